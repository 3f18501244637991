"""Liaison sets: against all subsets of small tables, known optima, caps, exclusions, bounds beyond what is exact."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from hanse.analysis import cover
from hanse.analysis.cover import liaison_set
from hanse.analysis.toys import mini, synthetic
from hanse.analysis.twomode import TwoMode
from tests.analysis.graphs import davis, medium, small

TABLES = arrays(bool, st.tuples(st.integers(1, 6), st.integers(1, 5)))


def can_serve(cells: np.ndarray, demand: np.ndarray, cap: int) -> int:
    """Demand the rows can meet, at most ``cap`` a row: one unit after the other by augmenting paths."""
    served: list[tuple[int, int]] = []

    def place(column: int, tried: set[int]) -> bool:
        for row in range(cells.shape[0]):
            if not cells[row, column] or (row, column) in served or row in tried:
                continue
            tried.add(row)
            own = [pair for pair in served if pair[0] == row]
            if len(own) < cap:
                served.append((row, column))
                return True
            for pair in own:
                served.remove(pair)
                served.append((row, column))
                if place(pair[1], tried):
                    return True
                served.remove((row, column))
                served.append(pair)
        return False

    return sum(place(column, set()) for column in range(cells.shape[1]) for _ in range(demand[column]))


def best_of_all(
    cells: np.ndarray, demand: np.ndarray, cap: int | None = None, costs: np.ndarray | None = None
) -> tuple[float, list[tuple[int, ...]]]:
    """Least cost, and all sets with it, over all subsets of rows."""
    limit = cells.shape[1] if cap is None else cap
    most = can_serve(cells, demand, limit)
    price = np.ones(cells.shape[0]) if costs is None else costs
    found: dict[tuple[int, ...], float] = {}
    for size in range(cells.shape[0] + 1):
        for rows in itertools.combinations(range(cells.shape[0]), size):
            if can_serve(cells[list(rows)], demand, limit) == most:
                found[rows] = float(price[list(rows)].sum())
    least = min(found.values())
    return least, [rows for rows, cost in found.items() if cost <= least + 1e-9]


@settings(max_examples=80, deadline=None)
@given(TABLES)
def test_size_count_and_shares_are_those_of_all_best_sets(cells: np.ndarray) -> None:
    found = liaison_set(TwoMode.from_dense(cells))
    least, sets = best_of_all(cells, cells.any(axis=0).astype(int))
    assert (found.size, found.is_optimal, found.n_best) == (least, True, len(sets))
    assert tuple(found.cities) in sets
    assert all(tuple(other) in sets for other in found.alternatives)
    share = np.zeros(cells.shape[0])
    for rows in sets:
        share[list(rows)] += 1 / len(sets)
    np.testing.assert_allclose(found.share, share, atol=1e-12)
    for city, others in zip(found.cities, found.substitutes, strict=True):
        swapped = [tuple(sorted({*found.cities.tolist(), int(other)} - {int(city)})) for other in others]
        expected = [rows for rows in sets if len({*rows} - {*found.cities.tolist()}) == 1 and city not in rows]
        assert sorted(swapped) == sorted(expected)


@settings(max_examples=60, deadline=None)
@given(TABLES, st.integers(1, 2), st.none() | st.integers(1, 3), st.data())
def test_demand_caps_and_costs(cells: np.ndarray, demand: int, cap: int | None, data: st.DataObject) -> None:
    costs = data.draw(st.none() | arrays(float, cells.shape[0], elements=st.sampled_from([1.0, 1.5, 4.0])))
    found = liaison_set(TwoMode.from_dense(cells), demand=demand, cap=cap, costs=costs, n_alternatives=2)
    wanted = np.minimum(demand, cells.sum(axis=0))
    least, sets = best_of_all(cells, wanted, cap, costs)
    assert (found.cost, found.lower_bound) == (pytest.approx(least), pytest.approx(least))
    served = np.zeros(cells.shape, int)
    np.add.at(served, (found.served_cities, found.served_networks), 1)
    assert (served <= cells).all()
    assert served.sum() == can_serve(cells, wanted, cap or cells.shape[1])
    assert found.load.max(initial=0) <= (cap or cells.shape[1])
    if cap is None:
        assert tuple(found.cities) in sets
    assert set(found.short) == set(np.flatnonzero(served.sum(axis=0) < demand))
    assert set(found.unreachable) <= set(found.short)


def test_known_optima() -> None:
    # HiGHS, proved: 5 and 11.
    for graph, size, count in ((small(), 5, 3), (medium(), 11, 324)):
        found = liaison_set(graph, n_alternatives=2)
        assert (found.size, found.lower_bound, found.is_optimal, found.n_best) == (size, size, True, count)
        assert found.share is not None
        assert found.share.sum() == pytest.approx(size)
        for cities in (found.cities, *found.alternatives):
            assert np.unique(graph.subset(cities).indices).size == graph.n_networks
            assert len(cities) == size


def test_twins_do_not_take_turns_in_vain() -> None:
    cells = np.repeat(np.eye(3, dtype=int), [40, 30, 1], axis=0)
    found = liaison_set(TwoMode.from_dense(cells))
    assert (found.size, found.n_best) == (3, 1_200)
    assert found.share is not None
    assert found.share[[0, 40, 70]].tolist() == pytest.approx([1 / 40, 1 / 30, 1])
    assert [len(others) for others in found.substitutes] == [39, 29, 0]
    assert found.alternatives == ()


def test_the_most_connected_can_be_left_out() -> None:
    found = liaison_set(mini(), excluded=[0, 3])
    assert not {0, 3} & set(found.cities.tolist())
    assert found.n_candidates == 6
    everyone = liaison_set(mini(), excluded=range(8))
    assert (everyone.size, everyone.unreachable.tolist(), everyone.is_optimal) == (0, [0, 1, 2, 3], True)
    assert "Left aside, as no candidate is in them: 4 networks" in everyone.describe()


def test_a_network_can_be_left_aside() -> None:
    found = liaison_set(mini(), demand=[1, 0, 0, 0])
    assert found.size == 1
    assert found.unreachable.size == 0
    assert "1 city of 8" in found.describe()


def test_a_near_optimal_alternative_costs_at_most_the_slack() -> None:
    graph = davis()
    found = liaison_set(graph, slack=1.0, n_alternatives=4)
    assert len(found.alternatives) == 4
    for cities in found.alternatives:
        assert found.size <= len(cities) <= found.size + 1
        assert np.unique(graph.subset(cities).indices).size == graph.n_networks


def test_shares_are_sampled_where_sets_cannot_be_counted() -> None:
    found = liaison_set(davis(), demand=2, rng=np.random.default_rng(1), n_samples=5)
    assert (found.n_best, found.n_sampled) == (None, 5)
    assert found.share is not None
    assert found.share.sum() == pytest.approx(found.size)
    assert "5 sets found under random weights" in found.describe()
    assert liaison_set(davis(), demand=2).share is None


def test_load_is_spread() -> None:
    found = liaison_set(TwoMode.from_dense(np.ones((2, 6), int)), demand=1, cap=3)
    assert (found.size, found.load.tolist()) == (2, [3, 3])


def test_large_graphs_get_a_set_and_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cover, "_LARGEST", 10)
    graph = synthetic(4_000, 300, 16_000, rng=np.random.default_rng(2))
    found = liaison_set(graph)
    assert np.unique(graph.subset(found.cities).indices).size == 300
    assert 0.85 * found.size <= found.lower_bound <= found.size
    assert found.alternatives == ()
    capped = liaison_set(graph, cap=5)
    assert capped.load.max() <= 5
    assert capped.lower_bound >= 60
    assert np.unique(capped.served_networks).size == 300


def test_where_greed_under_a_cap_ends_dead_a_set_is_still_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cover, "_LARGEST", 0)
    for seed in range(40):
        cells = np.random.default_rng(seed).random((6, 6)) < 0.35
        found = liaison_set(TwoMode.from_dense(cells), cap=1)
        assert found.served_networks.size == can_serve(cells, cells.any(axis=0).astype(int), 1)
        assert found.lower_bound <= found.cost == found.size


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"demand": -1}, "negative"),
        ({"cap": 0}, "below 1"),
        ({"excluded": [99]}, "there are 18"),
        ({"costs": np.zeros(18)}, "positive"),
    ],
)
def test_refuses_what_cannot_be_asked(options: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        liaison_set(davis(), **options)  # type: ignore[arg-type]

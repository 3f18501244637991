"""Barber's modularity and the search for its maximum: definition, all divisions of small graphs, known optima."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from hanse.analysis.community import communities
from hanse.analysis.modularity import adjusted_rand, modularity
from hanse.analysis.schedule import Threads
from hanse.analysis.twomode import TwoMode
from tests.analysis.draws import shuffled
from tests.analysis.graphs import davis, medium, small

TABLES = arrays(bool, st.tuples(st.integers(1, 3), st.integers(1, 3)))


def by_cells(cells: np.ndarray, of_city: np.ndarray, of_network: np.ndarray) -> float:
    """Q from its definition: the sum over all cells in one community of tie minus expectation."""
    expected = np.outer(cells.sum(axis=1), cells.sum(axis=0)) / cells.sum()
    together = of_city[:, None] == of_network[None, :]
    return float(((cells - expected) * together).sum() / cells.sum())


def divisions(n: int) -> Iterator[np.ndarray]:
    """All ways to divide n members, as numbers that first occur in rising order."""

    def grow(labels: list[int]) -> Iterator[np.ndarray]:
        if len(labels) == n:
            yield np.array(labels, int)
            return
        for label in range(max(labels, default=-1) + 2):
            yield from grow([*labels, label])

    yield from grow([])


@given(TABLES, st.data())
def test_modularity_is_its_definition(cells: np.ndarray, data: st.DataObject) -> None:
    labels = data.draw(arrays(np.int64, sum(cells.shape), elements=st.integers(0, 3)))
    of_city, of_network = np.split(labels, [cells.shape[0]])
    found = modularity(TwoMode.from_dense(cells), of_city, of_network)
    assert found == (pytest.approx(by_cells(cells, of_city, of_network)) if cells.any() else None)


@settings(max_examples=40)
@given(TABLES)
def test_finds_the_best_of_all_divisions(cells: np.ndarray) -> None:
    found = communities(TwoMode.from_dense(cells), rng=np.random.default_rng(1), n_starts=4)
    if not cells.any():
        assert found.modularity is None
        return
    best = max(by_cells(cells, *np.split(labels, [cells.shape[0]])) for labels in divisions(sum(cells.shape)))
    assert found.modularity == pytest.approx(best, abs=1e-9)
    assert found.modularity == pytest.approx(by_cells(cells, found.cities, found.networks))


def test_davis_reaches_the_best_value_known() -> None:
    # Best of 500 seeds of leidenalg's bipartite optimiser, 4 communities.
    found = communities(davis(), rng=np.random.default_rng(0), n_starts=4)
    assert found.modularity == pytest.approx(0.3455371796, abs=1e-10)
    assert found.n_communities == 4
    assert found.modularity == max(found.q_by_start)
    assert found.agreement is not None
    assert 0.5 < found.agreement <= 1


def test_the_two_groups_of_davis_with_the_best_events() -> None:
    women = np.repeat([0, 1], 9)
    # For fixed women each event goes where it adds more: ties minus expected ties.
    cells = davis().dense()
    ties = np.stack([cells[women == side].sum(axis=0) for side in (0, 1)])
    degrees = np.array([davis().city_degrees[women == side].sum() for side in (0, 1)])
    events = np.argmax(ties - np.outer(degrees, davis().network_degrees) / davis().n_ties, axis=0)
    assert modularity(davis(), women, events) == pytest.approx(0.3183941422, abs=1e-10)


def test_as_good_as_the_published_optimisers() -> None:
    # S: leidenalg bipartite .277. M: igraph's Leiden on one mode .402 (to three digits), leidenalg bipartite .399.
    assert communities(small(), rng=np.random.default_rng(0), n_starts=4).modularity > 0.282
    assert communities(medium(), rng=np.random.default_rng(0), n_starts=2).modularity > 0.403


def test_parts_without_ties_between_them_are_communities() -> None:
    graph = TwoMode.from_dense(np.kron(np.eye(3, dtype=int), np.ones((4, 2), int)))
    found = communities(graph, rng=np.random.default_rng(0))
    assert found.cities.tolist() == np.repeat([0, 1, 2], 4).tolist()
    assert found.networks.tolist() == np.repeat([0, 1, 2], 2).tolist()
    assert found.modularity == pytest.approx(2 / 3)
    assert found.agreement == 1


def test_where_all_are_tied_to_all_there_is_one_community() -> None:
    found = communities(TwoMode.from_dense(np.ones((3, 2), int)), rng=np.random.default_rng(0))
    assert (found.n_communities, found.modularity) == (1, 0.0)
    with_empty = communities(TwoMode.from_dense([[1], [0], [1]]), rng=np.random.default_rng(0))
    assert with_empty.cities.tolist() == [0, -1, 0]


def test_the_seed_decides_and_the_threads_do_not() -> None:
    one, two = (communities(small(), rng=np.random.default_rng(3), scheduler=Threads(count)) for count in (1, 2))
    assert one.cities.tolist() == two.cities.tolist()
    assert one.q_by_start.tolist() == two.q_by_start.tolist()


def test_against_chance() -> None:
    rng = np.random.default_rng(1)
    noise = TwoMode.from_dense(rng.random((30, 12)) < 0.2)
    camps = TwoMode.from_dense(rng.random((30, 12)) < 0.05 + 0.5 * np.kron(np.eye(2), np.ones((15, 6))))
    values = []
    for graph in (noise, camps):
        found = communities(graph, rng=rng, n_starts=2, n_shakes=2, null=shuffled(graph, draws=39, rng=rng))
        assert found.null is not None
        values.append(found.null.p_upper)
    assert values[0] > 0.05
    assert values[1] == 0.025


def test_adjusted_rand_worked_by_hand() -> None:
    # Pairs together: 1 of both, 2 and 1 of each, 6 in all: (1 - 1/3) / (1.5 - 1/3) = 4/7.
    assert adjusted_rand([0, 0, 1, 1], [0, 0, 1, 2]) == pytest.approx(4 / 7)
    assert adjusted_rand([], []) == adjusted_rand([0], [3]) == 1.0
    assert adjusted_rand([0, 0, 0], [0, 1, 2]) == 0.0


def test_refuses_wrong_lengths_and_no_start() -> None:
    with pytest.raises(ValueError, match="communities for"):
        modularity(davis(), [0], [0])
    with pytest.raises(ValueError, match="at least 1"):
        communities(davis(), rng=np.random.default_rng(1), n_starts=0)

"""Betweenness and closeness: igraph's and published values, and a slow count of all shortest paths."""

from collections import deque

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from hanse.analysis.betweenness import betweenness, closeness
from hanse.analysis.schedule import Threads
from hanse.analysis.twomode import TwoMode
from tests.analysis.graphs import FOLDER, davis, medium, small

TABLES = arrays(bool, st.tuples(st.integers(0, 7), st.integers(0, 6)))


def distances_and_paths(cells: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Length (-1 where there is none) and number of shortest paths between all members, one search each."""
    n_cities, n = cells.shape[0], sum(cells.shape)
    full = np.zeros((n, n), bool)
    full[:n_cities, n_cities:] = cells
    full |= full.T
    length, paths = np.full((n, n), -1), np.zeros((n, n))
    for source in range(n):
        length[source, source], paths[source, source] = 0, 1
        queue = deque([source])
        while queue:
            node = queue.popleft()
            for other in np.flatnonzero(full[node]):
                if length[source, other] < 0:
                    length[source, other] = length[source, node] + 1
                    queue.append(other)
                if length[source, other] == length[source, node] + 1:
                    paths[source, other] += paths[source, node]
    return length, paths


def slow_betweenness(cells: np.ndarray) -> np.ndarray:
    length, paths = distances_and_paths(cells)
    n = sum(cells.shape)
    found = np.zeros(n)
    for a in range(n):
        for b in range(a + 1, n):
            if length[a, b] <= 0:
                continue
            for v in range(n):
                if v not in (a, b) and length[a, v] >= 0 and length[a, v] + length[v, b] == length[a, b]:
                    found[v] += paths[a, v] * paths[v, b] / paths[a, b]
    return found


@given(TABLES)
def test_equals_the_slow_count(cells: np.ndarray) -> None:
    found = betweenness(TwoMode.from_dense(cells))
    np.testing.assert_allclose(np.r_[found.cities, found.networks], slow_betweenness(cells), rtol=1e-12, atol=1e-12)
    for side in found.normalised():
        assert ((side >= 0) & (side <= 1 + 1e-12)).all()


@given(TABLES)
def test_closeness_stays_between_0_and_1(cells: np.ndarray) -> None:
    found = closeness(TwoMode.from_dense(cells))
    length, _ = distances_and_paths(cells)
    reached = (length > 0).sum(axis=1)
    assert np.r_[found.reached_cities, found.reached_networks].tolist() == reached.tolist()
    values = np.r_[found.cities, found.networks]
    assert ((values >= 0) & (values <= 1)).all()
    np.testing.assert_array_equal(values == 0, reached == 0)


@pytest.mark.parametrize("name", ["S", "M"])
def test_equals_igraph(name: str) -> None:
    expected = np.load(FOLDER / "betweenness_igraph.npz")[name]
    found = betweenness({"S": small, "M": medium}[name]())
    values = np.r_[found.cities, found.networks]
    assert np.abs(values - expected).max() <= 1e-12 * expected.max()
    np.testing.assert_allclose(values, expected, rtol=1e-9, atol=1e-9)


def test_published_values_of_the_southern_women() -> None:
    # Borgatti and Halgin as in networkx, bipartite test_centrality, to two decimals.
    graph = davis()
    women, events = betweenness(graph).normalised()
    assert events[7].round(2) == 0.24
    assert events[8].round(2) == 0.23
    assert women[13].round(2) == 0.11
    assert women[0].round(2) == 0.10
    near = closeness(graph)
    assert near.networks[7].round(2) == 0.85
    assert near.cities[0].round(2) == 0.80
    assert (graph.network_degrees[7] / graph.n_cities).round(2) == 0.78
    assert (graph.city_degrees[0] / graph.n_networks).round(2) == 0.57


def test_twins_are_alike_and_the_rest_is_the_same_when_they_are_many() -> None:
    cells = np.array([[1, 1, 0], [0, 1, 1], [1, 0, 0]], bool)
    many = np.repeat(cells, [3, 1, 2], axis=0)
    found = betweenness(TwoMode.from_dense(many))
    np.testing.assert_allclose(np.r_[found.cities, found.networks], slow_betweenness(many), rtol=1e-12)
    assert found.cities[0] == found.cities[1] == found.cities[2]


def test_the_numbers_do_not_depend_on_the_threads() -> None:
    one, two = (betweenness(small(), scheduler=Threads(count)) for count in (1, 2))
    assert one.cities.tolist() == two.cities.tolist()
    assert one.networks.tolist() == two.networks.tolist()


def test_an_estimate_is_marked_and_near() -> None:
    exact = betweenness(medium())
    guess = betweenness(medium(), n_sources=2_000, rng=np.random.default_rng(3))
    assert (exact.is_exact, guess.is_exact) == (True, False)
    assert np.corrcoef(exact.networks, guess.networks)[0, 1] > 0.99
    assert guess.networks.sum() == pytest.approx(exact.networks.sum(), rel=0.05)
    assert "estimated from 2,000" in guess.describe()
    everyone = betweenness(davis(), n_sources=32, rng=np.random.default_rng(3))
    np.testing.assert_allclose(everyone.cities, betweenness(davis()).cities)


@pytest.mark.parametrize(
    ("options", "message"),
    [({"n_sources": 3}, "rng"), ({"n_sources": 0, "rng": np.random.default_rng(1)}, "there are 32")],
)
def test_refuses_a_draw_that_cannot_be_made(options: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        betweenness(davis(), **options)  # type: ignore[arg-type]

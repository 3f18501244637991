"""Shared members of pairs: equal to the matrix product, whatever the blocks."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from hanse.analysis import pairlist
from hanse.analysis.overlap import MEASURES, overlap
from hanse.analysis.pairlist import all_pairs, pair_blocks
from hanse.analysis.schedule import Threads
from hanse.analysis.twomode import TwoMode
from tests.analysis.graphs import AWKWARD, davis, medium, small

TABLES = arrays(bool, st.tuples(st.integers(0, 9), st.integers(0, 7)))


@given(TABLES, st.integers(0, 3))
def test_equals_the_matrix_product(cells: np.ndarray, min_k: int) -> None:
    graph = TwoMode.from_dense(cells)
    for mode, table in (("city", cells), ("network", cells.T)):
        shared = table.astype(int) @ table.T.astype(int)
        i, j = np.triu_indices(table.shape[0], 1)
        kept = shared[i, j] >= min_k
        found = overlap(graph, mode, min_k=min_k)
        np.testing.assert_array_equal(found.i, i[kept])
        np.testing.assert_array_equal(found.j, j[kept])
        np.testing.assert_array_equal(found.k, shared[i, j][kept])


@pytest.mark.parametrize("mode", ["city", "network"])
@pytest.mark.parametrize("threads", [1, 3])
def test_many_blocks_give_the_same(mode: str, threads: int, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = small()
    expected = overlap(graph, mode)
    monkeypatch.setattr(pairlist, "_SMALL", 0)
    seen: list[tuple[int, int]] = []
    found = overlap(graph, mode, scheduler=Threads(threads), progress=lambda done, of: seen.append((done, of)))
    for name in ("i", "j", "k"):
        np.testing.assert_array_equal(getattr(found, name), getattr(expected, name))
    assert len(seen) > 5
    assert seen[-1][0] == seen[-1][1]
    blocks = list(pair_blocks(graph.side(mode)))
    np.testing.assert_array_equal(np.concatenate([block.j for block in blocks]), expected.j)
    np.testing.assert_array_equal(np.concatenate([block.i for block in blocks]), expected.i)


def test_sparse_rows_take_the_short_way(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(4)
    graph = TwoMode.from_indices(np.arange(600), rng.integers(0, 300, 600), shape=(600, 300))
    table = graph.csr()
    shared = (table @ table.T).toarray()
    i, j = np.nonzero(np.triu(shared, 1))
    found = all_pairs(graph)
    np.testing.assert_array_equal((found.i, found.j, found.k), (i, j, shared[i, j]))


def test_measures_by_hand() -> None:
    graph = TwoMode.from_dense([[1, 1, 1, 0], [1, 1, 0, 0], [0, 0, 1, 1]])
    found = overlap(graph, "city")
    assert list(zip(found.i, found.j, found.k, strict=True)) == [(0, 1, 2), (0, 2, 1)]
    assert found.jaccard.tolist() == [2 / 3, 1 / 4]
    assert found.containment.tolist() == [1.0, 0.5]
    np.testing.assert_allclose(found.phi, [np.corrcoef([1, 1, 1, 0], [1, 1, 0, 0])[0, 1], -1 / np.sqrt(3)])


def test_checkerboards_of_the_southern_women() -> None:
    # C-score 12.59341 over pairs of events (R vegan 2.6-4): mean of what each has that the other lacks, multiplied.
    found = overlap(davis(), "network", min_k=0)
    alone = (found.degree_i - found.k) * (found.degree_j - found.k)
    assert alone.mean() == pytest.approx(12.59341, abs=5e-6)


def test_known_size_of_the_synthetic_graphs() -> None:
    assert len(overlap(small())) == 373  # methods: co-member pairs of networks
    assert len(overlap(medium())) == 2_933


@pytest.mark.parametrize("by", MEASURES)
def test_top_holds_the_largest(by: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairlist, "_SMALL", 0)
    everything = overlap(davis(), "city", min_k=0)
    found = overlap(davis(), "city", min_k=0, top=17, by=by)
    best = np.sort(np.lexsort((everything.j, everything.i, -everything.measure(by)))[:17])
    np.testing.assert_array_equal(found.i, everything.i[best])
    np.testing.assert_array_equal(found.j, everything.j[best])
    assert f"17 largest by {by}" in found.describe()
    assert len(overlap(davis(), "city", top=0)) == 0


@pytest.mark.parametrize("name", AWKWARD)
@pytest.mark.parametrize("mode", ["city", "network"])
def test_defined_on_awkward_graphs(name: str, mode: str) -> None:
    found = overlap(AWKWARD[name], mode, min_k=0)
    assert len(found) == found.n_possible
    for measure in MEASURES:
        values = found.measure(measure)
        assert np.isfinite(values).all()
        assert (values >= (-1 if measure == "phi" else 0)).all()
        assert (values <= (1 + 1e-12 if measure != "k" else 10)).all()
    assert "References" in found.describe()
    assert found.params["mode"] == mode
    assert "lower bound" in found.missing
    assert len(found.assumptions) == 2


def test_refuses_what_it_does_not_know() -> None:
    for options in ({"min_k": -1}, {"top": -1}, {"by": "cosine"}, {"mode": "women"}):
        with pytest.raises(ValueError, match=r"count members|not one of|neither"):
            overlap(davis(), **options)
    with pytest.raises(ValueError, match="not one of"):
        overlap(davis()).measure("cosine")  # type: ignore[arg-type]

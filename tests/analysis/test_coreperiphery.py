"""Two-mode core and periphery: against all splits of small tables, known singular value, defined edges."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from hanse.analysis import coreperiphery, singular
from hanse.analysis.coreperiphery import core_periphery
from hanse.analysis.eligibility import Eligibility
from hanse.analysis.singular import leading
from hanse.analysis.toys import synthetic
from hanse.analysis.twomode import TwoMode
from tests.analysis.draws import shuffled
from tests.analysis.graphs import davis, medium

TABLES = arrays(bool, st.tuples(st.integers(1, 5), st.integers(1, 5)))


def best_of_all(cells: np.ndarray, allowed: np.ndarray) -> float | None:
    """The largest correlation over all pairs of subsets, over allowed cells."""
    held = cells[allowed].astype(float)
    if held.size == 0 or held.std() == 0:
        return None
    found = []
    for rows in itertools.product([False, True], repeat=cells.shape[0]):
        for columns in itertools.product([False, True], repeat=cells.shape[1]):
            if not any(rows) or not any(columns):
                continue
            block = np.outer(rows, columns)[allowed].astype(float)
            found.append(0.0 if block.std() == 0 else np.corrcoef(held, block)[0, 1])
    return max(found)


@settings(max_examples=60)
@given(TABLES)
def test_no_split_is_better(cells: np.ndarray) -> None:
    found = core_periphery(TwoMode.from_dense(cells), least_networks=1)
    assert found.is_exact
    expected = best_of_all(cells, np.ones(cells.shape, bool))
    assert found.fit == (expected if expected is None else pytest.approx(expected, abs=1e-9))
    larger = core_periphery(TwoMode.from_dense(cells))
    if larger.fit is not None:
        assert larger.fit <= found.fit + 1e-12
        assert larger.core_networks.sum() >= min(2, cells.shape[1])


@settings(max_examples=40)
@given(TABLES, st.data())
def test_no_split_is_better_over_the_cells_that_may_hold_a_tie(cells: np.ndarray, data: st.DataObject) -> None:
    allowed = data.draw(arrays(bool, cells.shape)) | cells
    graph = TwoMode.from_dense(cells).within_eligibility(Eligibility.from_mask(allowed))[0]
    expected = best_of_all(cells, allowed)
    found = core_periphery(graph, least_networks=1)
    assert found.fit == (expected if expected is None else pytest.approx(expected, abs=1e-9))


def test_taking_turns_finds_what_trying_all_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(0)
    for _ in range(12):
        cells = rng.random((20, 9)) < rng.beta(1, 2, (20, 1)) * rng.beta(1, 1, (1, 9))
        graph = TwoMode.from_dense(cells)
        exact = core_periphery(graph)
        with monkeypatch.context() as patched:
            patched.setattr(coreperiphery, "_SUBSETS", 0)
            searched = core_periphery(graph)
        assert (exact.is_exact, searched.is_exact) == (True, False)
        assert searched.fit == pytest.approx(exact.fit, abs=1e-9)


def test_davis() -> None:
    found = core_periphery(davis())
    assert found.singular_value == pytest.approx(6.741908124910, abs=1e-11)
    assert found.fit == pytest.approx(0.42880033, abs=1e-8)  # the best of all 16,384 sets of events
    assert found.core_cities.nonzero()[0].tolist() == [0, 1, 2, 3, 4, 5, 6, 8]
    inside = davis().dense()[np.ix_(found.core_cities, found.core_networks)].mean()
    assert found.density[0][0] == pytest.approx(inside)
    assert "8 cities and 5 networks" in found.describe()


def test_a_clean_core_fits_perfectly_and_order_does_not_matter() -> None:
    cells = np.zeros((9, 7), bool)
    cells[:4, :3] = True
    rng = np.random.default_rng(1)
    rows, columns = rng.permutation(9), rng.permutation(7)
    found = core_periphery(TwoMode.from_dense(cells[rows][:, columns]))
    assert found.fit == pytest.approx(1.0)
    assert found.core_cities.tolist() == (rows < 4).tolist()
    assert found.core_networks.tolist() == (columns < 3).tolist()
    assert found.explained == pytest.approx(1.0)
    assert found.density == ((1.0, 0.0), (0.0, 0.0))


def test_cores_of_peers_that_say_nothing_do_not_come_back() -> None:
    # On projections of M published packages give a core of 1 of 84 networks, or of 82.
    found = core_periphery(medium())
    assert 2 <= found.core_networks.sum() <= 10
    assert found.density[0][0] > 10 * found.density[1][1]


def test_degrees_explain_what_they_should() -> None:
    rng = np.random.default_rng(7)
    graph = synthetic(60, 14, 150, rng=rng)
    found = core_periphery(graph, null=shuffled(graph, draws=39, rng=rng))
    assert found.null_fit is not None
    assert found.null_explained is not None
    assert found.null_fit.p_upper > 0.05
    assert "random graphs" in found.describe()


@given(TABLES)
def test_the_leading_pair_is_that_of_the_full_decomposition(cells: np.ndarray) -> None:
    pair = leading(TwoMode.from_dense(cells))
    assert pair.value == pytest.approx(np.linalg.svd(cells.astype(float), compute_uv=False)[0], abs=1e-9)
    np.testing.assert_allclose(cells @ pair.networks, pair.value * pair.cities, atol=1e-7)
    assert (pair.cities >= 0).all()
    assert (pair.networks >= 0).all()


def test_many_networks_are_decomposed_without_a_full_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(singular, "_DENSE", 5)
    pair = leading(davis())
    assert pair.value == pytest.approx(6.741908124910, abs=1e-10)
    np.testing.assert_allclose(davis().csr() @ pair.networks, pair.value * pair.cities, atol=1e-8)


def test_refuses_an_empty_core() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        core_periphery(davis(), least_networks=0)

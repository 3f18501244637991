"""The two-mode configuration model: known answers, exact corners, structural zeros."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from hanse.analysis.eligibility import Eligibility
from hanse.analysis.nullmodels.bicm import bicm
from hanse.analysis.twomode import TwoMode
from hanse.errors import ConvergenceError
from tests.analysis.graphs import AWKWARD, davis, medium, small

TABLES = arrays(bool, st.tuples(st.integers(1, 8), st.integers(1, 7)))


def test_three_by_three() -> None:
    # zpneal/backbone, inst/tinytest/test_backbone.R, printed to three decimals
    found = bicm(TwoMode.from_dense([[0, 0, 1], [0, 1, 0], [1, 0, 1]])).matrix()
    expected = [[0.216, 0.216, 0.568], [0.216, 0.216, 0.568], [0.568, 0.568, 0.863]]
    np.testing.assert_allclose(found, expected, atol=5e-4)


def test_davis() -> None:
    model = bicm(davis(), tolerance=1e-10)
    assert model.prob(0, [0, 2, 7]) == pytest.approx([0.34232891, 0.59281351, 0.93338249], abs=1e-8)  # R backbone
    assert model.log_likelihood == pytest.approx(-128.0863542740, abs=1e-8)


@pytest.mark.parametrize("graph", [small(), medium()], ids=["S", "M"])
def test_degrees_are_reproduced(graph: TwoMode) -> None:
    model = bicm(graph)
    assert model.residual <= 1e-8
    np.testing.assert_allclose(model.matrix().sum(axis=1), graph.city_degrees, atol=1e-7)


@pytest.mark.parametrize("name", AWKWARD)
def test_defined_on_awkward_graphs(name: str) -> None:
    model = bicm(AWKWARD[name])
    assert np.isfinite(model.matrix()).all()
    assert ((model.matrix() >= 0) & (model.matrix() <= 1)).all()
    assert model.residual <= 1e-8
    assert np.isfinite(model.log_likelihood)
    assert "doi:10.1038/srep10595" in model.describe()
    assert len(model.assumptions) == 3
    assert "no tie" in model.missing


def test_full_and_empty_members_are_exact() -> None:
    # bicm 3.4.0 and NEMtropy 4.0.0 (light mode) give infinite fitness and NaN here
    found = bicm(AWKWARD["full row"]).matrix()
    assert found[0].tolist() == [1.0, 1.0, 1.0]
    np.testing.assert_allclose(found[1:], 1 / 3, atol=1e-9)
    assert bicm(AWKWARD["empty row"]).matrix()[1].tolist() == [0.0, 0.0, 0.0]


def test_blocks_without_choice_are_found_behind_the_margins() -> None:
    # No row or column is full or empty, yet the upper left block is a tie in all graphs with these degrees.
    ties = np.array([[1, 1, 1, 0], [1, 1, 0, 1], [1, 1, 0, 0], [1, 0, 0, 0], [0, 1, 0, 0]], bool)
    model = bicm(TwoMode.from_dense(ties))
    assert ((model.matrix()[:3, :2]) == 1).all()
    assert ((model.matrix()[3:, 2:]) == 0).all()
    np.testing.assert_allclose(model.matrix()[:2, 2:], 0.5, atol=1e-9)
    assert model.residual <= 1e-8


@given(TABLES)
def test_degrees_hold_for_every_small_graph(cells: np.ndarray) -> None:
    found = bicm(TwoMode.from_dense(cells)).matrix()
    np.testing.assert_allclose(found.sum(axis=1), cells.sum(axis=1), atol=1e-8)
    np.testing.assert_allclose(found.sum(axis=0), cells.sum(axis=0), atol=1e-8)


@given(TABLES, st.data())
def test_structural_zeros_stay_zero_and_degrees_hold(cells: np.ndarray, data: st.DataObject) -> None:
    mask = cells | data.draw(arrays(bool, cells.shape))
    graph, _ = TwoMode.from_dense(cells).within_eligibility(Eligibility.from_mask(mask))
    model = bicm(graph)
    assert (model.matrix()[~mask] == 0).all()
    np.testing.assert_allclose(model.matrix().sum(axis=1), cells.sum(axis=1), atol=1e-8)
    np.testing.assert_allclose(model.matrix().sum(axis=0), cells.sum(axis=0), atol=1e-8)
    assert model.n_ineligible == (~mask).sum()


@given(TABLES, st.randoms(use_true_random=False))
def test_order_of_cities_changes_nothing(cells: np.ndarray, random: object) -> None:
    order = np.random.default_rng(cells.size).permutation(cells.shape[0])
    one, other = bicm(TwoMode.from_dense(cells)).matrix(), bicm(TwoMode.from_dense(cells[order])).matrix()
    np.testing.assert_allclose(one[order], other, atol=1e-8)


def test_transposing_transposes() -> None:
    one, other = bicm(davis()).matrix(), bicm(davis().transposed()).matrix()
    np.testing.assert_allclose(one.T, other, atol=1e-8)


def test_cells_fixed_by_exchange_are_those_fixed_in_all_graphs() -> None:
    # all 4 x 3 graphs of some margins, by enumeration: a cell is fixed exactly where they all agree
    every = ((np.arange(2**12)[:, None] >> np.arange(12)) & 1).reshape(-1, 4, 3).astype(bool)
    rows, columns = every.sum(axis=2), every.sum(axis=1)
    for pick in range(0, 2**12, 97):
        same = ((rows == rows[pick]).all(axis=1)) & ((columns == columns[pick]).all(axis=1))
        always, never = every[same].all(axis=0), ~every[same].any(axis=0)
        found = bicm(TwoMode.from_dense(every[pick])).matrix()
        np.testing.assert_array_equal(found == 1, always)
        np.testing.assert_array_equal(found == 0, never)


def test_samples_follow_the_probabilities() -> None:
    model = bicm(davis())
    rng = np.random.default_rng(3)
    mean = np.mean([model.sample(rng).dense() for _ in range(600)], axis=0)
    assert np.abs(mean - model.matrix()).max() < 0.09  # 4.4 standard errors of 0.5 / sqrt(600)


def test_newton_agrees_with_the_fixed_point(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = bicm(davis(), tolerance=1e-10).matrix()
    monkeypatch.setattr("hanse.analysis.nullmodels.bicm._ROUNDS", 2)
    for graph, wanted in ((davis(), expected), (davis().transposed(), expected.T)):
        model = bicm(graph, tolerance=1e-10)
        np.testing.assert_allclose(model.matrix(), wanted, atol=1e-9)
        assert model.iterations < 15


def test_says_when_the_tolerance_cannot_be_reached() -> None:
    with pytest.raises(ConvergenceError, match="degrees are off by"):
        bicm(medium(), tolerance=0.0)

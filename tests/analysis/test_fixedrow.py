"""The hypergeometric model and its form under rules of admission, against enumeration."""

from itertools import combinations
from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.stats import hypergeom

from hanse.analysis.eligibility import Eligibility
from hanse.analysis.twomode import TwoMode
from hanse.analysis.validation import validated
from tests.analysis.graphs import davis, medium


def test_toy() -> None:
    # zpneal/backbone, inst/tinytest/test_backbone.R
    found = validated(TwoMode.from_dense([[1, 0, 1, 1], [0, 1, 0, 0], [1, 0, 0, 1]]), "city", null="fixedrow")
    np.testing.assert_allclose(found.p_upper, [1, 0.5, 1], atol=1e-12)
    np.testing.assert_allclose(found.p_lower, [0.25, 1, 0.5], atol=1e-12)


def test_davis() -> None:
    found = validated(davis(), "city", null="fixedrow")  # R backbone 2.1.3
    assert (found.p_upper < 0.05).sum() == 17
    value = {(int(i), int(j)): p for i, j, p in zip(found.i, found.j, found.p_upper, strict=True)}
    assert value[0, 1] == pytest.approx(0.05128205, abs=5e-9)
    assert value[0, 2] == pytest.approx(0.01631702, abs=5e-9)


def test_equals_scipy_in_bulk_and_in_the_tail() -> None:
    graph = medium()
    found = validated(graph, "network", null="hypergeometric")
    a, b = graph.network_degrees[found.i], graph.network_degrees[found.j]
    np.testing.assert_allclose(found.p_upper, hypergeom.sf(found.k - 1, graph.n_cities, a, b), rtol=1e-8)
    np.testing.assert_allclose(found.p_lower, hypergeom.cdf(found.k, graph.n_cities, a, b), rtol=1e-8)
    assert found.p_upper.min() < 1e-13
    np.testing.assert_allclose(found.expected, a * b / graph.n_cities)


def test_deep_tail_keeps_its_digits() -> None:
    both = TwoMode.from_indices(np.repeat([0, 1], 150), np.tile(np.arange(150), 2), shape=(2, 4_000))
    found = validated(both, "city", null="fixedrow")
    assert found.p_upper[0] == pytest.approx(1 / comb(4_000, 150), rel=1e-9)


@given(arrays(bool, st.tuples(st.integers(2, 4), st.integers(1, 6))), st.data())
def test_rules_equal_enumeration(cells: np.ndarray, data: st.DataObject) -> None:
    mask = cells | data.draw(arrays(bool, cells.shape))
    graph, _ = TwoMode.from_dense(cells).within_eligibility(Eligibility.from_mask(mask))
    found = validated(graph, "city", null="fixedrow", tail="both")
    for i, j, k, upper, lower, mean in zip(
        found.i, found.j, found.k, found.p_upper, found.p_lower, found.expected, strict=True
    ):
        shared = [
            len(set(one) & set(other))
            for one in combinations(np.flatnonzero(mask[i]), cells[i].sum())
            for other in combinations(np.flatnonzero(mask[j]), cells[j].sum())
        ]
        assert upper == pytest.approx(np.mean([x >= k for x in shared]), abs=1e-12)
        assert lower == pytest.approx(np.mean([x <= k for x in shared]), abs=1e-12)
        assert mean == pytest.approx(np.mean(shared), abs=1e-12)

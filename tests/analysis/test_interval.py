"""Intervals of shares: published values, edges, coverage."""

import numpy as np
import pytest
from scipy.stats import binomtest

from hanse.analysis.interval import clopper_pearson, wilson


@pytest.mark.parametrize(("k", "n"), [(0, 10), (1, 10), (5, 10), (10, 10), (263, 1000), (0, 1), (1, 1)])
def test_equal_to_scipy(k: int, n: int) -> None:
    for made, name in ((wilson, "wilson"), (clopper_pearson, "exact")):
        expected = binomtest(k, n).proportion_ci(0.95, method=name)
        found = made(k, n)
        assert (float(found.low), float(found.high)) == pytest.approx((expected.low, expected.high), abs=1e-12)


def test_nothing_counted_is_unknown_not_zero() -> None:
    for made in (wilson, clopper_pearson):
        found = made([0, 1], [0, 2])
        assert np.isnan([found.low[0], found.high[0]]).all()
        assert np.isfinite([found.low[1], found.high[1]]).all()


def test_holds_the_true_share_about_as_often_as_it_says() -> None:
    counts = np.random.default_rng(1).binomial(60, 0.1, 4_000)
    found = wilson(counts, 60, level=0.9)
    assert 0.86 <= np.mean((found.low <= 0.1) & (found.high >= 0.1)) <= 0.95
    exact = clopper_pearson(counts, 60, level=0.9)
    assert np.mean((exact.low <= 0.1) & (exact.high >= 0.1)) >= 0.9


@pytest.mark.parametrize(("k", "n", "level"), [(3, 2, 0.95), (-1, 2, 0.95), (1, 2, 1.0)])
def test_refuses_impossible_counts_and_levels(k: int, n: int, level: float) -> None:
    for made in (wilson, clopper_pearson):
        with pytest.raises(ValueError, match=r"outside|between"):
            made(k, n, level=level)

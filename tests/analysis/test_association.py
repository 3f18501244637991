"""Correlations with permutation p-values: exact small cases, invariants, undefined cases."""

import itertools

import numpy as np
import pytest
from scipy.stats import permutation_test, spearmanr

from hanse.analysis.association import pearson, spearman
from hanse.analysis.kernels.permutation import shuffled_products


def test_spearman_with_ties_worked_by_hand():
    # Ranks x: 1, 2.5, 2.5, 4; y: 1, 3, 2, 4; sums of squares 4.5 and 5, cross product 4.5.
    found = spearman([10, 20, 20, 40], [1, 3, 2, 9], rng=np.random.default_rng(0))
    assert found.coefficient == pytest.approx(4.5 / np.sqrt(4.5 * 5))
    assert found.n == 4


def test_pearson_against_numpy():
    rng = np.random.default_rng(5)
    x, y = rng.normal(size=40), rng.normal(size=40)
    assert pearson(x, y, rng=rng).coefficient == pytest.approx(np.corrcoef(x, y)[0, 1])


def test_p_approaches_the_exact_permutation_p():
    x, y = np.array([1.0, 2, 3, 4, 5]), np.array([1.0, 3, 2, 5, 4])
    observed = np.corrcoef(x, y)[0, 1]
    every = [abs(np.corrcoef(x, order)[0, 1]) for order in itertools.permutations(y)]
    exact = np.mean(np.array(every) >= abs(observed) - 1e-9)
    assert pearson(x, y, rng=np.random.default_rng(3), n_permutations=20_000).p == pytest.approx(exact, abs=0.01)


def test_p_is_two_sided():
    x = np.arange(12.0)
    up = spearman(x, x, rng=np.random.default_rng(1))
    down = spearman(x, -x, rng=np.random.default_rng(1))
    assert up.coefficient == pytest.approx(1)
    assert down.coefficient == pytest.approx(-1)
    assert up.p == down.p == 1 / 10_000


def test_p_is_never_zero_and_follows_the_seed():
    x = np.arange(30.0)
    assert pearson(x, x, rng=np.random.default_rng(1), n_permutations=99).p == 0.01
    first = spearman(x, x[::-1] % 7, rng=np.random.default_rng(8))
    assert first == spearman(x, x[::-1] % 7, rng=np.random.default_rng(8))


def test_p_is_uniform_where_there_is_no_association():
    rng = np.random.default_rng(11)
    ps = [spearman(rng.normal(size=15), rng.normal(size=15), rng=rng, n_permutations=199).p for _ in range(200)]
    assert 0.02 <= np.mean(np.array(ps) <= 0.1) <= 0.18


def test_pairs_with_a_gap_are_left_out():
    found = spearman([1, 2, np.nan, 4], [1, 2, 3, np.nan], rng=np.random.default_rng(1))
    assert found.n == 2


@pytest.mark.parametrize(("x", "y"), [([], []), ([1], [2]), ([1, 1, 1], [1, 2, 3]), ([1, 2, 3], [5, 5, 5])])
def test_undefined_has_no_coefficient_and_no_p(x, y):
    found = spearman(x, y, rng=np.random.default_rng(1))
    assert (found.coefficient, found.p) == (None, None)
    assert "undefined" in found.describe()


def test_different_lengths_are_refused():
    with pytest.raises(ValueError, match="same length"):
        pearson([1, 2], [1, 2, 3], rng=np.random.default_rng(1))


def test_describe_names_coefficient_size_and_p():
    text = pearson([1, 2, 3, 4], [2, 4, 6, 9], rng=np.random.default_rng(1)).describe()
    assert "Pearson" in text
    assert "n = 4" in text
    assert "p = " in text


def test_every_order_is_drawn_equally_often():
    products = np.empty(60_000)
    shuffled_products(np.array([1.0, 10, 100, 1000]), np.arange(4.0), 7, products)
    _, counts = np.unique(products, return_counts=True)
    assert counts.size == 24
    assert np.square(counts - 2_500).sum() / 2_500 < 49.7  # chi-squared, 23 degrees of freedom, .999


def test_p_equals_the_p_of_scipy():
    rng = np.random.default_rng(4)
    x, y = rng.normal(size=30), rng.normal(size=30)
    slow = permutation_test(
        (x,), lambda order: spearmanr(order, y).statistic, permutation_type="pairings", n_resamples=999, rng=rng
    )
    found = spearman(x, y, rng=rng, n_permutations=50_000)
    assert found.coefficient == pytest.approx(spearmanr(x, y).statistic)
    assert found.p == pytest.approx(slow.pvalue, abs=0.05)

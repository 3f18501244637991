"""Coefficients of agreement and prevalence against published and hand-computed values."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from hanse.analysis.agreement import cohen_kappa, fleiss_kappa, krippendorff_alpha, prevalence

NAN = np.nan

# Krippendorff's "C" data (4 coders x 12 units), as in the help of R's irr::kripp.alpha.
C_DATA = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, NAN, NAN, NAN],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NAN, 3],
    [NAN, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NAN],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NAN],
]
# The 3 x 15 example of the Wikipedia article on the coefficient.
WIKIPEDIA = [
    [NAN, NAN, NAN, NAN, NAN, 3, 4, 1, 2, 1, 1, 3, 3, NAN, 3],
    [1, NAN, 2, 1, 3, 3, 4, 3, NAN, NAN, NAN, NAN, NAN, NAN, NAN],
    [NAN, NAN, 2, 1, 3, 4, 4, NAN, 2, 1, 1, 3, 3, NAN, 4],
]


# Fleiss (1971) in the Wikipedia article on his kappa: 10 units x 14 coders, five categories; .210.
FLEISS = [
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
]


# R krippendorff / simpledorff; nominal also published (.743, .691).
@pytest.mark.parametrize(
    ("ratings", "level", "expected"),
    [
        (C_DATA, "nominal", 0.743421),
        (C_DATA, "ordinal", 0.815388),
        (C_DATA, "interval", 0.849107),
        (C_DATA, "ratio", 0.797403),
        (WIKIPEDIA, "nominal", 0.691358),
        (WIKIPEDIA, "ordinal", 0.806721),
        (WIKIPEDIA, "interval", 0.810845),
        (WIKIPEDIA, "ratio", 0.808944),
    ],
)
def test_published_examples(ratings, level, expected):
    assert krippendorff_alpha(ratings, level=level) == pytest.approx(expected, abs=1e-6)


def by_pairs(ratings, distance):
    """Alpha straight from its definition: mean distance within units over mean distance of all pairs."""
    units = [[value for value in column if not np.isnan(value)] for column in np.array(ratings, dtype=float).T]
    units = [unit for unit in units if len(unit) >= 2]
    pool = [value for unit in units for value in unit]
    within = sum(distance(a, b) / (len(unit) - 1) for unit in units for a in unit for b in unit)
    across = sum(distance(a, b) for a in pool for b in pool)
    return None if across == 0 else 1 - (len(pool) - 1) * within / across


TABLES = arrays(float, st.tuples(st.integers(1, 4), st.integers(0, 7)), elements=st.sampled_from([NAN, 0, 1, 2, 5]))


@given(TABLES)
def test_alpha_is_its_definition(ratings):
    pool = [value for column in ratings.T if (~np.isnan(column)).sum() >= 2 for value in column[~np.isnan(column)]]

    def rank_distance(a, b):
        low, high = min(a, b), max(a, b)
        return (sum(low <= v <= high for v in pool) - (pool.count(a) + pool.count(b)) / 2) ** 2

    for level, distance in {
        "nominal": lambda a, b: float(a != b),
        "ordinal": rank_distance,
        "interval": lambda a, b: (a - b) ** 2,
        "ratio": lambda a, b: 0.0 if a == b else ((a - b) / (a + b)) ** 2,
    }.items():
        expected = by_pairs(ratings, distance)
        found = krippendorff_alpha(ratings, level=level)
        assert (found is None) == (expected is None)
        if expected is not None:
            assert found == pytest.approx(expected, abs=1e-9)
            assert found <= 1 + 1e-12


def test_alpha_with_very_many_categories():
    rng = np.random.default_rng(3)
    ratings = np.round(rng.normal(10, 2, 150) + rng.normal(size=(3, 150)), 4)
    assert krippendorff_alpha(ratings, level="interval") == pytest.approx(by_pairs(ratings, lambda a, b: (a - b) ** 2))
    ranked = np.searchsorted(np.unique(ratings), ratings)
    assert krippendorff_alpha(ratings, level="ordinal") == pytest.approx(krippendorff_alpha(ranked, level="ordinal"))


def test_negative_numbers_are_values_on_a_scale_and_marks_among_codes():
    ratings = [[-2, 0, 1, 3], [-2, 0, 1, 2]]
    shifted = np.array(ratings) + 2
    assert krippendorff_alpha(ratings, level="interval") == krippendorff_alpha(shifted, level="interval")
    assert krippendorff_alpha(ratings, level="ordinal") != krippendorff_alpha(shifted, level="ordinal")
    with pytest.raises(ValueError, match="negative"):
        krippendorff_alpha(ratings, level="ratio")
    with pytest.raises(ValueError, match="not one of"):
        krippendorff_alpha(ratings, level="metric")


def test_cohen_worked_by_hand_and_published():
    # Wikipedia on Cohen's kappa: 50 applications; both yes 20, both no 15, 5 and 10 apart: po .7, pe .5, kappa .4.
    first = [1] * 25 + [0] * 25
    second = [1] * 20 + [0] * 5 + [1] * 10 + [0] * 15
    assert cohen_kappa(first, second) == pytest.approx(0.4)
    assert cohen_kappa(first, second, weights="linear") == pytest.approx(0.4)  # two categories: one step
    # 3 categories, worked by hand: observed squared steps 1 + 4 = 5 of 4 units, expected (rows x columns) / 4.
    rows, columns = np.array([2, 1, 1]), np.array([1, 1, 2])
    expected = sum(rows[i] * columns[j] * (i - j) ** 2 for i in range(3) for j in range(3)) / 4
    assert cohen_kappa([0, 0, 1, 2], [0, 2, 2, 1], weights="quadratic") == pytest.approx(1 - (4 + 1 + 1) / expected)


def test_fleiss_published():
    counts = np.array(FLEISS)
    ratings = np.array([np.repeat(np.arange(5), row) for row in counts]).T
    assert fleiss_kappa(ratings) == pytest.approx(0.2099, abs=5e-5)
    with_gap = np.c_[ratings, np.r_[np.zeros(13), NAN]]
    assert fleiss_kappa(with_gap) == fleiss_kappa(ratings)  # the unit one coder left open does not enter


@pytest.mark.parametrize("first", [[], [1], [1, 1], [NAN, -1]])
def test_kappas_are_none_where_nothing_varies(first):
    assert cohen_kappa(first, first) is None
    assert fleiss_kappa([first, first]) is None
    assert fleiss_kappa([[1, 0, 1]]) is None


def test_kappas_refuse_what_they_cannot_read():
    with pytest.raises(ValueError, match="same length"):
        cohen_kappa([1, 2], [1])
    with pytest.raises(ValueError, match="not one of"):
        cohen_kappa([1, 2], [1, 2], weights="cubic")


def test_two_coders_two_categories_worked_by_hand():
    # Values: 1 three + 2... coder a: 1 1 0 0, coder b: 1 1 0 1. n = 8, five 1s, three 0s; one unit disagrees.
    # alpha = 1 - (8-1) * 2 / (64 - 25 - 9) = 1 - 14/30.
    assert krippendorff_alpha([[1, 1, 0, 0], [1, 1, 0, 1]]) == pytest.approx(1 - 14 / 30)


def test_full_agreement_is_one_and_systematic_disagreement_negative():
    assert krippendorff_alpha([[0, 1, 2], [0, 1, 2]]) == 1.0
    # n = 4, two of each: alpha = 1 - 3 * (2 + 2) / (16 - 8) = -0.5
    assert krippendorff_alpha([[0, 1], [1, 0]]) == pytest.approx(-0.5)


def test_missing_marks_nan_and_minus_one_mean_the_same():
    with_minus = np.where(np.isnan(np.array(C_DATA)), -1, np.array(C_DATA))
    assert krippendorff_alpha(with_minus) == krippendorff_alpha(C_DATA)


def test_category_numbers_are_names():
    relabelled = np.array([[9, 9, 4, 4], [9, 9, 4, 9]])
    assert krippendorff_alpha(relabelled) == krippendorff_alpha([[1, 1, 0, 0], [1, 1, 0, 1]])


@pytest.mark.parametrize(
    "ratings",
    [
        np.zeros((2, 0)),
        np.zeros((0, 5)),
        [[-1, -1], [-1, -1]],
        [[1, 1, 1], [1, 1, 1]],
        [[1], [1]],
        [[1, 0, 1]],
        [[1, -1], [-1, 0]],
    ],
    ids=["no units", "no coders", "nothing decided", "no variation", "one unit", "one coder", "never two decisions"],
)
def test_undefined_is_none_and_never_a_number(ratings):
    assert krippendorff_alpha(ratings) is None


def test_one_unit_with_disagreement_is_chance():
    # n = 2, one of each: alpha = 1 - 1 * 2 / (4 - 2) = 0.
    assert krippendorff_alpha([[0], [1]]) == 0.0


def test_a_flat_list_is_refused():
    with pytest.raises(ValueError, match="dimensions"):
        krippendorff_alpha([1, 0, 1])


def test_prevalence_leaves_missing_out():
    assert prevalence([1, 0, 1, -1]) == pytest.approx(2 / 3)
    assert prevalence([[1, 0], [NAN, 0]]) == pytest.approx(1 / 3)
    assert prevalence([2, 2, 1], category=2) == pytest.approx(2 / 3)


def test_prevalence_of_nothing_is_none():
    assert prevalence([]) is None
    assert prevalence([-1, NAN]) is None

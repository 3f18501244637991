"""Krippendorff's alpha and prevalence against published and hand-computed values."""

import numpy as np
import pytest

from hanse.analysis.agreement import krippendorff_alpha, prevalence

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


@pytest.mark.parametrize(("ratings", "expected"), [(C_DATA, 0.743421), (WIKIPEDIA, 0.691358)])
def test_published_examples(ratings, expected):
    assert krippendorff_alpha(ratings) == pytest.approx(expected, abs=1e-6)


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

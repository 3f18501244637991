"""Mean, median and Gini: known answers and empty input."""

import pytest

from hanse.analysis.distribution import gini, mean, median


def test_mean_and_median_part_ways_with_one_large_value():
    assert mean([1, 2, 3, 94]) == 25.0
    assert median([1, 2, 3, 94]) == 2.5


def test_empty_has_no_value():
    assert mean([]) is None
    assert median([]) is None
    assert gini([]) is None


@pytest.mark.parametrize(
    ("values", "expected"), [([1, 2, 3, 4], 0.25), ([0, 0, 0, 1], 0.75), ([5, 5, 5], 0.0), ([7], 0.0)]
)
def test_gini_known_answers(values, expected):
    assert gini(values) == pytest.approx(expected)


def test_gini_does_not_depend_on_order_or_unit():
    assert gini([4, 1, 3, 2]) == gini([1, 2, 3, 4]) == pytest.approx(gini([10, 20, 30, 40]))


def test_gini_of_nothing_to_share_is_undefined():
    assert gini([0, 0]) is None


def test_gini_refuses_negative_amounts():
    with pytest.raises(ValueError, match="negative"):
        gini([1, -1])

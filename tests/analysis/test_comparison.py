"""A statistic against random graphs: hits, ties, draws that do not vary or have no value."""

import pytest

from hanse.analysis.comparison import against


def test_worked_by_hand() -> None:
    found = against(2.0, [0.0, 1.0, 2.0, 3.0, None])
    assert found is not None
    assert (found.p_upper, found.p_lower) == (3 / 5, 4 / 5)
    assert (found.mean, found.n_undefined) == (1.5, 1)
    assert found.z == pytest.approx(0.5 / (5 / 3) ** 0.5)
    assert "1 draws had no value" in found.describe()
    assert found.p_upper_interval[0] < 0.5 < found.p_upper_interval[1]


def test_equal_up_to_rounding_is_a_hit_in_both_tails() -> None:
    found = against(0.1 + 0.2, [0.3, 0.3])
    assert found is not None
    assert (found.p_upper, found.p_lower, found.z, found.sd) == (1.0, 1.0, None, 0.0)
    assert "no z" in found.describe()


def test_nothing_to_compare_is_none() -> None:
    assert against(None, [1.0]) is None
    assert against(1.0, []) is None
    assert against(1.0, [None]) is None

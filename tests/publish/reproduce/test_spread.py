"""Arithmetic on printed figures."""

import pytest

from hanse.publish.reproduce import spread
from hanse.publish.reproduce.spread import fitting
from tests.publish.reproduce.world import World, parameters

NOTHING = World().evidence()


def test_total_and_share():
    parts = {"global": 12, "regional": 15}
    assert spread.total(NOTHING, parameters(parts=parts)).numbers == (27.0,)
    assert spread.share(NOTHING, parameters(parts=parts, whole=54)).numbers == (0.5,)


def test_figures_for_the_same_thing_have_to_be_the_same():
    assert spread.agree(NOTHING, parameters(printed={"a": 2013, "b": 2013})).holds is True
    assert spread.agree(NOTHING, parameters(printed={"a": 2013, "b": 2009})).holds is False


def test_parts_of_another_kind_can_refute_but_not_confirm():
    assert spread.bound(NOTHING, parameters(parts={"cities": 8, "offices": 11}, whole=21)).holds is None
    assert spread.bound(NOTHING, parameters(parts={"cities": 12, "offices": 11}, whole=21)).holds is False


@pytest.mark.parametrize(
    ("percentages", "largest", "expected"),
    [
        ((50.0,), 6, (2, 4, 6)),
        ((33.0,), 7, (3, 6)),
        ((50.0, 33.0), 7, (6,)),
        ((100.0,), 2, (1, 2)),
        # 2 of 16 = 12.5 %: a half may be rounded either way
        ((12.0,), 16, (8, 16)),
        ((13.0,), 16, (8, 15, 16)),
    ],
)
def test_numbers_of_cases_that_fit(percentages, largest, expected):
    assert fitting(percentages, largest) == expected


def test_a_fit_of_one_group_decides_nothing_and_no_fit_refutes():
    assert spread.denominators(NOTHING, parameters(groups={"a": [50]}, whole=10)).holds is None
    assert spread.denominators(NOTHING, parameters(groups={"a": [51]}, whole=10)).holds is False


def test_two_groups_have_to_make_up_the_whole():
    # 33 % fits 3 and 6 of at most 8, 50 % fits 2, 4, 6, 8: 3 + 6 = 9, but 7 cannot be made (3 + 4 = 7 can)
    possible = spread.denominators(NOTHING, parameters(groups={"a": [33], "b": [50]}, whole=9))
    assert possible.holds is None
    assert possible.facts["splits"] == "3 + 6"
    # 50 % needs an even number on both sides: no odd whole
    assert spread.denominators(NOTHING, parameters(groups={"a": [50], "b": [50]}, whole=9)).holds is False

"""Founding, duration and comparable lists of the mini world."""

import math
from datetime import date

import pytest

from hanse.release import Release, View
from hanse.release.views import Value
from hanse.study.growth import growth, year_range


def value(text: str, valid: str = "") -> Value:
    return Value("founded", text, None, "", valid, "", ())


@pytest.mark.parametrize(
    ("texts", "low", "high"),
    [
        (("1998",), 1998, 1998),
        (("1980 to 1984",), 1980, 1984),
        (("2015", "2017"), 2015, 2017),  # sources that differ: what all of them allow
        (("14 May 2019",), 2019, 2019),
    ],
)
def test_years_that_sources_allow(texts: tuple[str, ...], low: int, high: int) -> None:
    assert year_range(value(text) for text in texts) == (low, high)


@pytest.mark.parametrize("text", ["before 1990", "2015 or later", "unknown", ""])
def test_a_year_open_on_one_side_is_not_known(text: str) -> None:
    assert all(math.isnan(year) for year in year_range([value(text)]))


def test_networks_founded_and_active_by_year(view: View) -> None:
    found = growth(view)
    rows = {row.year: row for row in found.years}
    # The League 1998, Quiet Network 2001, Bell Project 2015 to 2018.
    assert (found.n_dated, found.n_ended) == (3, 1)
    assert (rows[2018].founded_low, rows[2018].active_low) == (3, 3)
    assert (rows[2019].founded_low, rows[2019].active_low) == (3, 2)
    assert {ref.id for ref in found.undated} == {"harbour-group", "open-gates", "story-cities"}


def test_modes_of_creation_add_up_to_the_whole(view: View) -> None:
    found = growth(view)
    assert sum(series.n_dated for series in found.by_mode) == found.n_dated
    assert sum(series.n_undated for series in found.by_mode) == len(found.undated)


def test_lists_are_compared_within_one_scope_and_only_as_far_as_complete(view: View) -> None:
    (change,) = growth(view).changes
    assert (change.network.id, change.before, change.after) == ("sunken-cities-league", "2018-12-31", "2020-03-01")
    assert (change.stayed, change.joined, change.left) == (2, None, 0)  # Table 1 of 2018 was not complete


def test_a_day_ends_the_series_and_hides_later_lists(release: Release) -> None:
    early = growth(release.view(date(2019, 6, 30)))
    assert early.years[-1].year == 2019
    assert early.changes == ()


def test_no_network_without_a_date_makes_an_empty_series(shipped: Release) -> None:
    found = growth(shipped.view(date(1700, 1, 1)))
    assert all(row.year <= 1700 for row in found.years)
    assert found.lasting == () or all(0 <= row.low <= row.high <= 1 for row in found.lasting)

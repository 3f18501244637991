from datetime import date

from hanse.domain.dates import FuzzyDate, parse_iso
from hanse.domain.evidence import Listing, Omission, Spell

RECORDED = date(2026, 11, 22)


def test_an_open_list_is_seen_when_taken_down_and_ages_from_its_earliest_day():
    listing = Listing(FuzzyDate(date(2015, 1, 1), None, "2015 or later"), None, "c1", RECORDED)
    assert listing.visible_from == RECORDED
    assert listing.fresh_from == date(2015, 1, 1)


def test_an_open_list_without_a_day_of_recording_cannot_be_placed():
    listing = Listing(FuzzyDate(date(2015, 1, 1), None, "2015 or later"), None, "c1")
    assert listing.visible_from is None
    assert not listing.is_dated


def test_a_list_without_date_stays_undated_whenever_it_was_taken_down():
    assert not Listing(FuzzyDate(None, None, "undated"), None, "c1", RECORDED).is_dated
    assert not Listing(None, None, "c1", RECORDED).is_dated


def test_a_closed_range_is_seen_and_ages_from_its_last_day():
    listing = Listing(parse_iso("2015"), None, "c1", RECORDED)
    assert listing.visible_from == listing.fresh_from == date(2015, 12, 31)


def test_a_day_of_recording_before_the_date_does_not_pull_it_back():
    spell = Spell(FuzzyDate(date(2027, 1, 1), None, "2027 or later"), None, "c1", RECORDED)
    assert spell.started_by == date(2027, 1, 1)


def test_an_omission_is_later_only_where_every_day_of_it_is():
    omission = Omission(parse_iso("2020"), "r1")
    assert omission.is_after(date(2019, 12, 31))
    assert not omission.is_after(date(2020, 1, 1))
    assert not Omission(None, "r1").is_after(date(1900, 1, 1))

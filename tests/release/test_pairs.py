"""Statuses of the mini world, by hand (see its README)."""

from datetime import date

import pytest

from hanse.domain.scope import Scope
from hanse.release import Release

DAYS = ("2018-12-31", "2019-06-30", "2022-01-31", "2024-06-30")
BY_HAND = [
    ("sunken-cities-league", "vineta-de", "disputed stated stated stated"),
    ("sunken-cities-league", "schilda-de", "observed observed observed no_longer_listed"),
    ("sunken-cities-league", "ys-fr", "observed observed observed last_seen"),
    ("sunken-cities-league", "atlantis-gr", "unknown unknown ended ended"),
    ("harbour-group", "vineta-de", "unknown unknown unknown observed"),
    ("harbour-group", "neuburg-de", "unknown unknown unknown observed"),
    ("story-cities", "ys-fr", "undated undated undated undated"),
    ("story-cities", "ryugu-jp", "undated undated undated undated"),
    ("story-cities", "neuburg-at", "undated undated undated undated"),
    ("bell-project", "schilda-de", "stated ended ended ended"),
    ("bell-project", "neuburg-de", "stated ended ended ended"),
    ("open-gates", "vineta-de", "unknown unknown unknown observed"),
    ("open-gates", "county-vineta-de", "unknown unknown unknown observed"),
    ("open-gates", "neuburg-at", "unknown unknown unknown observed"),
    ("open-gates", "atlantis-gr", "unknown unknown unknown stated"),
    ("sunken-cities-league", "laputa-gb", "unknown unknown not_listed not_listed"),
    ("sunken-cities-league", "neuburg-de", "unknown unknown not_listed not_listed"),
    ("quiet-network", "vineta-de", "unknown unknown unknown unknown"),
]


@pytest.mark.parametrize(("network", "city", "expected"), BY_HAND)
def test_status_is_as_worked_out_by_hand(release: Release, network: str, city: str, expected: str) -> None:
    pairs = release.contents.pairs
    found = [pairs.status(city, network, date.fromisoformat(day), Scope()).status for day in DAYS]
    assert found == expected.split()


def test_every_recorded_pair_is_in_the_table_above(release: Release) -> None:
    recorded = {(network, city) for city, network in release.contents.pairs.records}
    assert recorded <= {(network, city) for network, city, _ in BY_HAND}
    assert len(recorded) == 15


def test_a_network_that_ended_closes_its_memberships(release: Release) -> None:
    result = release.contents.pairs.status("schilda-de", "bell-project", date(2019, 6, 30), Scope())
    assert result.claims == ("c000000000103",)


def test_the_newest_snapshots_are_kept_and_the_oldest_let_go(release: Release) -> None:
    pairs = release.contents.pairs
    kept = pairs.snapshot(date(2020, 1, 1), Scope())
    assert pairs.snapshot(date(2020, 1, 1), Scope()) is kept
    for year in range(1900, 1930):
        pairs.snapshot(date(year, 1, 1), Scope())
    assert pairs.snapshot(date(2020, 1, 1), Scope()) is not kept


def test_a_scope_reads_only_its_collections(release: Release) -> None:
    day, paper = date(2018, 12, 31), Scope(collections=("atlas2018",))
    pairs = release.contents.pairs
    assert pairs.status("ys-fr", "sunken-cities-league", day, paper).status == "observed"
    assert pairs.status("vineta-de", "sunken-cities-league", day, paper).status == "unknown"
    assert ("vineta-de", "sunken-cities-league") not in pairs.snapshot(day, paper).pairs


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope(kinds=("campaign",)), {"open-gates"}),
        (Scope(countries=("JP",)), {"story-cities"}),
        (Scope(relations=("temporary",)), {"bell-project"}),
        (Scope(roles=("signatory",)), {"open-gates"}),
        (Scope(statuses=("stated",)), {"open-gates", "sunken-cities-league"}),
        (Scope(sources=("s000000000b",)), {"harbour-group"}),
    ],
)
def test_each_limit_of_a_scope_bites(release: Release, scope: Scope, expected: set[str]) -> None:
    assert set(release.view(scope=scope).snapshot.of_network) == expected

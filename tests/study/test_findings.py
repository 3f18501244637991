"""Findings keep their bound whichever list is left out; the shares of the mini world are counted by hand."""

from dataclasses import replace

import pytest

from hanse.release import Release, View
from hanse.study.findings import SHARES, findings
from hanse.study.memberships import read_memberships
from hanse.study.shelf import default_view


@pytest.fixture(scope="module")
def ready(shipped: Release) -> tuple[Release, View]:
    return shipped, default_view(shipped)


def test_every_bound_holds_over_every_choice(ready: tuple[Release, View]) -> None:
    found = findings(*ready)
    assert {"single", "apart"} <= {one.key for one in found.findings}  # the others need the places of the world
    for one in found.findings:
        assert one.low <= one.value <= one.high
        assert one.bound <= one.low
    assert found.rosters_dropped > 100


def test_the_share_in_one_network_only_is_that_of_the_graph(ready: tuple[Release, View]) -> None:
    release, view = ready
    one = next(one for one in findings(release, view).findings if one.key == "single")
    degrees = read_memberships(view, levels=("municipality",)).entering.graph.city_degrees
    assert one.counted == sum(degree > 0 for degree in degrees.tolist())
    assert one.value == pytest.approx(sum(degree == 1 for degree in degrees.tolist()) / one.counted)
    assert one.bound in SHARES
    assert sum(bar.value for bar in one.bars) == one.counted


def test_pairs_that_share_nobody_are_counted_once(ready: tuple[Release, View]) -> None:
    release, view = ready
    one = next(one for one in findings(release, view).findings if one.key == "apart")
    entering = read_memberships(view, levels=("municipality",)).entering
    members: list[set[int]] = [set() for _ in entering.networks]
    for city in range(entering.graph.n_cities):
        for network in entering.graph.row(city).tolist():
            members[network].add(city)
    pairs = [(a, b) for a in range(len(members)) for b in range(a)]
    assert one.counted == len(pairs)
    assert one.bars[0].value == sum(members[a].isdisjoint(members[b]) for a, b in pairs)


def test_a_list_that_carries_a_sentence_fells_it(ready: tuple[Release, View]) -> None:
    """With only two networks in scope, leaving out the lists of one leaves no pair, and no sentence about pairs."""
    release, view = ready
    entering = read_memberships(view, levels=("municipality",)).entering
    rosters = view.contents.rosters.by_network
    others = tuple(
        roster.id for ref in entering.networks[2:] for roster in rosters.get(ref.id, ()) if roster.listed_latest != ""
    )
    small = findings(release, release.view(view.as_of, replace(view.scope, without=others)))
    kept = {one.key for one in small.findings}
    assert "apart" in small.fallen or all(one.low >= one.bound for one in small.findings)
    assert kept.isdisjoint(small.fallen)
    assert kept | set(small.fallen) == {"single", "size", "apart", "europe"}


def test_a_world_without_a_sentence_shows_none(release: Release, view: View) -> None:
    found = findings(release, view)
    assert {one.key for one in found.findings}.isdisjoint(found.fallen)

"""Liaison cities of the mini world, by hand."""

from datetime import date

from hanse.release import Release
from hanse.study.liaison import liaison

DAY = date(2022, 12, 31)


def test_one_city_is_in_both_networks_and_is_indispensable(release: Release) -> None:
    found = liaison(release.view(DAY)).smallest
    assert (found.size, found.lower_bound, found.is_proved, found.n_best) == (1, 1, True, 1.0)
    member = found.members[0]
    assert member.city.id == "vineta-de"
    assert {ref.id for ref in member.carries} == {"open-gates", "sunken-cities-league"}
    assert member.substitutes == ()
    assert [(row.city.id, row.share) for row in found.shares] == [("vineta-de", 1.0)]


def test_with_a_load_of_one_two_cities_are_needed(release: Release) -> None:
    study = liaison(release.view(DAY), cap=1)
    assert (study.capped.size, study.capped.is_proved, study.capped.cap) == (2, True, 1)
    assert all(len(member.carries) == 1 for member in study.capped.members)
    assert study.smallest.cap is None


def test_without_the_most_connected_a_network_may_have_nobody_left(release: Release) -> None:
    found = liaison(release.view(DAY)).without_most_connected
    # All six cities are among the ten most connected (with ties at the edge), so nobody may be chosen.
    assert (found.size, found.members) == (0, ())
    assert {ref.id for ref in found.unreachable} == {"open-gates", "sunken-cities-league"}
    assert [ref.name for ref in found.excluded] == sorted(ref.name for ref in found.excluded)


def test_recorded_reaches_networks_that_are_not_held_well_enough(release: Release) -> None:
    study = liaison(release.view(), recorded=True)
    carried = {ref.id for member in study.smallest.members for ref in member.carries}
    assert carried == {"harbour-group", "open-gates", "sunken-cities-league"}
    assert study.basis.left_out == ()
    assert {ref.id for member in liaison(release.view()).smallest.members for ref in member.carries} == {"open-gates"}


def test_a_day_without_networks_needs_nobody(release: Release) -> None:
    assert liaison(release.view(date(1950, 1, 1))).smallest.size == 0


def test_sampled_shares_can_be_left_out(release: Release) -> None:
    view = release.view(DAY)
    assert len(liaison(view, cap=1).capped.shares) > 0
    without = liaison(view, cap=1, n_samples=0)
    assert (without.capped.shares, without.capped.size) == ((), 2)
    assert without.smallest.shares == liaison(view, cap=1).smallest.shares  # counted, not sampled

"""The spread of memberships in the mini world, counted by hand from its README."""

from dataclasses import replace
from datetime import date

import pytest

from hanse.release import Release, View
from hanse.study.concentration import DegreeRow, concentration


def test_every_recorded_membership_of_municipalities_is_in_the_lower_bound(view: View) -> None:
    found = concentration(view)
    # vineta-de has three; ys-fr, neuburg-de, neuburg-at and atlantis-gr one each; the county is no municipality.
    assert found.recorded.degrees == (DegreeRow(1, 4), DegreeRow(3, 1))
    assert (found.recorded.n_cities, found.recorded.n_networks, found.recorded.n_memberships) == (5, 3, 7)
    assert found.recorded.tops[0].share == pytest.approx(3 / 7)


def test_only_networks_held_well_enough_enter_and_the_others_are_named(view: View) -> None:
    found = concentration(view)
    assert (found.entering.n_networks, found.entering.n_memberships) == (1, 3)
    assert {(one.network.id, one.reason) for one in found.basis.left_out} == {
        ("harbour-group", "size not stated"),
        ("sunken-cities-league", "other scope only"),
    }


def test_places_without_a_membership_make_the_universe_more_unequal(view: View) -> None:
    found = concentration(view)
    assert found.over_universe.degrees[0] == DegreeRow(0, 6)  # of the nine places Vineta, Neuburg and Atlantis have one
    assert found.over_universe.gini == pytest.approx(2 / 3)
    assert found.entering.gini == 0


def test_the_most_connected_stand_a_to_z_with_their_networks(view: View) -> None:
    named = concentration(view).most_connected
    assert [one.city.name for one in named] == sorted(one.city.name for one in named)
    assert {one.city.id: len(one.networks) for one in named}["vineta-de"] == 3


def test_nesting_counts_a_part_and_its_whole_once(release: Release, view: View) -> None:
    once = concentration(release.view(scope=replace(view.scope, nesting=False)))
    assert once.recorded.degrees[-1] == DegreeRow(2, 1)


def test_a_day_before_anything_is_recorded_gives_nothing_and_no_error(release: Release) -> None:
    found = concentration(release.view(date(1990, 1, 1)))
    assert (found.recorded.n_cities, found.recorded.gini, found.recorded.mean) == (0, None, None)
    assert found.most_connected == ()

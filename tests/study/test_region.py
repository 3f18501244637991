"""Regions of the mini world: continents of its countries, counted against its places."""

import pytest

from hanse.errors import NotFoundError
from hanse.release import View
from hanse.release.country import country_list
from hanse.study.region import SLUGS, region, regions


def test_every_region_is_there_a_to_z_and_nothing_is_counted_twice(view: View) -> None:
    rows = regions(view).rows
    assert {row.slug for row in rows} == set(SLUGS.values())
    assert [row.name for row in rows] == sorted(row.name for row in rows)
    everywhere = country_list(view).rows
    assert sum(row.memberships for row in rows) == sum(row.memberships for row in everywhere)
    assert sum(row.cities for row in rows) == sum(row.cities for row in everywhere)


def test_a_region_holds_its_countries_and_their_networks(view: View) -> None:
    europe = region(view, "europe")
    assert {row.code for row in europe.countries} >= {"DE", "FR", "GR"}
    assert europe.region.memberships == sum(row.memberships for row in europe.countries)
    assert [ref.name for ref, _ in europe.networks] == sorted(ref.name for ref, _ in europe.networks)
    assert sum(row.places for row in europe.sizes) <= europe.region.places


def test_a_country_with_nothing_recorded_is_named_apart_from_a_search_without_result(view: View) -> None:
    africa = region(view, "africa")
    assert africa.countries == ()
    assert {one.code for one in africa.unrecorded}.isdisjoint(row.code for row in africa.countries)
    assert all(not one.searched for one in africa.unrecorded)


def test_an_unknown_region_says_which_there_are(view: View) -> None:
    with pytest.raises(NotFoundError, match="europe"):
        region(view, "atlantis")

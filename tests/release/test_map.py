"""The map of the mini world: who is counted where, under which filters, and where nobody has searched."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from hanse.domain.scope import Scope
from hanse.errors import NotFoundError, UsageError
from hanse.release import Release, View
from hanse.release import map as city_maps
from hanse.release.map import MapFilter
from hanse.release.mapview import MapView
from tests.world import World


def names(view: MapView) -> dict[str, int]:
    return {place.city.id: place.memberships for place in view.places}


def test_municipalities_with_a_counted_membership_a_to_z(view: View) -> None:
    shown = view.map()
    assert names(shown) == {"atlantis-gr": 1, "neuburg-at": 1, "neuburg-de": 1, "vineta-de": 3, "ys-fr": 1}
    assert [place.city.name for place in shown.places] == sorted(place.city.name for place in shown.places)
    assert (shown.cities, shown.memberships, shown.filters) == (5, 7, {"level": "municipality"})
    vineta = next(place for place in shown.places if place.city.id == "vineta-de")
    assert vineta.networks == tuple(sorted(vineta.networks))
    assert len(vineta.networks) == 3
    assert vineta.status == "stated"


def test_the_county_enters_with_any_level(view: View) -> None:
    assert set(names(view.map(MapFilter(level="any")))) - set(names(view.map())) == {"county-vineta-de"}
    assert view.map().facets["level"] == {"county": 1, "municipality": 5}


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (MapFilter(network="harbour-group"), {"neuburg-de": 1, "vineta-de": 1}),
        (MapFilter(status="ended"), {"atlantis-gr": 1, "neuburg-de": 1, "schilda-de": 1}),
        (MapFilter(status="undated"), {"neuburg-at": 1, "ryugu-jp": 1, "ys-fr": 1}),
        (MapFilter(country="DE"), {"neuburg-de": 1, "vineta-de": 3}),
        (MapFilter(network="open-gates", role="signatory"), {"atlantis-gr": 1, "neuburg-at": 1, "vineta-de": 1}),
        (MapFilter(role="member"), {"neuburg-de": 1, "vineta-de": 2, "ys-fr": 1}),
        (MapFilter(kind="campaign", country="GR"), {"atlantis-gr": 1}),
        (MapFilter(network="quiet-network"), {}),
    ],
)
def test_filters(view: View, wanted: MapFilter, expected: dict[str, int]) -> None:
    assert names(view.map(wanted)) == expected


def test_a_function_is_one_that_the_coders_agree_on(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(city_maps, "FUNCTIONS", "mini_functions")
    view = world.open().view()
    assert names(view.map(MapFilter(function="SHARE"))) == {"vineta-de": 1, "ys-fr": 1}, "contested for Open Gates"
    assert view.map().facets["function"]["SHARE"] == 2


def test_sizes_come_from_the_gazetteer_and_unknown_ones_are_told(view: View) -> None:
    shown = view.map()
    known = {place.city.id: place.population for place in shown.places if place.population is not None}
    assert known
    largest = max(known.values())
    under = view.map(MapFilter(population_from=1, population_to=largest - 1))
    assert set(names(under)) == {city for city, population in known.items() if population < largest}
    assert under.size_unknown == shown.cities - len(known)


def test_another_day_and_a_scope_without_nesting(release: Release) -> None:
    assert names(release.view(as_of=date(2018, 12, 31)).map())["schilda-de"] == 2
    assert names(release.view(scope=Scope(nesting=False)).map())["vineta-de"] == 2


def test_a_country_without_a_search_is_marked_so(view: View) -> None:
    countries = {country.code: country for country in view.map().countries}
    assert {code for code, country in countries.items() if country.is_searched} == {"DE", "JP"}
    assert (countries["JP"].none, countries["JP"].cities) == (1, 0)
    assert (countries["FR"].is_searched, countries["FR"].cities) == (False, 1), "a recorded city is no search"
    assert len(countries) > 200
    assert view.map().searches_without_country == 1


def test_a_search_for_a_board_is_no_search_for_members(world: World) -> None:
    world.add("coverage", network="quiet-network", area="FR", sought="board", tried="its site", result="none")
    world.add("coverage", network="quiet-network", area="IT", sought="members", tried="not searched", result="none")
    searched = {country.code for country in world.open().view().map().countries if country.is_searched}
    assert searched == {"DE", "JP"}


def test_what_nobody_offers_is_refused(view: View) -> None:
    filters = MapFilter()
    for wrong in (partial(replace, filters, role="king"), partial(replace, filters, status="lost")):
        with pytest.raises(UsageError):
            wrong()
    for also_wrong in (partial(replace, filters, kind="club"), partial(replace, filters, level="village")):
        with pytest.raises(UsageError):
            also_wrong()
    with pytest.raises(UsageError):
        MapFilter(population_from=10, population_to=5)
    with pytest.raises(UsageError):
        view.map(MapFilter(country="Utopia"))
    with pytest.raises(UsageError):
        view.map(MapFilter(function="SING"))
    with pytest.raises(NotFoundError):
        view.map(MapFilter(network="nobody"))


def test_many_cities_are_given_in_parts_and_as_fields(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(city_maps, "MOST_PLACES", 3)
    whole = world.open().view()
    part = whole.map(first=3, most=2)
    assert (part.first, [place.city.id for place in part.places]) == (3, ["vineta-de", "ys-fr"])
    assert sum(cell.memberships for cell in part.cells) + part.without_place == part.memberships


def test_years_run_from_the_first_dated_membership_to_the_data(view: View) -> None:
    first, last = view.map().years
    assert last == 2024
    assert first <= 2016

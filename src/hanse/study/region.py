"""Regions of the world: what is recorded in their countries, against the places there are."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from hanse.errors import NotFoundError
from hanse.release.city import city_rows
from hanse.release.country import country_list, networks_in
from hanse.release.fold import fold
from hanse.release.searched import searched
from hanse.release.standpoint import Standpoint
from hanse.release.views import Context, CountryRow, EntityRef
from hanse.study.universe import CONTINENTS, SIZES, Universe, continents, size_class, universe

SCHEME = "continents as GeoNames draws them"
SLUGS = {
    "AF": "africa",
    "AS": "asia",
    "EU": "europe",
    "NA": "north-america",
    "OC": "oceania",
    "SA": "south-america",
}  # Antarctica has no municipality


@dataclass(frozen=True)
class RegionRow:
    """One region in short. ``places`` are those of the universe, ``places_with_city`` those with a recorded city."""

    slug: str
    name: str
    countries: int  # with a recorded authority
    cities: int  # recorded municipalities
    networks: int  # with a counted member there
    memberships: int
    places: int
    places_with_city: int


@dataclass(frozen=True)
class RegionList:
    """Every region, A to Z, and where their borders come from."""

    context: Context
    scheme: str
    universe: str
    rows: tuple[RegionRow, ...]


@dataclass(frozen=True)
class Unrecorded:
    """A country without a recorded authority; ``searched`` is True where a search of it is on record."""

    code: str
    name: str
    searched: bool


@dataclass(frozen=True)
class SizeRow:
    """Places of ``low`` to ``high`` inhabitants, both inside, and those of them with a recorded city."""

    low: int
    high: int | None
    places: int
    places_with_city: int


@dataclass(frozen=True)
class RegionProfile:
    """One region: its countries, those with nothing recorded, the networks with members there, and sizes of places."""

    context: Context
    scheme: str
    universe: str
    region: RegionRow
    countries: tuple[CountryRow, ...]
    unrecorded: tuple[Unrecorded, ...]
    networks: tuple[tuple[EntityRef, int], ...]  # (network, counted authorities of the region)
    sizes: tuple[SizeRow, ...]


def regions(view: Standpoint) -> RegionList:
    """Every region with what is recorded in it on the day of ``view``."""
    key = ("regions", view.as_of, view.scope)
    return view.contents.remember(key, lambda: _list(view))


def region(view: Standpoint, slug: str) -> RegionProfile:
    """One region by the last part of its address; raises NotFoundError with those there are."""
    code = next((code for code, own in SLUGS.items() if own == slug), None)
    if code is None:
        raise NotFoundError(f"there is no region {slug!r}", hint=f"one of {', '.join(SLUGS.values())}")
    row = next(row for row in regions(view).rows if row.slug == slug)
    of_country = continents(view)
    rows = tuple(row for row in country_list(view).rows if of_country.get(row.code, "") == code)
    here = {row.city.id for row in city_rows(view) if of_country.get(row.city.country, "") == code}
    among = universe(view)
    return RegionProfile(
        context=view.context,
        scheme=SCHEME,
        universe=among.name,
        region=row,
        countries=rows,
        unrecorded=_unrecorded(view, code, {row.code for row in rows}),
        networks=networks_in(view, here),
        sizes=_sizes(among, code),
    )


def _list(view: Standpoint) -> RegionList:
    of_country, among = continents(view), universe(view)
    lies_in = np.array([place.continent for place in among.places])
    recorded = np.array([len(place.cities) > 0 for place in among.places], dtype=bool)
    by_region: dict[str, list[CountryRow]] = {}
    for country in country_list(view).rows:
        by_region.setdefault(of_country.get(country.code, ""), []).append(country)
    networks: dict[str, set[str]] = {}
    entities = view.catalogue.entities
    for city, held in view.snapshot.counted_in.items():
        networks.setdefault(of_country.get(entities[city].country, ""), set()).update(held)
    rows = [
        RegionRow(
            slug,
            CONTINENTS[code],
            len(by_region.get(code, ())),
            sum(country.cities for country in by_region.get(code, ())),
            len(networks.get(code, ())),
            sum(country.memberships for country in by_region.get(code, ())),
            int((lies_in == code).sum()),
            int(recorded[lies_in == code].sum()),
        )
        for code, slug in SLUGS.items()
    ]
    return RegionList(view.context, SCHEME, among.name, tuple(sorted(rows, key=lambda row: row.name)))


def _unrecorded(view: Standpoint, code: str, recorded: set[str]) -> tuple[Unrecorded, ...]:
    looked_at, names = searched(view), view.catalogue.countries
    found = [
        Unrecorded(country, names.get(country, country), country in looked_at)
        for country, continent in continents(view).items()
        if continent == code and country not in recorded
    ]
    return tuple(sorted(found, key=lambda one: (fold(one.name), one.code)))


def _sizes(among: Universe, code: str) -> tuple[SizeRow, ...]:
    inside = [place for place in among.places if place.continent == code]
    places = Counter(size_class(place.population) for place in inside)
    with_city = Counter(size_class(place.population) for place in inside if len(place.cities) > 0)
    ends = [least - 1 for least, _ in SIZES[1:]]
    return tuple(
        SizeRow(low, high, places[label], with_city[label])
        for (low, label), high in zip(SIZES, [*ends, None], strict=True)
    )

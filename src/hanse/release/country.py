"""Countries: how many of their cities are recorded in which networks, and which lists would show more."""

from collections import Counter

import numpy as np

from hanse.errors import NotFoundError
from hanse.release.admission import coverage_notes
from hanse.release.cell import sort_key, split_list
from hanse.release.city import city_rows
from hanse.release.fold import fold
from hanse.release.ruling import COUNTED, OUT
from hanse.release.standpoint import Standpoint
from hanse.release.universe import universe
from hanse.release.views import CountryList, CountryProfile, CountryRow, EntityRef, RosterView


def country_list(standpoint: Standpoint) -> CountryList:
    """Every country of a recorded city, A to Z. Cities are municipalities; memberships are of any level."""
    snapshot, entities = standpoint.snapshot, standpoint.catalogue.entities
    lands = [entities[key].country for key in snapshot.columns.names["city"]]
    networks: dict[str, set[int]] = {}
    memberships: Counter[str] = Counter()
    counted = COUNTED[snapshot.codes]
    pairs = zip(
        snapshot.columns["pair_city"][counted].tolist(), snapshot.columns["pair_network"][counted].tolist(), strict=True
    )
    for (land, network), count in Counter((lands[city], network) for city, network in pairs).items():
        memberships[land] += count
        networks.setdefault(land, set()).add(network)
    cities = Counter(row.city.country for row in city_rows(standpoint) if row.city.subkind == "municipality")
    codes = {row.city.country for row in city_rows(standpoint)}
    rows = [
        CountryRow(code, name_of(standpoint, code), cities[code], len(networks.get(code, ())), memberships[code])
        for code in codes
    ]
    return CountryList(standpoint.context, tuple(sorted(rows, key=lambda row: (fold(row.name), row.code))))


def country_profile(standpoint: Standpoint, code: str) -> CountryProfile:
    """One country: its recorded cities and networks, lists complete for it, and what was searched there."""
    code = code.upper()
    if code not in standpoint.catalogue.countries:
        raise NotFoundError(f"there is no country {code!r}", hint="give a two-letter code (ISO 3166-1), as DE")
    cities = tuple(row for row in city_rows(standpoint) if row.city.country == code)
    here = {row.city.id for row in cities}
    municipalities = universe(standpoint, code)
    return CountryProfile(
        context=standpoint.context,
        code=code,
        name=name_of(standpoint, code),
        cities=cities,
        networks=networks_in(standpoint, here),
        coverage=tuple(note for note in coverage_notes(standpoint) if code in note.area),
        rosters=_rosters_complete_for(standpoint, code),
        places_total=len(municipalities.units),
        places_with_city=sum(len(unit.cities) > 0 for unit in municipalities.units),
        universe=municipalities.name,
        is_official=municipalities.lists[0].country != "",
    )


def networks_in(standpoint: Standpoint, cities: set[str]) -> tuple[tuple[EntityRef, int], ...]:
    """Networks with one of ``cities`` recorded, A to Z, and how many of these are counted."""
    entities, snapshot = standpoint.catalogue.entities, standpoint.snapshot
    columns = snapshot.columns
    here = np.array([key in cities for key in columns.names["city"]], bool)[columns["pair_city"]]
    counted = np.bincount(
        columns["pair_network"][here & COUNTED[snapshot.codes]], minlength=len(columns.names["network"])
    )
    recorded = np.unique(columns["pair_network"][here & (snapshot.codes != OUT)]).tolist()
    found = [(entities[columns.names["network"][at]], int(counted[at])) for at in recorded]
    return tuple(sorted(found, key=lambda one: sort_key(one[0])))


def name_of(standpoint: Standpoint, code: str) -> str:
    """The English name of a country; the code where it has none."""
    return standpoint.catalogue.countries.get(code, code)


def _rosters_complete_for(standpoint: Standpoint, code: str) -> tuple[RosterView, ...]:
    """Lists that are complete for this country, newest first."""
    rows = standpoint.contents.database.rows(
        "SELECT id, for_area FROM rosters JOIN roster_reading ON roster = id WHERE complete = 'yes' AND for_area != ''"
    )
    views = standpoint.contents.rosters.by_id
    found = [views[row["id"]] for row in rows if code in split_list(row["for_area"])]
    return tuple(sorted(found, key=lambda view: (view.listed_latest, view.id), reverse=True))

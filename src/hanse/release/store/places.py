"""Copies countries and the places of 5,000 inhabitants and more from the gazetteer into a release."""

import sqlite3
from collections.abc import Iterable, Mapping

from hanse.release.fold import fold
from hanse.release.gazetteer import Place
from hanse.release.store.landnames import land_names
from hanse.release.store.wordindex import Indexed, facets, land_words, store_index


def store_countries(
    connection: sqlite3.Connection, countries: Mapping[str, str], continents: Mapping[str, str]
) -> None:
    """Fill the table of countries: code, name, and continent as GeoNames assigns it."""
    rows = [(code, name, continents.get(code, "")) for code, name in sorted(countries.items())]
    connection.executemany("INSERT INTO country VALUES (?, ?, ?)", rows)


def store_places(connection: sqlite3.Connection, places: Iterable[Place], countries: Mapping[str, str]) -> None:
    """Fill the table of places and their search index, in which the largest come first."""
    around = {code: land_words(code, (name, *land_names(code))) for code, name in countries.items()}
    ordered = sorted(places, key=lambda place: (-place.population, place.geonames_id))
    rows, indexed = [], []
    names: list[tuple[str, int, str]] = []
    for position, place in enumerate(ordered, start=1):
        key = place.geonames_id
        rows.append((key, place.name, place.country, place.admin1, place.population, place.latitude, place.longitude))
        spellings = dict.fromkeys((place.name, *place.other_names))
        forms = tuple((name, form) for name in spellings if (form := fold(name)) != "")
        names.extend((form, key, name) for form, name in _shown(forms).items())
        land = around.get(place.country, place.country.lower())
        indexed.append(Indexed(position, forms, land, facets("place", place.country, has_ties=False)))
    connection.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?)", sorted(rows))
    connection.executemany("INSERT INTO place_name VALUES (?, ?, ?)", sorted(names))
    connection.executemany(
        "INSERT INTO place_order VALUES (?, ?)", enumerate((place.geonames_id for place in ordered), start=1)
    )
    store_index(connection, "place_words", indexed, joined=False)


def _shown(forms: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """One spelling of each folded form: the first that does not mix scripts."""
    kept: dict[str, str] = {}
    for name, form in forms:
        if form not in kept or (_is_mixed(kept[form]) and not _is_mixed(name)):
            kept[form] = name
    return kept


def _is_mixed(name: str) -> bool:
    """True for Latin letters beside those of another script."""
    return not name.isascii() and any("a" <= letter.lower() <= "z" for letter in name) and max(name) > "\u02ff"

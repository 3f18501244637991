"""Copies countries and the places of 5,000 inhabitants and more from the gazetteer into a release."""

import sqlite3
from collections.abc import Iterable, Mapping

from hanse.release.fold import fold, index_words
from hanse.release.gazetteer import Place


def store_countries(
    connection: sqlite3.Connection, countries: Mapping[str, str], continents: Mapping[str, str]
) -> None:
    """Fill the table of countries: code, name, and continent as GeoNames assigns it."""
    rows = [(code, name, continents.get(code, "")) for code, name in sorted(countries.items())]
    connection.executemany("INSERT INTO country VALUES (?, ?, ?)", rows)


def store_places(connection: sqlite3.Connection, places: Iterable[Place], countries: Mapping[str, str]) -> None:
    """Fill the table of places and their search index."""
    around = {code: f"{code.lower()} {fold(name)}" for code, name in countries.items()}
    rows, words = [], []
    names: list[tuple[str, int, str]] = []
    for place in sorted(places, key=lambda place: place.geonames_id):
        key = place.geonames_id
        rows.append((key, place.name, place.country, place.admin1, place.population, place.latitude, place.longitude))
        spellings = dict.fromkeys((place.name, *place.other_names))
        forms = {name: fold(name) for name in spellings}
        names.extend((form, key, name) for form, name in {forms[name]: name for name in reversed(spellings)}.items())
        found = dict.fromkeys(word for name, form in forms.items() for word in index_words(name, form))
        words.append((key, " ".join(found), around.get(place.country, place.country.lower())))
    connection.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    names = sorted(name for name in names if name[0] != "")
    connection.executemany("INSERT INTO place_name VALUES (?, ?, ?)", names)
    connection.executemany("INSERT INTO place_words (rowid, names, around) VALUES (?, ?, ?)", words)

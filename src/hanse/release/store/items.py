"""Fills the search index of entities, countries and words explained, under every name that is known for them."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hanse.domain import vocabulary
from hanse.domain.measure import MEASURES
from hanse.package.package import ENTITY_TABLES
from hanse.release.fold import fold, index_words

_WORDS: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("status", vocabulary.STATUSES),
    ("relation", vocabulary.RELATIONS),
    ("kind of network", vocabulary.NETWORK_KINDS),
    ("level of a city", vocabulary.LEVELS),
)


@dataclass(frozen=True)
class Item:
    """Something to be found: ``names`` are its own, ``place_names`` those that only the gazetteer has for its place."""

    kind: str
    ref: str
    title: str
    detail: str
    path: str
    names: tuple[str, ...]
    place_names: tuple[str, ...] = ()
    around: str = ""  # folded words that help to find it, but not alone


def store_items(connection: sqlite3.Connection) -> None:
    """(Re)build the index: called by the build, and again on a copy from which something was withheld."""
    connection.execute("DELETE FROM item")
    connection.execute("DELETE FROM item_name")
    connection.execute("INSERT INTO item_words (item_words) VALUES ('delete-all')")
    names: dict[tuple[str, int], tuple[str, int]] = {}
    for key, item in enumerate((*_entities(connection), *_countries(connection), *_glossary(connection)), start=1):
        found: dict[str, None] = {}
        for spellings, is_of_place in ((item.names, 0), (item.place_names, 1)):
            for spelling in spellings:
                form = fold(spelling)
                found |= dict.fromkeys(index_words(spelling, form))
                if form != "":
                    names.setdefault((form, key), (spelling, is_of_place))
        connection.execute(
            "INSERT INTO item VALUES (?, ?, ?, ?, ?, ?)", (key, item.kind, item.ref, item.title, item.detail, item.path)
        )
        connection.execute(
            "INSERT INTO item_words (rowid, names, around) VALUES (?, ?, ?)", (key, " ".join(found), item.around)
        )
    connection.executemany(
        "INSERT INTO item_name VALUES (?, ?, ?, ?)", sorted((*key, *name) for key, name in names.items())
    )


def _entities(connection: sqlite3.Connection) -> Iterator[Item]:
    countries = dict(connection.execute("SELECT code, name FROM country"))
    known, of_places = _known_names(connection), _place_names(connection)
    for key, kind, subkind, name, country, path in connection.execute(
        "SELECT id, kind, subkind, name, country, path FROM entity WHERE status IN ('active', 'split') ORDER BY id"
    ).fetchall():
        of_country = countries.get(country, country)
        label = subkind.replace("_", " ") if subkind != "" else kind
        yield Item(
            kind=kind,
            ref=key,
            title=name,
            detail=", ".join(part for part in (label, of_country) if part != ""),
            path=path,
            names=(name, *known.get(key, ())),
            place_names=tuple(of_places.get(key, ())),
            around=f"{country.lower()} {fold(of_country)} {fold(label)}",
        )


def _known_names(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """Further names of each entity: those of its record, of records merged into it, and as written by sources."""
    names: dict[str, list[str]] = defaultdict(list)
    for table in ENTITY_TABLES.values():
        for key, others in connection.execute(f"SELECT id, other_names FROM {table}"):
            names[key].extend(part.strip() for part in others.split(";") if part.strip() != "")
    for table in ("networks", "fora"):
        for key, acronym in connection.execute(f"SELECT id, acronym FROM {table} WHERE acronym != ''"):
            names[key].append(acronym)
    for key, name in connection.execute("SELECT successor, name FROM entity WHERE status = 'merged' ORDER BY id"):
        names[key].append(name)
    for key, name in connection.execute(
        """SELECT DISTINCT claim_entity.entity, claim_name.name FROM claim_entity
           JOIN claim_name USING (claim, side) ORDER BY 1, 2"""
    ):
        names[key].append(name)
    return names


def _place_names(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """The names that the gazetteer has for the place of each municipality."""
    names: dict[str, list[str]] = defaultdict(list)
    for key, name in connection.execute(
        """SELECT cities.id, place_name.name FROM cities JOIN place_name ON place = CAST(geonames_id AS INTEGER)
           WHERE level = 'municipality' AND place_basis = 'geonames' AND geonames_id != '' ORDER BY 1, 2"""
    ):
        names[key].append(name)
    return names


def _countries(connection: sqlite3.Connection) -> Iterator[Item]:
    for code, name in connection.execute("SELECT code, name FROM country ORDER BY code").fetchall():
        yield Item("country", code, name, f"country {code}", f"/countries/{code}", (name, code))


def _glossary(connection: sqlite3.Connection) -> Iterator[Item]:
    for label, words in _WORDS:
        for word, meaning in words.items():
            shown = word.replace("_", " ")
            detail, path = f"{label}: {meaning}", f"/glossary#{word}"
            yield Item("glossary", word, shown, detail, path, (shown,), around=fold(label))
    for word, (label, meaning) in MEASURES.items():
        yield Item("glossary", word, label, f"method: {meaning}", f"/glossary#{word}", (label,), around="method")
    for code, label, definition, title in connection.execute(
        "SELECT code, label, definition, title FROM code JOIN codebook ON key = codebook ORDER BY codebook, position"
    ).fetchall():
        detail = f"code of {title}: {definition}".rstrip(": ")
        yield Item("glossary", code, label, detail, f"/glossary#{code}", (label,))

"""Fills the search index of entities, countries and words explained, under every name that is known for them."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping

from hanse.domain import vocabulary
from hanse.package.package import ENTITY_TABLES
from hanse.release.fold import fold, index_words

_WORDS: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("status", vocabulary.STATUSES),
    ("relation", vocabulary.RELATIONS),
    ("kind of network", vocabulary.NETWORK_KINDS),
    ("level of a city", vocabulary.LEVELS),
)
Item = tuple[str, str, str, str, str]  # kind, ref, title, detail, path


def store_items(connection: sqlite3.Connection) -> None:
    """(Re)build the index: called by the build, and again on a copy from which something was withheld."""
    connection.execute("DELETE FROM item")
    connection.execute("DELETE FROM item_name")
    connection.execute("INSERT INTO item_words (item_words) VALUES ('delete-all')")
    items: list[tuple[Item, list[str], str]] = [*_entities(connection), *_countries(connection), *_glossary(connection)]
    rows, words = [], []
    names: dict[tuple[str, int], str] = {}
    for key, (item, spellings, around) in enumerate(items, start=1):
        rows.append((key, *item))
        found: dict[str, None] = {}
        for spelling in spellings:
            form = fold(spelling)
            found |= dict.fromkeys(index_words(spelling, form))
            if form != "":
                names.setdefault((form, key), spelling)
        words.append((key, " ".join(found), around))
    connection.executemany("INSERT INTO item VALUES (?, ?, ?, ?, ?, ?)", rows)
    connection.executemany(
        "INSERT INTO item_name VALUES (?, ?, ?)", sorted((*key, name) for key, name in names.items())
    )
    connection.executemany("INSERT INTO item_words (rowid, names, around) VALUES (?, ?, ?)", words)


def _entities(connection: sqlite3.Connection) -> Iterable[tuple[Item, list[str], str]]:
    countries = dict(connection.execute("SELECT code, name FROM country"))
    known = _other_names(connection)
    for key, kind, subkind, name, country, path in connection.execute(
        "SELECT id, kind, subkind, name, country, path FROM entity WHERE status IN ('active', 'split') ORDER BY id"
    ).fetchall():
        of_country = countries.get(country, country)
        label = subkind.replace("_", " ") if subkind != "" else kind
        detail = ", ".join(part for part in (label, of_country) if part != "")
        around = f"{country.lower()} {fold(of_country)} {fold(label)}"
        yield (kind, key, name, detail, path), [name, *known[key]], around


def _other_names(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """Further names of each entity: those of its record, names as written judged the same, those of its place."""
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
    for key, name in connection.execute(
        """SELECT cities.id, place_name.name FROM cities JOIN place_name ON place = CAST(geonames_id AS INTEGER)
           WHERE level = 'municipality' AND place_basis = 'geonames' AND geonames_id != '' ORDER BY 1, 2"""
    ):
        names[key].append(name)
    return names


def _countries(connection: sqlite3.Connection) -> Iterable[tuple[Item, list[str], str]]:
    for code, name in connection.execute("SELECT code, name FROM country ORDER BY code").fetchall():
        yield ("country", code, name, f"country {code}", f"/countries/{code}"), [name, code], ""


def _glossary(connection: sqlite3.Connection) -> Iterable[tuple[Item, list[str], str]]:
    for label, words in _WORDS:
        for word, meaning in words.items():
            shown = word.replace("_", " ")
            yield ("glossary", word, shown, f"{label}: {meaning}", f"/glossary#{word}"), [shown], fold(label)
    for code, label, definition, title in connection.execute(
        "SELECT code, label, definition, title FROM code JOIN codebook ON key = codebook ORDER BY codebook, position"
    ).fetchall():
        yield ("glossary", code, label, f"code of {title}: {definition}".rstrip(": "), f"/glossary#{code}"), [label], ""

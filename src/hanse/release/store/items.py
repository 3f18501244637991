"""Fills the search index of entities, sources, countries and words explained, under every name known for them."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hanse.domain import vocabulary
from hanse.domain.measure import MEASURES
from hanse.package.package import ENTITY_TABLES
from hanse.release.fold import fold
from hanse.release.store.landnames import land_names
from hanse.release.store.wordindex import Indexed, facets, land_words, store_index

_WORDS: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("status", vocabulary.STATUSES),
    ("relation", vocabulary.RELATIONS),
    ("kind of network", vocabulary.NETWORK_KINDS),
    ("level of a city", vocabulary.LEVELS),
)
# Whose name it is, the most telling first: where two agree but for accents, the first is shown.
NAME, ACRONYM, OTHER, MERGED, WRITTEN, PLACE = "name", "acronym", "other", "merged", "written", "place"
Names = dict[str, list[tuple[str, str]]]  # (name, role) by id


@dataclass(frozen=True)
class Item:
    """Something to be found, under ``names`` with their roles."""

    kind: str
    ref: str
    title: str
    detail: str
    path: str
    names: tuple[tuple[str, str], ...]
    country: str = ""
    around: str = ""  # folded words that help to find it, but not alone
    weight: int = 0  # claims that name it
    population: int = 0
    has_ties: bool = False  # a city that some network recorded, a network that some city is recorded in


def store_items(connection: sqlite3.Connection) -> None:
    """(Re)build the index: called by the build, and again on a copy from which something was withheld."""
    for table in ("item", "item_name"):
        connection.execute(f"DELETE FROM {table}")
    connection.execute("INSERT INTO item_words (item_words) VALUES ('delete-all')")
    found = (*_entities(connection), *_countries(connection), *_glossary(connection), *_sources(connection))
    items = sorted(found, key=lambda one: (-one.weight, -one.population, one.title, one.path))
    rows: list[tuple[object, ...]] = []
    names: list[tuple[str, int, str, str]] = []
    indexed: list[Indexed] = []
    for key, one in enumerate(items, start=1):
        rows.append(
            (key, one.kind, one.ref, one.title, one.detail, one.path, one.country, one.weight, one.population,
             int(one.has_ties))
        )  # fmt: skip
        forms = [(name, role, fold(name)) for name, role in dict.fromkeys(one.names)]
        kept = {form: (name, role) for name, role, form in reversed(forms) if form != ""}
        names.extend((form, key, name, role) for form, (name, role) in kept.items())
        spellings = tuple(dict.fromkeys((name, form) for name, _, form in forms))
        indexed.append(Indexed(key, spellings, one.around, facets(one.kind, one.country, has_ties=one.has_ties)))
    connection.executemany("INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    connection.executemany("INSERT INTO item_name VALUES (?, ?, ?, ?)", sorted(names))
    store_index(connection, "item_words", indexed, joined=True)


def _entities(connection: sqlite3.Connection) -> Iterator[Item]:
    countries = dict(connection.execute("SELECT code, name FROM country"))
    lands = {code: land_words(code, (name, *land_names(code))) for code, name in countries.items()}
    known, populations = _known_names(connection), _populations(connection)
    weights = dict(connection.execute("SELECT entity, count(DISTINCT claim) FROM claim_entity GROUP BY entity"))
    tied = {key for (key,) in connection.execute("SELECT city FROM membership UNION SELECT network FROM membership")}
    for key, kind, subkind, name, country, path in connection.execute(
        "SELECT id, kind, subkind, name, country, path FROM entity WHERE status IN ('active', 'split') ORDER BY id"
    ).fetchall():
        label = subkind.replace("_", " ") if subkind != "" else kind
        yield Item(
            kind=kind,
            ref=key,
            title=name,
            detail=", ".join(part for part in (label, countries.get(country, country)) if part != ""),
            path=path,
            names=((name, NAME), *known.get(key, ())),
            country=country,
            around=f"{lands.get(country, country.lower())} {fold(label)}",
            weight=weights.get(key, 0),
            population=populations.get(key, 0),
            has_ties=key in tied,
        )


def _known_names(connection: sqlite3.Connection) -> Names:
    """Further names of each entity: of its record, of records merged into it, as written by sources, of its place."""
    names: Names = defaultdict(list)
    for table in ("networks", "fora"):
        for key, acronym in connection.execute(f"SELECT id, acronym FROM {table} WHERE acronym != ''"):
            names[key].append((acronym, ACRONYM))
    for table in ENTITY_TABLES.values():
        for key, others in connection.execute(f"SELECT id, other_names FROM {table} WHERE other_names != ''"):
            names[key].extend((part.strip(), OTHER) for part in others.split(";") if part.strip() != "")
    queries = (
        (MERGED, "SELECT successor, name FROM entity WHERE status = 'merged' ORDER BY id"),
        (
            WRITTEN,
            """SELECT DISTINCT claim_entity.entity, claim_name.name FROM claim_entity
               JOIN claim_name USING (claim, side) ORDER BY 1, 2""",
        ),
        (
            PLACE,
            """SELECT cities.id, place_name.name FROM cities JOIN place_name ON place = CAST(geonames_id AS INTEGER)
               WHERE level = 'municipality' AND place_basis = 'geonames' AND geonames_id != '' ORDER BY 1, 2""",
        ),
    )
    for role, query in queries:
        for key, name in connection.execute(query):
            names[key].append((name, role))
    return names


def _populations(connection: sqlite3.Connection) -> dict[str, int]:
    """The population of the place of each municipality, as the gazetteer has it."""
    return dict(
        connection.execute(
            """SELECT cities.id, population FROM cities
               JOIN place ON place.geonames_id = CAST(cities.geonames_id AS INTEGER)
               WHERE level = 'municipality' AND place_basis = 'geonames' AND cities.geonames_id != ''"""
        )
    )


def _countries(connection: sqlite3.Connection) -> Iterator[Item]:
    cities = dict(connection.execute("SELECT country, count(*) FROM cities GROUP BY country"))
    for code, name in connection.execute("SELECT code, name FROM country ORDER BY code").fetchall():
        names = ((name, NAME), (code, ACRONYM), *((other, OTHER) for other in land_names(code)))
        yield Item(
            "country", code, name, f"country {code}", f"/countries/{code}", names, code, weight=cities.get(code, 0)
        )


def _glossary(connection: sqlite3.Connection) -> Iterator[Item]:
    for label, words in _WORDS:
        for word, meaning in words.items():
            shown = word.replace("_", " ")
            detail, path = f"{label}: {meaning}", f"/glossary#{word}"
            yield Item("glossary", word, shown, detail, path, ((shown, NAME),), around=fold(label))
    for word, (label, meaning) in MEASURES.items():
        yield Item("glossary", word, label, f"method: {meaning}", f"/glossary#{word}", ((label, NAME),), "", "method")
    for code, label, definition, title in connection.execute(
        "SELECT code, label, definition, title FROM code JOIN codebook ON key = codebook ORDER BY codebook, position"
    ).fetchall():
        detail = f"code of {title}: {definition}".rstrip(": ")
        yield Item("glossary", code, label, detail, f"/glossary#{code}", ((label, NAME),))


def _sources(connection: sqlite3.Connection) -> Iterator[Item]:
    for key, kind, title, publisher, published in connection.execute(
        "SELECT id, kind, title, publisher, published_as_written FROM sources ORDER BY id"
    ).fetchall():
        detail = ", ".join(part for part in (publisher, published) if part != "")
        around = f"{fold(publisher)} {fold(kind)} {fold(published)}"
        yield Item("source", key, title, detail, f"/sources/{key}", ((title, NAME),), around=around)

"""Links claims to entities through the judgements, and derives the membership-class pairs."""

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import attrgetter

from hanse.domain.vocabulary import MEMBERSHIP_RELATIONS
from hanse.package import DataPackage, Row
from hanse.release.store.rows import PATHS
from hanse.resolve.linker import Judgement, Linker

_BATCH = 20_000  # claims stored together
Name = tuple[str, str, str, str, tuple[str, ...]]  # side, kind, name, country, context


def make_linker(package: DataPackage) -> Linker:
    """A linker over the package's judgements: merged entities lead to their successor, cities lie in their country."""
    successors = {
        row.id: row.values("successor")[0]
        for _, row in package.entities()
        if row["status"] == "merged" and len(row.values("successor")) == 1
    }
    countries = {row.id: row["country"] for row in package.rows("cities")}
    judgements = (Judgement.from_row(row.cells) for row in package.rows("judgements"))
    return Linker(judgements, successors=successors, countries=countries)


def store_claims(connection: sqlite3.Connection, package: DataPackage, linker: Linker) -> None:
    """Every claim in short, the names in it, the entities they stand for and the judgements that say so."""
    ordered = iter(sorted(package.claims(), key=attrgetter("id")))  # as the tables keep them: each row comes last
    while len(batch := list(islice(ordered, _BATCH))) > 0:
        _store_batch(connection, batch, linker)


def _store_batch(connection: sqlite3.Connection, rows: Sequence[Row], linker: Linker) -> None:
    claims, names = [], []
    entities: list[tuple[str, str, str]] = []
    judgements: list[tuple[str, str, str]] = []
    for row in rows:
        key, collection = row.id, row.collection
        claims.append((key, row.table.removesuffix("s"), collection, row["source"], row["locator"], _as_written(row)))
        for side, of_kind, name, country, context in _names_in(row):
            link = linker.link(of_kind, name, country, key, *context, collection)
            names.append((key, side, of_kind, name, country, link.decision))
            entities.extend([(key, side, entity) for entity in link.entities])
            judgements.extend([(key, side, judgement) for judgement in dict.fromkeys(link.judgements)])
    connection.executemany("INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?)", claims)
    connection.executemany("INSERT INTO claim_name VALUES (?, ?, ?, ?, ?, ?)", names)
    connection.executemany("INSERT OR IGNORE INTO claim_entity VALUES (?, ?, ?)", entities)
    connection.executemany("INSERT INTO claim_judgement VALUES (?, ?, ?)", judgements)


def _as_written(row: Row) -> str:
    match row.table:
        case "ties":
            return row["subject"]
        case "statements":
            return row["value"]
        case _:
            return f"{row['code']}: {row['decision']}"


def _names_in(row: Row) -> Iterator[Name]:
    """The names a claim holds, each with the label of the other side as context."""
    if row.table == "ties":
        yield "subject", row["subject_kind"], row["subject"], row["country"], (row["object"],)
        yield "object", row["object_kind"], row["object"], "", (row["subject"],)
    else:
        yield "subject", row["subject_kind"], row["subject"], row.get("country"), ()


def store_memberships(connection: sqlite3.Connection) -> None:
    """The (city, network) pairs that membership-class ties are about. A term of office is no membership."""
    marks = ", ".join("?" * len(MEMBERSHIP_RELATIONS))
    connection.execute("DELETE FROM membership")
    connection.execute(
        f"""
        INSERT OR IGNORE INTO membership
        SELECT city.id, network.id, ties.id FROM ties
        JOIN claim_entity AS subject ON subject.claim = ties.id AND subject.side = 'subject'
        JOIN claim_entity AS object ON object.claim = ties.id AND object.side = 'object'
        JOIN entity AS city ON city.id = subject.entity AND city.kind = 'city'
        JOIN entity AS network ON network.id = object.entity AND network.kind = 'network'
        WHERE ties.relation IN ({marks}) AND ties.start_kind != 'office' AND ties.end_kind != 'office'
        ORDER BY city.id, network.id, ties.id
        """,
        tuple(MEMBERSHIP_RELATIONS),
    )


def store_roster_readings(connection: sqlite3.Connection, linker: Linker) -> None:
    """Which network each roster is of, and whether an omission from it may be read as one."""
    rows = []
    for roster, network, complete, stated, taken in connection.execute(
        "SELECT id, network, complete, stated_count, rows_taken FROM rosters ORDER BY id"
    ).fetchall():
        body, kind = _listed_body(linker, network)
        reason = ""
        if complete != "yes":
            reason = "not said to be complete"
        elif stated != "" and int(taken) < int(stated):
            reason = "fewer entries taken than the source states"
        rows.append((roster, body if kind == "network" else "", body, int(reason == ""), reason))
    connection.executemany("INSERT INTO roster_reading VALUES (?, ?, ?, ?, ?)", rows)


def _listed_body(linker: Linker, name: str) -> tuple[str, str]:
    """(id, kind) of the one entity that the label of a roster stands for; blanks where it is none or several."""
    for kind in (kind for kind in PATHS if kind != "city"):
        entities = linker.link(kind, name).entities
        if len(entities) == 1:
            return entities[0], kind
    return "", ""


def store_issuers(connection: sqlite3.Connection, package: DataPackage, linker: Linker) -> None:
    """Which network, organisation or forum the issuer named on each document is, where the name was judged."""
    rows = {
        (document.id, entity)
        for document in package.rows("documents")
        for name in (document["issuer"], *document.values("issuer"))
        for kind in ("network", "organisation", "forum")
        for entity in linker.link(kind, name).entities
    }
    connection.executemany("INSERT INTO document_issuer VALUES (?, ?)", sorted(rows))

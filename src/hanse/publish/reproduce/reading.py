"""Reads the evidence for the checks from a release: its claims, links, lists and codebooks."""

import sqlite3
from collections.abc import Iterable
from datetime import date
from itertools import product

from hanse.domain.claim import source_id
from hanse.domain.scope import Scope
from hanse.publish.reproduce.evidence import (
    PAPERS,
    CellStatus,
    Coding,
    Entity,
    Evidence,
    Roster,
    Source,
    Statement,
    StatusFinder,
    Tie,
)
from hanse.release import Release
from hanse.release.cell import decimal, fuzzy, integer
from hanse.release.record import Record

_ROSTERS = """
    SELECT rosters.*, roster_reading.network AS entity FROM rosters
    LEFT JOIN roster_reading ON roster_reading.roster = rosters.id ORDER BY rosters.id
"""
Links = dict[tuple[str, str], tuple[str, ...]]


def read_evidence(release: Release) -> Evidence:
    """Everything in ``release`` that a check may look at; what is withheld is not in it."""
    database = release.contents.database
    links = _links(database.rows("SELECT claim, side, entity FROM claim_entity ORDER BY claim, side, entity"))
    sources = _sources(database.rows("SELECT * FROM sources ORDER BY id"))
    entities = _entities(database.rows("SELECT * FROM entity ORDER BY id"), database.rows("SELECT * FROM networks"))
    return Evidence(
        data_date=release.data_date,
        ties=tuple(_tie(row, links) for row in database.rows("SELECT * FROM ties ORDER BY id")),
        statements=tuple(_statement(row, links) for row in database.rows("SELECT * FROM statements ORDER BY id")),
        codings=tuple(_coding(row, links) for row in database.rows("SELECT * FROM codings ORDER BY id")),
        rosters=tuple(_roster(row) for row in database.rows(_ROSTERS)),
        sources=sources,
        entities=entities,
        codes=_codes(database.rows("SELECT codebook, code FROM code ORDER BY codebook, position")),
        statuses=_status_finder(release, tuple(sources), frozenset(entities)),
    )


def _links(rows: Iterable[sqlite3.Row]) -> Links:
    found: dict[tuple[str, str], list[str]] = {}
    for claim, side, entity in rows:
        found.setdefault((claim, side), []).append(entity)
    return {key: tuple(entities) for key, entities in found.items()}


def _sources(rows: Iterable[sqlite3.Row]) -> dict[str, Source]:
    papers = {source_id(f"paper:{paper}"): paper for paper in PAPERS}
    return {
        row["id"]: Source(
            row["id"], row["title"], row["kind"], row["publisher"], fuzzy(row, "published"), papers.get(row["id"], "")
        )
        for row in rows
    }


def _entities(rows: Iterable[sqlite3.Row], networks: Iterable[sqlite3.Row]) -> dict[str, Entity]:
    spread = {row["id"]: (row["scale"], row["area"]) for row in networks}
    return {
        row["id"]: Entity(
            row["id"], row["name"], row["kind"], row["subkind"], row["country"], *spread.get(row["id"], ("", ""))
        )
        for row in rows
        if row["status"] not in ("merged", "withdrawn")
    }


def _codes(rows: Iterable[sqlite3.Row]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for codebook, code in rows:
        found.setdefault(codebook, []).append(code)
    return {codebook: tuple(codes) for codebook, codes in found.items()}


def _tie(row: sqlite3.Row, links: Links) -> Tie:
    return Tie(
        claim=row["id"],
        collection=row["collection"],
        source=row["source"],
        subject_kind=row["subject_kind"],
        subject=row["subject"],
        subjects=links.get((row["id"], "subject"), ()),
        country=row["country"],
        relation=row["relation"],
        object_kind=row["object_kind"],
        object=row["object"],
        objects=links.get((row["id"], "object"), ()),
        role=row["role"],
        start=fuzzy(row, "start"),
        listed=fuzzy(row, "listed"),
        roster=row["roster"],
        locator=row["locator"],
        note=row["note"],
    )


def _statement(row: sqlite3.Row, links: Links) -> Statement:
    return Statement(
        claim=row["id"],
        collection=row["collection"],
        source=row["source"],
        subject_kind=row["subject_kind"],
        subject=row["subject"],
        subjects=links.get((row["id"], "subject"), ()),
        property=row["property"],
        value=row["value"],
        number=decimal(row["number"]),
        unit=row["unit"],
        valid=fuzzy(row, "valid"),
        locator=row["locator"],
        note=row["note"],
    )


def _coding(row: sqlite3.Row, links: Links) -> Coding:
    return Coding(
        claim=row["id"],
        source=row["source"],
        subjects=links.get((row["id"], "subject"), ()),
        codebook=row["codebook"],
        code=row["code"],
        decision=row["decision"],
        coder=row["coder"],
        coder_kind=row["coder_kind"],
    )


def _roster(row: sqlite3.Row) -> Roster:
    return Roster(
        id=row["id"],
        networks=(row["entity"],) if row["entity"] else (),
        source=row["source"],
        listed=fuzzy(row, "listed"),
        complete=row["complete"],
        for_role=row["for_role"],
        for_area=row["for_area"],
        for_cohort=row["for_cohort"],
        stated_count=integer(row["stated_count"]),
        rows_taken=int(row["rows_taken"]),
    )


def _status_finder(release: Release, sources: tuple[str, ...], entities: frozenset[str]) -> StatusFinder:
    """Statuses by the rule of the release, limited to every source but those left out."""
    pairs = release.contents.pairs

    def find(
        cities: Iterable[str], networks: Iterable[str], day: date, left_out: frozenset[str]
    ) -> dict[tuple[str, str], CellStatus]:
        scope = Scope(sources=tuple(source for source in sources if source not in left_out))
        held = pairs.snapshot(day, scope).pairs
        found = {}
        for city, network in product(cities, (network for network in networks if network in entities)):
            records = held[city, network].records if (city, network) in held else ()
            found[city, network] = CellStatus(
                pairs.status(city, network, day, scope).status,
                tuple(record.claim for record in records),
                min((first for record in records if (first := _first(record)) is not None), default=None),
            )
        return found

    return find


def _first(record: Record) -> date | None:
    """The first day on which a claim says that the city is in: stated start, else the day the list was there."""
    listing = record.listing()
    return record.start.earliest or (listing.visible_from if listing is not None else None)

"""What happened and when, as far as sources date it: documents issued, signatures given, meetings held."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hanse.domain.saying import say
from hanse.release.cell import fuzzy, shown
from hanse.release.entity import document_list
from hanse.release.moment import named_years, statements
from hanse.release.standpoint import Standpoint
from hanse.release.views import ClaimRef, EntityRef

_ACTS = {"signed": "signed", "adherence": "signed", "attended": "met", "hosted": "met"}
_MEETINGS = {"held": "met", "dates_named": "named"}  # properties that say when a forum met, or name dates for it


@dataclass(frozen=True)
class Event:
    """Something that sources date. ``what``: founded | ended | issued | signed | met | named (a date for a forum)."""

    what: str
    entity: EntityRef
    words: str
    first: int | None
    last: int | None
    number: int | None  # authorities recorded; None where none is, which is not zero
    detail: str
    claims: tuple[ClaimRef, ...]


def happenings(standpoint: Standpoint) -> tuple[Event, ...]:
    """Documents issued, signatures given and meetings held by the as-of date."""
    return (*_issued(standpoint), *_acts(standpoint), *_meetings(standpoint))


def _issued(standpoint: Standpoint) -> Iterator[Event]:
    for row in document_list(standpoint, {}).rows:
        earliest, latest = row.issued_earliest, row.issued_latest
        if earliest + latest != "" and (earliest or latest) <= standpoint.as_of.isoformat():
            years = (int(earliest[:4]) if earliest else None, int(latest[:4]) if latest else None)
            detail = ", ".join(part for part in (row.kind, row.issuer) if part != "")
            yield Event("issued", row.document, row.issued, *years, row.signatories or None, detail, ())


def _acts(standpoint: Standpoint) -> Iterator[Event]:
    """Signatures and meetings that sources date, one event for each body and year."""
    held: dict[tuple[str, str, int | None, int | None], list[sqlite3.Row]] = defaultdict(list)
    for row in _dated_ties(standpoint):
        start = fuzzy(row, "start")
        if start.after(standpoint.as_of):
            continue
        years = (start.earliest.year if start.earliest else None, start.latest.year if start.latest else None)
        held[(_ACTS[row["relation"]], row["body"], *years)].append(row)
    for (what, body, first, last), rows in held.items():
        ref = standpoint.catalogue.entity(body)
        if ref is not None:
            words = _listed(dict.fromkeys(shown(fuzzy(row, "start")) for row in rows))
            taking_part = {row["who"] for row in rows if row["relation"] != "hosted"}
            hosts = {standpoint.catalogue.entities[row["who"]].name for row in rows if row["relation"] == "hosted"}
            detail = say("hosted by {hosts}", hosts=_listed(sorted(hosts))) if len(hosts) > 0 else ""
            claims = standpoint.catalogue.refs(row["claim"] for row in rows)
            yield Event(what, ref, words, first, last, len(taking_part) or None, detail, claims)


def _dated_ties(standpoint: Standpoint) -> Iterator[sqlite3.Row]:
    """Dated signatures and meetings within the scope: ``who`` did it, of which ``body``."""
    scope, entities = standpoint.scope, standpoint.catalogue.entities
    marks = ", ".join("?" * len(_ACTS))
    for row in standpoint.contents.database.rows(
        f"""SELECT ties.id AS claim, ties.*, subject.entity AS who, object.entity AS body FROM ties
            JOIN claim_entity AS subject ON subject.claim = ties.id AND subject.side = 'subject'
            JOIN claim_entity AS object ON object.claim = ties.id AND object.side = 'object'
            WHERE relation IN ({marks}) AND start_earliest || start_latest != ''
            ORDER BY start_earliest, start_latest, ties.id""",
        tuple(_ACTS),
    ):
        if (
            standpoint.catalogue.admits(scope, row["claim"])
            and (len(scope.relations) == 0 or row["relation"] in scope.relations)
            and (len(scope.roles) == 0 or row["role"] in scope.roles)
            and row["who"] in entities
            and standpoint.in_scope(entities[row["who"]])
        ):
            yield row


def _meetings(standpoint: Standpoint) -> Iterator[Event]:
    """Years named where a source says when a forum met or which dates matter for it, with the words around them."""
    for row in statements(standpoint, tuple(_MEETINGS)):
        ref = standpoint.catalogue.entity(row["entity"])
        for part in row["value"].split(";") if ref is not None else ():
            for first, last in named_years(part):
                if ref is not None and first <= standpoint.as_of.year:
                    claims = standpoint.catalogue.refs([row["id"]])
                    yield Event(_MEETINGS[row["property"]], ref, part.strip(), first, last, None, "", claims)


def _listed(parts: Iterable[str]) -> str:
    """Words joined for a reader: "a", "a and b", "a, b and c"."""
    *before, last = list(parts)
    return say("{first} and {last}", first=", ".join(before), last=last) if len(before) > 0 else last

"""The field over time: lives of networks, documents, signatures and meetings, as far as sources date them."""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hanse.domain.dates import UNKNOWN_DATE, FuzzyDate, parse_iso
from hanse.errors import UsageError
from hanse.release.cell import fuzzy, sentence, shown, sort_key
from hanse.release.entity import document_list
from hanse.release.filtering import Facet, apply_filters, facet_counts
from hanse.release.networks import network_rows
from hanse.release.standpoint import Standpoint
from hanse.release.views import ClaimRef, Context, EntityRef, NetworkRow, RosterView

Years = tuple[int | None, int | None]  # first and last year; None = open on that side

_YEARS = re.compile(r"\b([12]\d{3})(?:(?:/| ?[-–] ?)(\d{4}|\d{2})\b)?")
_OPEN = re.compile(r"before|after|later|since|until|\bby\b", re.IGNORECASE)
_ACTS = {"signed": "signed", "adherence": "signed", "attended": "met", "hosted": "met"}
_MEETINGS = {"held": "met", "dates_named": "named"}  # properties that say when a forum met, or name dates for it
_LAST_MONTH = 12


@dataclass(frozen=True)
class Moment:
    """A time in the words of its sources, the years it may lie in (None = open), and who states it."""

    words: str  # "" where nothing is stated
    first: int | None
    last: int | None
    claims: tuple[ClaimRef, ...]


@dataclass(frozen=True)
class ListMark:
    """A dated list of a network: how many entries were read from it."""

    roster: str
    listed: str
    earliest: str
    latest: str
    entries: int
    scope_text: str


@dataclass(frozen=True)
class Life:
    """When a network began and ended, as stated, and the dated lists of it."""

    network: EntityRef
    acronym: str
    scale: str
    area: str
    modes: tuple[str, ...]
    founded: Moment
    ended: Moment
    lists: tuple[ListMark, ...]  # oldest first
    undated_lists: int


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


@dataclass(frozen=True)
class Timeline:
    """Lives and events up to the as-of date, limited to the chosen networks and years."""

    context: Context
    first: int | None  # years asked for; None = no limit
    last: int | None
    lives: tuple[Life, ...]  # A to Z
    undated: tuple[Life, ...]  # year of founding not recorded
    events: tuple[Event, ...]  # oldest first
    undated_documents: tuple[EntityRef, ...]
    later: int  # networks founded after the as-of date
    facets: dict[str, dict[str, int]]
    filters: dict[str, str]


def timeline(
    standpoint: Standpoint, filters: Mapping[str, str], first: int | None = None, last: int | None = None
) -> Timeline:
    """Networks of the chosen kind, scale, area and mode that may have lived from ``first`` to ``last``, and what
    may have happened in these years. Networks without a year stand apart; no year of theirs can rule them out."""
    if first is not None and last is not None and first > last:
        raise UsageError(f"{first} lies after {last}", where="from", hint="the first year has to come first")
    key = ("timeline", standpoint.as_of, standpoint.scope)
    lives, later = standpoint.contents.remember(key, lambda: _lives(standpoint))
    events = standpoint.contents.remember((*key, "events"), lambda: _events(standpoint))
    chosen = apply_filters(lives, _FACETS, filters)
    dated = [life for life in chosen if _has_year(life.founded) and _overlaps(_span(life), first, last)]
    every = (*(event for life in dated for event in _of_life(life)), *events)
    documents = document_list(standpoint, {}).rows
    return Timeline(
        context=standpoint.context,
        first=first,
        last=last,
        lives=tuple(dated),
        undated=tuple(life for life in chosen if not _has_year(life.founded)),
        events=tuple(sorted((event for event in every if _overlaps(_years(event), first, last)), key=_order)),
        undated_documents=tuple(row.document for row in documents if row.issued_earliest + row.issued_latest == ""),
        later=later,
        facets=facet_counts(lives, _FACETS),
        filters=dict(filters),
    )


def _overlaps(years: Years, first: int | None, last: int | None) -> bool:
    """True where a time between ``years`` may lie from ``first`` to ``last``."""
    low, high = years
    return (low is None or last is None or low <= last) and (high is None or first is None or high >= first)


def _span(life: Life) -> Years:
    """The years in which a network may have lived; open where no end is recorded."""
    return life.founded.first, life.ended.last if _has_year(life.ended) else None


def _has_year(moment: Moment) -> bool:
    return moment.first is not None or moment.last is not None


def _years(event: Event) -> Years:
    return event.first, event.last


def _order(event: Event) -> tuple[object, ...]:
    return (event.first or event.last or 0, event.last or 9999, event.what, sort_key(event.entity), event.words)


def _of_life(life: Life) -> Iterator[Event]:
    for what, moment in (("founded", life.founded), ("ended", life.ended)):
        if _has_year(moment):
            yield Event(what, life.network, moment.words, moment.first, moment.last, None, "", moment.claims)


def _lives(standpoint: Standpoint) -> tuple[tuple[Life, ...], int]:
    """The lives that began by the as-of date or whose beginning nobody dates, A to Z; how many began later."""
    times = _stated_times(standpoint)
    lives, later = [], 0
    for row in network_rows(standpoint):
        began, founded = times.get((row.network.id, "founded"), (None, _NOWHEN))
        ceased, ended = times.get((row.network.id, "ended"), (None, _NOWHEN))
        if began is not None and began > standpoint.as_of:
            later += 1
            continue
        is_over = ceased is None or ceased <= standpoint.as_of
        lives.append(_life(standpoint, row, founded, ended if is_over else _NOWHEN))
    return tuple(lives), later


_NOWHEN = Moment("", None, None, ())


def _life(standpoint: Standpoint, row: NetworkRow, founded: Moment, ended: Moment) -> Life:
    held = [one for one in standpoint.contents.rosters.by_network.get(row.network.id, ()) if _admits(standpoint, one)]
    dated = [one for one in held if one.listed_earliest + one.listed_latest != ""]
    marks = [
        ListMark(one.id, one.listed, one.listed_earliest, one.listed_latest, one.rows_taken, one.scope_text)
        for one in dated
        if (one.listed_earliest or one.listed_latest) <= standpoint.as_of.isoformat()
    ]
    marks.sort(key=lambda mark: (mark.earliest or mark.latest, mark.roster))
    return Life(
        row.network, row.acronym, row.scale, row.area, row.modes, founded, ended, tuple(marks), len(held) - len(dated)
    )


def _admits(standpoint: Standpoint, roster: RosterView) -> bool:
    """True where a list and its source are within the scope."""
    scope, source = standpoint.scope, roster.source
    if roster.id in scope.without:
        return False
    collection = standpoint.catalogue.sources[source].collection
    return (len(scope.sources) == 0 or source in scope.sources) and (
        len(scope.collections) == 0 or collection in scope.collections
    )


def _stated_times(standpoint: Standpoint) -> dict[tuple[str, str], tuple[date | None, Moment]]:
    """Founding and end of each entity, with the first day on which it may have been."""
    held: dict[tuple[str, str], list[sqlite3.Row]] = defaultdict(list)
    for row in _statements(standpoint, ("founded", "ended")):
        held[row["entity"], row["property"]].append(row)
    return {key: _moment(standpoint, rows) for key, rows in held.items()}


def _moment(standpoint: Standpoint, rows: Sequence[sqlite3.Row]) -> tuple[date | None, Moment]:
    """Several statements as one time: from the first day that one of them allows to the last."""
    times = [fuzzy(row, "valid") if fuzzy(row, "valid").is_known else _read(row["value"]) for row in rows]
    known = [time for time in times if time.is_known]
    texts = [shown(fuzzy(row, "valid")) or row["value"] for row in rows]
    claims = standpoint.catalogue.refs(row["id"] for row in rows)
    if len(known) == 0:
        return None, Moment(_side_by_side(texts), None, None, claims)
    starts = [time.earliest for time in known if time.earliest is not None]
    ends = [time.latest for time in known if time.latest is not None]
    first = min(starts).year if len(starts) == len(known) else None
    last = max(ends).year if len(ends) == len(known) else None
    return min(starts, default=None), Moment(_side_by_side(texts), first, last, claims)


def _read(text: str) -> FuzzyDate:
    """A time written as a value: a date, or the years named in it; nothing where words leave a side open."""
    try:
        return parse_iso(text)
    except ValueError:
        years = [year for part in _named_years(text) for year in part]
        if len(years) == 0 or _OPEN.search(text) is not None:
            return UNKNOWN_DATE
        return FuzzyDate(date(min(years), 1, 1), date(max(years), 12, 31), text)


def _side_by_side(texts: Iterable[str]) -> str:
    """What sources say, each once; a year is left out where another gives the day in it."""
    held = sorted(set(texts))
    return " or ".join(text for text in held if not any(other.startswith(f"{text}-") for other in held))


def _named_years(text: str) -> list[tuple[int, int]]:
    """The years and ranges of years named in ``text``: 2016, 2016-2019, 2020/21."""
    found = []
    for year, end in _YEARS.findall(text):
        last = int(year[: 4 - len(end)] + end) if end != "" else int(year)
        is_month = len(end) == 2 and int(end) <= _LAST_MONTH and f"{year}/{end}" not in text
        found.append((int(year), int(year) if is_month or last < int(year) else last))
    return found


def _events(standpoint: Standpoint) -> tuple[Event, ...]:
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
            words = sentence(dict.fromkeys(shown(fuzzy(row, "start")) for row in rows))
            taking_part = {row["who"] for row in rows if row["relation"] != "hosted"}
            hosts = {standpoint.catalogue.entities[row["who"]].name for row in rows if row["relation"] == "hosted"}
            detail = f"hosted by {sentence(sorted(hosts))}" if len(hosts) > 0 else ""
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
    for row in _statements(standpoint, tuple(_MEETINGS)):
        ref = standpoint.catalogue.entity(row["entity"])
        for part in row["value"].split(";") if ref is not None else ():
            for first, last in _named_years(part):
                if ref is not None and first <= standpoint.as_of.year:
                    claims = standpoint.catalogue.refs([row["id"]])
                    yield Event(_MEETINGS[row["property"]], ref, part.strip(), first, last, None, "", claims)


def _statements(standpoint: Standpoint, properties: Sequence[str]) -> Iterator[sqlite3.Row]:
    """Statements of some properties within the scope, each with the entity it is about."""
    marks = ", ".join("?" * len(properties))
    for row in standpoint.contents.database.rows(
        f"""SELECT entity, statements.* FROM statements JOIN claim_entity ON claim = statements.id AND side = 'subject'
            WHERE property IN ({marks}) ORDER BY valid_earliest, value, statements.id""",
        properties,
    ):
        if standpoint.catalogue.admits(standpoint.scope, row["id"]):
            yield row


def _areas(life: Life) -> tuple[str, ...]:
    return tuple(part.strip() for part in life.area.split(";") if part.strip() != "")


_FACETS: dict[str, Facet[Life]] = {
    "kind": lambda life: (life.network.subkind,),
    "scale": lambda life: (life.scale,),
    "area": _areas,
    "mode": lambda life: life.modes,
}

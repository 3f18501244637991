"""The field over time: lives of networks, documents, signatures and meetings, as far as sources date them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from hanse.errors import UsageError
from hanse.release.cell import sort_key
from hanse.release.entity import document_list
from hanse.release.filtering import Facet, apply_filters, facet_counts
from hanse.release.fold import fold
from hanse.release.happening import Event, happenings
from hanse.release.moment import NOWHEN, Moment, stated_moments, statements
from hanse.release.networks import network_rows
from hanse.release.standpoint import Standpoint
from hanse.release.views import Context, EntityRef, NetworkRow, RosterView

Years = tuple[int | None, int | None]  # first and last year; None = open on that side


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
    topics: tuple[str, ...] = ()  # as sources state them


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
    """Networks of the chosen kind, scale, area, mode and topic that may have lived from ``first`` to ``last``, and
    what may have happened in these years. Networks without a year stand apart; no year of theirs can rule them out.

    ``topic`` in the filters is a word to look for in the topics that sources state, the others are values of facets.
    """
    if first is not None and last is not None and first > last:
        raise UsageError(f"{first} lies after {last}", where="from", hint="the first year has to come first")
    key = ("timeline", standpoint.as_of, standpoint.scope)
    lives, later = standpoint.contents.remember(key, lambda: _lives(standpoint))
    events = standpoint.contents.remember((*key, "events"), lambda: happenings(standpoint))
    of_facets = {name: value for name, value in filters.items() if name != "topic"}
    topic = fold(filters.get("topic", ""))
    chosen = [life for life in apply_filters(lives, _FACETS, of_facets) if _is_about(life, topic)]
    dated = [life for life in chosen if life.founded.has_year and _overlaps(_span(life), first, last)]
    every = (*(event for life in dated for event in _of_life(life)), *events)
    documents = document_list(standpoint, {}).rows
    return Timeline(
        context=standpoint.context,
        first=first,
        last=last,
        lives=tuple(dated),
        undated=tuple(life for life in chosen if not life.founded.has_year),
        events=tuple(sorted((event for event in every if _overlaps(_years(event), first, last)), key=_order)),
        undated_documents=tuple(row.document for row in documents if row.issued_earliest + row.issued_latest == ""),
        later=later,
        facets=facet_counts(lives, _FACETS),
        filters=dict(filters),
    )


def _is_about(life: Life, topic: str) -> bool:
    """True where a source states a topic with this word, or none is asked for."""
    return topic == "" or any(topic in fold(stated) for stated in life.topics)


def _overlaps(years: Years, first: int | None, last: int | None) -> bool:
    """True where a time between ``years`` may lie from ``first`` to ``last``."""
    low, high = years
    return (low is None or last is None or low <= last) and (high is None or first is None or high >= first)


def _span(life: Life) -> Years:
    """The years in which a network may have lived; open where no end is recorded."""
    return life.founded.first, life.ended.last if life.ended.has_year else None


def _years(event: Event) -> Years:
    return event.first, event.last


def _order(event: Event) -> tuple[object, ...]:
    return (event.first or event.last or 0, event.last or 9999, event.what, sort_key(event.entity), event.words)


def _of_life(life: Life) -> Iterator[Event]:
    for what, moment in (("founded", life.founded), ("ended", life.ended)):
        if moment.has_year:
            yield Event(what, life.network, moment.words, moment.first, moment.last, None, "", moment.claims)


def _lives(standpoint: Standpoint) -> tuple[tuple[Life, ...], int]:
    """The lives that began by the as-of date or whose beginning nobody dates, A to Z; how many began later."""
    times, topics = stated_moments(standpoint), _topics(standpoint)
    lives, later = [], 0
    for row in network_rows(standpoint):
        began, founded = times.get((row.network.id, "founded"), (None, NOWHEN))
        ceased, ended = times.get((row.network.id, "ended"), (None, NOWHEN))
        if began is not None and began > standpoint.as_of:
            later += 1
            continue
        is_over = ceased is None or ceased <= standpoint.as_of
        life = _life(standpoint, row, founded, ended if is_over else NOWHEN)
        lives.append(replace(life, topics=tuple(topics.get(row.network.id, ()))))
    return tuple(lives), later


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


def _topics(standpoint: Standpoint) -> dict[str, list[str]]:
    """The topics that sources within the scope state, by entity."""
    held: dict[str, list[str]] = defaultdict(list)
    for row in statements(standpoint, ("topic",)):
        held[row["entity"]].append(row["value"])
    return held


def _admits(standpoint: Standpoint, roster: RosterView) -> bool:
    """True where a list and its source are within the scope."""
    scope, source = standpoint.scope, roster.source
    if roster.id in scope.without:
        return False
    collection = standpoint.catalogue.sources[source].collection
    return (len(scope.sources) == 0 or source in scope.sources) and (
        len(scope.collections) == 0 or collection in scope.collections
    )


def _areas(life: Life) -> tuple[str, ...]:
    return tuple(part.strip() for part in life.area.split(";") if part.strip() != "")


_FACETS: dict[str, Facet[Life]] = {
    "kind": lambda life: (life.network.subkind,),
    "scale": lambda life: (life.scale,),
    "area": _areas,
    "mode": lambda life: life.modes,
}

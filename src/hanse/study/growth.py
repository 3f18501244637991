"""When networks were founded and how long they last, as far as sources say; how lists of one kind changed."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hanse.analysis.growth import DatedRoster, roster_changes
from hanse.analysis.growth import growth as arithmetic
from hanse.analysis.turnbull import turnbull
from hanse.release.cell import sort_key
from hanse.release.networks import MODES, stated_years
from hanse.release.standpoint import Standpoint
from hanse.release.views import Context, EntityRef, Value
from hanse.study.held import decimal_year

_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_OPEN = re.compile(r"\b(before|after|since|or later|or earlier|until)\b")
_YEARS_SHOWN = (1, 2, 3, 5, 10, 15, 20, 30)
Range = tuple[float, float]  # first and last year; NaN where not known


@dataclass(frozen=True)
class YearRow:
    """One year: networks founded by its end and active in it, what is sure and what is possible."""

    year: int
    founded_low: int
    founded_high: int
    active_low: int
    active_high: int


@dataclass(frozen=True)
class ModeSeries:
    """The years of the networks that coders class as created in one way; "" is for those not classed."""

    mode: str
    label: str
    n_dated: int
    n_undated: int
    years: tuple[YearRow, ...]


@dataclass(frozen=True)
class LastingRow:
    """Share of networks, from 0 to 1, that last longer than ``years``: least and most that the dates allow."""

    years: int
    low: float
    high: float


@dataclass(frozen=True)
class ListChange:
    """What changed between two lists of one network and one scope; None where it cannot be known.

    Joining is only known after a complete earlier list, leaving only by a complete later one.
    """

    network: EntityRef
    scope: str
    before: str  # ISO day of each list
    after: str
    before_roster: str
    after_roster: str
    size_before: int
    size_after: int
    stayed: int
    joined: int | None
    left: int | None


@dataclass(frozen=True)
class GrowthStudy:
    """Founding, activity, duration and comparable lists of the networks in scope.

    ``undated`` are the networks without a year of founding. When a network began to work on the topic is a year of its
    own, which no source held here states; it is not taken from the founding.
    """

    context: Context
    years: tuple[YearRow, ...]
    by_mode: tuple[ModeSeries, ...]
    n_dated: int
    n_ended: int
    undated: tuple[EntityRef, ...]
    lasting: tuple[LastingRow, ...]
    changes: tuple[ListChange, ...]
    method: str


def growth(view: Standpoint) -> GrowthStudy:
    """Networks founded and active by year up to the day of ``view``, by mode of creation, and changes of lists."""
    key = ("growth", view.as_of, view.scope)
    return view.contents.remember(key, lambda: _study(view))


def year_range(values: Iterable[Value]) -> Range:
    """First and last year that the values allow; NaN where none is closed ("before 2015" says too little)."""
    low, high = math.inf, -math.inf
    for value in values:
        text = value.valid if value.valid != "" else value.value
        years = [int(year) for year in _YEAR.findall(text)]
        if len(years) == 0 or _OPEN.search(text.lower()) is not None:
            continue
        low, high = min(low, *years), max(high, *years)
    return (math.nan, math.nan) if low > high else (low, high)


def _study(view: Standpoint) -> GrowthStudy:
    refs = sorted(
        (ref for ref in view.catalogue.entities.values() if ref.kind == "network" and view.in_scope(ref)), key=sort_key
    )
    stated = stated_years(view)
    starts = {ref.id: year_range(stated.get(ref.id, {}).get("founded", ())) for ref in refs}
    ends = {ref.id: year_range(stated.get(ref.id, {}).get("ended", ())) for ref in refs}
    every = _series(refs, starts, ends, view.as_of.year)
    modes = view.contents.codings
    classed: dict[str, list[EntityRef]] = {}
    for ref in refs:
        settled = modes.settled(ref.id, MODES, view.scope)
        classed.setdefault(settled[0] if len(settled) == 1 else "", []).append(ref)
    dated = [ref for ref in refs if not math.isnan(starts[ref.id][0])]
    return GrowthStudy(
        context=view.context,
        years=every[0],
        by_mode=tuple(
            ModeSeries(
                mode,
                modes.label(MODES, mode) if mode != "" else "not classed",
                sum(not math.isnan(starts[ref.id][0]) for ref in of_mode),
                sum(math.isnan(starts[ref.id][0]) for ref in of_mode),
                _series(of_mode, starts, ends, view.as_of.year)[0],
            )
            for mode, of_mode in sorted(classed.items(), key=lambda item: (item[0] == "", item[0]))
        ),
        n_dated=len(dated),
        n_ended=sum(not math.isnan(ends[ref.id][0]) for ref in dated),
        undated=tuple(ref for ref in refs if math.isnan(starts[ref.id][0])),
        lasting=_lasting(dated, starts, ends, view.as_of.year),
        changes=_changes(view, refs),
        method=every[1],
    )


def _series(
    refs: Sequence[EntityRef], starts: dict[str, Range], ends: dict[str, Range], last: int
) -> tuple[tuple[YearRow, ...], str]:
    known = [ref for ref in refs if not math.isnan(starts[ref.id][0])]
    first = min((int(starts[ref.id][0]) for ref in known), default=last + 1)
    found = arithmetic(
        [starts[ref.id][0] for ref in refs],
        [starts[ref.id][1] for ref in refs],
        end_earliest=[ends[ref.id][0] for ref in refs],
        end_latest=[ends[ref.id][1] for ref in refs],
        years=range(first, last + 1),
    )
    columns = (found.years, found.founded_low, found.founded_high, found.active_low, found.active_high)
    return tuple(YearRow(*map(int, row)) for row in zip(*columns, strict=True)), found.describe()


def _lasting(
    dated: Sequence[EntityRef], starts: dict[str, Range], ends: dict[str, Range], now: int
) -> tuple[LastingRow, ...]:
    """How long networks last, from starts and ends that are ranges of years; those without an end go on."""
    shortest, longest = [], []
    for ref in dated:
        start, end = starts[ref.id], ends[ref.id]
        if start[0] > now:
            continue
        is_over = not math.isnan(end[0]) and end[1] <= now
        shortest.append(float(max(0, (end[0] if is_over else now) - start[1])))
        longest.append(float(max(0, end[1] - start[0]) + 1) if is_over else math.inf)
    if len(shortest) == 0:
        return ()
    found = turnbull(shortest, longest)
    return tuple(LastingRow(years, *found.at(years)) for years in _YEARS_SHOWN)


def _changes(view: Standpoint, refs: Sequence[EntityRef]) -> tuple[ListChange, ...]:
    lists, found = view.contents.pairs.lists, []
    for ref in refs:
        dated: dict[tuple[str, float], list[str]] = {}
        rosters = []
        for roster in view.contents.rosters.by_network.get(ref.id, ()):
            if roster.listed_latest == "" or date.fromisoformat(roster.listed_latest) > view.as_of:
                continue
            if roster.id in view.scope.without or len(lists.entries.get(roster.id, ())) == 0:
                continue
            year = decimal_year(date.fromisoformat(roster.listed_latest))
            scope = lists.scope_words.get(roster.id, "")
            dated.setdefault((scope, year), []).append(roster.id)
            complete = roster.complete == "yes" and roster.id in lists.usable
            rosters.append(DatedRoster(year, scope, complete, frozenset(lists.entries[roster.id])))
        days = view.contents.rosters.by_id
        for change in roster_changes(rosters):
            before = dated[(change.scope, change.before)][0]
            after = dated[(change.scope, change.after)][-1]
            if change.before == change.after or (change.joined is None and change.left is None):
                continue
            found.append(
                ListChange(
                    network=ref,
                    scope=change.scope,
                    before=days[before].listed_latest,
                    after=days[after].listed_latest,
                    before_roster=before,
                    after_roster=after,
                    size_before=change.size_before,
                    size_after=change.size_after,
                    stayed=change.stayed,
                    joined=change.joined,
                    left=change.left,
                )
            )
    return tuple(found)

"""The field over time: lives of networks, documents and meetings, and what happened in chosen years."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from hanse.errors import UsageError
from hanse.release.networks import MODES
from hanse.release.timeline import Event, Life, ListMark, Timeline
from hanse.web.charts.lives import axis_of, grid_of, life_bar, span_of, stacked
from hanse.web.charts.svg import HATCH, Years
from hanse.web.context import Asked
from hanse.web.page import Crumb, Page
from hanse.web.words import number, plural, sentence

TITLE = "Timeline"
FILTERS = {"kind": "Kind", "scale": "Scale", "area": "Where it works", "mode": "Mode of creation"}
ORDERS = {"": "A to Z", "mode": "By mode of creation", "founded": "By year of founding"}
PERIODS = ((None, 1999), (2000, 2006), (2007, 2014), (2015, 2018), (2019, 2022), (2023, None))
HAPPENED = (
    ("founded", "Founded", "network"),
    ("ended", "Ended", "network"),
    ("issued", "Documents issued", "document"),
    ("signed", "Signatures dated to these years", "document or call"),
    ("met", "Met", "meeting"),
    ("named", "Dates that sources name for fora", "date"),
)
_EARLIEST, _LATEST = 1000, 9999


@dataclass(frozen=True)
class LifeRow:
    """A line of the figure: a life and its drawing."""

    life: Life
    drawing: Markup
    lists: str  # its dated lists in short


def timeline(asked: Asked) -> Page:
    """Lives as bars with the table beside them; with years, also what happened in them."""
    chosen = asked.filters(*FILTERS)
    order = asked.value("order")
    if order not in ORDERS:
        raise UsageError(f"no order {order!r}", where="order", hint=f"use one of: {', '.join(filter(None, ORDERS))}")
    view = asked.view.timeline(_year(asked, "from"), _year(asked, "to"), **chosen)
    years = span_of(view.lives, view.events, view.context.as_of, view.first, view.last)
    names = {code: label for _, _, codes in _books(asked) for code, label, _ in codes}
    period = period_words(view.first, view.last)
    extra = {
        "hatch": HATCH,
        "axis": axis_of(years),
        "years": years,
        "groups": grouped(_rows(view.lives, view, years), order, names),
        "undated": _rows(view.undated, view, years),
        "lanes": _lanes(view.events, years),
        "summary": summary_of(view),
        "title": title_of(view, period),
        "period": period,
        "happened": happened(view.events),
        "sure": lambda event: is_sure(event, view.first, view.last),
        "periods": [_link(asked, *span) for span in PERIODS],
        "chosen": chosen,
        "order": order,
        "orders": ORDERS,
        "labels": FILTERS,
        "names": {"area": asked.site.country_names(asked.release), "mode": names},
    }
    return Page(view, "timeline.html", TITLE, (Crumb(TITLE, "/timeline"),), view.context, summary_of(view), "", extra)


def period_words(first: int | None, last: int | None) -> str:
    """The years asked for: 2015 to 2018, since 2015, until 2018, 2015; nothing where none are."""
    if first is None or last is None:
        return f"since {first}" if first is not None else f"until {last}" if last is not None else ""
    return f"{first}" if first == last else f"{first} to {last}"


def is_sure(event: Event, first: int | None, last: int | None) -> bool:
    """True where an event lies within the years whichever of its possible dates is right."""
    low, high = event.first, event.last
    return (first is None or (low is not None and low >= first)) and (
        last is None or (high is not None and high <= last)
    )


def happened(events: Sequence[Event]) -> list[tuple[str, str, list[Event]]]:
    """Events by what they are, as (key, heading, events), in the order of HAPPENED; kinds without any are left out."""
    held = [(key, heading, [event for event in events if event.what == key]) for key, heading, _ in HAPPENED]
    return [entry for entry in held if len(entry[2]) > 0]


def summary_of(view: Timeline) -> str:
    """The drawing in one sentence."""
    starts = [year for life in view.lives for year in (life.founded.first, life.founded.last) if year is not None]
    span = f" ({min(starts)} to {max(starts)})" if len(starts) > 0 else ""
    ended = sum(life.ended.words != "" for life in view.lives)
    counts = {key: sum(event.what == key for event in view.events) for key, _, _ in HAPPENED}
    return (
        f"{plural(len(view.lives), 'network')} with a recorded year of founding{span}, {ended} of them with a recorded "
        f"end; {plural(counts['issued'], 'dated document')} and {plural(counts['met'] + counts['named'], 'date')} of "
        f"meetings and fora; {plural(len(view.undated), 'network')} without a recorded year."
    )


def title_of(view: Timeline, period: str) -> str:
    """What the drawing shows, as a finding where years are asked for."""
    if period == "":
        return f"Lives of {plural(len(view.lives), 'network')}"
    sure = [event.what for event in view.events if is_sure(event, view.first, view.last)]
    return (
        f"{sentence(period)}: {plural(sure.count('founded'), 'network')} founded, {sure.count('ended')} ended, "
        f"{plural(sure.count('issued'), 'document')} issued"
    )


def grouped(rows: Sequence[LifeRow], order: str, names: Mapping[str, str]) -> list[tuple[str, list[LifeRow]]]:
    """Rows under a heading each; one group without a heading where they are not by mode."""
    if order == "founded":
        return [("", sorted(rows, key=lambda row: (row.life.founded.first or 0, row.life.founded.last or 9999)))]
    if order != "mode" or len(rows) == 0:
        return [("", list(rows))]
    held: dict[str, list[LifeRow]] = {}
    for row in rows:
        heading = ", ".join(sentence(names.get(mode, mode)) for mode in row.life.modes)
        held.setdefault(heading, []).append(row)
    ordered = sorted(held.items(), key=lambda item: (item[0] == "", item[0]))
    return [(heading or "Mode of creation not recorded", found) for heading, found in ordered]


def list_words(marks: Sequence[ListMark]) -> str:
    """Dated lists in short: when, and how many entries were read from each or from the shortest to the longest."""
    if len(marks) == 0:
        return ""
    first, last = ((mark.earliest or mark.latest)[:4] for mark in (marks[0], marks[-1]))
    low, high = min(mark.entries for mark in marks), max(mark.entries for mark in marks)
    when = first if first == last else f"{first} to {last}"
    entries = (
        plural(high, "entry", "entries") if low == high else f"{number(low)} to {plural(high, 'entry', 'entries')}"
    )
    return f"{when}: {entries}" if len(marks) == 1 else f"{len(marks)} lists, {when}: {entries}"


def _year(asked: Asked, name: str) -> int | None:
    return asked.whole(name, 0, low=_EARLIEST, high=_LATEST) or None


def _books(asked: Asked) -> Iterable[tuple[str, str, tuple[tuple[str, str, str], ...]]]:
    """The codebook of the modes of creation, as far as it is held."""
    return [
        (book.key, book.title, book.codes) for book in asked.site.codebooks(asked.release).values() if book.key == MODES
    ]


def _rows(lives: Sequence[Life], view: Timeline, years: Years) -> list[LifeRow]:
    grid = grid_of(years)
    top = max((mark.entries for life in (*view.lives, *view.undated) for mark in life.lists), default=0)
    as_of = view.context.as_of
    return [LifeRow(life, life_bar(life, years, as_of, grid=grid, top=top), list_words(life.lists)) for life in lives]


def _lanes(events: Sequence[Event], years: Years) -> list[tuple[str, int, Markup]]:
    """The dots above the bars: (heading, how many, drawing)."""
    lanes = (
        ("Documents issued", [event for event in events if event.what == "issued"]),
        ("Meetings and dates of fora", [event for event in events if event.what in ("met", "named")]),
    )
    return [(heading, len(held), stacked(held, years, _spoken(heading, held))) for heading, held in lanes if held]


def _spoken(heading: str, events: Sequence[Event]) -> str:
    counts: dict[int, int] = {}
    for event in events:
        year = event.first or event.last or 0
        counts[year] = counts.get(year, 0) + 1
    return f"{heading} by year: " + ", ".join(f"{year}: {count}" for year, count in sorted(counts.items()))


def _link(asked: Asked, first: int | None, last: int | None) -> tuple[str, str, bool]:
    """A ready-made period: its words, where it leads, and whether it is the one shown."""
    ends = {"from": first, "to": last}
    here = all(asked.value(name) == ("" if year is None else str(year)) for name, year in ends.items())
    return (
        period_words(first, last),
        asked.here(**{name: "" if year is None else year for name, year in ends.items()}),
        here,
    )

"""The field over time: lives of networks, documents and meetings, and what happened in chosen years."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from hanse.errors import UsageError
from hanse.release.happening import Event
from hanse.release.networks import MODES
from hanse.release.timeline import Life, ListMark, Timeline
from hanse.web.charts.lives import axis_of, grid_of, life_bar, lives_picture, span_of, stacked
from hanse.web.charts.svg import HATCH, Years
from hanse.web.context import Asked
from hanse.web.language import counted, plainly, shown_name
from hanse.web.language import gettext as _
from hanse.web.language import noted as N_
from hanse.web.page import Crumb, Drawing, Page, Table
from hanse.web.words import commas, number, sentence

TITLE = N_("Timeline")
FILTERS = {
    "kind": N_("Kind"),
    "scale": N_("Scale"),
    "area": N_("Where it works"),
    "mode": N_("Mode of creation"),
}
ORDERS = {"": N_("A to Z"), "mode": N_("By mode of creation"), "founded": N_("By year of founding")}
CAPTIONS = {
    "": N_("Networks with a recorded year of founding, A to Z."),
    "mode": N_("Networks with a recorded year of founding, by mode of creation."),
    "founded": N_("Networks with a recorded year of founding, by that year."),
}
PERIODS = ((None, 1999), (2000, 2006), (2007, 2014), (2015, 2018), (2019, 2022), (2023, None))
HAPPENED = (
    ("founded", N_("Founded")),
    ("ended", N_("Ended")),
    ("issued", N_("Documents issued")),
    ("signed", N_("Signatures dated to these years")),
    ("met", N_("Met")),
    ("named", N_("Dates that sources name for fora")),
)
COLUMNS = (
    "record", "id", "name", "kind", "from_words", "from_first_year", "from_last_year", "to_words", "to_first_year",
    "to_last_year", "dated_lists", "authorities", "detail",
)  # fmt: skip
MOST_LIVES = 250  # on a page
_EARLIEST, _LATEST = 1000, 9999


@dataclass(frozen=True)
class LifeRow:
    """A line of the figure: a life and its drawing."""

    life: Life
    drawing: Markup
    lists: str  # its dated lists in short


def timeline(asked: Asked) -> Page:
    """Lives as bars with the table beside them; with years, also what happened in them."""
    chosen = asked.filters(*FILTERS, "topic")
    order = asked.value("order")
    if order not in ORDERS:
        raise UsageError(f"no order {order!r}", where="order", hint=f"use one of: {', '.join(filter(None, ORDERS))}")
    view = asked.view.timeline(_year(asked, "from"), _year(asked, "to"), **chosen)
    years = span_of(view.lives, view.events, view.context.as_of, view.first, view.last)
    names = {code: label for _key, _title, codes in _books(asked) for code, label, _meaning in codes}
    period = period_words(view.first, view.last)
    page, pages = _page_of(asked, view)
    part = slice((page - 1) * MOST_LIVES, page * MOST_LIVES)
    rows, lanes = _rows(ordered(view.lives, order, names)[part], view, years), _lanes(view.events, years)
    title, summary = title_of(view, period), summary_of(view)
    extra = {
        "hatch": HATCH,
        "axis": axis_of(years),
        "years": years,
        "groups": grouped(rows, order, names),
        "undated": _rows(view.undated[part], view, years),
        "lanes": lanes,
        "summary": summary,
        "title": title,
        "caption": _(CAPTIONS[order]),
        "period": period,
        "happened": happened(view.events),
        "sure": lambda event: is_sure(event, view.first, view.last),
        "periods": [_link(asked, *span) for span in PERIODS],
        "chosen": chosen,
        "order": order,
        "orders": {key: _(words) for key, words in ORDERS.items()},
        "labels": {name: _(label) for name, label in FILTERS.items()},
        "names": {"area": asked.site.country_names(asked.release), "mode": names},
        "page_number": page,
        "pages": pages,
    }
    source = plainly("Hanse, release %(version)s.", version=view.context.version)
    drawing = Drawing(Markup(""), title, summary, source, make=lambda: _picture(rows, years, lanes))
    return Page(
        view, "timeline.html", _(TITLE), (Crumb(_(TITLE), "/timeline"),), view.context, summary, "", extra,
        table_of(view), drawing,
    )  # fmt: skip


def period_words(first: int | None, last: int | None) -> str:
    """The years asked for: 2015 to 2018, since 2015, until 2018, 2015; nothing where none are."""
    if first is None or last is None:
        if first is not None:
            return plainly("since %(year)s", year=first)
        return plainly("until %(year)s", year=last) if last is not None else ""
    return f"{first}" if first == last else plainly("%(first)s to %(last)s", first=first, last=last)


def is_sure(event: Event, first: int | None, last: int | None) -> bool:
    """True where an event lies within the years whichever of its possible dates is right."""
    low, high = event.first, event.last
    return (first is None or (low is not None and low >= first)) and (
        last is None or (high is not None and high <= last)
    )


def happened(events: Sequence[Event]) -> list[tuple[str, str, list[Event]]]:
    """Events by what they are, as (key, heading, events), in the order of HAPPENED; kinds without any are left out."""
    held = [(key, _(heading), [event for event in events if event.what == key]) for key, heading in HAPPENED]
    return [entry for entry in held if len(entry[2]) > 0]


def summary_of(view: Timeline) -> str:
    """The drawing in one sentence."""
    counts = {key: sum(event.what == key for event in view.events) for key, _heading in HAPPENED}
    return plainly(
        "%(networks)s, %(ended)s of them with a recorded end; %(documents)s and %(meetings)s; %(others)s.",
        networks=_dated_words(view),
        ended=number(sum(life.ended.words != "" for life in view.lives)),
        documents=counted("%(num)s dated document", "%(num)s dated documents", counts["issued"]),
        meetings=counted(
            "%(num)s date of meetings and fora", "%(num)s dates of meetings and fora", counts["met"] + counts["named"]
        ),
        others=counted(
            "%(num)s network without a recorded year", "%(num)s networks without a recorded year", len(view.undated)
        ),
    )


def _dated_words(view: Timeline) -> str:
    starts = [year for life in view.lives for year in (life.founded.first, life.founded.last) if year is not None]
    if len(starts) == 0:
        return counted(
            "%(num)s network with a recorded year of founding",
            "%(num)s networks with a recorded year of founding",
            len(view.lives),
        )
    return counted(
        "%(num)s network with a recorded year of founding (%(first)s to %(last)s)",
        "%(num)s networks with a recorded year of founding (%(first)s to %(last)s)",
        len(view.lives),
        first=min(starts),
        last=max(starts),
    )


def title_of(view: Timeline, period: str) -> str:
    """What the drawing shows, as a finding where years are asked for."""
    if period == "":
        return counted("Lives of %(num)s network", "Lives of %(num)s networks", len(view.lives))
    sure = [event.what for event in view.events if is_sure(event, view.first, view.last)]
    return sentence(
        plainly(
            "%(period)s: %(founded)s, %(ended)s ended, %(issued)s",
            period=period,
            founded=counted("%(num)s network founded", "%(num)s networks founded", sure.count("founded")),
            ended=number(sure.count("ended")),
            issued=counted("%(num)s document issued", "%(num)s documents issued", sure.count("issued")),
        )
    )


def table_of(view: Timeline) -> Table:
    """Lives, then events, as one table; a year is blank where sources leave that side open."""
    lives = [
        (
            "life", life.network.id, life.network.name, life.network.subkind, life.founded.words, life.founded.first,
            life.founded.last, life.ended.words, life.ended.first, life.ended.last, len(life.lists), None, "",
        )
        for life in (*view.lives, *view.undated)
    ]  # fmt: skip
    events = [
        (
            event.what, event.entity.id, event.entity.name, event.entity.kind, event.words, event.first, event.last, "",
            None, None, None, event.number, event.detail,
        )
        for event in view.events
    ]  # fmt: skip
    claims = [claim for life in (*view.lives, *view.undated) for claim in (*life.founded.claims, *life.ended.claims)]
    claims += [claim for event in view.events for claim in event.claims]
    return Table(COLUMNS, (*lives, *events), tuple(sorted({claim.source for claim in claims})))


def ordered(lives: Sequence[Life], order: str, names: Mapping[str, str]) -> list[Life]:
    """Lives in the order asked for; A to Z among equals."""
    if order == "founded":
        return sorted(lives, key=lambda life: (life.founded.first or 0, life.founded.last or 9999))
    if order == "mode":
        return sorted(lives, key=lambda life: (len(life.modes) == 0, _mode_words(life, names)))
    return list(lives)


def _mode_words(life: Life, names: Mapping[str, str]) -> str:
    return ", ".join(sentence(_(names.get(mode, mode))) for mode in life.modes)


def grouped(rows: Sequence[LifeRow], order: str, names: Mapping[str, str]) -> list[tuple[str, list[LifeRow]]]:
    """Rows under a heading each; one group without a heading where they are not by mode."""
    if order != "mode" or len(rows) == 0:
        return [("", list(rows))]
    held: dict[str, list[LifeRow]] = {}
    for row in rows:
        held.setdefault(_mode_words(row.life, names) or _("Mode of creation not recorded"), []).append(row)
    return list(held.items())


def list_words(marks: Sequence[ListMark]) -> str:
    """Dated lists in short: when, and how many entries were read from each or from the shortest to the longest."""
    if len(marks) == 0:
        return ""
    first, last = ((mark.earliest or mark.latest)[:4] for mark in (marks[0], marks[-1]))
    low, high = min(mark.entries for mark in marks), max(mark.entries for mark in marks)
    when = first if first == last else plainly("%(first)s to %(last)s", first=first, last=last)
    entries = counted("%(num)s entry", "%(num)s entries", high)
    if low != high:
        entries = plainly("%(least)s to %(most)s", least=number(low), most=entries)
    if len(marks) == 1:
        return plainly("%(when)s: %(entries)s", when=when, entries=entries)
    return counted(
        "%(num)s list, %(when)s: %(entries)s", "%(num)s lists, %(when)s: %(entries)s", len(marks), when=when,
        entries=entries,
    )  # fmt: skip


def _page_of(asked: Asked, view: Timeline) -> tuple[int, int]:
    """The page asked for, and how many there are; networks without a year are paged alongside."""
    pages = max(1, -(-max(len(view.lives), len(view.undated)) // MOST_LIVES))
    page = asked.whole("page", 1, low=1)
    if page > pages:
        raise UsageError(f"there is no page {page}", where="page", hint=f"the timeline has {pages}")
    return page, pages


def _picture(rows: Sequence[LifeRow], years: Years, lanes: Sequence[tuple[str, int, Markup]]) -> Markup:
    lines = [(shown_name(row.life.network), row.drawing) for row in rows]
    return lives_picture([(heading, drawing) for heading, _count, drawing in lanes], lines, axis_of(years))


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
        (_("Documents issued"), [event for event in events if event.what == "issued"]),
        (_("Meetings and dates of fora"), [event for event in events if event.what in ("met", "named")]),
    )
    return [(heading, len(held), stacked(held, years, _spoken(heading, held))) for heading, held in lanes if held]


def _spoken(heading: str, events: Sequence[Event]) -> str:
    counts: dict[int, int] = {}
    for event in events:
        year = event.first or event.last or 0
        counts[year] = counts.get(year, 0) + 1
    of_years = commas(f"{year}: {number(count)}" for year, count in sorted(counts.items()))
    return plainly("%(what)s by year: %(counts)s", what=heading, counts=of_years)


def _link(asked: Asked, first: int | None, last: int | None) -> tuple[str, str, bool]:
    """A ready-made period: its words, where it leads, and whether it is the one shown."""
    ends = {"from": first, "to": last}
    here = all(asked.value(name) == ("" if year is None else str(year)) for name, year in ends.items())
    return (
        period_words(first, last),
        asked.here(page="", **{name: "" if year is None else year for name, year in ends.items()}),
        here,
    )

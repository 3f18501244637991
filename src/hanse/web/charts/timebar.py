"""Membership time bars: what is stated, what was seen on lists, what is disputed, on one axis of years."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from hanse.domain.dates import span_words
from hanse.release.views import Membership
from hanse.web.charts.svg import Years, axis, drawing, element, join, percent
from hanse.web.language import gettext, plainly
from hanse.web.words import day, year_fraction

HEIGHT = 18
FAINT = ("ended", "no_longer_listed")


@dataclass(frozen=True)
class TimeBar:
    """One line of the figure: the membership, its drawing, and the same in words."""

    membership: Membership
    drawing: Markup
    words: str


@dataclass(frozen=True)
class TimeBars:
    """The figure: its lines in the order given, and the axis below them."""

    rows: tuple[TimeBar, ...]
    axis: Markup


def time_bars(memberships: Sequence[Membership], as_of: str) -> TimeBars:
    """The figure of some memberships as of a day."""
    years = span_of(memberships, as_of)
    rows = tuple(TimeBar(item, draw(item, years, as_of), describe(item)) for item in memberships)
    return TimeBars(rows, drawing(axis(years, 24, marks=False), height=24))


def span_of(memberships: Sequence[Membership], as_of: str) -> Years:
    """Years from the first date of any membership to the as-of date."""
    days = [as_of]
    for item in memberships:
        days += [text for text in (item.start_earliest, item.start_latest, item.first_listed, item.last_listed) if text]
    found = [int(text[:4]) for text in days]
    last = int(as_of[:4])
    return Years(min(*found, last - 5) if len(found) > 1 else last - 5, last)


def draw(item: Membership, years: Years, as_of: str) -> Markup:
    """The bar of one membership."""
    parts = [element("line", x1="0%", x2="100%", y1=HEIGHT / 2, y2=HEIGHT / 2, class_="grid")]
    if item.status == "disputed":
        parts.append(_disputed(item, years, as_of))
    else:
        parts += [_stated(item, years, as_of), _listed(item, years, as_of)]
    now = percent(years.at(year_fraction(as_of)))
    parts.append(element("line", x1=now, x2=now, y1=0, y2=HEIGHT, class_="now"))
    return drawing(join(parts), height=HEIGHT)


def _listed(item: Membership, years: Years, as_of: str) -> Markup:
    """The span between first and last listing, outlined; a single listing is a point. A stated span hides it."""
    start, end = _span(item, as_of)
    if item.first_listed == "" or (start != "" and start <= item.first_listed and item.last_listed <= end):
        return Markup("")
    name = "mark-" + (item.status if item.status in FAINT else "observed")
    first, last = (
        years.at(year_fraction(item.first_listed)),
        years.at(year_fraction(item.last_listed or item.first_listed)),
    )
    if last - first < 1:
        return element("circle", cx=percent(first), cy=HEIGHT / 2, r=4, class_=name)
    return element("rect", x=percent(first), width=percent(last - first), y=5, height=8, rx=2, class_=name)


def _span(item: Membership, as_of: str) -> tuple[str, str]:
    """First and last day of the stated span as drawn; blank where none is stated before the as-of date."""
    start = item.start_latest or item.start_earliest
    if start == "" or start > as_of:
        return "", ""
    open_end = as_of if item.status == "stated" else max(item.last_listed, start)
    return start, min(max(item.end_latest or item.end_earliest or open_end, start), as_of)


def _stated(item: Membership, years: Years, as_of: str) -> Markup:
    """The stated span, solid; the time within which it began is half as high."""
    start, end = _span(item, as_of)
    if start == "":
        return Markup("")
    name = "mark-" + (item.status if item.status in FAINT else "stated")
    begin, finish = years.at(year_fraction(start)), years.at(year_fraction(end))
    width = percent(max(finish - begin, 0.6))
    parts = [element("rect", x=percent(begin), width=width, y=4, height=10, rx=2, class_=name)]
    if item.start_earliest and item.start_earliest < start:
        early = years.at(year_fraction(item.start_earliest))
        parts.insert(0, element("rect", x=percent(early), width=percent(begin - early), y=7, height=4, class_=name))
    return join(parts)


def _disputed(item: Membership, years: Years, as_of: str) -> Markup:
    """The time over which sources contradict each other, hatched."""
    days = sorted(filter(None, (item.first_listed, item.last_listed, item.start_earliest, item.end_latest, as_of)))
    begin, finish = years.at(year_fraction(days[0])), years.at(year_fraction(days[-1]))
    return element(
        "rect", x=percent(begin), width=percent(max(finish - begin, 1)), y=4, height=10, rx=2,
        fill="url(#hatch)", class_="mark-disputed",
    )  # fmt: skip


def describe(item: Membership) -> str:
    """The bar in words: stated dates first, then listings."""
    parts = [day(span_words(item.start, item.end))] if item.start or item.end else []
    if item.first_listed and item.last_listed and item.first_listed[:4] != item.last_listed[:4]:
        parts.append(plainly("on lists %(first)s to %(last)s", first=item.first_listed[:4], last=item.last_listed[:4]))
    elif item.first_listed or item.last_listed:
        parts.append(plainly("on a list of %(year)s", year=(item.last_listed or item.first_listed)[:4]))
    elif not parts:
        parts.append(gettext("on a list without a date"))
    return ", ".join(parts)

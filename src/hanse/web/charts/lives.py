"""Lives of networks as bars on one axis of years, their dated lists as dots; documents and meetings as stacked dots."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from hanse.release.happening import Event
from hanse.release.timeline import Life, ListMark
from hanse.web.charts.svg import HATCH_PATTERN, Years, axis, drawing, element, join, percent
from hanse.web.language import counted, shown_name, translated
from hanse.web.words import day, year_fraction

HEIGHT = 22
TOP, FOOT = 5, 17  # of the bar
STEP = 8  # between stacked dots
SMALLEST, LARGEST = 2.0, 5.5  # radius of the dot of a list
NAMES, BARS = 290, 690  # width of the names and of the bars in the picture that stands alone
EARLIEST = 1980  # what began before stands at the left edge, unless years are asked for


def span_of(lives: Iterable[Life], events: Iterable[Event], as_of: str, first: int | None, last: int | None) -> Years:
    """The years to draw: those asked for, else from the first one known, but not before 1980, to the as-of date."""
    now = int(as_of[:4])
    known = [moment for life in lives for moment in (life.founded.first, life.founded.last) if moment is not None]
    known += [event.first for event in events if event.first is not None]
    finish = min(last, now) if last is not None else now
    begin = first if first is not None else max(min([*known, finish - 5]), min(EARLIEST, finish - 5))
    return Years(min(begin, finish), finish, margin=3)


def axis_of(years: Years) -> Markup:
    """The years, to stand above the bars."""
    return drawing(axis(years, 24, marks=False), height=24)


def grid_of(years: Years, height: float = HEIGHT) -> Markup:
    """Thin lines at the labelled years, the same on every line of the figure."""
    at = [percent(years.at(year)) for year in years.ticks()]
    return join(element("line", x1=x, x2=x, y1=0, y2=height, class_="grid") for x in at)


def life_bar(life: Life, years: Years, as_of: str, *, grid: Markup, top: int) -> Markup:
    """One network: a bar from founding to end, open where no end is known, hatched where the year is not certain."""
    now = year_fraction(as_of)
    begun, over = _begun(life, years, now), _over(life, now)
    parts = [grid]
    if begun is not None:
        parts += [_hatched(years, *begun), _certain(life, years, begun[1], over[0]), _hatched(years, *over)]
    elif over[1] != now:
        parts.append(_edge(years, over[1]))
    parts += [_list_dot(mark, years, top) for mark in life.lists]
    return drawing(join(parts), height=HEIGHT)


def _begun(life: Life, years: Years, now: float) -> tuple[float, float] | None:
    """From when the network may have existed, and from when it did; None where no year is known."""
    first, last = life.founded.first, life.founded.last
    if first is None and last is None:
        return None
    if first == last:
        return float(first or 0), float(first or 0)
    return float(years.first if first is None else first), now if last is None else float(last)


def _over(life: Life, now: float) -> tuple[float, float]:
    """Until when it existed for certain, and until when it may have; the as-of date twice where no end is known."""
    first, last = life.ended.first, life.ended.last
    if first is None and last is None:
        return now, now
    finish = now if last is None else min(last + 1.0, now)
    return (finish, finish) if first == last else (min(float(first or 0), finish), finish)


def _box(years: Years, begin: float, finish: float, **attributes: str) -> Markup:
    low, high = years.at(begin), years.at(finish)
    if finish <= years.first or begin >= years.last + 1 or begin > finish:
        return Markup("")
    width = percent(max(high - low, 0.4))
    return element("rect", x=percent(low), width=width, y=TOP, height=FOOT - TOP, **attributes)


def _hatched(years: Years, begin: float, finish: float) -> Markup:
    """The years between which a beginning or an end lies."""
    return _box(years, begin, finish, fill="url(#hatch)", class_="mark-disputed") if begin < finish else Markup("")


def _certain(life: Life, years: Years, begin: float, finish: float) -> Markup:
    """The years of which the sources leave no doubt; without an end the bar has no edge on the right."""
    if finish < begin:
        return Markup("")
    if life.ended.words != "":
        return _box(years, begin, finish, class_="life-ended")
    lines = [_box(years, begin, finish, class_="life-open")]
    if begin < years.last + 1 and finish > years.first:
        low, high = percent(years.at(begin)), percent(years.at(finish))
        lines += [element("line", x1=low, x2=high, y1=y, y2=y, class_="life-edge") for y in (TOP, FOOT)]
        lines.append(_edge(years, begin))
    return join(lines)


def _edge(years: Years, at: float) -> Markup:
    """The day on which a life begins or ends, where the axis reaches it."""
    if not years.first <= at <= years.last + 1:
        return Markup("")
    x = percent(years.at(at))
    return element("line", x1=x, x2=x, y1=TOP - 2, y2=FOOT + 2, class_="life-edge")


def _list_dot(mark: ListMark, years: Years, top: int) -> Markup:
    """A dated list: the more entries were read, the larger; an outline where the list has no certain year."""
    at = year_fraction(mark.earliest or mark.latest)
    if not years.first <= at < years.last + 1:
        return Markup("")
    radius = SMALLEST + (LARGEST - SMALLEST) * (mark.entries / max(top, 1)) ** 0.5
    name = "point-held" if mark.earliest[:4] == mark.latest[:4] else "point"
    words = counted(
        "%(num)s entry read, %(day)s (%(scope)s)", "%(num)s entries read, %(day)s (%(scope)s)", mark.entries,
        day=day(mark.listed), scope=translated(mark.scope_text),
    )  # fmt: skip
    return _dot(years.at(at), HEIGHT / 2, radius, name, words)


def _dot(at: float, y: float, radius: float, name: str, words: str) -> Markup:
    """A circle with its words; written out because a page holds hundreds of them."""
    return Markup(
        f'<circle cx="{at:.2f}%" cy="{y:g}" r="{radius:.1f}" class="{name}"><title>{escape(words)}</title></circle>'
    )


def stacked(events: Sequence[Event], years: Years, label: str) -> Markup:
    """A dot for each event, stacked within its first year; an outline where it lies within several years."""
    stacks: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        year = event.first if event.first is not None else event.last
        if year is not None and year <= years.last:
            stacks[max(year, years.first)].append(event)
    height = max((len(stack) for stack in stacks.values()), default=1) * STEP + 6
    parts = [grid_of(years, height)]
    for year, stack in sorted(stacks.items()):
        for at, event in enumerate(stack):
            name, words = "point-held" if event.first == event.last else "point", day(event.words)
            y = height - 4 - STEP * (at + 0.5)
            parts.append(_dot(years.at(year + 0.5), y, 3, name, f"{shown_name(event.entity)} ({words})"))
    return drawing(join(parts), height=height, label=label)


def lives_picture(lanes: Sequence[tuple[str, Markup]], rows: Sequence[tuple[str, Markup]], years: Markup) -> Markup:
    """The figure as one picture: the stacked dots, then a line a network, each under its name."""
    heights = [*(_height(dots) for _name, dots in lanes), *(HEIGHT for _row in rows)]
    parts, y = [element("defs", HATCH_PATTERN), element("svg", years, x=NAMES, y=0, width=BARS, height=24)], 28
    for (name, bar), height in zip((*lanes, *rows), heights, strict=True):
        label = name if len(name) <= _LETTERS else name[: _LETTERS - 1].rstrip() + "…"
        text = element("text", label, x=NAMES - 10, y=y + height - 7, text_anchor="end", class_="label")
        parts += [text, element("svg", bar, x=NAMES, y=y, width=BARS, height=height)]
        y += height
    width = NAMES + BARS
    return element(
        "svg", join(parts), viewBox=f"0 0 {width} {y + 6}", width=width, height=y + 6, class_="chart", role="img"
    )


_LETTERS = 44  # of a name that fit


def _height(dots: Markup) -> int:
    """The height that a drawing of stacked dots was given."""
    return int(float(dots.partition('height="')[2].partition('"')[0]))

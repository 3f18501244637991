"""Stated size of a network over time against what is held here."""

from collections.abc import Sequence

from markupsafe import Markup

from hanse.release.views import RosterView, Value
from hanse.web.charts.svg import Years, axis, drawing, element, join, percent
from hanse.web.language import counted, gettext, plainly, translated
from hanse.web.words import number, year_fraction, year_of

HEIGHT = 210
FOOT = 24
HEAD = 22
Point = tuple[float, float, str]  # year, value, what it is


def stated_points(sizes: Sequence[Value]) -> list[Point]:
    """Stated sizes that have a number and a year."""
    points = []
    for value in sizes:
        year = year_of(value.valid) or next((y for y in (year_of(claim.published) for claim in value.claims) if y), "")
        if value.number is not None and year:
            points.append((int(year) + 0.5, value.number, f"{value.value}, {year}"))
    return sorted(points)


def held_points(rosters: Sequence[RosterView]) -> list[Point]:
    """Entries read from each dated list."""
    points = []
    for roster in rosters:
        moment = roster.listed_earliest or roster.listed_latest
        if moment and roster.rows_taken > 0:
            words = counted(
                "%(num)s entry read, %(day)s (%(scope)s)",
                "%(num)s entries read, %(day)s (%(scope)s)",
                roster.rows_taken,
                day=roster.listed,
                scope=translated(roster.scope_text),
            )
            points.append((year_fraction(moment), float(roster.rows_taken), words))
    return sorted(points)


def sizes_over_time(sizes: Sequence[Value], rosters: Sequence[RosterView]) -> Markup:
    """Open diamonds are stated sizes, filled dots are entries held; empty where no stated size has a year."""
    stated, held = stated_points(sizes), held_points(rosters)
    if len(stated) == 0:
        return Markup("")
    every = stated + held
    years = Years(int(min(point[0] for point in every)) - 1, int(max(point[0] for point in every)) + 1, margin=3)
    top = max(point[1] for point in every)

    def height_of(value: float) -> float:
        return HEIGHT - FOOT - (HEIGHT - FOOT - HEAD) * value / top

    parts = [axis(years, HEIGHT, top=HEAD), _line(HEIGHT - FOOT + 6)]
    for year, value, words in held:
        x, y = percent(years.at(year)), height_of(value)
        parts.append(element("circle", element("title", words), cx=x, cy=y, r=4.5, class_="point-held"))
    labelled = _to_label(stated)
    for year, value, words in stated:
        x, y = percent(years.at(year)), height_of(value)
        parts.append(_diamond(x, y, words))
        if (year, value, words) in labelled:
            parts.append(element("text", number(value), x=x, y=y - 9, text_anchor="middle", class_="label"))
    spoken = plainly("Stated sizes: %(stated)s. Lists held: %(held)s.", stated=_spoken(stated), held=_spoken(held))
    return drawing(join(parts), height=HEIGHT, label=spoken)


def _spoken(points: Sequence[Point]) -> str:
    return "; ".join(words for _, _, words in points) or gettext("none")


def _line(y: float) -> Markup:
    return element("line", x1="0%", x2="100%", y1=y, y2=y, class_="axis")


def _diamond(x: str, y: float, words: str) -> Markup:
    inner = element("path", element("title", words), d="M0-6 6 0 0 6-6 0z", class_="point")
    return element("svg", inner, x=x, y=y, width=1, height=1, overflow="visible")


def _to_label(points: Sequence[Point]) -> list[Point]:
    """First and last point, and those between that differ from the one labelled before by a tenth and two years."""
    chosen = [points[0]]
    for point in points[1:]:
        if point[0] - chosen[-1][0] >= 2 and abs(point[1] - chosen[-1][1]) > 0.1 * chosen[-1][1]:
            chosen.append(point)
    if points[-1][0] - chosen[-1][0] >= 1:
        chosen.append(points[-1])
    return chosen

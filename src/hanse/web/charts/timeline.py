"""Documents on a line of years: a dot each, stacked within the year."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from markupsafe import Markup

from hanse.release.views import DocumentRow
from hanse.web.charts.svg import Years, axis, drawing, element, join, percent

STEP = 15
FOOT = 24


def documents_by_year(rows: Sequence[DocumentRow], link: Callable[[str], str], *, first: int = 1990) -> Markup:
    """Dots for the dated documents; those before ``first`` stand at the left edge. The table says the same in words."""
    stacks: dict[int, list[DocumentRow]] = defaultdict(list)
    for row in rows:
        moment = row.issued_earliest or row.issued_latest
        if moment:
            stacks[max(int(moment[:4]), first)].append(row)
    if len(stacks) == 0:
        return Markup("")
    years = Years(min(stacks), max(stacks))
    height = max(len(stack) for stack in stacks.values()) * STEP + FOOT + 6
    parts = [axis(years, height)]
    for year, stack in sorted(stacks.items()):
        parts += [
            _dot(row, years.at(year + 0.5), height - FOOT - STEP * (at + 0.5), link) for at, row in enumerate(stack)
        ]
    return drawing(join(parts), height=height)


def _dot(row: DocumentRow, x: float, y: float, link: Callable[[str], str]) -> Markup:
    title = element("title", f"{row.document.name} ({row.issued})")
    dot = element("circle", title, cx=percent(x), cy=y, r=5, class_="point")
    return element("a", dot, href=link(row.document.path), tabindex=-1)

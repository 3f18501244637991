"""Counts over years as a line, with a band where dates leave room."""

from collections.abc import Sequence

from markupsafe import Markup

from hanse.web.charts.svg import Years, axis, drawing, element, join, percent
from hanse.web.language import plainly

HEIGHT = 200
FOOT = 24
HEAD = 20
Point = tuple[int, float, float]  # year, what is sure, what is possible


def band(points: Sequence[Point], label: str, *, top: float = 0) -> Markup:
    """A step for every year from what is sure to what is possible, the last number written; empty without points."""
    if len(points) == 0:
        return Markup("")
    years = Years(points[0][0], points[-1][0], margin=3)
    highest = max(top, 1, *(high for _, _, high in points))

    def height_of(value: float) -> float:
        return HEIGHT - FOOT - (HEIGHT - FOOT - HEAD) * value / highest

    width = 94 / len(points)
    parts = [axis(years, HEIGHT, top=HEAD)]
    for year, low, high in points:
        left = years.at(year)
        x, wide = percent(left), percent(width)
        parts.append(
            element("rect", x=x, width=wide, y=height_of(low), height=HEIGHT - FOOT - height_of(low), class_="base")
        )
        if high > low:
            y = height_of(high)
            parts.append(element("rect", x=x, width=wide, y=y, height=height_of(low) - y, class_="soft"))
    last = points[-1]
    words = (
        f"{last[1]:g}"
        if last[1] == last[2]
        else plainly("%(low)s to %(high)s", low=f"{last[1]:g}", high=f"{last[2]:g}")
    )
    parts.append(
        element(
            "text", words, x=percent(years.at(last[0] + 1)), y=height_of(last[2]) - 5, text_anchor="end", class_="label"
        )
    )
    return drawing(join(parts), height=HEIGHT, label=label)

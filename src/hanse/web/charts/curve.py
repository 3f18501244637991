"""Cumulated counts over the years as stepped lines, each labelled at its end and told apart by its stroke too."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from hanse.web.charts.svg import drawing, element, join, percent

HEIGHT = 230
HEAD, FOOT = 14, 22
RIGHT = 27.0  # per cent of the width that the names at the ends of the lines take
LEFT = 2.0
LINE_HEIGHT = 15
STROKES = 4  # kinds of stroke in charts.css


@dataclass(frozen=True)
class Line:
    """One line: its name and the year of every single count; a year may occur several times."""

    name: str
    years: tuple[int, ...]


def curves(lines: Sequence[Line], label: str, *, last: int, first: int = 1970) -> Markup:
    """Cumulated counts up to ``last``; what lies before ``first`` stands there already. Empty without any year."""
    held = [Line(line.name, tuple(max(year, first) for year in line.years)) for line in lines if len(line.years) > 0]
    if len(held) == 0:
        return drawing(height=HEIGHT, label=label)
    scale = _Scale(min(min(line.years) for line in held), last, max(len(line.years) for line in held))
    paths = (_path(line, scale, at) for at, line in enumerate(held))
    inside = element(
        "svg", *paths, x="0", y=0, width="100%", height=HEIGHT, viewBox=f"0 0 100 {HEIGHT}", preserveAspectRatio="none"
    )
    return drawing(_grid(scale), inside, _names(held, scale), height=HEIGHT, label=label)


@dataclass(frozen=True)
class _Scale:
    first: int
    last: int
    top: int

    def x(self, year: float) -> float:
        return LEFT + (100 - LEFT - RIGHT) * (year - self.first) / max(self.last - self.first, 1)

    def y(self, count: float) -> float:
        return HEIGHT - FOOT - (HEIGHT - FOOT - HEAD) * count / self.top

    def ticks(self) -> list[int]:
        span = self.last - self.first
        step = next((step for step in (1, 2, 5, 10, 20, 25, 50) if span / step <= 5), 100)
        return list(range(-(-self.first // step) * step, self.last + 1, step))


def _path(line: Line, scale: _Scale, at: int) -> Markup:
    """Steps: a count holds until the next one begins."""
    steps, count = [f"M{scale.x(min(line.years)):.2f} {scale.y(0):.1f}"], 0
    for year in sorted(set(line.years)):
        count += line.years.count(year)
        steps.append(f"H{scale.x(year):.2f}V{scale.y(count):.1f}")
    steps.append(f"H{scale.x(scale.last):.2f}")
    return element("path", d="".join(steps), class_=f"curve curve-{at % STROKES + 1}")


def _grid(scale: _Scale) -> Markup:
    parts = []
    for year in scale.ticks():
        x = percent(scale.x(year))
        parts.append(element("line", x1=x, x2=x, y1=HEAD, y2=HEIGHT - FOOT, class_="grid"))
        parts.append(element("text", str(year), x=x, y=HEIGHT - 6, text_anchor="middle"))
    foot = HEIGHT - FOOT
    parts.append(element("line", x1="0%", x2=percent(100 - RIGHT), y1=foot, y2=foot, class_="axis"))
    return join(parts)


def _names(lines: Sequence[Line], scale: _Scale) -> Markup:
    """Names at the ends of the lines, moved apart where they would lie on each other."""
    upwards = sorted(lines, key=lambda line: len(line.years))
    heights = _apart([scale.y(len(line.years)) + 4 for line in upwards])
    return join(
        element("text", f"{len(line.years)} {line.name}", x=percent(101 - RIGHT), y=y, class_="label")
        for line, y in zip(upwards, heights, strict=True)
    )


def _apart(wanted: Sequence[float]) -> list[float]:
    """Heights from below to above, each a line from the next, none above the drawing."""
    placed: list[float] = []
    for y in wanted:
        placed.append(min(y, placed[-1] - LINE_HEIGHT) if len(placed) > 0 else y)
    lowest = 11.0
    for at in range(len(placed) - 1, -1, -1):
        placed[at] = max(placed[at], lowest)
        lowest = placed[at] + LINE_HEIGHT
    return placed

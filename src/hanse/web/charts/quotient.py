"""Coverage by group on a scale of doubling, with its interval: an even share is one line for all."""

import math
from dataclasses import dataclass

from markupsafe import Markup

from hanse.web.charts.svg import drawing, element, join, percent

HEIGHT = 18
LOWEST, HIGHEST = 1 / 32, 32.0


@dataclass(frozen=True)
class Reading:
    """One number with its interval, on a scale where 1 is even."""

    value: float | None
    low: float | None
    high: float | None


def quotient(reading: Reading) -> Markup:
    """A dot with its interval beside the line of an even share; empty where there is no number."""
    parts = [element("line", x1=percent(_at(1)), x2=percent(_at(1)), y1=0, y2=HEIGHT, class_="axis")]
    if reading.low is not None and reading.high is not None:
        ends = percent(_at(reading.low)), percent(_at(reading.high))
        parts.append(element("line", x1=ends[0], x2=ends[1], y1=HEIGHT / 2, y2=HEIGHT / 2, class_="range"))
    if reading.value is not None and reading.value > 0:
        parts.append(element("circle", cx=percent(_at(reading.value)), cy=HEIGHT / 2, r=4, class_="point-held"))
    return drawing(join(parts), height=HEIGHT)


def _at(value: float) -> float:
    """Position along the width: each doubling is as long as the next, the ends take what lies beyond."""
    inside = min(max(value, LOWEST), HIGHEST)
    share = (math.log2(inside) - math.log2(LOWEST)) / (math.log2(HIGHEST) - math.log2(LOWEST))
    return 2 + 96 * share

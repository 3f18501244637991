"""Members of two networks as two circles whose areas, and the area they share, are in proportion to the counts."""

import math
from dataclasses import dataclass

from markupsafe import Markup

from hanse.web.charts.svg import element, join
from hanse.web.words import number

WIDTH, TOP, TALL = 360.0, 44.0, 176.0  # the words stand above and below the circles
_LARGEST = 84.0  # radius
_GAP = 10.0  # between circles that share nothing
_ROUNDS = 80
_SHORT = 26


@dataclass(frozen=True)
class Circles:
    """Two circles in a plane: radii, and the distance of their centres."""

    first: float
    second: float
    distance: float


def lens(one: float, other: float, distance: float) -> float:
    """The area that two circles of radii ``one`` and ``other`` share."""
    if distance >= one + other:
        return 0.0
    if distance <= abs(one - other):
        return math.pi * min(one, other) ** 2
    alpha = math.acos(_within((distance**2 + one**2 - other**2) / (2 * distance * one)))
    beta = math.acos(_within((distance**2 + other**2 - one**2) / (2 * distance * other)))
    return one**2 * (alpha - math.sin(2 * alpha) / 2) + other**2 * (beta - math.sin(2 * beta) / 2)


def _within(cosine: float) -> float:
    return max(-1.0, min(1.0, cosine))


def circles(first: int, second: int, shared: int, largest: float = _LARGEST) -> Circles:
    """Circles for sets of these sizes, the greater with radius ``largest``; the distance is found by halving."""
    top = max(first, second, 1)
    one, other = (largest * math.sqrt(size / top) for size in (first, second))
    if shared <= 0 or min(first, second) == 0:
        return Circles(one, other, one + other + _GAP)
    wanted = math.pi * largest**2 * shared / top
    near, far = abs(one - other), one + other
    for _ in range(_ROUNDS):
        middle = (near + far) / 2
        near, far = (middle, far) if lens(one, other, middle) > wanted else (near, middle)
    return Circles(one, other, (near + far) / 2)


def venn(names: tuple[str, str], sizes: tuple[int, int], shared: int, label: str, *, is_judged: bool) -> Markup:
    """The drawing. Where the pair cannot be judged, outlines are broken and the shared number is a lower bound."""
    found = circles(*sizes, shared)
    across = found.first + found.distance + found.second
    scale = min(1.0, (WIDTH - 20) / across) if across > 0 else 1.0
    one, other, distance = (scale * value for value in (found.first, found.second, found.distance))
    left = min((WIDTH - (one + distance + other)) / 2, WIDTH / 2 - one)
    first, second = left + one, left + one + distance
    middle = TOP + TALL / 2
    broken = None if is_judged else "5 3"
    parts = [
        element("circle", cx=x, cy=middle, r=r, class_=name, fill_opacity=0.35, stroke_dasharray=broken)
        for x, r, name in ((first, one, "cat-1 axis"), (second, other, "cat-2 axis"))
        if r > 0
    ]
    parts += _numbers((first, one), (second, other), sizes, shared, middle, is_judged=is_judged)
    parts += _names(names, sizes)
    return element(
        "svg",
        join(parts),
        viewBox=f"0 0 {WIDTH:g} {TOP + TALL + 14:g}",
        class_="chart venn",
        role="img",
        aria_label=label,
    )


def _numbers(
    first: tuple[float, float],
    second: tuple[float, float],
    sizes: tuple[int, int],
    shared: int,
    y: float,
    *,
    is_judged: bool,
) -> list[Markup]:
    """The three counts, each in the middle of its part; beside it where the part is too narrow."""
    (x, one), (u, other) = first, second
    ends = (x - one, u - other, x + one, u + other)  # left of the first, left of the second, right of each
    only = (sizes[0] - shared, sizes[1] - shared)
    spots = [(only[0], (ends[0] + min(ends[1], ends[2])) / 2), (only[1], (max(ends[1], ends[2]) + ends[3]) / 2)]
    parts = [_text(number(n), at, y + 5, "strong") for n, at in spots if n > 0]
    if shared > 0:
        words = number(shared) if is_judged else f"≥ {number(shared)}"
        low, high = max(ends[0], ends[1]), min(ends[2], ends[3])
        parts.append(_text(words, (low + high) / 2, y + 5 if high - low > 26 else y - 12, "strong"))
    return parts


def _names(names: tuple[str, str], sizes: tuple[int, int]) -> list[Markup]:
    """Name and size of each side in the corner above its circle."""
    parts = []
    for at, (name, size) in enumerate(zip(names, sizes, strict=True)):
        x, anchor = (4.0, "start") if at == 0 else (WIDTH - 4, "end")
        short = name if len(name) <= _SHORT else name[: _SHORT - 1].rstrip() + "…"
        parts.append(element("text", short, x=x, y=14, text_anchor=anchor, class_="strong"))
        parts.append(element("text", number(size), x=x, y=31, text_anchor=anchor, class_="label"))
    return parts


def _text(words: str, x: float, y: float, name: str) -> Markup:
    return element("text", words, x=x, y=y, text_anchor="middle", class_=name)

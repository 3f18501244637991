"""A map of the world as SVG: land where it has been built, a graticule everywhere, and a dot for each place.

The projection is Equal Earth (Šavrič, Patterson and Jenny 2018, doi:10.1080/13658816.2018.1504949), which keeps areas:
a country looks as large as it is, and the area of a dot is proportional to its number.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from markupsafe import Markup, escape

from hanse.web import islands
from hanse.web.charts.landfile import Ring, land_rings
from hanse.web.charts.svg import element, join

WIDTH = 1600  # units of the drawing
SOUTH, NORTH = -57.0, 84.0  # what is drawn: no recorded city lies beyond
STATUS_ORDER = ("last_seen", "observed", "stated")  # drawn one above the other; any other status lies below
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = sqrt(3) / 2


@dataclass(frozen=True)
class Dot:
    """A place on the map; ``number`` gives the area of its dot."""

    latitude: float
    longitude: float
    number: int = 1
    status: str = "stated"  # how it is drawn, as every mark of this site
    words: str = ""  # shown where a pointer rests; "" for nothing


def equal_earth(longitude: float, latitude: float) -> tuple[float, float]:
    """Position of a point given in degrees, on a sphere of radius 1."""
    angle = asin(_M * sin(radians(latitude)))
    square = angle * angle
    sixth = square**3
    x = radians(longitude) * cos(angle) / (_M * (_A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)))
    return x, angle * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))


_SCALE = WIDTH / 2 / equal_earth(180, 0)[0]
_TOP = equal_earth(0, NORTH)[1]
HEIGHT = round((_TOP - equal_earth(0, SOUTH)[1]) * _SCALE)


def position(longitude: float, latitude: float) -> tuple[float, float]:
    """Where a point lies on the drawing."""
    x, y = equal_earth(longitude, latitude)
    return WIDTH / 2 + x * _SCALE, (_TOP - y) * _SCALE


def world_map(
    points: Iterable[Dot],
    *,
    label: str,
    unsearched: Collection[str] = (),
    largest: int | None = None,
    radius: float = 17.0,
) -> Markup:
    """The map with ``points``; countries of the codes ``unsearched`` (ISO 3166-1 alpha-2) are hatched.

    ``label`` is its name for those who do not see it. ``largest`` is the number whose dot has ``radius`` units of 1600
    (the largest that occurs, where it is not given); no dot is smaller than can be seen. Land is drawn only where the
    islands of the site have been built: `has_land` says so.
    """
    held = sorted(points, key=lambda point: -point.number)
    top = max(largest or 0, max((point.number for point in held), default=1), 1)
    return element(
        "svg",
        element("title", label),
        _hatching(),
        _ground(islands.stamp()),
        _countries(islands.stamp(), frozenset(unsearched)),
        _dots(held, radius / sqrt(top)),
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        class_="chart worldmap",
        role="img",
    )


def has_land() -> bool:
    """True where the drawing shows land."""
    return len(land_rings(islands.stamp())) > 0


def dot_radius(number: int, largest: int, radius: float = 17.0) -> float:
    """The radius of the dot of ``number``, in units of the drawing."""
    return max(3.2, radius * sqrt(number / max(largest, 1)))


def _dots(points: Sequence[Dot], factor: float) -> Markup:
    """Every dot, grouped by status; larger ones lie below smaller ones of their group."""
    groups: dict[str, list[str]] = {}
    for point in points:
        x, y = position(point.longitude, point.latitude)
        size = max(3.2, factor * sqrt(point.number))
        inner = f"><title>{escape(point.words)}</title></circle>" if point.words != "" else "/>"
        groups.setdefault(point.status, []).append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}"{inner}')
    order = sorted(groups, key=lambda status: STATUS_ORDER.index(status) if status in STATUS_ORDER else -1)
    return join(element("g", Markup("".join(groups[status])), class_=f"map-dots mark-{status}") for status in order)


def _hatching() -> Markup:
    line = element("line", x1=0, y1=0, x2=0, y2=9, class_="unsearched-line")
    return element(
        "defs",
        element(
            "pattern", line, id="unsearched", width=9, height=9, patternUnits="userSpaceOnUse",
            patternTransform="rotate(45)",
        ),
    )  # fmt: skip


@lru_cache(maxsize=2)
def _ground(built_at: int) -> Markup:
    """Sea, meridians and parallels; all land below what is said of countries."""
    lines = [_line([(lon, lat) for lat in range(int(SOUTH), int(NORTH) + 1, 3)]) for lon in range(-180, 181, 30)]
    lines += [_line([(lon, lat) for lon in range(-180, 181, 10)]) for lat in range(-30, 61, 30)]
    parts = [element("path", d="".join(lines), class_="graticule")]
    shapes = "".join(_shapes(built_at).values())
    return join([*parts, element("path", d=shapes, class_="land")] if shapes != "" else parts)


@lru_cache(maxsize=64)
def _countries(built_at: int, unsearched: frozenset[str]) -> Markup:
    shapes = _shapes(built_at)
    path = "".join(shapes[code] for code in sorted(unsearched) if code in shapes)
    return element("path", d=path, class_="land-unsearched", fill="url(#unsearched)") if path != "" else Markup("")


@lru_cache(maxsize=2)
def _shapes(built_at: int) -> dict[str, str]:
    """The outline of each country by its code, as a path."""
    return {code: "".join(_outline(ring) for ring in rings) for code, rings in land_rings(built_at).items()}


def _outline(ring: Ring) -> str:
    """A closed path in whole units; rings of less than a few units are left out."""
    path, last = [], None
    for longitude, latitude in ring:
        x, y = position(longitude, max(min(latitude, NORTH), SOUTH))
        here = (round(x), round(y))
        if here != last:
            path.append(f"M{here[0]} {here[1]}l" if last is None else f"{here[0] - last[0]} {here[1] - last[1]} ")
            last = here
    return "".join(path).rstrip().replace(" -", "-") + "z" if len(path) > 3 else ""


def _line(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join("{:.0f} {:.0f}".format(*position(*point)) for point in points)

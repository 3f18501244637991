"""The graph drawn by the server: quiet ties, dots for cities, squares for networks, and the names that find room."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from markupsafe import Markup, escape

MOST_LABELS, LABEL_SIZE = 40, 12.0
MOST_LARGE, LARGE_SIZE = 12, 30.0  # for a telephone, where the sheet is a third as wide
_CHARACTER, _LINE = 0.54, 1.15  # width and height of text, in its size


@dataclass(frozen=True)
class Mark:
    """A node on the sheet: ``weight`` decides whose name is placed first."""

    id: str
    name: str
    note: str  # what a pointer is told beside the name
    x: float
    y: float
    size: float
    weight: int
    is_square: bool
    is_held: bool = True  # drawn as an outline where not


@dataclass(frozen=True)
class Line:
    """A tie between two marks, by id."""

    one: str
    other: str
    kind: str  # of its look


def drawing(
    marks: Sequence[Mark],
    lines: Sequence[Line],
    *,
    size: tuple[float, float],
    label: str,
    focus: str = "",
    named: Iterable[str] = (),
) -> Markup:
    """The whole graph as one SVG; with ``focus``, that node and its neighbours stand out and the rest is faint.

    ``named`` are ids whose names come before those of the largest networks.
    """
    at = {mark.id: mark for mark in marks}
    near = _near(lines, focus) if focus in at else frozenset()
    strong = [line for line in lines if focus in (line.one, line.other)] if near else list(lines)
    weak = [line for line in lines if focus not in (line.one, line.other)] if near else []
    faint = [mark for mark in marks if near and mark.id not in near]
    shown = [mark for mark in marks if not near or mark.id in near]
    first = {key: at for at, key in enumerate((*((focus,) if near else ()), *named))}
    wanted = _wanted(shown if near else marks, first)
    body = [
        _paths(weak, at, "graph-faint"),
        _marks(faint, "graph-faint"),
        _paths(strong, at, "graph-near" if near else ""),
        _marks(shown, ""),
        _labels(wanted[:MOST_LABELS], marks, size, LABEL_SIZE, "graph-labels"),
        _labels(wanted[:MOST_LARGE], marks, size, LARGE_SIZE, "graph-labels-large"),
    ]
    return Markup(
        f'<svg class="chart graph" viewBox="0 0 {size[0]:g} {size[1]:g}" role="img" aria-label="{escape(label)}">'
        f"<title>{escape(label)}</title>{''.join(body)}</svg>"
    )


def _near(lines: Iterable[Line], focus: str) -> Set[str]:
    ends = {key for line in lines if focus in (line.one, line.other) for key in (line.one, line.other)}
    return frozenset(ends | {focus})


def _wanted(marks: Sequence[Mark], first: Mapping[str, int]) -> list[Mark]:
    """Whose names are placed, in that order: those asked for, then networks, then (around a focus) cities."""
    named = [mark for mark in marks if mark.is_square or mark.id in first or len(first) > 0]
    return sorted(named, key=lambda mark: (first.get(mark.id, len(first)), not mark.is_square, -mark.weight, mark.name))


def _paths(lines: Iterable[Line], at: Mapping[str, Mark], group: str) -> str:
    """One path for each kind of tie: a picture of thousands of lines stays small."""
    kinds: dict[str, list[str]] = {}
    for line in lines:
        one, other = at.get(line.one), at.get(line.other)
        if one is not None and other is not None:
            kinds.setdefault(line.kind, []).append(f"M{one.x:g} {one.y:g}L{other.x:g} {other.y:g}")
    paths = "".join(f'<path class="tie tie-{kind}" d="{"".join(steps)}"/>' for kind, steps in sorted(kinds.items()))
    return f'<g class="graph-ties {group}">{paths}</g>' if paths else ""


def _marks(marks: Iterable[Mark], group: str) -> str:
    drawn = [_square(mark) if mark.is_square else _dot(mark) for mark in sorted(marks, key=lambda one: one.is_square)]
    return f'<g class="graph-marks {group}">{"".join(drawn)}</g>' if len(drawn) > 0 else ""


def _dot(mark: Mark) -> str:
    look = "city" if mark.is_held else "city open"
    return f'<circle class="{look}" cx="{mark.x:g}" cy="{mark.y:g}" r="{mark.size:g}">{_title(mark)}</circle>'


def _square(mark: Mark) -> str:
    side = 2 * mark.size
    look = "network" if mark.is_held else "network open"
    return (
        f'<rect class="{look}" x="{mark.x - mark.size:.4g}" y="{mark.y - mark.size:.4g}" width="{side:.3g}" '
        f'height="{side:.3g}">{_title(mark)}</rect>'
    )


def _title(mark: Mark) -> str:
    return f"<title>{escape(mark.name)}: {escape(mark.note)}</title>"


def _labels(
    wanted: Sequence[Mark], marks: Sequence[Mark], size: tuple[float, float], letters: float, group: str
) -> str:
    """Names beside their marks where they hide neither another name nor a square; the others are left out."""
    taken = [(mark.x - mark.size, mark.y - mark.size, mark.x + mark.size, mark.y + mark.size)
             for mark in marks if mark.is_square]  # fmt: skip
    parts = []
    for mark in wanted:
        found = next((box for box in _boxes(mark, letters) if _is_free(box[:4], taken, size)), None)
        if found is not None:
            taken.append(found[:4])
            anchor, x = found[4], found[5]
            y = found[3] - 0.28 * letters
            parts.append(f'<text x="{x:.4g}" y="{y:.4g}" text-anchor="{anchor}">{escape(mark.name)}</text>')
    return f'<g class="{group}">{"".join(parts)}</g>'


Box = tuple[float, float, float, float, str, float]


def _boxes(mark: Mark, letters: float) -> list[Box]:
    """Where the name could stand, the best place first: beside the mark, below it, above it."""
    wide, high, gap = _CHARACTER * letters * len(mark.name), _LINE * letters, mark.size + 3
    places = []
    for dy in (0.0, gap, -gap):
        top = mark.y + dy - high / 2
        places.append((mark.x + gap, top, mark.x + gap + wide, top + high, "start", mark.x + gap))
        places.append((mark.x - gap - wide, top, mark.x - gap, top + high, "end", mark.x - gap))
    for top in (mark.y + gap, mark.y - gap - high):
        places.append((mark.x - wide / 2, top, mark.x + wide / 2, top + high, "middle", mark.x))
    return places


def _is_free(
    box: tuple[float, float, float, float],
    taken: Iterable[tuple[float, float, float, float]],
    size: tuple[float, float],
) -> bool:
    if box[0] < 2 or box[1] < 2 or box[2] > size[0] - 2 or box[3] > size[1] - 2:
        return False
    return not any(box[0] < one[2] and one[0] < box[2] and box[1] < one[3] and one[1] < box[3] for one in taken)

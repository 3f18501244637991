"""Several small drawings on one scale as one picture: a line each, its name before it and its words behind it."""

from collections.abc import Sequence

from markupsafe import Markup

from hanse.web.charts.svg import drawing, element, join

STEP = 24
NAME, DRAWN = 32, 37  # per cent of the width for the names and for what is drawn
LONGEST = 38  # letters of a name
Line = tuple[str, Markup, str]  # name, a drawing without a viewBox, words


def rowsheet(lines: Sequence[Line], label: str, *, foot: Markup | None = None) -> Markup:
    """The lines one below the other, and below them ``foot``, a scale for all."""
    parts: list[Markup] = []
    for at, (name, row, words) in enumerate(lines):
        y = at * STEP
        parts.append(element("text", shortened(name), x="0%", y=y + 15, class_="label"))
        parts.append(_at_its_place(row, y + 3))
        parts.append(element("text", shortened(words, 44), x=f"{NAME + DRAWN + 1}%", y=y + 15))
    if foot is not None:
        parts.append(_at_its_place(foot, len(lines) * STEP))
    return drawing(join(parts), height=len(lines) * STEP + (28 if foot is not None else 4), label=label)


def _at_its_place(row: Markup, y: float) -> Markup:
    return element("svg", row, x=f"{NAME}%", y=y, width=f"{DRAWN}%", height=STEP)


def shortened(name: str, longest: int = LONGEST) -> str:
    """A name that fits before its line."""
    return name if len(name) <= longest else name[: longest - 1].rstrip() + "…"

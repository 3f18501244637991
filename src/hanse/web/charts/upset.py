"""Members of three or four networks: a line for each combination with its number, dots under the networks it is in."""

from collections.abc import Sequence

from markupsafe import Markup

from hanse.web.charts.svg import element, join
from hanse.web.words import number

WIDTH, LINE, COLUMN = 360.0, 24.0, 26.0
_SHORT = 42
Group = tuple[frozenset[int], int]  # which networks, by place, and how many cities


def upset(names: Sequence[str], groups: Sequence[Group], label: str) -> Markup:
    """Groups from the top in the order given; the letters of the columns are explained above them."""
    letters = [chr(ord("A") + at) for at in range(len(names))]
    parts = [_key(letter, name, 16 + at * 18) for at, (letter, name) in enumerate(zip(letters, names, strict=True))]
    head = 16 + len(names) * 18 + 12
    parts += [
        element("text", letter, x=_column(at), y=head, text_anchor="middle", class_="strong")
        for at, letter in enumerate(letters)
    ]
    top = max((count for _, count in groups), default=1)
    for at, (inside, count) in enumerate(groups):
        parts.append(_line(inside, count, top, head + 20 + at * LINE, len(names)))
    height = head + 20 + len(groups) * LINE
    return element(
        "svg", join(parts), viewBox=f"0 0 {WIDTH:g} {height:g}", class_="chart upset", role="img", aria_label=label
    )


def _key(letter: str, name: str, y: float) -> Markup:
    short = name if len(name) <= _SHORT else name[: _SHORT - 1].rstrip() + "…"
    return join((element("text", letter, x=4, y=y, class_="strong"), element("text", short, x=24, y=y, class_="label")))


def _column(at: int) -> float:
    return 14 + at * COLUMN


def _line(inside: frozenset[int], count: int, top: int, y: float, n: int) -> Markup:
    places = sorted(inside)
    parts = [
        element(
            "circle",
            cx=_column(at),
            cy=y,
            r=6,
            class_="point-held" if at in inside else "soft",
            fill_opacity=None if at in inside else 0.5,
        )
        for at in range(n)
    ]
    if len(places) > 1:
        ends = (_column(places[0]), _column(places[-1]))
        parts.insert(0, element("line", x1=ends[0], x2=ends[1], y1=y, y2=y, class_="range"))
    left = _column(n - 1) + 20
    long = (WIDTH - left - 44) * count / max(top, 1)
    parts.append(element("rect", x=left, y=y - 7, width=long, height=14, class_="base"))
    parts.append(element("text", number(count), x=left + long + 6, y=y + 4, class_="label"))
    return join(parts)

"""Building blocks of drawings: escaped elements and a scale of years in per cent of the width.

Drawings have no viewBox: positions along the width are percentages, heights and text are pixels. So they fit a
telephone and a wide screen without shrinking their words.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape


def element(name: str, *children: str | Markup, **attributes: str | float | None) -> Markup:
    """One SVG element, everything escaped; ``class_`` and ``view_box`` style names become attributes."""
    parts = [
        f' {key.rstrip("_").replace("_", "-")}="{escape(_short(value))}"'
        for key, value in attributes.items()
        if value is not None
    ]
    inner = "".join(str(escape(child)) for child in children)
    return Markup(f"<{name}{''.join(parts)}>{inner}</{name}>")


def _short(value: str | float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def percent(value: float) -> str:
    """A position along the width."""
    return f"{_short(float(value))}%"


def drawing(*children: Markup, height: float, label: str = "", class_: str = "chart") -> Markup:
    """A whole drawing. With ``label`` it is an image with that name, without it is left to the text beside it."""
    named = {"role": "img", "aria_label": label} if label else {"aria_hidden": "true"}
    return element("svg", *children, width="100%", height=height, class_=class_, **named)


def join(parts: Iterable[Markup]) -> Markup:
    """Several elements as one."""
    return Markup("").join(parts)


HATCH_PATTERN = element(
    "pattern",
    element("line", x1=0, y1=0, x2=0, y2=5, class_="hatch-line"),
    id="hatch",
    width=5,
    height=5,
    patternUnits="userSpaceOnUse",
    patternTransform="rotate(45)",
)
HATCH = element("svg", element("defs", HATCH_PATTERN), class_="defs", aria_hidden="true", focusable="false")


@dataclass(frozen=True)
class Years:
    """A time axis from the start of ``first`` to the end of ``last``, with a margin on both sides."""

    first: int
    last: int
    margin: float = 1.5  # per cent of the width

    def at(self, year: float) -> float:
        """Position of a moment (year with fraction), in per cent."""
        span = max(self.last + 1 - self.first, 1)
        inside = min(max((year - self.first) / span, 0.0), 1.0)
        return self.margin + inside * (100 - 2 * self.margin)

    def ticks(self, most: int = 6) -> list[int]:
        """Round years to label, at most ``most`` of them."""
        span = self.last - self.first
        step = next((step for step in (1, 2, 5, 10, 20, 25, 50) if span / step <= most), 100)
        start = -(-self.first // step) * step
        return list(range(start, self.last + 1, step))


def axis(years: Years, height: float, *, top: float = 0, marks: bool = True) -> Markup:
    """Grid lines and year labels along the foot of a drawing."""
    parts = []
    for year in years.ticks():
        x = percent(years.at(year))
        if marks:
            parts.append(element("line", x1=x, x2=x, y1=top, y2=height - 18, class_="grid"))
        parts.append(element("text", str(year), x=x, y=height - 4, text_anchor="middle"))
    return join(parts)

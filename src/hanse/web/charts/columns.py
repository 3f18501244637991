"""Columns over years or decades, labelled directly; small multiples rather than stacked colours."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from hanse.release.views import EntityRef
from hanse.web.charts.svg import drawing, element, join, percent
from hanse.web.language import gettext

HEIGHT = 132
FOOT = 20
HEAD = 18


@dataclass(frozen=True)
class Panel:
    """One of several small drawings with the same scale."""

    title: str
    drawing: Markup
    total: int


def columns(counts: Mapping[str, int], label: str, *, top: int = 0, every: int = 1) -> Markup:
    """A column for each entry, its number above it; every ``every``-th name below. ``top`` fixes the scale."""
    highest = max([top, 1, *counts.values()])
    slot = 100 / max(len(counts), 1)
    parts = [element("line", x1="0%", x2="100%", y1=HEIGHT - FOOT, y2=HEIGHT - FOOT, class_="axis")]
    for position, (name, count) in enumerate(counts.items()):
        middle = percent((position + 0.5) * slot)
        tall = (HEIGHT - FOOT - HEAD) * count / highest
        if count > 0:
            x, width = percent((position + 0.14) * slot), percent(0.72 * slot)
            parts.append(element("rect", x=x, width=width, y=HEIGHT - FOOT - tall, height=tall, class_="base"))
            above = HEIGHT - FOOT - tall - 4
            parts.append(element("text", str(count), x=middle, y=above, text_anchor="middle", class_="label"))
        if position % every == 0:
            parts.append(element("text", name, x=middle, y=HEIGHT - 4, text_anchor="middle"))
    return drawing(join(parts), height=HEIGHT, label=label)


def decades(years: Sequence[int]) -> list[int]:
    """Every decade from the first to the last year, none left out."""
    return list(range(min(years) // 10 * 10, max(years) // 10 * 10 + 1, 10)) if len(years) > 0 else []


def founding(founded: Sequence[tuple[int, str, EntityRef]], first_decade: int = 1970) -> tuple[Panel, ...]:
    """Networks founded by decade, one panel for each way they came about; earlier ones are pooled in the first."""
    modes = sorted({mode for _, mode, _ in founded}, key=lambda mode: (mode == "", mode))
    clipped = {mode: [max(year, first_decade) for year, own, _ in founded if own == mode] for mode in modes}
    steps = decades([year for years in clipped.values() for year in years])
    tables = {mode: Counter(year // 10 * 10 for year in years) for mode, years in clipped.items()}
    top = max((max(table.values()) for table in tables.values()), default=0)
    earlier = any(year < first_decade for year, _, _ in founded)
    panels = []
    for mode in modes:
        counts = {_decade(step, earlier and step == first_decade): tables[mode][step] for step in steps}
        title = mode or gettext("not classed")
        spoken = ", ".join(f"{name}: {count}" for name, count in counts.items())
        panels.append(Panel(title, columns(counts, f"{title}, {spoken}", top=top), len(clipped[mode])))
    return tuple(panels)


def _decade(step: int, is_pooled: bool) -> str:
    return f"to {step + 9}" if is_pooled else f"{step}s"


def by_year(counts: Mapping[str, int], label: str) -> Markup:
    """A column a year, gaps included; as many names as fit a telephone."""
    years = sorted(int(year) for year in counts if year.isdigit())
    full = {str(year): counts.get(str(year), 0) for year in range(years[0], years[-1] + 1)} if years else {}
    return columns(full, label, every=max(1, -(-len(full) // 6)))

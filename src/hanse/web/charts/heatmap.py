"""Networks by networks as a heat map: a table of links for the page, and the same as a picture that stands alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from markupsafe import Markup, escape

from hanse.advise.overlap_ground import PlacedNetwork, PlacedPair
from hanse.advise.overlap_matrix import OverlapMatrix
from hanse.web.charts.heatcell import Cell, cell_of, top_of
from hanse.web.charts.svg import element
from hanse.web.language import gettext as _
from hanse.web.language import ngettext, translated
from hanse.web.words import number

OPACITY = (0.08, 0.2, 0.36, 0.55, 0.9)  # of the five steps of the one hue
SIDE, HEAD, NAMES = 22, 150, 190  # of a cell, and of the room for names
_SHORT = 24


@dataclass(frozen=True)
class Link:
    """How the page of a pair is reached from here."""

    before: str  # what stands before the ids
    after: str  # the query that keeps day and scope


@dataclass(frozen=True)
class Drawn:
    """A pair, its cell, and the sentence of the cell ready for HTML."""

    pair: PlacedPair
    cell: Cell
    quoted: str


Cells = Mapping[tuple[str, str], Drawn]


def cells_of(view: OverlapMatrix) -> Cells:
    """What stands in the cell of each pair."""
    networks = {one.network.id: one for one in view.networks}
    top = top_of(view)
    found = {}
    for pair in view.pairs:
        sides = (networks[pair.first], networks[pair.second])
        cell = cell_of(pair, sides, view.asking.shows, top)
        found[pair.first, pair.second] = Drawn(pair, cell, str(escape(cell.title)))
    return found


def table(view: OverlapMatrix, cells: Cells, link: Link) -> Markup:
    """The matrix as a table: every cell leads to the page of its pair; the half below the diagonal by keyboard, too."""
    place = {one.network.id: at for at, one in enumerate(view.networks)}
    starts = {block.networks[0] for block in view.blocks}
    heads = "".join(_column_head(one, one.network.id in starts) for one in view.networks)
    rows = []
    networks = {one.network.id: one for one in view.networks}
    for block in view.blocks:
        rows.append(f"<tbody>{_block_head(block.label, len(block.networks), len(place))}")
        rows += (_row(networks[key], view, cells, link, place, starts) for key in block.networks)
        rows.append("</tbody>")
    corner = escape(_("Network"))
    return Markup(
        f'<table class="heat"><thead><tr><th scope="col" class="heat-name">{corner}</th>{heads}</tr></thead>'
        f"{''.join(rows)}</table>"
    )


def _column_head(one: PlacedNetwork, is_first: bool) -> str:
    edge = ' class="heat-edge"' if is_first else ""
    name = f'<span dir="auto">{escape(_short(one.label))}</span>'
    return f'<th scope="col"{edge} title="{escape(one.network.name)}">{name}</th>'


def _block_head(label: str, n: int, width: int) -> str:
    if label == "":
        return ""
    count = ngettext("%(num)s network", "%(num)s networks", n) % {"num": number(n)}
    words = f"<span><b>{escape(translated(label))}</b> · {escape(count)}</span>"
    return f'<tr class="heat-block"><th scope="rowgroup" colspan="{width + 1}">{words}</th></tr>'


def _row(
    one: PlacedNetwork, view: OverlapMatrix, cells: Cells, link: Link, place: Mapping[str, int], starts: set[str]
) -> str:
    own, at = one.network.id, place[one.network.id]
    parts = []
    for other in view.networks:
        edge = " heat-edge" if other.network.id in starts else ""
        if other is one:
            size = _("%(name)s: %(members)s members counted") % {"name": one.network.name, "members": one.members}
            parts.append(f'<td class="heat-size{edge}" title="{escape(size)}">{one.members}</td>')
            continue
        drawn = cells.get((own, other.network.id)) or cells[other.network.id, own]
        is_second = place[other.network.id] > at or drawn.cell.kind == "unknown"
        parts.append(_linked(drawn, edge, link, ' tabindex="-1"' if is_second else ""))
    chosen = ' class="heat-own"' if own == view.asking.network else ""
    name = f'<a href="{_of_network(link, one)}" title="{escape(one.network.name)}" dir="auto">{escape(one.label)}</a>'
    return f'<tr{chosen}><th scope="row" class="heat-name">{name}</th>{"".join(parts)}</tr>'


def _linked(drawn: Drawn, edge: str, link: Link, tab: str) -> str:
    href = f"{link.before}{drawn.pair.first}/{drawn.pair.second}{link.after}"
    cell = drawn.cell
    return f'<td class="{cell.classes}{edge}"><a href="{href}" title="{drawn.quoted}"{tab}>{cell.text}</a></td>'


def _of_network(link: Link, one: PlacedNetwork) -> str:
    """The page of a network, with the same day and scope."""
    return f"{link.before.removesuffix('/overlap/')}{one.network.path}{link.after}"


def _short(name: str) -> str:
    return name if len(name) <= _SHORT else name[: _SHORT - 1].rstrip() + "…"


def picture(view: OverlapMatrix, cells: Cells) -> Markup:
    """The same matrix as one drawing without links. Written out, as it holds thousands of parts."""
    n = len(view.networks)
    width, height = NAMES + n * SIDE + 10, HEAD + n * SIDE + 10
    starts = {block.networks[0] for block in view.blocks}
    parts = [str(part) for part in chain(_names(view.networks), _edges(view.networks, starts))]
    ids = [one.network.id for one in view.networks]
    for y, one in enumerate(ids):
        parts.append(_number(NAMES + y * SIDE, HEAD + y * SIDE, str(view.networks[y].members), "strong"))
        for x in range(y):
            other = ids[x]
            cell = (cells.get((one, other)) or cells[other, one]).cell
            if cell.kind != "unknown":
                parts.append(_drawn(cell, NAMES + x * SIDE, HEAD + y * SIDE))
                parts.append(_drawn(cell, NAMES + y * SIDE, HEAD + x * SIDE))
    label = _("Networks by networks")
    inside = Markup("".join(parts))
    return element("svg", inside, viewBox=f"0 0 {width} {height}", class_="chart", role="img", aria_label=label)


def _names(networks: Iterable[PlacedNetwork]) -> Iterable[Markup]:
    for at, one in enumerate(networks):
        middle = at * SIDE + SIDE / 2 + 4
        yield element("text", _short(one.label), x=NAMES - 6, y=HEAD + middle, text_anchor="end", class_="label")
        across = NAMES + middle
        yield element(
            "text",
            _short(one.label),
            x=across,
            y=HEAD - 6,
            class_="label",
            transform=f"rotate(-90 {across:g} {HEAD - 6})",
        )


def _edges(networks: Iterable[PlacedNetwork], starts: set[str]) -> Iterable[Markup]:
    ordered = list(networks)
    foot, end = HEAD + len(ordered) * SIDE, NAMES + len(ordered) * SIDE
    for at, one in enumerate(ordered):
        if at > 0 and one.network.id in starts:
            x, y = NAMES + at * SIDE, HEAD + at * SIDE
            yield element("line", x1=x, x2=x, y1=HEAD, y2=foot, class_="axis")
            yield element("line", x1=NAMES, x2=end, y1=y, y2=y, class_="axis")


def _drawn(cell: Cell, left: int, top: int) -> str:
    box = f'<rect x="{left + 1}" y="{top + 1}" width="{SIDE - 2}" height="{SIDE - 2}"'
    if cell.kind == "least":
        return f'{box} class="grid" fill="none"/>{_number(left, top, cell.text, "plain")}'
    name = "on-mark" if cell.step == len(OPACITY) - 1 else "label"
    drawn = f'{box} class="base" fill-opacity="{OPACITY[cell.step]}"/>{_number(left, top, cell.text, name)}'
    if cell.mark == "":
        return drawn
    x, up, down = left + SIDE - 2, top + 2, top + SIDE - 2
    corner = f"M{x} {up}v7l-7 -7z" if cell.mark == "more" else f"M{x} {down}v-7l-7 7z"
    return f'{drawn}<path d="{corner}" class="now-label"/>'


def _number(left: int, top: int, text: str, name: str) -> str:
    """A number in the middle of a cell."""
    at = f'x="{left + SIDE // 2}" y="{top + SIDE // 2 + 3}"'
    return f'<text {at} text-anchor="middle" font-size="9" class="{name}">{text}</text>'

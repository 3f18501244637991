"""Cells of the matrix: as marks in the table, each with its sentence, and as the small squares of its picture."""

from collections.abc import Mapping

from markupsafe import Markup, escape

from hanse.release.matrixview import MatrixView
from hanse.web.charts.svg import HATCH_PATTERN, element
from hanse.web.context import Asked
from hanse.web.language import gettext as _
from hanse.web.language import noted as N_
from hanse.web.language import original_name, shown_name

# What a cell says, without and with the year it rests on.
SENTENCES: Mapping[str, tuple[str, str]] = {
    "stated": (N_("%(city)s in %(network)s: stated"), N_("%(city)s in %(network)s: stated, since %(year)s")),
    "observed": (
        N_("%(city)s in %(network)s: observed on a list"),
        N_("%(city)s in %(network)s: observed, list of %(year)s"),
    ),
    "last_seen": (
        N_("%(city)s in %(network)s: last seen on a list"),
        N_("%(city)s in %(network)s: last seen, list of %(year)s"),
    ),
    "disputed": (N_("%(city)s in %(network)s: disputed, sources contradict each other"),) * 2,
    "ended": (N_("%(city)s in %(network)s: ended"),) * 2,
    "no_longer_listed": (N_("%(city)s in %(network)s: no longer listed"),) * 2,
    "undated": (N_("%(city)s in %(network)s: only on a list without a date"),) * 2,
    "not_listed": (N_("%(city)s in %(network)s: not on a list that is complete for its scope"),) * 2,
    "unknown": (N_("%(city)s in %(network)s: unknown, nothing recorded tells"),) * 2,
}
SIDE = 14  # of a cell of the picture
LABEL, HEAD = 190, 170  # room for names of cities and of networks


def sentences() -> dict[str, tuple[str, str]]:
    """What cells say, in the reader's language."""
    return {word: (_(plain), _(dated)) for word, (plain, dated) in SENTENCES.items()}


def table_rows(view: MatrixView, asked: Asked) -> Markup:
    """The rows of the table; written out because a page holds thousands of cells."""
    said, (base, query) = sentences(), _link_parts(asked)
    blank = f'<td><span class="hidden">{escape(_("unknown"))}</span></td>'
    names = [shown_name(network) for network in view.networks]
    parts = []
    for at, city in enumerate(view.cities):
        name, hover = shown_name(city), original_name(city) or city.name
        parts.append(
            f'<tr aria-rowindex="{view.first + at + 2}"><th scope="row" class="matrix-city">'
            f'<a href="{escape(asked.link(city.path))}" title="{escape(hover)}"><bdi>{escape(name)}</bdi></a> '
            f'<span class="ref-more">{escape(city.country)}</span></th>'
        )
        cells = zip(view.networks, names, view.cells[at], view.years[at], strict=True)
        for network, of_network, word, year in cells:
            if word == "unknown":
                parts.append(blank)
                continue
            sentence = escape(said[word][year != ""] % {"city": name, "network": of_network, "year": year})
            href = f"{base}/matrix/{escape(city.id)}/{escape(network.id)}{query}"
            parts.append(
                f'<td><a class="cell status-{word}" href="{href}" title="{sentence}">'
                f'<i class="status-mark"></i><span class="hidden">{sentence}</span></a></td>'
            )
        parts.append(f'<td class="number">{view.counted[at]}</td></tr>\n')
    return Markup("".join(parts))


def picture(view: MatrixView) -> Markup:
    """The rows and columns of the page as one small square per cell; an unknown cell stays empty."""
    width, height = LABEL + SIDE * len(view.networks) + 20, HEAD + SIDE * len(view.cities) + 8
    parts = [str(element("defs", HATCH_PATTERN))]
    for at, network in enumerate(view.networks):
        x, y = LABEL + SIDE * (at + 0.5) + 4, HEAD - 8
        name = escape(_cut(shown_name(network), 34))
        parts.append(f'<text x="{x:g}" y="{y}" transform="rotate(-60 {x:g} {y})" class="label">{name}</text>')
    for at, city in enumerate(view.cities):
        y = HEAD + SIDE * at
        name = escape(_cut(shown_name(city), 30))
        parts.append(
            f'<text x="{LABEL - 8}" y="{y + 11}" text-anchor="end" class="label">{name}</text>'
            f'<line x1="{LABEL}" x2="{width - 20}" y1="{y + SIDE}" y2="{y + SIDE}" class="grid"></line>'
        )
        parts += [
            _square(word, LABEL + SIDE * column + 2, y + 2)
            for column, word in enumerate(view.cells[at])
            if word != "unknown"
        ]
    inner = Markup("".join(parts))
    return element(
        "svg", inner, viewBox=f"0 0 {width} {height}", width=width, height=height, class_="chart", role="img"
    )


def _square(word: str, x: int, y: int) -> str:
    side = SIDE - 4
    if word == "not_listed":
        level = y + side // 2
        return f'<line x1="{x + 2}" x2="{x + side - 2}" y1="{level}" y2="{level}" class="axis"></line>'
    fill = ' fill="url(#hatch)"' if word == "disputed" else ""
    return f'<rect x="{x}" y="{y}" width="{side}" height="{side}"{fill} class="mark-{word}"></rect>'


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _link_parts(asked: Asked) -> tuple[str, str]:
    """What stands before the path of a link and after it: prefix of the language, and what the link keeps."""
    before, _path, query = asked.link("/matrix").partition("/matrix")
    return before, str(escape(query))

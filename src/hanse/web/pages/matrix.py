"""Cities by networks: a page of the matrix, the sheet of what is on screen, and what one cell rests on."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from hanse.domain.vocabulary import STATUSES
from hanse.errors import UsageError
from hanse.release.matrix import NO_SIZE, SIZES
from hanse.release.matrixview import MatrixView
from hanse.release.networks import FUNCTIONS, network_rows
from hanse.release.views import NetworkRow
from hanse.web.charts.matrix import picture, table_rows
from hanse.web.context import Asked
from hanse.web.language import counted, plainly, shown_name
from hanse.web.language import gettext as _
from hanse.web.language import noted as N_
from hanse.web.page import Crumb, Download, Drawing, Page, Table
from hanse.web.pages.readymade import Sets, first_shown, ready_made
from hanse.web.sheet import matrix_sheet
from hanse.web.words import day, number, plain, sentence

TITLE = N_("Cities by networks")
ROWS = 100  # a page, unless asked otherwise
ROW_CHOICES = (50, 100, 250, 500)
MOST_ROWS_OF_SHEET = 10_000
MOST_COLUMNS = 40  # that stand side by side; the others stand on further pages
MOST_CHOICES = 300  # networks to tick; where there are more, names can be written
ORDERS = {"": N_("A to Z"), "nested": N_("Nested: most memberships first, so that the staircase shows")}
WHERE = N_("Rows %(first)s to %(last)s of %(total)s")
FILTERS = ("country", "size", "role", "status")


@dataclass(frozen=True)
class Chosen:
    """Which networks have a column, and why."""

    networks: tuple[str, ...]
    words: str  # of the set shown where nothing was chosen; "" where the reader chose
    minimum: int  # least memberships of a row
    offered: tuple[NetworkRow, ...]  # networks that can be chosen
    sets: Sets


def matrix(asked: Asked) -> Page:
    """The matrix of the networks chosen; without a choice, of a set that one source lays side by side."""
    chosen = chosen_of(asked)
    view = view_of(asked, chosen, most=500)
    page, size = page_of(asked, 500)
    pages = max(1, -(-view.total // size))
    if page > pages:
        raise UsageError(f"there is no page {page}", where="page", hint=f"the matrix has {pages}")
    occurring = {word for cells in view.cells for word in cells}
    extra = {
        "chosen": chosen,
        "choices": chosen.offered[:MOST_CHOICES],
        "not_shown": max(0, len(chosen.offered) - MOST_CHOICES),
        "ticked": frozenset(asked.values("networks")) or frozenset(chosen.networks),
        "sets": [(heading, [(one, one.path(asked)) for one in choices]) for heading, choices in chosen.sets],
        "rows": table_rows(view, asked),
        "statuses": [word for word in STATUSES if word in occurring],
        "lead": lead_of(view, chosen),
        "facets": _facets(asked, view),
        "columns": _column_facets(asked),
        "column_filters": asked.filters("kind", "function"),
        "is_narrowed": len(view.filters) > 0 or len(asked.filters("kind", "function")) > 0,
        "orders": {key: _(words) for key, words in ORDERS.items()},
        "size": size,
        "row_choices": sorted({*ROW_CHOICES, size}),
        "page_number": page,
        "pages": pages,
        "across": view.first_column // MOST_COLUMNS + 1,
        "pages_across": max(1, -(-view.total_columns // MOST_COLUMNS)),
        "sheets": _sheets(asked, view),
        "island": _island(asked, view),
        "where": plainly(
            WHERE, first=number(view.first + 1), last=number(view.first + len(view.cities)), total=number(view.total)
        ),
        "name_of": shown_name,
    }
    return Page(
        view, "matrix.html", _(TITLE), (Crumb(_(TITLE), "/matrix"),), view.context, lead_of(view, chosen), "/matrix",
        extra, table_of(view), drawing_of(view),
    )  # fmt: skip


def sheet(asked: Asked) -> Download:
    """The rows on screen, as CSV: the same columns, order and filters; ``rows`` asks for more of them at once."""
    view = view_of(asked, chosen_of(asked), most=MOST_ROWS_OF_SHEET)
    name = f"matrix-{view.context.as_of}-{view.context.version.rpartition('+')[2]}.csv"
    return Download(matrix_sheet(view), "text/csv; charset=utf-8", name)


def rows(asked: Asked) -> Download:
    """The rows of one page as the server draws them, for the island that scrolls through all of them."""
    view = view_of(asked, chosen_of(asked), most=500)
    return Download(table_rows(view, asked).encode(), "text/html; charset=utf-8", "rows.html")


def pair(asked: Asked, city: str, network: str) -> Page:
    """One cell: the status of a city in a network, the rule that gave it, lists and claims."""
    view = asked.view.pair(city, network)
    held = view.membership
    title = plainly("%(city)s in %(network)s", city=shown_name(held.city), network=shown_name(held.network))
    crumbs = (Crumb(_(TITLE), "/matrix"), Crumb(title))
    return Page(view, "pair.html", title, crumbs, view.context, title, "/matrix")


def chosen_of(asked: Asked) -> Chosen:
    """The networks asked for, those of a kind or function, or a set to begin with."""
    members = [row for row in network_rows(asked.view) if row.recorded > 0]
    offered = tuple(row for row in members if _answers(row, asked.value("kind"), asked.value("function")))
    sets = ready_made(asked, members, asked.view.rosters().rows, asked.site.country_names(asked.release))
    named = asked.values("networks")
    minimum = asked.whole("min_memberships", 0, high=999)
    narrowed = len(asked.filters("kind", "function")) > 0
    if len(named) > 0:
        ids = tuple(dict.fromkeys(asked.view.find("network", name).id for name in named))
        answering = {row.network.id for row in offered}
        kept = tuple(key for key in ids if key in answering) if narrowed else ids
        return Chosen(kept, "", minimum, offered, sets)
    if narrowed:
        return Chosen(tuple(row.network.id for row in offered), "", minimum, offered, sets)
    first = first_shown(sets, members)
    if first is None:
        return Chosen((), "", minimum, offered, sets)
    return Chosen(first.ids, first.words, minimum if asked.value("min_memberships") else first.minimum, offered, sets)


def view_of(asked: Asked, chosen: Chosen, most: int) -> MatrixView:
    """The page of the matrix that was asked for, of at most ``most`` rows."""
    page, size = page_of(asked, most)
    across = asked.whole("across", 1, low=1)
    return asked.view.matrix(
        chosen.networks,
        chosen.minimum,
        asked.value("collection") or None,
        order=asked.value("order"),
        first=(page - 1) * size,
        most=size,
        columns=((across - 1) * MOST_COLUMNS, MOST_COLUMNS),
        **asked.filters(*FILTERS),
    )


def page_of(asked: Asked, most: int) -> tuple[int, int]:
    """The page asked for and its number of rows."""
    return asked.whole("page", 1, low=1), asked.whole("rows", ROWS, low=1, high=most)


def lead_of(view: MatrixView, chosen: Chosen) -> str:
    """What the matrix shows, in a sentence or two."""
    size = plainly(
        "%(cities)s by %(networks)s on %(day)s",
        cities=counted("%(num)s city", "%(num)s cities", view.total),
        networks=counted("%(num)s network", "%(num)s networks", view.total_columns),
        day=day(view.context.as_of),
    )
    parts = [size + "." if view.min_memberships == 0 else plainly(
        "%(matrix)s, each counted in at least %(n)s of them.", matrix=size, n=view.min_memberships
    )]  # fmt: skip
    if chosen.words != "":
        parts.insert(0, plainly("%(set)s.", set=chosen.words))
    return " ".join(parts)


def table_of(view: MatrixView) -> Table:
    """The rows on screen as data."""
    rows = tuple(
        (city.name, city.id, city.country, *cells, count)
        for city, cells, count in zip(view.cities, view.cells, view.counted, strict=True)
    )
    return Table(("city", "city_id", "country", *(ref.id for ref in view.networks), "counted"), rows, view.sources)


def drawing_of(view: MatrixView) -> Drawing:
    """The rows on screen as a picture."""
    subtitle = plainly(
        "Status on %(day)s; solid: stated, outline: observed, dashed: last seen, hatched: disputed, faint: ended or no "
        "longer listed, empty: nothing recorded tells.",
        day=day(view.context.as_of),
    )
    source = plainly("Hanse, release %(version)s.", version=view.context.version)
    return Drawing(Markup(""), _(TITLE), subtitle, source, make=lambda: picture(view))


def size_words(size: str) -> str:
    """A class of inhabitants in words."""
    if size == NO_SIZE:
        return _("fewer than 5,000, or not known")
    least = int(size)
    after = next((other for other in SIZES if other > least), None)
    if after is None:
        return plainly("%(least)s and more", least=number(least))
    return plainly("%(least)s to %(most)s", least=number(least), most=number(after - 1))


def _answers(row: NetworkRow, kind: str, function: str) -> bool:
    return kind in ("", row.network.subkind) and (function == "" or function in row.functions)


def _facets(asked: Asked, view: MatrixView) -> list[tuple[str, str, str, list[tuple[str, str, int]]]]:
    """The filters of rows: (name, label, value set, values as (value, words, cities))."""
    countries = asked.site.country_names(asked.release)
    named = {
        "country": sorted(
            ((code, countries.get(code, code), n) for code, n in view.facets["country"].items()), key=lambda one: one[1]
        ),
        "size": [
            (key, size_words(key), view.facets["size"][key])
            for key in (*map(str, SIZES), NO_SIZE)
            if key in view.facets["size"]
        ],
        "role": sorted(((key, plain(key), n) for key, n in view.facets["role"].items()), key=lambda one: one[1]),
        "status": [(key, plain(key), view.facets["status"][key]) for key in STATUSES if key in view.facets["status"]],
    }
    labels = (_("Country"), _("Inhabitants"), _("Recorded as"), _("With a cell that is"))
    return [
        (name, label, view.filters.get(name, ""), named[name])
        for name, label in zip(FILTERS, labels, strict=True)
        if len(named[name]) > 0
    ]


def _column_facets(asked: Asked) -> list[tuple[str, str, str, list[tuple[str, str, int]]]]:
    """The filters of columns: kind of network and function."""
    members: Sequence[NetworkRow] = [row for row in network_rows(asked.view) if row.recorded > 0]
    books = asked.site.codebooks(asked.release)
    labels = {code: label for code, label, _definition in books[FUNCTIONS].codes} if FUNCTIONS in books else {}
    kinds = sorted({row.network.subkind for row in members})
    codes = [code for code in labels if any(code in row.functions for row in members)]
    of_kind = [(kind, plain(kind), sum(row.network.subkind == kind for row in members)) for kind in kinds]
    of_code = [(code, sentence(_(labels[code])), sum(code in row.functions for row in members)) for code in codes]
    found = (("kind", _("Kind of network"), of_kind), ("function", _("Function of the network"), of_code))
    return [(name, label, asked.value(name), values) for name, label, values in found if len(values) > 0]


def _sheets(asked: Asked, view: MatrixView) -> dict[str, object]:
    """Where the rows can be had: those of this page, and all of them in as few files as are needed."""

    def at(**changes: str | int) -> str:
        return asked.here(**changes).replace("/matrix", "/matrix.csv", 1)

    files = -(-view.total // MOST_ROWS_OF_SHEET)
    whole = [at(page="" if n == 1 else n, rows=MOST_ROWS_OF_SHEET) for n in range(1, files + 1)]
    return {"page": at(), "whole": whole if view.total > len(view.cities) else []}


def _island(asked: Asked, view: MatrixView) -> dict[str, object]:
    """What the island needs to fetch further rows as the server draws them, and its words."""
    rows = asked.here(page="", rows="").replace("/matrix", "/matrix/rows.html", 1)
    settings = {"address": rows, "total": view.total, "first": view.first, "most": ROWS, "columns": len(view.networks)}
    return {"settings": settings, "words": {"waiting": _("Loading"), "rows": _(WHERE)}}

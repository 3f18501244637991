"""Cities by networks, on screen and as a sheet of what is on screen."""

from hanse.domain.vocabulary import STATUSES
from hanse.release.views import MatrixView
from hanse.web.context import Asked
from hanse.web.page import Crumb, Download, Page
from hanse.web.pages.readymade import ready_made
from hanse.web.sheet import matrix_sheet

MOST_ROWS = 300


def matrix(asked: Asked) -> Page:
    """The matrix of the networks chosen; without a choice, the form alone."""
    view = view_of(asked)
    rows = list(zip(view.cities[:MOST_ROWS], view.cells, view.counted, strict=False))
    occurring = {word for _, cells, _ in rows for word in cells}
    chosen = [network.id for network in view.networks]
    members = [row for row in asked.view.networks().rows if row.recorded > 0]
    countries = asked.site.country_names(asked.release)
    extra = {
        "choices": [(row.network, row.recorded) for row in members],
        "ready_made": [] if chosen else ready_made(asked, members, asked.view.rosters().rows, countries),
        "chosen_ids": chosen,
        "rows": rows,
        "statuses": [word for word in STATUSES if word in occurring],
        "sheet": asked.here().replace("/matrix", "/matrix.csv", 1),
    }
    crumbs = (Crumb("Cities by networks", "/matrix"),)
    return Page(view, "matrix.html", "Cities by networks", crumbs, view.context, "", "/matrix", extra)


def sheet(asked: Asked) -> Download:
    """The rows on screen, as CSV."""
    view = view_of(asked)
    name = f"matrix-{view.context.as_of}-{view.context.version.rpartition('+')[2]}.csv"
    return Download(matrix_sheet(view, MOST_ROWS), "text/csv; charset=utf-8", name)


def view_of(asked: Asked) -> MatrixView:
    """The matrix asked for."""
    minimum = asked.whole("min_memberships", 0, high=999)
    return asked.view.matrix(
        asked.values("networks"), min_memberships=minimum, collection=asked.value("collection") or None
    )

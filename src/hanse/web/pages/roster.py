"""Rosters, called lists on the pages: all of them, and one with its entries."""

from hanse.web import tables
from hanse.web.context import Asked
from hanse.web.language import noted as N_
from hanse.web.page import Crumb, Page, Redirect
from hanse.web.pages.listing import part_of

HOME = Crumb(N_("Lists"), "/rosters")


def rosters(asked: Asked) -> Page:
    """All lists."""
    view = asked.view.rosters()
    extra = part_of(view.rows, asked).values()
    return Page(
        view, "rosters.html", N_("Lists"), (HOME,), view.context, "", "/sources", extra, table=tables.rosters(view)
    )


def roster(asked: Asked, key: str) -> Page | Redirect:
    """One list: its scope and its entries."""
    view = asked.view.roster(key)
    if view.roster.id != key:
        return Redirect(f"/rosters/{view.roster.id}")
    title = view.roster.source_title or view.roster.network_as_written
    crumbs = (HOME, Crumb(title, f"/rosters/{key}"))
    return Page(
        view, "roster.html", title, crumbs, view.context, view.roster.scope_text, "/sources", table=tables.roster(view)
    )

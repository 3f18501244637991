"""Sources: the list, and one with the lists and claims taken from it."""

from hanse.web import tables
from hanse.web.context import Asked
from hanse.web.language import noted as N_
from hanse.web.page import Crumb, Page, Redirect
from hanse.web.pages.listing import part_of

FILTERS = {"kind": N_("Who speaks"), "collection": N_("Collection"), "year": N_("Year")}
HOME = Crumb(N_("Sources"), "/sources")


def sources(asked: Asked) -> Page:
    """All sources."""
    chosen = asked.filters(*FILTERS)
    view = asked.view.sources(**chosen)
    names = {"collection": dict(asked.site.collections(asked.release))}
    extra = part_of(view.rows, asked).values() | {"chosen": chosen, "labels": FILTERS, "names": names}
    return Page(
        view, "sources.html", N_("Sources"), (HOME,), view.context, "", "/sources", extra, table=tables.sources(view)
    )


def source(asked: Asked, key: str) -> Page | Redirect:
    """One source."""
    view = asked.view.source(key)
    if view.source.id != key:
        return Redirect(f"/sources/{view.source.id}")
    crumbs = (HOME, Crumb(view.source.title, f"/sources/{key}"))
    extra = part_of(view.claims, asked).values()
    return Page(
        view,
        "source.html",
        view.source.title,
        crumbs,
        view.context,
        view.gives,
        "/sources",
        extra,
        table=tables.source(view),
    )

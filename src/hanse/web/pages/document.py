"""Documents on a line of years, and the page of one."""

from hanse.release.views import EntityProfile
from hanse.web import pictures, tables
from hanse.web.charts.timeline import documents_by_year
from hanse.web.context import Asked
from hanse.web.language import noted as N_
from hanse.web.page import Crumb, Page, Redirect
from hanse.web.pages.entity import profile

FILTERS = {"kind": N_("Kind"), "issuer": N_("Issued by")}
HOME = Crumb(N_("Documents"), "/documents")


def documents(asked: Asked) -> Page:
    """Documents by date."""
    chosen = asked.filters(*FILTERS)
    view = asked.view.documents(**chosen)
    svg = documents_by_year(view.rows, asked.link)
    extra = {"labels": FILTERS, "drawing": svg}
    table, drawing = tables.documents(view), pictures.documents(view, svg)
    return Page(
        view,
        "documents.html",
        N_("Documents"),
        (HOME,),
        view.context,
        "",
        "/documents",
        extra,
        table=table,
        drawing=drawing,
    )


def document(asked: Asked, key: str) -> Page | Redirect:
    """One document: facts, who signed, issued or hosted it."""
    view: EntityProfile = asked.view.document(key)
    return profile(asked, key, view, HOME, "document")

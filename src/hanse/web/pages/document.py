"""Documents on a line of years, and the page of one."""

from hanse.release.views import EntityProfile
from hanse.web.charts.timeline import documents_by_year
from hanse.web.context import Asked
from hanse.web.page import Crumb, Page, Redirect
from hanse.web.pages.entity import profile

FILTERS = {"kind": "Kind", "issuer": "Issued by"}
HOME = Crumb("Documents", "/documents")


def documents(asked: Asked) -> Page:
    """Documents by date."""
    chosen = asked.filters(*FILTERS)
    view = asked.view.documents(**chosen)
    extra = {"labels": FILTERS, "drawing": documents_by_year(view.rows, asked.link)}
    return Page(view, "documents.html", "Documents", (HOME,), view.context, "", "/documents", extra)


def document(asked: Asked, key: str) -> Page | Redirect:
    """One document: facts, who signed, issued or hosted it."""
    view: EntityProfile = asked.view.document(key)
    return profile(asked, key, view, HOME, "document")

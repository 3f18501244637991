"""Search over entities, places and words of the field."""

from hanse.web.context import Asked
from hanse.web.page import Crumb, Page

LIMIT = 50


def search(asked: Asked) -> Page:
    """Entries whose names answer to the query, narrowed by kind where asked."""
    query, kind = asked.value("q"), asked.value("kind")
    view = asked.view.search(query, limit=LIMIT, kind=kind or None)
    title = f"Search: {query}" if query else "Search"
    return Page(view, "search.html", title, (Crumb("Search", "/search"),), view.context, "", "", {"kind": kind})

"""How the data is made, how statuses are decided, and how far two coders agree."""

from hanse.web.article import read_article
from hanse.web.context import Asked
from hanse.web.language import noted as N_
from hanse.web.page import Crumb, Page


def method(asked: Asked) -> Page:
    """The method page: our words, and the figures of the release."""
    view = asked.view.method()
    article = read_article("method", view.context)
    extra = {"article": article, "book_names": {key: title for key, title, _ in view.codebooks}}
    crumbs = (Crumb(N_("Method"), "/method"),)
    return Page(view, "method.html", article.title, crumbs, view.context, article.lead, "/method", extra)

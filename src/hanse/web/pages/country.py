"""The list of countries and the page of one."""

from hanse.web.context import Asked
from hanse.web.page import Crumb, Page, Redirect

HOME = Crumb("Countries", "/countries")


def countries(asked: Asked) -> Page:
    """Countries A to Z with what is recorded in them."""
    view = asked.view.countries()
    return Page(view, "countries.html", "Countries", (HOME,), view.context, "", "/countries")


def country(asked: Asked, code: str) -> Page | Redirect:
    """One country: its cities, networks, complete lists and searches."""
    view = asked.view.country(code)
    if view.code != code:
        return Redirect(f"/countries/{view.code}")
    crumbs = (HOME, Crumb(view.name, f"/countries/{view.code}"))
    extra = {"counting": sum(count > 0 for _, count in view.networks)}
    return Page(view, "country.html", view.name, crumbs, view.context, "", "/countries", extra)

"""The list of countries and the page of one."""

from hanse.web import tables
from hanse.web.cldr import sort_key
from hanse.web.context import Asked
from hanse.web.language import DEFAULT, current
from hanse.web.language import noted as N_
from hanse.web.page import Crumb, Page, Redirect

HOME = Crumb(N_("Countries"), "/countries")


def countries(asked: Asked) -> Page:
    """Countries A to Z with what is recorded in them."""
    view = asked.view.countries()
    names = asked.site.country_names(asked.release)
    rows = view.rows if current() == DEFAULT else sorted(view.rows, key=lambda row: sort_key(names[row.code]))
    return Page(
        view,
        "countries.html",
        N_("Countries"),
        (HOME,),
        view.context,
        "",
        "/countries",
        {"rows": rows},
        table=tables.countries(view),
    )


def country(asked: Asked, code: str) -> Page | Redirect:
    """One country: its cities, networks, complete lists and searches."""
    view = asked.view.country(code)
    if view.code != code:
        return Redirect(f"/countries/{view.code}")
    name = asked.site.country_names(asked.release).get(view.code, view.name)
    crumbs = (HOME, Crumb(name, f"/countries/{view.code}"))
    extra = {"name": name, "counting": sum(count > 0 for _, count in view.networks)}
    return Page(view, "country.html", name, crumbs, view.context, "", "/countries", extra, table=tables.country(view))

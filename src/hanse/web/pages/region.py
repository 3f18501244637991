"""Regions of the world: the list and the page of one."""

from hanse.study.region import region as one
from hanse.study.region import regions as every
from hanse.web.charts.bar import bar
from hanse.web.context import Asked
from hanse.web.language import gettext as _
from hanse.web.page import Crumb, Page, Table


def regions(asked: Asked) -> Page:
    """Every region, with what is recorded there against the places there are."""
    view = every(asked.view)
    columns = ("region", "countries", "cities", "networks", "memberships", "places", "places_with_city")
    table = Table(
        columns,
        tuple(
            (row.name, row.countries, row.cities, row.networks, row.memberships, row.places, row.places_with_city)
            for row in view.rows
        ),
    )
    crumbs = (Crumb(_("Regions"), "/regions"),)
    return Page(view, "regions.html", _("Regions"), crumbs, view.context, "", "/countries", table=table)


def region(asked: Asked, slug: str) -> Page:
    """One region: its countries, networks with members there, and which sizes of places are recorded."""
    view = one(asked.view, slug)
    name = _(view.region.name)
    sizes = [(row, bar(_share(row.places_with_city, row.places), 100)) for row in view.sizes]
    countries = asked.site.country_names(asked.release)
    table = Table(
        ("country", "name", "cities", "networks", "memberships"),
        tuple((row.code, row.name, row.cities, row.networks, row.memberships) for row in view.countries),
    )
    extra = {
        "name": name,
        "sizes": [(row, _share(row.places_with_city, row.places), drawing) for row, drawing in sizes],
        "not_searched": [row for row in view.unrecorded if not row.searched],
        "searched": [row for row in view.unrecorded if row.searched],
        "counting": sum(count > 0 for _network, count in view.networks),
        "name_of": lambda code: countries.get(code, code),
    }
    crumbs = (Crumb(_("Regions"), "/regions"), Crumb(name, f"/regions/{slug}"))
    return Page(view, "region.html", name, crumbs, view.context, "", "/countries", extra, table=table)


def _share(part: int, whole: int) -> float:
    return 100 * part / whole if whole > 0 else 0.0

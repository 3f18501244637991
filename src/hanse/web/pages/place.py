"""A page for every gazetteer place of 5,000 inhabitants and more, also without a recorded tie."""

from hanse.web import tables
from hanse.web.context import Asked
from hanse.web.language import noted as N_
from hanse.web.page import Crumb, Page


def place(asked: Asked, geonames_id: int) -> Page:
    """One place: its recorded authorities, and the networks that have members in its country."""
    view = asked.view.place(geonames_id)
    land = asked.site.country_names(asked.release).get(view.country, view.country_name)
    crumbs = (
        Crumb(N_("Cities"), "/cities"),
        Crumb(land, f"/countries/{view.country}"),
        Crumb(view.name, f"/places/{geonames_id}"),
    )
    return Page(
        view,
        "place.html",
        f"{view.name}, {land}",
        crumbs,
        view.context,
        "",
        "/cities",
        {"land": land},
        table=tables.place(view),
    )

"""A page for every gazetteer place of 5,000 inhabitants and more, also without a recorded tie."""

from hanse.web.context import Asked
from hanse.web.page import Crumb, Page


def place(asked: Asked, geonames_id: int) -> Page:
    """One place: its recorded authorities, and the networks that have members in its country."""
    view = asked.view.place(geonames_id)
    crumbs = (
        Crumb("Cities", "/cities"),
        Crumb(view.country_name, f"/countries/{view.country}"),
        Crumb(view.name, f"/places/{geonames_id}"),
    )
    return Page(view, "place.html", f"{view.name}, {view.country_name}", crumbs, view.context, "", "/cities")

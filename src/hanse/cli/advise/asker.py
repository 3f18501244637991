"""Who a command asks for: a name, a GeoNames id, or a country and a size."""

from typing import Annotated

import typer

from hanse.advise.join_asker import Described, find_asker
from hanse.errors import UsageError
from hanse.release import View
from hanse.release.views import EntityRef

CityArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="CITY",
        show_default=False,
        help="Name or id of the city, also one without a record. Leave it out to describe one by --country and --size.",
    ),
]
PlaceOption = Annotated[
    int | None,
    typer.Option("--place", metavar="GEONAMES_ID", help="The place by its GeoNames id, instead of a name."),
]
SizeOption = Annotated[
    int | None,
    typer.Option("--size", metavar="N", help="Inhabitants, instead of the gazetteer's number."),
]


def read_who(
    view: View, name: str | None, place: int | None, country: str | None, size: int | None
) -> EntityRef | int | Described:
    """Whom the options mean; says so where they mean nobody, or two at once."""
    if name is not None and place is not None:
        raise UsageError("a name and --place are given", hint="give one of them")
    if place is not None:
        return place
    if name is not None:
        return find_asker(view, name, country)
    if country is None:
        raise UsageError("nobody is asked for", hint="give the name of a city, --place, or --country and --size")
    return Described(country, size)

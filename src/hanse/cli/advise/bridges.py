"""hanse advise bridges: the cities and bodies that are active in networks of two fields."""

from typing import TYPE_CHECKING, Annotated

import typer

from hanse.cli.analyse.answer import hand_out
from hanse.cli.analyse.asked import Asked, asking
from hanse.cli.analyse.table import day_facts, ids, names, shown
from hanse.cli.output import Report, Sheet, counted

if TYPE_CHECKING:
    from hanse.advise.field_bridge import Bridges


@asking
def bridges(
    asked: Asked,
    first: Annotated[str, typer.Argument(metavar="FIELD", help="A field, as migration.")],
    second: Annotated[str, typer.Argument(metavar="FIELD", help="Another field, as climate.")],
) -> None:
    """Show the cities and bodies that are active in networks of two fields."""
    from hanse.advise.field_bridge import bridges as advise

    found = advise(asked.view(asked.open()), first, second)
    hand_out(asked, bridges_report(found), found, bridges_csv(found))


def bridges_report(found: "Bridges") -> Report:
    """Cities and bodies of both fields."""
    facts = (
        *day_facts(found.context),
        (found.first, f"{counted(found.first_networks, 'network')} with members, "
                      f"{counted(found.first_cities, 'city', 'cities')}"),
        (found.second, f"{counted(found.second_networks, 'network')} with members, "
                       f"{counted(found.second_cities, 'city', 'cities')}"),
        ("of both fields", names(found.both) or "none"),
    )  # fmt: skip
    sheets = tuple(
        shown(
            title,
            ("name", found.first, found.second),
            [(bridge.who.name, names(bridge.first), names(bridge.second)) for bridge in held],
        )
        for title, held in (("Cities, A to Z", found.cities), ("Bodies, A to Z", found.bodies))
    )
    remarks = (
        *found.reasons,
        *found.caveats,
        found.standing,
        *(f"Would change it: {one}" for one in found.would_change),
    )
    return Report(f"Bridges between {found.first} and {found.second}", facts, sheets, remarks)


def bridges_csv(found: "Bridges") -> Sheet:
    """Every bridge, for programs."""
    rows = tuple(
        (bridge.who.kind, bridge.who.id, bridge.who.name, ids(bridge.first), ids(bridge.second))
        for bridge in (*found.cities, *found.bodies)
    )
    return Sheet("", ("kind", "id", "name", "first_field", "second_field"), rows)

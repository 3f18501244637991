"""hanse advise peers: the cities most like one, grouped by what they have in common."""

from typing import Annotated

import typer

from hanse.advise.peers_answer import LIMIT, PeersAdvice
from hanse.cli.advise.asker import CityArgument, PlaceOption, SizeOption, read_who
from hanse.cli.opening import open_view
from hanse.cli.options import AsOfOption, CountryOption, Format, FormatOption, ReleaseOption
from hanse.cli.output import Cell, Report, Sheet, emit, joined
from hanse.release import as_json


def peers(
    city: CityArgument = None,
    country: CountryOption = None,
    place: PlaceOption = None,
    size: SizeOption = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Cities named in each group.")] = LIMIT,
    as_of: AsOfOption = None,
    release: ReleaseOption = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Show the cities most like one by country, size, area and networks, also those in no common network."""
    from hanse.advise.peers import peers as advise_peers  # brings in the arithmetic, which other commands do without

    view = open_view(release, as_of)
    advice = advise_peers(view, read_who(view, city, place, country, size), population=size, limit=limit)
    emit(peers_report(advice), as_json(advice), format, csv_sheet=peers_csv(advice))


def peers_report(advice: PeersAdvice) -> Report:
    """The groups for reading."""
    sheets = tuple(
        Sheet(
            f"{group.title} ({group.total}{f', {len(group.cities)} shown' if len(group.cities) < group.total else ''})",
            ("city", "country", "inhabitants", "in common"),
            tuple((one.city.name, one.city.country, one.population, one.text) for one in group.cities),
        )
        for group in advice.groups
    )
    facts = [("asked for", advice.inputs[0]), ("recorded", advice.present_text)]
    if advice.asker.size != "":
        text = f"{advice.places_alike:,} places of its country and size class have no registered authority here"
        facts.append(("others", text))
    remarks = (advice.order, *advice.caveats, f"Release {advice.context.version}.")
    heading = f"Cities like {advice.asker.name} on {advice.context.as_of}"
    return Report(
        heading, tuple(facts), sheets or (Sheet("", ("city",), (), empty="None is registered here."),), remarks
    )


def peers_csv(advice: PeersAdvice) -> Sheet:
    """The same for programs, a city a row."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            one.city.id, one.city.name, one.city.country, one.population, one.size, joined(one.alike),
            joined(ref.id for ref in one.shared), len(one.shared), one.counted, one.kilometres,
        )
        for group in advice.groups
        for one in group.cities
    )  # fmt: skip
    columns = (
        "city_id", "city", "country", "inhabitants", "size", "alike", "shared_networks", "shared", "counted",
        "kilometres",
    )  # fmt: skip
    return Sheet("", columns, rows)

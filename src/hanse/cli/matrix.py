"""hanse matrix: cities against networks, every cell a status."""

from typing import Annotated

import typer

from hanse.cli.opening import open_view
from hanse.cli.options import AsOfOption, Format, FormatOption, ReleaseOption
from hanse.cli.output import Cell, Report, Sheet, counted, emit
from hanse.errors import UsageError
from hanse.release import as_json
from hanse.release.matrixview import MatrixView


def matrix(
    networks: Annotated[str, typer.Option("--networks", metavar="A,B", help="Names or ids, separated by commas.")],
    as_of: AsOfOption = None,
    min_memberships: Annotated[
        int, typer.Option("--min-memberships", metavar="N", min=0, help="Only cities counted in at least N of them.")
    ] = 0,
    collection: Annotated[
        str | None,
        typer.Option("--collection", metavar="KEY", help="Only what this collection says, as oomen2018."),
    ] = None,
    release: ReleaseOption = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Show cities against networks; a cell is the status of the membership, never a zero for unknown."""
    names = [name.strip() for name in networks.split(",") if name.strip() != ""]
    if len(names) == 0:
        raise UsageError("no network given", where="--networks", hint="for example --networks eurocities,eccar")
    answer = open_view(release, as_of).matrix(names, min_memberships=min_memberships, collection=collection)
    emit(report_of(answer), as_json(answer), format, csv_sheet=csv_of(answer))


def report_of(view: MatrixView) -> Report:
    """The matrix for reading."""
    columns = ("city", *(network.name for network in view.networks))
    rows = tuple(
        (f"{city.name} ({city.country})", *(status.replace("_", " ") for status in cells))
        for city, cells in zip(view.cities, view.cells, strict=True)
    )
    size = f"{counted(len(view.cities), 'city', 'cities')} and {counted(len(view.networks), 'network')}"
    return Report(
        f"{size} on {view.context.as_of}",
        sheets=(Sheet("", columns, rows, empty="No city meets the threshold."),),
        remarks=(view.context.counting, f"Release {view.context.version}."),
    )


def csv_of(view: MatrixView) -> Sheet:
    """The matrix for programs: a column a network, headed by its id."""
    columns = ("city_id", "city", "country", *(network.id for network in view.networks), "counted")
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (city.id, city.name, city.country, *cells, counted)
        for city, cells, counted in zip(view.cities, view.cells, view.counted, strict=True)
    )
    return Sheet("", columns, rows)

"""hanse resolve: match the names in a column of a table with places and registered authorities."""

import os
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hanse.cli.locations import check_data, find_locations
from hanse.cli.options import DataOption
from hanse.cli.output import counted, note
from hanse.cli.progress import bar
from hanse.cli.tabular import Table, check_target, read_table, write_table
from hanse.errors import UsageError

if TYPE_CHECKING:
    from hanse.resolve.resolution import Query, Resolution
    from hanse.resolve.resolver import Resolver


def resolve(
    file: Annotated[str, typer.Argument(metavar="FILE", help="CSV, TSV or XLSX with a header; - for stdin.")],
    name: Annotated[str, typer.Option("--name", metavar="COLUMN", help="Column that holds the names.")],
    country: Annotated[
        str | None,
        typer.Option("--country", metavar="COLUMN", help="Column of the country: ISO code or name, in any language."),
    ] = None,
    admin: Annotated[
        str | None,
        typer.Option("--admin", metavar="COLUMN", help="Column of the state, province or county, by name or code."),
    ] = None,
    near: Annotated[
        str | None, typer.Option("--near", metavar="LAT,LON", help="Position near which the places are expected.")
    ] = None,
    context: Annotated[
        str | None,
        typer.Option("--context", metavar="COLUMN", help="Column of the list a name stands on, for its judgements."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Write here (.csv, or .tsv: tab-separated) instead of stdout."),
    ] = None,
    data: DataOption = None,
) -> None:
    """Match the names in a column with places and registered authorities, and say why.

    Writes the columns of FILE and: decision (match, ambiguous, none), geonames_id, city_id, name, country, latitude,
    longitude, level, score, runner_up, why. Where FILE has a column of such a name, the new one begins with
    resolved_. The first run compiles the gazetteer, which takes up to half a minute.
    """
    from hanse.resolve.added import added_cells, added_columns

    check_target(out)
    table = read_table(file)
    queries = queries_of(table, name=name, country=country, admin=admin, near=position(near), context=context)
    resolver = open_resolver(data)
    begun = time.perf_counter()
    found = _resolve(resolver, queries)
    _summarise(found, time.perf_counter() - begun)
    write_table(table, added_columns(table.columns), [added_cells(answer) for answer in found], out)


def position(text: str | None) -> tuple[float, float] | None:
    """Latitude and longitude of ``--near``."""
    if text is None:
        return None
    try:
        latitude, longitude = (float(part) for part in text.split(","))
    except ValueError:
        raise UsageError(f"{text!r} is no position", where="--near", hint="as in --near 51.05,3.72") from None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise UsageError(f"{text!r} is no position", where="--near", hint="latitude first: -90 to 90, then -180 to 180")
    return latitude, longitude


def queries_of(
    table: Table,
    *,
    name: str,
    country: str | None,
    admin: str | None,
    near: tuple[float, float] | None,
    context: str | None,
) -> "list[Query]":
    """One query a row."""
    from hanse.resolve.resolution import Query

    def cell(row: list[str], place: int | None) -> str:
        return row[place] if place is not None else ""

    at = table.place(name, "--name")
    country_at, admin_at, context_at = (
        table.place(column, option) if column is not None else None
        for column, option in ((country, "--country"), (admin, "--admin"), (context, "--context"))
    )
    return [
        Query(row[at], cell(row, country_at), cell(row, admin_at), near, cell(row, context_at)) for row in table.rows
    ]


def open_resolver(data: Path | None) -> "Resolver":
    """The resolver on the compiled gazetteer, compiled first where it is missing, and on the registry."""
    from hanse.resolve.index.store import bring_index, find_index
    from hanse.resolve.resolver import Resolver

    places = find_locations(os.environ, data=data)
    check_data(places.data)
    index = find_index(places.releases)
    if index is None:
        note("compiling the gazetteer, once")
        with bar("gazetteer") as advance:
            index = bring_index(places.releases, progress=lambda _, share: advance(share))
    return Resolver.open(index, places.data)


def _resolve(resolver: "Resolver", queries: "Sequence[Query]") -> "list[Resolution]":
    from hanse.resolve.batch import resolve_many

    with bar("names") as advance:
        workers = os.cpu_count() or 1
        return resolve_many(resolver, queries, workers=workers, progress=lambda done, of: advance(done / max(1, of)))


def _summarise(found: "Sequence[Resolution]", seconds: float) -> None:
    decisions = Counter(one.decision for one in found)
    shares = ", ".join(f"{decisions[decision]:,} {decision}" for decision in ("match", "ambiguous", "none"))
    note(f"{counted(len(found), 'name')}: {shares}; {len(found) / max(seconds, 0.001):,.0f} a second")

"""hanse resolve: match the names in a column of a table with places and registered authorities."""

import csv
import io
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from hanse.cli.locations import check_data, find_locations
from hanse.cli.options import DataOption
from hanse.cli.output import counted, note
from hanse.errors import StructureError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hanse.resolve.resolution import Query, Resolution
    from hanse.resolve.resolver import Resolver

ADDED: Final = (
    "decision", "geonames_id", "city_id", "name", "country", "latitude", "longitude", "level", "score",
    "runner_up", "why",
)  # fmt: skip
_PREFIX: Final = "resolved_"
_DELIMITED: Final = frozenset({".csv", ".tsv", ".tab", ".txt", ".psv", ""})
_LARGEST_BYTES: Final = 500_000_000


@dataclass(frozen=True)
class Table:
    """A table as it came: its header and its rows, cells untouched."""

    name: str
    columns: tuple[str, ...]
    rows: list[list[str]]
    delimiter: str = ","

    def place(self, column: str, option: str) -> int:
        """Where a column stands; a UsageError that lists the columns where there is none of that name."""
        if column in self.columns:
            return self.columns.index(column)
        alike = [name for name in self.columns if name.strip().casefold() == column.strip().casefold()]
        if len(alike) == 1:
            return self.columns.index(alike[0])
        listed = ", ".join(repr(name) for name in self.columns)
        raise UsageError(f"there is no column {column!r}", where=f"{option} in {self.name}", hint=f"columns: {listed}")


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
        Path | None, typer.Option("--out", metavar="FILE", help="Write here (.tsv: tab-separated) instead of stdout.")
    ] = None,
    data: DataOption = None,
) -> None:
    """Match the names in a column with places and registered authorities, and say why.

    Writes the columns of FILE and: decision (match, ambiguous, none), geonames_id, city_id, name, country, latitude,
    longitude, level, score, runner_up, why. Where FILE has a column of such a name, the new one begins with
    resolved_. The first run compiles the gazetteer, which takes up to half a minute.
    """
    table = read_table(file)
    queries = queries_of(table, name=name, country=country, admin=admin, near=position(near), context=context)
    resolver = open_resolver(data)
    begun = time.perf_counter()
    found = _resolve(resolver, queries)
    _summarise(found, time.perf_counter() - begun)
    write_table(table, found, out)


def read_table(file: str) -> Table:
    """The table in a file or on stdin; delimited text keeps its cells as they are."""
    if file == "-":
        return _delimited(sys.stdin.buffer.read(_LARGEST_BYTES), "stdin")
    path = Path(file)
    if path.suffix.lower() not in _DELIMITED:
        return _workbook(path)
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            raise StructureError("the file is too large", where=file, hint=f"at most {_LARGEST_BYTES:,} bytes")
        return _delimited(path.read_bytes(), file)
    except OSError as error:
        raise StructureError(f"cannot be read: {error.strerror}", where=file, hint="check the name") from None


def _delimited(content: bytes, name: str) -> Table:
    from hanse.intake.decoding import decode
    from hanse.intake.delimited import find_delimiter

    text = decode(content, name)[0].removeprefix("\ufeff")
    delimiter = "\t" if name.lower().endswith((".tsv", ".tab")) else find_delimiter(text) or ","
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if len(row) > 0]
    except csv.Error as error:
        raise StructureError(
            f"cannot be read as a table: {error}", where=name, hint="save it as CSV in UTF-8"
        ) from None
    return _table(name, rows, delimiter)


def _workbook(path: Path) -> Table:
    from hanse.intake.reading import read_file

    sheet = read_file(path)
    largest = max(sheet.grids, key=lambda grid: len(grid.lines))
    if len(sheet.grids) > 1:
        note(f"{path.name} holds {counted(len(sheet.grids), 'table')}; reading the largest, {largest.name}")
    return _table(str(path), [list(line.cells) for line in largest.lines], ",")


def _table(name: str, rows: list[list[str]], delimiter: str) -> Table:
    if len(rows) == 0:
        raise StructureError("the file is empty", where=name, hint="the first line names the columns")
    header, *body = rows
    width = max(len(header), max((len(row) for row in body), default=0))
    columns = [*header, *(f"column {number}" for number in range(len(header) + 1, width + 1))]
    return Table(name, tuple(columns), [row + [""] * (width - len(row)) for row in body], delimiter)


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
        with _bar("gazetteer") as advance:
            index = bring_index(places.releases, progress=lambda _, share: advance(share))
    return Resolver.open(index, places.data)


def _resolve(resolver: "Resolver", queries: "Sequence[Query]") -> "list[Resolution]":
    from hanse.resolve.batch import resolve_many

    with _bar("names") as advance:
        workers = os.cpu_count() or 1
        return resolve_many(resolver, queries, workers=workers, progress=lambda done, of: advance(done / max(1, of)))


def _summarise(found: "Sequence[Resolution]", seconds: float) -> None:
    decisions = Counter(one.decision for one in found)
    shares = ", ".join(f"{decisions[decision]:,} {decision}" for decision in ("match", "ambiguous", "none"))
    note(f"{counted(len(found), 'name')}: {shares}; {len(found) / max(seconds, 0.001):,.0f} a second")


@contextmanager
def _bar(label: str) -> "Iterator[Callable[[float], None]]":
    """A progress bar on stderr, where that is a terminal."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(label, total=1.0)
        yield lambda share: progress.update(task, completed=share)


def write_table(table: Table, found: "Sequence[Resolution]", out: Path | None) -> None:
    """Write the rows with their answers, whole or not at all."""
    from hanse.package.writer import replace_text

    buffer = io.StringIO()
    tabbed = out is not None and out.suffix.lower() in {".tsv", ".tab"}
    writer = csv.writer(buffer, delimiter="\t" if tabbed else ",", lineterminator="\n")
    taken = set(table.columns)
    writer.writerow([*table.columns, *(_PREFIX + column if column in taken else column for column in ADDED)])
    for row, answer in zip(table.rows, found, strict=True):
        writer.writerow([*row, *cells_of(answer)])
    if out is None:
        sys.stdout.write(buffer.getvalue())
        return
    try:
        replace_text(out, buffer.getvalue())
    except OSError as error:
        raise StructureError(f"cannot be written: {error.strerror}", where=str(out), hint="name another file") from None
    note(f"wrote {out}")


def cells_of(answer: "Resolution") -> tuple[str, ...]:
    """The cells that an answer adds to its row."""
    return (
        answer.decision,
        str(answer.geonames_id) if answer.geonames_id is not None else "",
        answer.city_id,
        answer.name,
        answer.country,
        f"{answer.latitude:.5f}" if answer.latitude is not None else "",
        f"{answer.longitude:.5f}" if answer.longitude is not None else "",
        answer.level,
        f"{answer.score:.3f}",
        answer.runner_up,
        answer.why,
    )

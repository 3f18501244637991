"""A table as a person keeps it: CSV, TSV or a sheet of a workbook in, its rows with more columns out."""

import csv
import io
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hanse.cli.output import counted, note
from hanse.errors import StructureError, UsageError

_DELIMITED: Final = frozenset({".csv", ".tsv", ".tab", ".txt", ".psv", ""})
_TABBED: Final = frozenset({".tsv", ".tab"})
_LARGEST_BYTES: Final = 500_000_000


@dataclass(frozen=True)
class Table:
    """A table as it came: its header and its rows, cells untouched."""

    name: str
    columns: tuple[str, ...]
    rows: list[list[str]]

    def place(self, column: str, option: str) -> int:
        """Where a column stands; a UsageError that lists the columns where there is none of that name."""
        if column in self.columns:
            return self.columns.index(column)
        alike = [name for name in self.columns if name.strip().casefold() == column.strip().casefold()]
        if len(alike) == 1:
            return self.columns.index(alike[0])
        listed = ", ".join(repr(name) for name in self.columns)
        raise UsageError(f"there is no column {column!r}", where=f"{option} in {self.name}", hint=f"columns: {listed}")


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
    delimiter = "\t" if Path(name).suffix.lower() in _TABBED else find_delimiter(text) or ","
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if len(row) > 0]
    except csv.Error as error:
        raise StructureError(
            f"cannot be read as a table: {error}", where=name, hint="save it as CSV in UTF-8"
        ) from None
    return _table(name, rows)


def _workbook(path: Path) -> Table:
    from hanse.intake.reading import read_file

    sheet = read_file(path)
    largest = max(sheet.grids, key=lambda grid: len(grid.lines))
    if len(sheet.grids) > 1:
        note(f"{path.name} holds {counted(len(sheet.grids), 'table')}; reading the largest, {largest.name}")
    return _table(str(path), [list(line.cells) for line in largest.lines])


def _table(name: str, rows: list[list[str]]) -> Table:
    if len(rows) == 0:
        raise StructureError("the file is empty", where=name, hint="the first line names the columns")
    header, *body = rows
    width = max(len(header), max((len(row) for row in body), default=0))
    columns = [*header, *(f"column {number}" for number in range(len(header) + 1, width + 1))]
    return Table(name, tuple(columns), [row + [""] * (width - len(row)) for row in body])


def check_target(out: Path | None) -> None:
    """Refuse a file that cannot be written as a table of text, before the work is done."""
    if out is not None and out.suffix.lower() not in _DELIMITED:
        raise UsageError(
            f"{out.suffix} is not written",
            where=f"--out {out}",
            hint="name a .csv or .tsv file; spreadsheets open both",
        )


def write_table(table: Table, columns: Sequence[str], added: Sequence[Sequence[str]], out: Path | None) -> None:
    """Write the rows with more cells behind each, to a file whole or not at all, or to stdout."""
    from hanse.package.writer import replace_text

    buffer = io.StringIO()
    tabbed = out is not None and out.suffix.lower() in _TABBED
    writer = csv.writer(buffer, delimiter="\t" if tabbed else ",", lineterminator="\n")
    writer.writerow([*table.columns, *columns])
    writer.writerows([*row, *cells] for row, cells in zip(table.rows, added, strict=True))
    if out is None:
        sys.stdout.write(buffer.getvalue())
        return
    try:
        replace_text(out, buffer.getvalue())
    except OSError as error:
        raise StructureError(f"cannot be written: {error.strerror}", where=str(out), hint="name another file") from None
    note(f"wrote {out}")

"""What a visitor pastes or uploads, as a table of names: bounded, read in memory, kept nowhere."""

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hanse.errors import StructureError, TooLargeError, UsageError, WrongKindError
from hanse.intake.limits import Limits
from hanse.intake.words import CITY, COUNTRY, field_named
from hanse.resolve.country import country_of

MOST_BYTES: Final = 2_000_000
MOST_SENT: Final = 4_000_000  # of one request: a table, its names once more, and what a form adds
MOST_ROWS: Final = 2_000
MOST_COLUMNS: Final = 60
_LIMITS: Final = Limits(
    file_bytes=MOST_BYTES,
    unpacked_bytes=50_000_000,
    rows=20_000,
    columns=MOST_COLUMNS,
    cells=200_000,
    cell_length=5_000,
    seconds=20,
)
_KINDS: Final = "CSV, TSV, XLSX, XLS, ODS or plain text"
_NAME, _COUNTRY = "name", "country"


@dataclass(frozen=True)
class Table:
    """Rows of cells under named columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def as_text(self) -> str:
        """The table as CSV, to be sent back by a form."""
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows([self.columns, *self.rows])
        return out.getvalue()


def as_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as CSV in UTF-8 with a byte order mark, which spreadsheets need to read accents."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


@dataclass(frozen=True)
class Columns:
    """Which columns hold what, by place; -1 where none does. ``is_sure`` is False where the visitor has to say."""

    name: int
    country: int = -1
    admin: int = -1
    is_sure: bool = True


def read_pasted(text: str) -> Table:
    """Names one a line; a second cell behind a tab or semicolon is the country, unless a header says otherwise."""
    lines = [line for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip() != ""]
    if len(lines) == 0:
        raise UsageError("No names were sent.", hint="Paste names, one a line, or choose a file.")
    delimiter = _parting(lines)
    cells = list(csv.reader(lines, delimiter=delimiter)) if delimiter != "" else [[line] for line in lines]
    rows = _cleaned(cells, "pasted text")
    if len(rows) > 1 and len(rows[0]) > 1 and _is_header(rows[0]):
        return _table(rows[0], rows[1:])
    width = max(map(len, rows), default=1)
    return _table((_NAME, _COUNTRY)[:width], rows)


def _parting(lines: Sequence[str]) -> str:
    """What parts names from countries: a tab, or a semicolon that most lines have or that stands before countries."""
    if any("\t" in line for line in lines):
        return "\t"
    behind = [line.rpartition(";")[2] for line in lines if ";" in line]
    is_parting = len(behind) * 2 >= len(lines) or all(country_of(text) != "" for text in behind)
    return ";" if len(behind) > 0 and is_parting else ""


def read_sent_back(text: str) -> Table:
    """A table that :meth:`Table.as_text` wrote."""
    rows = _cleaned(_records(text, ","), "table")
    if len(rows) < 2:
        raise UsageError("The table is empty.", hint="Paste names, one a line, or choose a file.")
    return _table(rows[0], rows[1:])


def read_uploaded(content: bytes, name: str) -> Table:
    """A file: its largest table, the first line of which names the columns."""
    from hanse.intake.decoding import decode
    from hanse.intake.delimited import find_delimiter, read_delimited
    from hanse.intake.plain import read_plain
    from hanse.intake.reading import reader_of
    from hanse.intake.workbook import read_workbook

    shown = name[:80] or "the file"
    if len(content.strip(b"\x00 \t\r\n")) == 0:
        raise UsageError("The file is empty.", where=shown, hint="Check that it was saved.")
    try:
        reader = reader_of(content, name)
        if reader is read_workbook:
            return _of_workbook(content, Path(name).suffix, shown)
        if reader not in (read_delimited, read_plain):
            raise WrongKindError(f"{shown} is of a kind that is not read here.", hint=f"Save it as {_KINDS}.")
        text = decode(content, shown)[0].removeprefix("\ufeff").replace("\x00", "")
        delimiter = "\t" if name.lower().endswith((".tsv", ".tab")) else find_delimiter(text)
        if delimiter in ("", ":"):
            return read_pasted(text)
        rows = _cleaned(_records(text, delimiter), shown)
    except StructureError as error:
        raise _refused(error) from None
    return _with_header(rows)


def _of_workbook(content: bytes, suffix: str, shown: str) -> Table:
    """The largest sheet, read by a process of its own that time and memory bound; the copy it reads is removed."""
    from hanse.intake.reading import read_file

    with tempfile.TemporaryDirectory(prefix="hanse-") as folder:
        path = Path(folder) / f"upload{suffix.lower() if suffix.isascii() and len(suffix) <= 5 else ''}"
        path.write_bytes(content)
        try:
            grids = read_file(path, _LIMITS).grids
        except StructureError as error:
            raise StructureError(error.what, where=error.where.replace(path.name, shown), hint=error.hint) from None
    largest = max(grids, key=lambda grid: len(grid.lines))
    return _with_header(_cleaned((line.cells for line in largest.lines), shown))


def _refused(error: StructureError) -> UsageError:
    """What a reader refuses, as the fault of what was sent."""
    family = TooLargeError if error.what.startswith("more than") else UsageError
    what = f"{error.what[:1].upper()}{error.what[1:]}."
    return family(what, where=error.where, hint=f"{error.hint[:1].upper()}{error.hint[1:]}." if error.hint else "")


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(_LIMITS.cell_length * 4)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise UsageError(f"A cell cannot be read: {error}.", hint="Check the quotes, or save the file again.") from None


def _cleaned(rows: Iterable[Iterable[str]], shown: str) -> list[tuple[str, ...]]:
    """Rows of clean cells, blank rows left out, no more than may be matched at once."""
    from hanse.intake.collecting import Collector

    collector = Collector(shown, "table", _LIMITS)
    found = []
    try:
        for number, cells in enumerate(rows, start=1):
            line = collector.line(f"row {number}", cells)
            if line is not None:
                found.append(line.cells)
            if len(found) > MOST_ROWS + 1:
                raise TooLargeError(
                    f"More than {MOST_ROWS:,} rows were sent.",
                    hint="Send a part at a time, or use the command hanse resolve, which takes any number.",
                )
    except StructureError as error:
        raise _refused(error) from None
    return found


def _with_header(rows: Sequence[tuple[str, ...]]) -> Table:
    """The table under its first line; where that line is a name with its country, it is no header."""
    if len(rows) == 0:
        return _empty()
    first = rows[0]
    at = next((place for place, cell in enumerate(first) if country_of(cell) != ""), -1)
    if at >= 0 and not any(field_named(cell)[0] for cell in first):
        others = _NAME if len(first) == 2 else ""
        return _table([_COUNTRY if place == at else others for place in range(len(first))], rows)
    return _table((), rows) if len(rows) == 1 else _table(first, rows[1:])


def _empty() -> Table:
    raise UsageError("The file holds no rows.", hint="Check that it holds the names as text.")


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    if len(rows) == 0:
        return _empty()
    if len(rows) > MOST_ROWS:
        raise TooLargeError(f"More than {MOST_ROWS:,} rows were sent.", hint="Send a part at a time.")
    width = max(len(header), *map(len, rows))
    named = [header[place] if place < len(header) else "" for place in range(width)]
    columns = tuple(name or f"column {place}" for place, name in enumerate(named, start=1))
    return Table(columns, tuple((*row, *[""] * (width - len(row))) for row in rows))


def _is_header(cells: Sequence[str]) -> bool:
    """True where a first line names columns: every cell is a word that lists head their columns with."""
    return all(field_named(cell)[1] or cell.strip().casefold() in (_NAME, "names") for cell in cells if cell != "")


def find_columns(table: Table) -> Columns:
    """The columns of names and countries, by their headers; not sure where none or several could hold the names."""
    fields = [field_named(column) for column in table.columns]
    country = next((place for place, (field, _) in enumerate(fields) if field == COUNTRY), -1)
    if country < 0:
        country = next((place for place in range(1, len(fields)) if _holds_countries(table, place)), -1)
    if len(table.columns) == 1:
        return Columns(0)
    for is_whole in (True, False):
        named = [place for place, (field, whole) in enumerate(fields) if field == CITY and whole >= is_whole]
        if len(named) == 1:
            return Columns(named[0], country)
        if len(named) > 1:
            return Columns(named[0], country, is_sure=False)
    plain = [place for place, column in enumerate(table.columns) if column.strip().casefold() == _NAME]
    if len(plain) == 1:
        return Columns(plain[0], country)
    texts = [place for place in range(len(table.columns)) if place != country and _is_text(table, place)]
    return Columns(texts[0] if len(texts) > 0 else 0, country, is_sure=len(texts) == 1)


def _holds_countries(table: Table, place: int) -> bool:
    """True for a column most cells of which are countries."""
    cells = [row[place] for row in table.rows[:200] if row[place] != ""]
    return sum(country_of(cell) != "" for cell in cells) * 5 > len(cells) * 4 > 0


def _is_text(table: Table, place: int) -> bool:
    """True for a column most cells of which hold letters."""
    cells = [row[place] for row in table.rows if row[place] != ""]
    return sum(any(map(str.isalpha, cell)) for cell in cells) * 2 > len(cells) > 0

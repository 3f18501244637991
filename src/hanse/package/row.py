"""Rows of the data package as read: every cell verbatim, typed access, and where the row stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hanse.domain.dates import FuzzyDate
from hanse.errors import RowError
from hanse.package.cell import parse_day, parse_decimal, parse_flag, parse_integer, parse_list


@dataclass(frozen=True, slots=True)
class Row:
    """One checked row. ``row["column"]`` is the text as it stands; the methods read it by type.

    ``file`` is relative to the data folder; ``number`` counts data rows from 1 (the header is not counted);
    ``collection`` is "" outside the collections.
    """

    table: str
    collection: str
    file: str
    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    @property
    def id(self) -> str:
        """The row's own id; "" for tables without one."""
        return self.cells.get("id", "")

    def fuzzy(self, prefix: str) -> FuzzyDate:
        """The date held in <prefix>_earliest, <prefix>_latest and <prefix>_as_written."""
        cells = self.cells
        earliest, latest = cells[f"{prefix}_earliest"], cells[f"{prefix}_latest"]
        return FuzzyDate(
            parse_day(earliest) if earliest != "" else None,
            parse_day(latest) if latest != "" else None,
            cells[f"{prefix}_as_written"],
        )

    def day(self, column: str) -> date | None:
        """The day in ``column``; None where blank."""
        text = self.cells[column]
        return parse_day(text) if text != "" else None

    def integer(self, column: str) -> int | None:
        """The whole number in ``column``; None where blank."""
        text = self.cells[column]
        return parse_integer(text) if text != "" else None

    def decimal(self, column: str) -> float | None:
        """The number in ``column``; None where blank."""
        text = self.cells[column]
        return parse_decimal(text) if text != "" else None

    def flag(self, column: str) -> bool | None:
        """yes or no as a truth value; None where blank."""
        text = self.cells[column]
        return parse_flag(text) if text != "" else None

    def values(self, column: str) -> tuple[str, ...]:
        """The values of a list column; () where blank."""
        text = self.cells[column]
        return parse_list(text) if text != "" else ()

    def error(self, what: str, *, column: str, hint: str) -> RowError:
        """A RowError that points at ``column`` of this row."""
        return RowError(
            what, file=self.file, row=self.number, column=column, value=self.cells.get(column, ""), hint=hint
        )


@dataclass(frozen=True)
class QuarantinedRow:
    """A row that cannot be used, kept as it stands with everything that is wrong with it."""

    table: str
    collection: str
    cells: tuple[str, ...]
    errors: tuple[RowError, ...]

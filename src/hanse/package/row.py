"""Rows of the data package as read: every cell verbatim, typed access, and where the row stands."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from hanse.domain.dates import FuzzyDate
from hanse.errors import RowError
from hanse.package.cell import parse_day, parse_decimal, parse_flag, parse_integer, parse_list


class Row:
    """One checked row. ``row["column"]`` is the text as it stands; the methods read it by type.

    ``file`` is relative to the data folder; ``number`` counts data rows from 1 (the header is not counted);
    ``collection`` is "" outside the collections. ``row_values`` are the cells in the order of the schema; ``places``
    says where each column stands in them and is shared by the rows of a table, since there may be millions.
    """

    __slots__ = ("collection", "file", "number", "places", "row_values", "table")

    def __init__(
        self,
        table: str,
        collection: str,
        file: str,
        number: int,
        places: Mapping[str, int],
        row_values: tuple[str, ...],
    ) -> None:
        self.table = table
        self.collection = collection
        self.file = file
        self.number = number
        self.places = places
        self.row_values = row_values

    def __getitem__(self, column: str) -> str:
        return self.row_values[self.places[column]]

    def get(self, column: str) -> str:
        """The text in ``column``; "" where the table has no such column."""
        at = self.places.get(column)
        return self.row_values[at] if at is not None else ""

    @property
    def cells(self) -> dict[str, str]:
        """Every cell by its column."""
        return dict(zip(self.places, self.row_values, strict=True))

    @property
    def id(self) -> str:
        """The row's own id; "" for tables without one."""
        return self.get("id")

    def fuzzy(self, prefix: str) -> FuzzyDate:
        """The date held in <prefix>_earliest, <prefix>_latest and <prefix>_as_written."""
        earliest, latest = self[f"{prefix}_earliest"], self[f"{prefix}_latest"]
        return FuzzyDate(
            parse_day(earliest) if earliest != "" else None,
            parse_day(latest) if latest != "" else None,
            self[f"{prefix}_as_written"],
        )

    def day(self, column: str) -> date | None:
        """The day in ``column``; None where blank."""
        text = self[column]
        return parse_day(text) if text != "" else None

    def integer(self, column: str) -> int | None:
        """The whole number in ``column``; None where blank."""
        text = self[column]
        return parse_integer(text) if text != "" else None

    def decimal(self, column: str) -> float | None:
        """The number in ``column``; None where blank."""
        text = self[column]
        return parse_decimal(text) if text != "" else None

    def flag(self, column: str) -> bool | None:
        """yes or no as a truth value; None where blank."""
        text = self[column]
        return parse_flag(text) if text != "" else None

    def values(self, column: str) -> tuple[str, ...]:
        """The values of a list column; () where blank."""
        text = self[column]
        return parse_list(text) if text != "" else ()

    def error(self, what: str, *, column: str, hint: str) -> RowError:
        """A RowError that points at ``column`` of this row."""
        return RowError(what, file=self.file, row=self.number, column=column, value=self.get(column), hint=hint)


def unlike(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[tuple[tuple[str, ...], Row]]:
    """The cells in ``columns``, and the first row that has them: what depends on these alone is looked at once."""
    seen: set[tuple[str, ...]] = set()
    places: Mapping[str, int] = {}
    pick: Callable[[tuple[str, ...]], tuple[str, ...]] = tuple
    for row in rows:
        if row.places is not places:
            places = row.places
            pick = _picker([places[column] for column in columns])
        cells = pick(row.row_values)
        if cells not in seen:
            seen.add(cells)
            yield cells, row


def rows_where(rows: Sequence[Row], columns: Sequence[str], is_found: Callable[[Row], bool]) -> Iterator[Row]:
    """The rows for which ``is_found`` holds, where that depends on ``columns`` alone; mostly none."""
    wanted = {cells for cells, row in unlike(rows, columns) if is_found(row)}
    if len(wanted) > 0:
        for row in rows:
            if tuple(row[column] for column in columns) in wanted:
                yield row


def _picker(places: Sequence[int]) -> Callable[[tuple[str, ...]], tuple[str, ...]]:
    if len(places) == 1:
        return lambda values: (values[places[0]],)
    return itemgetter(*places)


@dataclass(frozen=True)
class QuarantinedRow:
    """A row that cannot be used, kept as it stands with everything that is wrong with it."""

    table: str
    collection: str
    cells: tuple[str, ...]
    errors: tuple[RowError, ...]

"""What every reader gives: a sheet, its named tables, their lines of cells with the place of each line."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

TABLE, LIST, CARDS, TEXT = "table", "list", "cards", "text"
# The header of tables that a reader makes of what is no table.
HEADING, ENTRY = "heading", "entry"


@dataclass(frozen=True, slots=True)
class Line:
    """One row, list item, card or line of text: where it stands in the file, and its cells."""

    locator: str
    cells: tuple[str, ...]

    def cell(self, index: int) -> str:
        """The text of a cell; "" past the end of a short line."""
        return self.cells[index] if 0 <= index < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Grid:
    """One table of a sheet. Lists, cards and text have a first line that names their columns."""

    name: str  # unique within the sheet: "sheet Members", "page 3, table 1", "list under Our members"
    kind: str  # TABLE | LIST | CARDS | TEXT
    lines: tuple[Line, ...]

    @property
    def width(self) -> int:
        """Cells of the longest line."""
        return max((len(line.cells) for line in self.lines), default=0)


@dataclass(frozen=True)
class Sheet:
    """A file as read: its tables, its title where it shows one, and what a person should know of the reading."""

    file: str
    format: str
    title: str
    grids: tuple[Grid, ...]
    remarks: tuple[str, ...] = ()

    def as_data(self) -> dict[str, object]:
        """The sheet as plain data, to pass between processes."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: Mapping[str, object]) -> "Sheet":
        """The sheet that :meth:`as_data` gave."""
        grids = data["grids"]
        return cls(
            str(data["file"]),
            str(data["format"]),
            str(data["title"]),
            tuple(_grid(grid) for grid in grids) if isinstance(grids, Sequence) else (),
            _texts(data["remarks"]),
        )


def _grid(data: Mapping[str, object]) -> Grid:
    lines = data["lines"]
    found = (
        tuple(Line(str(line["locator"]), _texts(line["cells"])) for line in lines)
        if isinstance(lines, Sequence)
        else ()
    )
    return Grid(str(data["name"]), str(data["kind"]), found)


def _texts(data: object) -> tuple[str, ...]:
    return tuple(str(text) for text in data) if isinstance(data, Sequence) else ()

"""What every reader gives: a sheet, its named tables, their lines of cells with the place of each line."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

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
        grids = [[grid.name, grid.kind, [[line.locator, *line.cells] for line in grid.lines]] for grid in self.grids]
        return {
            "file": self.file,
            "format": self.format,
            "title": self.title,
            "grids": grids,
            "remarks": list(self.remarks),
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Sheet":
        """The sheet that :meth:`as_data` gave."""
        grids = tuple(
            Grid(name, kind, tuple(Line(cells[0], tuple(cells[1:])) for cells in lines))
            for name, kind, lines in data["grids"]
        )
        return cls(data["file"], data["format"], data["title"], grids, tuple(data["remarks"]))

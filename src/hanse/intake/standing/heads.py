"""Finds the columns of a known kind of file by what its publisher calls them, in whatever table and line they stand."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from hanse.errors import StructureError
from hanse.intake.sheet import Grid, Line, Sheet
from hanse.intake.words import fold

_SEARCHED: Final = 15
Heads = Mapping[str, str]  # field -> pattern that a folded header has to match as a whole


@dataclass(frozen=True)
class Headed:
    """A table with the place of each known column, and its lines below the header."""

    grid: Grid
    header: Line
    places: Mapping[str, int]
    lines: tuple[Line, ...]

    def cell(self, line: Line, field: str) -> str:
        """The text of a field; "" where the table has no such column."""
        return line.cell(self.places[field]) if field in self.places else ""


def tables_with(sheet: Sheet, heads: Heads, needed: tuple[str, ...], what: str) -> list[Headed]:
    """The tables that have the needed columns; a StructureError says what was looked for where there is none."""
    found = [table for grid in sheet.grids if (table := _headed(grid, heads, needed)) is not None]
    if len(found) > 0:
        return found
    first = "; ".join(f"{grid.name}: {', '.join(grid.lines[0].cells[:8])}" for grid in sheet.grids[:4])
    raise StructureError(
        f"this is no {what}: no table has columns for {' and '.join(needed)}",
        where=sheet.file,
        hint=f"found {first[:300]}",
    )


def _headed(grid: Grid, heads: Heads, needed: tuple[str, ...]) -> Headed | None:
    for number, line in enumerate(grid.lines[:_SEARCHED]):
        places = dict(_places(line, heads))
        if all(field in places for field in needed):
            return Headed(grid, line, places, grid.lines[number + 1 :])
    return None


def _places(line: Line, heads: Heads) -> Iterator[tuple[str, int]]:
    """Each field with the first column whose header says it."""
    headers = [fold(cell) for cell in line.cells]
    for field, pattern in heads.items():
        place = next((place for place, header in enumerate(headers) if re.fullmatch(pattern, header)), None)
        if place is not None:
            yield field, place

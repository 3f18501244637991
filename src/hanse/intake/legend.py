"""Finds what a list itself says that its marks mean: "1 = observer; 2 = member", in a note or a sheet of its own."""

import re
from collections.abc import Mapping
from typing import Final

from hanse.intake.glyph import BLANK, OTHER, family_of
from hanse.intake.sheet import Grid, Sheet
from hanse.intake.words import fold

_PAIR: Final = re.compile(
    r"(?:^|[\s;,.(\[|/])([^\s\w=]{1,2}|\d|[a-zA-Z])\s?(?:=|:|–|→)\s*([^;,.=()\[\]|→]{2,80}?)(?=$|[;,.()\[\]|]|\s/\s)"
)
_TITLES: Final = ("legend", "legende", "key", "code", "codes", "codebook", "readme", "read me", "notes", "leyenda",
                  "légende", "legenda", "meaning", "grade", "grades", "value")  # fmt: skip
_LONGEST: Final = 20  # lines of a sheet that is a legend


def legend_of(sheet: Sheet) -> dict[str, str]:
    """Meaning by mark, in the words of the list; {} where it says nothing."""
    found: dict[str, str] = {}
    for grid in sheet.grids:
        for mark, meaning in (*_in_rows(grid), *_in_notes(grid)):
            found.setdefault(mark, meaning)
    return found


def _in_notes(grid: Grid) -> list[tuple[str, str]]:
    """Pairs in one cell, two of them or more; or one in each of several lines that hold nothing else."""
    found: list[tuple[str, str]] = []
    single: list[tuple[str, str]] = []
    for line in grid.lines:
        texts = {cell for cell in line.cells if cell != ""}
        for text in texts:
            pairs = [(mark, meaning.strip()) for mark, meaning in _PAIR.findall(text)] if len(text) < 2_000 else []
            pairs = [(mark, meaning) for mark, meaning in pairs if _is_mark(mark)]
            if len({mark for mark, _ in pairs}) > 1:
                found += pairs
            elif len(pairs) == 1 and len(texts) == 1:
                single += pairs
    return found + (single if len({mark for mark, _ in single}) > 1 else [])


def _in_rows(grid: Grid) -> list[tuple[str, str]]:
    """Rows of a mark and its meaning, in a small table that calls itself a legend."""
    words = {*fold(grid.name).split(), *(fold(cell) for cell in grid.lines[0].cells)}
    if len(grid.lines) > _LONGEST or not words & set(_TITLES):
        return []
    rows = [[cell for cell in line.cells if cell != ""] for line in grid.lines]
    return [(row[0], row[1]) for row in rows if len(row) == 2 and _is_mark(row[0]) and len(row[1]) > 1]


def _is_mark(text: str) -> bool:
    return len(text) <= 3 and family_of(text) not in (OTHER, BLANK)


def told(legend: Mapping[str, str]) -> str:
    """A legend in one line."""
    return "; ".join(f"{mark} = {meaning}" for mark, meaning in sorted(legend.items()))

"""Rows of an HTML table, with cells that span rows or columns repeated in each place they cover."""

from typing import Final

from hanse.intake.element import Element
from hanse.intake.limits import Limits, check

_MOST: Final = 1_000  # places that one cell may cover in one direction, as browsers have it


def rows_of(table: Element, limits: Limits, file: str) -> list[list[str]]:
    """The cells of each row as text."""
    rows: list[list[str]] = []
    hanging: dict[int, tuple[int, str]] = {}  # column -> rows still to cover, text
    filled = 0
    for row in (element for element in table.walk() if element.tag == "tr"):
        cells: list[str] = []
        for cell in row.elements():
            if cell.tag not in ("td", "th"):
                continue
            _hang(cells, hanging)
            width, height = _number(cell.attributes.get("colspan", "")), _number(cell.attributes.get("rowspan", ""))
            text = cell.text()
            filled += width * height
            check(filled, limits.cells, "cells covered by spans", file)
            for column in range(len(cells), len(cells) + width):
                if height > 1:
                    hanging[column] = (height - 1, text)
            cells.extend([text] * width)
            check(len(cells), limits.columns, "columns", file)
        _hang(cells, hanging, to_end=True)
        rows.append(cells)
    return rows


def _hang(cells: list[str], hanging: dict[int, tuple[int, str]], *, to_end: bool = False) -> None:
    """Fill the next places that a cell of an earlier row reaches down to."""
    last = max(hanging, default=-1) if to_end else -1
    while (column := len(cells)) in hanging or column <= last:
        left, text = hanging.pop(column, (0, ""))
        cells.append(text)
        if left > 1:
            hanging[-column - 1] = (left - 1, text)  # for the next row
    if to_end:
        for key in [key for key in hanging if key < 0]:
            hanging[-key - 1] = hanging.pop(key)


def _number(text: str) -> int:
    return min(max(int(text), 1), _MOST) if text.isdecimal() and len(text) < 6 else 1

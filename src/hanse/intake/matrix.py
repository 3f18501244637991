"""Recognises the wide form: cities down, networks across (or the other way), marks where they meet."""

from dataclasses import dataclass
from typing import Final

from hanse.intake.glyph import BLANK, DATE, NUMBER, OTHER, Marks, family_of, read_marks
from hanse.intake.known import Known
from hanse.intake.labelled import Labelled
from hanse.intake.words import NETWORK, field_named

_FEWEST: Final = 2
_GRADES: Final = 10
_SAMPLE: Final = 100  # lines by which a column of totals is known


@dataclass(frozen=True)
class Matrix:
    """The columns that hold marks, how these are read, and which way round the table stands."""

    columns: tuple[str, ...]
    marks: Marks
    cities_across: bool
    why: str


def find_matrix(table: Labelled, taken: frozenset[str], known: Known) -> Matrix | None:
    """The matrix in a table; None where it has none. ``taken`` are columns known to be something else."""
    found = [label for label in table.labels if label not in taken and _holds_marks(table, label)]
    columns = _block(table, _without_totals(table, found), known)
    if len(columns) < _FEWEST:
        return None
    cells = [cell for label in columns for cell in table.column(label)]
    families = {family_of(cell) for cell in cells} - {BLANK}
    if (families <= {DATE} and len(columns) < 3) or families <= {OTHER}:
        return None
    marks = read_marks(cells)
    if len(marks.present) == 0:
        return None
    across, why = _orientation(table, columns, known)
    left = [label for label in found if label not in columns]
    why += f"; not networks: {', '.join(left)}" if len(left) > 0 else ""
    unread = [label for label in table.labels if label not in found and known.is_network(table.network_of(label)[0])]
    why += f"; networks of which too many marks are not understood, not read: {', '.join(unread)}" if unread else ""
    return Matrix(tuple(columns), marks, across, why)


def _holds_marks(table: Labelled, label: str) -> bool:
    cells = [cell for cell in table.column(label) if cell != ""]
    if len(cells) == 0:
        return label in table.grid.lines[max(table.header_row - 1, 0)].cells and table.header_row > 0
    families = [family_of(cell) for cell in cells]
    if sum(family == OTHER for family in families) > 0.1 * len(cells):
        return False
    numbers = [cell for cell, family in zip(cells, families, strict=True) if family == NUMBER]
    return all(int(cell.strip().split(".")[0].split(",")[0]) < _GRADES for cell in numbers)


def _without_totals(table: Labelled, columns: list[str]) -> list[str]:
    """Columns without those that count the marks of their row, or hold numbers where all others hold signs."""
    families = {label: {family_of(cell) for cell in table.column(label)} - {BLANK} for label in columns}
    numeric = [label for label in columns if families[label] == {NUMBER}]
    if len(numeric) * 2 < len(columns):
        return [label for label in columns if label not in numeric]
    return [label for label in columns if label not in numeric or not _counts_others(table, label, columns)]


def _counts_others(table: Labelled, label: str, columns: list[str]) -> bool:
    """True where a column mostly holds how many of the columns before it are above nought."""
    before = [table.labels.index(other) for other in columns[: columns.index(label)]]
    own = table.labels.index(label)
    if len(before) < _FEWEST + 1:
        return False
    lines = table.lines[:_SAMPLE]
    agreeing = sum(line.cell(own) == str(sum(line.cell(index) not in ("", "0") for index in before)) for line in lines)
    return agreeing > 0.5 * len(lines) and len({line.cell(own) for line in lines}) > 1


def _block(table: Labelled, columns: list[str], known: Known) -> list[str]:
    """The longest run of columns beside each other, and registered networks wherever they stand."""
    runs: list[list[str]] = []
    for label in columns:
        place = table.labels.index(label)
        if len(runs) > 0 and table.labels.index(runs[-1][-1]) == place - 1:
            runs[-1].append(label)
        else:
            runs.append([label])
    longest = max(runs, key=len, default=[])
    return [label for label in columns if label in longest or known.is_network(table.network_of(label)[0])]


def _orientation(table: Labelled, columns: list[str], known: Known) -> tuple[bool, str]:
    first = next((label for label in table.labels if label not in columns), "")
    below = [cell for cell in table.column(first) if cell != ""] if first != "" else []
    if field_named(first)[0] == NETWORK:
        return True, f"the first column is headed {first!r}, so cities stand across"
    networks_below = sum(known.is_network(cell) for cell in below)
    cities_across = sum(known.is_city(label) for label in columns)
    networks_across = sum(known.is_network(table.network_of(label)[0]) for label in columns)
    if networks_below > len(below) / 2 > 0 and cities_across > networks_across:
        return True, f"{networks_below} of {len(below)} rows are registered networks, so cities stand across"
    told = f", {networks_across} of them registered networks" if networks_across > 0 else ""
    return False, f"{len(columns)} columns hold marks{told}"

"""A table with the names of its columns: which lines are its header, read over one line or several."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from hanse.intake.glyph import OTHER, family_of
from hanse.intake.sheet import TABLE, Grid, Line
from hanse.intake.words import field_named, role_named

_SEARCHED: Final = 12  # lines at the top among which the header is looked for


@dataclass(frozen=True)
class Labelled:
    """A grid, the labels of its columns (each once) and its lines below the header."""

    grid: Grid
    labels: tuple[str, ...]
    header_row: int  # lines up to and with the header; 0 where there is none
    lines: tuple[Line, ...]
    parts: tuple[tuple[str, str], ...] = ()  # the (group, name) of each label; the group is "" where there is none

    def network_of(self, label: str) -> tuple[str, str]:
        """(network, role) that a column of marks stands for.

        Under a header of two lines the network is the lower name; where that is a role, the network is its group.
        """
        group, own = self.parts[self.labels.index(label)] if len(self.parts) > 0 else ("", label)
        return (group, own) if group != "" and role_named(own) != "" else (own, "")

    def column(self, label: str) -> list[str]:
        """The cells under a label."""
        index = self.labels.index(label)
        return [line.cell(index) for line in self.lines]


def label_grid(grid: Grid, header_row: int | None = None) -> Labelled:
    """The grid with its labels; ``header_row`` where somebody said which line ends the header."""
    found = _header_of(grid) if header_row is None else min(header_row, len(grid.lines))
    labels, parts = _labels(grid, found)
    return Labelled(grid, labels, found, grid.lines[found:], parts)


def _header_of(grid: Grid) -> int:
    if grid.kind != TABLE:
        return 1
    best, best_score = 0, 0.0
    for number, line in enumerate(grid.lines[:_SEARCHED], start=1):
        words = [field_named(cell) for cell in line.cells if cell != ""]
        score = sum(1.0 if whole else 0.4 for field, whole in words if field != "")
        if len({cell for cell in line.cells if cell != ""}) < 2 <= grid.width:
            score = 0.0  # a title over the whole table
        if score > best_score + 0.5:
            best, best_score = number, score
    best = best or (1 if _looks_like_header(grid.lines) else 0)
    return best + 1 if 0 < best < len(grid.lines) and _goes_on(grid.lines[best - 1], grid.lines[best]) else best


def _goes_on(header: Line, below: Line) -> bool:
    """True where the line below the header parts its groups: words of its own under a cell that spans several."""
    width = max(len(header.cells), len(below.cells))
    own = [index for index in range(width) if below.cell(index) not in ("", header.cell(index))]
    kept = [index for index in range(width) if header.cell(index) != "" and index not in own]
    if len(own) < 2 or len(kept) == 0 or any(family_of(below.cell(index)) != OTHER for index in own):
        return False
    groups = [_group_at(header, index) for index in own]
    return all(group != "" for group in groups) and len(set(groups)) < len(groups)


def _group_at(header: Line, index: int) -> str:
    """The group that a column is in: its own cell, or where that is blank the nearest one before it."""
    while index > 0 and header.cell(index) == "":
        index -= 1
    return header.cell(index)


def _looks_like_header(lines: Sequence[Line]) -> bool:
    """True where the first line is filled with words of its own, and a column below holds marks or numbers only."""
    if len(lines) < 3 or len(lines[0].cells) < 2:
        return False
    first, below = lines[0], lines[1:]
    if any(any(sign.isdigit() for sign in cell) for cell in first.cells if len(cell) < 5):
        return False
    for index in range(1, len(first.cells)):
        cells = [line.cell(index) for line in below if line.cell(index) != ""]
        if (
            len(cells) > 0
            and len(first.cell(index)) > 2
            and max(map(len, cells)) <= max(2, len(first.cell(index)) // 3)
        ):
            return True
        if len(cells) > 1 and first.cell(index) != "" and all(cell[:1].isdigit() for cell in cells):
            return True
    return False


def _labels(grid: Grid, header_row: int) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The label of each column, and the (group, name) that it was made of."""
    width = grid.width
    header = grid.lines[header_row - 1] if header_row > 0 else Line("", ())
    above = grid.lines[header_row - 2] if header_row > 1 else Line("", ())
    is_grouped = len({cell for cell in above.cells if cell != ""}) > 1
    seen: Counter[str] = Counter()
    labels: list[str] = []
    parts: list[tuple[str, str]] = []
    group = ""
    for index in range(width):
        own = header.cell(index)
        group = above.cell(index) or group if is_grouped else ""
        label = f"{group} / {own}" if is_grouped and group not in ("", own) and own != "" else own or group
        label = label or f"column {index + 1}"
        parts.append((group if own not in (group, "") else "", own or label))
        seen[label] += 1
        labels.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return tuple(labels), tuple(parts)

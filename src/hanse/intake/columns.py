"""Puts pieces of text back into lines and columns by where they stand on a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Final

_FEWEST_ROWS: Final = 3
_GAP: Final = 1.2  # heights of a letter between two cells of one line
_BLANK: Final = 0.3  # heights of a letter that a space is wide at least; a kerned "1" stands off by less
_SAME_PLACE: Final = 0.8  # heights of a letter that the edges of a column may differ by


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with its box; y grows upwards."""

    left: float
    right: float
    bottom: float
    top: float
    text: str

    @property
    def height(self) -> float:
        return max(self.top - self.bottom, 1.0)


@dataclass(frozen=True)
class Run:
    """Lines that belong together: the rows of a table, or lines of text; ``first`` is the number of its first line."""

    first: int
    is_table: bool
    rows: tuple[tuple[str, ...], ...]


def lines_of(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Cells of each line, top to bottom: pieces on one height, joined where no gap parts them."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (-(piece.top + piece.bottom), piece.left)):
        if len(lines) > 0 and _is_level(lines[-1][0], piece):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [_joined(sorted(line, key=lambda piece: piece.left)) for line in lines]


def runs_of(lines: list[list[Piece]]) -> Iterator[Run]:
    """Tables and texts in order. A table is three lines or more of two cells or more that share a column edge."""
    start = 0
    while start < len(lines):
        end = _end_of_table(lines, start)
        if end - start >= _FEWEST_ROWS:
            yield Run(start + 1, True, tuple(_in_columns(lines[start:end])))
            start = end
            continue
        end = start + 1
        while end < len(lines) and _end_of_table(lines, end) - end < _FEWEST_ROWS:
            end += 1
        yield Run(start + 1, False, tuple(tuple(piece.text for piece in line) for line in lines[start:end]))
        start = end


def _is_level(one: Piece, other: Piece) -> bool:
    overlap = min(one.top, other.top) - max(one.bottom, other.bottom)
    return overlap > 0.5 * min(one.height, other.height)


def _joined(line: list[Piece]) -> list[Piece]:
    cells: list[Piece] = []
    for piece in line:
        if len(cells) == 0 or piece.left - cells[-1].right > _GAP * min(piece.height, cells[-1].height):
            cells.append(piece)
            continue
        before = cells[-1]
        blank = " " if piece.left - before.right > _BLANK * before.height else ""
        top, bottom = max(before.top, piece.top), min(before.bottom, piece.bottom)
        cells[-1] = Piece(before.left, max(before.right, piece.right), bottom, top, before.text + blank + piece.text)
    return [replace(cell, text=" ".join(cell.text.split())) for cell in cells]


def _end_of_table(lines: list[list[Piece]], start: int) -> int:
    """The line after the last one that goes on with the columns of the line at ``start``."""
    end = start
    while end < len(lines) and len(lines[end]) >= 2 and (end == start or _share_edges(lines[end - 1], lines[end])):
        end += 1
    return end


def _share_edges(above: list[Piece], below: list[Piece]) -> bool:
    """True where two columns stand under each other, by left edge, right edge or middle."""
    slack = _SAME_PLACE * median(piece.height for piece in (*above, *below))
    shared = sum(any(_is_under(one, other, slack) for one in above) for other in below)
    return shared >= min(2, len(below))


def _is_under(one: Piece, other: Piece, slack: float) -> bool:
    middle = abs(one.left + one.right - other.left - other.right) / 2
    return min(abs(one.left - other.left), abs(one.right - other.right), middle) <= slack


def _in_columns(lines: list[list[Piece]]) -> Iterator[tuple[str, ...]]:
    """Cells of each line put under the columns of the whole table."""
    bands: list[list[float]] = []  # left and right of each column
    for piece in sorted((piece for line in lines for piece in line), key=lambda piece: piece.right - piece.left):
        touched = [band for band in bands if piece.left < band[1] and band[0] < piece.right]
        if len(touched) == 0:
            bands.append([piece.left, piece.right])
        elif len(touched) == 1:
            touched[0][:] = [min(touched[0][0], piece.left), max(touched[0][1], piece.right)]
    bands.sort()
    for line in lines:
        cells = [""] * len(bands)
        for piece in line:
            middles = [abs((band[0] + band[1]) / 2 - (piece.left + piece.right) / 2) for band in bands]
            overlaps = [min(band[1], piece.right) - max(band[0], piece.left) for band in bands]
            best = max(range(len(bands)), key=lambda index: (overlaps[index] > 0, -middles[index]))
            cells[best] = f"{cells[best]} {piece.text}".strip()
        yield tuple(cells)

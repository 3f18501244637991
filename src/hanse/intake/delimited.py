"""Reads CSV and its kin: the delimiter is the one that cuts most lines into the same number of cells."""

import csv
from collections import Counter
from typing import Final

from hanse.errors import StructureError
from hanse.intake.collecting import Collector
from hanse.intake.decoding import decode
from hanse.intake.limits import Limits
from hanse.intake.sheet import TABLE, Sheet

DELIMITERS: Final = (",", ";", "\t", "|", "^", "\x1f", ":")
_NAMES: Final = {"\t": "tab", "\x1f": "unit separator"}
_SAMPLE_LINES: Final = 60


def read_delimited(data: bytes, file: str, limits: Limits) -> Sheet:
    """The rows of a delimited file."""
    text, encoding, remarks = decode(data, file)
    collector = Collector(file, "delimited text", limits)
    for remark in remarks:
        collector.remark(remark)
    text = text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
    delimiter, text = _stated(text)
    delimiter = delimiter or find_delimiter(text) or ","
    collector.remark(f"read as {encoding}, cells separated by {_NAMES.get(delimiter, repr(delimiter))}")
    csv.field_size_limit(limits.cell_length * 4)
    rows = csv.reader(text.split("\n") if '"' not in text else text.splitlines(keepends=True), delimiter=delimiter)
    lines = []
    try:
        for number, cells in enumerate(rows, start=1):
            lines.append(collector.line(f"row {number}", cells))
    except csv.Error as error:
        raise StructureError(
            f"a cell cannot be read: {error}", where=f"{file} after line {rows.line_num}", hint="check the quotes there"
        ) from None
    collector.grid("rows", TABLE, lines)
    return collector.sheet()


def find_delimiter(text: str) -> str:
    """The character that cuts the lines most evenly into two cells or more; "" where none does."""
    lines = [line for line in text[:200_000].split("\n") if line.strip() != ""][:_SAMPLE_LINES]
    best, best_score = "", 0.0
    for delimiter in DELIMITERS:
        score = _evenness(lines, delimiter)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _evenness(lines: list[str], delimiter: str) -> float:
    """The share of lines with the commonest number of cells, a little more for more cells; 0 for one cell."""
    try:
        widths = Counter(len(cells) for cells in csv.reader(lines, delimiter=delimiter) if len(cells) > 0)
    except csv.Error:
        return 0.0
    if len(widths) == 0:
        return 0.0
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    share = count / sum(widths.values())
    if width < 2 or share < 0.5:
        return 0.0
    return share + min(width, 20) / 100 - (0.5 if delimiter == ":" else 0.0)


def _stated(text: str) -> tuple[str, str]:
    """The delimiter that a first line ``sep=;`` states, and the text behind it."""
    first, _, rest = text.partition("\n")
    if len(first) == 5 and first.lower().startswith("sep="):
        return first[4], rest
    return "", text

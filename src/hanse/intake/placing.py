"""Where a list without a column of countries says them: inside the names, or in rows above the cities."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from hanse.intake.known import Known
from hanse.intake.labelled import Labelled
from hanse.intake.mapping import AFTER_COMMA, IN_BRACKETS
from hanse.intake.sheet import HEADING

_TAIL: Final = {
    AFTER_COMMA: re.compile(r"^(.+),\s*([^,()]+)$"),
    IN_BRACKETS: re.compile(r"^(.+?)\s*[(\[]([^()\[\]]+)[)\]]$"),
}


@dataclass(frozen=True)
class Place:
    """How names carry their country, whether rows do, and what speaks for it."""

    inside: str = ""
    in_rows: bool = False
    why: str = ""


def split_country(text: str, way: str) -> tuple[str, str]:
    """(name, country as written) of a name that carries its country; (text, "") where it does not."""
    match = _TAIL[way].match(text) if way in _TAIL else None
    return (match[1].strip(), match[2].strip()) if match is not None else (text, "")


def stands_alone(cells: Sequence[str]) -> bool:
    """True for a line that says one thing only, once or in every cell of a merged row."""
    return len({cell for cell in cells if cell != ""}) == 1


def place_of(table: Labelled, label: str, known: Known) -> Place:
    """Where the countries of the names under ``label`` are said."""
    names = table.column(label)
    filled = [name for name in names if name != ""]
    for way in _TAIL:
        found = sum(known.country_of(split_country(name, way)[1]) != "" for name in filled)
        if found >= max(2, 0.5 * len(filled)):
            return Place(way, False, f"{found} of {len(filled)} names carry it {way}")
    start = table.labels.index(HEADING) + 1 if HEADING in table.labels else 0
    alone = [
        index
        for index, line in enumerate(table.lines)
        if stands_alone(line.cells[start:]) and known.country_of(names[index]) != ""
    ]
    heads = [index for index in alone if index + 1 < len(names) and index + 1 not in alone]
    if len(heads) >= 2 and len(heads) >= 0.8 * len(alone) and len(alone) <= len(filled) / 2:
        return Place("", True, f"{len(heads)} rows hold a country alone and head the rows below them")
    return Place()

"""Takes enumerations apart: "Members: Berlin, Ghent and Turin" is three names, each with its place in the list."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from hanse.intake.known import Known
from hanse.intake.labelled import label_grid
from hanse.intake.sheet import LIST, TABLE, TEXT, Grid, Line, Sheet
from hanse.intake.words import CITY, and_words, field_named, fold, particles, role_named

_SEPARATORS: Final = ",;、，；،؛"
_OPENING, _CLOSING = "([（", ")]）"
_LABEL: Final = re.compile(r"^([^:：]{2,120})[:：]\s*(\S.*)$")
_SENTENCES: Final = re.compile(r"(?<=[^\W\d_]{3}[.!?])\s+(?=[^\W\d_])")
_ENDS: Final = re.compile(r"[.!?。…]+$")
_LONGEST, _MOST_WORDS = 60, 6
_FEWEST: Final = 3  # names that make an enumeration where nothing introduces them
_HALF, _MOSTLY = 0.5, 0.6

Split = Callable[[str], tuple[str, list[str]]]


def unfold(sheet: Sheet, known: Known) -> Sheet:
    """The sheet with a line for each name of an enumeration; says how many were taken apart."""
    grids, lists, names = [], 0, 0
    for grid in sheet.grids:
        lines = _of_table(grid, known) if grid.kind == TABLE else _of_text(grid, known)
        grown = [(before, after) for before, after in lines if len(after) > 1 or before not in after]
        lists, names = lists + len(grown), names + sum(len(after) for _, after in grown)
        grids.append(replace(grid, lines=tuple(line for _, after in lines for line in after)) if grown else grid)
    if lists == 0:
        return sheet
    remark = f"{lists:,} enumeration{'s were' if lists > 1 else ' was'} taken apart into {names:,} names"
    return replace(sheet, grids=tuple(grids), remarks=(*sheet.remarks, remark))


def names_in(text: str, known: Known) -> tuple[str, list[str]]:
    """(what introduces them, names) of an enumeration; ("", []) where the text is none."""
    match = _LABEL.match(text)
    label, rest = (match[1].strip(), match[2]) if match is not None else ("", text)
    parts = _parts(_ENDS.sub("", rest.strip()), known)
    if len(parts) < 2:
        return "", []
    if label == "":
        label, parts[0] = _behind_sentence(parts[0])
    parts[-1] = _before_sentence(parts[-1])
    if not all(_may_be_name(part, known) for part in parts):
        return "", []
    hits = sum(known.is_city(part) or known.is_place(part) for part in parts)
    if _introduces(label) or known.country_of(label) != "":
        is_list = hits >= _HALF * len(parts) or (_introduces(label) and len(parts) >= _FEWEST)
    elif match is not None:
        is_list = hits >= _MOSTLY * len(parts)
    else:
        is_list = len(parts) >= _FEWEST and hits >= _MOSTLY * len(parts)
    return (label, parts) if is_list else ("", [])


def _parts(text: str, known: Known) -> list[str]:
    """The text cut at commas outside of brackets, and at "and" in its last part."""
    parts, depth, start = [], 0, 0
    for place, sign in enumerate(text):
        depth += (sign in _OPENING) - (sign in _CLOSING)
        if sign in _SEPARATORS and depth <= 0:
            parts.append(text[start:place].strip())
            start = place + 1
    last = text[start:].strip()
    words = last.split()
    if len(words) > 1 and fold(words[0]) in and_words():  # Berlin, Ghent, and Turin
        last = " ".join(words[1:])
    return [part for part in (*parts, *_at_and(last, known)) if part != ""]


def _at_and(text: str, known: Known) -> list[str]:
    """ "Ghent and Turin" as two names; "Brighton and Hove" as one where that is a city."""
    if known.is_city(text):
        return [text]
    words = text.split()
    for place in range(len(words) - 2, 0, -1):
        if fold(words[place]) in and_words() or words[place] == "&":
            return [" ".join(words[:place]), " ".join(words[place + 1 :])]
    return [text]


def _behind_sentence(text: str) -> tuple[str, str]:
    """(sentence, name) of "Our members are Berlin"; ("", text) where the text is a name alone."""
    words = text.split()
    start = len(words)
    while start > 0 and _in_name(words[start - 1]):
        start -= 1
    while start < len(words) - 1 and fold(words[start]) in particles():
        start += 1
    return (" ".join(words[:start]), " ".join(words[start:])) if 0 < start < len(words) else ("", text)


def _before_sentence(text: str) -> str:
    """The name of "Turin are members"."""
    words = text.split()
    end = next((place for place, word in enumerate(words) if not _in_name(word)), len(words))
    while end > 1 and fold(words[end - 1]) in particles():
        end -= 1
    return " ".join(words[:end]) if end > 0 else text


def _in_name(word: str) -> bool:
    letter = next((sign for sign in word if sign.isalpha()), "")
    return letter == "" or not letter.islower() or fold(word) in particles()


def _may_be_name(text: str, known: Known) -> bool:
    words = text.split()
    letters = sum(sign.isalpha() for sign in text)
    return (
        2 <= len(text) <= _LONGEST
        and len(words) <= _MOST_WORDS
        and not any(sign.isdigit() or sign in ":@/=" for sign in text)
        and letters >= _HALF * len(text)
        and _in_name(words[0])
        and (known.country_of(text) == "" or known.is_city(text))
    )


def _introduces(label: str) -> bool:
    """Whether words that stand before names say that members or cities follow."""
    words = label.split()
    tails = {" ".join(words[place:]) for place in range(max(0, len(words) - 4), len(words))}
    tails |= {word for word in words if len(word) > 3}
    return any(role_named(tail) != "" or field_named(tail) == (CITY, True) for tail in tails)


def _of_text(grid: Grid, known: Known) -> list[tuple[Line, list[Line]]]:
    """The lines of a text or list, each with what it becomes; lines that a page broke are joined first."""
    found: list[tuple[Line, list[Line]]] = []
    if grid.kind not in (TEXT, LIST):
        return [(line, [line]) for line in grid.lines]
    for group in _joined(grid.lines) if grid.kind == TEXT else ([line] for line in grid.lines):
        joined = group[0] if len(group) == 1 else _join(group)
        pieces = list(_unfolded(joined, known)) if len(joined.cells) == 2 else []
        if len(pieces) > 0:
            found.append((joined, pieces))
        else:
            found += [(line, [line]) for line in group]
    return found


def _unfolded(line: Line, known: Known) -> Iterator[Line]:
    """A line for each name that a text enumerates, and its other sentences; nothing where it enumerates none."""
    sentences = [(names_in(sentence, known), sentence) for sentence in _SENTENCES.split(line.cell(1))]
    if not any(len(names) > 0 for (_, names), _ in sentences):
        return
    number = 0
    for (label, names), sentence in sentences:
        if len(names) == 0:
            yield Line(line.locator, (line.cell(0), sentence))
        for name in names:
            number += 1
            yield Line(f"{line.locator}, name {number}", (label or line.cell(0), name))


def _joined(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines of text, those together that go on with an enumeration of the line before."""
    group: list[Line] = []
    for line in lines:
        if len(group) > 0 and _goes_on(group, line):
            group.append(line)
            continue
        if len(group) > 0:
            yield group
        group = [line]
    if len(group) > 0:
        yield group


def _goes_on(group: Sequence[Line], line: Line) -> bool:
    before, after = " ".join(one.cell(1) for one in group), line.cell(1)
    if len(before) > 5_000 or before == "" or after == "" or line.cell(0) != group[-1].cell(0):
        return False
    last, first = fold(before.split()[-1]), fold(after.split()[0])
    if before[-1] in _SEPARATORS or last in and_words() or first in and_words():
        return True
    is_open = _ENDS.search(before) is None and before[-1] not in ":："
    commas = sum(before.count(sign) for sign in _SEPARATORS)
    return is_open and commas >= 2 and any(sign in after for sign in _SEPARATORS)


def _join(group: Sequence[Line]) -> Line:
    first, last = group[0].locator, group[-1].locator.rpartition(" ")[2]
    return Line(f"{first} to {last}", (group[0].cell(0), " ".join(line.cell(1) for line in group)))


def _of_table(grid: Grid, known: Known) -> list[tuple[Line, list[Line]]]:
    """The rows of a table, each with what it becomes; only a column of cities, or one full of enumerations, counts."""
    table = label_grid(grid)
    column, names = _column_of_lists(table.labels, [line.cells for line in table.lines], known)
    found = [(line, [line]) for line in grid.lines[: len(grid.lines) - len(table.lines)]]
    for line in table.lines:
        cells = line.cells
        parts = names.get(line.cell(column), []) if column >= 0 else []
        rows = [
            Line(f"{line.locator}, name {number}", (*cells[:column], part, *cells[column + 1 :]))
            for number, part in enumerate(parts, start=1)
        ]
        found.append((line, rows or [line]))
    return found


def _column_of_lists(
    labels: Sequence[str], rows: Sequence[Sequence[str]], known: Known
) -> tuple[int, dict[str, list[str]]]:
    for column, label in enumerate(labels):
        cells = [row[column] for row in rows if column < len(row) and row[column] != ""]
        candidates = {cell for cell in cells if any(sign in cell for sign in _SEPARATORS)}
        names = {cell: parts for cell in candidates if len(parts := names_in(cell, known)[1]) >= 2}
        enough = 1 if field_named(label)[0] == CITY else _HALF * len(cells)
        if len(names) > 0 and len(names) >= enough:
            return column, names
    return -1, {}

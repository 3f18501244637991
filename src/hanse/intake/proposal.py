"""Proposes how a sheet is to be read, with the reason for each choice."""

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from hanse.errors import StructureError
from hanse.intake.evidence import Score, scores_of
from hanse.intake.glyph import NUMBER, OTHER, Marks, family_of, with_legend
from hanse.intake.known import NOTHING_KNOWN, Known
from hanse.intake.labelled import Labelled, label_grid
from hanse.intake.legend import legend_of
from hanse.intake.legend import told as told_legend
from hanse.intake.mapping import LONG, WIDE, Mapping, Reason
from hanse.intake.matrix import find_matrix
from hanse.intake.placing import Place, place_of
from hanse.intake.sheet import TABLE, TEXT, Sheet
from hanse.intake.words import CITY, COUNTRY, END, NETWORK, PERSON, ROLE, START

_LEAST: Final = {CITY: 0.35, COUNTRY: 1.2, ROLE: 1.2, NETWORK: 1.5}
_DATE_LEAST: Final = 1.4


def propose(sheet: Sheet, known: Known = NOTHING_KNOWN, *, table: str = "") -> Mapping:
    """The most likely reading of a sheet; ``table`` names the table to read where the sheet has several."""
    grids = [grid for grid in sheet.grids if table in ("", grid.name, grid.name.removeprefix("sheet "))]
    if len(grids) == 0:
        names = "; ".join(grid.name for grid in sheet.grids[:20])
        raise StructureError(f"there is no table {table!r}", where=sheet.file, hint=f"it has: {names}")
    proposals = [_propose(label_grid(grid), known) for grid in grids]
    best_score, best, labelled = max(proposals, key=lambda proposal: proposal[0])
    if best is None:
        raise StructureError(
            "no column looks like names of cities", where=sheet.file, hint="give a mapping that names it, --mapping"
        )
    alike = [
        found.grid.name for score, mapping, found in proposals
        if mapping is not None and found.labels == labelled.labels and found.grid.kind == labelled.grid.kind
        and score >= best_score / 4
    ]  # fmt: skip
    others = [found.grid.name for _, _, found in proposals if found.grid.name not in alike]
    reasons = [Reason("table", _told_table(labelled, alike, others))]
    best = _with_legend(best, sheet) if best.form == WIDE else best
    return replace(best, tables=tuple(alike), reasons=(*reasons, *best.reasons))


def _with_legend(mapping: Mapping, sheet: Sheet) -> Mapping:
    """What the list says of its marks; of numbers it is asked for."""
    used = {*mapping.present, *mapping.absent}
    legend = {mark: meaning for mark, meaning in legend_of(sheet).items() if mark in used or family_of(mark) != OTHER}
    if len(legend) == 0:
        grades = sum(family_of(mark) == NUMBER for mark in mapping.present)
        told = "the list does not say what its grades mean; [meanings] in the mapping can"
        return replace(mapping, reasons=(*mapping.reasons, Reason("meanings", told))) if grades > 1 else mapping
    marks = with_legend(Marks(frozenset(mapping.present), frozenset(mapping.absent), frozenset(), ""), legend)
    return replace(
        mapping,
        present=tuple(sorted(marks.present)),
        absent=tuple(sorted(marks.absent)),
        meanings=dict(sorted(legend.items())),
        reasons=(*mapping.reasons, Reason("meanings", f"the list says: {told_legend(legend)}")),
    )


def _told_table(labelled: Labelled, alike: Sequence[str], others: Sequence[str]) -> str:
    shown = ", ".join(alike[:4]) + (f" and {len(alike) - 4} more" if len(alike) > 4 else "")
    left = f"; not read: {', '.join(others[:4])}{' ...' if len(others) > 4 else ''}" if len(others) > 0 else ""
    header = f"header in line {labelled.header_row} of it" if labelled.header_row > 0 else "no header"
    return f"{shown}: {header}{left}" if labelled.grid.kind == TABLE else f"{shown}{left}"


def _propose(table: Labelled, known: Known) -> tuple[float, Mapping | None, Labelled]:
    named = {label for label in table.labels if known.is_network(table.network_of(label)[0])}
    marked = named if len(named) > 1 else set()  # columns headed by networks hold marks, be they dates or roles
    scores = [
        score for label in table.labels if label not in marked
        for score in scores_of(label, table.column(label), known)
    ]  # fmt: skip
    chosen = _assign(scores)
    taken = frozenset(
        score.label for field, score in chosen.items() if score.value >= 2.0 or (field == CITY and score.value >= 1.0)
    )
    people = {score.label for score in scores if score.field == PERSON}
    matrix = find_matrix(table, taken | people, known) if table.grid.kind == TABLE else None
    if matrix is not None:
        chosen = {field: score for field, score in chosen.items() if score.label not in matrix.columns}
        chosen.pop(NETWORK, None)
        if CITY not in chosen:
            free = [label for label in table.labels if label not in matrix.columns and label not in people]
            chosen |= {CITY: Score(CITY, free[0], 0.5, "the first column without marks")} if len(free) > 0 else {}
    if CITY not in chosen or len(table.lines) == 0:
        return -1.0, None, table
    place = place_of(table, chosen[CITY].label, known) if COUNTRY not in chosen else Place()
    reasons = [Reason(field, f"{score.label!r}: {score.why}") for field, score in sorted(chosen.items())]
    reasons += [Reason("country", place.why)] if place.why != "" else []
    reasons += [Reason("left out", f"{label!r} holds staff or contacts") for label in sorted(people)]
    if matrix is not None:
        reasons += [Reason("form", f"wide: {matrix.why}"), Reason("marks", matrix.marks.reason)]
    day_first, day_why = _day_first(table, chosen)
    reasons += [Reason("dates", day_why)] if day_why != "" else []
    mapping = Mapping(
        WIDE if matrix is not None else LONG,
        (table.grid.name,),
        {field: score.label for field, score in chosen.items()},
        table.header_row if table.grid.kind == TABLE else None,
        matrix.columns if matrix is not None else (),
        matrix.cities_across if matrix is not None else False,
        tuple(sorted(matrix.marks.present)) if matrix is not None else (),
        tuple(sorted(matrix.marks.absent)) if matrix is not None else (),
        {},
        place.inside,
        place.in_rows,
        day_first,
        tuple(reasons),
    )
    others = sum(0.4 for field in chosen if field != CITY) + (1.0 if matrix is not None else 0.0)
    others += 0.8 if place.why != "" else 0.0
    size = math.log(len(table.lines) + 2) * (0.5 if table.grid.kind == TEXT else 1.0)
    return (chosen[CITY].value + others) * size, mapping, table


def _assign(scores: Sequence[Score]) -> dict[str, Score]:
    """Each field the column that most speaks for, no column twice."""
    chosen: dict[str, Score] = {}
    used: set[str] = {score.label for score in scores if score.field == PERSON}
    for score in sorted(scores, key=lambda score: -score.value):
        is_free = score.label not in used and score.field not in chosen and score.field != PERSON
        if is_free and score.value >= _LEAST.get(score.field, _DATE_LEAST):
            chosen[score.field] = score
            used.add(score.label)
    if chosen.get(END) is not None and START not in chosen and chosen[END].value < 2.0:
        del chosen[END]
    return chosen


def _day_first(table: Labelled, chosen: dict[str, Score]) -> tuple[bool | None, str]:
    """Whether 3/4/2019 is the 3rd of April: told by days above 12 in the same column."""
    labels = [chosen[field].label for field in (START, END) if field in chosen]
    cells = [cell for label in labels for cell in table.column(label)]
    parts = [match for cell in cells if (match := re.match(r"^(\d{1,2})/(\d{1,2})/\d{4}", cell)) is not None]
    first, second = any(int(match[1]) > 12 for match in parts), any(int(match[2]) > 12 for match in parts)
    if len(parts) == 0 or first == second:
        told = "days and months cannot be told apart: both readings bound the range" if len(parts) > 0 else ""
        return None, told
    return first, "the day stands first" if first else "the month stands first"

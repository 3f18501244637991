"""Cells that take one of a few words although their type is text."""

from collections.abc import Iterator
from functools import partial

from hanse.domain.vocabulary import ADMISSION_WAYS, LEVELS, MEMBERSHIP_RELATIONS, ROLES
from hanse.package.finding import Finding, at
from hanse.package.package import DataPackage
from hanse.package.row import Row, rows_where

_DATED = ("stated", "inferred", "bound", "undated")
_STARTS = (
    "accession", "council_decision", "signature", "founding", "project_start", "cohort", "office", "report", "other",
)  # fmt: skip

# (table, column) -> words; blank cells are judged by the column's type.
WORDS: dict[tuple[str, str], tuple[str, ...]] = {
    ("rosters", "listed_basis"): _DATED,
    ("rosters", "for_role"): ROLES,
    ("rosters", "complete_according_to"): ("source", "compiler"),
    ("ties", "country_basis"): ("stated", "inferred", "unknown"),
    ("ties", "listed_basis"): _DATED,
    ("ties", "start_kind"): _STARTS,
    ("ties", "end_kind"): ("exit", "project_end", "office", "certification", "other"),
    ("codings", "coder_kind"): ("author of the paper", "person", "language model", "compiler"),
    ("cities", "level_basis"): ("stated", "assumed"),
    ("cities", "place_basis"): ("geonames", "seat", "none"),
    ("corrections", "status"): ("noted", "confirmed", "rejected"),
    ("withheld", "reason_class"): ("safety", "privacy", "licence", "objection"),
    ("inclusion", "decision"): ("in", "out"),
    ("admission", "ways"): ADMISSION_WAYS,
    ("admission", "joining_acts"): ROLES,
    ("admission", "relation"): tuple(MEMBERSHIP_RELATIONS),
    ("admission", "levels"): tuple(LEVELS),
    ("admission", "area_basis"): ("stated", "inferred from the name", "unknown"),
    ("admission", "basis"): ("stated", "inferred", "unknown"),
    ("coverage", "result"): ("complete", "partial", "none"),
    ("accounting", "outcome"): ("entered", "not entered"),
}


def _is_strange(row: Row, column: str, words: tuple[str, ...]) -> bool:
    return any(word not in words for word in row.values(column))


def check_words(package: DataPackage) -> Iterator[Finding]:
    """Words outside the lists that the meaning of a column gives."""
    for (table, column), words in WORDS.items():
        for row in rows_where(package.rows(table), (column,), partial(_is_strange, column=column, words=words)):
            for word in row.values(column):
                if word not in words:
                    hint = f"use one of: {', '.join(words)}"
                    yield at(row, column, "vocabulary", f"{word!r} is not a word of this column", hint)

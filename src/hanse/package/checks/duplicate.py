"""The same thing said twice by one source, and one page taken down twice."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from hanse.package.finding import WARNING, Finding, at
from hanse.package.package import DataPackage
from hanse.package.row import Row

_TIE = ("source", "subject_kind", "subject", "country", "relation", "object", "role")
_TIMES = tuple(f"{prefix}_{part}" for prefix in ("start", "end", "listed") for part in ("earliest", "latest"))
_STATEMENT = ("source", "subject_kind", "subject", "country", "property", "value", "valid_earliest", "valid_latest")


def check_spells(package: DataPackage) -> Iterator[Finding]:
    """Ties of one source with the same names and role: spells that repeat, or one page transcribed twice."""
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    marks = [hash(tuple(row[column] for column in _TIE)) for row in package.rows("ties")]
    several = {mark for mark, count in Counter(marks).items() if count > 1} if len(set(marks)) < len(marks) else set()
    for row, mark in zip(package.rows("ties"), marks, strict=True):
        if mark in several:
            groups[tuple(row[column] for column in _TIE)].append(row)
    for rows in groups.values():
        for number, row in enumerate(rows[1:], start=1):
            yield from _compare(row, rows[:number])


def _compare(row: Row, earlier: list[Row]) -> Iterator[Finding]:
    times = [row[column] for column in _TIMES]
    twin = next((other for other in earlier if [other[column] for column in _TIMES] == times), None)
    if twin is not None:
        message = f"{twin.file} row {twin.number} says the same of the same time"
        hint = "one page and one written name give one statement: keep one of them"
        yield at(row, "subject", "duplicate spell", message, hint, severity=WARNING)
    elif any(other.collection != row.collection for other in earlier):
        other = next(other for other in earlier if other.collection != row.collection)
        message = f"{other.file} row {other.number} has it from the same page with other dates"
        hint = "keep one transcription and record the other as a correction"
        yield at(row, "subject", "two transcriptions", message, hint, severity=WARNING)


def check_statements(package: DataPackage) -> Iterator[Finding]:
    """Statements of one source that repeat each other."""
    seen: dict[tuple[str, ...], Row] = {}
    for row in package.rows("statements"):
        first = seen.setdefault(tuple(row[column] for column in _STATEMENT), row)
        if first is not row:
            message = f"{first.file} row {first.number} states the same"
            yield at(row, "value", "duplicate statement", message, "keep one of them", severity=WARNING)

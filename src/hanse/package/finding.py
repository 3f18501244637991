"""What validation finds: where, what is wrong or missing, and what to do about it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from hanse.package.row import Row

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True)
class Finding:
    """One finding. ``row`` counts data rows from 1; 0 is the header or the file as a whole."""

    severity: str  # error | warning
    check: str
    file: str
    row: int
    column: str
    value: str
    message: str
    hint: str


def at(
    row: Row, column: str, check: str, message: str, hint: str, *, severity: str = ERROR, value: str = ""
) -> Finding:
    """A finding in one cell; ``value`` is the cell's own unless given."""
    return Finding(severity, check, row.file, row.number, column, value or row.get(column), message, hint)


def in_file(
    file: str, column: str, check: str, message: str, hint: str, *, severity: str = WARNING, value: str = ""
) -> Finding:
    """A finding about a file as a whole."""
    return Finding(severity, check, file, 0, column, value, message, hint)


def summed(rows: Sequence[Row], total: Collection[Row], column: str, check: str, what: str, hint: str) -> list[Finding]:
    """One warning a file for many rows with the same lack: how many of how many, and the first as an example."""
    findings = []
    for file in sorted({row.file for row in rows}):
        lacking = [row for row in rows if row.file == file]
        held = sum(row.file == file for row in total)
        message = f"{len(lacking)} of {held} rows {what}; the first is row {lacking[0].number}"
        findings.append(in_file(file, column, check, message, hint, value=lacking[0].id))
    return findings

"""Codings: one coder decides once, and only one code where the codebook is single-choice."""

from collections.abc import Iterator

from hanse.package.finding import WARNING, Finding, at, in_file
from hanse.package.package import DataPackage
from hanse.package.row import Row

_DECISION = ("subject_kind", "subject", "codebook", "code", "coder", "period_earliest", "period_latest")
_CHOICE = ("subject_kind", "subject", "codebook", "coder", "period_earliest", "period_latest")


def check_decisions(package: DataPackage) -> Iterator[Finding]:
    """Decisions of one coder on one code that contradict each other, and two codes where one may be given."""
    decided: dict[tuple[str, ...], Row] = {}
    chosen: dict[tuple[str, ...], Row] = {}
    for row in package.rows("codings"):
        first = decided.setdefault(tuple(row[column] for column in _DECISION), row)
        if first["decision"] != row["decision"]:
            message = f"{first.file} row {first.number} has {first['decision']} by the same coder for the same time"
            yield at(row, "decision", "contradictory coding", message, "keep the decision that stands")
        book = package.codebooks.get(row["codebook"])
        if book is not None and book.is_single_choice and row["decision"] == "yes":
            first = chosen.setdefault(tuple(row[column] for column in _CHOICE), row)
            if first["code"] != row["code"]:
                message = f"{first.file} row {first.number} gives {first['code']}, and {book.key} is single-choice"
                yield at(row, "code", "single choice", message, "keep one code", severity=WARNING)


def check_codebooks(package: DataPackage) -> Iterator[Finding]:
    """Codebooks that name a paper which is no collection here."""
    for book in package.codebooks.values():
        if book.paper != "" and book.paper not in package.collections:
            hint = "use the key of its collection, or leave it blank"
            file = f"codebooks/{book.key}.toml"
            yield in_file(file, "paper", "codebook", "there is no such collection", hint, value=book.paper)

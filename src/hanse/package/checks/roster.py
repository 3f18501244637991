"""Rosters: what they claim to cover against what was taken from them."""

from collections import Counter
from collections.abc import Iterator

from hanse.package.finding import WARNING, Finding, at
from hanse.package.package import DataPackage
from hanse.package.row import Row


def check_rosters(package: DataPackage) -> Iterator[Finding]:
    """Counts that do not fit, and completeness nobody vouches for."""
    ties = Counter(row["roster"] for row in package.rows("ties"))
    for row in package.rows("rosters"):
        yield from _check_counts(row, ties[row.id])
        if row["complete"] == "yes" and row["complete_according_to"] == "":
            hint = "say source or compiler"
            yield at(row, "complete_according_to", "roster", "nobody is named who says it is complete", hint)
        if row["complete"] == "yes" and not row.fuzzy("listed").is_known:
            message = "it is complete, but without a date it says nothing about any day"
            yield at(row, "listed_earliest", "roster", message, "find its date", severity=WARNING)
        for code in row.values("for_area"):
            if not (len(code) == 2 and code.isascii() and code.isupper()):
                yield at(row, "for_area", "roster", "this is no country code", "write ISO 3166-1 codes", value=code)


def _check_counts(row: Row, entries: int) -> Iterator[Finding]:
    taken, stated = row.integer("rows_taken"), row.integer("stated_count")
    if taken is not None and taken != entries:
        message = f"{entries} ties are on this roster"
        yield at(row, "rows_taken", "roster count", message, "count the ties again", severity=WARNING)
    if taken is None or stated is None:
        return
    if taken > stated:
        hint = "check for entries taken twice; the source may also count itself wrong"
        yield at(row, "rows_taken", "roster count", f"the source states only {stated}", hint, severity=WARNING)
    if taken < stated and row["complete"] == "yes":
        hint = "fewer rows than stated is partial: say no, or narrow the scope"
        yield at(row, "complete", "roster count", f"{taken} rows were taken, {stated} are stated", hint)

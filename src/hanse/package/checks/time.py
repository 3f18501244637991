"""Dates that cannot be, lie ahead, contradict each other or are missing."""

import re
from collections.abc import Iterator
from datetime import date
from functools import partial

from hanse.domain.vocabulary import MEMBERSHIP_RELATIONS
from hanse.package.finding import WARNING, Finding, at, summed
from hanse.package.package import DataPackage
from hanse.package.row import Row, rows_where

_PREFIXES = {
    "sources": ("published",),
    "rosters": ("listed",),
    "ties": ("start", "end", "listed"),
    "statements": ("valid",),
    "codings": ("period",),
    "documents": ("issued",),
}
_PAST = ("published", "listed", "issued")  # what has been made cannot lie ahead
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d{2}(?![\ds])")  # not the decade in "1990s"
_FIRST_YEAR = 1800
_PARTS = ("as_written", "earliest", "latest")


def check_dates(package: DataPackage) -> Iterator[Finding]:
    """Every fuzzy date against the data date, its own words and its partner."""
    for table, prefixes in _PREFIXES.items():
        columns = [f"{prefix}_{part}" for prefix in prefixes for part in _PARTS]
        columns += ["listed_basis"] if table in ("ties", "rosters") else []
        check = partial(_check_row, table=table, prefixes=prefixes, data_date=package.data_date)
        for row in rows_where(package.rows(table), columns, lambda row: any(True for _ in check(row))):  # noqa: B023
            yield from check(row)


def _check_row(row: Row, table: str, prefixes: tuple[str, ...], data_date: date) -> Iterator[Finding]:
    for prefix in prefixes:
        yield from _check_date(row, prefix, data_date)
    if table == "ties":
        yield from _check_order(row)
    if table in ("ties", "rosters"):
        yield from _check_basis(row)


def _check_date(row: Row, prefix: str, data_date: date) -> Iterator[Finding]:
    value = row.fuzzy(prefix)
    if not value.is_known:
        return
    if value.after(data_date) and prefix in _PAST:
        message = f"it lies after the data date {data_date}"
        yield at(row, f"{prefix}_earliest", "future date", message, "correct the date, or data_date in package.toml")
    first = value.earliest or value.latest
    if first is not None and first.year < _FIRST_YEAR:
        yield at(row, f"{prefix}_earliest", "impossible date", f"it lies before {_FIRST_YEAR}", "correct the year")
    years = [int(year) for year in _YEAR.findall(value.as_written)]
    low = value.earliest.year - 1 if value.earliest is not None else 0
    high = value.latest.year + 1 if value.latest is not None else 9999
    if len(years) > 0 and not any(low <= year <= high for year in years):
        message = f"the range {value.earliest or ''} to {value.latest or ''} holds none of the years as written"
        yield at(row, f"{prefix}_as_written", "date reading", message, "correct the range", severity=WARNING)


def _is_known(row: Row, prefix: str) -> bool:
    return row[f"{prefix}_earliest"] != "" or row[f"{prefix}_latest"] != ""


def _check_order(row: Row) -> Iterator[Finding]:
    start, end = row.fuzzy("start"), row.fuzzy("end")
    if start.earliest is not None and end.before(start.earliest):
        yield at(row, "end_latest", "end before start", f"the start is {start}", "correct one of the two")


def _check_basis(row: Row) -> Iterator[Finding]:
    basis, is_known = row["listed_basis"], row.fuzzy("listed").is_known
    if basis == "undated" and is_known:
        hint = "say stated, inferred or bound"
        yield at(row, "listed_basis", "date basis", "a date is given but called undated", hint, severity=WARNING)
    if basis in ("stated", "inferred", "bound") and not is_known:
        hint = "fill in listed_earliest or listed_latest, or say undated"
        yield at(row, "listed_basis", "date basis", "no date is given", hint, severity=WARNING)


def check_missing_dates(package: DataPackage) -> Iterator[Finding]:
    """How many memberships and sources have no date at all: they stay out of every as-of count."""
    ties = [row for row in package.rows("ties") if row["relation"] in MEMBERSHIP_RELATIONS]
    undated = [row for row in ties if not any(_is_known(row, prefix) for prefix in ("start", "end", "listed"))]
    hint = "find the date of the page or list; until then they count on no date"
    yield from summed(undated, ties, "listed_as_written", "missing date", "of membership have no date", hint)
    sources = package.rows("sources")
    undated = [row for row in sources if not _is_known(row, "published")]
    hint = "find the date of the page, or of a copy of it"
    yield from summed(undated, sources, "published_as_written", "missing date", "have no date", hint)
    unworded = [
        row for table, prefixes in _PREFIXES.items() for row in package.rows(table)
        if any(row[f"{prefix}_as_written"] == "" and _is_known(row, prefix) for prefix in prefixes)
    ]  # fmt: skip
    everything = [row for table in _PREFIXES for row in package.rows(table)]
    hint = "write the date as the source words it"
    yield from summed(unworded, everything, "as_written", "missing words", "hold a date without its words", hint)

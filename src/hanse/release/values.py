"""Single values that sources state: equal ones of one property stand together, different ones side by side."""

import re
import sqlite3
from collections.abc import Iterable

from hanse.domain.scope import Scope
from hanse.release.catalogue import Catalogue
from hanse.release.cell import decimal, fuzzy, shown
from hanse.release.views import Value

_YEAR = re.compile(r"\b[12]\d{3}\b")
_EXACT = re.compile(r"\d{4}(-\d\d){0,2}|(\d{1,2} )?[A-Z][a-z]+ \d{4}")
NOTE_PREFIX = "note/"  # properties under which evidence notes are kept


def values_of(catalogue: Catalogue, entity: str, scope: Scope) -> tuple[Value, ...]:
    """Every value stated about ``entity``, by property, then time."""
    rows = catalogue.database.rows(
        """SELECT statements.* FROM claim_entity JOIN statements ON statements.id = claim_entity.claim
           WHERE entity = ? AND side = 'subject' ORDER BY property, valid_earliest, value, statements.id""",
        (entity,),
    )
    return gather(catalogue, (row for row in rows if catalogue.admits(scope, row["id"])))


def values_by_key(catalogue: Catalogue, keys: Iterable[str], scope: Scope) -> dict[str, Value]:
    """The statements that go by ``keys`` (evidence ids)."""
    wanted = sorted(set(keys))
    marks = ", ".join("?" * len(wanted))
    rows = catalogue.database.rows(f"SELECT * FROM statements WHERE key IN ({marks}) ORDER BY id", wanted)
    return {row["key"]: gather(catalogue, [row])[0] for row in rows if catalogue.admits(scope, row["id"])}


def gather(catalogue: Catalogue, rows: Iterable[sqlite3.Row]) -> tuple[Value, ...]:
    """One Value for each property, value, unit and time, with all claims that state it."""
    grouped: dict[tuple[str, ...], list[sqlite3.Row]] = {}
    for row in rows:
        time = shown(fuzzy(row, "valid"))
        grouped.setdefault((row["property"], row["value"], row["number"], row["unit"], time), []).append(row)
    return tuple(
        Value(
            property=prop,
            value=value,
            number=decimal(number),
            unit=unit,
            valid=time,
            note="; ".join(dict.fromkeys(row["note"] for row in held if row["note"] != "")),
            claims=catalogue.refs(row["id"] for row in held),
        )
        for (prop, value, number, unit, time), held in grouped.items()
    )


def year_words(value: Value) -> str:
    """The year of a value where it is one, as 2004; otherwise the time in words, as "1980 to 1984"."""
    text = value.valid if value.valid != "" else value.value
    years = set(_YEAR.findall(text))
    return years.pop() if len(years) == 1 and _EXACT.fullmatch(text) is not None else text


def first_year(text: str) -> int | None:
    """The earliest year named in ``text``; None where there is none, or where it only says "before"."""
    years = [int(year) for year in _YEAR.findall(text)]
    return min(years) if len(years) > 0 and not text.startswith("before") else None

"""Single values that sources state: equal ones of one property stand together, different ones side by side."""

import sqlite3
from collections.abc import Iterable

from hanse.domain.scope import Scope
from hanse.release.catalogue import Catalogue
from hanse.release.cell import decimal, fuzzy, shown
from hanse.release.views import Value

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


def year_of(value: Value) -> int | None:
    """The year that a value names, where it is a number or a year."""
    if value.number is not None and 1000 <= value.number <= 2999:
        return int(value.number)
    for text in (value.value, value.valid):
        if text[:4].isdigit():
            return int(text[:4])
    return None

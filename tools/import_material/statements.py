"""Adds ties and statements, and knows which page already said what about whom.

One page and one written name give one statement, however often it was transcribed. The index is read off the output,
so that every step sees what the steps before it entered.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from hanse.domain.claim import claim_id
from hanse.package.schema import BY_NAME
from tools.import_material.labels import meanings
from tools.import_material.output import Output, Row

_TIE_KEY = ("source", "subject", "object", "role", "start_as_written", "end_as_written", "listed_as_written", "locator")
_STATEMENT_KEY = ("source", "subject", "property", "value", "unit", "valid_as_written", "locator")


@dataclass(frozen=True)
class Entered:
    """A tie that stands in the output."""

    id: str
    collection: str
    row: Row

    @property
    def target(self) -> str:
        """As the accounting names it."""
        return f"ties:{self.id}"


def add_tie(out: Output, collection: str, row: Row, material_row: str) -> tuple[Entered, bool]:
    """Enter a tie; False where the very same tie already stands there.

    ``material_row`` names the row it came from. Two rows that say different things under one key are told apart by
    the remark, which is part of the row itself.
    """
    full = {name: row.get(name, "") for name in BY_NAME["ties"].header}
    parts = [full[name] for name in _TIE_KEY]
    table = out.tables[(collection, "ties")]
    for key in (
        claim_id(collection, "tie", parts),
        claim_id(collection, "tie", [*parts, full["country"], full["note"]]),
    ):
        held = table.get(key)
        if held is None:
            out.add("ties", full | {"id": key}, collection)
            return Entered(key, collection, table[key]), True
        if _same(held, full):
            return Entered(key, collection, held), False
    raise ValueError(f"{material_row}: two different ties under {key}")


def _same(held: Row, row: Row) -> bool:
    return all(held[name] == " ".join(row[name].split()) or held[name] == row[name] for name in row if name != "id")


def add_statement(out: Output, collection: str, row: Row) -> str:
    """Enter a statement; returns its id."""
    full = {name: row.get(name, "") for name in BY_NAME["statements"].header}
    key = claim_id(collection, "statement", [full[name] for name in _STATEMENT_KEY])
    out.add("statements", full | {"id": key}, collection)
    return key


def entities_of(label: str) -> tuple[str, ...]:
    """Ids that a label stands for, and the label itself where it is no entity."""
    return tuple(meaning.entity or label for meaning in meanings(label))


def index(out: Output) -> dict[tuple[str, str], list[Entered]]:
    """Every tie of the output by (source, subject as written)."""
    found: dict[tuple[str, str], list[Entered]] = defaultdict(list)
    for (collection, table), rows in sorted(out.tables.items()):
        if table == "ties":
            for key, row in rows.items():
                found[(row["source"], row["subject"])].append(Entered(key, collection, row))
    return found


def add_correction(out: Output, claim: str, field: str, says: str, should_say: str, reason: str) -> str:
    """Enter a correction on a claim."""
    parts = "|".join((claim, field, says, should_say, reason))
    identifier = "k" + hashlib.sha256(parts.encode()).hexdigest()[:10]
    out.add(
        "corrections",
        {
            "id": identifier, "claim": claim, "field": field, "says": says, "should_say": should_say, "reason": reason,
            "status": "noted", "recorded_on": DATA_DATE, "recorded_by": "import of the material",
        },
    )  # fmt: skip
    return identifier


def joined(parts: Iterable[str]) -> str:
    """Non-empty parts joined by "; "."""
    return "; ".join(part for part in parts if part != "")


DATA_DATE = "2026-11-22"  # the day the material was gathered

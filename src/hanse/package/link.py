"""Quarantines rows that repeat an id or point to a row that is not there."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from hanse.errors import RowError
from hanse.package.package import CLAIM_TABLES, ENTITY_TABLES
from hanse.package.row import QuarantinedRow, Row
from hanse.package.schema import BY_NAME

Tables = dict[str, tuple[Row, ...]]

# Tables whose ids share one space: a claim, or an entity, has one address whatever table it is in.
_ID_SPACES: tuple[tuple[str, ...], ...] = (
    ("sources",),
    ("rosters",),
    CLAIM_TABLES,
    tuple(ENTITY_TABLES.values()),
    ("judgements",),
    ("corrections",),
    ("universe",),
    ("regions",),
)


@dataclass
class Quarantine:
    """Collects the rows that cannot be used while a package is read."""

    rows: list[QuarantinedRow] = field(default_factory=list)

    def add(self, row: Row, error: RowError) -> None:
        """Put ``row`` aside because of ``error``."""
        self.rows.append(QuarantinedRow(row.table, row.collection, tuple(row.cells.values()), (error,)))

    def keep(self, rows: tuple[Row, ...], fault_of: Callable[[Row], RowError | None]) -> tuple[Row, ...]:
        """The rows in which ``fault_of`` finds nothing; the others are put aside."""
        kept = []
        for row in rows:
            error = fault_of(row)
            if error is None:
                kept.append(row)
            else:
                self.add(row, error)
        return tuple(kept)


def drop_duplicates(tables: Tables, quarantine: Quarantine) -> Tables:
    """``tables`` with each id once: the first row keeps it, later ones are quarantined."""
    result = dict(tables)
    for space in _ID_SPACES:
        if len({row.id for name in space for row in tables[name]}) == sum(len(tables[name]) for name in space):
            continue
        seen: dict[str, Row] = {}
        for name in space:
            result[name] = quarantine.keep(tables[name], partial(_repeated, seen=seen))
    return result


def _repeated(row: Row, seen: dict[str, Row]) -> RowError | None:
    first = seen.setdefault(row.id, row)
    if first is row:
        return None
    return row.error(
        f"this id is taken by {first.file} row {first.number}", column="id", hint="give it an id of its own, or drop it"
    )


def drop_unlinked(tables: Tables, quarantine: Quarantine) -> Tables:
    """``tables`` without rows whose references lead nowhere, in the order of dependence.

    A roster without its source goes, and then the ties on that roster. Withheld targets are never dropped.
    """
    result = dict(tables)
    for name in ("rosters", *CLAIM_TABLES, "admission", "universe"):
        references = [
            (column.name, column.type.removeprefix("ref:").removesuffix("?"))
            for column in BY_NAME[name].columns
            if column.type.startswith("ref:")
        ]
        known = {target: {row.id for row in result[target]} | {""} for _, target in references}
        if all({row[column] for row in result[name]} <= known[target] for column, target in references):
            continue
        result[name] = quarantine.keep(result[name], partial(_unlinked, references=references, known=known))
    entities = {row.id for table in ENTITY_TABLES.values() for row in result[table]}
    result["judgements"] = quarantine.keep(result["judgements"], partial(_unjudgeable, entities=entities))
    return result


def _unlinked(row: Row, references: list[tuple[str, str]], known: dict[str, set[str]]) -> RowError | None:
    for column, target in references:
        if row[column] not in known[target]:
            return row.error(
                f"there is no usable row with this id in {target}", column=column, hint=f"add it to a {target}.csv"
            )
    return None


def _unjudgeable(row: Row, entities: set[str]) -> RowError | None:
    needs_entity = row["decision"] in ("same", "different")
    if needs_entity and row["entity"] not in entities:
        what = "there is no entity with this id" if row["entity"] != "" else "the entity is missing"
        return row.error(what, column="entity", hint="add it to the entities, or judge the name unsure")
    return None

"""The data package in memory: collections, tables of rows, and what was quarantined."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hanse.package.codebook import Codebook
from hanse.package.metadata import DEFAULT_FIELD, Collection
from hanse.package.row import QuarantinedRow, Row

CLAIM_TABLES = ("ties", "statements", "codings")
ENTITY_TABLES = {
    "network": "networks",
    "city": "cities",
    "organisation": "organisations",
    "document": "documents",
    "forum": "fora",
    "fund": "funds",
    "instrument": "instruments",
}


@dataclass(frozen=True)
class DataPackage:
    """Everything under ``data/`` that could be read. Tables of all collections are joined, in order of key."""

    root: Path
    name: str
    data_date: date
    licence: str
    freshness_years: int
    collections: Mapping[str, Collection]
    tables: Mapping[str, tuple[Row, ...]]
    quarantined: tuple[QuarantinedRow, ...]
    codebooks: Mapping[str, Codebook]
    field: str = DEFAULT_FIELD

    def rows(self, table: str, collection: str | None = None) -> tuple[Row, ...]:
        """The rows of ``table``, of one collection or of all."""
        rows = self.tables[table]
        return rows if collection is None else tuple(row for row in rows if row.collection == collection)

    def claims(self) -> tuple[Row, ...]:
        """Every claim: ties, then statements, then codings."""
        return tuple(row for table in CLAIM_TABLES for row in self.tables[table])

    def entities(self) -> tuple[tuple[str, Row], ...]:
        """(kind, row) of every entity."""
        return tuple((kind, row) for kind, table in ENTITY_TABLES.items() for row in self.tables[table])

"""The content hash of a release: what it says, without clock, machine or order of rows."""

import hashlib
import sqlite3
from itertools import pairwise

from hanse.package.schema import TABLES
from hanse.release.store.csvtext import csv_parts
from hanse.release.store.rows import columns_of

# Derived tables that enter the hash beside those of the data package.
_DERIVED = {
    "claim_entity": ("claim", "side", "entity"),
    "membership": ("city", "network", "claim"),
    "codebook": ("key", "title", "paper"),
    "code": ("codebook", "code", "label", "definition"),
    "tombstone": ("target", "reason_class"),
    "collections": ("key", "title", "redistribution", "recorded_on"),
    "meta": ("key", "value"),
}


def content_hash(connection: sqlite3.Connection) -> str:
    """SHA-256 over the canonical CSV of every table of claims, judgements, entities and derived ties.

    Cells are the text of the data package, so that no number is ever printed anew; rows are sorted as text.
    """
    digest = hashlib.sha256()
    for name, header in ({table.name: columns_of(table) for table in TABLES} | _DERIVED).items():
        columns = ", ".join(f'"{column}"' for column in header)
        is_derived = name in _DERIVED
        order = f"ORDER BY {columns}" if is_derived else "NOT INDEXED"
        rows = connection.execute(f'SELECT {columns} FROM "{name}" {order}')
        digest.update(f"\x1d{name}\n".encode())
        for part in csv_parts(header, rows, are_sorted=is_derived or stands_sorted(connection, name)):
            digest.update(part.encode())
    return digest.hexdigest()


def stands_sorted(connection: sqlite3.Connection, table: str) -> bool:
    """True where the rows of a table stand in the order of ids of which none is there twice: then they are sorted."""
    first = connection.execute(f'SELECT * FROM "{table}" LIMIT 0').description[0][0]
    if first != "id":
        return False
    keys = connection.execute(f'SELECT id FROM "{table}" NOT INDEXED')
    return all(one < other for (one,), (other,) in pairwise(keys))

"""The content hash of a release: what it says, without clock, machine or order of rows."""

import hashlib
import sqlite3

from hanse.package.schema import TABLES
from hanse.release.store.csvtext import csv_text
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
        rows = connection.execute(f'SELECT {columns} FROM "{name}"')
        digest.update(f"\x1d{name}\n{csv_text(header, rows)}".encode())
    return digest.hexdigest()

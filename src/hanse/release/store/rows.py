"""Creates the database of a release and copies the data package into it, every cell verbatim."""

import sqlite3
from collections.abc import Iterable, Sequence
from operator import attrgetter
from pathlib import Path

from hanse.package import DataPackage, Row
from hanse.package.package import ENTITY_TABLES
from hanse.package.schema import TABLES, Table

_SCHEMA = Path(__file__).parent.parent / "schema.sql"
PATHS = {
    "network": "/networks/",
    "city": "/cities/",
    "organisation": "/organisations/",
    "document": "/documents/",
    "forum": "/fora/",
    "fund": "/funds/",
    "instrument": "/instruments/",
}


def columns_of(table: Table) -> tuple[str, ...]:
    """The columns of a package table as stored: those of the schema, and the collection where there are several."""
    return (*table.header, "collection") if table.place == "collection" else table.header


def create_database(path: Path) -> sqlite3.Connection:
    """A new database with every table of a release, tuned for being written once."""
    connection = sqlite3.connect(path)
    for setting in ("journal_mode = DELETE", "synchronous = OFF", "page_size = 4096", "secure_delete = ON",
                    "cache_size = -200000"):  # fmt: skip
        connection.execute(f"PRAGMA {setting}")
    for table in TABLES:
        columns = ", ".join(f'"{name}" TEXT NOT NULL' for name in columns_of(table))
        connection.execute(f'CREATE TABLE "{table.name}" ({columns})')
    for statement in _statements():
        if not _is_index(statement):
            connection.execute(statement)
    return connection


def store_package(connection: sqlite3.Connection, package: DataPackage) -> None:
    """Copy every usable row of the package, sorted; note the place of the rows that are not usable."""
    for table in TABLES:
        columns = columns_of(table)
        cells = _sorted_cells(package.rows(table.name), columns)
        marks = ", ".join("?" * len(columns))
        connection.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', cells)
    connection.executemany(
        "INSERT INTO collections VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                c.key,
                c.title,
                c.citation,
                c.licence,
                c.redistribution,
                c.recorded_on.isoformat(),
                c.how_taken,
                c.coder_kind,
            )
            for c in package.collections.values()
        ],
    )
    connection.executemany(
        "INSERT INTO quarantine VALUES (?, ?, ?, ?, ?, ?)",
        sorted(
            (row.table, error.file, error.row, error.column, error.what, error.hint)
            for row in package.quarantined
            for error in row.errors[:1]
        ),
    )


def _sorted_cells(rows: Sequence[Row], columns: Sequence[str]) -> Iterable[tuple[str, ...]]:
    """The cells of every row, sorted as text; where rows have an id, which none shares, by that alone."""
    if columns[0] != "id":
        return sorted(tuple(row.collection if name == "collection" else row[name] for name in columns) for row in rows)
    ordered = sorted(rows, key=attrgetter("id"))
    has_collection = "collection" in columns
    return ((*row.row_values, row.collection) if has_collection else row.row_values for row in ordered)


def create_indexes(connection: sqlite3.Connection) -> None:
    """The indexes of the schema, made when the tables of claims are full: sooner, each row would search its place."""
    for statement in _statements():
        if _is_index(statement):
            connection.execute(statement)


def _statements() -> list[str]:
    text = "\n".join(line.partition(" --")[0] if not line.startswith("--") else ""
                     for line in _SCHEMA.read_text(encoding="utf-8").splitlines())  # fmt: skip
    return [statement.strip() for statement in text.split(";") if statement.strip() != ""]


def _is_index(statement: str) -> bool:
    return statement.startswith(("CREATE INDEX", "CREATE UNIQUE INDEX"))


def store_entities(connection: sqlite3.Connection, package: DataPackage) -> None:
    """One line for every entity of every kind, with the path of its page."""
    rows = []
    for kind, row in package.entities():
        subkind = row["level"] if kind == "city" else row.get("kind")
        country = row.get("country")
        if kind == "network" and len(row["area"]) == 2 and row["area"].isupper() and row["area"] != "EU":
            country = row["area"]
        rows.append(
            (row.id, kind, subkind, row["name"], country, PATHS[kind] + row.id, row["status"], row["successor"])
        )
    connection.executemany("INSERT INTO entity VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)


ENTITY_TABLE = ENTITY_TABLES

"""Copies the codebooks of the data package into a release."""

import sqlite3

from hanse.package import DataPackage


def store_codebooks(connection: sqlite3.Connection, package: DataPackage) -> None:
    """Every codebook with its codes, in the order in which the codebook prints them."""
    for book in package.codebooks.values():
        connection.execute(
            "INSERT INTO codebook VALUES (?, ?, ?, ?, ?, ?, ?)",
            (book.key, book.title, book.paper, book.unit, book.choice, book.verification, book.note),
        )
        connection.executemany(
            "INSERT INTO code VALUES (?, ?, ?, ?, ?)",
            [(book.key, code.id, place, code.label, code.definition) for place, code in enumerate(book.codes, start=1)],
        )

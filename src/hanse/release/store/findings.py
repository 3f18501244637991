"""Keeps what validation found in a release, by place, without the values that it found."""

import sqlite3

from hanse.package import DataPackage, validate_package


def store_findings(connection: sqlite3.Connection, package: DataPackage) -> None:
    """Every finding, with the id of the row it is about, so that it can go when that row is withheld."""
    findings = validate_package(package)
    places = {(finding.file, finding.row) for finding in findings}
    targets = {
        (row.file, row.number): row.id or row.get("network") or row.get("name")
        for rows in package.tables.values()
        for row in rows
        if (row.file, row.number) in places
    }
    connection.executemany(
        "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?)",
        sorted(
            (
                finding.severity, finding.check, finding.file, finding.row, finding.column,
                targets.get((finding.file, finding.row), ""), finding.message,
            )
            for finding in findings
        ),
    )  # fmt: skip

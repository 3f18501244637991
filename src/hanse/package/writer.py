"""Writes tables of the data package: canonical CSV, sorted, replaced whole or not at all."""

import csv
import io
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from hanse.errors import StructureError
from hanse.package.schema import Table


def render_table(table: Table, rows: Iterable[Mapping[str, str]]) -> str:
    """The canonical CSV text of ``rows``: header of the schema, sorted, LF line ends, minimal quoting."""
    header = table.header
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    lines = []
    for row in rows:
        unknown = set(row) - set(header)
        if len(unknown) > 0:
            raise StructureError(
                f"unknown column {sorted(unknown)}", where=table.name, hint="use the columns of hanse.package.schema"
            )
        lines.append([row.get(name, "") for name in header])
    for line in sorted(lines):
        writer.writerow(line)
    return buffer.getvalue()


def write_table(path: Path, table: Table, rows: Iterable[Mapping[str, str]]) -> None:
    """Write ``rows`` to ``path`` atomically."""
    replace_text(path, render_table(table, rows))


def replace_text(path: Path, text: str) -> None:
    """Replace the file at ``path`` by ``text`` whole or not at all; creates missing folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise

"""Canonical CSV: header, rows sorted as text, LF line ends, minimal quoting."""

import csv
import io
from collections.abc import Iterable, Sequence


def csv_text(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """``rows`` under ``header``, sorted, so that the same rows always give the same text."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(sorted(tuple(row) for row in rows))
    return buffer.getvalue()

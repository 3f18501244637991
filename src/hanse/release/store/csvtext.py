"""Canonical CSV: header, rows sorted as text, LF line ends, minimal quoting."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

_PART = 20_000  # rows written together


def csv_parts(header: Sequence[str], rows: Iterable[Sequence[str]], *, are_sorted: bool = False) -> Iterator[str]:
    """``rows`` under ``header``, sorted, so that the same rows always give the same text; part by part.

    Rows that ``are_sorted`` already are never held together.
    """
    ordered: Iterable[Sequence[str]] = rows if are_sorted else sorted(tuple(row) for row in rows)
    whole = chain([header], ordered)
    while True:
        buffer = io.StringIO()
        csv.writer(buffer, lineterminator="\n").writerows(islice(whole, _PART))
        if buffer.tell() == 0:
            return
        yield buffer.getvalue()

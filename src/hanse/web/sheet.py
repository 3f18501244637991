"""Sheets for readers: the roster of a network to correct, the matrix on screen. Safe to open in any spreadsheet."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from hanse.release.matrixview import MatrixView
from hanse.release.views import NetworkProfile

ROSTER_HEADER = (
    "network", "city_as_written", "country_iso2", "level", "role", "valid_from", "valid_to", "as_of", "status_held",
    "claims", "correct_yes_no", "should_be", "source_url", "note",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?")


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; a number with a sign is none."""
    return "'" + cell if cell.startswith(_FORMULA) and _NUMBER.fullmatch(cell) is None else cell


def write(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """CSV in UTF-8 with a byte order mark, which spreadsheets need to read accents."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def roster_sheet(view: NetworkProfile) -> bytes:
    """Every membership recorded for a network, with empty columns for what should be."""
    rows = [
        (
            view.network.name,
            item.city.name,
            item.city.country,
            item.city.subkind,
            "; ".join(item.roles),
            item.start,
            item.end,
            item.last_listed or item.first_listed,
            item.status,
            "; ".join(claim.id for claim in item.claims),
            "",
            "",
            "",
            "",
        )
        for item in view.memberships
    ]
    empty = [(view.network.name, *[""] * (len(ROSTER_HEADER) - 1))] * 3
    return write(ROSTER_HEADER, [*rows, *empty])


def matrix_sheet(view: MatrixView) -> bytes:
    """The cells of the view: one row a city, one column a network, status words in the cells."""
    header = ("city", "city_id", "country", *(network.id for network in view.networks), "counted")
    rows = [
        (city.name, city.id, city.country, *cells, str(count))
        for city, cells, count in zip(view.cities, view.cells, view.counted, strict=True)
    ]
    return write(header, rows)

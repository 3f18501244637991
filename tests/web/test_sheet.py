"""Sheets open safely in any spreadsheet."""

import csv
import io

from hanse.web.sheet import safe, write


def test_no_cell_is_a_formula() -> None:
    assert [safe(cell) for cell in ("=1+1", "+49-1", "-A1", "@x", "-37.81", "Ghent", "")] == [
        "'=1+1",
        "'+49-1",
        "'-A1",
        "'@x",
        "-37.81",
        "Ghent",
        "",
    ]


def test_accents_and_commas_survive() -> None:
    body = write(("city", "note"), [("Łódź", 'a, "b"'), ("Αθήνα", "x\ny")])
    assert body.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))
    assert read == [["city", "note"], ["Łódź", 'a, "b"'], ["Αθήνα", "x\ny"]]

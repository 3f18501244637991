"""Files made to hurt: each is refused with a reason or read without its poison, in bounded time and memory."""

import io
import json
import random
import struct
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hanse.errors import HanseError, StructureError
from hanse.intake.limits import DEFAULT
from hanse.intake.reading import read_bytes, read_file
from hanse.intake.sheet import Sheet
from tests.intake import making

SMALL = replace(DEFAULT, file_bytes=2_000_000, unpacked_bytes=3_000_000, rows=2_000, cells=20_000, cell_length=2_000)
SHEET = "xl/worksheets/sheet1.xml"


def with_sheet(xml: str) -> bytes:
    """A workbook whose only sheet is this XML."""
    source = zipfile.ZipFile(io.BytesIO(making.xlsx({"S": [("Ghent",)]})))
    return making.container({name: xml if name == SHEET else source.read(name) for name in source.namelist()})


def rows_xml(cells: str) -> str:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>'


def encrypted_zip() -> bytes:
    data = bytearray(making.xlsx({"S": [("Ghent",)]}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(mark, place + 1)
    return bytes(data)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOCTYPE = '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
FAR = '<row r="1"><c r="A1" t="str"><v>a</v></c></row><row r="1048576"><c r="XFD1048576" t="str"><v>b</v></c></row>'

XLS = making.xls({"S": [("City", "Since"), ("Ghent", 2015)]})


def changed(data: bytes, place: int, value: int) -> bytes:
    """``data`` with four bytes at a place replaced by a number."""
    return data[:place] + struct.pack("<I", value) + data[place + 4 :]


HOSTILE = {
    "bytes": (b"a,b\n" * 600_000, "a.csv", "more than 2,000,000 bytes"),
    "a cell of 10 MB": (b"Ghent," + b"x" * 1_900_000, "a.csv", "cell"),
    "an open quote": (b'Ghent,"' + b"x,y\n" * 100_000, "a.csv", "cell"),
    "rows": (b"Ghent\n" * 3_000, "a.csv", "more than 2,000 rows"),
    "columns": (b"," .join([b"x"] * 5_000), "a.csv", "more than 2,000 columns"),
    "zip bomb": (making.container({"xl/workbook.xml": b"", SHEET: b"0" * 2_900_000}), "a.xlsx", "times its size"),
    "zip total": (making.container({"xl/workbook.xml": b"", SHEET: b"0" * 4_000_000}), "a.xlsx", "when unpacked"),
    "zip entries": (making.container({f"xl/workbook{n}": b"" for n in range(5_100)}), "a.xlsx", "files in the"),
    "encrypted zip": (encrypted_zip(), "a.xlsx", "encrypted"),
    "encrypted office": (OLE + "EncryptedPackage".encode("utf-16-le"), "a.xlsx", "encrypted"),
    "cells far apart": (with_sheet(rows_xml(FAR)), "a.xlsx", "row 1,048,576, column 16,384"),
    "entities in a sheet": (with_sheet(DOCTYPE + rows_xml("")), "a.xlsx", "entities"),
    "broken sheet": (with_sheet("<worksheet><sheetData"), "a.xlsx", "cannot be read"),
    "repeated rows": (making.ods([("Ghent",)], repeat_rows=1_000_000), "a.ods", "more than 2,000 rows"),
    "repeated cells": (making.ods([("Ghent",)], repeat_columns=900_000_000), "a.ods", "columns"),
    "entities in a document": (making.docx(making.paragraph("Ghent"), DOCTYPE), "a.docx", "entities"),
    "nested elements": (making.docx("<w:p>" * 400 + "</w:p>" * 400), "a.docx", "inside each other"),
    "cut container": (making.xlsx({"S": [("Ghent",)]})[:900], "a.xlsx", "damaged|no document"),
    "nested page": (b"<html>" + b"<div>" * 5_000 + b"Ghent", "a.html", "inside each other"),
    "spans": (b"<table>" + b"<tr>" + b"<td colspan=1000 rowspan=1000>x</td>" * 30, "a.html", "spans"),
    "nested json": (b"[" * 100_000 + b"]" * 100_000, "a.json", "inside each other"),
    "broken json": (b'{"a": [1, 2', "a.json", "no JSON"),
    "long number": (b"[" + b"9" * 1_000_000 + b"]", "a.json", "characters in one cell"),
    "entities beside a sheet": (
        making.container({"xl/workbook.xml": b"", "xl/sharedStrings.xml": DOCTYPE + "<sst/>"}), "a.xlsx", "entities",
    ),
    "cut compound file": (XLS[:100], "a.xls", "cut"),
    "compound file of lying length": (changed(XLS, 64, 0xFFFFFFFF), "a.xls", "more sectors than it holds"),
    "compound file that begins nowhere": (changed(XLS, 48, 9_999), "a.xls", "begins behind its end"),
    "compound file that goes on nowhere": (changed(XLS, 512 + 8, 9_999), "a.xls", "goes on behind its end"),
    "compound file in circles": (changed(XLS, 512 + 12, 3), "a.xls", "in circles"),
    "sheet of lying size": (
        XLS.replace(struct.pack("<HHII", 512, 14, 0, 2), struct.pack("<HHII", 512, 14, 0, 2**31)), "a.xls",
        "rows or columns than there can be",
    ),
    "broken pdf": (b"%PDF-1.7\nGhent", "a.pdf", "cannot be read"),
    "empty pdf": (making.pdf([[]]), "a.pdf", "no text"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"0" * 100, "a.png", "picture"),
    "unknown container": (making.container({"a.txt": "Ghent"}), "a.zip", "no document"),
    "half of UTF-16": ("Ghent".encode("utf-16") + b"\x00", "a.csv", "utf-16"),
    "nothing": (b"\x00\x00\n", "a.csv", "empty"),
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_it_is_refused_with_its_reason(case: str) -> None:
    data, name, reason = HOSTILE[case]
    begun = time.monotonic()
    with pytest.raises(StructureError, match=reason) as refused:
        read_bytes(data, name, SMALL)
    assert time.monotonic() - begun < 3
    assert refused.value.where != ""
    assert refused.value.hint != ""


def test_an_encrypted_pdf_is_refused() -> None:
    lock = b" /Encrypt << /Filter /Standard /V 1 /R 2 /O <" + b"00" * 32 + b"> /U <" + b"11" * 32 + b"> /P -4 >>"
    locked = making.pdf([[(72, 700, "Ghent")]]).replace(b"/Root 1 0 R", b"/Root 1 0 R /ID [<00> <00>]" + lock)
    with pytest.raises(StructureError, match="encrypted"):
        read_bytes(locked, "a.pdf")


def test_direction_marks_nulls_and_invisible_characters_are_cut_and_told() -> None:
    sheet = read_bytes("City\nGh\u202eent\u202c\nR\x00i\u200bga\n\u2066Turin\u2069\n".encode(), "a.csv")
    assert [line.cells[0] for line in sheet.grids[0].lines] == ["City", "Ghent", "Riga", "Turin"]
    assert any("4 marks that turn the direction" in remark for remark in sheet.remarks)


def test_joiners_that_scripts_need_stay() -> None:
    assert read_bytes("نام\nنی\u200cریز\n".encode(), "a.csv").grids[0].lines[1].cells == ("نی\u200cریز",)


def test_time_is_bounded(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"Ghent,BE\n" * 100_000)
    begun = time.monotonic()
    with pytest.raises(StructureError, match=r"seconds|gave up"):
        read_file(path, replace(DEFAULT, seconds=0))
    assert time.monotonic() - begun < 5


def test_memory_is_bounded(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"Ghent,BE\n" * 190_000)
    with pytest.raises(StructureError, match=r"memory|gave up"):
        read_file(path, replace(DEFAULT, memory_bytes=60_000_000))


SEEDS = {
    "a.csv": "City;Country\nGent;BE\n\"Łódź\";PL\n".encode(),
    "a.xlsx": making.xlsx({"S": [("City", "Since"), ("Ghent", 2015), ("Turin", 2016)]}, merged=["A2:A3"]),
    "a.ods": making.ods([("City",), ("Ghent",)]),
    "a.xls": making.xls({"S": [("City", "Since"), ("Ghent", 2015)]}, merged=[(0, 1, 0, 0)]),
    "a.tsv": "City\tCountry\nGent\tBE\n".encode("utf-16"),
    "a.docx": making.docx(making.paragraph("Ghent", "Heading1") + making.word_table([("City",), ("Ghent",)])),
    "a.pdf": making.pdf([[(72, 700, "Ghent"), (200, 700, "BE")]]),
    "a.html": b"<ul><li>Ghent<li>Turin</ul><table><tr><td rowspan=2>a<td>b<tr><td>c</table><dl><dt>a<dd>b</dl>",
    "a.json": b'{"a": [{"b": {"type": "uri", "value": "x"}}, 1, null, [true]], "c": "d"}',
    "a.txt": "Members:\n- Ghent\n\u202e2. Turin\n===\n".encode(),
}  # fmt: skip


def damaged(data: bytes, seed: int) -> bytes:
    """``data`` with a few bytes changed, cut or doubled."""
    chance = random.Random(seed)
    out = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        place = chance.randrange(len(out)) if len(out) > 0 else 0
        match chance.randrange(4):
            case 0:
                out[place : place + 1] = bytes([chance.randrange(256)])
            case 1:
                del out[place : place + chance.randrange(40)]
            case 2:
                out[place:place] = out[place : place + chance.randrange(200)]
            case _:
                out[place:place] = chance.choice((b"\x00", b"\xff\xfe", b"<", b'"', b"{", b"\xe2\x80\xae", b"9" * 30))
    return bytes(out)


def attempt(data: bytes, name: str) -> Sheet | None:
    """The sheet, or None where the file is refused with a reason; any other end is a fault of the reader."""
    try:
        return read_bytes(data, name, SMALL)
    except HanseError as error:
        refused = error
    assert refused.what != ""
    return None


@pytest.mark.parametrize("name", SEEDS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32))
@example(seed=12990773)  # of a Word document: the directory of the container points before its beginning
def test_damaged_files_are_read_or_refused(name: str, seed: int) -> None:
    sheet = attempt(damaged(SEEDS[name], seed), name)
    grids = sheet.grids if sheet is not None else ()
    assert all(line.locator != "" for grid in grids for line in grid.lines[1:])


@settings(max_examples=150, deadline=None)
@given(data=st.binary(max_size=400), name=st.sampled_from([*SEEDS, "a"]))
@example(data=b"\xff\xfe", name="a.csv")
@example(data=b"\xef\xbb\xbf", name="a.txt")
@example(data=b"PK\x03\x04", name="a.xlsx")
@example(data=b'"', name="a.csv")
@example(data=b"NaN", name="a.json")
@example(data=b"<table><td>", name="a.html")
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    sheet = attempt(data, name)
    assert sheet is None or len(sheet.grids) > 0


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=4), min_size=1, max_size=6))
def test_any_text_survives_as_json_with_its_places(rows: list[list[str]]) -> None:
    sheet = attempt(
        json.dumps([{f"k{place}": cell for place, cell in enumerate(row)} for row in rows]).encode(), "a.json"
    )
    for line in sheet.grids[0].lines[1:] if sheet is not None else ():
        assert line.locator.startswith("$[")
        assert all("\x00" not in cell and cell == cell.strip() for cell in line.cells)

"""Reads spreadsheets (XLSX, XLS, ODS): every sheet, formulas as the values they last gave, merged cells filled."""

import codecs
import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Final

import python_calamine

from hanse.errors import StructureError
from hanse.intake.collecting import Collector
from hanse.intake.compound import check_compound
from hanse.intake.container import open_container, parse_xml, read_entry
from hanse.intake.limits import Limits, check
from hanse.intake.sheet import TABLE, Sheet

_HINT = "save it again in the program that made it, or as CSV"
_VALUED = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*?(?<!/)>')
_CELLS: Final = ("table-cell", "covered-table-cell")
_REPEAT: Final = "number-{}-repeated"
_SPAN: Final = "number-{}-spanned"
Area = tuple[tuple[int, int], tuple[int, int]]  # (row, column) of the first and the last cell
Value = int | float | str | bool | time | date | datetime | timedelta | None


def read_workbook(data: bytes, file: str, limits: Limits) -> Sheet:
    """Every sheet of a workbook."""
    spans: dict[str, list[Area]] = {}
    if data.startswith(b"PK"):
        spans = _check_extent(data, file, limits)
    else:
        check_compound(data, file)
    collector = Collector(file, "spreadsheet", limits)
    try:
        book = python_calamine.load_workbook(BytesIO(data))
        for meta in book.sheets_metadata:
            if str(meta.typ) != str(python_calamine.SheetTypeEnum.WorkSheet):
                continue
            if str(meta.visible) != str(python_calamine.SheetVisibleEnum.Visible):
                collector.remark(f"sheet {meta.name} is hidden")
            _read_sheet(book.get_sheet_by_name(meta.name), collector, limits, spans.get(meta.name, []))
    except python_calamine.PasswordError:
        raise StructureError("it is encrypted", where=file, hint="save it without a password") from None
    except (python_calamine.CalamineError, ValueError, OSError, OverflowError) as error:
        raise StructureError(f"the spreadsheet cannot be read: {error}", where=file, hint=_HINT) from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # how the reader reports that it ran into its own limits
            raise
        raise StructureError("the spreadsheet is damaged", where=file, hint=_HINT) from None
    return collector.sheet()


def _read_sheet(sheet: python_calamine.CalamineSheet, collector: Collector, limits: Limits, spans: list[Area]) -> None:
    where = f"{collector.file} sheet {sheet.name}"
    check(sheet.total_height, limits.rows, "rows", where)
    check(sheet.total_width, limits.columns, "columns", where)
    check(sheet.total_height * sheet.total_width, limits.cells, "cells", where)
    rows = [[text_of(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    _fill_merged(rows, sheet.merged_cell_ranges or spans, limits, where)
    lines = (collector.line(f"sheet {sheet.name}, row {number}", row) for number, row in enumerate(rows, start=1))
    collector.grid(f"sheet {sheet.name}", TABLE, lines)


def _fill_merged(rows: list[list[str]], ranges: Iterable[Area], limits: Limits, where: str) -> None:
    """Write the value of a merged cell into every cell that it covers."""
    filled = 0
    for (top, left), (bottom, right) in ranges:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        value = rows[top][left]
        height, width = min(bottom + 1, len(rows)) - top, min(right + 1, len(rows[top])) - left
        filled += height * width
        check(filled, limits.cells, "cells covered by merged ones", where)
        if value != "":
            for row in rows[top : top + height]:
                row[left : left + width] = [value] * width


def text_of(value: Value) -> str:
    """A value as a person reads it: whole numbers without a point, dates in ISO form."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="minutes")
    return str(value)


def _check_extent(data: bytes, file: str, limits: Limits) -> dict[str, list[Area]]:
    """Refuse a sheet whose cells lie so far apart that its rectangle would fill memory.

    Gives the merged cells of an OpenDocument file by sheet, which its reader does not tell.
    """
    archive = open_container(data, file, limits)
    for name in archive.namelist():
        if name.startswith("xl/") and name.endswith(".xml"):
            part = read_entry(archive, name, file, limits)  # as long as its directory says, or it is refused
            _check_declarations(part, file)
            if name.startswith("xl/worksheets/"):
                _check_references(part, file, limits)
    content = read_entry(archive, "content.xml", file, limits)
    return _check_repeats(content, file, limits) if content != b"" else {}


def _check_declarations(content: bytes, file: str) -> None:
    plain = content if content[:2] not in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else content.replace(b"\x00", b"")
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise StructureError("its XML declares a document type or entities", where=file, hint=_HINT)


def _check_references(content: bytes, file: str, limits: Limits) -> None:
    rows = columns = 0
    for letters, digits in _VALUED.findall(content):
        rows = max(rows, int(digits))
        number = 0
        for letter in letters:
            number = number * 26 + letter - 64
        columns = max(columns, number)
    _check_rectangle(rows, columns, file, limits)


def _check_repeats(content: bytes, file: str, limits: Limits) -> dict[str, list[Area]]:
    """ODS writes equal cells and rows once with a number: measure the rectangle that they come to.

    Gives the merged cells of each table.
    """
    spans: dict[str, list[Area]] = {}
    table = ""
    rows = columns = 0  # of the rectangle so far, up to the last cell with content
    above = before = 0  # rows above this one, cells before this one, blank ones counted
    repeat_row = repeat_cell = 1
    width = 0
    has_text = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal above, before, repeat_row, repeat_cell, width, has_text, table
        local = name.rpartition(":")[2]
        if local == "table":
            above, table = 0, next((value for key, value in attributes.items() if key.endswith(":name")), "")
        elif local == "table-row":
            repeat_row, before, width = _number(attributes, "rows"), 0, 0
        elif local in _CELLS:
            repeat_cell, has_text = _number(attributes, "columns"), "office:value-type" in attributes
            down, right = _number(attributes, "rows", _SPAN), _number(attributes, "columns", _SPAN)
            if down > 1 or right > 1:
                spans.setdefault(table, []).append(((above, before), (above + down - 1, before + right - 1)))
                check(len(spans[table]), limits.rows, "merged cells", file)

    def end(name: str) -> None:
        nonlocal rows, columns, above, before, width, has_text
        local = name.rpartition(":")[2]
        if local in _CELLS:
            before += repeat_cell
            width = before if has_text else width
            has_text = False
        elif local == "table-row":
            above += repeat_row
            rows, columns = (max(rows, above), max(columns, width)) if width > 0 else (rows, columns)
            _check_rectangle(rows, columns, file, limits)

    def text(characters: str) -> None:
        nonlocal has_text
        has_text = has_text or characters.strip() != ""

    parse_xml(content, file, limits, start=start, end=end, text=text)
    return spans


def _check_rectangle(rows: int, columns: int, file: str, limits: Limits) -> None:
    hint = f"a cell with content stands in row {rows:,}, column {columns:,}; delete what lies outside the list"
    check(rows, limits.rows, "rows", file, hint)
    check(columns, limits.columns, "columns", file, hint)
    check(rows * columns, limits.cells, "cells", file, hint)


def _number(attributes: dict[str, str], what: str, kind: str = _REPEAT) -> int:
    found = next((value for key, value in attributes.items() if key.endswith(kind.format(what))), "1")
    return int(found) if found.isdecimal() and len(found) < 10 else 1

"""Writes small files of each kind for the tests, by hand where a library would hide what is in them."""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

import openpyxl

Rows = Sequence[Sequence[object]]


def container(entries: Mapping[str, str | bytes]) -> bytes:
    """A zip with these entries."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return stream.getvalue()


def xlsx(sheets: Mapping[str, Rows], merged: Sequence[str] = ()) -> bytes:
    """A workbook; ``merged`` are ranges of the first sheet."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    for area in merged:
        book.worksheets[0].merge_cells(area)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def ods(rows: Rows, *, repeat_rows: int = 1, repeat_columns: int = 1) -> bytes:
    """An OpenDocument spreadsheet; the last row and its last cell are written with a number of repeats."""
    lines = []
    for number, row in enumerate(rows):
        is_last = number == len(rows) - 1
        cells = []
        for place, value in enumerate(row):
            times = repeat_columns if is_last and place == len(row) - 1 else 1
            cells.append(
                f'<table:table-cell office:value-type="string" table:number-columns-repeated="{times}">'
                f"<text:p>{escape(str(value))}</text:p></table:table-cell>"
            )
        times = repeat_rows if is_last else 1
        lines.append(f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>')
    content = (
        '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="Members">{"".join(lines)}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return container(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": manifest,
        }
    )


def ods_spanned(rows: Rows, spans: Mapping[tuple[int, int], tuple[int, int]]) -> bytes:
    """An OpenDocument spreadsheet with merged cells: (row, column) to (rows, columns) that a cell covers."""
    lines = []
    for number, row in enumerate(rows):
        cells = []
        for place, value in enumerate(row):
            down, right = spans.get((number, place), (1, 1))
            spanned = f'table:number-rows-spanned="{down}" table:number-columns-spanned="{right}"'
            text = f"<text:p>{escape(str(value))}</text:p>" if value is not None else ""
            kind = 'office:value-type="string"' if value is not None else ""
            cells.append(f"<table:table-cell {kind} {spanned}>{text}</table:table-cell>")
        lines.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    source = zipfile.ZipFile(io.BytesIO(ods([("x",)])))
    content = source.read("content.xml").decode()
    begin, end = content.index("<table:table-row"), content.index("</table:table>")
    entries = {name: source.read(name) for name in source.namelist()}
    return container(entries | {"content.xml": content[:begin] + "".join(lines) + content[end:]})


def docx(body: str, before: str = "") -> bytes:
    """A Word document with this body; see :func:`paragraph` and :func:`word_table`."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    text = f'<?xml version="1.0"?>{before}<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    return container({"[Content_Types].xml": "<Types/>", "word/document.xml": text})


def paragraph(text: str, style: str = "") -> str:
    """A paragraph of a Word document."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style != "" else ""
    return f"<w:p>{properties}<w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def word_table(rows: Rows) -> str:
    """A table of a Word document."""
    lines = ("".join(f"<w:tc>{paragraph(str(cell))}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def pdf(pages: Sequence[Sequence[tuple[float, float, str]]]) -> bytes:
    """A PDF with text at (x, y) on each page, in Helvetica 10."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    kids = []
    for page in pages:
        shown = "\n".join(f"BT /F1 10 Tf {x} {y} Td ({_quoted(text)}) Tj ET" for x, y, text in page)
        number = len(objects) + 1
        kids.append(f"{number} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number + 1} 0 R "
            f"/Resources << /Font << /F1 {font} >> >> >>"
        )
        objects.append(f"<< /Length {len(shown.encode('cp1252'))} >>\nstream\n{shown}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    start = len(out)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def _quoted(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def xls(sheets: Mapping[str, Rows], merged: Sequence[tuple[int, int, int, int]] = ()) -> bytes:
    """A workbook of Excel 97: texts, numbers and truth values; ``merged`` (top, bottom, left, right) of each sheet."""
    bodies = [_xls_sheet(rows, merged) for rows in sheets.values()]
    begin = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)) + _record(
        0x0042, struct.pack("<H", 1200)
    )
    heads = [struct.pack("<IBB", 0, 0, 0) + _xls_text(name, "<B") for name in sheets]
    place = len(begin) + sum(4 + len(head) for head in heads) + 4
    bound = b""
    for head, body in zip(heads, bodies, strict=True):
        bound += _record(0x0085, struct.pack("<I", place) + head[4:])
        place += len(body)
    return _compound("Workbook", begin + bound + _record(0x000A, b"") + b"".join(bodies))


def _xls_sheet(rows: Rows, merged: Sequence[tuple[int, int, int, int]]) -> bytes:
    found = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    width = max((len(row) for row in rows), default=0)
    found += _record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            cell = struct.pack("<HHH", number, column, 0)
            if isinstance(value, bool):
                found += _record(0x0205, cell + struct.pack("<BB", value, 0))
            elif isinstance(value, int | float):
                found += _record(0x0203, cell + struct.pack("<d", value))
            elif value is not None:
                found += _record(0x0204, cell + _xls_text(str(value), "<H"))
    if len(merged) > 0:
        areas = b"".join(struct.pack("<HHHH", *area) for area in merged)
        found += _record(0x00E5, struct.pack("<H", len(merged)) + areas)
    return found + _record(0x000A, b"")


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _xls_text(text: str, size: str) -> bytes:
    return struct.pack(size, len(text)) + b"\x01" + text.encode("utf-16-le")


def _compound(name: str, stream: bytes) -> bytes:
    """A compound file (OLE 2) with one stream, in sectors of 512 bytes: allocation table, directory, stream."""
    stream = stream.ljust(-(-max(len(stream), 4096) // 512) * 512, b"\x00")
    sectors = len(stream) // 512
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, sectors + 2), 0xFFFFFFFE]
    table = b"".join(struct.pack("<I", link) for link in chain).ljust(512, b"\xff")
    assert len(table) == 512, "one sector of links serves 126 sectors of stream"
    head = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\x00" * 6
    )
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<I", 0).ljust(436, b"\xff")
    root, entry = _entry("Root Entry", 5, 1, 0xFFFFFFFE, 0), _entry(name, 2, 0xFFFFFFFF, 2, len(stream))
    directory = (root + entry).ljust(512, b"\x00")
    return head + table + directory + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = (name + "\x00").encode("utf-16-le")
    body = text.ljust(64, b"\x00") + struct.pack("<HBB", len(text), kind, 1)
    body += struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child) + b"\x00" * 36 + struct.pack("<IQ", start, size)
    return body

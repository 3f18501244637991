"""Reads a file of any kind into a sheet: the kind by its first bytes, then by its name."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Final

from hanse.errors import StructureError
from hanse.intake.delimited import find_delimiter, read_delimited
from hanse.intake.docx import read_docx
from hanse.intake.limits import DEFAULT, Limits, check
from hanse.intake.pdf import read_pdf
from hanse.intake.plain import read_plain
from hanse.intake.records import read_records
from hanse.intake.sheet import Sheet
from hanse.intake.webpage import read_webpage
from hanse.intake.workbook import read_workbook

Reader = Callable[[bytes, str, Limits], Sheet]
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NAMES: Final[dict[str, Reader]] = {
    ".csv": read_delimited, ".tsv": read_delimited, ".tab": read_delimited, ".psv": read_delimited,
    ".html": read_webpage, ".htm": read_webpage, ".xhtml": read_webpage, ".json": read_records,
    ".geojson": read_records, ".txt": read_plain, ".md": read_plain,
}  # fmt: skip
_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")


def read_file(path: Path, limits: Limits = DEFAULT) -> Sheet:
    """The sheet of an untrusted file, read in a process of its own that time and memory bound.

    Raises StructureError where it is missing, of no known kind, damaged, or past a limit.
    """
    try:
        size = path.stat().st_size
    except OSError as error:
        raise StructureError(f"cannot be opened: {error.strerror}", where=str(path), hint="check the name") from None
    if not path.is_file():
        raise StructureError("this is no file", where=str(path), hint="name one file")
    check(size, limits.file_bytes, "bytes", path.name)
    command = [sys.executable, "-m", "hanse.intake.isolated", str(path), json.dumps(asdict(limits))]
    try:
        done = subprocess.run(command, capture_output=True, timeout=limits.seconds, check=False)
    except subprocess.TimeoutExpired:
        what = f"reading takes more than {limits.seconds} seconds"
        raise StructureError(what, where=path.name, hint="save the part that holds the list") from None
    return _answer(done.stdout, path.name)


def _answer(output: bytes, file: str) -> Sheet:
    """The sheet that the reading process printed, or the error that it met."""
    try:
        content = json.loads(output)
    except ValueError:
        what = "the reader gave up on it: the file is damaged or made to fill memory"
        raise StructureError(what, where=file, hint="save it again, or as CSV") from None
    if "what" in content:
        raise StructureError(content["what"], where=content["where"], hint=content["hint"])
    return Sheet.from_data(content)


def read_bytes(data: bytes, file: str, limits: Limits = DEFAULT) -> Sheet:
    """The sheet of bytes in memory, read in this process. For files that are not trusted use :func:`read_file`."""
    check(len(data), limits.file_bytes, "bytes", file)
    if len(data.strip(b"\x00 \t\r\n")) == 0:
        raise StructureError("the file is empty", where=file, hint="check that it was saved")
    sheet = reader_of(data, file)(data, file, limits)
    if len(sheet.grids) == 0:
        raise StructureError("nothing to read was found in it", where=file, hint="check that it holds the list as text")
    return sheet


def reader_of(data: bytes, file: str) -> Reader:
    """The reader for these bytes; what a file is called only decides between kinds of text."""
    start = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"%PDF-" in data[:1024]:
        return read_pdf
    if data.startswith(b"PK\x03\x04"):
        return _container_reader(data, file)
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise StructureError("it is encrypted", where=file, hint="save it without a password")
        return read_workbook
    if data.startswith(_PICTURES):
        raise StructureError("this is a picture", where=file, hint="run text recognition over it first")
    named = _NAMES.get(Path(file).suffix.lower())
    if named is None or named is read_plain or start[:1] == b"<":
        return _text_reader(start, data) or (read_plain if named is None else named)
    return named


def _container_reader(data: bytes, file: str) -> Reader:
    if b"word/document.xml" in data:
        return read_docx
    if any(name in data for name in (b"xl/workbook", b"content.xml")):
        if Path(file).suffix.lower() in (".odt", ".odp"):
            raise StructureError("OpenDocument texts are not read", where=file, hint="save it as DOCX or HTML")
        return read_workbook
    raise StructureError("this container is no document that can be read", where=file, hint="unpack it first")


def _text_reader(start: bytes, data: bytes) -> Reader | None:
    lowered = start[:1024].lower()
    if any(tag in lowered for tag in (b"<!doctype html", b"<html", b"<table", b"<ul", b"<body", b"<div")):
        return read_webpage
    if start[:1] in (b"{", b"["):
        return read_records
    sample = data[:100_000].decode("latin-1").replace("\x00", "")
    return read_delimited if find_delimiter(sample) in ("\t", ";", "|") else None

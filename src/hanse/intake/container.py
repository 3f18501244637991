"""Opens zip containers (XLSX, ODS, DOCX) within bounds and reads their XML without entities."""

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import Final
from xml.parsers import expat

from hanse.errors import StructureError
from hanse.intake.limits import Limits, check

_LARGE: Final = 1_000_000
_CHUNK: Final = 1 << 16
_DAMAGED = "save it again in the program that made it, or as CSV"


def open_container(data: bytes, file: str, limits: Limits) -> zipfile.ZipFile:
    """The container, once its directory promises to stay within the limits; encrypted ones are refused."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError, UnicodeDecodeError) as error:
        raise StructureError(f"the container is damaged: {error}", where=file, hint=_DAMAGED) from None
    check(len(entries), limits.entries, "files in the container", file)
    check(sum(entry.file_size for entry in entries), limits.unpacked_bytes, "bytes when unpacked", file)
    for entry in entries:
        if entry.flag_bits & 1:
            raise StructureError("it is encrypted", where=file, hint="save it without a password")
        if entry.file_size > _LARGE and entry.file_size > limits.ratio * max(entry.compress_size, 1):
            raise StructureError(
                f"{entry.filename[:80]} unpacks to {entry.file_size // max(entry.compress_size, 1):,} times its size",
                where=file,
                hint="a file made to fill memory is not opened",
            )
    return archive


def read_entry(archive: zipfile.ZipFile, name: str, file: str, limits: Limits) -> bytes:
    """The bytes of one entry, bounded by what really comes out; b"" where it is not there."""
    found = bytearray()
    try:
        with archive.open(name) as stream:
            while len(chunk := stream.read(_CHUNK)) > 0:
                found += chunk
                check(len(found), limits.unpacked_bytes, "bytes when unpacked", file)
    except KeyError:
        return b""
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise StructureError(f"{name} in the container is damaged: {error}", where=file, hint=_DAMAGED) from None
    return bytes(found)


def parse_xml(
    content: bytes,
    file: str,
    limits: Limits,
    *,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Walk an XML document. A document type (and with it any entity) is refused, nesting is bounded."""
    depth = nodes = 0

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, nodes
        depth, nodes = depth + 1, nodes + 1
        check(depth, limits.nesting, "elements inside each other", file)
        check(nodes, limits.nodes * 10, "elements", file)
        start(name, attributes)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name)

    def refuse(*_: object) -> int:
        raise StructureError("its XML declares a document type or entities", where=file, hint=_DAMAGED)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = opened, closed, text
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = parser.ExternalEntityRefHandler = refuse
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError) as error:
        raise StructureError(f"its XML is damaged: {error}", where=file, hint=_DAMAGED) from None

"""Checks the skeleton of compound files (XLS) before they are opened: lengths that lie, and chains that never end."""

import struct
from typing import Final

from hanse.errors import StructureError

_HEADER: Final = 512
_COUNTS: Final = (40, 44, 64, 72)  # sectors of the directory, the links, the short links and the table of links
_STARTS: Final = (48, 60, 68)
_SPECIAL: Final = 0xFFFFFFFA  # this and above are marks, not numbers of sectors
_IN_HEADER: Final = 109  # places in the header that name sectors of links
_NAMES: Final = ("Workbook", "Book")
_SHORT: Final = 4_096  # bytes below which a stream has no sectors of its own
_DIMENSIONS, _STRINGS = 0x0200, 0x00FC
_ROWS, _COLUMNS = 65_536, 256
_HINT: Final = "save it again in the program that made it, or as CSV"


def check_compound(data: bytes, file: str) -> None:
    """Refuse a compound file that promises more than it holds, or that runs in circles."""
    fault = _fault(data)
    if fault != "":
        raise StructureError(f"the spreadsheet is damaged: {fault}", where=file, hint=_HINT)


def _fault(data: bytes) -> str:
    if len(data) < _HEADER:
        return "it is cut"
    shift = struct.unpack_from("<H", data, 30)[0]
    if shift not in (9, 12):
        return "its sectors have no known size"
    size = 1 << shift
    sectors = max(len(data) - _HEADER, 0) // size + 1
    if any(struct.unpack_from("<I", data, place)[0] > sectors for place in _COUNTS):
        return "it promises more sectors than it holds"
    if any(sectors <= struct.unpack_from("<I", data, place)[0] < _SPECIAL for place in _STARTS):
        return "it begins behind its end"
    links = _links(data, size, sectors)
    following = [link for link in links if link < _SPECIAL]
    if any(link >= sectors for link in following):
        return "it goes on behind its end"
    if len(set(following)) < len(following):
        return "it runs in circles"
    return _fault_of_records(_stream(data, size, links))


def _links(data: bytes, size: int, sectors: int) -> list[int]:
    """Which sector follows each sector, as far as the header names the sectors that say so."""
    found: list[int] = []
    for sector in struct.unpack_from(f"<{_IN_HEADER}I", data, 76):
        start = _HEADER + sector * size if size == _HEADER else (sector + 1) * size
        if sector < sectors and start + size <= len(data):
            found += struct.unpack_from(f"<{size // 4}I", data, start)
    return found[:sectors]


def _stream(data: bytes, size: int, links: list[int]) -> bytes:
    """The workbook inside, where it is long enough to have sectors of its own; b"" where it is not found."""
    start = _HEADER + struct.unpack_from("<I", data, 48)[0] * size if size == _HEADER else 0
    for place in range(start, min(start + size * 4, len(data) - 127), 128):
        name = data[place : place + 64].decode("utf-16-le", "replace").rstrip("\x00")
        sector, length = struct.unpack_from("<II", data, place + 116)
        if name not in _NAMES or not _SHORT <= length <= len(data):
            continue
        parts: list[bytes] = []
        while sector < len(links) and len(parts) <= len(links):
            parts.append(data[_HEADER + sector * size : _HEADER + (sector + 1) * size])
            sector = links[sector]
        return b"".join(parts)[:length]
    return b""


def _fault_of_records(stream: bytes) -> str:
    """Sheets that promise more rows and columns than there are in any, and texts that promise more than follow."""
    place = 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        body = stream[place + 4 : place + 4 + length]
        if kind == _DIMENSIONS and len(body) >= 12:
            first, last, left, right = struct.unpack_from("<IIHH", body)
            if last > _ROWS or right > _COLUMNS or first > last or left > right:
                return "a sheet promises more rows or columns than there can be"
        if kind == _STRINGS and len(body) >= 8 and struct.unpack_from("<I", body, 4)[0] > len(stream):
            return "it promises more texts than it holds"
        place += 4 + length
    return ""

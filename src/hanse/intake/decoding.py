"""Turns bytes into text: byte order marks first, then strict UTF-8, then a guess that is reported."""

import codecs
import re
from typing import Final

import charset_normalizer

from hanse.errors import StructureError

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What member lists come in. A byte order mark or UTF-8 is read before any of these is tried.
_LIKELY: Final = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "iso8859_2", "iso8859_5",
    "iso8859_7", "koi8_r", "mac_roman", "cp850", "cp437", "big5", "gb18030", "shift_jis", "euc_jp", "euc_kr",
]  # fmt: skip
_SAMPLE: Final = 20_000
_UNDEFINED_1252: Final = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
# Letters that cp1250 has where cp1252 has a sign that no name holds: "Koszalin, Łódź" read as "£ódŸ".
_NOT_IN_NAMES: Final = re.compile(r"[£¹³¿¯¥\u0178\u0152][a-zà-ÿ]|[a-zà-ÿ][¹³¿¯¥\u0178£]")


def decode(data: bytes, file: str, stated: str = "") -> tuple[str, str, tuple[str, ...]]:
    """The text of ``data``, its encoding, and remarks.

    ``stated`` is what the file says of itself (a <meta charset>); it is believed only where the bytes agree.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strictly(data, name, file), name, ()
    wide = _wide(data)
    if wide != "":
        return _strictly(data, wide, file), wide, (f"read as {wide}: every other byte is zero",)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _otherwise(data, file, stated)
    lies = stated not in ("", "utf-8") and not data.isascii() and _known(stated) not in ("", "utf-8")
    return text, "utf-8", (f"says {stated}, but is UTF-8",) if lies else ()


def _strictly(data: bytes, name: str, file: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise StructureError(
            f"begins as {name} but cannot be read so: {error.reason} at byte {error.start:,}",
            where=file,
            hint="save it again as UTF-8",
        ) from None


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: Latin text has a zero in every other byte."""
    sample = data[: _SAMPLE // 2 * 2]
    if len(sample) < 4 or len(data) % 2 != 0:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.1 * half else ""


def _otherwise(data: bytes, file: str, stated: str) -> tuple[str, str, tuple[str, ...]]:
    """Not UTF-8: as stated where that works, else guessed."""
    name = _known(stated)
    if name not in ("", "utf-8"):
        try:
            return data.decode(name), name, ()
        except UnicodeDecodeError:
            pass
    told = (f"says {stated}, but cannot be read so",) if stated != "" else ()
    name = _guess(data)
    text = data.decode(name, errors="replace")
    lost = text.count("\ufffd")
    losses = (f"{lost:,} bytes mean nothing in it",) if lost > 0 else ()
    return text, name, (*told, f"encoding guessed: {name}; check the letters with accents", *losses)


def _guess(data: bytes) -> str:
    lines = [line for line in data.splitlines() if not line.isascii()]
    sample = b"\n".join(lines)[:_SAMPLE]
    best = charset_normalizer.from_bytes(sample, cp_isolation=list(_LIKELY), threshold=0.4).best()
    found = best.encoding if best is not None else "cp1252"
    western = sample.decode("cp1252", errors="replace")
    high = sum(byte >= 0x80 for byte in sample)
    if high * 4 > len(sample) or _UNDEFINED_1252.search(sample) is not None:
        return found  # mostly letters beyond ASCII: another script
    # Few accents: Western and Central European letters share most bytes, and short texts mislead the detector.
    return "cp1250" if _NOT_IN_NAMES.search(western) is not None else "cp1252"


def _known(name: str) -> str:
    """The codec of a name that a file states, "" where there is none for text."""
    try:
        found = codecs.lookup(name.strip())
    except (LookupError, ValueError):
        return ""
    return found.name if found._is_text_encoding else ""

"""Repairs names that a wrong decoding broke: `Link<c3><b6>ping`, `MalmÃ¶`, `M\\374nster`, `M&uuml;nster`.

What cannot be known is not guessed: a letter that was lost ("M?nster") becomes LOST, which comparison treats as one
unknown letter.
"""

import html
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

LOST: Final = "\ufffd"

_HEX_RUN = re.compile(r"(?:<[0-9a-fA-F]{2}>)+|(?:\\x[0-9a-fA-F]{2})+|(?:%[0-9a-fA-F]{2})+|(?:=[0-9A-F]{2})+")
_HEX = re.compile(r"[0-9a-fA-F]{2}")
_OCTAL_RUN = re.compile(r"(?:\\[0-3][0-7]{2})+")
_OCTAL = re.compile(r"[0-3][0-7]{2}")
_CODE_POINT = re.compile(r"<U\+([0-9A-Fa-f]{4,6})>|\\u([0-9a-fA-F]{4})|&?#x([0-9a-fA-F]{2,5});|&?#(\d{2,6});")
_BETWEEN_LETTERS = re.compile(r"(?<=\w)[?\ufffd\u25a1\u00bf]+(?=\w)|^[?\ufffd]+(?=\w\w)|(?<=\w\w)(?:\ufffd+|\?{2,})$")
_INVISIBLE = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF, 0x00AD], None)
_CONTROL = re.compile(r"[\x80-\x9f]")


def _windows_bytes() -> dict[str, int]:
    """Byte by the character that Windows-1252 shows for it; bytes it leaves undefined are shown as in Latin-1."""
    shown = {chr(byte): byte for byte in range(0x80, 0x100)}
    for byte in range(0x80, 0x100):
        try:
            shown[bytes([byte]).decode("cp1252")] = byte
        except UnicodeDecodeError:
            continue
    return shown


_BYTES: Final = _windows_bytes()
_TAIL = "[" + re.escape("".join(character for character, byte in _BYTES.items() if 0x80 <= byte <= 0xBF)) + "]"
_MOJIBAKE = re.compile(f"[\u00c2-\u00df]{_TAIL}|[\u00e0-\u00ef]{_TAIL}{{2}}|[\u00f0-\u00f4]{_TAIL}{{3}}")


# What is left where mojibake was turned into plain ASCII. Only forms that cannot stand in a name otherwise: a bracket
# or a fraction inside a word; of two letters with the same remains, the one more frequent in names of places.
_FLAT: Final = {"A(c)": "é", "A(r)": "î", "A(R)": "î", "A3/4": "ž", "A1/4": "ü", "A1/2": "ý"}
_FLATTENED = re.compile(r"(?<=\w)(?:A\([crR]\)|A[13]/[24])|A\(c\)(?=\w)")
# The first half of a letter whose second half was dropped: a capital within small letters.
_HALF = re.compile("(?<=[a-z\u00df-\u00ff])[\u00c2-\u00c8\u00d0](?=[a-z\u00df-\u00ff]|$)")


@dataclass(frozen=True)
class Repaired:
    """A name after repair and what was repaired, in words."""

    text: str
    repairs: tuple[str, ...] = ()


def repair(name: str) -> Repaired:
    """The name with broken encodings put right as far as the bytes tell, invisible characters removed."""
    if name.isascii() and not any(mark in name for mark in "<\\%&?#=(/"):
        return Repaired(name)
    done: list[str] = []
    text = _step(name, _unescape(name), "escaped bytes decoded", done)
    text = _step(text, _decode_twice(text), "wrong decoding undone", done)
    text = _step(text, _FLATTENED.sub(_unflatten, text), "wrong decoding undone", done)
    text = _step(text, _HALF.sub(LOST, text), "lost letters marked", done)
    text = _step(text, _CONTROL.sub(_control, text), "wrong code page undone", done)
    text = _step(text, _BETWEEN_LETTERS.sub(LOST, text), "lost letters marked", done)
    return Repaired(unicodedata.normalize("NFC", text.translate(_INVISIBLE)), tuple(dict.fromkeys(done)))


def _unflatten(found: re.Match[str]) -> str:
    return _FLAT[found.group()]


def _step(before: str, after: str, what: str, done: list[str]) -> str:
    if after != before:
        done.append(what)
    return after


def _unescape(text: str) -> str:
    text = _HEX_RUN.sub(_bytes_of(_HEX, 16), text)
    text = _OCTAL_RUN.sub(_bytes_of(_OCTAL, 8), text)
    text = _CODE_POINT.sub(_code_point, text)
    return html.unescape(text) if "&" in text else text


def _bytes_of(digits: re.Pattern[str], base: int) -> Callable[[re.Match[str]], str]:
    def replace(found: re.Match[str]) -> str:
        run = bytes(int(code, base) for code in digits.findall(found.group()))
        if found.group().startswith(("%", "=")) and min(run) < 0x80:
            return found.group()
        try:
            return run.decode("utf-8")
        except UnicodeDecodeError:
            return run.decode("cp1252", errors="replace")

    return replace


def _code_point(found: re.Match[str]) -> str:
    hexadecimal = found.group(1) or found.group(2) or found.group(3)
    code = int(hexadecimal, 16) if hexadecimal is not None else int(found.group(4))
    return chr(code) if 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else found.group()


def _decode_twice(text: str) -> str:
    """Undo UTF-8 read as Windows-1252, up to two times, piece by piece."""
    for _ in range(2):
        better = _MOJIBAKE.sub(_from_windows, text)
        if better == text:
            break
        text = better
    return text


def _from_windows(found: re.Match[str]) -> str:
    run = bytes(_BYTES[character] for character in found.group())
    try:
        return run.decode("utf-8")
    except UnicodeDecodeError:
        return found.group()


def _control(found: re.Match[str]) -> str:
    """A control character of Latin-1 is a letter of Mac Roman, which has letters where Windows has signs."""
    letter = found.group().encode("latin-1").decode("mac_roman")
    return letter if letter.isalpha() else LOST

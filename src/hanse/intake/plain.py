"""Reads plain text: one entry a line, bullets and numbers before it cut off, headings kept beside what follows."""

import re
from typing import Final

from hanse.intake.collecting import Collector
from hanse.intake.decoding import decode
from hanse.intake.limits import Limits
from hanse.intake.sheet import ENTRY, HEADING, TEXT, Line, Sheet

_BULLET: Final = re.compile(r"^\s*(?:[-*+\u2022\u2023\u25aa\u25cf\u25e6\u2013\u2014\u00b7\u00bb]\s+|\(?\d{1,4}[.)]\s+)")
_UNDERLINE: Final = re.compile(r"^\s*([=~_*#-])\1{2,}\s*$")
_HASHES: Final = re.compile(r"^#{1,6}\s+")


def read_plain(data: bytes, file: str, limits: Limits) -> Sheet:
    """The lines of a text file."""
    text, encoding, remarks = decode(data, file)
    collector = Collector(file, "plain text", limits)
    for remark in (*remarks, f"read as {encoding}"):
        collector.remark(remark)
    written = text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    lines: list[Line | None] = [Line("", (HEADING, ENTRY))]
    heading, apart = "", _apart(written)
    for number, line in enumerate(written, start=1):
        below = written[number] if number < len(written) else ""
        if _UNDERLINE.match(line) is not None:
            continue
        if _is_heading(line, below) or number in apart:
            heading = _HASHES.sub("", line).strip().rstrip(":")
        elif line.strip() != "":
            lines.append(collector.line(f"line {number}", (heading, _BULLET.sub("", line))))
    if len(lines) > 1:
        collector.grid("text", TEXT, lines)
    return collector.sheet()


def _is_heading(line: str, below: str) -> bool:
    """Marked by hashes, a colon at its end, or a row of signs beneath it."""
    text = line.strip()
    if text == "" or len(text) > 120:
        return False
    return _HASHES.match(text) is not None or text.endswith(":") or _UNDERLINE.match(below) is not None


def _apart(written: list[str]) -> frozenset[int]:
    """Numbers of lines that stand alone between blank ones where most others do not: titles of what follows."""
    blank = [text.strip() == "" for text in ("", *written, "")]
    filled = [number for number in range(1, len(written) + 1) if not blank[number]]
    alone = [number for number in filled if blank[number - 1] and blank[number + 1] and number < filled[-1]]
    titles = [number for number in alone if _BULLET.match(written[number - 1]) is None]
    return frozenset(titles) if 2 * len(alone) < len(filled) else frozenset()

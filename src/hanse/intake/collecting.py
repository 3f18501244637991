"""Collects the lines of a reader: cleans each cell, counts what was cut, and stops at the limits."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Final

from hanse.intake.limits import Limits, check
from hanse.intake.sheet import Grid, Line, Sheet

# Marks that turn the direction of text: they can make a name look like another one.
_DIRECTION: Final = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
# Control characters, zero-width spaces and joins that hide in copied text; not the joiners that scripts need.
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u2060\ufeff\u00ad\ufff9-\ufffb]")
_LONE: Final = re.compile("[\ud800-\udfff]")
_BLANKS: Final = re.compile(r"\s+")

_WORDS: Final = {
    "direction": "marks that turn the direction of text were cut",
    "control": "control and invisible characters were cut",
    "lone": "broken characters were replaced",
}


class Collector:
    """Builds one sheet from what a reader finds."""

    def __init__(self, file: str, format: str, limits: Limits) -> None:
        self.file, self.format, self.limits = file, format, limits
        self.title = ""
        self._grids: list[Grid] = []
        self._remarks: list[str] = []
        self._cut: Counter[str] = Counter()
        self._rows = self._cells = 0
        self._names: Counter[str] = Counter()

    def remark(self, text: str) -> None:
        """Say something about the reading, once."""
        if text not in self._remarks:
            self._remarks.append(text)

    def clean(self, text: str, where: str) -> str:
        """A cell as text: in NFC, one blank where several or a line break stood, nothing invisible."""
        check(len(text), self.limits.cell_length, "characters in one cell", where)
        if text.isascii() and text.isprintable():
            return _BLANKS.sub(" ", text).strip() if "  " in text else text.strip()
        for kind, pattern, by in (("direction", _DIRECTION, ""), ("control", _CONTROL, ""), ("lone", _LONE, "\ufffd")):
            text, cut = pattern.subn(by, text)
            self._cut[kind] += cut
        return _BLANKS.sub(" ", unicodedata.normalize("NFC", text)).strip()

    def line(self, locator: str, cells: Iterable[str]) -> Line | None:
        """A line of cleaned cells without blank ones at its end; None where all are blank."""
        where = f"{self.file} {locator}"
        found = []
        for text in cells:
            found.append(self.clean(text, where))
            check(len(found), self.limits.columns, "columns", where)
        while len(found) > 0 and found[-1] == "":
            found.pop()
        self._cells += len(found)
        check(self._cells, self.limits.cells, "cells", self.file)
        if len(found) == 0:
            return None
        self._rows += 1
        check(self._rows, self.limits.rows, "rows", self.file)
        return Line(locator, tuple(found))

    def grid(self, name: str, kind: str, lines: Iterable[Line | None]) -> None:
        """Add a table; one without lines is left out, a name that is taken gets a number."""
        held = tuple(line for line in lines if line is not None)
        if len(held) == 0:
            return
        check(len(self._grids) + 1, self.limits.tables, "tables", self.file)
        name = self.clean(name, self.file)[:120]
        self._names[name] += 1
        unique = name if self._names[name] == 1 else f"{name} ({self._names[name]})"
        self._grids.append(Grid(unique, kind, held))

    def sheet(self) -> Sheet:
        """The sheet of everything collected."""
        for kind, count in self._cut.items():
            if count > 0:
                self.remark(f"{count:,} {_WORDS[kind]}")
        title = self.clean(self.title[: self.limits.cell_length], self.file)
        return Sheet(self.file, self.format, title, tuple(self._grids), tuple(self._remarks))

"""Reads Word documents (DOCX): tables, and paragraphs under their headings; fields as the text they last gave."""

from typing import Final

from hanse.errors import StructureError
from hanse.intake.collecting import Collector
from hanse.intake.container import open_container, parse_xml, read_entry
from hanse.intake.limits import Limits
from hanse.intake.sheet import ENTRY, HEADING, TABLE, TEXT, Line, Sheet

_MAIN: Final = "word/document.xml"
_BLANK: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


class _Document:
    """Follows the elements of the main part and keeps what is being read."""

    def __init__(self, collector: Collector) -> None:
        self.collector = collector
        self.heading = ""
        self.is_heading = False
        self.is_deleted = 0
        self.is_text = False
        self.depth = 0  # tables inside each other
        self.tables = 0
        self.run: list[str] = []
        self.cell: list[str] = []
        self.span = 1
        self.is_continued = False
        self.row: list[str] = []
        self.rows: list[list[str]] = []
        self.texts: list[Line | None] = [Line("", (HEADING, ENTRY))]
        self.paragraphs = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        local = name.rpartition(":")[2]
        value = next((text for key, text in attributes.items() if key.endswith("val")), "")
        if local == "tbl":
            self.depth += 1
            self.rows = [] if self.depth == 1 else self.rows
        elif local == "tr" and self.depth == 1:
            self.row = []
        elif local == "tc" and self.depth == 1:
            self.cell, self.span, self.is_continued = [], 1, False
        elif local == "gridSpan" and self.depth == 1:
            self.span = int(value) if value.isdecimal() and len(value) < 4 else 1
        elif local == "vMerge" and self.depth == 1:
            self.is_continued = value != "restart"
        elif local == "p":
            self.is_heading = False
        elif local == "pStyle":
            self.is_heading = "heading" in value.lower() or value.lower().startswith(("berschrift", "titre", "title"))
        elif local in ("del", "moveFrom"):
            self.is_deleted += 1
        elif local == "t":
            self.is_text = True
        elif local in _BLANK:
            self.run.append(_BLANK[local])

    def end(self, name: str) -> None:
        """An element ends."""
        local = name.rpartition(":")[2]
        if local == "t":
            self.is_text = False
        elif local in ("del", "moveFrom"):
            self.is_deleted -= 1
        elif local == "p":
            self._end_paragraph()
        elif local == "tc" and self.depth == 1:
            self._end_cell()
        elif local == "tr" and self.depth == 1:
            self.rows.append(self.row)
        elif local == "tbl":
            self.depth -= 1
            if self.depth == 0:
                self._end_table()

    def text(self, characters: str) -> None:
        """Characters of a text element; deleted ones do not count."""
        if self.is_text and self.is_deleted == 0:
            self.run.append(characters)

    def _end_paragraph(self) -> None:
        text = "".join(self.run)
        self.run = []
        if self.depth > 0:
            self.cell.append(text)
            return
        self.paragraphs += 1
        if self.is_heading and text.strip() != "":
            self.heading = text
            return
        for part in text.split("\n"):
            self.texts.append(self.collector.line(f"paragraph {self.paragraphs}", (self.heading, part)))

    def _end_cell(self) -> None:
        text = " ".join(self.cell)
        above = self.rows[-1] if len(self.rows) > 0 else []
        if self.is_continued and len(self.row) < len(above):
            text = above[len(self.row)]
        self.row.extend([text] * self.span)

    def _end_table(self) -> None:
        self.tables += 1
        name = f"table {self.tables}"
        lines = [self.collector.line(f"{name}, row {row}", cells) for row, cells in enumerate(self.rows, start=1)]
        self.collector.grid(f"{name} under {self.heading}" if self.heading != "" else name, TABLE, lines)
        self.rows = []


def read_docx(data: bytes, file: str, limits: Limits) -> Sheet:
    """The tables and paragraphs of a Word document."""
    content = read_entry(open_container(data, file, limits), _MAIN, file, limits)
    if content == b"":
        raise StructureError("this is no Word document", where=file, hint="save it as DOCX or as plain text")
    collector = Collector(file, "Word document", limits)
    document = _Document(collector)
    parse_xml(content, file, limits, start=document.start, end=document.end, text=document.text)
    # A line without text gives no line; a heading alone is none either.
    texts = [line for line in document.texts if line is not None and line.cell(1) != ""]
    if len(texts) > 1:
        collector.grid("text", TEXT, texts)
    return collector.sheet()

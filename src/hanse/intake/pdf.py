"""Reads PDF files: lines of text by page, and tables where pieces of text stand in columns."""

import ctypes
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

import pypdfium2

from hanse.errors import StructureError
from hanse.intake.collecting import Collector
from hanse.intake.columns import Piece, lines_of, runs_of
from hanse.intake.limits import Limits, check
from hanse.intake.sheet import ENTRY, HEADING, TABLE, TEXT, Line, Sheet

_HINT = "print it to PDF again, or copy the list into a spreadsheet"
_AHEAD: Final = 200  # letters among which the next run is looked for
_Letter = tuple[str, tuple[float, float] | None]
_PAGE_NUMBER: Final = re.compile(r"^(?:page |p\. ?)?\d{1,4}(?: ?(?:/|of|von|de) ?\d{1,4})?$", re.IGNORECASE)


@dataclass
class _Reading:
    collector: Collector
    texts: list[Line | None]
    pieces: int = 0


def read_pdf(data: bytes, file: str, limits: Limits) -> Sheet:
    """The text and tables of a PDF file."""
    collector = Collector(file, "PDF", limits)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        is_locked = "password" in str(error).lower()
        what = "it is encrypted" if is_locked else f"the PDF cannot be read: {error}"
        raise StructureError(what, where=file, hint="save it without a password" if is_locked else _HINT) from None
    try:
        check(len(document), limits.pages, "pages", file)
        collector.title = document.get_metadata_dict().get("Title", "") or ""
        reading = _Reading(collector, [Line("", (HEADING, ENTRY))])
        for number in range(len(document)):
            _read_page(document, number, reading, limits)
    except pypdfium2.PdfiumError as error:
        raise StructureError(f"a page cannot be read: {error}", where=file, hint=_HINT) from None
    finally:
        document.close()
    if len(reading.texts) > 1:
        collector.grid("text", TEXT, reading.texts)
    sheet = collector.sheet()
    if len(sheet.grids) == 0:
        hint = "it holds pictures of pages only: run text recognition over it first"
        raise StructureError("there is no text in this PDF", where=file, hint=hint)
    return sheet


def _read_page(document: pypdfium2.PdfDocument, number: int, reading: _Reading, limits: Limits) -> None:
    collector = reading.collector
    page = document[number]
    text_page = page.get_textpage()
    try:
        pieces = list(_pieces(text_page, reading, limits))
    finally:
        text_page.close()
        page.close()
    tables = 0
    heading = ""
    where = f"page {number + 1}"
    for run in runs_of(lines_of(pieces)):
        if run.is_table:
            tables += 1
            name = f"{where}, table {tables}"
            lines = (collector.line(f"{name}, row {row}", cells) for row, cells in enumerate(run.rows, start=1))
            collector.grid(name, TABLE, lines)
            continue
        for place, cells in enumerate(run.rows, start=run.first):
            text = " ".join(cell for cell in cells if cell != "")
            if _PAGE_NUMBER.match(text) is None:
                reading.texts.append(collector.line(f"{where}, line {place}", (heading, text)))


def _pieces(text_page: pypdfium2.PdfTextPage, reading: _Reading, limits: Limits) -> Iterator[Piece]:
    """Runs of text with their place on the page."""
    check(text_page.count_chars(), limits.cells, "characters on a page", reading.collector.file)
    count = text_page.count_rects()
    reading.pieces += count
    check(reading.pieces, limits.cells // 2, "pieces of text", reading.collector.file)
    letters = _letters(text_page)
    for index in range(count):
        left, bottom, right, top = text_page.get_rect(index)
        text = _next_within(letters, left, bottom, right, top)
        if text == "":
            try:
                text = text_page.get_text_bounded(left, bottom, right, top)
            except (ctypes.ArgumentError, UnicodeDecodeError):
                continue
        text = text.replace("\r", " ").replace("\n", " ").replace("\ufffe", "-")
        if text.strip() != "":
            yield Piece(left, right, bottom, top, text)


def _letters(text_page: pypdfium2.PdfTextPage) -> deque[_Letter]:
    """The letters of a page in their order, each with its middle; blanks have none."""
    found: deque[_Letter] = deque()
    for index in range(text_page.count_chars()):
        letter = chr(pypdfium2.raw.FPDFText_GetUnicode(text_page, index))
        if letter.isspace():
            found.append((" ", None))
        elif letter not in "\x00\ufeff" and not "\ud800" <= letter <= "\udfff":
            left, bottom, right, top = text_page.get_charbox(index)
            found.append((letter, ((left + right) / 2, (bottom + top) / 2)))
    return found


def _next_within(letters: deque[_Letter], left: float, bottom: float, right: float, top: float) -> str:
    """Takes the letters of the next run from the front; "" where they do not come next.

    Letters set close overlap ("V" and "ineta"), and text asked for by box would hold those of the neighbour too.
    """

    def lies_within(letter: _Letter) -> bool:
        at = letter[1]
        return at is not None and left <= at[0] <= right and bottom <= at[1] <= top

    skipped = next((place for place, one in enumerate(islice(letters, _AHEAD)) if lies_within(one)), None)
    if skipped is None:
        return ""
    for _ in range(skipped):
        letters.popleft()
    taken: list[str] = []
    while len(letters) > 0 and (letters[0][1] is None or lies_within(letters[0])):
        taken.append(letters.popleft()[0])
    return "".join(taken)

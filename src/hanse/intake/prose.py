"""Reads a report as lines of running text with their place: PDF by page, web pages by block, text by line.

Lists and tables are what :mod:`hanse.intake.reading` is for; here order and wording matter, columns do not.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pypdfium2

from hanse.errors import HanseError, StructureError
from hanse.intake.decoding import decode
from hanse.intake.element import BLOCKS, HEADINGS, Element, parse_page
from hanse.intake.isolated import bound
from hanse.intake.limits import DEFAULT, Limits, check
from hanse.intake.pdf import read_pdf
from hanse.intake.reading import read_bytes, reader_of
from hanse.intake.sheet import LIST, TEXT
from hanse.intake.webpage import read_webpage
from hanse.intake.workbook import read_workbook

_CHARSET: Final = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_PLACE: Final = re.compile(r"(?:page (\d+), )?.*?(\d+)$")
_JOINED: Final = re.compile("\ufffe\n?")
_TEXT_NAMES: Final = frozenset({".txt", ".text", ".md", ".rst", ""})


@dataclass(frozen=True, slots=True)
class ProseLine:
    """One line: its page (0 where there are none), its number, and whether a paragraph ends with it.

    Lines of a PDF are numbered by page, those of a text and the blocks of a web page throughout.
    """

    page: int
    number: int
    text: str
    is_last: bool = False


def read_prose(path: Path, limits: Limits = DEFAULT) -> tuple[ProseLine, ...]:
    """The lines of an untrusted report, read in a process of its own that time and memory bound.

    Raises StructureError where it is missing, of no known kind, damaged, without text, or past a limit.
    """
    try:
        size = path.stat().st_size
    except OSError as error:
        raise StructureError(f"cannot be opened: {error.strerror}", where=str(path), hint="check the name") from None
    if not path.is_file():
        raise StructureError("this is no file", where=str(path), hint="name one file")
    check(size, limits.file_bytes, "bytes", path.name)
    command = [sys.executable, "-m", "hanse.intake.prose", str(path), str(limits.seconds), str(limits.memory_bytes)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=limits.seconds, check=False)
        content = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        what = f"reading takes more than {limits.seconds} seconds"
        raise StructureError(what, where=path.name, hint="split the report") from None
    except ValueError:
        what = "the reader gave up on it: the file is damaged or made to fill memory"
        raise StructureError(what, where=path.name, hint="save it again, or as plain text") from None
    if isinstance(content, dict):
        raise StructureError(content["what"], where=content["where"], hint=content["hint"])
    return tuple(ProseLine(*line) for line in content)


def prose_of(data: bytes, file: str, limits: Limits = DEFAULT) -> tuple[ProseLine, ...]:
    """The lines of a report in memory, read in this process."""
    check(len(data), limits.file_bytes, "bytes", file)
    if len(data.strip(b"\x00 \t\r\n")) == 0:
        raise StructureError("the file is empty", where=file, hint="check that it was saved")
    if data.lstrip()[:5] == b"%PDF-":
        lines = tuple(_pdf_lines(data, file, limits))
    elif Path(file).suffix.lower() in _TEXT_NAMES and reader_of(data, file) not in (
        read_pdf,
        read_webpage,
        read_workbook,
    ):
        lines = tuple(_text_lines(data, file, limits))
    elif reader_of(data, file) is read_webpage:
        lines = tuple(_page_lines(data, file, limits))
    else:
        lines = tuple(_sheet_lines(data, file, limits))
    if all(line.text.strip() == "" for line in lines):
        hint = "it may hold pictures of pages only: run text recognition over it first"
        raise StructureError("there is no text in this file", where=file, hint=hint)
    return lines


def _pdf_lines(data: bytes, file: str, limits: Limits) -> Iterator[ProseLine]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        what = "it is encrypted" if "password" in str(error).lower() else f"the PDF cannot be read: {error}"
        raise StructureError(what, where=file, hint="print it to PDF again, without a password") from None
    try:
        check(len(document), limits.pages, "pages", file)
        for number in range(len(document)):
            page = document[number]
            text_page = page.get_textpage()
            check(text_page.count_chars(), limits.cells, "characters on a page", file)
            text = text_page.get_text_range()
            text_page.close()
            page.close()
            text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x02", "\ufffe")
            # PDFium runs a word that a hyphen cuts at the end of a line on; the lines are wanted as they are printed.
            lines = _JOINED.sub("-\n", text).split("\n")
            for place, line in enumerate(lines, start=1):
                yield ProseLine(number + 1, place, line.replace("\x00", ""), place == len(lines) and _is_whole(line))
    except (pypdfium2.PdfiumError, UnicodeDecodeError) as error:
        raise StructureError(f"a page cannot be read: {error}", where=file, hint="print it to PDF again") from None
    finally:
        document.close()


def _is_whole(line: str) -> bool:
    """True where the last line of a page ends a sentence, so that the next page goes on with another."""
    return line.rstrip().endswith((".", "!", "?", ":", "”", '"'))


def _text_lines(data: bytes, file: str, limits: Limits) -> Iterator[ProseLine]:
    text = decode(data, file)[0].replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    check(len(lines), limits.cells, "lines", file)
    page = 1 if "\f" in text else 0
    for number, line in enumerate(lines, start=1):
        page += line.count("\f")
        yield ProseLine(page, number, line.replace("\f", " ").rstrip())


def _page_lines(data: bytes, file: str, limits: Limits) -> Iterator[ProseLine]:
    """The blocks of a web page: each paragraph, heading, item or row is a line."""
    stated = _CHARSET.search(data[:4096])
    text = decode(data, file, stated[1].decode("ascii", "replace") if stated is not None else "")[0]
    root, _ = parse_page(text.replace("\x00", ""), file, limits)
    number = 0
    for block in _blocks(root):
        text = "\t".join(" ".join(cell.split()) for cell in block.split("\t"))
        if text.strip() != "":
            number += 1
            yield ProseLine(0, number, text, True)


def _blocks(element: Element) -> Iterator[str]:
    """The texts of an element, cut where a block begins or ends."""
    if element.tag == "tr":
        yield "\t".join(cell.text() for cell in element.elements())
        return
    run: list[str] = ["# "] if element.tag in HEADINGS else []
    for child in element.children:
        if isinstance(child, str):
            run.append(child)
        elif child.tag in BLOCKS or any(inner.tag in BLOCKS for inner in child.elements()):
            yield "".join(run)
            run.clear()
            yield from _blocks(child)
        else:
            run.append(child.text() if child.text() != "" else " ")
    yield "".join(run)


def _sheet_lines(data: bytes, file: str, limits: Limits) -> Iterator[ProseLine]:
    """The lines of any other file that the readers of lists know."""
    number = 0
    for grid in read_bytes(data, file, limits).grids:
        heading = ""
        for line in grid.lines:
            place = _PLACE.match(line.locator)
            page = int(place[1] or 0) if place is not None else 0
            cells = line.cells
            if grid.kind in (LIST, TEXT):  # what stands under a heading has it in its first cell
                cells = line.cells[1:] if line.locator != "" else ()
                if line.cell(0) != heading and len(cells) > 0:
                    heading = line.cell(0)
                    number += 1
                    yield ProseLine(page, number, f"# {heading}", True)
            number += 1
            yield ProseLine(page, number, "\t".join(cells), True)


def main(path: str, seconds: str, memory: str) -> int:
    """Read the report at ``path`` within ``seconds`` of computing and ``memory`` bytes, and print it as JSON."""
    bound(int(seconds), int(memory))
    content: object
    try:
        lines = prose_of(Path(path).read_bytes(), Path(path).name)
        content = [[line.page, line.number, line.text, line.is_last] for line in lines]
    except HanseError as error:
        content = {"what": error.what, "where": error.where, "hint": error.hint}
    except (MemoryError, RecursionError):
        content = {"what": "reading it takes too much memory", "where": path, "hint": "split the report"}
    sys.stdout.write(json.dumps(content))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

"""Reads saved web pages: tables with their spans, lists under their headings, cards, and other text."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final

from hanse.intake.card import cards_of
from hanse.intake.collecting import Collector
from hanse.intake.decoding import decode
from hanse.intake.element import HEADINGS, Element, parse_page
from hanse.intake.limits import Limits
from hanse.intake.sheet import CARDS, ENTRY, HEADING, LIST, TABLE, TEXT, Line, Sheet
from hanse.intake.span import rows_of

_CHARSET: Final = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_LISTS: Final = frozenset({"ul", "ol", "dl"})
_INLINE: Final = frozenset(("a", "b", "i", "em", "strong", "span", "small", "abbr", "font", "sup", "sub", "img"))
_NOT_INLINE: Final = _LISTS | {"table", "div", "br"}
_HEADER: Final = Line("", (HEADING, ENTRY))


@dataclass
class _Found:
    """What the walk through a page has met so far."""

    heading: str = ""
    tables: int = 0
    lists: int = 0
    listed: dict[str, list[Line | None]] = field(default_factory=lambda: defaultdict(lambda: [_HEADER]))
    texts: list[Line | None] = field(default_factory=lambda: [_HEADER])


def read_webpage(data: bytes, file: str, limits: Limits) -> Sheet:
    """The tables, lists, cards and texts of a page."""
    stated = _CHARSET.search(data[:4096])
    text, encoding, remarks = decode(data, file, stated[1].decode("ascii", "replace") if stated is not None else "")
    collector = Collector(file, "web page", limits)
    for remark in (*remarks, f"read as {encoding}; scripts, forms and navigation left out"):
        collector.remark(remark)
    root, collector.title = parse_page(text.replace("\x00", ""), file, limits)
    found = _Found()
    _walk(root, "", found, collector)
    for path, lines in found.listed.items():
        first = lines[1].cell(0) if len(lines) > 1 and lines[1] is not None else ""
        collector.grid(f"list under {first}" if first != "" else f"list {path}", LIST, lines)
    if len(found.texts) > 1:
        collector.grid("text", TEXT, found.texts)
    return collector.sheet()


def _walk(element: Element, path: str, found: _Found, collector: Collector) -> None:
    """Take what is in ``element``; ``path`` tells lists of one make from others."""
    path = f"{path}/{element.tag}.{element.kind}" if element.tag not in ("html", "body") else path
    if element.tag == "table" and not _is_layout(element):
        _take_table(element, found, collector)
        return
    if element.tag in _LISTS:
        _take_list(element, path, found, collector)
        return
    cards = cards_of(element)
    if len(cards) > 0:
        name = f"cards under {found.heading}" if found.heading != "" else "cards"
        lines = (collector.line(f"{name}, card {number}", cells) for number, cells in enumerate(cards, start=1))
        header = Line("", tuple(f"part {number}" for number in range(1, max(map(len, cards)) + 1)))
        collector.grid(name, CARDS, (header, *lines))
        return
    if element.tag in HEADINGS:
        found.heading = element.text()
        return
    _take_texts(element, path, found, collector)


def _take_texts(element: Element, path: str, found: _Found, collector: Collector) -> None:
    """Runs of text, cut at line breaks, and whatever blocks stand between them."""
    run: list[str] = []

    def close() -> None:
        text = "".join(run)
        run.clear()
        if text.strip() != "":
            cells = (found.heading, text)
            found.texts.append(collector.line(f"text, line {len(found.texts)}", cells))

    for child in element.children:
        if isinstance(child, str):
            run.append(child)
        elif child.tag == "br":
            close()
        elif child.tag in _INLINE and not any(inner.tag in _NOT_INLINE for inner in child.walk()):
            run.append(child.text())
        else:
            close()
            _walk(child, path, found, collector)
    close()


def _take_table(element: Element, found: _Found, collector: Collector) -> None:
    found.tables += 1
    name = f"table {found.tables}"
    caption = next((child.text() for child in element.elements() if child.tag == "caption"), found.heading)
    lines = [
        collector.line(f"{name}, row {number}", cells)
        for number, cells in enumerate(rows_of(element, collector.limits, collector.file), start=1)
    ]
    collector.grid(f"{name} under {caption}" if caption != "" else name, TABLE, lines)


def _take_list(element: Element, path: str, found: _Found, collector: Collector) -> None:
    """Items of a list; a list inside an item stands under that item's own words."""
    found.lists += 1
    number, outer = found.lists, found.heading
    for place, item in enumerate(element.elements(), start=1):
        own = item.text(without=_LISTS | {"table"})
        inner = [child for child in item.walk() if child is not item and child.tag in _LISTS | {"table"}]
        if item.tag == "dt":
            found.heading = own
        elif own != "" and len(inner) == 0:
            where = f"list {number}, item {place}"
            found.listed[path].append(collector.line(where, (found.heading, own)))
        if len(inner) > 0:
            found.heading = own or outer
            for child in item.elements():
                _walk(child, f"{path}/li", found, collector)
            found.heading = outer
    found.heading = outer


def _is_layout(table: Element) -> bool:
    """True for a table that only places other tables on the page, or one that has a single cell."""
    if any(inner.tag == "table" for inner in table.walk() if inner is not table):
        return True
    return sum(cell.tag in ("td", "th") for cell in table.walk()) < 2

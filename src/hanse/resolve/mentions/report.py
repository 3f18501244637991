"""A report as lines of text with their place, and as one run of text that names can be looked for in."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

_ITEM: Final = re.compile(r"\s*(?:[-*+•‣▪●◦–—▶►·»]\s|\(?\d{1,3}[.)]\s|#{1,6}\s|>\s)")
_HEADING_LENGTH: Final = 120
_SAMPLE: Final = 300
_NARROW: Final = 35  # characters of a usual line, below which a file is a list
_SHORT: Final = 45.0
_OPEN_END: Final = re.compile(
    r"(?:[,;&(/-]|\b(?:of|the|and|for|on|in|de|des|du|et|der|die|und|von|di|del|della|y|e|a))$"
)
_END: Final = re.compile(r"[.!?…]['\"’”»)\]*_]*\s*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line, paragraph, list item or row (its cells parted by tabs) of a report, and where it stands."""

    page: int  # 0 where the file has no pages
    number: int
    text: str
    is_last: bool = False  # True where a paragraph is known to end with it


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that run on into each other: a paragraph, a list item, a row, a heading."""

    first: int  # index of the first line
    last: int
    begin: int  # offsets into the text of the report
    end: int


class Report:
    """The lines of a report as one text. Offsets are characters of ``text``."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.lines = tuple(line for line in lines)
        self.text, self._starts = _joined(self.lines)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the report, in order; lines of blanks belong to none."""
        found: list[Block] = []
        short = _short(self.lines)
        for index, line in enumerate(self.lines):
            if line.text.strip() == "":
                continue
            begin = self._starts[index]
            end = begin + len(line.text)
            previous = found[-1] if len(found) > 0 else None
            if previous is not None and previous.last == index - 1 and _runs_on(self.lines[index - 1], line, short):
                found[-1] = Block(previous.first, index, previous.begin, end)
            else:
                found.append(Block(index, index, begin, end))
        return tuple(found)

    @cached_property
    def _block_begins(self) -> list[int]:
        return [block.begin for block in self.blocks]

    def block_at(self, offset: int) -> int:
        """The index of the block that holds an offset."""
        return max(0, bisect_right(self._block_begins, offset) - 1)

    def place(self, offset: int) -> tuple[Line, int]:
        """The line that holds an offset, and the column there, from 1."""
        index = max(0, bisect_right(self._starts, offset) - 1)
        return self.lines[index], offset - self._starts[index] + 1

    def block_text(self, index: int) -> str:
        """The text of a block."""
        return self._block_texts[index]

    @cached_property
    def _block_texts(self) -> tuple[str, ...]:
        return tuple(self.text[block.begin : block.end] for block in self.blocks)


def report_of(text: str) -> Report:
    """The report that a plain text is: its lines are numbered from 1."""
    return Report(Line(0, number, line) for number, line in enumerate(text.splitlines(), start=1))


def _joined(lines: Sequence[Line]) -> tuple[str, list[int]]:
    starts = []
    offset = 0
    for line in lines:
        starts.append(offset)
        offset += len(line.text) + 1
    return "\n".join(line.text for line in lines), starts


def _short(lines: Iterable[Line]) -> float:
    """Up to how many characters a line counts as short, so that a capital behind it begins something new."""
    lengths = sorted(len(line.text.strip()) for line in lines if line.text.strip() != "")
    if len(lengths) == 0:
        return 0.0
    usual = lengths[int(0.8 * (len(lengths) - 1))]
    return float(usual) if usual < _NARROW else min(_SHORT, 0.7 * usual)


def _runs_on(line: Line, following: Line, short: float) -> bool:
    """False where one line and the next are items or rows by themselves, or a short line ends a paragraph."""
    if line.is_last:
        return False
    text, after = line.text.strip(), following.text.lstrip()
    if len(text) <= short and not after[:1].islower() and _OPEN_END.search(text) is None:
        return False
    if "\t" in line.text or "\t" in following.text or _ITEM.match(following.text) is not None:
        return False
    return not line.text.lstrip().startswith("#")


def is_heading(text: str) -> bool:
    """True where a block looks like a heading: short, no full stop, nearly every longer word with a capital."""
    if (
        len(text) > 2 * _HEADING_LENGTH
        or "\t" in text
        or not 2 < len(text.strip()) <= _HEADING_LENGTH
        or _END.search(text) is not None
    ):
        return False
    every = re.findall(r"[^\W\d_]+", text)
    words = [word for word in every if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= 3 and every[0][0].isupper() and capitals >= 0.75 * len(words)


def is_shouted(text: str) -> bool:
    """True where a block is written in capitals throughout, so that capitals say nothing."""
    sample = text[:_SAMPLE]
    capitals = sum(map(str.isupper, sample))
    return capitals >= 10 and capitals >= 4 * sum(map(str.islower, sample))

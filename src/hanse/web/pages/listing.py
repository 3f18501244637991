"""Long lists: first letters and pages, so that no page of the site becomes unreadable."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from anyascii import anyascii

from hanse.domain.saying import say
from hanse.errors import UsageError
from hanse.web.cldr import sort_key
from hanse.web.context import Asked
from hanse.web.language import DEFAULT, Named, current, shown_name

Row = TypeVar("Row")
PAGE_SIZE = 100


@dataclass(frozen=True)
class Part(Generic[Row]):
    """The part of a list that one page shows."""

    shown: tuple[Row, ...]
    total: int
    page_number: int
    pages: int
    letter: str = ""
    initials: tuple[str, ...] = ()

    def values(self) -> dict[str, object]:
        """The part as names for a template."""
        return {
            "shown": self.shown,
            "total": self.total,
            "page_number": self.page_number,
            "pages": self.pages,
            "letter": self.letter,
            "initials": self.initials,
        }


def by_shown_name(rows: Sequence[Row], entity_of: Callable[[Row], Named]) -> Sequence[Row]:
    """Rows A to Z by the names that readers see; in English these are the recorded ones, and the order is kept."""
    if current() == DEFAULT:
        return rows
    return sorted(rows, key=lambda row: sort_key(shown_name(entity_of(row))))


def initial(name: str) -> str:
    """The letter a name is filed under: Łódź under L, 大阪 under D, 3 and other signs under #."""
    first = anyascii(name).lstrip("#<\"'( ")[:1].upper()
    return first if first.isalpha() else "#"


def part_of(rows: Sequence[Row], asked: Asked, *, size: int = PAGE_SIZE) -> Part[Row]:
    """The page of ``rows`` that was asked for."""
    pages = max(1, -(-len(rows) // size))
    number = asked.whole("page", 1, low=1)
    if number > pages:
        raise UsageError(
            say("there is no page {number}", number=number), where="page", hint=say("the list has {pages}", pages=pages)
        )
    return Part(tuple(rows[(number - 1) * size : number * size]), len(rows), number, pages)


def lettered_part(
    rows: Sequence[Row], asked: Asked, name_of: Callable[[Row], str], *, size: int = PAGE_SIZE
) -> Part[Row]:
    """The page of ``rows`` asked for, among those that begin with the letter asked for."""
    letter = asked.value("letter")[:1].upper()
    initials = tuple(sorted({initial(name_of(row)) for row in rows}))
    chosen = rows if letter == "" else [row for row in rows if initial(name_of(row)) == letter]
    part = part_of(chosen, asked, size=size)
    return Part(part.shown, len(rows), part.page_number, part.pages, letter, initials)

"""What an untrusted file may cost: sizes, counts, nesting and time, in one place. Past a limit the file is refused."""

from dataclasses import dataclass
from typing import Final

from hanse.errors import StructureError

_SPLIT = "split the file, or save the part that holds the list"


@dataclass(frozen=True)
class Limits:
    """Ceilings for one file. They are far above any member list and far below what hurts."""

    file_bytes: int = 50_000_000
    unpacked_bytes: int = 200_000_000  # all entries of a zip container together
    ratio: int = 250  # unpacked to packed, of one entry above a million bytes
    entries: int = 5_000  # files in a zip container
    tables: int = 1_000
    rows: int = 200_000  # all tables together
    columns: int = 2_000
    cells: int = 2_000_000  # all tables together, blank ones counted
    cell_length: int = 20_000  # characters
    nesting: int = 200  # elements or brackets inside each other
    nodes: int = 1_000_000  # elements and texts of a page or document
    pages: int = 1_000
    seconds: int = 60  # of one reading, in a process of its own
    memory_bytes: int = 2_000_000_000  # of that process


DEFAULT: Final = Limits()
# Lists of every municipality of a continent: a hundred thousand rows in a file that somebody chose to import.
STANDING: Final = Limits(rows=500_000, cells=12_000_000, unpacked_bytes=400_000_000, seconds=180)


def check(value: int, ceiling: int, what: str, where: str, hint: str = _SPLIT) -> None:
    """Refuse the file where ``value`` passes ``ceiling``; ``what`` names the things counted."""
    if value > ceiling:
        raise StructureError(f"more than {ceiling:,} {what}", where=where, hint=hint)

"""How each list of the four roster files was read: decisions/rosters.csv (lists) and decisions/rows.csv (single rows).

One row of rosters.csv is one list, or the single statements of one page. Its ``rows`` are rows of the material's file;
together they cover every row exactly once.
"""

from dataclasses import dataclass
from functools import cache

from hanse.errors import StructureError
from tools.import_material.decision_files import decision_table
from tools.import_material.output import Row

FILES = ("european", "global", "national", "additional")


@dataclass(frozen=True)
class Block:
    """One list (or the single statements of one page) with the editor's reading of its scope."""

    file: str
    rows: tuple[int, ...]
    reading: Row

    @property
    def is_list(self) -> bool:
        return self.reading["list"] == "yes"

    @property
    def key(self) -> str:
        """The first row, which names the block in other decisions."""
        return f"{self.file}:{self.rows[0]}"


def parse_ranges(text: str) -> tuple[int, ...]:
    """Row numbers of "29-40; 45"."""
    numbers: list[int] = []
    for part in text.split(";"):
        first, _, last = part.strip().partition("-")
        numbers.extend(range(int(first), int(last or first) + 1))
    return tuple(numbers)


@cache
def blocks() -> tuple[Block, ...]:
    """Every block of decisions/rosters.csv."""
    return tuple(Block(row["file"], parse_ranges(row["rows"]), row) for row in decision_table("rosters.csv"))


@cache
def block_of_row() -> dict[tuple[str, int], Block]:
    """The block of every row; refuses a row that stands in two."""
    found: dict[tuple[str, int], Block] = {}
    for block in blocks():
        for number in block.rows:
            if (block.file, number) in found:
                raise StructureError(
                    f"row {number} of {block.file} stands in two blocks", where="decisions/rosters.csv", hint="fix rows"
                )
            found[(block.file, number)] = block
    return found


def block_by_key(key: str) -> Block:
    """The block whose first row is ``key`` ("european:543")."""
    for block in blocks():
        if block.key == key:
            return block
    raise StructureError(f"no block {key!r}", where="decisions/rosters.csv on_list_of", hint="name its first row")


@cache
def row_decisions() -> dict[tuple[str, int], dict[str, str]]:
    """Field -> value decided for single rows."""
    found: dict[tuple[str, int], dict[str, str]] = {}
    for row in decision_table("rows.csv"):
        found.setdefault((row["file"], int(row["row"])), {})[row["field"]] = row["value"]
    return found

"""Collects the rows of the data package while the material is read, and accounts for every row of it."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from hanse.domain.contacts import strip_contacts
from hanse.package.schema import BY_NAME
from hanse.package.writer import replace_text, write_table

Row = dict[str, str]

# A source is defined in the first of these that uses it; later collections refer to it.
COLLECTIONS = (
    "oomen2018", "stuerner2020", "lacroix2021", "heimann2021", "lacroix_spencer2022",
    "rosters_europe", "rosters_global", "rosters_national", "functions", "monitoring",
)  # fmt: skip


def read_rows(material: Path, file: str) -> Iterator[tuple[int, Row]]:
    """(row number from 1, row) of one CSV of the material, e.g. "rosters/european.csv"."""
    with (material / file).open(encoding="utf-8-sig", newline="") as stream:
        for number, row in enumerate(csv.DictReader(stream), start=1):
            yield number, {key: (value or "").strip() for key, value in row.items() if key is not None}


class Output:
    """Rows by (collection, table) and the account of the material's rows. Nothing is written before ``write``."""

    def __init__(self) -> None:
        self.tables: dict[tuple[str, str], dict[str, Row]] = defaultdict(dict)
        self.texts: dict[str, str] = {}  # other files of the data package: path -> content
        self.accounting: list[Row] = []
        self.contacts_removed = 0

    def add(self, table: str, row: Mapping[str, str], collection: str = "") -> str:
        """Add one row; returns its key (``id``, or the whole row where the table has none).

        A row with the same id and the same content is one row; the same id with other content is refused.
        """
        clean: Row = {}
        for name, value in row.items():
            clean[name], removed = strip_contacts(str(value).strip())
            self.contacts_removed += removed
        key = clean.get("id") or repr(sorted(clean.items()))
        held = self.tables[(collection, table)].get(key)
        if held is not None and held != clean:
            changed = {name: (held.get(name), clean.get(name)) for name in clean if held.get(name) != clean.get(name)}
            raise ValueError(f"{collection}/{table} {key} twice with different content: {changed}")
        self.tables[(collection, table)][key] = clean
        return key

    def has(self, table: str, key: str) -> bool:
        """True where some collection already holds a row of ``table`` with that id."""
        return any(key in rows for (_, name), rows in self.tables.items() if name == table)

    def entered(self, file: str, row: int, target: str, reason: str = "") -> None:
        """Account: the material's row became ``target`` ("ties:c0123..."; several joined by "; ")."""
        self._account(file, row, "entered", target, reason)

    def left_out(self, file: str, row: int, reason: str) -> None:
        """Account: the material's row did not enter, and why."""
        self._account(file, row, "not entered", "", reason)

    def _account(self, file: str, row: int, outcome: str, target: str, reason: str) -> None:
        self.accounting.append({"file": file, "row": f"{row}", "outcome": outcome, "target": target, "reason": reason})

    def write(self, data_dir: Path) -> None:
        """Write every table of the data package, and its other files."""
        for (collection, name), rows in sorted(self.tables.items()):
            table = BY_NAME[name]
            folder = {"collection": data_dir / "collections" / collection, "entities": data_dir / "entities"}
            write_table(folder.get(table.place, data_dir) / f"{name}.csv", table, rows.values())
        for path, text in sorted(self.texts.items()):
            replace_text(data_dir / path, text)
        write_table(data_dir / "accounting.csv", BY_NAME["accounting"], self.accounting)
        withheld = data_dir / "withheld.csv"  # kept by hand: created empty, never overwritten
        if not withheld.exists():
            write_table(withheld, BY_NAME["withheld"], ())

"""Adds rows to a data package: what is there already stays as it is; all files change together or none does."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from hanse.intake.taken import Cells, Taken
from hanse.intake.transaction import write_together
from hanse.package import DataPackage, Row
from hanse.package.schema import BY_NAME
from hanse.package.writer import render_table

# What one source says about one city and network at one time: said once, in whatever collection.
_SAME: Final = (
    "source", "subject_kind", "subject", "country", "relation", "object", "role", "start_earliest", "start_latest",
    "end_earliest", "end_latest", "listed_earliest", "listed_latest",
)  # fmt: skip

_ORDER: Final = ("cities", "sources", "rosters", "judgements", "ties", "statements")


@dataclass(frozen=True)
class Addition:
    """Rows that are new to the package, by table, and the ids of ties that it has already."""

    collection: str
    rows: Mapping[str, tuple[Cells, ...]]
    unchanged: tuple[str, ...]
    recounted: Mapping[str, int]  # rosters of this collection that grew: rows now on them
    founding: str = ""  # the collection.toml of a collection that is new

    @property
    def is_empty(self) -> bool:
        """True where the package has everything already."""
        return all(len(rows) == 0 for rows in self.rows.values())

    def with_names(self, cities: Sequence[Cells], judgements: Sequence[Cells]) -> "Addition":
        """The same with new cities and judgements of names."""
        rows = {"cities": tuple(cities), **self.rows, "judgements": tuple(judgements)}
        ordered: dict[str, tuple[Cells, ...]] = {table: rows[table] for table in _ORDER if table in rows}
        return replace(self, rows=ordered)

    def founded(self, text: str) -> "Addition":
        """The same for a collection that is new: ``text`` is its collection.toml."""
        return replace(self, founding=text)


def find_new(taken: Taken, package: DataPackage, collection: str) -> Addition:
    """What of a list the package does not hold yet."""
    held = {table: {row.id: row for row in package.rows(table)} for table in ("sources", "rosters", "ties")}
    said = {tuple(row[name] for name in _SAME) for row in package.rows("ties")}
    new, unchanged = [], []
    for tie in taken.ties.values():
        is_known = tie["id"] in held["ties"] or tuple(tie.get(name, "") for name in _SAME) in said
        unchanged.append(tie["id"]) if is_known else new.append(tie)
    used = {tie["roster"] for tie in new}
    rosters = [roster for key, roster in taken.rosters.items() if key not in held["rosters"] and key in used]
    grown = {}
    for key in used & held["rosters"].keys():
        row = held["rosters"][key]
        if row.collection == collection:
            grown[key] = (row.integer("rows_taken") or 0) + sum(tie["roster"] == key for tie in new)
    for roster in rosters:
        roster["rows_taken"] = str(sum(tie["roster"] == roster["id"] for tie in new))
    sources = [taken.source] if len(new) > 0 and taken.source["id"] not in held["sources"] else []
    rows = {"sources": tuple(sources), "rosters": tuple(rosters), "ties": tuple(new)}
    return Addition(collection, rows, tuple(unchanged), grown)


def write_addition(addition: Addition, data_dir: Path) -> tuple[Path, ...]:
    """Write the new rows, inside :func:`hanse.intake.transaction.writing`; gives the files that changed."""
    texts = texts_of(addition, data_dir)
    if len(texts) > 0:
        write_together(texts, data_dir)
    return tuple(texts)


def texts_of(addition: Addition, data_dir: Path) -> dict[Path, str]:
    """The new text of every file that changes, those first that others refer to."""
    folder = data_dir / "collections" / addition.collection
    texts: dict[Path, str] = {}
    if addition.founding != "":
        texts[folder / "collection.toml"] = addition.founding
    for table, rows in addition.rows.items():
        place = {"root": data_dir, "entities": data_dir / "entities"}.get(BY_NAME[table].place, folder)
        path = place / f"{table}.csv"
        recounted = addition.recounted if table == "rosters" else {}
        if len(rows) == 0 and len(recounted) == 0:
            continue
        held = _held(path)
        for row in held:
            if row["id"] in recounted:
                row["rows_taken"] = str(recounted[row["id"]])
        texts[path] = render_table(BY_NAME[table], [*held, *rows])
    return texts


def _held(path: Path) -> list[Cells]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return [dict(row) for row in csv.DictReader(stream, restval="")]


def ties_on(package: DataPackage, roster: str) -> tuple[Row, ...]:
    """The ties on one roster of the package."""
    return tuple(row for row in package.rows("ties") if row["roster"] == roster)

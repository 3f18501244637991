"""Adds rows to a collection: what is there already stays as it is; all files are replaced together or none is."""

import csv
import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hanse.errors import StructureError
from hanse.intake.taken import Cells, Taken
from hanse.package import DataPackage, Row
from hanse.package.schema import BY_NAME
from hanse.package.writer import render_table

# What one source says about one city and network at one time: said once, in whatever collection.
_SAME: Final = (
    "source", "subject_kind", "subject", "country", "relation", "object", "role", "start_earliest", "start_latest",
    "end_earliest", "end_latest", "listed_earliest", "listed_latest",
)  # fmt: skip


@dataclass(frozen=True)
class Addition:
    """Rows that are new to the package, by table, and the ids of ties that it has already."""

    collection: str
    rows: Mapping[str, tuple[Cells, ...]]
    unchanged: tuple[str, ...]
    recounted: Mapping[str, int]  # rosters of this collection that grew: rows now on them

    @property
    def is_empty(self) -> bool:
        """True where the package has everything already."""
        return all(len(rows) == 0 for rows in self.rows.values())


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
    """Write the new rows into the files of the collection; gives the files that changed."""
    folder = data_dir / "collections" / addition.collection
    texts: dict[Path, str] = {}
    for table, rows in addition.rows.items():
        path = folder / f"{table}.csv"
        held = _held(path)
        if len(rows) == 0 and not (table == "rosters" and len(addition.recounted) > 0):
            continue
        for row in held:
            if table == "rosters" and row["id"] in addition.recounted:
                row["rows_taken"] = str(addition.recounted[row["id"]])
        texts[path] = render_table(BY_NAME[table], [*held, *rows])
    replace_together(texts)
    return tuple(texts)


def _held(path: Path) -> list[Cells]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return [dict(row) for row in csv.DictReader(stream, restval="")]


def replace_together(texts: Mapping[Path, str]) -> None:
    """Replace every file by its text, or leave all as they were where one cannot be written."""
    staged: dict[Path, Path] = {}
    done: list[tuple[Path, bytes | None]] = []
    try:
        for path, text in texts.items():
            staged[path] = _stage(path, text)
        for path, temporary in staged.items():
            before = path.read_bytes() if path.is_file() else None
            temporary.replace(path)
            done.append((path, before))
    except OSError as error:
        _restore(done)
        raise StructureError(
            f"cannot be written: {error.strerror}; nothing was changed",
            where=str(error.filename or ""),
            hint="check the rights and the space on that disk",
        ) from error
    except BaseException:
        _restore(done)
        raise
    finally:
        for temporary in staged.values():
            temporary.unlink(missing_ok=True)


def _stage(path: Path, text: str) -> Path:
    """A finished copy beside the file, on disk before anything is replaced."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    Path(temporary).chmod(0o644)
    return Path(temporary)


def _restore(done: Iterable[tuple[Path, bytes | None]]) -> None:
    for path, before in done:
        if before is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(before)


def ties_on(package: DataPackage, roster: str) -> tuple[Row, ...]:
    """The ties on one roster of the package."""
    return tuple(row for row in package.rows("ties") if row["roster"] == roster)

"""Applies the newest list of withheld content to a release when it is opened, however old the release is."""

import csv
import hashlib
import os
import shutil
import sqlite3
import tempfile
import weakref
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from hanse.errors import StructureError
from hanse.release.database import Database
from hanse.release.files import DATABASE, write_files
from hanse.release.pointer import remove_leftovers
from hanse.release.store.claims import store_memberships
from hanse.release.store.columns import store_columns
from hanse.release.store.items import store_items
from hanse.release.store.withhold import withhold


def apply_withheld(folder: Path, facts: Mapping[str, str], withheld: Path | None) -> tuple[Path, Database, str]:
    """The folder and database to read, and a mark that tells them from the release as built ("" where it is that).

    What ``withheld`` names and the release still holds is taken out of a private copy, database and files alike.
    """
    database = Database(folder / DATABASE)
    wanted = read_withheld(withheld) if withheld is not None else {}
    held = {row[0] for row in database.rows("SELECT target FROM tombstone")}
    late = {target: reason for target, reason in wanted.items() if target not in held}
    if len(late) == 0:
        return folder, database, ""
    database.close()
    copy = _private_folder(folder.parent)
    shutil.copyfile(folder / DATABASE, copy / DATABASE)
    _take_out(copy / DATABASE, late, facts)
    write_files(copy, facts)
    cleaned = Database(copy / DATABASE)
    weakref.finalize(cleaned, shutil.rmtree, copy, ignore_errors=True)
    mark = hashlib.sha256("\n".join(sorted(f"{target}={reason}" for target, reason in late.items())).encode())
    return copy, cleaned, mark.hexdigest()[:8]


def _private_folder(releases: Path) -> Path:
    """A new folder beside the releases, or where temporary files go if that place cannot be written to."""
    prefix = f".withheld-{os.getpid()}-"
    try:
        remove_leftovers(releases)
        return Path(tempfile.mkdtemp(prefix=prefix, dir=releases))
    except OSError:
        return Path(tempfile.mkdtemp(prefix=prefix))


def read_withheld(path: Path) -> dict[str, str]:
    """Target and reason class of each line of a withheld.csv. A list that cannot be read stops: nothing is served."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            return {row["target"].strip(): row["reason_class"].strip() for row in csv.DictReader(stream)}
    except (OSError, UnicodeDecodeError, csv.Error, KeyError, AttributeError) as error:
        raise StructureError(
            f"the list of withheld content cannot be read ({error!r})", where=str(path), hint="correct that file"
        ) from None


def _take_out(path: Path, late: dict[str, str], facts: Mapping[str, str]) -> None:
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA journal_mode = MEMORY")
        withhold(connection, late)
        connection.executemany(
            "INSERT INTO withheld VALUES (?, ?, '', '', '')",  # who and when stays in the newest list
            sorted(late.items()),
        )
        store_memberships(connection)
        store_columns(connection, date.fromisoformat(facts["data_date"]), int(facts["freshness_years"]))
        store_items(connection)
        connection.commit()
    finally:
        connection.close()

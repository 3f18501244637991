"""Applies the newest list of withheld content to a release when it is opened, however old the release is."""

import csv
import hashlib
import shutil
import sqlite3
import tempfile
import weakref
from pathlib import Path

from hanse.errors import StructureError
from hanse.release.database import Database
from hanse.release.store.claims import store_memberships
from hanse.release.store.items import store_items
from hanse.release.store.withhold import withhold


def withheld_database(path: Path, withheld: Path | None) -> tuple[Database, str]:
    """The database to read, and a mark that tells it from the one in the folder ("" where that one is read)."""
    database = Database(path)
    wanted = read_withheld(withheld) if withheld is not None else {}
    held = {row[0] for row in database.rows("SELECT target FROM tombstone")}
    late = {target: reason for target, reason in wanted.items() if target not in held}
    if len(late) == 0:
        return database, ""
    database.close()
    folder = tempfile.mkdtemp(prefix="hanse-withheld-")
    copy = Path(folder) / "hanse.sqlite"
    shutil.copyfile(path, copy)
    _take_out(copy, late)
    cleaned = Database(copy)
    weakref.finalize(cleaned, shutil.rmtree, folder, ignore_errors=True)
    mark = hashlib.sha256(
        "\n".join(sorted(f"{target}={reason}" for target, reason in late.items())).encode()
    ).hexdigest()
    return cleaned, mark[:8]


def read_withheld(path: Path) -> dict[str, str]:
    """Target and reason class of each line of a withheld.csv. A list that cannot be read stops: nothing is served."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            return {row["target"].strip(): row["reason_class"].strip() for row in csv.DictReader(stream)}
    except (OSError, UnicodeDecodeError, csv.Error, KeyError, AttributeError) as error:
        raise StructureError(
            f"the list of withheld content cannot be read ({error!r})", where=str(path), hint="correct that file"
        ) from None


def _take_out(path: Path, late: dict[str, str]) -> None:
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA journal_mode = MEMORY")
        withhold(connection, late)
        connection.executemany(
            "INSERT INTO withheld VALUES (?, ?, '', '', '')",  # who and when stays in the newest list
            sorted(late.items()),
        )
        store_memberships(connection)
        store_items(connection)
        connection.commit()
    finally:
        connection.close()

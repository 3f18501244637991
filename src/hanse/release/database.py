"""Read-only access to the database of a release, one connection a thread."""

import sqlite3
import threading
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from hanse.errors import ReleaseError

Cell = str | int | float | None


class Database:
    """The SQLite file of a release, opened as immutable: no lock, no journal, no write."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise ReleaseError("there is no database", where=str(path), hint="build the release anew: hanse build")
        self.path = path
        self._uri = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
        self._local = threading.local()
        self._opened: list[sqlite3.Connection] = []
        self._lock = threading.Lock()

    def connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            try:
                connection = sqlite3.connect(self._uri, uri=True, check_same_thread=False)
            except sqlite3.OperationalError as error:
                raise ReleaseError(f"cannot be opened: {error}", where=str(self.path), hint="hanse build") from None
            connection.row_factory = sqlite3.Row
            self._local.connection = connection
            with self._lock:
                self._opened.append(connection)
        return connection

    def rows(self, query: str, parameters: Sequence[Cell] = ()) -> list[sqlite3.Row]:
        """Every row that ``query`` gives."""
        return self.connection().execute(query, parameters).fetchall()

    def row(self, query: str, parameters: Sequence[Cell] = ()) -> sqlite3.Row | None:
        """The first row that ``query`` gives; None where there is none."""
        row: sqlite3.Row | None = self.connection().execute(query, parameters).fetchone()
        return row

    def number(self, query: str, parameters: Sequence[Cell] = ()) -> int:
        """The count that ``query`` gives."""
        row = self.row(query, parameters)
        return int(row[0]) if row is not None else 0

    def close(self) -> None:
        """Close the connections of every thread."""
        with self._lock:
            for connection in self._opened:
                connection.close()
            self._opened.clear()
        self._local = threading.local()

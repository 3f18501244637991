"""A release, opened: read-only, shared by threads, the only thing that pages, commands and exports read."""

import json
from datetime import date
from pathlib import Path

from hanse.domain.scope import Scope
from hanse.errors import ReleaseError
from hanse.release.contents import Contents
from hanse.release.database import Database
from hanse.release.files import FACTS
from hanse.release.info import count_everything
from hanse.release.pointer import POINTER, read_pointer
from hanse.release.search import warm as warm_search
from hanse.release.view import View
from hanse.release.views import Info
from hanse.release.withholding import apply_withheld


def open_release(path: Path, *, withheld: Path | None = None) -> "Release":
    """Open the release in folder ``path``, or the current one where ``path`` holds several.

    ``withheld`` is the newest list of withheld claims and entities (a withheld.csv). What it names and this release
    still holds is taken out of a private copy before anything is read; the folder itself is not touched.
    """
    folder = read_pointer(path) if (path / POINTER).is_file() else path
    try:
        facts = json.loads((folder / FACTS).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ReleaseError("this is no release", where=str(path), hint="build one: hanse build") from None
    except json.JSONDecodeError as error:
        raise ReleaseError(f"release.json is damaged: {error}", where=str(folder), hint="hanse build") from None
    return Release(*apply_withheld(folder, facts, withheld), facts, origin=folder)


class Release:
    """One release.

    ``folder`` holds the tables and notes to pass on. ``withheld_mark`` is "" unless something was taken out when it was
    opened; then ``folder`` is the private copy. ``origin`` is the release itself.
    """

    def __init__(
        self, folder: Path, database: Database, withheld_mark: str, facts: dict[str, str], *, origin: Path
    ) -> None:
        self.folder = folder
        self.origin = origin
        self.withheld_mark = withheld_mark
        self.contents = Contents(database, facts)

    @property
    def version(self) -> str:
        """Data date and eight digits of the content hash."""
        return self.contents.version

    @property
    def data_date(self) -> date:
        """The day the data is current to."""
        return self.contents.data_date

    def view(self, as_of: date | None = None, scope: Scope | None = None) -> View:
        """The release as seen on a day (by default its data date) within a scope (by default everything)."""
        return View(
            self.contents, as_of if as_of is not None else self.data_date, scope if scope is not None else Scope()
        )

    def info(self) -> Info:
        """The release in numbers."""
        return count_everything(self.contents)

    def warm(self) -> None:
        """Read now what the first question would have to wait for: links, claims, statuses on the data date."""
        view = self.view()
        view.overview()
        view.cities()
        warm_search(view)

    def close(self) -> None:
        """Close every connection."""
        self.contents.database.close()

"""Names to authorities on a running site: the resolver, opened when somebody first asks for it.

The compiled gazetteer is mapped read-only from the file that ``hanse resolve`` uses. Where it is missing it is compiled
by a process of its own (:mod:`hanse.web.compiling`); whoever asks meanwhile is told when to come back. Registered
cities and judged names come from the release that is served, so nothing withheld from it is answered.
"""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from hanse.errors import HanseError, NotReadyError
from hanse.release import Release
from hanse.web.background import Background

if TYPE_CHECKING:  # imported where they are used: a site answers its first page without them
    from hanse.resolve.index.gazetteer import Gazetteer
    from hanse.resolve.registry import Registry
    from hanse.resolve.resolver import Resolver

_USUAL_SECONDS = 60  # of a compilation on a small machine that does something else besides
_AGAIN_AFTER = 600  # seconds


@dataclass(frozen=True)
class Opened:
    """What a request resolves names with."""

    resolver: "Resolver"
    gazetteer: "Gazetteer"


class Matching:
    """Opens the resolver of one site, once per release and process. ``folder`` holds the compiled gazetteer."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._lock = Lock()
        self._gazetteer: Gazetteer | None = None
        self._opened: dict[tuple[str, str], Opened] = {}
        self._compiling = Background(
            module="hanse.web.compiling",
            arguments=(str(folder),),
            is_done=self._is_compiled,
            doing="The gazetteer is being compiled: once after an installation or an update, for about a minute.",
            failed="The gazetteer could not be compiled on this server; hanse resolve works without a site.",
            usual_seconds=_USUAL_SECONDS,
        )

    def open(self, release: Release) -> Opened:
        """The resolver over a release; raises NotReadyError while the gazetteer is being compiled."""
        key = (release.version, release.withheld_mark)
        opened = self._opened.get(key)
        if opened is not None:
            return opened
        from hanse.resolve.resolver import Resolver

        with self._lock:
            if key not in self._opened:
                gazetteer = self._bring()
                self._opened.clear()
                self._opened[key] = Opened(Resolver(gazetteer, registry_of(release)), gazetteer)
            return self._opened[key]

    @property
    def is_open(self) -> bool:
        """True once names can be resolved at once."""
        return len(self._opened) > 0

    def prepare(self, provider: Callable[[], Release]) -> None:
        """Open the resolver for those who will ask; what is missing is made."""
        with contextlib.suppress(HanseError):
            self.open(provider())

    def _is_compiled(self) -> bool:
        from hanse.resolve.index.store import find_index

        return self._folder is not None and find_index(self._folder) is not None

    def _bring(self) -> "Gazetteer":
        from hanse.resolve.index.gazetteer import Gazetteer
        from hanse.resolve.index.store import find_index

        if self._gazetteer is None:
            if self._folder is None:
                raise NotReadyError(
                    "This site was started without a gazetteer, so names cannot be matched on it.",
                    retry_after=_AGAIN_AFTER,
                    hint="The command hanse resolve matches names without a site.",
                )
            self._compiling.require()
            path = find_index(self._folder)
            if path is None:  # taken away since: compiled again when the site starts anew
                raise NotReadyError("The gazetteer was taken away.", retry_after=_AGAIN_AFTER)
            self._gazetteer = Gazetteer(path)
        return self._gazetteer


def registry_of(release: Release) -> "Registry":
    """The registered cities of a release and what was judged of their names."""
    from hanse.resolve.linker import Judgement
    from hanse.resolve.registry import RegisteredCity, Registry

    database = release.contents.database
    rows = database.rows("SELECT * FROM cities WHERE status != 'withdrawn' ORDER BY id")
    successors = {row["id"]: row["successor"] for row in rows if row["status"] == "merged" and row["successor"] != ""}
    cities = (
        RegisteredCity(
            id=row["id"],
            name=row["name"],
            country=row["country"],
            level=row["level"],
            geonames_id=int(row["geonames_id"] or 0),
            latitude=float(row["latitude"]) if row["latitude"] != "" else None,
            longitude=float(row["longitude"]) if row["longitude"] != "" else None,
            other_names=tuple(name.strip() for name in row["other_names"].split(";") if name.strip() != ""),
        )
        for row in rows
        if row["id"] not in successors
    )
    judgements = (Judgement.from_row(dict(row)) for row in database.rows("SELECT * FROM judgements ORDER BY id"))
    return Registry(cities, judgements, successors=successors)

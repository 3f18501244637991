"""Names to authorities on a running site: the resolver, opened when somebody first asks for it.

The compiled gazetteer is mapped read-only from the file that ``hanse resolve`` uses. Where it is missing it is compiled
by a process of its own (:mod:`hanse.web.compiling`); whoever asks meanwhile is told when to come back. Registered
cities and judged names come from the release that is served, so nothing withheld from it is answered.
"""

import contextlib
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from hanse.errors import HanseError, NotReadyError
from hanse.release import Release

if TYPE_CHECKING:  # imported where they are used: a site answers its first page without them
    from hanse.resolve.index.gazetteer import Gazetteer
    from hanse.resolve.registry import Registry
    from hanse.resolve.resolver import Resolver

_USUAL_SECONDS = 60  # of a compilation on a small machine that does something else besides
_SOON = 10
_AGAIN_AFTER = 600.0  # seconds before a compilation that failed is tried again


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
        self._compiling: subprocess.Popen[bytes] | None = None
        self._started = 0.0

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

    def _bring(self) -> "Gazetteer":
        from hanse.resolve.index.gazetteer import Gazetteer
        from hanse.resolve.index.store import find_index

        if self._gazetteer is None:
            if self._folder is None:
                raise NotReadyError(
                    "This site was started without a gazetteer, so names cannot be matched on it.",
                    retry_after=int(_AGAIN_AFTER),
                    hint="The command hanse resolve matches names without a site.",
                )
            path = find_index(self._folder)
            if path is None:
                raise self._compile(self._folder)
            self._gazetteer = Gazetteer(path)
        return self._gazetteer

    def _compile(self, folder: Path) -> NotReadyError:
        """See to it that the gazetteer is being compiled, and say when to ask again."""
        ended = self._compiling.poll() if self._compiling is not None else None
        passed = time.monotonic() - self._started
        if self._compiling is not None and ended not in (None, 0) and passed < _AGAIN_AFTER:
            return NotReadyError(
                "The gazetteer could not be compiled on this server, so names cannot be matched at present.",
                retry_after=int(_AGAIN_AFTER - passed) + 1,
                hint="Everything else on this site works; the command hanse resolve matches names without a site.",
            )
        if self._compiling is None or ended is not None:
            command = [sys.executable, "-m", "hanse.web.compiling", str(folder)]
            self._compiling = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
            self._started = time.monotonic()
            passed = 0.0
        return NotReadyError(
            "The gazetteer is being compiled: this happens once, after an installation or an update, and takes about "
            "a minute.",
            retry_after=max(_SOON, int(_USUAL_SECONDS - passed)),
            hint="Everything else on this site works meanwhile.",
        )


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

"""What a release holds, ready for look-ups: shared by every view on it."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from datetime import date
from threading import Lock
from typing import TypeVar, cast

from hanse.release.catalogue import Catalogue
from hanse.release.codings import Codings
from hanse.release.database import Database
from hanse.release.pairs import Pairs
from hanse.release.rosters import Rosters
from hanse.release.structure import Structure

Kept = TypeVar("Kept")
_ANSWERS_KEPT = 128


class Contents:
    """The look-ups over one database; ``facts`` is what release.json says."""

    def __init__(self, database: Database, facts: Mapping[str, str]) -> None:
        self.database = database
        self.version = facts["version"]
        self.content_hash = facts["content_hash"]
        self.data_date = date.fromisoformat(facts["data_date"])
        self.licence = facts["licence"]
        self.gazetteer = facts["gazetteer"]
        self.freshness_years = int(facts["freshness_years"])
        self.catalogue = Catalogue(database)
        self.codings = Codings(self.catalogue)
        self.rosters = Rosters(self.catalogue)
        self.structure = Structure(self.catalogue)
        self.pairs = Pairs(self.catalogue, self.structure, self.freshness_years)
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = Lock()

    def remember(self, key: Hashable, compute: Callable[[], Kept]) -> Kept:
        """What ``compute`` gives, kept for the next who asks with the same ``key``; old answers make room for new."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return cast(Kept, self._kept[key])
        computed = compute()
        with self._lock:
            self._kept[key] = computed
            while len(self._kept) > _ANSWERS_KEPT:
                self._kept.popitem(last=False)
        return computed

"""What a release holds, ready for look-ups: shared by every view on it."""

from collections.abc import Callable, Hashable, Mapping
from datetime import date
from typing import TypeVar, cast

from hanse.package.metadata import DEFAULT_FIELD
from hanse.release.catalogue import Catalogue
from hanse.release.codings import Codings
from hanse.release.columns import read_columns
from hanse.release.database import Database
from hanse.release.kept import Kept
from hanse.release.pairs import Pairs
from hanse.release.rosters import Rosters
from hanse.release.structure import Structure

Answer = TypeVar("Answer")
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
        self.field = facts.get("field", DEFAULT_FIELD)
        self.catalogue = Catalogue(database)
        self.codings = Codings(self.catalogue)
        self.rosters = Rosters(self.catalogue)
        self.structure = Structure(self.catalogue)
        columns = read_columns(database)
        self.pairs = Pairs(self.catalogue, self.structure, self.freshness_years, self.data_date, columns)
        self._answers: Kept[Hashable, object] = Kept(_ANSWERS_KEPT)

    def remember(self, key: Hashable, compute: Callable[[], Answer]) -> Answer:
        """What ``compute`` gives, kept for the next who asks with the same ``key``."""
        return cast(Answer, self._answers.get(key, compute))

"""What nearly every view looks up: links to entities, sources, claims in short, names of countries."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from hanse.domain.scope import Scope
from hanse.release.cell import fuzzy, shown, split_list
from hanse.release.database import Database
from hanse.release.views import ClaimRef, EntityRef, SourceRow

_FEW = 200_000  # claims that are held in memory
_REFS_KEPT = 200_000  # evidence chips that are kept
_TOGETHER = 500  # rows asked for in one query
_IN_SHORT = "id, kind, collection, source, locator, as_written"


class ClaimFacts(NamedTuple):
    """A claim in short, as stored."""

    kind: str
    collection: str
    source: str
    locator: str
    as_written: str


class Claims(Mapping[str, ClaimFacts]):
    """Claims in short: where there are few, all are read at once; else those that are asked for, and kept a while."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._held: dict[str, ClaimFacts] = {}
        self._count = database.number("SELECT count(*) FROM claim")
        if self._count <= _FEW:
            rows = database.rows(f"SELECT {_IN_SHORT} FROM claim ORDER BY id")
            self._held = {row[0]: ClaimFacts(*row[1:]) for row in rows}

    def bring(self, claims: Iterable[str]) -> None:
        """Read these together, before each is asked for."""
        if self._count <= _FEW:
            return
        if len(self._held) > _FEW:
            self._held = {}
        wanted = [claim for claim in claims if claim not in self._held]
        for start in range(0, len(wanted), _TOGETHER):
            part = wanted[start : start + _TOGETHER]
            marks = ", ".join("?" * len(part))
            for row in self._database.rows(f"SELECT {_IN_SHORT} FROM claim WHERE id IN ({marks})", part):
                self._held[row[0]] = ClaimFacts(*row[1:])

    def __getitem__(self, claim: str) -> ClaimFacts:
        facts = self._held.get(claim)
        if facts is None and self._count > _FEW:
            row = self._database.row(f"SELECT {_IN_SHORT} FROM claim WHERE id = ?", (claim,))
            if row is not None:
                facts = self._held[claim] = ClaimFacts(*row[1:])
        if facts is None:
            raise KeyError(claim)
        return facts

    def __iter__(self) -> Iterator[str]:
        if self._count <= _FEW:
            return iter(self._held)
        return (row[0] for row in self._database.connection().execute("SELECT id FROM claim ORDER BY id"))

    def __len__(self) -> int:
        return self._count


class Catalogue:
    """Look-ups over one release. Each is read once, when it is first asked for, and then shared by all threads."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._refs: dict[str, ClaimRef] = {}

    @cached_property
    def entities(self) -> dict[str, EntityRef]:
        """Every entity in use, by id; merged and withdrawn ones are left out."""
        rows = self.database.rows("SELECT * FROM entity WHERE status NOT IN ('merged', 'withdrawn') ORDER BY id")
        return {
            row["id"]: EntityRef(row["id"], row["name"], row["kind"], row["subkind"], row["country"], row["path"])
            for row in rows
        }

    @cached_property
    def successors(self) -> dict[str, tuple[str, ...]]:
        """Merged and split entities: the ids that took over."""
        rows = self.database.rows("SELECT id, successor FROM entity WHERE successor != ''")
        return {row["id"]: split_list(row["successor"]) for row in rows}

    def entity(self, key: str) -> EntityRef | None:
        """A link to the entity ``key``, following mergers; None where there is none."""
        seen = set()
        while key not in self.entities and key not in seen and len(self.successors.get(key, ())) == 1:
            seen.add(key)
            key = self.successors[key][0]
        return self.entities.get(key)

    @cached_property
    def countries(self) -> dict[str, str]:
        """Name of each country by code."""
        return {row["code"]: row["name"] for row in self.database.rows("SELECT code, name FROM country")}

    @cached_property
    def sources(self) -> dict[str, SourceRow]:
        """Every source by id, with the number of claims taken from it."""
        rows = self.database.rows(
            """SELECT sources.*, collections.redistribution,
                      coalesce(held.claims, 0) AS claims
               FROM sources JOIN collections ON collections.key = sources.collection
               LEFT JOIN (SELECT source, count(*) AS claims FROM claim GROUP BY source) AS held
               ON held.source = sources.id ORDER BY sources.id"""
        )
        return {
            row["id"]: SourceRow(
                row["id"], row["kind"], row["title"], row["publisher"], row["url"], shown(fuzzy(row, "published")),
                row["collection"], row["licence"], row["redistribution"], row["claims"],
            )
            for row in rows
        }  # fmt: skip

    @cached_property
    def claims(self) -> Mapping[str, ClaimFacts]:
        """Every claim in short, by id."""
        return Claims(self.database)

    @cached_property
    def corrected(self) -> frozenset[str]:
        """Claims with a correction that was not rejected."""
        rows = self.database.rows("SELECT claim FROM corrections WHERE status != 'rejected'")
        return frozenset(row[0] for row in rows)

    @cached_property
    def tombstones(self) -> dict[str, str]:
        """Withheld claims and entities: the class of the reason."""
        return {row[0]: row[1] for row in self.database.rows("SELECT target, reason_class FROM tombstone")}

    def ref(self, claim: str) -> ClaimRef:
        """An evidence chip for ``claim``."""
        held = self._refs.get(claim)
        if held is None:
            facts, source = self.claims[claim], self.sources[self.claims[claim].source]
            held = ClaimRef(
                claim, facts.as_written, source.id, source.title, source.kind, source.publisher, source.url,
                source.published, facts.locator, facts.collection, claim in self.corrected,
            )  # fmt: skip
            if len(self._refs) < _REFS_KEPT:
                self._refs[claim] = held
        return held

    def refs(self, claims: Iterable[str]) -> tuple[ClaimRef, ...]:
        """Evidence chips for ``claims``, each once."""
        wanted = dict.fromkeys(claims)
        if isinstance(self.claims, Claims):
            self.claims.bring(claim for claim in wanted if claim not in self._refs)
        return tuple(self.ref(claim) for claim in wanted)

    def admits(self, scope: Scope, claim: str) -> bool:
        """True where ``claim`` is of a collection and source within ``scope``."""
        if len(scope.collections) == 0 and len(scope.sources) == 0:
            return True
        facts = self.claims[claim]
        of_collection = len(scope.collections) == 0 or facts.collection in scope.collections
        return of_collection and (len(scope.sources) == 0 or facts.source in scope.sources)

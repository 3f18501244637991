"""A release seen on a day within a scope: what every page function receives."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from hanse.domain.scope import Scope
from hanse.errors import NotFoundError, WithheldError
from hanse.release.catalogue import Catalogue
from hanse.release.cell import sort_key
from hanse.release.contents import Contents
from hanse.release.memberships import COUNTING, COUNTING_WITHOUT_NESTING, membership_of
from hanse.release.snapshot import PairStatus, Snapshot
from hanse.release.views import Context, EntityRef, Membership


class Standpoint:
    """Contents, a day and a scope."""

    def __init__(self, contents: Contents, as_of: date, scope: Scope) -> None:
        self.contents = contents
        self.as_of = as_of
        self.scope = scope

    @property
    def catalogue(self) -> Catalogue:
        """Look-ups of entities, sources and claims."""
        return self.contents.catalogue

    @cached_property
    def context(self) -> Context:
        """What every view carries: release, day, scope, and how things were counted."""
        return Context(
            version=self.contents.version,
            data_date=self.contents.data_date.isoformat(),
            as_of=self.as_of.isoformat(),
            scope=self.scope.as_dict(),
            counting=COUNTING if self.scope.nesting else COUNTING_WITHOUT_NESTING,
            freshness_years=self.contents.freshness_years,
        )

    @cached_property
    def snapshot(self) -> Snapshot:
        """The status of every pair on the day within the scope."""
        return self.contents.pairs.snapshot(self.as_of, self.scope)

    def memberships(self, held: Iterable[PairStatus], *, by: str) -> tuple[Membership, ...]:
        """Memberships, sorted A to Z ``by`` "city" or "network"."""
        shown = [membership_of(self.catalogue, pair, self.as_of) for pair in held]
        return tuple(sorted(shown, key=lambda membership: sort_key(getattr(membership, by))))

    def ref(self, kind: str, key: str) -> EntityRef:
        """The entity of ``kind`` with id ``key``, following mergers; says so where it was withheld."""
        ref = self.catalogue.entity(key)
        if ref is not None and ref.kind == kind:
            return ref
        if key in self.catalogue.tombstones:
            raise WithheldError(f"this {kind} is withheld", hint=f"reason: {self.catalogue.tombstones[key]}")
        raise NotFoundError(f"there is no {kind} {key!r}", hint="search for a part of its name")

    def in_scope(self, ref: EntityRef) -> bool:
        """True where an entity is of the kinds and countries of the scope."""
        if ref.kind == "network" and len(self.scope.kinds) > 0:
            return ref.subkind in self.scope.kinds
        return ref.kind != "city" or len(self.scope.countries) == 0 or ref.country in self.scope.countries

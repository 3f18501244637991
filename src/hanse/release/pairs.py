"""What is recorded of each (city, network) pair, and its status on a day: evidence in, status out."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from hanse.domain.dates import FuzzyDate, parse_iso
from hanse.domain.scope import Scope
from hanse.domain.status import Evidence, Omission, StatusResult, status_of
from hanse.release.catalogue import Catalogue
from hanse.release.cell import fuzzy
from hanse.release.kept import Kept
from hanse.release.lists import Lists
from hanse.release.record import Pair, Record, read_record
from hanse.release.snapshot import PairStatus, Snapshot
from hanse.release.structure import Structure

_SNAPSHOTS_KEPT = 24  # the newest questions, by day and scope
_EVIDENCE_KEPT = 6  # the newest sets of claims, by limits on claims


@dataclass(frozen=True)
class _Recorded:
    """The claims about a pair within a scope, and the evidence they make: the same for every day."""

    records: tuple[Record, ...]
    evidence: Evidence


class Pairs:
    """All pairs of a release; statuses are computed for all of them at once and kept for the newest questions."""

    def __init__(self, catalogue: Catalogue, structure: Structure, freshness_years: int) -> None:
        self._catalogue = catalogue
        self._structure = structure
        self._freshness_years = freshness_years
        self.lists = Lists(catalogue)
        self._snapshots: Kept[tuple[date, Scope], Snapshot] = Kept(_SNAPSHOTS_KEPT)
        self._evidence_kept: Kept[tuple[tuple[str, ...], ...], dict[Pair, _Recorded]] = Kept(_EVIDENCE_KEPT)

    def snapshot(self, as_of: date, scope: Scope) -> Snapshot:
        """The status of every pair with a membership-class claim in ``scope``, in order of pair."""
        return self._snapshots.get((as_of, scope), lambda: self._compute(as_of, scope))

    def status(self, city: str, network: str, as_of: date, scope: Scope) -> StatusResult:
        """The status of any pair, also of one without a claim: then not listed, or unknown."""
        pair, recorded = (city, network), self._recorded(scope)
        if pair in recorded:
            held = self.snapshot(as_of, scope).pairs.get(pair)
            evidence = recorded[pair].evidence
            return held.result if held is not None else status_of(evidence, as_of, self._freshness_years)
        return status_of(self._evidence(city, network, (), scope), as_of, self._freshness_years)

    def grid(self, cities: Sequence[str], networks: Sequence[str], as_of: date, scope: Scope) -> list[tuple[str, ...]]:
        """The status of every city in every network, row by row."""
        seen, recorded = self.snapshot(as_of, scope).pairs, self._recorded(scope)
        # Pairs without a claim differ only in the lists that leave the city out: one status for each set of lists.
        unrecorded: dict[tuple[Omission, ...], str] = {}

        def cell(pair: Pair) -> str:
            if pair in seen:
                return seen[pair].result.status
            if pair in recorded:
                return self.status(*pair, as_of, scope).status
            omissions = self.lists.omissions(*pair, (), scope)
            if omissions not in unrecorded:
                unrecorded[omissions] = self.status(*pair, as_of, scope).status
            return unrecorded[omissions]

        return [tuple(cell((city, network)) for network in networks) for city in cities]

    def _compute(self, as_of: date, scope: Scope) -> Snapshot:
        entities = self._catalogue.entities
        statuses: dict[Pair, PairStatus] = {}
        known, touched = self._unchanged(as_of, scope)
        for (city, network), held in self._recorded(scope).items():
            if network not in touched and known is not None:
                if (city, network) in known:
                    statuses[(city, network)] = known[(city, network)]
                continue
            if len(scope.kinds) > 0 and entities[network].subkind not in scope.kinds:
                continue
            if len(scope.countries) > 0 and entities[city].country not in scope.countries:
                continue
            result = status_of(held.evidence, as_of, self._freshness_years)
            if len(scope.statuses) == 0 or result.status in scope.statuses:
                statuses[(city, network)] = PairStatus(city, network, result, held.records)
        return Snapshot(statuses, self._structure.ancestors, nesting=scope.nesting)

    def _unchanged(self, as_of: date, scope: Scope) -> tuple[Mapping[Pair, PairStatus] | None, frozenset[str]]:
        """Statuses with every list held, where ``scope`` leaves some out, and the networks that those lists touch."""
        if len(scope.without) == 0:
            return None, frozenset()
        whole = self.snapshot(as_of, replace(scope, without=()))
        return whole.pairs, self._touched(scope)

    def _touched(self, scope: Scope) -> frozenset[str]:
        """The networks whose evidence the lists left out belong to."""
        return frozenset().union(*(self._networks_by_roster.get(roster, frozenset()) for roster in scope.without))

    @cached_property
    def _networks_by_roster(self) -> dict[str, frozenset[str]]:
        """The networks about which each roster says something: who is on it, and who is missing."""
        found: dict[str, set[str]] = defaultdict(set)
        for (_, network), records in self.records.items():
            for record in records:
                found[record.roster].add(network)
        for network, lists in self.lists.by_network.items():
            for one in lists:
                found[one.roster].add(network)
        return {roster: frozenset(networks) for roster, networks in found.items()}

    def _recorded(self, scope: Scope) -> dict[Pair, _Recorded]:
        """The pairs with a claim in ``scope``, with claims and evidence."""
        limits = (scope.relations, scope.roles, scope.collections, scope.sources, scope.without)
        return self._evidence_kept.get(limits, lambda: self._gather(scope))

    def _gather(self, scope: Scope) -> dict[Pair, _Recorded]:
        gathered: dict[Pair, _Recorded] = {}
        whole = self._recorded(replace(scope, without=())) if len(scope.without) > 0 else {}
        touched = self._touched(scope)
        for pair, held in self.records.items():
            if len(scope.without) > 0 and pair[1] not in touched:
                if pair in whole:
                    gathered[pair] = whole[pair]
                continue
            records = self._within(held, scope)
            if len(records) > 0:
                gathered[pair] = _Recorded(records, self._evidence(*pair, records, scope))
        return gathered

    def _within(self, records: Iterable[Record], scope: Scope) -> tuple[Record, ...]:
        return tuple(
            record
            for record in records
            if (len(scope.relations) == 0 or record.relation in scope.relations)
            and (len(scope.roles) == 0 or record.role in scope.roles)
            and (record.roster == "" or record.roster not in scope.without)
            and self._catalogue.admits(scope, record.claim)
        )

    def _evidence(self, city: str, network: str, records: tuple[Record, ...], scope: Scope) -> Evidence:
        end, claim = self._end_of(network, scope)
        return Evidence(
            spells=tuple(spell for record in records if (spell := record.spell()) is not None),
            listings=tuple(listing for record in records if (listing := record.listing()) is not None),
            omissions=self.lists.omissions(city, network, (record.role for record in records), scope),
            network_end=end,
            network_end_claim=claim,
        )

    def _end_of(self, network: str, scope: Scope) -> tuple[FuzzyDate | None, str]:
        """The latest end of the network that a source within the scope states."""
        ends = [end for end in self.ends.get(network, ()) if self._catalogue.admits(scope, end[1])]
        return ends[-1] if len(ends) > 0 else (None, "")

    @cached_property
    def records(self) -> dict[Pair, tuple[Record, ...]]:
        """The membership-class claims about each pair."""
        database = self._catalogue.database
        recorded = {
            row[0]: date.fromisoformat(row[1]) for row in database.rows("SELECT key, recorded_on FROM collections")
        }
        grouped: dict[Pair, list[Record]] = defaultdict(list)
        for row in database.rows(
            """SELECT membership.city, membership.network, ties.* FROM membership JOIN ties ON ties.id = claim
               ORDER BY membership.city, membership.network, ties.id"""
        ):
            if row["city"] in self._catalogue.entities and row["network"] in self._catalogue.entities:
                grouped[(row["city"], row["network"])].append(read_record(row, recorded[row["collection"]]))
        return {pair: tuple(records) for pair, records in grouped.items()}

    @cached_property
    def ends(self) -> dict[str, tuple[tuple[FuzzyDate, str], ...]]:
        """Stated ends of networks, the latest last."""
        grouped: dict[str, list[tuple[FuzzyDate, str]]] = defaultdict(list)
        for row in self._catalogue.database.rows(
            """SELECT entity, statements.* FROM statements JOIN claim_entity ON claim = statements.id
               WHERE side = 'subject' AND property = 'ended'"""
        ):
            stated = _stated_day(row)
            if stated is not None and stated.latest is not None:
                grouped[row["entity"]].append((stated, row["id"]))
        return {
            key: tuple(sorted(ends, key=lambda end: (end[0].latest or date.max, end[1])))
            for key, ends in grouped.items()
        }


def _stated_day(row: sqlite3.Row) -> FuzzyDate | None:
    """When the statement says that something was: its own time, or the value where that is a date."""
    valid = fuzzy(row, "valid")
    if valid.is_known:
        return valid
    try:
        return parse_iso(row["value"])
    except ValueError:
        return None

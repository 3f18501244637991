"""What is recorded of each (city, network) pair, and its status on a day: evidence in, status out."""

import sqlite3
from collections import OrderedDict, defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from threading import Lock

from hanse.domain.dates import FuzzyDate, parse_iso
from hanse.domain.scope import Scope
from hanse.domain.status import Evidence, StatusResult, status_of
from hanse.release.catalogue import Catalogue
from hanse.release.cell import fuzzy
from hanse.release.lists import Lists
from hanse.release.record import Pair, Record, read_record
from hanse.release.snapshot import PairStatus, Snapshot
from hanse.release.structure import Structure

_KEPT = 24  # statuses of so many (day, scope) combinations are kept


class Pairs:
    """All pairs of a release; statuses are computed for all of them at once and kept for the newest questions."""

    def __init__(self, catalogue: Catalogue, structure: Structure, freshness_years: int) -> None:
        self._catalogue = catalogue
        self._structure = structure
        self._freshness_years = freshness_years
        self.lists = Lists(catalogue)
        self._kept: OrderedDict[tuple[date, Scope], Snapshot] = OrderedDict()
        self._lock = Lock()

    def snapshot(self, as_of: date, scope: Scope) -> Snapshot:
        """The status of every pair with a membership-class claim in ``scope``, in order of pair."""
        key = (as_of, scope)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        computed = self._compute(as_of, scope)
        with self._lock:
            self._kept[key] = computed
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return computed

    def status(self, city: str, network: str, as_of: date, scope: Scope) -> StatusResult:
        """The status of any pair, also of one without a claim: then not listed, or unknown."""
        held = self.snapshot(as_of, scope).pairs.get((city, network))
        if held is not None:
            return held.result
        records = self._within(self.records.get((city, network), ()), scope)
        return status_of(self._evidence(city, network, records, scope), as_of, self._freshness_years)

    def _compute(self, as_of: date, scope: Scope) -> Snapshot:
        entities = self._catalogue.entities
        statuses: dict[Pair, PairStatus] = {}
        for (city, network), held in self.records.items():
            if len(scope.kinds) > 0 and entities[network].subkind not in scope.kinds:
                continue
            if len(scope.countries) > 0 and entities[city].country not in scope.countries:
                continue
            records = self._within(held, scope)
            if len(records) == 0:
                continue
            result = status_of(self._evidence(city, network, records, scope), as_of, self._freshness_years)
            if len(scope.statuses) == 0 or result.status in scope.statuses:
                statuses[(city, network)] = PairStatus(city, network, result, records)
        return Snapshot(statuses, self._structure.ancestors, nesting=scope.nesting)

    def _within(self, records: Iterable[Record], scope: Scope) -> tuple[Record, ...]:
        return tuple(
            record
            for record in records
            if (len(scope.relations) == 0 or record.relation in scope.relations)
            and (len(scope.roles) == 0 or record.role in scope.roles)
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

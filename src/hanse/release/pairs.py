"""What is recorded of each (city, network) pair, and its status on a day: evidence in, status out."""

import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

import numpy as np

from hanse.domain.dates import FuzzyDate, parse_iso
from hanse.domain.scope import Scope
from hanse.domain.status import Evidence, Omission, StatusResult, status_of
from hanse.release.catalogue import Catalogue
from hanse.release.cell import fuzzy
from hanse.release.columns import ALWAYS, Array, Columns
from hanse.release.kept import Kept
from hanse.release.lists import Lists
from hanse.release.record import Pair, Record, read_record
from hanse.release.ruling import CODES, OUT, Limits, rule
from hanse.release.snapshot import PairStatus, Snapshot
from hanse.release.structure import Structure

_SNAPSHOTS_KEPT = 24  # the newest questions, by day and scope
_FEW = 60_000  # pairs up to which all claims are read at once and kept
_TOGETHER = 500  # rows asked for in one query
_BY_WORD = {"relations": "of_relation", "roles": "of_role", "collections": "of_collection", "sources": "of_source"}


class Pairs:
    """All pairs of a release; their statuses are computed by column and kept for the newest questions."""

    def __init__(
        self, catalogue: Catalogue, structure: Structure, freshness_years: int, data_date: date, columns: Columns
    ) -> None:
        self._catalogue = catalogue
        self._structure = structure
        self._freshness_years = freshness_years
        self._data_date = data_date
        self.columns = columns
        self.lists = Lists(catalogue)
        self._snapshots: Kept[tuple[date, Scope], Snapshot] = Kept(_SNAPSHOTS_KEPT)

    def __len__(self) -> int:
        return len(self.columns["pair_city"])

    def snapshot(self, as_of: date, scope: Scope) -> Snapshot:
        """The status of every pair with a membership-class claim in ``scope``, in order of pair."""
        return self._snapshots.get((as_of, scope), lambda: self._compute(as_of, scope))

    def status(self, city: str, network: str, as_of: date, scope: Scope) -> StatusResult:
        """The status of any pair, also of one without a claim: then not listed, or unknown."""
        records = self._within(self.records_of(city, network), scope)
        return status_of(self._evidence(city, network, records, scope), as_of, self._freshness_years)

    def grid(self, cities: Sequence[str], networks: Sequence[str], as_of: date, scope: Scope) -> list[tuple[str, ...]]:
        """The status of every city in every network, row by row."""
        words = list(CODES)
        recorded = self._codes(as_of, scope)
        # Pairs without a claim differ only in the lists that leave the city out: one status for each set of lists.
        unrecorded: dict[tuple[Omission, ...], str] = {}

        def cell(city: str, network: str, seen: Mapping[int, int]) -> str:
            code = seen.get(self.columns.numbers["network"].get(network, -1), OUT)
            if code != OUT:
                return words[code]
            omissions = self.lists.omissions(city, network, (), scope)
            if omissions not in unrecorded:
                unrecorded[omissions] = self.status(city, network, as_of, scope).status
            return unrecorded[omissions]

        rows = []
        for city in cities:
            places = self._places_of(city)
            seen = dict(zip(self.columns["pair_network"][places].tolist(), recorded[places].tolist(), strict=True))
            rows.append(tuple(cell(city, network, seen) for network in networks))
        return rows

    def codes(self, as_of: date, scope: Scope) -> Array:
        """The status of each pair as a code of hanse.release.ruling; OUT for a pair outside ``scope``."""
        codes = self._codes(as_of, scope)
        limits = self._pair_limits(scope)
        if limits is not None:
            codes = np.where(limits, codes, np.uint8(OUT))
        if len(scope.statuses) > 0:
            wanted = np.array([word in scope.statuses for word in CODES] + [False] * (256 - len(CODES)))
            codes = np.where(wanted[codes], codes, np.uint8(OUT))
        return codes

    def _codes(self, as_of: date, scope: Scope) -> Array:
        """The status of each pair with a claim within what ``scope`` asks of claims."""
        limits = self._limits(scope)
        if as_of == self._data_date and limits.records is None and len(self.columns["status"]) == len(self):
            return self.columns["status"]
        codes, odd = rule(self.columns, limits, as_of.toordinal())
        claims = _of_claims(scope)
        for place, held in zip(odd.tolist(), self._made(odd.tolist(), as_of, claims), strict=True):
            if codes[place] != OUT:
                codes[place] = CODES[held.result.status]
        return codes

    def _compute(self, as_of: date, scope: Scope) -> Snapshot:
        claims = _of_claims(scope)
        return Snapshot(
            self.columns,
            self.codes(as_of, scope),
            lambda places: self._made(places, as_of, claims),
            self._structure.ancestors,
            nesting=scope.nesting,
        )

    def _limits(self, scope: Scope) -> Limits:
        """Which records and lists are within ``scope``, and the ends of networks that its sources state."""
        columns, numbers = self.columns, self.columns.numbers
        records: Array | None = None
        lists: Array | None = None
        for name, column in _BY_WORD.items():
            wanted = getattr(scope, name)
            if len(wanted) > 0:
                kind = name.removesuffix("s")
                known = [numbers[kind][word] for word in wanted if word in numbers[kind]]
                records = _both(records, np.isin(columns[column], known))
                if kind in ("source", "collection"):
                    lists = _both(lists, np.isin(columns[f"list_{kind}"], known))
        if len(scope.without) > 0:
            gone = [numbers["roster"][word] for word in scope.without if word in numbers["roster"]]
            records = _both(records, ~np.isin(columns["of_roster"], gone))
            lists = _both(lists, np.array([word not in scope.without for word in columns.names["list"]], bool))
        ends = [self._end_of(network, scope)[0] for network in columns.names["network"]]
        days = [end.latest.toordinal() if end is not None and end.latest is not None else ALWAYS for end in ends]
        return Limits(records, lists, np.array(days, np.int64))

    def _pair_limits(self, scope: Scope) -> Array | None:
        """The pairs of networks and cities that ``scope`` lets in; None where it lets in all."""
        entities, columns = self._catalogue.entities, self.columns
        found: Array | None = None
        if len(scope.kinds) > 0:
            kinds = np.array([entities[key].subkind in scope.kinds for key in columns.names["network"]], bool)
            found = _both(found, kinds[columns["pair_network"]])
        if len(scope.countries) > 0:
            countries = np.array([entities[key].country in scope.countries for key in columns.names["city"]], bool)
            found = _both(found, countries[columns["pair_city"]])
        return found

    def _made(self, places: Sequence[int], as_of: date, scope: Scope) -> list[PairStatus]:
        """The pairs at ``places`` with status, reason and the claims within ``scope``."""
        made = []
        for (city, network), held in zip(self._pairs_at(places), self._records_at(places), strict=True):
            records = self._within(held, scope)
            result = status_of(self._evidence(city, network, records, scope), as_of, self._freshness_years)
            made.append(PairStatus(city, network, result, records))
        return made

    def _pairs_at(self, places: Sequence[int]) -> list[Pair]:
        cities, networks = self.columns.names["city"], self.columns.names["network"]
        at = np.asarray(places, np.int64)
        numbers = zip(self.columns["pair_city"][at].tolist(), self.columns["pair_network"][at].tolist(), strict=True)
        return [(cities[city], networks[network]) for city, network in numbers]

    def _records_at(self, places: Sequence[int]) -> list[tuple[Record, ...]]:
        """The claims about each of the pairs."""
        if len(self) <= _FEW:
            return [self._all_records[place] for place in places]
        first, ties = self.columns["pair_first"], self.columns["tie"]
        of_pair = [ties[first[place] : first[place + 1]].tolist() for place in places]
        records = self._read_ties([tie for of_one in of_pair for tie in of_one])
        return [tuple(records[tie] for tie in of_one) for of_one in of_pair]

    @cached_property
    def _all_records(self) -> list[tuple[Record, ...]]:
        first, ties = self.columns["pair_first"].tolist(), self.columns["tie"].tolist()
        records = self._read_ties(sorted(set(ties)))
        return [tuple(records[tie] for tie in ties[first[at] : first[at + 1]]) for at in range(len(self))]

    def _read_ties(self, ties: Sequence[int]) -> dict[int, Record]:
        found: dict[int, Record] = {}
        for start in range(0, len(ties), _TOGETHER):
            part = ties[start : start + _TOGETHER]
            for row in self._catalogue.database.rows(
                f"SELECT rowid, * FROM ties WHERE rowid IN ({', '.join('?' * len(part))})", part
            ):
                found[row["rowid"]] = read_record(row, self._recorded_on[row["collection"]])
        return found

    @cached_property
    def _recorded_on(self) -> dict[str, date]:
        rows = self._catalogue.database.rows("SELECT key, recorded_on FROM collections")
        return {row[0]: date.fromisoformat(row[1]) for row in rows}

    def _places_of(self, city: str) -> Array:
        at, first = self.columns.numbers["city"].get(city), self.columns.city_first
        return np.arange(first[at], first[at + 1]) if at is not None else np.zeros(0, np.int64)

    @property
    def records(self) -> dict[Pair, tuple[Record, ...]]:
        """The membership-class claims about each pair."""
        places = range(len(self))
        return dict(zip(self._pairs_at(places), self._records_at(places), strict=True))

    def records_of(self, city: str, network: str) -> tuple[Record, ...]:
        """The membership-class claims about one pair."""
        places, at = self._places_of(city), self.columns.numbers["network"].get(network, -1)
        found = places[self.columns["pair_network"][places] == at]
        return self._records_at(found.tolist())[0] if len(found) > 0 else ()

    def _within(self, records: tuple[Record, ...], scope: Scope) -> tuple[Record, ...]:
        if not any((scope.relations, scope.roles, scope.without, scope.collections, scope.sources)):
            return records
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


def _of_claims(scope: Scope) -> Scope:
    """What ``scope`` asks of claims, without what it asks of networks, cities and statuses."""
    return replace(scope, kinds=(), countries=(), statuses=(), nesting=True)


def _both(one: Array | None, other: Array) -> Array:
    found: Array = other if one is None else one & other
    return found

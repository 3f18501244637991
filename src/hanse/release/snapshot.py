"""The status of every pair on one day within one scope, and the counts that follow from it.

Statuses are codes in a column; a pair with its reason and claims is made when somebody asks for it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np

from hanse.domain.status import StatusResult
from hanse.domain.vocabulary import STATUSES
from hanse.release.columns import Array, Columns
from hanse.release.record import Pair, Record
from hanse.release.ruling import COUNTED, OUT

Held = TypeVar("Held")
_MOST_HELD = 20_000  # answers that one grouping of one snapshot keeps


@dataclass(frozen=True)
class PairStatus:
    """A pair on a day: its status, and the claims within the scope."""

    city: str
    network: str
    result: StatusResult
    records: tuple[Record, ...]


Made = Callable[[Sequence[int]], list[PairStatus]]


class Snapshot:
    """All pairs with a membership-class claim in the scope, each with its status; computed once, then only read."""

    def __init__(
        self, columns: Columns, codes: Array, made: Made, ancestors: Mapping[str, frozenset[str]], *, nesting: bool
    ) -> None:
        self.columns = columns
        self.codes = codes
        self._made = made
        self._ancestors = ancestors
        self._nesting = nesting

    @cached_property
    def pairs(self) -> Mapping[Pair, PairStatus]:
        """Every pair, in order."""
        return _Pairs(self)

    @cached_property
    def of_city(self) -> Mapping[str, tuple[PairStatus, ...]]:
        """The pairs of each city, by network id."""
        return _Grouped("city", self, lambda places: tuple(self.make(places)))

    @cached_property
    def of_network(self) -> Mapping[str, tuple[PairStatus, ...]]:
        """The pairs of each network, by city id."""
        return _Grouped("network", self, lambda places: tuple(self.make(places)))

    @cached_property
    def counted_in(self) -> Mapping[str, frozenset[str]]:
        """The networks each city is counted in. Without nesting, a part whose whole counts the city too is left out."""
        return _Grouped("city", self, lambda places: self._distinct(self._words("network", places)), counted=True)

    @cached_property
    def counted_cities(self) -> Mapping[str, frozenset[str]]:
        """The cities counted in each network."""
        return _Grouped("network", self, lambda places: self._words("city", places), counted=True)

    @cached_property
    def status_counts(self) -> dict[str, int]:
        """How many pairs have each status, in the order of the vocabulary; statuses that nobody has are left out."""
        return counts_of(self.codes)

    def status_counts_of(self, side: str, key: str) -> dict[str, int]:
        """The same for the pairs of one city or network, without making these."""
        return counts_of(self.codes[self.places_of(side, key)])

    @cached_property
    def tallies(self) -> Mapping[str, Mapping[str, tuple[int, int]]]:
        """For "city" and "network": pairs recorded, and pairs counted, of each that has any."""
        return {side: self._tally(side) for side in ("city", "network")}

    def make(self, places: Sequence[int]) -> list[PairStatus]:
        """The pairs at these places, with reason and claims."""
        return self._made(places)

    def places_of(self, side: str, key: str, *, counted: bool = False) -> Array:
        """Where the pairs of one city or network stand, as far as they are in scope."""
        at = self.columns.numbers[side].get(key)
        if at is None:
            return np.zeros(0, np.int64)
        if side == "city":
            first = self.columns.city_first
            places: Array = np.arange(first[at], first[at + 1])
        else:
            order, bounds = self.columns.by_network
            places = order[bounds[at] : bounds[at + 1]]
        kept = COUNTED[self.codes[places]] if counted else self.codes[places] != OUT
        within: Array = places[kept]
        return within

    def _words(self, side: str, places: Iterable[int]) -> frozenset[str]:
        words = self.columns.names[side]
        return frozenset(words[at] for at in self.columns[f"pair_{side}"][np.asarray(places, np.int64)].tolist())

    def _distinct(self, networks: frozenset[str]) -> frozenset[str]:
        if self._nesting:
            return networks
        none: frozenset[str] = frozenset()
        return frozenset(network for network in networks if self._ancestors.get(network, none).isdisjoint(networks))

    def _tally(self, side: str) -> dict[str, tuple[int, int]]:
        words, of_pair = self.columns.names[side], self.columns[f"pair_{side}"]
        recorded = np.bincount(of_pair[self.codes != OUT], minlength=len(words)).tolist()
        counted = np.bincount(of_pair[COUNTED[self.codes]], minlength=len(words)).tolist()
        if side == "city" and not self._nesting:
            counted = [len(self.counted_in.get(word, ())) for word in words]
        return {word: (recorded[at], counted[at]) for at, word in enumerate(words) if recorded[at] > 0}


class _Pairs(Mapping[Pair, PairStatus]):
    """Every pair of a snapshot by city and network; all are made when somebody wants to see all."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    @cached_property
    def _places(self) -> Array:
        return np.flatnonzero(self._snapshot.codes != OUT)

    @cached_property
    def _all(self) -> dict[Pair, PairStatus]:
        return {(held.city, held.network): held for held in self._snapshot.make(self._places.tolist())}

    def __getitem__(self, key: Pair) -> PairStatus:
        if "_all" in self.__dict__:
            return self._all[key]
        place = self._place(key)
        if place is None:
            raise KeyError(key)
        return self._snapshot.make([place])[0]

    def _place(self, key: Pair) -> int | None:
        places = self._snapshot.places_of("city", key[0])
        network = self._snapshot.columns.numbers["network"].get(key[1], -1)
        found = places[self._snapshot.columns["pair_network"][places] == network]
        return int(found[0]) if len(found) > 0 else None

    def __contains__(self, key: object) -> bool:
        return isinstance(key, tuple) and len(key) == 2 and self._place((key[0], key[1])) is not None

    def __iter__(self) -> Iterator[Pair]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._places)


class _Grouped(Mapping[str, Held]):
    """What is made of the pairs of each city or network, in the order in which these first occur."""

    def __init__(
        self, side: str, snapshot: Snapshot, made: Callable[[Sequence[int]], Held], *, counted: bool = False
    ) -> None:
        self._side, self._snapshot, self._make, self._counted = side, snapshot, made, counted
        self._held: dict[str, Held] = {}

    @cached_property
    def _keys(self) -> dict[str, None]:
        codes = self._snapshot.codes
        kept = COUNTED[codes] if self._counted else codes != OUT
        words = self._snapshot.columns.names[self._side]
        found = self._snapshot.columns[f"pair_{self._side}"][kept]
        _, first = np.unique(found, return_index=True)
        return {words[at]: None for at in found[np.sort(first)].tolist()}

    def __getitem__(self, key: str) -> Held:
        if key in self._held:
            return self._held[key]
        places = self._snapshot.places_of(self._side, key, counted=self._counted)
        if len(places) == 0:
            raise KeyError(key)
        made = self._make(places.tolist())
        if len(self._held) < _MOST_HELD:
            self._held[key] = made
        return made

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


def counts_of(codes: Array) -> dict[str, int]:
    """How many of the codes stand for each status, in the order of the vocabulary; those of none are left out."""
    counts = np.bincount(codes, minlength=len(STATUSES))
    return {status: int(counts[at]) for at, status in enumerate(STATUSES) if counts[at] > 0}

"""The status of every pair on one day within one scope, and the counts that follow from it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from hanse.domain.status import StatusResult
from hanse.release.record import Pair, Record


@dataclass(frozen=True)
class PairStatus:
    """A pair on a day: its status, and the claims within the scope."""

    city: str
    network: str
    result: StatusResult
    records: tuple[Record, ...]


class Snapshot:
    """All pairs with a membership-class claim in the scope, each with its status; computed once, then only read."""

    def __init__(
        self, pairs: Mapping[Pair, PairStatus], ancestors: Mapping[str, frozenset[str]], *, nesting: bool
    ) -> None:
        self.pairs = pairs
        self._ancestors = ancestors
        self._nesting = nesting

    @cached_property
    def of_city(self) -> dict[str, tuple[PairStatus, ...]]:
        """The pairs of each city, by network id."""
        return self._grouped("city")

    @cached_property
    def of_network(self) -> dict[str, tuple[PairStatus, ...]]:
        """The pairs of each network, by city id."""
        return self._grouped("network")

    @cached_property
    def counted_in(self) -> dict[str, frozenset[str]]:
        """The networks each city is counted in. Without nesting, a part whose whole counts the city too is left out."""
        counted: dict[str, set[str]] = defaultdict(set)
        for pair in self.pairs.values():
            if pair.result.is_counted:
                counted[pair.city].add(pair.network)
        return {city: self._distinct(networks) for city, networks in counted.items()}

    @cached_property
    def counted_cities(self) -> dict[str, frozenset[str]]:
        """The cities counted in each network."""
        counted: dict[str, set[str]] = defaultdict(set)
        for pair in self.pairs.values():
            if pair.result.is_counted:
                counted[pair.network].add(pair.city)
        return {network: frozenset(cities) for network, cities in counted.items()}

    def _distinct(self, networks: set[str]) -> frozenset[str]:
        if self._nesting:
            return frozenset(networks)
        none: frozenset[str] = frozenset()
        return frozenset(network for network in networks if self._ancestors.get(network, none).isdisjoint(networks))

    def _grouped(self, side: str) -> dict[str, tuple[PairStatus, ...]]:
        grouped: dict[str, list[PairStatus]] = defaultdict(list)
        for pair in self.pairs.values():
            grouped[getattr(pair, side)].append(pair)
        return {key: tuple(held) for key, held in grouped.items()}

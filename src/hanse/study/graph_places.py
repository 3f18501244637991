"""Where each city and network is drawn, whatever the day: laid out once over all that was ever recorded."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.layout import Layout, layout
from hanse.analysis.twomode import TwoMode
from hanse.release.snapshot import PairStatus
from hanse.release.standpoint import Standpoint

SEED = 7
MOST_CITIES, MOST_NETWORKS = (
    8_000,
    2_000,
)  # those with most ties ever recorded are drawn; a picture of more shows nothing


@dataclass(frozen=True)
class Place:
    """A point of the sheet, from its top left."""

    id: str
    x: float
    y: float


@dataclass(frozen=True)
class GraphPlaces:
    """Positions of cities and networks, by id."""

    width: float
    height: float
    seed: int
    n_rounds: int
    first_year: int | None  # of the earliest dated claim; None where none has a date
    cities: tuple[Place, ...]
    networks: tuple[Place, ...]
    n_cities_left: int  # too many to draw
    n_networks_left: int
    method: str

    @cached_property
    def of_city(self) -> dict[str, Place]:
        """Places of cities."""
        return {place.id: place for place in self.cities}

    @cached_property
    def of_network(self) -> dict[str, Place]:
        """Places of networks."""
        return {place.id: place for place in self.networks}

    @property
    def n_nodes(self) -> int:
        """How many have a place."""
        return len(self.cities) + len(self.networks)


def graph_places(view: Standpoint, *, seed: int = SEED) -> GraphPlaces:
    """Places of all cities and networks with a claim of membership in ``view``, whatever its status on the day.

    The same claims and the same seed give the same places.
    """
    pairs = view.snapshot.pairs.values()
    ties = sorted((pair.city, pair.network) for pair in pairs)
    whole = TwoMode.from_edges(ties)
    cities = _largest(whole.city_degrees, MOST_CITIES)
    networks = _largest(whole.network_degrees, MOST_NETWORKS)
    graph = whole.subset(cities=cities, networks=networks)
    found = layout(graph, rng=np.random.default_rng(seed))
    return GraphPlaces(
        width=found.width,
        height=found.height,
        seed=seed,
        n_rounds=found.n_rounds,
        first_year=_first_year(pairs),
        cities=_places(graph.cities, found.cities),
        networks=_places(graph.networks, found.networks),
        n_cities_left=whole.n_cities - graph.n_cities,
        n_networks_left=whole.n_networks - graph.n_networks,
        method=_method(found, seed),
    )


def _first_year(pairs: Iterable[PairStatus]) -> int | None:
    dates = (date.latest for pair in pairs for record in pair.records for date in (record.start, record.listed))
    return min((day.year for day in dates if day is not None), default=None)


def _largest(degrees: NDArray[np.int64], most: int) -> NDArray[np.int64]:
    """Rows with the largest degrees, in their order; equal ones by id."""
    return np.sort(np.argsort(-degrees, kind="stable")[:most])


def _places(ids: tuple[str, ...], at: NDArray[np.float64]) -> tuple[Place, ...]:
    return tuple(Place(key, x, y) for key, (x, y) in zip(ids, at.round(1).tolist(), strict=True))


def _method(found: Layout, seed: int) -> str:
    return f"{found.describe()} Laid out once over all recorded memberships, of any date, with seed {seed}."

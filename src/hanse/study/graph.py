"""The two-mode graph of a day: cities and networks where they always are, and the ties between them."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.sparse import triu

from hanse.analysis.layout import mark_sizes
from hanse.release.cell import sort_key
from hanse.release.snapshot import PairStatus
from hanse.release.standpoint import Standpoint
from hanse.release.views import Context, EntityRef
from hanse.study.basis import STANDING
from hanse.study.graph_places import GraphPlaces, Place
from hanse.study.memberships import Memberships, read_memberships

DISPUTED = "disputed"
_STRONGEST = 3  # networks named beside each as those it shares most members with


@dataclass(frozen=True)
class GraphCity:
    """A city as a dot; ``size`` is half its width, by the memberships counted on the day."""

    city: EntityRef
    x: float
    y: float
    size: float
    memberships: int


@dataclass(frozen=True)
class SharedWith:
    """Another network and how many recorded members both have: at least that many."""

    network: EntityRef
    shared: int


@dataclass(frozen=True)
class GraphNetwork:
    """A network as a square; ``strongest`` are those with which it shares most recorded members."""

    network: EntityRef
    x: float
    y: float
    size: float
    members: int
    enters: bool  # held well enough to enter a statistic on the day
    strongest: tuple[SharedWith, ...]


@dataclass(frozen=True)
class GraphTie:
    """A tie that is drawn, by the ids of its ends; it is counted, or sources contradict each other about it."""

    city: str
    network: str
    status: str


@dataclass(frozen=True)
class Neighbour:
    """What one tie leads to."""

    entity: EntityRef
    status: str  # of the tie; "" where the two are joined by shared members
    shared: int  # recorded members in common; 0 for a tie


@dataclass(frozen=True)
class Neighbourhood:
    """One node and what it is tied to, A to Z."""

    entity: EntityRef
    neighbours: tuple[Neighbour, ...]


@dataclass(frozen=True)
class TwoModeGraph:
    """Cities and networks with a tie that is drawn, each A to Z, and those ties."""

    context: Context
    width: float
    height: float
    first_year: int | None  # of the earliest dated claim
    cities: tuple[GraphCity, ...]
    networks: tuple[GraphNetwork, ...]
    ties: tuple[GraphTie, ...]
    n_cities: int  # with a counted membership, drawn or not
    n_networks: int
    n_ties: int  # counted memberships, drawn or not
    n_disputed: int
    not_drawn: dict[str, int]  # pairs with a claim whose status is neither counted nor disputed, by status
    statuses: dict[str, int]  # ties that are drawn, by status
    method: str
    standing: str
    focus: Neighbourhood | None = None


def two_mode(view: Standpoint, places: GraphPlaces) -> TwoModeGraph:
    """The graph of ``view``; nodes lie at their ``places``, whatever the day and scope."""
    return view.contents.remember(("graph", view.as_of, view.scope), lambda: _graph(view, places))


def _graph(view: Standpoint, places: GraphPlaces) -> TwoModeGraph:
    counted = read_memberships(view)
    held = [pair for pair in view.snapshot.pairs.values() if _is_drawn(view, pair)]
    ties = tuple(
        GraphTie(pair.city, pair.network, pair.result.status)
        for pair in sorted(held, key=lambda pair: (pair.city, pair.network))
        if pair.city in places.of_city and pair.network in places.of_network
    )
    others = Counter(pair.result.status for pair in view.snapshot.pairs.values() if not pair.result.is_counted)
    n_disputed = others.pop(DISPUTED, 0)
    return TwoModeGraph(
        context=view.context,
        width=places.width,
        height=places.height,
        first_year=places.first_year,
        cities=_cities(view, counted, {tie.city for tie in ties}, places),
        networks=_networks(view, counted, {tie.network for tie in ties}, places),
        ties=ties,
        n_cities=len(counted.cities),
        n_networks=len(counted.networks),
        n_ties=counted.graph.n_ties,
        n_disputed=n_disputed,
        not_drawn=dict(sorted(others.items())),
        statuses=dict(sorted(Counter(tie.status for tie in ties).items())),
        method=places.method,
        standing=STANDING,
    )


def _is_drawn(view: Standpoint, pair: PairStatus) -> bool:
    if pair.result.is_counted:
        return pair.network in view.snapshot.counted_in.get(pair.city, ())
    return pair.result.status == DISPUTED


def _cities(view: Standpoint, counted: Memberships, drawn: set[str], places: GraphPlaces) -> tuple[GraphCity, ...]:
    degrees = dict(zip((ref.id for ref in counted.cities), counted.graph.city_degrees.tolist(), strict=True))
    refs = sorted((view.catalogue.entities[key] for key in drawn), key=sort_key)
    held = [(ref, places.of_city[ref.id], degrees.get(ref.id, 0)) for ref in refs]
    sizes, _ = mark_sizes([degree for _, _, degree in held], [], places.n_nodes)
    return tuple(
        GraphCity(ref, place.x, place.y, round(float(size), 2), degree)
        for (ref, place, degree), size in zip(held, sizes, strict=True)
    )


def _networks(view: Standpoint, counted: Memberships, drawn: set[str], places: GraphPlaces) -> tuple[GraphNetwork, ...]:
    degrees = counted.graph.network_degrees.tolist()
    strongest = _strongest(counted)
    made = []
    for ref in sorted((view.catalogue.entities[key] for key in drawn), key=sort_key):
        column = counted.columns.get(ref.id)
        members = 0 if column is None else degrees[column]
        place: Place = places.of_network[ref.id]
        _, sizes = mark_sizes([], [members], places.n_nodes)
        enters = column is not None and bool(counted.admission.enters[column])
        shared = () if column is None else strongest.get(column, ())
        made.append(GraphNetwork(ref, place.x, place.y, round(float(sizes[0]), 2), members, enters, shared))
    return tuple(made)


def _strongest(counted: Memberships) -> Mapping[int, tuple[SharedWith, ...]]:
    """The networks that share most recorded members with each, by column; equal ones A to Z."""
    ties = counted.graph.csr()
    pairs = triu(ties.T @ ties, k=1).tocoo()
    partners: dict[int, list[tuple[int, int]]] = defaultdict(list)
    order = np.lexsort((pairs.col, pairs.row, -pairs.data))
    for one, other, k in zip(*(array[order].tolist() for array in (pairs.row, pairs.col, pairs.data)), strict=True):
        partners[one].append((k, other))
        partners[other].append((k, one))
    found = {}
    for column, held in partners.items():
        least = held[min(len(held), _STRONGEST) - 1][0]
        near = [SharedWith(counted.networks[other], k) for k, other in held if k >= least]
        found[column] = tuple(sorted(near, key=lambda one: (-one.shared, sort_key(one.network)))[:_STRONGEST])
    return found


def neighbourhood(graph: TwoModeGraph, key: str) -> Neighbourhood | None:
    """What the city or network with id ``key`` is tied to; None where it is not drawn."""
    refs = {node.city.id: node.city for node in graph.cities} | {
        node.network.id: node.network for node in graph.networks
    }
    if key not in refs:
        return None
    ends = [
        (tie.network if tie.city == key else tie.city, tie.status)
        for tie in graph.ties
        if key in (tie.city, tie.network)
    ]
    found = (Neighbour(refs[other], status, 0) for other, status in ends)
    return Neighbourhood(refs[key], tuple(sorted(found, key=lambda one: sort_key(one.entity))))

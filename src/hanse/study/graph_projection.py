"""The validated projections: networks joined where they share more members than sizes explain; cities likewise."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from hanse.analysis.layout import mark_sizes
from hanse.analysis.twomode import Mode
from hanse.release.cell import sort_key
from hanse.release.standpoint import Standpoint
from hanse.release.views import EntityRef
from hanse.study.basis import Basis
from hanse.study.entering import entering
from hanse.study.graph import Neighbour, Neighbourhood
from hanse.study.graph_places import GraphPlaces
from hanse.study.memberships import read_memberships
from hanse.study.overlap import OverlapStudy, overlap
from hanse.study.pairs import OverlapPair

MOST_PAIRED = 4_000  # cities; above it their pairs are too many to test for a page


@dataclass(frozen=True)
class ProjectionNode:
    """A network or city with a counted membership."""

    entity: EntityRef
    x: float
    y: float
    size: float
    ties: int  # counted members, or memberships, on the day
    is_judged: bool  # it may enter a statistic, so its pairs are judged


@dataclass(frozen=True)
class ProjectionGraph:
    """Nodes of one kind, A to Z, joined where they share more than sizes and rules of admission explain.

    Pairs that cannot be judged are counted and never joined. ``more`` are the pairs that are joined, ``fewer`` those
    that share fewer than sizes explain.
    """

    basis: Basis
    mode: str  # "network" or "city"
    width: float
    height: float
    nodes: tuple[ProjectionNode, ...]
    more: tuple[OverlapPair, ...]
    fewer: tuple[OverlapPair, ...]
    n_pairs: int  # of nodes
    n_judged: int
    n_cannot: int
    n_cannot_sharing: int  # of these, pairs that share at least one; 0 where that is not counted
    is_tested: bool  # False where there are too many to test
    null: str
    alpha: float
    correction: str
    family: str
    method: str
    focus: Neighbourhood | None = None


def projection(view: Standpoint, places: GraphPlaces, mode: Mode, study: OverlapStudy | None = None) -> ProjectionGraph:
    """The validated projection of ``view`` on networks or cities; ``study`` where it has been computed already."""
    counted = read_memberships(view)
    found = entering(view)
    if mode == "city":
        refs, degrees = counted.cities, counted.graph.city_degrees
        judged = {
            ref.id for ref, tied in zip(found.entered.cities, found.entered.graph.city_degrees > 0, strict=True) if tied
        }
    else:
        refs, degrees = counted.networks, counted.graph.network_degrees
        judged = {ref.id for ref in found.entered.networks}
    is_tested = mode == "network" or len(judged) <= MOST_PAIRED
    tested = None if not is_tested else study if study is not None else overlap(view, mode=mode)
    pairs = () if tested is None else tested.pairs
    n_pairs, n_judged = _pairs_of(len(refs)), _pairs_of(len(judged)) if is_tested else 0
    return ProjectionGraph(
        basis=found.basis,
        mode=mode,
        width=places.width,
        height=places.height,
        nodes=_nodes(zip(refs, degrees.tolist(), strict=True), judged, places, mode),
        more=tuple(pair for pair in pairs if pair.mark == "more"),
        fewer=tuple(pair for pair in pairs if pair.mark == "fewer"),
        n_pairs=n_pairs,
        n_judged=n_judged,
        n_cannot=n_pairs - n_judged,
        n_cannot_sharing=sum(not pair.is_judged and pair.shared > 0 for pair in pairs),
        is_tested=is_tested,
        null="" if tested is None else tested.null,
        alpha=0.05 if tested is None else tested.alpha,
        correction="" if tested is None else tested.correction,
        family="" if tested is None else tested.family,
        method=f"{'' if tested is None else tested.method} {places.method}".strip(),
    )


def _pairs_of(n: int) -> int:
    return n * (n - 1) // 2


def _nodes(
    held: Iterable[tuple[EntityRef, int]], judged: set[str], places: GraphPlaces, mode: Mode
) -> tuple[ProjectionNode, ...]:
    at = places.of_city if mode == "city" else places.of_network
    drawn = sorted(((ref, ties) for ref, ties in held if ref.id in at), key=lambda one: sort_key(one[0]))
    degrees = np.array([ties for _, ties in drawn], dtype=np.float64)
    none = np.zeros(0)
    sizes = (
        mark_sizes(degrees, none, places.n_nodes)[0] if mode == "city" else mark_sizes(none, degrees, places.n_nodes)[1]
    )
    return tuple(
        ProjectionNode(ref, at[ref.id].x, at[ref.id].y, round(float(size), 2), ties, ref.id in judged)
        for (ref, ties), size in zip(drawn, sizes, strict=True)
    )


def joined(graph: ProjectionGraph, key: str) -> Neighbourhood | None:
    """What the node with id ``key`` is joined to; None where it is not drawn."""
    ref = next((node.entity for node in graph.nodes if node.entity.id == key), None)
    if ref is None:
        return None
    ends = [
        (pair.second if pair.first.id == key else pair.first, pair.shared)
        for pair in graph.more
        if key in (pair.first.id, pair.second.id)
    ]
    found = (Neighbour(other, "", shared) for other, shared in ends)
    return Neighbourhood(ref, tuple(sorted(found, key=lambda one: sort_key(one.entity))))

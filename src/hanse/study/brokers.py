"""Brokers: cities and networks through which others are linked that share little otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.betweenness import betweenness
from hanse.analysis.distribution import gini, median
from hanse.release.cell import sort_key
from hanse.release.standpoint import Standpoint
from hanse.release.views import EntityRef
from hanse.study.basis import Basis
from hanse.study.entering import entering

SHOWN = 10  # names given on each side, with all that are equal to the last of them


@dataclass(frozen=True)
class Broker:
    """A member that lies between others.

    ``pairs`` counts the pairs of members whose shortest paths run through it, each divided among its shortest paths;
    ``share`` is that of the most that is possible on its side.
    """

    entity: EntityRef
    pairs: float
    share: float


@dataclass(frozen=True)
class Brokerage:
    """How betweenness is spread over one side, and the names of the most-connected in this scope, A to Z."""

    n_members: int
    n_between: int  # members that lie between any others
    median: float | None
    gini: float | None
    most_connected: tuple[Broker, ...]


@dataclass(frozen=True)
class BrokerStudy:
    """Betweenness of cities and of networks."""

    basis: Basis
    cities: Brokerage
    networks: Brokerage
    method: str
    notes: tuple[str, ...]


def brokers(view: Standpoint, *, automatic: bool = False, levels: Sequence[str] = ()) -> BrokerStudy:
    """Betweenness of what enters, exact."""

    def compute() -> BrokerStudy:
        found = entering(view, automatic=automatic, levels=levels)
        held = np.flatnonzero(found.graph.city_degrees > 0)  # of the others the entering networks say nothing
        result = betweenness(found.graph.subset(cities=held))
        of_city, of_network = result.normalised()
        return BrokerStudy(
            basis=found.basis,
            cities=_brokerage([found.entered.cities[row] for row in held], result.cities, of_city),
            networks=_brokerage(found.entered.networks, result.networks, of_network),
            method=found.method(result.describe()),
            notes=_NOTES,
        )

    return view.contents.remember(("brokers", view.as_of, view.scope, (automatic, tuple(levels))), compute)


_NOTES = (
    "Standing between says that something could pass through a member, not that it does.",
    "One roster more or less can move these values much: see the analysis of sensitivity.",
)


def _brokerage(refs: Sequence[EntityRef], pairs: NDArray[np.float64], share: NDArray[np.float64]) -> Brokerage:
    between = pairs > 1e-9
    edge = float(np.sort(pairs)[::-1][min(SHOWN, pairs.size) - 1]) if pairs.size > 0 else 0.0
    shown = np.flatnonzero(between & (pairs >= edge - 1e-9))
    named = (Broker(refs[int(at)], float(pairs[at]), float(share[at])) for at in shown)
    return Brokerage(
        n_members=int(pairs.size),
        n_between=int(between.sum()),
        median=median(pairs),
        gini=gini(pairs),
        most_connected=tuple(sorted(named, key=lambda row: sort_key(row.entity))),
    )

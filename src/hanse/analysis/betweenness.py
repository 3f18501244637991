"""Who lies between whom: betweenness and closeness of cities and networks, exact."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.sparse.csgraph import connected_components

from hanse.analysis.narrative import narrative, several
from hanse.analysis.paths import trace
from hanse.analysis.schedule import Scheduler
from hanse.analysis.twomode import TwoMode

FREEMAN = "Freeman (1977), A set of measures of centrality based on betweenness, doi:10.2307/3033543"
BRANDES = "Brandes (2001), A faster algorithm for betweenness centrality, doi:10.1080/0022250X.2001.9990249"
BORGATTI = "Borgatti and Everett (1997), Network analysis of 2-mode data, doi:10.1016/S0378-8733(96)00301-2"


@dataclass(frozen=True, eq=False)
class Betweenness:
    """How many pairs of members have their shortest paths through each member.

    Attributes
    ----------
    cities : array of float64, shape (n_cities,)
        Pairs, each counted once and divided among its shortest paths; from 0.
    networks : array of float64, shape (n_networks,)
        The same for networks.
    n_sources : int
        Members from which paths were followed; all of them unless it is an estimate.
    """

    cities: NDArray[np.float64]
    networks: NDArray[np.float64]
    n_sources: int

    @property
    def is_exact(self) -> bool:
        """Whether paths were followed from every member."""
        return self.n_sources == self.cities.size + self.networks.size

    def normalised(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Cities and networks, each as a share of the most that a member of its side can have in a graph this size.

        In [0, 1]; 0 where nobody can lie between. Borgatti and Everett (1997), equations for 2-mode betweenness.
        """
        n_cities, n_networks = self.cities.size, self.networks.size
        most_city, most_network = _most(n_cities, n_networks), _most(n_networks, n_cities)
        return (
            self.cities / most_city if most_city > 0 else np.zeros(n_cities),
            self.networks / most_network if most_network > 0 else np.zeros(n_networks),
        )

    @property
    def params(self) -> dict[str, object]:
        """What was asked for."""
        return {"n_sources": self.n_sources, "is_exact": self.is_exact}

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What has to hold for the numbers to mean what they say."""
        return (
            "Shortest paths are what matters, and equal ones share.",
            "All rosters were recorded with the same completeness.",
        )

    @property
    def missing(self) -> str:
        """Treatment of missing data."""
        return "A tie that is not counted is no tie: one missing roster can move the values of many members."

    def describe(self) -> str:
        """Methods paragraph with references."""
        everyone = self.cities.size + self.networks.size
        return narrative(
            [
                f"Betweenness over all shortest paths between {several(self.cities.size, 'city', 'cities')} and "
                f"{several(self.networks.size, 'network')}, "
                + ("exact." if self.is_exact else f"estimated from {self.n_sources:,} of {everyone:,} sources."),
                "Pairs without a path add nothing.",
                self.missing,
            ],
            references=[FREEMAN, BRANDES],
        )


def betweenness(
    graph: TwoMode,
    *,
    n_sources: int | None = None,
    rng: np.random.Generator | None = None,
    scheduler: Scheduler | None = None,
) -> Betweenness:
    """Betweenness of every city and every network in the two-mode graph.

    Use it to find cities through which networks are linked that otherwise share few members. A high value says that
    a city stands where it could pass something on, not that it does.

    Parameters
    ----------
    graph : TwoMode
    n_sources : int, default None
        None follows paths from every member. A number estimates from that many members drawn at random, for graphs
        with hundreds of thousands of distinct sets of memberships.
    rng : numpy.random.Generator, default None
        Source of that draw; required with ``n_sources``.
    scheduler : Scheduler, default None
        Where blocks of sources run; None is threads of this process. The numbers are the same anywhere.

    Returns
    -------
    Betweenness

    Raises
    ------
    ValueError : ``n_sources`` without ``rng``, or outside 1 .. number of members.

    Notes
    -----
    Endpoints do not count as between. Unweighted; equal shortest paths share. Exact cost: O(number of distinct sets
    of networks x ties of those sets) time: cities with the same networks are followed once, and cities between two
    networks are never visited, as all of them carry the same (see ``kernels/paths.py``).

    Source
    ------
    Freeman (1977), doi:10.2307/3033543; accumulation after Brandes (2001), doi:10.1080/0022250X.2001.9990249, on the
    networks and their overlaps instead of on all members.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> from hanse.analysis.toys import mini
    >>> betweenness(mini()).networks.round(2).tolist()
    [18.08, 11.08, 11.75, 10.08]
    """
    everyone = graph.n_cities + graph.n_networks
    sources = _drawn(everyone, n_sources, rng)
    found = trace(graph, sources=sources, scheduler=scheduler)
    used = everyone if sources is None else int(sources.size)
    scale = 0.5 * everyone / max(used, 1)
    passing = found.passing * scale
    return Betweenness(passing[: graph.n_cities], passing[graph.n_cities :], used)


@dataclass(frozen=True, eq=False)
class Closeness:
    """How near each member is to all others, from 0 (without a tie) to 1 (as near as anybody can be).

    ``cities`` and ``networks`` (float64) hold the value of each member; ``reached_cities`` and ``reached_networks``
    (int64) how many other members it reaches at all.
    """

    cities: NDArray[np.float64]
    networks: NDArray[np.float64]
    reached_cities: NDArray[np.int64]
    reached_networks: NDArray[np.int64]

    @property
    def params(self) -> dict[str, object]:
        """What was asked for."""
        return {}

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What has to hold for the numbers to mean what they say."""
        return ("All rosters were recorded with the same completeness.",)

    @property
    def missing(self) -> str:
        """Treatment of missing data."""
        return "A tie that is not counted is no tie: one missing roster can move the values of many members."

    def describe(self) -> str:
        """Methods paragraph with references."""
        return narrative(
            [
                "Closeness is the least possible sum of distances within a member's part of the graph, divided by the "
                "real one and multiplied by the share of all others reached.",
                self.missing,
            ],
            references=[BORGATTI],
        )


def closeness(graph: TwoMode, *, scheduler: Scheduler | None = None) -> Closeness:
    """Closeness of every city and every network in the two-mode graph.

    Use it with care: where most are linked by one large network, nearly everybody is close.

    Parameters
    ----------
    graph : TwoMode
    scheduler : Scheduler, default None
        Where blocks of sources run; None is threads of this process.

    Returns
    -------
    Closeness

    Notes
    -----
    In a graph of several parts the least sum is that of the own part, and the value is multiplied by the share of
    other members reached, so that nobody in a small part is close to everybody. Cost: as :func:`betweenness`.

    Source
    ------
    Borgatti and Everett (1997), Network analysis of 2-mode data, doi:10.1016/S0378-8733(96)00301-2.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> from hanse.analysis.toys import mini
    >>> closeness(mini()).networks.round(2).tolist()
    [0.51, 0.56, 0.56, 0.44]
    """
    found = trace(graph, scheduler=scheduler)
    cut, others = graph.n_cities, max(graph.n_cities + graph.n_networks - 1, 1)
    cities, networks = _part_sizes(graph)
    least = np.concatenate([networks[:cut] + 2 * (cities[:cut] - 1), cities[cut:] + 2 * (networks[cut:] - 1)])
    values = least / np.maximum(found.distance, 1) * found.reached / others
    return Closeness(values[:cut], values[cut:], found.reached[:cut], found.reached[cut:])


def _drawn(everyone: int, n_sources: int | None, rng: np.random.Generator | None) -> NDArray[np.int64] | None:
    if n_sources is None:
        return None
    if rng is None:
        raise ValueError("n_sources draws members at random; give rng")
    if not 1 <= n_sources <= everyone:
        raise ValueError(f"n_sources is {n_sources}; there are {everyone} members")
    return np.sort(rng.choice(everyone, n_sources, replace=False))


def _part_sizes(graph: TwoMode) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Number of cities, and of networks, in the connected part of each member (cities first)."""
    ties = graph.csr()
    n_parts, part = connected_components(sp.block_array([[None, ties], [ties.T, None]]), directed=False)
    is_city = np.arange(part.size) < graph.n_cities
    cities, networks = np.bincount(part[is_city], minlength=n_parts), np.bincount(part[~is_city], minlength=n_parts)
    return cities[part], networks[part]


def _most(n_own: int, n_other: int) -> float:
    """The largest betweenness a member of a side of ``n_own`` can have beside ``n_other``."""
    if n_own == 0 or n_other == 0:
        return 0.0
    s, t = divmod(n_own - 1, n_other)
    return (n_other**2 * (s + 1) ** 2 + n_other * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2

"""The dense middle of a two-mode graph: core numbers, and the part where everybody has enough of the other side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.kernels import kcore as kernel
from hanse.analysis.narrative import narrative, several
from hanse.analysis.twomode import TwoMode

SEIDMAN = "Seidman (1983), Network structure and minimum degree, doi:10.1016/0378-8733(83)90028-X"
BATAGELJ = (
    "Batagelj and Zaversnik (2011), Fast algorithms for determining (generalized) core groups in social networks, "
    "doi:10.1007/s11634-010-0079-y"
)
CERINSEK = "Cerinšek and Batagelj (2015), Generalized two-mode cores, doi:10.1016/j.socnet.2015.04.001"


@dataclass(frozen=True, eq=False)
class CoreNumbers:
    """The largest k for which a member is in the k-core.

    ``cities`` (int64, shape (n_cities,)) and ``networks`` (int64, shape (n_networks,)); 0 without a tie.
    """

    cities: NDArray[np.int64]
    networks: NDArray[np.int64]

    @property
    def innermost(self) -> int:
        """The largest core number; 0 where there is no tie."""
        return max(int(self.cities.max(initial=0)), int(self.networks.max(initial=0)))

    def members(self, k: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Indices of the cities and of the networks in the k-core."""
        return np.flatnonzero(self.cities >= k), np.flatnonzero(self.networks >= k)

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
        return "A tie that is not counted is no tie, which can only make cores smaller."

    def describe(self) -> str:
        """Methods paragraph with references."""
        cities, networks = self.members(max(self.innermost, 1))
        return narrative(
            [
                f"The innermost core is the {self.innermost}-core, with {several(cities.size, 'city', 'cities')} and "
                f"{several(networks.size, 'network')}: each of them has at least that many ties inside it."
                if self.innermost > 0
                else "There is no tie and so no core.",
                self.missing,
            ],
            references=[SEIDMAN, BATAGELJ],
        )


def core_numbers(graph: TwoMode) -> CoreNumbers:
    """Core number of every city and network: how far in a member still is when the loosely tied are peeled off.

    Use it to find the part of the graph that is knit together, which the most connected need not be. It does not
    tell who works with whom.

    Parameters
    ----------
    graph : TwoMode
        Both sides count alike; for different demands on the two sides see :func:`two_mode_core`.

    Returns
    -------
    CoreNumbers

    Notes
    -----
    No tie-breaking: the k-core is unique. Cost: O(n_ties + n_cities + n_networks) time and memory.

    Source
    ------
    Seidman (1983), doi:10.1016/0378-8733(83)90028-X; algorithm of Batagelj and Zaversnik (2011),
    doi:10.1007/s11634-010-0079-y.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> from hanse.analysis.toys import mini
    >>> core_numbers(mini()).cities.tolist()
    [2, 2, 1, 2, 1, 2, 1, 0]
    """
    starts, neighbours = _both_sides(graph)
    core = np.diff(starts)
    kernel.core_numbers(starts, neighbours, core)
    return CoreNumbers(core[: graph.n_cities], core[graph.n_cities :])


@dataclass(frozen=True, eq=False)
class TwoModeCore:
    """The largest part where every city is in enough of its networks and every network has enough of its cities.

    ``cities`` and ``networks`` (int64) are indices, ascending; both are empty where there is no such part. Every city
    is in at least ``memberships`` of them, every network has at least ``members``.
    """

    cities: NDArray[np.int64]
    networks: NDArray[np.int64]
    memberships: int
    members: int

    @property
    def params(self) -> dict[str, object]:
        """What was asked for."""
        return {"memberships": self.memberships, "members": self.members}

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What has to hold for the numbers to mean what they say."""
        return ("All rosters were recorded with the same completeness.",)

    @property
    def missing(self) -> str:
        """Treatment of missing data."""
        return "A tie that is not counted is no tie, which can only make cores smaller."

    def describe(self) -> str:
        """Methods paragraph with references."""
        return narrative(
            [
                f"The ({self.memberships}, {self.members})-core holds {several(self.cities.size, 'city', 'cities')}, "
                f"each in at least {several(self.memberships, 'network')} of it, and "
                f"{several(self.networks.size, 'network')}, each with at least "
                f"{several(self.members, 'city', 'cities')} of it.",
                self.missing,
            ],
            references=[CERINSEK],
        )


def two_mode_core(graph: TwoMode, *, memberships: int, members: int) -> TwoModeCore:
    """The part in which every city has at least ``memberships`` networks and every network ``members`` cities.

    Use it where the two sides differ in size, as they do for cities and networks. It does not tell which demands are
    sensible; look at several.

    Parameters
    ----------
    graph : TwoMode
    memberships : int
        Networks a city has to have inside the core, at least 0.
    members : int
        Cities a network has to have inside the core, at least 0.

    Returns
    -------
    TwoModeCore

    Raises
    ------
    ValueError : a demand below 0.

    Notes
    -----
    The result is unique. Cost: O(n_ties + n_cities + n_networks) time and memory.

    Source
    ------
    Cerinšek and Batagelj (2015), Generalized two-mode cores, doi:10.1016/j.socnet.2015.04.001.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> from hanse.analysis.toys import mini
    >>> found = two_mode_core(mini(), memberships=2, members=2)
    >>> found.cities.tolist(), found.networks.tolist()
    ([0, 1, 3, 5], [0, 1, 2, 3])
    """
    if memberships < 0 or members < 0:
        raise ValueError(f"demands of {memberships} and {members}; give numbers from 0 upwards")
    starts, neighbours = _both_sides(graph)
    needed = np.repeat(np.array([memberships, members]), graph.shape)
    is_in, queue = np.ones(needed.size, bool), np.empty(needed.size, np.int64)
    kernel.peel_to(starts, neighbours, needed, np.diff(starts), is_in, queue)
    cities, networks = np.flatnonzero(is_in[: graph.n_cities]), np.flatnonzero(is_in[graph.n_cities :])
    return TwoModeCore(cities, networks, memberships, members)


def _both_sides(graph: TwoMode) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """One graph of all members, networks numbered after the cities: starts and neighbours of each."""
    columns = graph.transposed()
    starts = np.concatenate([graph.indptr, columns.indptr[1:] + graph.n_ties])
    shifted = graph.indices + np.int32(graph.n_cities)
    return starts, np.concatenate([shifted, columns.indices])

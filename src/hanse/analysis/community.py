"""Communities of cities and networks that have more ties inside than their degrees lead to expect."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.comparison import PHIPSON_SMYTH, NullComparison, against
from hanse.analysis.divide import searches
from hanse.analysis.modularity import BARBER, adjusted_rand, modularity
from hanse.analysis.narrative import narrative, number, several
from hanse.analysis.schedule import Scheduler
from hanse.analysis.twomode import TwoMode

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

LEIDEN = (
    "Traag, Waltman and van Eck (2019), From Louvain to Leiden: guaranteeing well-connected communities, "
    "doi:10.1038/s41598-019-41695-z"
)
GOOD = (
    "Good, de Montjoye and Clauset (2010), Performance of modularity maximization in practical contexts, "
    "doi:10.1103/PhysRevE.81.046106"
)


@dataclass(frozen=True, eq=False)
class Communities:
    """A division of cities and networks into communities.

    Attributes
    ----------
    cities, networks : array of int64, shapes (n_cities,) and (n_networks,)
        Community of each member, from 0, largest first; -1 without a tie.
    modularity : float or None
        Barber's Q of the division, below 1; None without a tie.
    n_communities : int
    q_by_start : array of float64, shape (n_starts,)
        Q reached by each search.
    agreement : float or None
        Mean adjusted Rand index between this division and those of the other searches: 1 means that all agree, near 0
        that Q hardly decides who belongs together. None with a single start or without a tie.
    n_shakes : int
        Times each search went on from a shuffled division.
    null : NullComparison or None
        Q against random graphs, each divided by the same search; None where none were given.
    """

    cities: Ints
    networks: Ints
    modularity: float | None
    n_communities: int
    q_by_start: Floats
    agreement: float | None
    n_shakes: int
    null: NullComparison | None = None

    @property
    def params(self) -> dict[str, object]:
        """What was asked for."""
        return {
            "n_starts": self.q_by_start.size,
            "n_shakes": self.n_shakes,
            "n_draws": 0 if self.null is None else self.null.draws.size,
        }

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What has to hold for the numbers to mean what they say."""
        return (
            "Every member belongs to one community.",
            "Many divisions come close to the best one, and small communities can hide in larger ones.",
        )

    @property
    def missing(self) -> str:
        """Treatment of missing data."""
        return "A tie that is not counted is no tie; members without a tie are in no community."

    def describe(self) -> str:
        """Methods paragraph with references."""
        firm = "" if self.agreement is None else f"; mean adjusted Rand index between them {number(self.agreement)}"
        return narrative(
            [
                f"{several(self.n_communities, 'community', 'communities')} with modularity Q = "
                f"{number(self.modularity, 4)}, the best of {several(self.q_by_start.size, 'search', 'searches')}"
                f"{firm}.",
                *self.assumptions,
                self.missing,
                "Even random graphs have a Q well above 0." if self.null is None else self.null.describe(),
            ],
            references=[BARBER, LEIDEN, GOOD] + ([PHIPSON_SMYTH] if self.null is not None else []),
        )


def communities(
    graph: TwoMode,
    *,
    rng: np.random.Generator,
    n_starts: int = 10,
    n_shakes: int = 10,
    null: Iterable[TwoMode] = (),
    scheduler: Scheduler | None = None,
) -> Communities:
    """Divide cities and networks into communities with the largest modularity that is found.

    Use it to see which networks draw on the same cities. Read ``agreement`` first: where it is low, who belongs
    together is not decided by the data. It does not tell why they do.

    Parameters
    ----------
    graph : TwoMode
        Rules of admission play no part except through ``null``: national networks form communities by their rules.
    rng : numpy.random.Generator
        Source of orders and shuffles.
    n_starts : int, default 10
        Independent searches; the best result is kept.
    n_shakes : int, default 10
        Times each search goes on from its best division with three in ten members shuffled.
    null : iterable of TwoMode, default ()
        Random graphs with the same degrees, for z and p of Q.
    scheduler : Scheduler, default None
        Where the starts run; None is threads of this process. The numbers are the same anywhere.

    Returns
    -------
    Communities

    Raises
    ------
    ValueError : fewer than one start, or fewer than no shakes.

    Notes
    -----
    Moves of single members, then of well-knit groups of them, repeated from the division found until Q no longer
    rises. The best division cannot be proved at this size; equal values go to the first start; where no division is
    better than none, all members with a tie are one community. Cost: O(n_ties) a round, some ten rounds a start and a
    shake; each random graph costs the same again.

    Source
    ------
    Barber (2007), doi:10.1103/PhysRevE.76.066102 (Q); search after Traag, Waltman and van Eck (2019),
    doi:10.1038/s41598-019-41695-z, with the two-mode null model at every level.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> from hanse.analysis.toys import mini
    >>> found = communities(mini(), rng=np.random.default_rng(1))
    >>> round(found.modularity, 4), found.cities.tolist()
    (0.3432, [1, 1, 2, 0, 0, 0, 2, -1])
    """
    if n_starts < 1 or n_shakes < 0:
        raise ValueError(f"{n_starts} starts and {n_shakes} shakes; give at least 1 and 0")
    found = searches(graph, rng, n_starts, n_shakes, scheduler)
    scores = np.array([score for score, _ in found])
    best = int(np.argmax(scores)) if len(found) > 0 else 0
    if len(found) > 0 and scores[best] <= 1e-12:  # nothing to divide
        found = [(0.0, np.zeros(sum(graph.shape), np.int64)) for _ in found]
    labels = _by_size(found[best][1], graph) if len(found) > 0 else np.full(sum(graph.shape), -1)
    alike = [adjusted_rand(found[best][1], other) for start, (_, other) in enumerate(found) if start != best]
    draws = [_best_q(searches(sample, rng, n_starts, n_shakes, scheduler)) for sample in null]
    of_city, of_network = labels[: graph.n_cities], labels[graph.n_cities :]
    value = modularity(graph, of_city, of_network)
    return Communities(
        of_city,
        of_network,
        value,
        int(labels.max(initial=-1)) + 1,
        scores,
        float(np.mean(alike)) if len(alike) > 0 else None,
        n_shakes,
        against(value, draws),
    )


def _best_q(found: list[tuple[float, Ints]]) -> float | None:
    return max((score for score, _ in found), default=None)


def _by_size(labels: Ints, graph: TwoMode) -> Ints:
    """Numbered from the largest community, equal ones by their first member; -1 without a tie."""
    has_tie = np.concatenate([graph.city_degrees, graph.network_degrees]) > 0
    _, first, number_of, size = np.unique(labels[has_tie], return_index=True, return_inverse=True, return_counts=True)
    place = np.empty(size.size, np.int64)
    place[np.lexsort((first, -size))] = np.arange(size.size)
    result = np.full(labels.size, -1, np.int64)
    result[has_tie] = place[number_of]
    return result

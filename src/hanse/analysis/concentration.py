"""How memberships are spread over cities (or members over networks): distribution, inequality, share of the top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.distribution import gini, median
from hanse.analysis.narrative import narrative, number, several
from hanse.analysis.twomode import Mode, TwoMode

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

GINI = "Gini (1912), Variabilità e mutabilità"
LORENZ = "Lorenz (1905), Methods of measuring the concentration of wealth, doi:10.2307/2276207"


@dataclass(frozen=True, eq=False)
class Concentration:
    """How ties are spread over the members of one side.

    Attributes
    ----------
    mode : {"city", "network"}
        Whose ties are looked at.
    degree : array of int64, shape (n_values,)
        The numbers of ties that occur, ascending.
    n_with_degree : array of int64, shape (n_values,)
        How many members have that many.
    n_members : int
        All of them, also those without a tie.
    n_outside : int
        Members of the universe that are not in the graph, counted as having no tie; part of ``n_members``.
    n_ties : int
    mean, median : float or None
        Ties a member; None where there is no member.
    gini : float or None
        Over all members; None where there is no tie.
    gini_with_tie : float or None
        Over members with a tie: how unequal those are that take part.
    top : array of int64, shape (n_top,)
        Sizes of the top looked at.
    top_share : array of float64, shape (n_top,)
        Share of all ties that the most connected ``top`` members hold; NaN where there is no tie.
    """

    mode: Mode
    degree: Ints
    n_with_degree: Ints
    n_members: int
    n_outside: int
    n_ties: int
    mean: float | None
    median: float | None
    gini: float | None
    gini_with_tie: float | None
    top: Ints
    top_share: Floats

    def at_least(self, ties: int) -> int:
        """How many members have at least that many ties."""
        return int(self.n_with_degree[self.degree >= ties].sum())

    def lorenz(self) -> tuple[Floats, Floats]:
        """Points of the Lorenz curve: share of members from the least connected up, and share of ties they hold.

        Both from 0 to 1, one point more than there are values in ``degree``; only (0, 0) where there is no tie.
        """
        if self.n_ties == 0:
            return np.zeros(1), np.zeros(1)
        members, ties = np.cumsum(self.n_with_degree), np.cumsum(self.n_with_degree * self.degree)
        return np.concatenate([[0.0], members / self.n_members]), np.concatenate([[0.0], ties / self.n_ties])

    @property
    def params(self) -> dict[str, object]:
        """What was asked for."""
        return {"mode": self.mode, "n_outside": self.n_outside, "top": tuple(self.top.tolist())}

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What has to hold for the numbers to mean what they say."""
        return (
            "All rosters were recorded with the same completeness.",
            "The members counted are all there are: leaving out those without a tie makes ties look more equal.",
        )

    @property
    def missing(self) -> str:
        """Treatment of missing data."""
        return "A tie that is not counted is no tie; cities on partial rosters look less connected than they are."

    def describe(self) -> str:
        """Methods paragraph with references."""
        who = several(self.n_members, "city", "cities") if self.mode == "city" else several(self.n_members, "network")
        tops = [
            f"{100 * share:.1f} % of ties are held by the {several(size, 'most connected member')}"
            for size, share in zip(self.top.tolist(), self.top_share.tolist(), strict=True)
            if self.n_ties > 0
        ]
        return narrative(
            [
                f"{several(self.n_ties, 'tie')} of {who}: mean {number(self.mean)}, median {number(self.median, 1)}; "
                f"Gini {number(self.gini)} over all, {number(self.gini_with_tie)} over those with a tie.",
                f"{'; '.join(tops)}." if len(tops) > 0 else "",
                f"{self.n_outside:,} of them are not in the graph and have no recorded tie."
                if self.n_outside > 0
                else "",
                *self.assumptions,
                self.missing,
            ],
            references=[GINI, LORENZ],
        )


def concentration(
    graph: TwoMode, *, mode: Mode = "city", top: Sequence[int] = (1, 5, 10), n_outside: int = 0
) -> Concentration:
    """How unequally ties are spread over the members of one side.

    Use it for "a small core of cities is in many networks": the distribution first, then its summary. It does not
    tell who belongs to that core for which reason.

    Parameters
    ----------
    graph : TwoMode
    mode : {"city", "network"}, default "city"
        "city" looks at networks a city, "network" at cities a network.
    top : sequence of int, default (1, 5, 10)
        Sizes of the top, each at least 1; more than there are members means all.
    n_outside : int, default 0
        Members of the stated universe that are not in the graph, such as places without any recorded tie.

    Returns
    -------
    Concentration

    Raises
    ------
    ValueError : a size below 1 or a negative ``n_outside``.

    Notes
    -----
    The share of a top does not depend on how equal members at its edge are ordered. Gini without small-sample
    correction. Cost: O(n log n).

    Source
    ------
    Lorenz (1905), doi:10.2307/2276207; Gini (1912), Variabilità e mutabilità.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> from hanse.analysis.toys import mini
    >>> found = concentration(mini(), top=[2])
    >>> found.degree.tolist(), found.n_with_degree.tolist(), found.top_share.round(3).tolist()
    ([0, 1, 2, 3], [1, 3, 2, 2], [0.462])
    """
    if any(size < 1 for size in top) or n_outside < 0:
        raise ValueError("sizes of the top start at 1, and n_outside at 0")
    ties = np.concatenate([graph.side(mode).city_degrees, np.zeros(n_outside, np.int64)])
    degree, count = np.unique(ties, return_counts=True)
    held = np.concatenate([[0], np.cumsum(np.sort(ties)[::-1])])
    sizes = np.minimum(np.asarray(top, dtype=np.int64), ties.size)
    total = int(ties.sum())
    return Concentration(
        mode=mode,
        degree=degree,
        n_with_degree=count.astype(np.int64),
        n_members=int(ties.size),
        n_outside=n_outside,
        n_ties=total,
        mean=total / ties.size if ties.size > 0 else None,
        median=median(ties),
        gini=gini(ties),
        gini_with_tie=gini(ties[ties > 0]),
        top=sizes,
        top_share=held[sizes] / total if total > 0 else np.full(sizes.size, np.nan),
    )


def most_connected(graph: TwoMode, count: int, *, mode: Mode = "city") -> Ints:
    """The most connected members, with all that are equal to the last of them.

    Use it to leave out the usual ones. The order of the result is that of the graph, not a ranking.

    Parameters
    ----------
    graph : TwoMode
    count : int
        How many at least; members without a tie are never among them.
    mode : {"city", "network"}, default "city"

    Returns
    -------
    array of int64
        Indices, ascending; more than ``count`` where several are equal at the edge.

    Source
    ------
    Definition; none needed.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> from hanse.analysis.toys import mini
    >>> most_connected(mini(), 3).tolist()
    [0, 1, 3, 5]
    """
    degrees = graph.side(mode).city_degrees
    if count < 1 or degrees.size == 0:
        return np.zeros(0, np.int64)
    edge = max(1, int(np.sort(degrees)[::-1][min(count, degrees.size) - 1]))
    return np.flatnonzero(degrees >= edge)

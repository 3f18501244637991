"""How many members two networks share, or how many networks two cities: counts and what they are measured against."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.narrative import narrative
from hanse.analysis.pairlist import PairList, all_pairs, pair_blocks
from hanse.analysis.schedule import Progress, Scheduler
from hanse.analysis.twomode import Mode, TwoMode

Measure = Literal["k", "jaccard", "containment", "phi"]
MEASURES: tuple[Measure, ...] = ("k", "jaccard", "containment", "phi")
Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Overlap:
    """Pairs that share at least ``min_k`` members.

    Attributes
    ----------
    i, j : array of int32, shape (n_pairs,)
        The pair, i < j, as rows of ``mode``.
    k : array of int32, shape (n_pairs,)
        Shared members.
    degree : array of int64, shape (n_rows,)
        Members of every row of ``mode``; ``degree_i`` and ``degree_j`` hand it out pair by pair.
    n_members : int
        All members there are on the other side.
    n_possible : int
        Pairs there are, with and without a shared member.
    mode : {"network", "city"}
        What is paired.
    min_k : int
    top : int or None
        Where given, only the pairs largest by ``by`` are held.
    by : str or None
    """

    i: NDArray[np.int32]
    j: NDArray[np.int32]
    k: NDArray[np.int32]
    degree: NDArray[np.int64]
    n_members: int
    n_possible: int
    mode: Mode
    min_k: int
    top: int | None
    by: Measure | None

    def __len__(self) -> int:
        return int(self.k.size)

    @property
    def degree_i(self) -> NDArray[np.int64]:
        """Members of the first of each pair, shape (n_pairs,)."""
        return self.degree[self.i]

    @property
    def degree_j(self) -> NDArray[np.int64]:
        """Members of the second of each pair, shape (n_pairs,)."""
        return self.degree[self.j]

    @cached_property
    def jaccard(self) -> Floats:
        """Shared members as a share of the members of either, in [0, 1]; 0 where neither has a member."""
        either = self.degree_i + self.degree_j - self.k
        return _ratio(self.k, either)

    @cached_property
    def containment(self) -> Floats:
        """Shared members as a share of the smaller one, in [0, 1]: 1 is nested; 0 where the smaller is empty."""
        smaller = np.minimum(self.degree_i, self.degree_j)
        return _ratio(self.k, smaller)

    @cached_property
    def phi(self) -> Floats:
        """Correlation of the two membership columns, in [-1, 1]; 0 where one of them is empty or full."""
        a, b, n = self.degree_i.astype(float), self.degree_j.astype(float), float(self.n_members)
        spread = np.sqrt(a * (n - a) * b * (n - b))
        return _ratio(n * self.k - a * b, spread)

    def measure(self, name: Measure) -> Floats:
        """One of the measures by name."""
        if name not in MEASURES:
            raise ValueError(f"measure {name!r} is not one of {', '.join(MEASURES)}")
        values: Floats = np.asarray(getattr(self, name), dtype=float)
        return values

    @property
    def params(self) -> dict[str, object]:
        """What was asked for."""
        return {"mode": self.mode, "min_k": self.min_k, "top": self.top, "by": self.by}

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What has to hold for the numbers to mean what they say."""
        return (
            "All rosters were recorded with the same completeness.",
            "No null model: large members overlap more by their size alone. Rules of admission play no part.",
        )

    @property
    def missing(self) -> str:
        """Treatment of missing data."""
        return "A tie that is not counted is no shared member: where rosters are partial, k is a lower bound."

    def describe(self) -> str:
        """A methods paragraph with references."""
        what = "networks by the cities they share" if self.mode == "network" else "cities by the networks they share"
        held = f"the {self.top:,} largest by {self.by}" if self.top is not None else f"{len(self):,}"
        return narrative(
            [
                f"Pairs of {what}: {held} of {self.n_possible:,} pairs, sharing at least {self.min_k}.",
                "Jaccard: shared of either; containment: shared of the smaller; phi: correlation of the two columns.",
                self.missing,
            ],
            references=[
                "Jaccard (1901), Étude comparative de la distribution florale, doi:10.5169/seals-266450",
                "Simpson (1943), Mammals and the nature of continents (the containment measure), "
                "doi:10.2475/ajs.241.1.1",
                "Yule (1912), On the methods of measuring association between two attributes (phi), "
                "doi:10.2307/2340126",
            ],
        )


def overlap(
    graph: TwoMode,
    mode: Mode = "network",
    *,
    min_k: int = 1,
    top: int | None = None,
    by: Measure = "jaccard",
    scheduler: Scheduler | None = None,
    progress: Progress | None = None,
) -> Overlap:
    """Which networks share how many cities, or which cities how many networks.

    Use it to see overlap as it is recorded. It does not tell whether that is more than sizes explain: see
    :func:`hanse.analysis.validation.validated`.

    Parameters
    ----------
    graph : TwoMode
        Cities x networks.
    mode : {"network", "city"}, default "network"
        What is paired.
    min_k : int, default 1
        Least number of shared members; 0 lists pairs that share none, too.
    top : int, default None
        Hold only so many pairs, the largest by ``by``; ties at the end go to the lower i, then j. Memory then stays
        bounded however many pairs there are.
    by : {"k", "jaccard", "containment", "phi"}, default "jaccard"
        Order for ``top``.
    scheduler : Scheduler, default Threads()
        Where blocks run; the result does not depend on it.
    progress : callable (done, of), default None
        Told after each block of rows.

    Returns
    -------
    Overlap
        Pairs ordered by i, then j.

    Raises
    ------
    ValueError : ``mode`` or ``by`` is not known, or ``min_k`` or ``top`` is negative.

    Notes
    -----
    Repeated ties count once. Time O(wedges): the sum over the other side of degree x (degree - 1) / 2; memory 12
    bytes a pair held.

    Source
    ------
    Jaccard (1901), doi:10.5169/seals-266450; Simpson (1943), doi:10.2475/ajs.241.1.1; Yule (1912),
    doi:10.2307/2340126. Row-wise counting after Gustavson (1978), doi:10.1145/355791.355796.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> from hanse.analysis.toys import mini
    >>> found = overlap(mini(), "network")
    >>> found.k.tolist(), found.containment.round(2).tolist()
    ([2, 1, 2, 1, 2], [0.67, 0.33, 0.67, 0.33, 0.67])
    """
    if min_k < 0 or (top is not None and top < 0):
        raise ValueError(f"min_k = {min_k} and top = {top} count members and pairs: give 0 or more")
    if by not in MEASURES:
        raise ValueError(f"measure {by!r} is not one of {', '.join(MEASURES)}")
    side = graph.side(mode)
    if top is None:
        pairs = _at_least(all_pairs(side, zeros=min_k == 0, scheduler=scheduler, progress=progress), min_k)
        return _measured(side, pairs, mode, min_k, None, None)
    held = _measured(side, PairList(*(np.zeros(0, np.int32) for _ in range(3))), mode, min_k, top, by)
    for block in pair_blocks(side, zeros=min_k == 0, scheduler=scheduler, progress=progress):
        more = _at_least(block, min_k)
        both = PairList(*(np.concatenate(two) for two in zip(_triple(held), _triple(more), strict=True)))
        held = _largest(_measured(side, both, mode, min_k, top, by), side, top, by)
    return held


def _ratio(part: NDArray[Any], whole: NDArray[Any]) -> Floats:
    """part / whole, 0 where the whole is 0."""
    return np.asarray(np.divide(part, whole, out=np.zeros(whole.shape), where=whole > 0), dtype=np.float64)


def _triple(pairs: PairList | Overlap) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    return pairs.i, pairs.j, pairs.k


def _at_least(pairs: PairList, min_k: int) -> PairList:
    if min_k <= 1:
        return pairs
    kept = pairs.k >= min_k
    return PairList(pairs.i[kept], pairs.j[kept], pairs.k[kept])


def _largest(pairs: Overlap, side: TwoMode, top: int, by: Measure) -> Overlap:
    if len(pairs) <= top:
        return pairs
    order = np.sort(np.lexsort((pairs.j, pairs.i, -pairs.measure(by)))[:top])
    kept = PairList(pairs.i[order], pairs.j[order], pairs.k[order])
    return _measured(side, kept, pairs.mode, pairs.min_k, top, by)


def _measured(side: TwoMode, pairs: PairList, mode: Mode, min_k: int, top: int | None, by: Measure | None) -> Overlap:
    degree = side.city_degrees
    n = side.n_cities
    return Overlap(
        pairs.i,
        pairs.j,
        pairs.k,
        degree,
        side.n_networks,
        n * (n - 1) // 2,
        mode,
        min_k,
        top,
        by,
    )

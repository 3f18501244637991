"""How long memberships or networks last, when ends are known only as ranges between two looks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hanse.analysis.narrative import narrative, several

Floats = NDArray[np.float64]

TURNBULL = (
    "Turnbull (1976), The empirical distribution function with arbitrarily grouped, censored and truncated data, "
    "doi:10.1111/j.2517-6161.1976.tb01597.x"
)
GENTLEMAN = "Gentleman and Geyer (1994), Maximum likelihood for interval censored data, doi:10.1093/biomet/81.3.618"
_ROUNDS = 100_000


@dataclass(frozen=True, eq=False)
class Turnbull:
    """Distribution of durations estimated from ends that are known as ranges.

    Attributes
    ----------
    left, right : array of float64, shape (n_pieces,)
        Pieces (left, right] that can hold probability, ascending; left equals right for a single point, right is
        infinite for "lasts longer than ever observed".
    mass : array of float64, shape (n_pieces,)
        Probability of each piece, from 0; sums to 1. Where in a piece it lies the data cannot tell.
    n : int
        Spells.
    n_open : int
        Spells without a known end.
    is_converged : bool
        Whether the conditions of the maximum hold.
    """

    left: Floats
    right: Floats
    mass: Floats
    n: int
    n_open: int
    is_converged: bool

    def at(self, time: float) -> tuple[float, float]:
        """Least and largest share that lasts longer than ``time``; both NaN where there is no spell."""
        if self.n == 0:
            return float("nan"), float("nan")
        surely = (self.left >= time) & (self.right > time)
        return float(self.mass[surely].sum()), float(min(1.0, self.mass[self.right > time].sum()))

    @property
    def median(self) -> tuple[float, float] | None:
        """Piece that holds the duration half do not outlast; None without a spell."""
        if self.n == 0:
            return None
        place = int(np.searchsorted(np.cumsum(self.mass), 0.5 - 1e-9))
        return float(self.left[place]), float(self.right[place])

    @property
    def params(self) -> dict[str, object]:
        """What was asked for."""
        return {"n": self.n}

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What has to hold for the numbers to mean what they say."""
        return (
            "When somebody looked has nothing to do with when a spell ended.",
            "Spells that ended before anybody recorded them are missing.",
        )

    @property
    def missing(self) -> str:
        """Treatment of missing data."""
        return f"{several(self.n_open, 'spell')} without a known end last longer than when last observed."

    def describe(self) -> str:
        """Methods paragraph with references."""
        middle = "undefined" if self.median is None else f"between {self.median[0]:g} and {self.median[1]:g}"
        return narrative(
            [
                f"{several(self.n, 'spell')} with ends known as ranges; median duration {middle} (nonparametric "
                f"maximum likelihood{'' if self.is_converged else ', not converged'}).",
                *self.assumptions,
                self.missing,
            ],
            references=[TURNBULL, GENTLEMAN],
        )


def turnbull(shortest: ArrayLike, longest: ArrayLike, *, tolerance: float = 1e-7) -> Turnbull:
    """Distribution of durations when each is only known to lie in a range.

    Use it for memberships: a city is on one list and not on the next, so it left in between. With starts known as
    ranges too, give the shortest and longest duration the dates allow. It does not tell about spells nobody recorded.

    Parameters
    ----------
    shortest, longest : array of float, shape (n,)
        The duration lies in (shortest, longest]; equal where it is known; ``longest`` infinite or NaN where the spell
        was still going on.
    tolerance : float, default 1e-7
        By how much the condition of the maximum may be missed.

    Returns
    -------
    Turnbull

    Raises
    ------
    ValueError : different lengths, a negative duration, a range that ends before it begins.

    Notes
    -----
    Equal ranges are taken together. Equals Kaplan and Meier's estimate where every end is known or still to come. Cost:
    O(n_ranges x n_pieces) a round, some hundred to some thousand rounds.

    Source
    ------
    Turnbull (1976), doi:10.1111/j.2517-6161.1976.tb01597.x (self-consistency); Gentleman and Geyer (1994),
    doi:10.1093/biomet/81.3.618 (condition of the maximum).

    Reproduces
    ----------
    none

    Examples
    --------
    >>> found = turnbull([1, 0, 4], [3, 2, float("inf")])
    >>> found.left.tolist(), found.right.tolist(), found.mass.round(4).tolist()
    ([1.0, 4.0], [2.0, inf], [0.6667, 0.3333])
    """
    low, high = np.asarray(shortest, dtype=float), np.asarray(longest, dtype=float)
    if low.shape != high.shape or low.ndim != 1:
        raise ValueError("give a shortest and a longest duration for every spell")
    high = np.where(np.isnan(high), np.inf, high)
    if not bool(((low >= 0) & (high >= low) & np.isfinite(low)).all()):
        raise ValueError("durations start at 0, and no range ends before it begins")
    n_open = int(np.isinf(high).sum())
    if low.size == 0:
        return Turnbull(np.zeros(0), np.zeros(0), np.zeros(0), 0, 0, True)
    ranges, weight = np.unique(np.stack([low, high], axis=1), axis=0, return_counts=True)
    left, right = _pieces(ranges)
    holds = (left[None, :] >= ranges[:, :1]) & (right[None, :] <= ranges[:, 1:])
    exact = left == right
    holds &= ~exact[None, :] | (ranges[:, :1] < left[None, :]) | (ranges[:, :1] == ranges[:, 1:])
    mass, is_converged = _consistent(holds.astype(float), weight / low.size, tolerance)
    return Turnbull(left, right, mass, int(low.size), n_open, is_converged)


def _pieces(ranges: Floats) -> tuple[Floats, Floats]:
    """The innermost ranges: from a left end to the next right end with nothing in between.

    At one value, the left end of a known duration comes first, then right ends, then left ends that exclude it.
    """
    is_known = ranges[:, 0] == ranges[:, 1]
    ends = sorted(
        [(value, 0 if known else 2, True) for value, known in zip(ranges[:, 0].tolist(), is_known, strict=True)]
        + [(value, 1, False) for value in ranges[:, 1].tolist()]
    )
    found = [(before[0], after[0]) for before, after in pairwise(ends) if before[2] and not after[2]]
    left, right = np.array(found, dtype=float).T
    return left, right


def _consistent(holds: Floats, weight: Floats, tolerance: float) -> tuple[Floats, bool]:
    """Repeat "share each spell among the pieces it can lie in" until no piece could gain from more mass."""
    mass = np.full(holds.shape[1], 1 / holds.shape[1])
    for _ in range(_ROUNDS):
        gain = holds.T @ (weight / (holds @ mass))
        if gain.max() <= 1 + tolerance:
            return mass / mass.sum(), True
        mass = mass * gain
    return mass / mass.sum(), False

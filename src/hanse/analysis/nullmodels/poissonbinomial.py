"""How likely a sum of independent yes-or-no draws with different chances is to be this large or this small."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hanse.analysis.kernels.pairs import EXACT, NORMAL, SADDLE, shared_members
from hanse.analysis.narrative import narrative

Method = Literal["exact", "saddle", "rna"]
METHODS: dict[str, int] = {"exact": EXACT, "saddle": SADDLE, "rna": NORMAL}
REFERENCES: dict[str, str] = {
    "exact": "Hong (2013), On computing the distribution function for the Poisson binomial distribution, "
    "doi:10.1016/j.csda.2012.10.006",
    "saddle": "Lugannani and Rice (1980), Saddle point approximation for the distribution of the sum of independent "
    "random variables, doi:10.2307/1426607",
    "rna": "Volkova (1996), A refinement of the central limit theorem for sums of independent random indicators, "
    "doi:10.1137/1140093",
}
NAMES: dict[str, str] = {
    "exact": "exactly, by convolving the binomial distributions of classes of equal probability",
    "saddle": "approximately, by the saddlepoint method of Lugannani and Rice for whole numbers",
    "rna": "approximately, by the refined normal approximation",
}


@dataclass(frozen=True, eq=False)
class Tails:
    """Both tails of a Poisson binomial distribution at one or more values.

    ``upper`` = P(X >= k) and ``lower`` = P(X <= k), float arrays of the shape of ``k``, in [0, 1]; ``mean`` is the
    expectation, ``n`` the number of draws, ``method`` how it was computed.
    """

    k: NDArray[np.int64]
    upper: NDArray[np.float64]
    lower: NDArray[np.float64]
    mean: float
    n: int
    method: str

    @property
    def params(self) -> dict[str, object]:
        """What was asked for."""
        return {"method": self.method, "n": self.n}

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What has to hold for the tails to mean what they say."""
        return ("The draws are independent.", "Both tails include the value itself, so they add up to more than 1.")

    @property
    def missing(self) -> str:
        """Treatment of missing data."""
        return "None: a probability that is not known is refused."

    def describe(self) -> str:
        """A methods paragraph with references."""
        return narrative(
            [f"Tails of the sum of {self.n:,} draws with mean {self.mean:.3g} were computed {NAMES[self.method]}."],
            references=[REFERENCES[self.method]],
        )


def tails(probabilities: ArrayLike, k: ArrayLike, *, method: Method = "exact") -> Tails:
    """Chance of at least, and of at most, ``k`` successes in independent draws with different probabilities.

    Use it where each draw has its own known chance. It tells nothing about draws that hang together.

    Parameters
    ----------
    probabilities : array of float, shape (n,)
        In [0, 1]; equal ones are treated as one binomial.
    k : int or array of int
        Values asked about; may lie outside 0 .. n.
    method : {"exact", "saddle", "rna"}, default "exact"
        "saddle" and "rna" (refined normal approximation) are approximations; never use "rna" for small tails.

    Returns
    -------
    Tails

    Raises
    ------
    ValueError : a probability is NaN or outside [0, 1], or the method is not known.

    Notes
    -----
    Exact means: only positive numbers are added and multiplied, or an alternating recurrence where its rounding is
    bounded below 1e-12; a tail below 1e-11 is computed again under an exponential tilt that moves the mean to ``k``.
    The smaller tail is right to about 1e-12 of itself down to the smallest double (5e-324), below which it is 0.
    Cost: O(classes x spread) for each run of values.

    Source
    ------
    Hong (2013), doi:10.1016/j.csda.2012.10.006 (the distribution; the algorithm here is different); Lugannani and
    Rice (1980), doi:10.2307/1426607; Volkova (1996), doi:10.1137/1140093.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> p = (0.123, 0.234, 0.345, 0.456, 0.567, 0.678, 0.789, 0.801, 0.911)
    >>> round(float(tails(p, 5).upper), 10), round(float(tails(p, 5, method="rna").upper), 7)
    (0.6283853861, 0.6268476)
    """
    chances = np.asarray(probabilities, dtype=float).reshape(-1)
    if not bool(((chances >= 0) & (chances <= 1)).all()):
        raise ValueError("a probability is NaN or outside 0 to 1")
    if method not in METHODS:
        raise ValueError(f"method {method!r} is not one of {', '.join(METHODS)}")
    values = np.asarray(k, dtype=np.int64)
    asked, place = np.unique(values, return_inverse=True)
    distinct, size = np.unique(chances, return_counts=True)
    expected, upper, lower = np.zeros(1), np.zeros(asked.size), np.zeros(asked.size)
    zero = np.zeros(1, np.int64)
    shared_members(
        np.stack([distinct, np.ones(distinct.size)]),
        size.astype(np.int64),
        zero,
        zero + 1,
        np.array([0, asked.size]),
        asked,
        0,
        1,
        METHODS[method],
        expected,
        upper,
        lower,
    )
    place = place.reshape(values.shape)
    return Tails(values, upper[place], lower[place], float(expected[0]), int(chances.size), method)

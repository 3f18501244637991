"""How sure a share is that was counted: intervals for k of n."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import betaincinv, ndtri

from hanse.analysis.narrative import narrative


@dataclass(frozen=True, eq=False)
class Intervals:
    """Lower and upper end for each share.

    ``low`` and ``high`` are float64 in [0, 1], NaN where n is 0 and nothing is known.
    ``level`` is the share of intervals that hold the true value, ``method`` is "wilson" or "clopper-pearson".
    """

    low: NDArray[np.float64]
    high: NDArray[np.float64]
    level: float
    method: Literal["wilson", "clopper-pearson"]

    @property
    def params(self) -> dict[str, object]:
        """What was asked for."""
        return {"level": self.level, "method": self.method}

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What has to hold for the numbers to mean what they say."""
        return ("The cases counted are independent.",)

    @property
    def missing(self) -> str:
        """Treatment of missing data."""
        return "Where nothing was counted the ends are not known (NaN)."

    def describe(self) -> str:
        """A methods paragraph with references."""
        name = "Wilson's score interval" if self.method == "wilson" else "The exact interval of Clopper and Pearson"
        return narrative(
            [f"{name} at {100 * self.level:g} %.", *self.assumptions, self.missing],
            references=[_SOURCES[self.method]],
        )


_SOURCES = {
    "wilson": "Wilson (1927), Probable inference, the law of succession, and statistical inference, "
    "doi:10.1080/01621459.1927.10502953",
    "clopper-pearson": "Clopper and Pearson (1934), The use of confidence or fiducial limits, "
    "doi:10.1093/biomet/26.4.404",
}


def wilson(count: ArrayLike, n: ArrayLike, *, level: float = 0.95) -> Intervals:
    """Wilson's score interval of a share.

    Use it for a share that describes more than the cases counted. Over a full count of a finite universe the share
    itself is certain; the interval then says how it could differ in a like world.

    Parameters
    ----------
    count, n : array of int, any shape that fit together
        Cases that have the property, and all cases; 0 <= count <= n.
    level : float, default 0.95
        Share of intervals that hold the true value, in (0, 1).

    Returns
    -------
    Intervals
        Of the common shape. NaN where n is 0.

    Raises
    ------
    ValueError : counts outside 0 .. n, or a level outside (0, 1).

    Notes
    -----
    Assumes independent cases. Never leaves [0, 1] and is not empty at 0 of n. Cost: O(size).

    Source
    ------
    Wilson (1927), Probable inference, the law of succession, and statistical inference,
    doi:10.1080/01621459.1927.10502953; equation of the score interval without continuity correction.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> found = wilson([0, 5], [10, 10])
    >>> found.low.round(4).tolist(), found.high.round(4).tolist()
    ([0.0, 0.2366], [0.2775, 0.7634])
    """
    k, total = _counts(count, n)
    _check_level(level)
    z = float(ndtri((1 + level) / 2))
    with np.errstate(divide="ignore", invalid="ignore"):
        share = k / total
        centre = (share + z * z / (2 * total)) / (1 + z * z / total)
        half = z * np.sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    low = np.where(k == 0, 0.0, np.maximum(centre - half, 0.0))
    high = np.where(k == total, 1.0, np.minimum(centre + half, 1.0))
    unknown = total == 0
    return Intervals(np.where(unknown, np.nan, low), np.where(unknown, np.nan, high), level, "wilson")


def clopper_pearson(count: ArrayLike, n: ArrayLike, *, level: float = 0.95) -> Intervals:
    """The exact interval of a share: holds the true value at least as often as ``level`` says.

    Use it for Monte Carlo p-values, where the draws are independent by construction.

    Parameters
    ----------
    count, n : array of int, any shape that fit together
        Draws that hit, and all draws; 0 <= count <= n.
    level : float, default 0.95
        In (0, 1).

    Returns
    -------
    Intervals
        Of the common shape. NaN where n is 0.

    Raises
    ------
    ValueError : counts outside 0 .. n, or a level outside (0, 1).

    Notes
    -----
    Wider than it need be for small n. Cost: O(size).

    Source
    ------
    Clopper and Pearson (1934), The use of confidence or fiducial limits, doi:10.1093/biomet/26.4.404.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> found = clopper_pearson(0, 10)
    >>> float(found.low), round(float(found.high), 4)
    (0.0, 0.3085)
    """
    k, total = _counts(count, n)
    _check_level(level)
    tail = (1 - level) / 2
    with np.errstate(invalid="ignore"):
        low = np.where(k == 0, 0.0, betaincinv(np.maximum(k, 1), total - k + 1, tail))
        high = np.where(k == total, 1.0, betaincinv(k + 1, np.maximum(total - k, 1), 1 - tail))
    unknown = total == 0
    return Intervals(np.where(unknown, np.nan, low), np.where(unknown, np.nan, high), level, "clopper-pearson")


def _counts(count: ArrayLike, n: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    k, total = np.broadcast_arrays(np.asarray(count, dtype=float), np.asarray(n, dtype=float))
    if not bool(((k >= 0) & (k <= total)).all()):
        raise ValueError("a count lies outside 0 .. n; give cases with the property and all cases")
    return k, total


def _check_level(level: float) -> None:
    if not 0 < level < 1:
        raise ValueError(f"level {level} is not between 0 and 1; 0.95 is usual")

"""How long memberships or networks last, when some have not ended yet."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtri

from hanse.analysis.narrative import narrative, number, several

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

KAPLAN = "Kaplan and Meier (1958), Nonparametric estimation from incomplete observations, doi:10.2307/2281868"


@dataclass(frozen=True, eq=False)
class KaplanMeier:
    """Share still there after some time, estimated from ends that are known to the day or have not come.

    Attributes
    ----------
    time : array of float64, shape (n_times,)
        Durations at which something ended, ascending; the unit of the input.
    at_risk, ended : array of int64, shape (n_times,)
        Still there just before; ended at that duration.
    survival, low, high : array of float64, shape (n_times,)
        Share that lasts longer, with its interval, in [0, 1]. NaN for the interval where the share is 0.
    n, n_ended : int
    level : float
    """

    time: Floats
    at_risk: Ints
    ended: Ints
    survival: Floats
    low: Floats
    high: Floats
    n: int
    n_ended: int
    level: float

    def at(self, time: float) -> float:
        """Share that lasts longer than ``time``."""
        place = int(np.searchsorted(self.time, time, side="right"))
        return float(self.survival[place - 1]) if place > 0 else 1.0

    @property
    def median(self) -> float | None:
        """Duration that half do not outlast; None where more than half were still there at the end."""
        below = np.flatnonzero(self.survival <= 0.5)
        return float(self.time[below[0]]) if below.size > 0 else None

    @property
    def params(self) -> dict[str, object]:
        """What was asked for."""
        return {"level": self.level}

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What has to hold for the numbers to mean what they say."""
        return (
            "Those that left the record last as long as those that stayed in it.",
            "Spells that ended before anybody recorded them are missing unless entry times are given.",
        )

    @property
    def missing(self) -> str:
        """Treatment of missing data."""
        return "A spell without a known end counts as going on until it was last observed, and no longer."

    def describe(self) -> str:
        """Methods paragraph with references."""
        return narrative(
            [
                f"{several(self.n, 'spell')}, {self.n_ended:,} ended; median duration {number(self.median, 1)} "
                f"(Kaplan-Meier, log-log intervals at {100 * self.level:.0f} %).",
                *self.assumptions,
                self.missing,
            ],
            references=[KAPLAN],
        )


def kaplan_meier(
    duration: ArrayLike, has_ended: ArrayLike, *, entry: ArrayLike | None = None, level: float = 0.95
) -> KaplanMeier:
    """Share of spells that last longer than a given time.

    Use it where every end is known to the unit of time; where ends are ranges use
    :func:`hanse.analysis.turnbull.turnbull`. It does not tell why spells end.

    Parameters
    ----------
    duration : array of float, shape (n,)
        Length of each spell up to its end or to when it was last observed; at least 0.
    has_ended : array of bool, shape (n,)
        False where it was still going on.
    entry : array of float, shape (n,), default None
        Length at which a spell came under observation; before that it could not have been seen to end. None is 0.
    level : float, default 0.95
        Of the intervals, in (0, 1).

    Returns
    -------
    KaplanMeier

    Raises
    ------
    ValueError : different lengths, a negative duration, an entry that is not before the duration.

    Notes
    -----
    Ends come before losses of the same duration. Intervals by Greenwood's variance on the scale log(-log S), which
    stay in [0, 1]. With late entries the share can drop to 0 early, where few are at risk. Cost: O(n log n).

    Source
    ------
    Kaplan and Meier (1958), doi:10.2307/2281868; Greenwood (1926); intervals of Kalbfleisch and Prentice (2002),
    doi:10.1002/9781118032985, section 1.4.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> found = kaplan_meier([2, 3, 3, 5], [True, True, False, False])
    >>> found.time.tolist(), found.survival.tolist()
    ([2.0, 3.0], [0.75, 0.5])
    """
    length, over = np.asarray(duration, dtype=float), np.asarray(has_ended, dtype=bool)
    begun = np.zeros(length.shape) if entry is None else np.asarray(entry, dtype=float)
    if not length.shape == over.shape == begun.shape or length.ndim != 1:
        raise ValueError("give one duration, end and entry for every spell")
    if not bool(((length >= 0) & (begun >= 0) & ((begun < length) | (begun == 0))).all()):
        raise ValueError("durations start at 0, and every entry lies before the duration")
    time, ended = np.unique(length[over], return_counts=True)
    ordered, entries = np.sort(length), np.sort(begun)
    at_risk = (
        np.searchsorted(entries, time, side="left") - np.searchsorted(ordered, time, side="left")
        if entry is not None
        else length.size - np.searchsorted(ordered, time, side="left")
    )
    survival = np.cumprod(1 - ended / at_risk, dtype=np.float64)
    low, high = _log_log(survival, at_risk, ended, level)
    return KaplanMeier(time, at_risk.astype(np.int64), ended, survival, low, high, length.size, int(over.sum()), level)


def _log_log(survival: Floats, at_risk: Ints, ended: Ints, level: float) -> tuple[Floats, Floats]:
    z = float(ndtri((1 + level) / 2))
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = np.sqrt(np.cumsum(ended / (at_risk * (at_risk - ended)))) / np.abs(np.log(survival))
        ends = [survival ** np.exp(sign * z * spread) for sign in (1, -1)]
    unknown = survival <= 0
    return np.where(unknown, np.nan, ends[0]), np.where(unknown, np.nan, ends[1])

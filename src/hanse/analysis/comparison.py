"""A statistic beside the same statistic of random graphs: how far out it lies, and how often chance gets there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.interval import clopper_pearson
from hanse.analysis.narrative import probability

PHIPSON_SMYTH = "Phipson and Smyth (2010), Permutation p-values should never be zero, doi:10.2202/1544-6115.1585"
_SAME = 1e-9  # two values of a statistic that differ by less (relative) count as equal


@dataclass(frozen=True, eq=False)
class NullComparison:
    """A statistic against its values in random graphs.

    Attributes
    ----------
    observed : float
        The value found in the data.
    draws : array of float64, shape (n_draws,)
        The values found in the random graphs, in the order drawn.
    n_undefined : int
        Random graphs in which the statistic has no value; they are left out of everything below.
    mean, sd : float
        Of the draws; ``sd`` with n - 1, 0 where all are equal.
    z : float or None
        (observed - mean) / sd; None where the draws do not vary.
    p_upper, p_lower : float
        (hits + 1) / (n_draws + 1): how often chance gives as much or more, as little or less; in (0, 1].
    p_upper_interval, p_lower_interval : (float, float)
        Exact 95 % Monte Carlo interval of each share of hits.
    """

    observed: float
    draws: NDArray[np.float64]
    n_undefined: int
    mean: float
    sd: float
    z: float | None
    p_upper: float
    p_lower: float
    p_upper_interval: tuple[float, float]
    p_lower_interval: tuple[float, float]

    @property
    def params(self) -> dict[str, object]:
        """What was asked for."""
        return {"n_draws": int(self.draws.size) + self.n_undefined}

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What has to hold for the numbers to mean what they say."""
        return ("The random graphs are independent draws, or well spaced ones, from the null model named beside them.",)

    @property
    def missing(self) -> str:
        """Treatment of missing data."""
        return "Random graphs in which the statistic has no value are left out and counted."

    def describe(self) -> str:
        """A sentence for a methods paragraph; the reference is ``PHIPSON_SMYTH``."""
        z = "the draws do not vary, so there is no z" if self.z is None else f"z = {self.z:.2f}"
        left_out = f" {self.n_undefined} draws had no value and are left out." if self.n_undefined > 0 else ""
        return (
            f"In {self.draws.size:,} random graphs the value was {self.mean:.4g} on average (sd {self.sd:.2g}); {z}, "
            f"p = {probability(self.p_upper)} for as much or more, {probability(self.p_lower)} for as little or less."
            + left_out
        )


def against(observed: float | None, draws: Sequence[float | None]) -> NullComparison | None:
    """Compare a value with its values in random graphs.

    It does not tell which null model was drawn from: the result is only as good as that choice.

    Parameters
    ----------
    observed : float or None
        The value in the data; None where it has none.
    draws : sequence of float or None
        The values in random graphs, independent or well spaced; None where a graph has none.

    Returns
    -------
    NullComparison or None
        None where there is nothing to compare: no observed value, or no draw with one.

    Notes
    -----
    Values equal up to rounding (1e-9 relative) count as hits in both tails. Cost: O(n_draws).

    Source
    ------
    Phipson and Smyth (2010), Permutation p-values should never be zero, doi:10.2202/1544-6115.1585.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> found = against(3.0, [1.0, 2.0, 3.0])
    >>> found.mean, found.z, found.p_upper, found.p_lower
    (2.0, 1.0, 0.5, 1.0)
    """
    values = np.array([value for value in draws if value is not None], dtype=float)
    if observed is None or values.size == 0:
        return None
    room = _SAME * max(abs(observed), float(np.abs(values).max()))
    upper, lower = int((values >= observed - room).sum()), int((values <= observed + room).sum())
    mean = float(values.mean())
    sd = float(values.std(ddof=1)) if values.size > 1 else 0.0
    bounds = clopper_pearson([upper, lower], values.size)
    return NullComparison(
        observed=observed,
        draws=values,
        n_undefined=len(draws) - values.size,
        mean=mean,
        sd=0.0 if sd <= room else sd,
        z=None if sd <= room else (observed - mean) / sd,
        p_upper=(upper + 1) / (values.size + 1),
        p_lower=(lower + 1) / (values.size + 1),
        p_upper_interval=(float(bounds.low[0]), float(bounds.high[0])),
        p_lower_interval=(float(bounds.low[1]), float(bounds.high[1])),
    )

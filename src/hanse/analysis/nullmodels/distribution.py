"""One number of a graph beside the same number of random graphs with the same degrees."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.narrative import narrative
from hanse.analysis.nullmodels.chain import REFERENCES, Sampling, graphs_of, sampling_of
from hanse.analysis.schedule import Progress, Scheduler, Threads, counted
from hanse.analysis.twomode import TwoMode

Floats = NDArray[np.float64]
Statistic = Callable[[TwoMode], float]


@dataclass(frozen=True, eq=False)
class NullDistribution:
    """A statistic of the data beside the same of random graphs with the same degrees.

    ``observed`` is the value of the data, ``sampling`` how the graphs were drawn. ``values`` has one
    float a sample; ``z`` is 0 and both p are 1 where the statistic never varies from the data.
    """

    observed: float
    values: Floats
    sampling: Sampling

    @property
    def mean(self) -> float:
        """Mean of the random graphs."""
        return float(self.values.mean()) if self.values.size > 0 else self.observed

    @property
    def z(self) -> float:
        """Standard deviations between the data and the mean of the random graphs; 0 where nothing varies."""
        spread = float(self.values.std(ddof=1)) if self.values.size > 1 else 0.0
        return (self.observed - self.mean) / spread if spread > 1e-12 * max(1.0, abs(self.mean)) else 0.0

    @property
    def p_upper(self) -> float:
        """Share of graphs, the data included, with at least this value."""
        return float(((self.values >= self.observed - self._rounding).sum() + 1) / (self.values.size + 1))

    @property
    def p_lower(self) -> float:
        """Share of graphs, the data included, with at most this value."""
        return float(((self.values <= self.observed + self._rounding).sum() + 1) / (self.values.size + 1))

    @property
    def _rounding(self) -> float:
        return 1e-12 * max(1.0, abs(self.observed))

    @property
    def params(self) -> dict[str, object]:
        """What was asked for."""
        return asdict(self.sampling)

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What has to hold for the p-values to mean what they say."""
        return ("Every graph with these degrees (and rules of admission) was equally likely.",)

    @property
    def missing(self) -> str:
        """Treatment of missing data."""
        return "A tie that is not counted is no tie, in the data and in the random graphs."

    def describe(self) -> str:
        """A methods paragraph with references."""
        return narrative(
            [
                f"The value {self.observed:.4g} was compared with {self.values.size:,} random graphs of the same "
                f"degrees ({self.sampling.chains} chains, {self.sampling.trades_per_row:g} trades a row between "
                f"samples): mean {self.mean:.4g}, z = {self.z:.2f}, p = {self.p_upper:.2g} (upper) and "
                f"{self.p_lower:.2g} (lower).",
                *self.assumptions,
                self.missing,
            ],
            references=REFERENCES,
        )


def null_distribution(
    graph: TwoMode,
    statistic: Statistic,
    *,
    rng: np.random.Generator,
    n_samples: int = 1_000,
    trades_per_row: float = 20.0,
    chains: int = 8,
    burn_in: int = 5,
    scheduler: Scheduler | None = None,
    progress: Progress | None = None,
) -> NullDistribution:
    """Whether a statistic of the graph is unusual among random graphs with the same degrees.

    Use it for anything one number says of a graph (nestedness, modularity). It does not test pairs: see
    :func:`~hanse.analysis.nullmodels.fdsm.fdsm`.

    Parameters
    ----------
    graph : TwoMode
        Cities x networks; rules of admission are kept.
    statistic : callable (TwoMode) -> float
        At the top of a module where the scheduler is not :class:`~hanse.analysis.schedule.Threads`.
    rng, n_samples, trades_per_row, chains, burn_in
        As for :func:`~hanse.analysis.nullmodels.fdsm.fdsm`; trades are between the rows of the smaller side.
    scheduler : Scheduler, default Threads()
        Where chains run; the result does not depend on it.
    progress : callable (done, of), default None
        Told after each chain.

    Returns
    -------
    NullDistribution

    Notes
    -----
    Cost: ``n_samples`` times the statistic and O(n_ties x trades_per_row) for the trades.

    Source
    ------
    As for :func:`~hanse.analysis.nullmodels.fdsm.fdsm`.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> from hanse.analysis.toys import mini
    >>> null_distribution(mini(), lambda g: g.n_ties, rng=np.random.default_rng(1), n_samples=20).p_upper
    1.0
    """
    sampling = sampling_of(rng, n_samples, trades_per_row, chains, burn_in)
    tasks = [
        (graph, statistic, replace(sampling, n_samples=share, chains=1, seeds=(seed,)))
        for share, seed in zip(sampling.shares, sampling.seeds, strict=True)
    ]
    parts = counted((scheduler or Threads()).map(_statistics, tasks), len(tasks), progress)
    values = np.concatenate([np.zeros(0), *parts])
    return NullDistribution(float(statistic(graph)), values, sampling)


def _statistics(graph: TwoMode, statistic: Statistic, sampling: Sampling) -> Floats:
    return np.array([statistic(drawn) for drawn in graphs_of(graph, sampling)], dtype=float)

"""A statistic beside the same statistic of random graphs, as plain numbers."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from hanse.analysis.comparison import NullComparison
from hanse.analysis.nullmodels.chain import randomise
from hanse.analysis.schedule import Progress, counted
from hanse.analysis.twomode import TwoMode


@dataclass(frozen=True)
class AgainstChance:
    """A value against random graphs with the same degrees on both sides (and the same rules of admission).

    ``z`` is None where the random graphs do not vary. The p-values are the share of random graphs with as much or
    more, and as little or less; the intervals are exact 95 % Monte Carlo bounds.
    """

    n_draws: int
    mean: float
    sd: float
    z: float | None
    p_upper: float
    p_lower: float
    p_upper_interval: tuple[float, float]
    p_lower_interval: tuple[float, float]


def against_chance(found: NullComparison | None) -> AgainstChance | None:
    """The comparison as plain numbers; None where there was nothing to compare."""
    if found is None:
        return None
    return AgainstChance(
        n_draws=int(found.draws.size),
        mean=found.mean,
        sd=found.sd,
        z=found.z,
        p_upper=found.p_upper,
        p_lower=found.p_lower,
        p_upper_interval=found.p_upper_interval,
        p_lower_interval=found.p_lower_interval,
    )


def random_graphs(graph: TwoMode, n_samples: int, seed: int, progress: Progress | None = None) -> Iterator[TwoMode]:
    """Random graphs with the same degrees on both sides; none where there is nothing to shuffle or none is asked for.

    Ties move only to cells that the rules of admission on ``graph`` leave open. ``progress`` is told after each graph
    that is used.
    """
    if n_samples > 0 and graph.n_ties > 0:
        yield from counted(randomise(graph, n_samples, rng=np.random.default_rng(seed)), n_samples, progress)

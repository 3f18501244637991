"""The fixed degree sequence model: overlap in random graphs with exactly the same degrees on both sides."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.cells import Cells, CellTails, pairs_by_place, place
from hanse.analysis.kernels.trades import tally
from hanse.analysis.nullmodels.chain import Mixing, Plan, Sampling, reaches_all, sampling_of, words_of
from hanse.analysis.schedule import Progress, Scheduler, counted
from hanse.analysis.twomode import TwoMode
from hanse.errors import UsageError

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
_MOST_WORK = 2_000_000_000  # words compared a sample, about a second


@dataclass(frozen=True, eq=False)
class SampledTails(CellTails):
    """Tails estimated from samples: with the number of draws behind each pair of classes and the state of mixing."""

    n_samples: int
    mixing: Mixing

    def interval(self, values: Floats) -> tuple[Floats, Floats]:
        """Monte Carlo interval of p-values (Wilson, 95 %), counting each sample once.

        Pairs of equal classes are pooled, which makes the estimate better than the interval says.
        """
        n, z = float(max(1, self.n_samples)), 1.959964
        middle = (values + z * z / (2 * n)) / (1 + z * z / n)
        half = z / (1 + z * z / n) * np.sqrt(values * (1 - values) / n + z * z / (4 * n * n))
        return np.maximum(0.0, middle - half), np.minimum(1.0, middle + half)

    @property
    def remark(self) -> str:
        """How many samples, and whether they mix."""
        return f"{self.n_samples:,} random graphs were drawn. {self.mixing.describe()}"


@dataclass(frozen=True, eq=False)
class FDSM:
    """Pairs of rows in random graphs with the same degrees; see :func:`fdsm`."""

    side: TwoMode
    sampling: Sampling

    def tails(self, cells: Cells, scheduler: Scheduler, progress: Progress | None) -> SampledTails:
        """Expectation and both tails of the overlap in every cell, from samples."""
        work = self.side.n_cities * (self.side.n_cities - 1) // 2 * words_of(self.side)
        if work > _MOST_WORK:
            raise UsageError(
                f"{self.side.n_cities:,} rows are too many to compare in every random graph",
                hint="Use null='bicm', which is exact and needs no samples.",
            )
        plan = Plan.of(self.side)
        tasks = [
            (plan, cells, self.sampling.trades_per_row, self.sampling.burn_in, share, seed)
            for share, seed in zip(self.sampling.shares, self.sampling.seeds, strict=True)
        ]
        parts = list(counted(scheduler.map(_tally_chain, tasks), len(tasks), progress))
        summed = [np.sum([np.asarray(part[at]) for part in parts], axis=0) for at in range(5)]
        return _estimated(self.side, cells, self.sampling, *summed)


def fdsm(
    side: TwoMode,
    *,
    rng: np.random.Generator,
    n_samples: int = 1_000,
    trades_per_row: float = 20.0,
    chains: int = 8,
    burn_in: int = 5,
) -> FDSM:
    """The null model under which pairs of rows of ``side`` share what they share in random graphs with equal degrees.

    Use it where graphs are small and degrees must be kept exactly. It is an estimate: read the Monte Carlo interval
    and the mixing check beside it, and prefer :func:`~hanse.analysis.nullmodels.sdsm.sdsm` for large graphs. Use it
    through :func:`hanse.analysis.validation.validated`.

    Parameters
    ----------
    side : TwoMode
        Its rows are paired; with ``eligibility``, ties move only to cells that are open.
    rng : numpy.random.Generator
        Source of the seeds of the chains.
    n_samples : int, default 1000
        Random graphs; the smallest p that can be found is about 1 / n_samples.
    trades_per_row : float, default 20
        Trades between two samples as a multiple of the rows. Below 20, small graphs are not mixed (with 5, p-values
        of the Davis data are off by up to 0.03).
    chains : int, default 8
        Independent chains; part of the result, unlike the number of threads.
    burn_in : int, default 5
        Steps of ``trades_per_row`` before the first sample of a chain.

    Returns
    -------
    FDSM

    Raises
    ------
    ValueError : a number is not positive.

    Notes
    -----
    A trade takes two rows and deals out anew, at random, the columns that only one of them has (curveball); its
    stationary distribution is uniform. Rows are sets of bits, so a trade costs O(columns / 64 + columns dealt out).
    Pairs of rows of equal degree and eligibility group are exchangeable, so their draws are pooled. p counts the
    data as one of the draws: (hits + 1) / (draws + 1).

    Source
    ------
    Godard and Neal (2022), doi:10.1093/comnet/cnac049; Strona et al. (2014), doi:10.1038/ncomms5114; uniformity:
    Carstens (2015), doi:10.1103/PhysRevE.91.042812; p: Phipson and Smyth (2010), doi:10.2202/1544-6115.1585.
    Differences: sets of bits; chains go on instead of starting again; pooled classes; structural zeros.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> from hanse.analysis.toys import mini
    >>> fdsm(mini(), rng=np.random.default_rng(1), n_samples=100).sampling.shares
    (12, 12, 12, 12, 13, 13, 13, 13)
    """
    return FDSM(side, sampling_of(rng, n_samples, trades_per_row, chains, burn_in))


def _tally_chain(
    plan: Plan, cells: Cells, trades_per_row: float, burn_in: int, n_samples: int, seed: int
) -> tuple[Ints, Ints, Ints, Ints, Ints]:
    """One chain: how often each cell was reached, met, the overlap added up, ties by class, ties kept."""
    pair_of = np.full((plan.n_classes[0], plan.n_classes[0]), -1, np.int32)
    pair_of[cells.first, cells.second] = pair_of[cells.second, cells.first] = np.arange(cells.first.size)
    at_least = np.zeros(len(cells) + cells.first.size, np.int64)
    equal, total = np.zeros(len(cells), np.int64), np.zeros(cells.first.size, np.int64)
    ties = np.zeros(plan.n_classes, np.int64)
    bits, state = plan.bits.copy(), np.array([seed], np.uint64)
    for _ in range(burn_in):
        plan.trade(bits, trades_per_row, state)
    kept = 0
    for _ in range(n_samples):
        before = bits.copy()
        plan.trade(bits, trades_per_row, state)
        kept += tally(
            bits,
            before,
            plan.row_class,
            plan.column_class,
            pair_of,
            cells.starts,
            cells.overlap,
            at_least,
            equal,
            total,
            ties,
        )
    return at_least, equal, total, ties, np.array([kept])


def _estimated(
    side: TwoMode, cells: Cells, sampling: Sampling, reached: Ints, equal: Ints, total: Ints, ties: Ints, kept: Ints
) -> SampledTails:
    classes = side.city_classes
    pairs = pairs_by_place(classes)[place(cells.first, cells.second, len(classes))].astype(float)
    draws = np.repeat(pairs * sampling.n_samples, np.diff(cells.starts))
    # place starts[q] + q + c of ``reached`` holds pairs that reach exactly c of the overlaps of pair q
    ends = np.concatenate([[0], np.cumsum(reached)])
    here = np.arange(len(cells)) + cells.class_pair + 1
    last = np.repeat(cells.starts[1:] + np.arange(cells.first.size) + 1, np.diff(cells.starts))
    hits = (ends[last] - ends[here]).astype(float)
    upper = (hits + 1) / (draws + 1)
    lower = (draws - hits + equal + 1) / (draws + 1)
    expected = total / np.maximum(1.0, pairs * sampling.n_samples)
    mixing = Mixing(_autocorrelation(side, sampling, ties, int(kept[0])), reaches_all(side))
    return SampledTails(
        expected, upper, lower, np.zeros(len(cells), np.uint8), ("by sampling",), sampling.n_samples, mixing
    )


def _autocorrelation(side: TwoMode, sampling: Sampling, ties: Ints, kept: int) -> float:
    """Of the ties of two samples that follow each other; 0 where degrees leave no choice."""
    size = np.multiply.outer(side.city_classes.size, side.network_classes.size).astype(float)
    mean = ties / sampling.n_samples
    by_chance = float((mean**2 / size).sum()) if size.size > 0 else 0.0
    room = side.n_ties - by_chance
    return (kept / sampling.n_samples - by_chance) / room if room > 1e-9 * max(1, side.n_ties) else 0.0

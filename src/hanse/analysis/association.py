"""Whether two quantities go together, and how often chance alone would make them look so."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hanse.analysis.comparison import PHIPSON_SMYTH
from hanse.analysis.narrative import narrative
from hanse.analysis.schedule import Scheduler, Threads, equal_shares

_SOURCES = {
    "spearman": "Spearman (1904), The proof and measurement of association between two things, doi:10.2307/1412159",
    "pearson": "Pearson (1895), Note on regression and inheritance in the case of two parents, "
    "doi:10.1098/rspl.1895.0041",
}
_STEPS = 4_000_000  # values a task shuffles at most, about 10 ms


@dataclass(frozen=True)
class Association:
    """A correlation coefficient with its permutation p-value.

    ``coefficient`` lies in [-1, 1], ``p`` in (0, 1]; both are None where a variable does not vary or fewer than
    two pairs are complete. ``n`` counts complete pairs, ``n_permutations`` the draws behind p; ``measure`` is
    "spearman" or "pearson".
    """

    measure: str
    coefficient: float | None
    p: float | None
    n: int
    n_permutations: int

    @property
    def params(self) -> dict[str, object]:
        """What was asked for."""
        return {"measure": self.measure, "n_permutations": self.n_permutations}

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What has to hold for the numbers to mean what they say."""
        return ("Pairs are exchangeable where nothing goes together; a sample cut at a threshold is not that.",)

    @property
    def missing(self) -> str:
        """Treatment of missing data."""
        return "Pairs with a value missing on either side are left out."

    def describe(self) -> str:
        """A methods paragraph with references."""
        if self.coefficient is None or self.p is None:
            return f"{self.measure.capitalize()} correlation is undefined here (n = {self.n}: no variation)."
        return narrative(
            [
                f"{self.measure.capitalize()} correlation {self.coefficient:.2f} (n = {self.n}), two-sided permutation "
                f"p = {self.p:.2g} from {self.n_permutations:,} draws (Phipson and Smyth 2010).",
                *self.assumptions,
                self.missing,
            ],
            references=[_SOURCES[self.measure], PHIPSON_SMYTH],
        )


def spearman(
    x: ArrayLike,
    y: ArrayLike,
    *,
    rng: np.random.Generator,
    n_permutations: int = 9_999,
    scheduler: Scheduler | None = None,
) -> Association:
    """Rank correlation of two quantities with a permutation p-value.

    Use it where only the order matters or single values are extreme (populations). It does not tell about cases
    that were left out: in a sample cut at a threshold of ``x`` or ``y`` it is biased, usually towards 0.

    Parameters
    ----------
    x, y : array of float, shape (n,)
        Paired values; a pair with NaN on either side is left out.
    rng : numpy.random.Generator
        Source of the permutations.
    n_permutations : int, default 9999
        Draws.
    scheduler : Scheduler, default None
        Where the draws are made; the result does not depend on it. None is threads of this process.

    Returns
    -------
    Association
        Coefficient, two-sided p = (hits + 1) / (n_permutations + 1), number of pairs.

    Raises
    ------
    ValueError : ``x`` and ``y`` differ in length.

    Notes
    -----
    Ties get the mean of their ranks. A hit is a permutation whose coefficient is at least as far from 0.
    Cost: O(n x n_permutations) time, O(n + n_permutations) memory.

    Source
    ------
    Spearman (1904), doi:10.2307/1412159; p-value after Phipson and Smyth (2010), doi:10.2202/1544-6115.1585.

    Reproduces
    ----------
    C011

    Examples
    --------
    >>> spearman([1, 2, 3, 4], [1, 4, 9, 16], rng=np.random.default_rng(1)).coefficient
    1.0
    """
    pair_x, pair_y = _complete_pairs(x, y)
    return _permuted("spearman", _ranks(pair_x), _ranks(pair_y), rng, n_permutations, scheduler)


def pearson(
    x: ArrayLike,
    y: ArrayLike,
    *,
    rng: np.random.Generator,
    n_permutations: int = 9_999,
    scheduler: Scheduler | None = None,
) -> Association:
    """Linear correlation of two quantities with a permutation p-value.

    Single extreme values can make or hide it: show :func:`spearman` beside it, or take logarithms of populations.

    Parameters
    ----------
    x, y : array of float, shape (n,)
        Paired values; a pair with NaN on either side is left out.
    rng : numpy.random.Generator
        Source of the permutations.
    n_permutations : int, default 9999
        Draws.
    scheduler : Scheduler, default None
        Where the draws are made; the result does not depend on it. None is threads of this process.

    Returns
    -------
    Association
        Coefficient, two-sided p = (hits + 1) / (n_permutations + 1), number of pairs.

    Raises
    ------
    ValueError : ``x`` and ``y`` differ in length.

    Notes
    -----
    As for :func:`spearman`.

    Source
    ------
    Pearson (1895), doi:10.1098/rspl.1895.0041; p-value after Phipson and Smyth (2010), doi:10.2202/1544-6115.1585.

    Reproduces
    ----------
    C011

    Examples
    --------
    >>> round(pearson([1, 2, 3], [1, 2, 4], rng=np.random.default_rng(1)).coefficient, 4)
    0.982
    """
    pair_x, pair_y = _complete_pairs(x, y)
    return _permuted("pearson", pair_x, pair_y, rng, n_permutations, scheduler)


def _complete_pairs(x: ArrayLike, y: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    first, second = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    if first.shape != second.shape or first.ndim != 1:
        raise ValueError(f"x has shape {first.shape} and y {second.shape}; give two lists of the same length")
    keep = ~(np.isnan(first) | np.isnan(second))
    return first[keep], second[keep]


def _ranks(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Ranks from 1, ties at the mean of the ranks they share."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return ((last - counts + 1 + last) / 2)[inverse].astype(float)


def _permuted(
    measure: str,
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    rng: np.random.Generator,
    draws: int,
    scheduler: Scheduler | None,
) -> Association:
    n = int(x.size)
    if n < 2 or np.ptp(x) == 0 or np.ptp(y) == 0:
        return Association(measure, None, None, n, draws)
    unit_x, unit_y = _standardised(x), _standardised(y)
    observed = min(1.0, max(-1.0, float(unit_x @ unit_y)))
    shares = equal_shares(draws, max(1, _STEPS // n))
    seeds = rng.integers(2**63, size=len(shares))
    tasks = [(unit_x, unit_y, int(seed), share) for seed, share in zip(seeds, shares, strict=True)]
    shuffled = np.concatenate([np.zeros(0), *(scheduler or Threads()).map(_shuffled, tasks)])
    hits = int((np.abs(shuffled) >= abs(observed) - 1e-12).sum())  # 1e-12: equal up to rounding counts as a hit
    return Association(measure, observed, (hits + 1) / (draws + 1), n, draws)


def _shuffled(x: NDArray[np.float64], y: NDArray[np.float64], seed: int, draws: int) -> NDArray[np.float64]:
    """Coefficients under that many random orders of ``y``."""
    from hanse.analysis.kernels.permutation import shuffled_products  # the compiler is slow to load

    products = np.empty(draws)
    shuffled_products(x, y.copy(), seed, products)
    return products


def _standardised(values: NDArray[np.float64]) -> NDArray[np.float64]:
    centred = values - values.mean()
    length = float(np.sqrt(np.square(centred).sum()))
    unit: NDArray[np.float64] = centred / length
    return unit

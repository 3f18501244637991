"""Tails of the hypergeometric distribution with relative accuracy, and of its mixtures under rules of admission."""

import math

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.compiled import compiled, internal

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@internal
def log_choose(n: int, k: int) -> float:
    """Natural logarithm of the number of ways to choose ``k`` of ``n``."""
    if k in (0, n):
        return 0.0
    return _log_factorial_excess(n) - _log_factorial_excess(k) - _log_factorial_excess(n - k) + _entropy(n, k)


@internal
def _log_factorial_excess(n: int) -> float:
    """log n! minus n log n - n, that is about log(2 pi n) / 2: small, so differences keep their digits."""
    if n < 16:
        return math.lgamma(n + 1.0) - (n * math.log(n) - n if n > 0 else 0.0)
    square = float(n) * n
    series = (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - 1.0 / 1680 / square) / square) / square) / n
    return 0.5 * math.log(2.0 * math.pi * n) + series


@internal
def _entropy(n: int, k: int) -> float:
    """n log n - k log k - (n - k) log(n - k)."""
    return -k * math.log(k / n) - (n - k) * math.log1p(-k / n)


@internal
def hypergeometric_tails(k: int, population: int, marked: int, drawn: int) -> tuple[float, float]:
    """(P(X >= k), P(X <= k)) for marked members among ``drawn`` of ``population``."""
    lowest, highest = max(0, drawn + marked - population), min(drawn, marked)
    if k <= lowest and k < highest:
        return 1.0, (math.exp(_log_pmf(k, population, marked, drawn)) if k == lowest else 0.0)
    if k >= highest:
        if lowest == highest:
            return (1.0 if k == highest else 0.0), 1.0
        return (math.exp(_log_pmf(k, population, marked, drawn)) if k == highest else 0.0), 1.0
    here = math.exp(_log_pmf(k, population, marked, drawn))
    ratio, upper = 1.0, 1.0
    for x in range(k, highest):
        ratio *= (marked - x) * float(drawn - x) / ((x + 1.0) * (population - marked - drawn + x + 1.0))
        upper += ratio
        if ratio < 1e-17 * upper:
            break
    ratio, lower = 1.0, 1.0
    for x in range(k, lowest, -1):
        ratio *= x * float(population - marked - drawn + x) / ((marked - x + 1.0) * (drawn - x + 1.0))
        lower += ratio
        if ratio < 1e-17 * lower:
            break
    if upper <= lower:
        return here * upper, min(1.0, 1.0 - here * (upper - 1.0))
    return min(1.0, 1.0 - here * (lower - 1.0)), here * lower


@internal
def _log_pmf(k: int, population: int, marked: int, drawn: int) -> float:
    return log_choose(marked, k) + log_choose(population - marked, drawn - k) - log_choose(population, drawn)


@compiled
def shared_by_rules(
    degree: Ints,
    open_cells: Ints,
    common: Ints,
    first: Ints,
    second: Ints,
    starts: Ints,
    overlaps: Ints,
    begin: int,
    end: int,
    expected: Floats,
    upper: Floats,
    lower: Floats,
) -> None:
    """Fill ``expected`` and both tails for pairs ``begin`` to ``end`` of row classes.

    A row of class a draws ``degree[a]`` of the ``open_cells[a]`` columns it may have; ``common[q]`` columns are open to
    both rows of pair q. The one row has ``m`` members there, itself hypergeometric; each is in the other by chance.
    """
    for q in range(begin, end):
        a, b = first[q], second[q]
        if open_cells[b] < open_cells[a]:
            a, b = b, a  # where one set of open columns holds the other, all members of a lie in it: no mixture
        inside, chances = degree[b], open_cells[b]
        expected[q] = degree[a] * (common[q] / max(1.0, open_cells[a])) * (inside / max(1.0, chances))
        least, most = max(0, degree[a] + common[q] - open_cells[a]), min(degree[a], common[q])
        for cell in range(starts[q], starts[q + 1]):
            upper[cell], lower[cell] = 0.0, 0.0
            for m in range(least, most + 1):
                weight = 1.0 if least == most else math.exp(_log_pmf(m, open_cells[a], common[q], degree[a]))
                if weight > 0.0:
                    above, below = hypergeometric_tails(overlaps[cell], chances, inside, m)
                    upper[cell] += weight * above
                    lower[cell] += weight * below
            upper[cell], lower[cell] = min(1.0, upper[cell]), min(1.0, lower[cell])

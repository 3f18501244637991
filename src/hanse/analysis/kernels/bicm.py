"""The fixed point of the two-mode configuration model on degree classes."""

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.compiled import compiled, internal, internal_sum

Floats = NDArray[np.float64]


@compiled
def iterate(
    degree: Floats,
    size: Floats,
    other_degree: Floats,
    other_size: Floats,
    free: NDArray[np.bool_],
    masked: bool,
    x: Floats,
    y: Floats,
    rounds: int,
    tolerance: float,
) -> tuple[int, float]:
    """Improve the fitnesses ``x`` and ``y`` in place by solving each margin in turn; (rounds done, largest miss)."""
    worst = np.inf
    for done in range(rounds):
        worst = 0.0
        for a in range(degree.size):
            share = _share(x[a], y, other_size, free[a], masked)
            worst = max(worst, abs(degree[a] - x[a] * share))
            x[a] = degree[a] / share
        worst = max(worst, _columns(other_degree, x, y, size, free, masked))
        if worst < tolerance:
            return done + 1, worst
    return rounds, worst


@internal_sum
def _share(fitness: float, others: Floats, sizes: Floats, free: NDArray[np.bool_], masked: bool) -> float:
    total = 0.0
    if masked:
        for b in range(others.size):
            if free[b]:
                total += sizes[b] * others[b] / (1.0 + fitness * others[b])
    else:
        for b in range(others.size):
            total += sizes[b] * others[b] / (1.0 + fitness * others[b])
    return total


@internal
def _columns(degree: Floats, x: Floats, y: Floats, size: Floats, free: NDArray[np.bool_], masked: bool) -> float:
    """The same for the columns, read row by row so that memory is walked in order."""
    shares = np.zeros(degree.size)
    for a in range(x.size):
        weight = size[a] * x[a]
        if masked:
            for b in range(y.size):
                if free[a, b]:
                    shares[b] += weight / (1.0 + x[a] * y[b])
        else:
            for b in range(y.size):
                shares[b] += weight / (1.0 + x[a] * y[b])
    worst = 0.0
    for b in range(y.size):
        worst = max(worst, abs(degree[b] - y[b] * shares[b]))
        y[b] = degree[b] / shares[b]
    return worst

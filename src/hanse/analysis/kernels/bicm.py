"""The fixed point of the two-mode configuration model on degree classes."""

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.compiled import compiled, internal, internal_sum

Floats = NDArray[np.float64]
CYCLE = 4  # rounds between two extrapolations


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
    """Improve the fitnesses ``x`` and ``y`` in place by solving each margin in turn; (rounds done, largest miss).

    Each round shrinks what is left by about the same factor, so after some rounds the fitnesses are sent on to where
    they are heading (Aitken's extrapolation).
    """
    worst, n = np.inf, x.size
    before = np.empty(n + y.size)
    steps = np.empty((2, before.size))  # logarithm of the last two changes of x and y
    for done in range(rounds):
        worst, phase = 0.0, done % CYCLE
        before[:n], before[n:] = x, y
        for a in range(degree.size):
            share = _share(x[a], y, other_size, free[a], masked)
            worst = max(worst, abs(degree[a] - x[a] * share))
            x[a] = degree[a] / share
        worst = max(worst, _columns(other_degree, x, y, size, free, masked))
        if worst < tolerance:
            return done + 1, worst
        if phase >= CYCLE - 2:
            step = steps[phase - CYCLE + 2]
            step[:n], step[n:] = np.log(x / before[:n]), np.log(y / before[n:])
        if phase == CYCLE - 1:
            _send_on(x, y, steps)
    return rounds, worst


@internal
def _send_on(x: Floats, y: Floats, steps: Floats) -> None:
    """Move ``x`` and ``y`` by what all further steps would add, where the last two say that they shrink steadily."""
    shrinks = np.dot(steps[1], steps[0]) / max(np.dot(steps[0], steps[0]), 1e-300)
    if 0.0 < shrinks < 0.99:
        further = np.exp(np.minimum(2.0, np.maximum(-2.0, steps[1] * (shrinks / (1.0 - shrinks)))))
        x *= further[: x.size]
        y *= further[x.size :]


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

"""Sums of products under random orders of one of the two sides."""

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.compiled import compiled, inlined

Floats = NDArray[np.float64]
State = NDArray[np.uint64]


@inlined
def below(state: State, n: int) -> int:
    """A whole number from 0 up to ``n`` - 1, n < 2**32, by SplitMix64 (Steele, Lea and Flood 2014).

    The upper 32 bits are scaled, so that each number is off its fair share by less than n / 2**32 of it.
    """
    state[0] += np.uint64(0x9E3779B97F4A7C15)
    z = state[0]
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z ^= z >> np.uint64(31)
    chosen: int = np.int64(((z >> np.uint64(32)) * np.uint64(n)) >> np.uint64(32))  # type: ignore[assignment]
    return chosen


@compiled
def shuffled_products(x: Floats, y: Floats, seed: int, products: Floats) -> None:
    """Sum of x times y for as many random orders of ``y`` as ``products`` holds; ``y`` is left in the last order.

    Each order is drawn by Fisher and Yates' shuffle and added up on the way.
    """
    state = np.array([seed], np.uint64)
    for draw in range(products.size):
        total = 0.0
        for last in range(y.size - 1, -1, -1):
            chosen = below(state, last + 1)
            y[last], y[chosen] = y[chosen], y[last]
            total += x[last] * y[last]
        products[draw] = total

"""How a quantity is spread over cities: mean, median, and inequality."""

import numpy as np
from numpy.typing import ArrayLike


def mean(values: ArrayLike) -> float | None:
    """Arithmetic mean.

    One very large city moves it: show the median beside it.

    Parameters
    ----------
    values : array of float, shape (n,)
        Any unit; the result has the same.

    Returns
    -------
    float or None
        None for an empty array.

    Source
    ------
    Definition; none needed.

    Reproduces
    ----------
    C008

    Examples
    --------
    >>> mean([1, 2, 6])
    3.0
    """
    numbers = np.asarray(values, dtype=float)
    return None if numbers.size == 0 else float(numbers.mean())


def median(values: ArrayLike) -> float | None:
    """The middle value; half of the values lie on either side.

    Parameters
    ----------
    values : array of float, shape (n,)
        Any unit; the result has the same.

    Returns
    -------
    float or None
        Mean of the two middle values where n is even; None for an empty array.

    Source
    ------
    Definition; none needed.

    Reproduces
    ----------
    C008

    Examples
    --------
    >>> median([1, 2, 6])
    2.0
    """
    numbers = np.asarray(values, dtype=float)
    return None if numbers.size == 0 else float(np.median(numbers))


def gini(values: ArrayLike) -> float | None:
    """Gini coefficient: how unequally a total is spread over its holders.

    0 where all hold the same, (n-1)/n where one holds everything. It tells nothing about who holds what, and on a
    sample cut at a threshold (only cities with three memberships and more) it understates inequality.

    Parameters
    ----------
    values : array of float, shape (n,)
        Non-negative amounts.

    Returns
    -------
    float or None
        In [0, 1); None for an empty array or where everything is 0.

    Raises
    ------
    ValueError : a value is negative.

    Notes
    -----
    No small-sample correction. Cost: O(n log n).

    Source
    ------
    Gini (1912), Variabilità e mutabilità; in the ordered form of Dixon et al. (1987), doi:10.2307/1939238.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> gini([1, 2, 3, 4])
    0.25
    """
    numbers = np.sort(np.asarray(values, dtype=float))
    if numbers.size > 0 and numbers[0] < 0:
        raise ValueError(f"negative value {numbers[0]}; the Gini coefficient is defined for amounts from 0 upwards")
    total = float(numbers.sum())
    if numbers.size == 0 or total == 0:
        return None
    n = numbers.size
    ranks = np.arange(1, n + 1)
    return float(2 * (ranks * numbers).sum() / (n * total) - (n + 1) / n)

"""How far independent coders agree, and how often a code applies at all."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

MISSING = -1  # the mark for "this coder did not decide on this unit"


def krippendorff_alpha(ratings: ArrayLike) -> float | None:
    """Agreement of coders on nominal codes beyond what chance would give (Krippendorff's alpha).

    Use it for two or more coders with any pattern of missing decisions. A low alpha beside a prevalence near 0
    or 1 says that the code hardly varies, not that the coders are careless: always show both. It does not tell
    who is right.

    Parameters
    ----------
    ratings : array of int or float, shape (n_coders, n_units)
        One number per category; the numbers are names, their order means nothing. NaN or a negative number marks
        a missing decision.

    Returns
    -------
    float or None
        Alpha, at most 1 (full agreement); 0 is what chance gives; below 0 is systematic disagreement. None where
        it is undefined: no unit was decided by two coders, or all those decisions are the same category.

    Raises
    ------
    ValueError : ``ratings`` does not have two dimensions.

    Notes
    -----
    Units with fewer than two decisions are left out. Cost: O(n_units x n_categories) time and memory.

    Source
    ------
    Hayes and Krippendorff (2007), Answering the call for a standard reliability measure for coding data,
    doi:10.1080/19312450709336664; nominal difference function.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> krippendorff_alpha([[1, 1, 0, 0], [1, 1, 0, 1]])
    0.5333333333333333
    >>> krippendorff_alpha([[1, 1], [1, 1]]) is None
    True
    """
    counts = _counts_by_unit(ratings)
    per_unit = counts.sum(axis=1)
    counts, per_unit = counts[per_unit >= 2], per_unit[per_unit >= 2]
    totals = counts.sum(axis=0)
    pairable = float(totals.sum())
    expected = pairable**2 - float(np.square(totals).sum())
    if pairable == 0 or expected == 0:
        return None
    disagreeing = (np.square(per_unit) - np.square(counts).sum(axis=1)) / (per_unit - 1)
    return 1.0 - (pairable - 1) * float(disagreeing.sum()) / expected


def prevalence(ratings: ArrayLike, *, category: int = 1) -> float | None:
    """Share of the decisions made that name ``category``.

    Read it beside :func:`krippendorff_alpha`: agreement on a code that nearly always or never applies is weak
    evidence.

    Parameters
    ----------
    ratings : array of int or float, any shape
        Category numbers; NaN or a negative number marks a missing decision.
    category : int, default 1
        The category counted.

    Returns
    -------
    float or None
        Share in [0, 1]; None where no decision was made.

    Source
    ------
    Definition; none needed.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> prevalence([1, 0, 1, -1])
    0.6666666666666666
    """
    values = np.asarray(ratings, dtype=float)
    decided = values[_is_decided(values)]
    if decided.size == 0:
        return None
    return float(np.mean(decided == category))


def _is_decided(values: NDArray[np.float64]) -> NDArray[np.bool_]:
    return ~np.isnan(values) & (values >= 0)


def _counts_by_unit(ratings: ArrayLike) -> NDArray[np.float64]:
    """How many coders gave each unit each category; shape (n_units, n_categories)."""
    values = np.asarray(ratings, dtype=float)
    if values.ndim != 2:
        raise ValueError(f"ratings has {values.ndim} dimensions; give one row a coder and one column a unit")
    decided = _is_decided(values)
    categories = np.unique(values[decided])
    if categories.size == 0:
        return np.zeros((values.shape[1], 0))
    return np.stack([(values == category).sum(axis=0) for category in categories], axis=1).astype(float)

"""How far independent coders agree, and how often a code applies at all."""

import math
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hanse.analysis.coincidence import (
    Level,
    alphas,
    as_table,
    cohen_kappas,
    fleiss_kappas,
    is_decided,
    patterns_of,
)

Weights = Literal["none", "linear", "quadratic"]
MISSING = -1  # the mark for "this coder did not decide on this unit"


def krippendorff_alpha(ratings: ArrayLike, *, level: Level = "nominal") -> float | None:
    """Agreement of coders beyond what chance would give (Krippendorff's alpha).

    Use it for two or more coders with any pattern of missing decisions. A low alpha beside a prevalence near 0
    or 1 says that the code hardly varies, not that the coders are careless: always show both. It does not tell
    who is right.

    Parameters
    ----------
    ratings : array of int or float, shape (n_coders, n_units)
        One number per category. NaN marks a missing decision; at the nominal and ordinal level so does a negative
        number.
    level : {"nominal", "ordinal", "interval", "ratio"}, default "nominal"
        What the numbers mean: names; an order; distances; amounts from a true zero.

    Returns
    -------
    float or None
        Alpha, at most 1 (full agreement); 0 is what chance gives; below 0 is systematic disagreement. None where
        it is undefined: no unit was decided by two coders, or all those decisions are the same category.

    Raises
    ------
    ValueError : ``ratings`` does not have two dimensions, an unknown level, or a negative amount at the ratio level.

    Notes
    -----
    Units with fewer than two decisions are left out. Cost: O(n_units x n_categories) time and memory, at the ratio
    level also O(n_categories squared).

    Source
    ------
    Hayes and Krippendorff (2007), Answering the call for a standard reliability measure for coding data,
    doi:10.1080/19312450709336664; difference functions of Krippendorff (2004), Content Analysis, chapter 11.

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
    patterns = patterns_of(ratings, level)
    return or_none(alphas(patterns, patterns.units[None, :].astype(float), level)[0])


def cohen_kappa(first: ArrayLike, second: ArrayLike, *, weights: Weights = "none") -> float | None:
    """Agreement of two coders beyond what their own habits would give by chance (Cohen's kappa).

    Use it where exactly two coders decided and their readiness to give a code may differ; it does not punish that
    difference as alpha does. It depends on prevalence as alpha does.

    Parameters
    ----------
    first, second : array of int or float, shape (n_units,)
        Category numbers; NaN or a negative number marks a missing decision.
    weights : {"none", "linear", "quadratic"}, default "none"
        "none" counts every disagreement alike; the others by the (squared) number of steps between the categories
        that occur, in ascending order.

    Returns
    -------
    float or None
        At most 1. None where no unit was decided by both, or chance could not disagree.

    Raises
    ------
    ValueError : different lengths, or unknown weights.

    Notes
    -----
    Units that one of the two left open are left out. Cost: O(n_units + n_categories squared).

    Source
    ------
    Cohen (1960), A coefficient of agreement for nominal scales, doi:10.1177/001316446002000104; weights of Cohen
    (1968), doi:10.1037/h0026256.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> cohen_kappa([1, 1, 0, 0], [1, 1, 0, 1])
    0.5
    """
    table, distance = confusion(first, second, weights)
    return or_none(cohen_kappas(table[None, :, :], distance)[0])


def fleiss_kappa(ratings: ArrayLike) -> float | None:
    """Agreement of several coders on nominal codes beyond chance, chance taken from all of them (Fleiss' kappa).

    Use it to compare with published values; alpha also takes incomplete codings and small samples into account.

    Parameters
    ----------
    ratings : array of int or float, shape (n_coders, n_units)
        Category numbers; NaN or a negative number marks a missing decision.

    Returns
    -------
    float or None
        At most 1. None where no unit was decided by all coders, there are fewer than two, or nothing varies.

    Raises
    ------
    ValueError : ``ratings`` does not have two dimensions.

    Notes
    -----
    Only units that every coder decided enter. Cost: O(n_units x n_categories).

    Source
    ------
    Fleiss (1971), Measuring nominal scale agreement among many raters, doi:10.1037/h0031619.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> round(fleiss_kappa([[1, 1, 0, 0], [1, 1, 0, 1]]), 4)
    0.4667
    """
    patterns = patterns_of(decided_by_all(ratings), "nominal")
    return or_none(fleiss_kappas(patterns, patterns.units[None, :].astype(float))[0])


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
    decided = values[is_decided(values, "nominal")]
    if decided.size == 0:
        return None
    return float(np.mean(decided == category))


def decided_by_all(ratings: ArrayLike) -> NDArray[np.float64]:
    """The units that every coder decided, shape (n_coders, n_units_left)."""
    values = as_table(ratings)
    return values[:, is_decided(values, "nominal").all(axis=0)]


def confusion(first: ArrayLike, second: ArrayLike, weights: Weights) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """How often the two coders gave each pair of categories, and how far apart the categories are."""
    a, b = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
    if a.shape != b.shape or a.ndim != 1:
        raise ValueError(f"the coders have shapes {a.shape} and {b.shape}; give two lists of the same length")
    if weights not in ("none", "linear", "quadratic"):
        raise ValueError(f"weights {weights!r} are not one of none, linear, quadratic")
    both = is_decided(a, "nominal") & is_decided(b, "nominal")
    categories, number = np.unique(np.concatenate([a[both], b[both]]), return_inverse=True)
    n, units = categories.size, int(both.sum())
    table = np.bincount(number[:units] * n + number[units:], minlength=n * n).reshape(n, n)
    steps = np.abs(np.arange(n)[:, None] - np.arange(n)[None, :]).astype(float)
    distance = {"none": np.minimum(steps, 1.0), "linear": steps, "quadratic": steps**2}[weights]
    return table.astype(np.int64), distance


def or_none(value: float) -> float | None:
    """None for NaN."""
    return None if math.isnan(value) else float(value)

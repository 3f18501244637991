"""What to ask of a p-value where many pairs are looked at: family-wise error and false discovery rate."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

Correction = Literal["fdr_bh", "holm", "bonferroni", "none"]
CORRECTIONS: tuple[Correction, ...] = ("fdr_bh", "holm", "bonferroni", "none")
REFERENCES: dict[str, str] = {
    "fdr_bh": "Benjamini and Hochberg (1995), Controlling the false discovery rate, "
    "doi:10.1111/j.2517-6161.1995.tb02031.x",
    "holm": "Holm (1979), A simple sequentially rejective multiple test procedure, "
    "Scandinavian Journal of Statistics 6(2), 65-70",
    "bonferroni": "Dunn (1961), Multiple comparisons among means, doi:10.1080/01621459.1961.10482090",
}
NAMES: dict[str, str] = {
    "fdr_bh": "the false discovery rate was controlled by Benjamini and Hochberg's procedure",
    "holm": "the family-wise error was controlled by Holm's procedure",
    "bonferroni": "the family-wise error was controlled by Bonferroni's bound",
    "none": "p-values were not corrected for the number of pairs",
}


def adjust(
    p: ArrayLike, *, method: Correction = "fdr_bh", family: int | None = None, counts: ArrayLike | None = None
) -> NDArray[np.float64]:
    """Adjusted p-values: compare them with the error you accept, and the error holds for the whole family.

    Use "fdr_bh" to list candidates of which a share may be wrong, "holm" where one wrong pair would be one too many.
    It does not repair p-values of a null model that does not fit.

    Parameters
    ----------
    p : array of float, shape (n,)
        In [0, 1].
    method : {"fdr_bh", "holm", "bonferroni", "none"}, default "fdr_bh"
    family : int, default None
        Tests made, those not listed in ``p`` included: they count as p = 1. None: those listed.
    counts : array of int, shape (n,), default None
        How many tests have this p; None: one each.

    Returns
    -------
    array of float, shape (n,)
        In [0, 1], not below ``p``, equal for equal ``p``.

    Raises
    ------
    ValueError : a p lies outside [0, 1] or is NaN, ``family`` is smaller than what is listed, or the method is unknown.

    Notes
    -----
    Benjamini and Hochberg hold for independent or positively dependent tests; pairs that share a row are dependent,
    which in practice makes it err on the safe side. Cost: O(n log n).

    Source
    ------
    Benjamini and Hochberg (1995), doi:10.1111/j.2517-6161.1995.tb02031.x; Holm (1979), Scandinavian Journal of
    Statistics 6(2), 65-70; Dunn (1961), doi:10.1080/01621459.1961.10482090.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> adjust([0.01, 0.04, 0.03]).round(3).tolist()
    [0.03, 0.04, 0.04]
    >>> adjust([0.01, 0.04, 0.03], method="holm").round(3).tolist()
    [0.03, 0.06, 0.06]
    """
    values = np.asarray(p, dtype=float)
    times = np.ones(values.size, np.int64) if counts is None else np.asarray(counts, dtype=np.int64)
    listed = int(times.sum())
    tests = listed if family is None else int(family)
    if values.ndim != 1 or not bool(((values >= 0) & (values <= 1)).all()):
        raise ValueError("p has to be a list of numbers from 0 to 1")
    if times.shape != values.shape or bool((times < 0).any()):
        raise ValueError("counts has to hold one number from 0 upwards for each p")
    if tests < listed:
        raise ValueError(f"the family has {tests:,} tests, but {listed:,} are listed")
    if method == "none":
        return values.copy()
    if method == "bonferroni":
        return np.asarray(np.minimum(1.0, values * tests), dtype=np.float64)
    if method not in CORRECTIONS:
        raise ValueError(f"method {method!r} is not one of {', '.join(CORRECTIONS)}")
    order = np.argsort(values)
    ends = np.cumsum(times[order])
    # equal p take the value of the last of them (step up) or the first (step down): accumulating sees to that
    if method == "holm":
        stepped = np.maximum.accumulate(values[order] * (tests - ends + times[order]))
    else:
        stepped = np.minimum.accumulate((values[order] * tests / np.maximum(ends, 1))[::-1])[::-1]
    adjusted = np.empty_like(values)
    adjusted[order] = np.minimum(1.0, stepped)
    return adjusted

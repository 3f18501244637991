"""Which pairs share more, or fewer, members than a null model leads to expect."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.cells import Cells, CellTails, Law, Sorted, sort_pairs
from hanse.analysis.correction import CORRECTIONS, Correction, adjust
from hanse.analysis.nullmodels.fdsm import fdsm
from hanse.analysis.nullmodels.fixedrow import fixedrow
from hanse.analysis.nullmodels.sdsm import Method, sdsm
from hanse.analysis.pairlist import PairList, Wedges, all_pairs
from hanse.analysis.projection import NULLS, Family, Floats, Null, Projection, Tail
from hanse.analysis.schedule import Progress, Scheduler, Threads
from hanse.analysis.twinpairs import sort_twins
from hanse.analysis.twomode import Mode, TwoMode
from hanse.errors import UsageError

MOST_PAIRS = 60_000_000  # listed at once: about three gigabytes


def validated(
    graph: TwoMode,
    mode: Mode = "network",
    *,
    null: Null = "bicm",
    alpha: float = 0.05,
    correction: Correction = "fdr_bh",
    tail: Tail = "both",
    family: Family = "all",
    method: Method = "auto",
    p_max: float | None = None,
    top: int | None = None,
    rng: np.random.Generator | None = None,
    scheduler: Scheduler | None = None,
    progress: Progress | None = None,
    **sampling: Any,
) -> Projection:
    """Pairs of networks (or of cities) that share more or fewer members than a null model leads to expect.

    Use it to tell overlap that sizes explain from overlap that they do not. It does not tell whether overlap is
    duplication, and it says nothing where rosters are partial: then show "at least k shared".

    Parameters
    ----------
    graph : TwoMode
        Cities x networks; with ``eligibility``, cells closed by rules of admission are structural zeros.
    mode : {"network", "city"}, default "network"
        What is paired.
    null : {"bicm", "sdsm", "fdsm", "fixedrow", "hypergeometric"}, default "bicm"
        "bicm" and "sdsm" are the same: degrees of both sides kept on average. "fdsm": kept in every draw, by
        sampling. "fixedrow" and "hypergeometric" are the same: only the sizes of the pair are kept.
    alpha : float, default 0.05
        Error accepted, compared with q.
    correction : {"fdr_bh", "holm", "bonferroni", "none"}, default "fdr_bh"
    tail : {"upper", "lower", "both"}, default "both"
        "upper" asks for more shared members than expected; pairs that share nothing then have p = 1 and are not
        listed. "lower" and "both" list them too, unless ``family`` is "observed".
    family : {"all", "possible", "observed"}, default "all"
        Tests the correction is for: all n (n - 1) / 2 pairs; those that rules of admission let share a member; or
        only those that share one, which is too few wherever sharing is what is tested.
    method : {"auto", "exact", "saddle", "rna", "screened"}, default "auto"
        For "bicm" and "sdsm": see :func:`hanse.analysis.nullmodels.sdsm.sdsm`.
    p_max : float, default None
        List only pairs with p at most this. Then nothing is held for the others, though all are counted and all
        enter the correction: give it wherever there are many millions of pairs.
    top : int, default None
        List only so many pairs, those with the smallest p (then the largest k, the lower i, the lower j).
    rng : numpy.random.Generator, default None
        Required for "fdsm".
    scheduler : Scheduler, default Threads()
        Where blocks run; the result does not depend on it.
    progress : callable (done, of), default None
        Told after each block of the longest step.
    **sampling
        For "fdsm": see :func:`hanse.analysis.nullmodels.fdsm.fdsm`.

    Returns
    -------
    Projection

    Raises
    ------
    ValueError : an option is not known, ``alpha`` or ``p_max`` is no probability, or ``rng`` is missing for "fdsm".
    UsageError : more pairs than can be listed at once; the hint says what to give.

    Notes
    -----
    p-values depend on the classes of the pair and on k alone, so each is computed once (see
    :mod:`hanse.analysis.cells`). Members of empty graphs are treated like any other: an empty member shares nothing,
    is expected to share nothing, and has p = 1 in both tails. Cost: shared members are counted in O(wedges); tails in
    O(pairs of classes x classes of members); memory about 20 bytes a pair listed.

    Source
    ------
    Neal (2014), doi:10.1016/j.socnet.2014.06.001; Saracco et al. (2017), doi:10.1088/1367-2630/aa6b38; Tumminello et
    al. (2011), doi:10.1371/journal.pone.0017994; Benjamini and Hochberg (1995),
    doi:10.1111/j.2517-6161.1995.tb02031.x. Differences: exact tails, all pairs in the family, structural zeros.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> from hanse.analysis.toys import mini
    >>> found = validated(mini(), "network", tail="upper")
    >>> found.k.tolist(), found.p_upper.round(2).tolist(), found.n_family
    ([2, 1, 2, 1, 2], [0.68, 0.94, 0.52, 0.87, 0.52], 6)
    """
    _check(null, alpha, correction, tail, family, p_max, top, rng)
    side, threads = graph.side(mode), scheduler or Threads()
    zeros = tail != "upper" and family != "observed"
    law: Law = _law(side, null, method, rng, sampling)
    ordered = _sorted(side, zeros, p_max, threads)
    tails = law.tails(ordered.cells, threads, progress)
    p = _asked(tails, tail)
    n_family, tested = _family(side, ordered.cells, family)
    q = adjust(p, method=correction, family=n_family, counts=tested)
    chosen = np.ones(p.size, bool) if p_max is None else p <= p_max
    if top is not None:
        chosen &= _among_first(p, ordered.cells.count, top)
    _check_size(int(ordered.cells.count[chosen].sum()))
    pairs, cell = ordered.select(chosen, threads, None)
    if top is not None and len(pairs) > top:
        first = np.sort(np.lexsort((pairs.j, pairs.i, -pairs.k, p[cell]))[:top])
        pairs, cell = PairList(pairs.i[first], pairs.j[first], pairs.k[first]), cell[first]
    params = {
        "mode": mode,
        "null": null,
        "alpha": alpha,
        "correction": correction,
        "tail": tail,
        "family": family,
        "method": method,
        "p_max": p_max,
        "top": top,
        "eligibility": graph.eligibility is not None,
        **sampling,
    }
    return Projection(pairs.i, pairs.j, pairs.k, cell, ordered.cells, tails, p, q, n_family, params, law)


def _check(
    null: str, alpha: float, correction: str, tail: str, family: str, p_max: float | None, top: int | None, rng: object
) -> None:
    for name, value, known in (
        ("null", null, NULLS),
        ("correction", correction, CORRECTIONS),
        ("tail", tail, ("upper", "lower", "both")),
        ("family", family, ("all", "possible", "observed")),
    ):
        if value not in known:
            raise ValueError(f"{name} {value!r} is not one of {', '.join(known)}")
    for name, number in (("alpha", alpha), ("p_max", 1.0 if p_max is None else p_max)):
        if not 0 <= number <= 1:
            raise ValueError(f"{name} {number} is no probability")
    if top is not None and top < 0:
        raise ValueError(f"top {top} counts pairs: give 0 or more")
    if null == "fdsm" and rng is None:
        raise ValueError("the fixed degree sequence model is sampled: give rng, e.g. numpy.random.default_rng(1)")


def _law(side: TwoMode, null: str, method: Method, rng: np.random.Generator | None, sampling: dict[str, Any]) -> Law:
    if null == "fdsm" and rng is not None:
        return fdsm(side, rng=rng, **sampling)
    if len(sampling) > 0:
        raise ValueError(f"{', '.join(sampling)} belongs to null='fdsm'")
    return fixedrow(side) if null in ("fixedrow", "hypergeometric") else sdsm(side, method=method)


def _sorted(side: TwoMode, zeros: bool, p_max: float | None, scheduler: Scheduler) -> Sorted:
    """All pairs in cells: listed where that is wanted and possible, else only counted."""
    n = side.n_cities
    most = n * (n - 1) // 2
    if not zeros and most > MOST_PAIRS:
        most = int(np.minimum(np.arange(n - 1, -1, -1), Wedges.of(side).cost).sum())
    if p_max is not None or most > MOST_PAIRS:
        counted = sort_twins(side, zeros=zeros, scheduler=scheduler)
        if counted is not None:
            return counted
    _check_size(most)
    return sort_pairs(side.city_classes, all_pairs(side, zeros=zeros, scheduler=scheduler), zeros=zeros)


def _check_size(n_pairs: int) -> None:
    if n_pairs > MOST_PAIRS:
        raise UsageError(
            f"{n_pairs:,} pairs are too many to list at once (at most {MOST_PAIRS:,})",
            hint="Give p_max (such as 0.05) or top; all pairs still enter the correction.",
        )


def _asked(tails: CellTails, tail: Tail) -> Floats:
    if tail == "upper":
        return tails.upper
    if tail == "lower":
        return tails.lower
    return np.asarray(np.minimum(1.0, 2.0 * np.minimum(tails.upper, tails.lower)), dtype=np.float64)


def _family(side: TwoMode, cells: Cells, family: Family) -> tuple[int, NDArray[np.int64]]:
    """Tests the correction is for, and how many of them are in each cell."""
    if family == "observed":
        return int(cells.count[cells.overlap > 0].sum()), cells.count
    if family == "all" or side.eligibility is None:
        return side.n_cities * (side.n_cities - 1) // 2, cells.count
    allowed = side.eligibility.allowed[:, np.unique(side.eligibility.network_group)].astype(np.int64)
    meet = (allowed @ allowed.T) > 0
    size = np.bincount(side.eligibility.city_group, minlength=allowed.shape[0])
    group = side.city_classes.group
    open_to_both = meet[group[cells.first], group[cells.second]][cells.class_pair]
    return int((size @ meet @ size - size[np.diagonal(meet)].sum()) // 2), cells.count * open_to_both


def _among_first(p: Floats, count: NDArray[np.int64], top: int) -> NDArray[np.bool_]:
    """Cells that can hold one of the ``top`` pairs with the smallest p."""
    if p.size == 0 or top == 0:
        return np.zeros(p.size, bool)
    order = np.argsort(p, kind="stable")
    enough = min(int(np.searchsorted(np.cumsum(count[order]), top)), p.size - 1)
    return np.asarray(p <= p[order[enough]])

"""Tails of the number of shared members, for pairs of classes and the overlaps that occur between them."""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.compiled import compiled, internal
from hanse.analysis.kernels.tail import (
    FEW,
    PAD,
    add,
    convolve,
    deep_tails,
    lost,
    power_sums,
    rare,
    reach_of,
    refined_normal,
    saddle,
)

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

EXACT, SADDLE, NORMAL = 0, 1, 2
_TRUSTED = 1e-11  # tails below this are computed again under a tilt, where nothing that matters was dropped
_TERMS = 40  # power sums of rare draws, at most
_RARE = 0.05  # largest odds that count as rare


class Draws(NamedTuple):
    """The draws behind one pair of classes, and room to work in; few arrays, as each one is work for the compiler."""

    p: Floats  # probability of each class of draws, inside (0, 1)
    size: Ints  # how many draws
    reals: Floats  # four more rows of classes
    counts: Ints  # two more rows of classes
    sums: Floats  # two rows of power sums
    f: Floats
    g: Floats
    h: Floats
    b: Floats
    single: Floats


@compiled
def shared_members(
    probability: Floats,
    size: Ints,
    first: Ints,
    second: Ints,
    starts: Ints,
    overlaps: Ints,
    begin: int,
    end: int,
    method: int,
    expected: Floats,
    upper: Floats,
    lower: Floats,
) -> None:
    """Fill ``expected`` and both tails for pairs ``begin`` to ``end`` of row classes.

    ``probability`` (row classes x column classes) is that of a tie, ``size`` counts the columns of a class. Pair q
    is of row classes ``first[q]`` and ``second[q]``; its overlaps are ``overlaps[starts[q]:starts[q + 1]]``, rising.
    """
    draws = _room(size)
    for q in range(begin, end):
        n, sure, mean = 0, 0, 0.0
        for c in range(size.size):
            both = probability[first[q], c] * probability[second[q], c]
            if both >= 1.0:
                sure += size[c]
            elif both > 0.0:
                draws.p[n], draws.size[n] = both, size[c]
                mean += size[c] * both
                n += 1
        expected[q] = mean + sure
        _pair(overlaps, starts[q], starts[q + 1], sure, draws, n, mean, method, upper, lower)


@internal
def _room(size: Ints) -> Draws:
    classes, total, largest = size.size, 0, 1
    for c in range(classes):
        total += size[c]
        largest = max(largest, size[c])
    return Draws(
        np.empty(classes),
        np.empty(classes, np.int64),
        np.empty((4, classes)),
        np.empty((2, classes), np.int64),
        np.empty((2, _TERMS + 1)),
        np.empty(total + 2 * PAD + 2),
        np.empty(total + 2 * PAD + 2),
        np.empty(2 * total + 80),
        np.empty(largest + 6),
        np.empty(FEW * classes + 4),
    )


@internal
def _pair(
    overlaps: Ints,
    begun: int,
    ended: int,
    sure: int,
    draws: Draws,
    n: int,
    mean: float,
    method: int,
    upper: Floats,
    lower: Floats,
) -> None:
    """Both tails of one pair of classes at each of its overlaps; ``sure`` members are shared in any case."""
    most = 0
    for c in range(n):
        most += draws.size[c]
    possible = 0  # overlaps that can occur, besides the first and last of all
    for cell in range(begun, ended):
        k = overlaps[cell] - sure
        upper[cell] = 1.0 if k <= 0 else 0.0
        lower[cell] = 1.0 if k >= most else 0.0
        if 0 <= k <= most:
            possible += 1
    if possible == 0 or n == 0:
        return
    if method == EXACT:
        _exact(overlaps, begun, ended, sure, draws, n, most, mean, upper, lower)
    else:
        _approximate(overlaps, begun, ended, sure, draws, n, most, mean, method, upper, lower)


@internal
def _exact(
    overlaps: Ints,
    begun: int,
    ended: int,
    sure: int,
    draws: Draws,
    n: int,
    total: int,
    mean: float,
    upper: Floats,
    lower: Floats,
) -> None:
    most = min(total, overlaps[ended - 1] - sure)
    likely = most + 1.0 <= mean  # more than ``most`` has at least half of the probability: it is what the rest leaves
    first, length, above = _distribution(draws, n, most, mean, not likely)
    if likely:
        above = 1.0
        for at in range(length):
            above -= draws.f[PAD + at]
    at = length - 1  # ``above`` is the probability of more than first + at
    for cell in range(ended - 1, begun - 1, -1):
        k = overlaps[cell] - sure
        while at >= 0 and first + at >= k:
            above += draws.f[PAD + at]
            at -= 1
        if 0 < k <= total:
            upper[cell] = min(1.0, above)
    below, at = 0.0, 0
    for cell in range(begun, ended):
        k = overlaps[cell] - sure
        while at < length and first + at <= k:
            below += draws.f[PAD + at]
            at += 1
        if 0 <= k < total:
            lower[cell] = min(1.0, below)
    for cell in range(begun, ended):
        k = overlaps[cell] - sure
        if 0 <= k <= total and min(upper[cell], lower[cell]) < _TRUSTED:
            upper[cell], lower[cell] = deep_tails(
                k, draws.p, draws.size, n, total, draws.reals[0], draws.f, draws.g, draws.b, draws.single
            )


@internal
def _distribution(draws: Draws, n: int, most: int, mean: float, beyond: bool) -> tuple[int, int, float]:
    """Distribution of the overlap on the values up to ``most`` in ``draws.f``: first value, length, and the rest.

    The rest is right only with ``beyond``.
    """
    reach = reach_of(mean, most, beyond)
    limit = min(_RARE, 8.0 * mean / (reach * reach))
    odds, often = draws.reals[0], draws.reals[1]
    rare_size, often_size = draws.counts[0], draws.counts[1]
    few, others = 0, 0
    for c in range(n):
        if draws.p[c] < limit:
            odds[few], rare_size[few] = draws.p[c] / (1.0 - draws.p[c]), draws.size[c]
            few += 1
        else:
            often[others], often_size[others] = draws.p[c], draws.size[c]
            others += 1
    length, more = 0, 0.0
    if few >= 4:
        terms = power_sums(odds, rare_size, few, most, beyond, draws.reals[2], draws.sums[0])
        if terms > 0:
            further = most + 60 if beyond else 0
            length, more = rare(draws.sums[0], terms, most, further, draws.h, draws.sums[1])
    if length == 0:  # all classes one after the other
        often, often_size, others = draws.p, draws.size, n
    draws.f[PAD] = 1.0
    first, found, gone = convolve(often, often_size, others, most, 0, 1, draws.f, draws.g, draws.b, draws.single)
    if length == 0 or found == 0:
        return first, found, gone
    return _joined(draws, first, found, length, most, gone + (1.0 - gone) * more)


@internal
def _joined(draws: Draws, first: int, found: int, length: int, most: int, beyond: float) -> tuple[int, int, float]:
    """Sum of the common draws in ``draws.f`` (``found`` values from ``first``) and the rare ones in ``draws.h``."""
    f, g, h, room = draws.f, draws.g, draws.h, most - first + 1
    if length > found:
        beyond += lost(h, length, f[PAD:], found, room)
        new, low = add(h, length, f[PAD : PAD + found], found, room, g)
    else:
        beyond += lost(f, found, h[PAD:], length, room)
        new, low = add(f, found, h[PAD : PAD + length], length, room, g)
    for i in range(PAD + new):
        f[i] = g[i]
    return first + low, new, beyond


@internal
def _approximate(
    overlaps: Ints,
    begun: int,
    ended: int,
    sure: int,
    draws: Draws,
    n: int,
    total: int,
    mean: float,
    method: int,
    upper: Floats,
    lower: Floats,
) -> None:
    spread, third = 0.0, 0.0
    for c in range(n):
        variance = draws.size[c] * draws.p[c] * (1.0 - draws.p[c])
        spread += variance
        third += variance * (1.0 - 2.0 * draws.p[c])
    deviation = math.sqrt(spread)
    for cell in range(begun, ended):
        k = overlaps[cell] - sure
        if not 0 <= k <= total:
            continue
        if method == SADDLE:
            upper[cell] = saddle(k, draws.p, draws.size, n, total)[0]
            lower[cell] = saddle(k + 1, draws.p, draws.size, n, total)[1]
        else:
            skew = third / deviation**3
            upper[cell] = 1.0 - refined_normal((k - 0.5 - mean) / deviation, skew)
            lower[cell] = refined_normal((k + 0.5 - mean) / deviation, skew)

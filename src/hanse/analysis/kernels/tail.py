"""Tails of sums of independent yes-or-no draws that come in classes of equal probability.

All arithmetic adds and multiplies positive numbers, so small tails keep their relative accuracy.
"""

import math

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.compiled import internal, internal_sum

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

FEW = 6  # largest class whose draws are added one by one, four at a time
PAD = 4  # zeros before and after a distribution, so that four draws can be added at once
_NEGLIGIBLE = 1e-26  # share of the whole that may be dropped at either end of a distribution
_DENSITY = 0.3989422804014327  # of the standard normal at 0
_ROOT_TWO = 1.4142135623730951


@internal
def binomial(n: int, p: float, out: Floats) -> tuple[int, int]:
    """Probabilities of Binomial(n, p), 0 < p < 1, into ``out``; (first value, how many).

    Values below ``_NEGLIGIBLE`` of the largest are left out; the rest sums to 1.
    """
    mode = min(n, int((n + 1) * p))
    odds = p / (1.0 - p)
    lowest, weight = mode, 1.0
    while lowest > 0:
        weight *= lowest / ((n - lowest + 1.0) * odds)
        if weight < _NEGLIGIBLE:
            break
        lowest -= 1
    length = mode - lowest + 1
    out[length - 1] = 1.0
    total, weight = 1.0, 1.0
    for t in range(mode, lowest, -1):
        weight *= t / ((n - t + 1.0) * odds)
        out[t - 1 - lowest] = weight
        total += weight
    weight = 1.0
    for t in range(mode, n):
        weight *= (n - t) * odds / (t + 1.0)
        if weight < _NEGLIGIBLE:
            break
        out[length] = weight
        total += weight
        length += 1
    for q in range(length):
        out[q] /= total
    return lowest, length


@internal
def convolve(
    p: Floats, size: Ints, n: int, most: int, first: int, length: int, f: Floats, g: Floats, b: Floats, single: Floats
) -> tuple[int, int, float]:
    """Add the first ``n`` classes of draws to the distribution in ``f``, on the values up to ``most``.

    On entry ``f[PAD:PAD + length]`` holds the values from ``first``. Returns the same of the sum, and the probability
    that it left the values up to ``most``. Values with a negligible share at either end are dropped on the way. The
    last classes are added first: in the order of degrees they are the small ones, so the sum stays short for long.
    ``f`` and ``g`` hold ``most`` + 2 ``PAD`` + 1, ``b`` the largest class + 1, ``single`` ``FEW`` a class + 4. Every
    ``p`` lies inside (0, 1).
    """
    singles = 0
    for c in range(n):
        if size[c] <= FEW:
            for _ in range(size[c]):
                single[singles] = p[c]
                singles += 1
    for at in range(singles, singles + 3):
        single[at] = 0.0
    fours = (singles + 3) // 4
    beyond = 0.0
    here, there, swapped = f, g, False
    for step in range(fours + n):
        start, width = 0, 5
        if step < fours:
            _four_draws(single[4 * step : 4 * step + 4], b)
        else:
            c = n - 1 - (step - fours)
            if size[c] <= FEW:
                continue
            start, width = binomial(size[c], p[c], b)
        first += start
        room = most - first + 1
        if room <= 0:
            return first, 0, 1.0
        beyond += lost(here, length, b, width, room)
        length, low = add(here, length, b, width, room, there)
        first += low
        here, there, swapped = there, here, not swapped
    if swapped:
        for i in range(PAD + length):
            f[i] = here[i]
    return first, length, beyond


@internal
def _four_draws(p: Floats, b: Floats) -> None:
    """Distribution of the sum of four draws into ``b[:5]``."""
    b[0], b[1], b[2], b[3], b[4] = 1.0, 0.0, 0.0, 0.0, 0.0
    for d in range(4):
        for t in range(d + 1, 0, -1):
            b[t] = b[t] * (1.0 - p[d]) + b[t - 1] * p[d]
        b[0] *= 1.0 - p[d]


@internal
def add(here: Floats, length: int, b: Floats, width: int, room: int, there: Floats) -> tuple[int, int]:
    """Sum of two distributions on the first ``room`` values; (values kept, values dropped at the lower end)."""
    new = min(length + width - 1, room)
    for i in range(PAD):
        here[i], there[i], here[PAD + length + i] = 0.0, 0.0, 0.0
    if width == 5:
        none, one, two, three, all_four = b[0], b[1], b[2], b[3], b[4]
        for i in range(new):
            there[i + 4] = (
                (none * here[i + 4] + one * here[i + 3])
                + (two * here[i + 2] + three * here[i + 1])
                + all_four * here[i]
            )
    else:
        for i in range(new):
            there[i + PAD] = 0.0
        last = min(width, new)
        for q in range(0, last - 3, 4):  # four weights at once: each value is fetched and stored once for all of them
            none, one, two, three = b[q], b[q + 1], b[q + 2], b[q + 3]
            place = there[PAD + q : PAD + new]
            for i in range(min(length + 3, new - q)):
                place[i] += (none * here[i + 4] + one * here[i + 3]) + (two * here[i + 2] + three * here[i + 1])
        for q in range(last - last % 4, last):
            weight, place = b[q], there[PAD + q : PAD + new]
            for i in range(min(length, new - q)):
                place[i] += weight * here[i + PAD]
    low = 0
    while low < new - 1 and there[PAD + low] < _NEGLIGIBLE:
        low += 1
    while new < room and new > low + 1 and there[PAD + new - 1] < _NEGLIGIBLE:
        new -= 1
    if low > 0:
        kept = there[low:]
        for i in range(new - low):
            there[i + PAD] = kept[i + PAD]
    return new - low, low


@internal
def lost(f: Floats, length: int, b: Floats, width: int, room: int) -> float:
    """Probability that the sum of the two leaves the first ``room`` values."""
    gone, above, q = 0.0, 0.0, width
    for i in range(max(0, room - width + 1), length):
        while q > 0 and q + i > room:
            q -= 1
            above += b[q]
        gone += f[PAD + i] * above
    return gone


@internal_sum
def next_power_sum(odds: Floats, n: int, power: Floats) -> float:
    """Multiply the first ``n`` of ``power`` by ``odds`` and add them up."""
    total = 0.0
    for c in range(n):
        power[c] *= odds[c]
        total += power[c]
    return total


@internal
def power_sums(odds: Floats, size: Ints, n: int, most: int, beyond: bool, power: Floats, sums: Floats) -> int:
    """Sums of ``size`` x ``odds`` ** i for i = 1, 2, ... into ``sums[1:]``, as many as matter up to ``most``.

    With ``beyond`` also those that matter for the probability of more.

    Returns how many; 0 where there is no room for all that matter, or where rounding would (see :func:`rare`).
    """
    for c in range(n):
        power[c] = size[c]
    sums[1] = next_power_sum(odds, n, power)
    reach = reach_of(sums[1], most, beyond)
    falling = 1.0 / sums[1]  # (reach - 1) (reach - 2) ... / sums[1]^i: how value n - i compares with value n
    for i in range(2, sums.size):
        sums[i] = next_power_sum(odds, n, power)
        if i == 2 and reach * reach * sums[2] > 8.0 * sums[1] * sums[1]:
            return 0
        falling *= (reach - i + 1.0) / sums[1]
        if not sums[i] * max(falling, 1.0 / i) > 1e-17:  # 1 / i: what it adds to the logarithm of P(0)
            return i
    return 0


@internal
def reach_of(mean: float, most: int, beyond: bool) -> float:
    """The largest value of a sum with this mean that matters up to ``most``, or for what lies beyond."""
    return max(most + 6.0, mean + 6.0 * math.sqrt(mean) + 6.0) if beyond else most + 1.0


@internal_sum
def product_sum(left: Floats, left_from: int, right: Floats, right_from: int, n: int) -> float:
    """Sum of the products of ``n`` values of two arrays, from a place in each (unsigned, as that is faster)."""
    total, i, j = 0.0, np.uint64(left_from), np.uint64(right_from)
    for _ in range(n):
        total += left[i] * right[j]
        i += np.uint64(1)
        j += np.uint64(1)
    return total


@internal
def rare(sums: Floats, terms: int, most: int, further: int, f: Floats, backwards: Floats) -> tuple[int, float]:
    """Distribution of a sum of many rare draws on 0 .. ``most``, from the power sums of their odds.

    With G(z) the generating function, z G'(z) = G(z) x (sums[1] z - sums[2] z^2 + ...), hence each value follows
    from those before it. Signs alternate, so rounding grows: value n is off by at most n epsilon
    exp(n^2 sums[2] / sums[1]^2) of itself; :func:`power_sums` refuses where that could matter. Returns how many
    values are kept and the probability of ``most`` + 1 to ``most`` + ``further``; 0 where P(0) is too small to start
    from. ``f`` holds ``most`` + ``further`` + 10, ``backwards`` as much as ``sums``.
    """
    nothing = 0.0  # minus the logarithm of P(0)
    for i in range(1, terms + 1):
        nothing += sums[i] / i if i % 2 == 1 else -sums[i] / i
    if nothing > 600.0:
        return 0, 0.0
    for i in range(terms):  # the signed sums from the last to the first, so that both arrays are walked upwards
        backwards[i] = sums[terms - i] if (terms - i) % 2 == 1 else -sums[terms - i]
    f[PAD] = math.exp(-nothing)
    beyond = 0.0
    for n in range(1, most + further + 1):
        used = min(n, terms)
        value = product_sum(backwards, terms - used, f, PAD + n - used, used)
        value /= n
        f[PAD + n] = value
        if n > most:
            if not value > 1e-17 * beyond:
                break
            beyond += value
        elif n > sums[1] and value < _NEGLIGIBLE:
            return n, 0.0
    return most + 1, beyond


@internal
def tilt_to(k: float, p: Floats, size: Ints, n: int) -> float:
    """The tilt t under which the mean of the sum is ``k``, strictly between 0 and the number of draws."""
    mean = 0.0
    for c in range(n):
        mean += size[c] * p[c]
    t = math.log(k / mean)
    for _ in range(200):
        at, spread, grown = 0.0, 0.0, math.exp(t)
        for c in range(n):
            r = p[c] * grown / (1.0 - p[c] + p[c] * grown)
            at += size[c] * r
            spread += size[c] * r * (1.0 - r)
        step = min(2.0, max(-2.0, (k - at) / max(spread, 1e-300)))
        t = min(600.0, max(-600.0, t + step))
        if abs(step) < 1e-10:
            break
    return t


@internal
def _potential(p: float, t: float, grown: float) -> float:
    """Logarithm of 1 - p + p exp(t), where ``grown`` is exp(t)."""
    change = p * math.expm1(t)
    return math.log1p(change) if change > -0.5 else math.log((1.0 - p) + p * grown)


@internal
def deep_tails(
    k: int,
    p: Floats,
    size: Ints,
    n: int,
    draws: int,
    tilted: Floats,
    f: Floats,
    g: Floats,
    b: Floats,
    single: Floats,
) -> tuple[float, float]:
    """(P(X >= k), P(X <= k)) for 0 <= k <= draws, the smaller one with relative accuracy however small it is.

    The distribution is tilted so that its mean is ``k``, convolved there, and tilted back.
    """
    if k in (0, draws):
        scale = 0.0
        for c in range(n):
            scale += size[c] * (math.log1p(-p[c]) if k == 0 else math.log(p[c]))
        return (1.0, math.exp(scale)) if k == 0 else (math.exp(scale), 1.0)
    t = tilt_to(k, p, size, n)
    scale, grown = -t * k, math.exp(t)
    for c in range(n):
        tilted[c] = p[c] * grown / (1.0 - p[c] + p[c] * grown)
        scale += size[c] * _potential(p[c], t, grown)
    f[PAD] = 1.0
    first, length, _ = convolve(tilted, size, n, draws, 0, 1, f, g, b, single)
    here = f[PAD + k - first] * math.exp(scale)
    small, weight, back = 0.0, 1.0, math.exp(-abs(t))
    if t >= 0:
        for i in range(k - first, length):
            small += weight * f[PAD + i]
            weight *= back
    else:
        for i in range(k - first, -1, -1):
            small += weight * f[PAD + i]
            weight *= back
    small *= math.exp(scale)
    large = min(1.0, 1.0 - small + here)
    return (small, large) if t >= 0 else (large, small)


@internal
def saddle(k: int, p: Floats, size: Ints, n: int, draws: int) -> tuple[float, float]:
    """(P(X >= k), P(X < k)) by the saddlepoint approximation of Lugannani and Rice for whole numbers."""
    if k <= 0:
        return 1.0, 0.0
    if k >= draws:
        scale = 0.0
        for c in range(n):
            scale += size[c] * math.log(p[c])
        upper = math.exp(scale) if k == draws else 0.0
        return upper, 1.0 - upper
    t = tilt_to(k, p, size, n)
    potential, spread, third, grown = 0.0, 0.0, 0.0, math.exp(t)
    for c in range(n):
        r = p[c] * grown / (1.0 - p[c] + p[c] * grown)
        potential += size[c] * _potential(p[c], t, grown)
        spread += size[c] * r * (1.0 - r)
        third += size[c] * r * (1.0 - r) * (1.0 - 2.0 * r)
    deviance = max(0.0, t * k - potential)
    if abs(t) * math.sqrt(spread) < 1e-4:
        upper = 0.5 - _DENSITY * (third / (6.0 * spread**1.5) - 0.5 / math.sqrt(spread))
        return upper, 1.0 - upper
    w = math.copysign(math.sqrt(2.0 * deviance), t)
    term = _DENSITY * math.exp(-deviance) * (1.0 / (-math.expm1(-t) * math.sqrt(spread)) - 1.0 / w)
    upper = 0.5 * math.erfc(w / _ROOT_TWO) + term
    lower = 0.5 * math.erfc(-w / _ROOT_TWO) - term
    return min(1.0, max(0.0, upper)), min(1.0, max(0.0, lower))


@internal
def refined_normal(x: float, skew: float) -> float:
    """Distribution function at the standardised ``x``: the normal one with a correction for skewness."""
    value = 0.5 * math.erfc(-x / _ROOT_TWO) + skew * (1.0 - x * x) * _DENSITY * math.exp(-0.5 * x * x) / 6.0
    return min(1.0, max(0.0, value))

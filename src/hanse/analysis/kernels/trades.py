"""Random graphs with the same degrees on both sides: trades between rows held as sets of bits."""

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.compiled import compiled, inlined

Bits = NDArray[np.uint64]
Ints = NDArray[np.int64]
Short = NDArray[np.int32]

_ONE = np.uint64(1)
_ZERO = np.uint64(0)
_32 = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MIX_A, _MIX_B = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_27, _30, _31 = np.uint64(27), np.uint64(30), np.uint64(31)
_M1, _M2, _M4 = np.uint64(0x5555555555555555), np.uint64(0x3333333333333333), np.uint64(0x0F0F0F0F0F0F0F0F)
_H, _56, _1, _2, _4 = np.uint64(0x0101010101010101), np.uint64(56), np.uint64(1), np.uint64(2), np.uint64(4)


@inlined
def popcount(x: np.uint64) -> np.int64:
    """Bits that are set."""
    x = x - ((x >> _1) & _M1)
    x = (x & _M2) + ((x >> _2) & _M2)
    x = (x + (x >> _4)) & _M4
    return np.int64((x * _H) >> _56)


@inlined
def draw(state: Bits) -> np.uint64:
    """64 random bits: splitmix64 (Steele, Lea and Flood 2014, doi:10.1145/2714064.2660195)."""
    state[0] += _GOLDEN
    z = state[0]
    z = (z ^ (z >> _30)) * _MIX_A
    z = (z ^ (z >> _27)) * _MIX_B
    return z ^ (z >> _31)


@compiled
def trade_rows(bits: Bits, allowed: Bits, group: Short, restricted: bool, trades: int, state: Bits) -> None:
    """Let ``trades`` random pairs of rows deal out anew, at random, what only one of them has.

    ``bits`` (rows x words) is changed in place. With ``restricted``, a column changes hands only where both rows may
    have it: ``allowed`` (groups x words), ``group`` of each row. Degrees of rows and of columns stay.
    """
    n, words = bits.shape
    rows = np.uint64(n)
    others = np.uint64(n - 1)
    for _ in range(trades):
        random = draw(state)
        first = np.int64(((random >> _32) * rows) >> _32)
        second = np.int64(((random & _LOW) * others) >> _32)
        second += second >= first
        a, b = bits[first], bits[second]
        left, own = _ZERO, _ZERO
        for w in range(words):
            only = a[w] ^ b[w]
            if restricted:
                only &= allowed[group[first], w] & allowed[group[second], w]
            left += np.uint64(popcount(only))
            own += np.uint64(popcount(only & a[w]))
        if own in (_ZERO, left):
            continue
        for w in range(words):
            only = a[w] ^ b[w]
            if restricted:
                only &= allowed[group[first], w] & allowed[group[second], w]
            waiting, kept = only, _ZERO
            while waiting != _ZERO:
                lowest = waiting & (~waiting + _ONE)
                waiting ^= lowest
                took = np.uint64((((draw(state) >> _32) * left) >> _32) < own)
                kept |= lowest & (_ZERO - took)
                own -= took
                left -= _ONE
            a[w] = (a[w] & ~only) | kept
            b[w] = (b[w] & ~only) | (only ^ kept)


@compiled
def to_bits(indptr: Ints, indices: Short, bits: Bits) -> None:
    """Set the bit of every tie in ``bits`` (rows x words), which starts as zeros."""
    for row in range(indptr.size - 1):
        for tie in range(indptr[row], indptr[row + 1]):
            bits[row, indices[tie] >> 6] |= _ONE << np.uint64(indices[tie] & 63)


@compiled
def to_indices(bits: Bits, indices: Short) -> None:
    """Columns of all rows, ascending within a row, one row after the other."""
    tie = 0
    for row in range(bits.shape[0]):
        for w in range(bits.shape[1]):
            waiting = bits[row, w]
            while waiting != _ZERO:
                lowest = waiting & (~waiting + _ONE)
                waiting ^= lowest
                indices[tie] = 64 * w + popcount(lowest - _ONE)
                tie += 1


@compiled
def tally(
    bits: Bits,
    before: Bits,
    row_class: Short,
    column_class: Short,
    pair_of: Short,
    starts: Ints,
    overlap: Ints,
    at_least: Ints,
    equal: Ints,
    total: Ints,
    ties: Ints,
) -> int:
    """Add what one random graph says of every cell; returns the ties it has in common with the graph ``before``.

    ``pair_of`` (row classes x row classes) numbers the pairs of classes looked at, -1 for others. A pair of rows
    that shares x members raises place ``starts[q] + q + (overlaps of pair q that x reaches)`` of ``at_least``, and
    the cell itself in ``equal``. ``total`` adds up x, ``ties`` (row classes x column classes) the ties.
    """
    n, words = bits.shape
    common = 0
    for i in range(n):
        for w in range(words):
            waiting = bits[i, w]
            common += int(popcount(waiting & before[i, w]))
            while waiting != _ZERO:
                lowest = waiting & (~waiting + _ONE)
                waiting ^= lowest
                ties[row_class[i], column_class[64 * w + popcount(lowest - _ONE)]] += 1
        for j in range(i + 1, n):
            q = pair_of[row_class[i], row_class[j]]
            if q < 0:
                continue
            shared = 0
            for w in range(words):
                shared += int(popcount(bits[i, w] & bits[j, w]))
            low, high = starts[q], starts[q + 1]
            while low < high:
                middle = (low + high) >> 1
                if overlap[middle] <= shared:
                    low = middle + 1
                else:
                    high = middle
            at_least[low + q] += 1
            if low > starts[q] and overlap[low - 1] == shared:
                equal[low - 1] += 1
            total[q] += shared
    return common

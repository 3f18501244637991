"""Shared members of pairs of rows, counted row by row without a table of all pairs."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.compiled import compiled, internal

Ints = NDArray[np.int64]
Short = NDArray[np.int32]


class Ties(NamedTuple):
    """The ties of one side, and for each of them the later rows with the same column.

    Ties of row r are ``indptr[r]`` to ``indptr[r + 1]``; the ``later[t]`` later rows in the column of tie t are
    ``members[start[t]:start[t] + later[t]]``.
    """

    indptr: Ints
    start: Short
    later: Short
    members: Short


@internal
def count_later(row: int, ties: Ties, counts: Short, touched: Short) -> int:
    """Add to ``counts`` what ``row`` shares with each later row; list those in ``touched`` and say how many.

    Places are unsigned, which spares the compiler a test for negative ones in the innermost loop.
    """
    found = np.uint64(0)
    for tie in range(ties.indptr[row], ties.indptr[row + 1]):
        place = np.uint64(ties.start[tie])
        end = place + np.uint64(ties.later[tie])
        while place < end:
            other = np.uint64(ties.members[place])
            touched[found] = other
            found += np.uint64(counts[other] == 0)
            counts[other] += np.int32(1)
            place += np.uint64(1)
    return int(found)


@internal
def add_later(row: int, ties: Ties, counts: Short) -> None:
    """The same without the list, for rows that share something with most others."""
    for tie in range(ties.indptr[row], ties.indptr[row + 1]):
        place = np.uint64(ties.start[tie])
        end = place + np.uint64(ties.later[tie])
        while place < end:
            counts[np.uint64(ties.members[place])] += np.int32(1)
            place += np.uint64(1)


@compiled
def list_pairs(
    begin: int,
    end: int,
    ties: Ties,
    wedges: Ints,
    zeros: bool,
    length: Ints,
    others: Short,
    shared: Short,
) -> int:
    """List the later rows that share something with rows ``begin`` to ``end`` (or all of them: ``zeros``).

    ``wedges`` is the number of increments each row costs. Fills ``length`` (one a row), ``others`` and ``shared``;
    returns how many pairs.
    """
    n = ties.indptr.size - 1
    counts, touched = np.zeros(n, np.int32), np.empty(n + 1, np.int32)
    total = 0
    for row in range(begin, end):
        before = total
        if zeros or 8 * wedges[row] > n - row:
            add_later(row, ties, counts)
            for other in range(row + 1, n):  # without a branch: written in any case, and over again where it is nothing
                count = counts[other]
                counts[other] = 0
                others[total], shared[total] = other, count
                total += (count > 0) | zeros
        else:
            found = count_later(row, ties, counts, touched)
            for other in np.sort(touched[:found]):
                others[total], shared[total] = other, counts[other]
                counts[other] = 0
                total += 1
        length[row - begin] = total - before
    return total


@internal
def place_of(first: int, second: int, n_classes: int) -> int:
    """Number of an unordered pair of classes among all, pairs of the first class first."""
    low, high = min(first, second), max(first, second)
    return low * n_classes - (low * (low - 1)) // 2 + high - low


@compiled
def largest_overlap(of: Short, i: Short, j: Short, k: Short, n_classes: int, top: Short) -> None:
    """Raise ``top`` (one a pair of classes) to the largest overlap listed."""
    for pair in range(k.size):
        place = place_of(of[i[pair]], of[j[pair]], n_classes)
        top[place] = max(top[place], k[pair])


@compiled
def count_cells(of: Short, i: Short, j: Short, k: Short, n_classes: int, offset: Ints, count: Ints, cell: Ints) -> None:
    """Cell (pair of classes and overlap) of each listed pair, and how many pairs are in each cell."""
    for pair in range(k.size):
        here = offset[place_of(of[i[pair]], of[j[pair]], n_classes)] + k[pair]
        cell[pair] = here
        count[here] += 1


@internal
def _starts_of(first: int, known: int, n_classes: int, offset: Ints, start: Ints) -> int:
    """Put the first cell of each pair of classes with ``first`` into ``start``, unless they are there (``known``)."""
    if first != known:
        for second in range(n_classes):
            start[second] = offset[place_of(first, second, n_classes)]
    return first


@compiled
def count_twin_cells(
    begin: int,
    end: int,
    ties: Ties,
    of: Short,
    size: Ints,
    n_classes: int,
    offset: Ints,
    count: Ints,
) -> None:
    """Count pairs by cell without listing them; row r stands for ``size[r]`` equal rows of class ``of[r]``."""
    n = ties.indptr.size - 1
    counts, touched = np.zeros(n, np.int32), np.empty(n + 1, np.int32)
    start, known = np.empty(n_classes, np.int64), -1
    for row in range(begin, end):
        known = _starts_of(of[row], known, n_classes, offset, start)
        found = count_later(row, ties, counts, touched)
        for at in range(found):
            other = touched[at]
            count[start[of[other]] + counts[other]] += size[row] * size[other]
            counts[other] = 0
        degree = ties.indptr[row + 1] - ties.indptr[row]
        if degree > 0:
            count[start[of[row]] + degree] += size[row] * (size[row] - 1) // 2


@compiled
def keep_twin_pairs(
    begin: int,
    end: int,
    ties: Ties,
    of: Short,
    size: Ints,
    n_classes: int,
    offset: Ints,
    keep: NDArray[np.bool_],
    zeros: bool,
    out: Ints,
) -> int:
    """List the pairs of rows whose cell is to be kept, as rows of ``out`` (row, other, overlap, cell); how many.

    A row that stands for several is also paired with itself. Where ``out`` is too short the answer is what is
    needed, and ``out`` is not complete.
    """
    n = ties.indptr.size - 1
    counts, touched = np.zeros(n, np.int32), np.empty(n + 1, np.int32)
    start, known, total = np.empty(n_classes, np.int64), -1, 0
    for row in range(begin, end):
        known = _starts_of(of[row], known, n_classes, offset, start)
        found = count_later(row, ties, counts, touched)
        if zeros:
            found = n - row - 1
            for at in range(found):
                touched[at] = row + 1 + at
        for at in range(-1, found):
            other = row if at < 0 else int(touched[at])
            shared = ties.indptr[row + 1] - ties.indptr[row] if at < 0 else int(counts[other])
            if at >= 0:
                counts[other] = 0
            elif size[row] < 2 or (shared == 0 and not zeros):
                continue
            cell = start[of[other]] + shared
            if keep[cell]:
                if total < out.shape[0]:
                    out[total, 0], out[total, 1], out[total, 2], out[total, 3] = row, other, shared, cell
                total += 1
    return total

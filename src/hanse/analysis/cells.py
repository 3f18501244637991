"""Pairs of rows sorted into cells of equal meaning: pair of classes and overlap.

Under a null model that keeps degrees, the p-value of a pair depends on the classes of its two rows and on what they
share, on nothing else. So it is computed once a cell, and all pairs of a cell take it from there: that is what makes
exact values for millions of pairs cheap.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.classes import Classes
from hanse.analysis.kernels.overlap import count_cells, largest_overlap
from hanse.analysis.pairlist import PairList
from hanse.analysis.schedule import Progress, Scheduler
from hanse.errors import UsageError

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
MOST_CLASSES = 8_000  # 32 million pairs of classes


@dataclass(frozen=True, eq=False)
class Cells:
    """Cells that occur.

    Attributes
    ----------
    first, second : array of int64, shape (n_class_pairs,)
        Classes of the rows of a pair, first <= second; only pairs of classes with a cell.
    starts : array of int64, shape (n_class_pairs + 1,)
        Where the cells of each pair of classes start.
    overlap : array of int64, shape (n_cells,)
        Shared members, rising within a pair of classes.
    count : array of int64, shape (n_cells,)
        Pairs of rows in the cell.
    """

    first: Ints
    second: Ints
    starts: Ints
    overlap: Ints
    count: Ints

    def __len__(self) -> int:
        return int(self.overlap.size)

    @property
    def class_pair(self) -> Ints:
        """Pair of classes of each cell."""
        return np.repeat(np.arange(self.first.size), np.diff(self.starts))

    def some(self, chosen: NDArray[np.bool_]) -> Cells:
        """The chosen cells, shape (n_cells,)."""
        held = np.add.reduceat(np.append(chosen, False), self.starts[:-1]) if self.first.size > 0 else np.zeros(0)
        kept = np.asarray(held > 0)
        ends = np.concatenate([[0], np.cumsum(held[kept])]).astype(np.int64)
        return Cells(self.first[kept], self.second[kept], ends, self.overlap[chosen], self.count[chosen])


class Law(Protocol):
    """A null model, as far as pairs of rows are concerned."""

    def tails(self, cells: Cells, scheduler: Scheduler, progress: Progress | None) -> CellTails:
        """Expectation and both tails of the overlap."""
        ...


@dataclass(frozen=True, eq=False)
class CellTails:
    """What a null model says of every cell.

    ``expected`` has one value a pair of classes; ``upper`` = P(X >= k), ``lower`` = P(X <= k) and ``method`` (uint8,
    a place in ``methods``) one a cell.
    """

    expected: Floats
    upper: Floats
    lower: Floats
    method: NDArray[np.uint8]
    methods: tuple[str, ...]

    def interval(self, values: Floats) -> tuple[Floats, Floats]:
        """Bounds of p-values: themselves where they are computed, wider where they are sampled."""
        return values, values

    @property
    def remark(self) -> str:
        """What has to be said of the computation beside its name; empty where nothing has."""
        return ""


class Sorted(Protocol):
    """Cells, and a way to the pairs in them."""

    @property
    def cells(self) -> Cells:
        """Cells that occur."""
        ...

    def select(
        self, chosen: NDArray[np.bool_], scheduler: Scheduler, progress: Progress | None
    ) -> tuple[PairList, NDArray[np.int32]]:
        """The pairs whose cell is chosen, ordered by i, then j, and the cell of each."""
        ...


@dataclass(frozen=True, eq=False)
class ListedPairs:
    """Pairs held one by one, with the cell of each (int32, shape (n_pairs,))."""

    cells: Cells
    pairs: PairList
    cell: NDArray[np.int32]

    def select(
        self, chosen: NDArray[np.bool_], scheduler: Scheduler, progress: Progress | None
    ) -> tuple[PairList, NDArray[np.int32]]:
        """See :class:`Sorted`; nothing is left to run."""
        if bool(chosen.all()):
            return self.pairs, self.cell
        kept = chosen[self.cell]
        return PairList(self.pairs.i[kept], self.pairs.j[kept], self.pairs.k[kept]), self.cell[kept]


def sort_pairs(classes: Classes, pairs: PairList, *, zeros: bool) -> ListedPairs:
    """Sort listed pairs into cells.

    With ``zeros``, pairs that share nothing are counted, whether they are listed or not.
    """
    top = np.full(n_places(classes), -1, np.int32)
    largest_overlap(classes.of, pairs.i, pairs.j, pairs.k, len(classes), top)
    if zeros:
        top = np.maximum(top, np.where(pairs_by_place(classes) > 0, 0, -1)).astype(np.int32)
    offset = np.concatenate([[0], np.cumsum(top.astype(np.int64) + 1)])
    count, raw = np.zeros(int(offset[-1]), np.int64), np.empty(len(pairs), np.int64)
    count_cells(classes.of, pairs.i, pairs.j, pairs.k, len(classes), offset[:-1], count, raw)
    if zeros:
        count_zeros(classes, offset, count)
    cells, number = occurring(classes, offset, count)
    return ListedPairs(cells, pairs, number[raw])


def n_places(classes: Classes) -> int:
    """Unordered pairs of classes; raises UsageError where they are too many to hold."""
    if len(classes) > MOST_CLASSES:
        raise UsageError(
            f"{len(classes):,} classes of equal degree and eligibility group are too many to pair",
            hint=f"Use coarser groups of eligibility, so that there are at most {MOST_CLASSES:,} classes.",
        )
    return len(classes) * (len(classes) + 1) // 2


def pairs_by_place(classes: Classes) -> Ints:
    """Pairs of rows in each unordered pair of classes, in the order of the kernels."""
    size = classes.size
    parts = [np.concatenate([[size[c] * (size[c] - 1) // 2], size[c] * size[c + 1 :]]) for c in range(len(classes))]
    return np.concatenate(parts) if len(parts) > 0 else np.zeros(0, np.int64)


def count_zeros(classes: Classes, offset: Ints, count: Ints) -> None:
    """Put into the first cell of each pair of classes how many of its pairs share nothing."""
    every = pairs_by_place(classes)
    held = offset[1:] > offset[:-1]
    first = offset[:-1][held]
    count[first] = 0
    sharing = np.add.reduceat(count, first) if first.size > 0 else np.zeros(0, np.int64)
    count[first] = every[held] - sharing


def occurring(classes: Classes, offset: Ints, count: Ints) -> tuple[Cells, NDArray[np.int32]]:
    """The cells that hold a pair, and the number of each among them (-1 for the others)."""
    used = np.flatnonzero(count)
    place = np.searchsorted(offset, used, side="right") - 1
    begins = np.flatnonzero(np.diff(place, prepend=-1))
    first, second = _classes_of(place[begins], len(classes))
    number = np.full(count.size, -1, np.int32)
    number[used] = np.arange(used.size, dtype=np.int32)
    starts = np.append(begins, used.size).astype(np.int64)
    return Cells(first, second, starts, used - offset[place], count[used]), number


def place(first: Ints, second: Ints, n_classes: int) -> Ints:
    """Number of each unordered pair of classes (first <= second), as the kernels number them."""
    return first * n_classes - first * (first - 1) // 2 + second - first


def _classes_of(place: Ints, n_classes: int) -> tuple[Ints, Ints]:
    """The two classes behind a number given by :func:`~hanse.analysis.kernels.overlap.place_of`."""
    low_starts = np.arange(n_classes) * n_classes - np.arange(n_classes) * (np.arange(n_classes) - 1) // 2
    low = np.searchsorted(low_starts, place, side="right") - 1
    return low.astype(np.int64), (place - low_starts[low] + low).astype(np.int64)

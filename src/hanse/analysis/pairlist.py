"""Which rows share how many members: listed in blocks, so that memory stays bounded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.kernels.overlap import Ties, list_pairs
from hanse.analysis.schedule import Progress, Scheduler, Threads, counted, even_blocks
from hanse.analysis.twomode import TwoMode

_SMALL = 2_000_000  # increments below which starting threads costs more than it saves
_BLOCK = 4_000_000  # pairs a block may hold at most, one row excepted


@dataclass(frozen=True, eq=False)
class PairList:
    """Pairs of rows i < j, ordered by i, then j, and how many columns they share; three int32 arrays, (n_pairs,)."""

    i: NDArray[np.int32]
    j: NDArray[np.int32]
    k: NDArray[np.int32]

    def __len__(self) -> int:
        return int(self.k.size)


@dataclass(frozen=True, eq=False)
class Wedges:
    """The ties of one side as the kernels read them, and what each row costs (int64, shape (n_rows,))."""

    ties: Ties
    cost: NDArray[np.int64]

    @classmethod
    def of(cls, side: TwoMode) -> Wedges:
        """Read a graph whose rows are to be paired."""
        by_column = side.transposed()
        start = by_column.position + 1
        later = by_column.indptr[side.indices + 1] - start
        ends = np.concatenate([[0], np.cumsum(later)])
        cost = ends[side.indptr[1:]] - ends[side.indptr[:-1]]
        ties = Ties(side.indptr, start.astype(np.int32), later.astype(np.int32), by_column.indices)
        return cls(ties, cost)

    @property
    def n_rows(self) -> int:
        """Rows."""
        return int(self.cost.size)

    def blocks(self, n_blocks: int) -> list[tuple[int, int]]:
        """Blocks of rows of about equal cost; one where the work is small."""
        return even_blocks(self.cost + 16.0, 1 if self.cost.sum() < _SMALL else n_blocks)


def pair_blocks(
    side: TwoMode, *, zeros: bool = False, scheduler: Scheduler | None = None, progress: Progress | None = None
) -> Iterator[PairList]:
    """List pairs of rows block by block, in order; see :func:`hanse.analysis.overlap.overlap` for what to do with it.

    Parameters
    ----------
    side : TwoMode
        Its rows are paired.
    zeros : bool, default False
        Also list pairs that share nothing.
    scheduler : Scheduler, default Threads()
        Where blocks run.
    progress : callable (done, of), default None
        Told after each block.

    Yields
    ------
    PairList
        Rows of a block with all later rows.
    """
    for length, others, shared, first in _listed(side, zeros, scheduler, progress):
        rows = np.repeat(np.arange(first, first + length.size, dtype=np.int32), length)
        yield PairList(rows, others.copy(), shared.copy())


def all_pairs(
    side: TwoMode, *, zeros: bool = False, scheduler: Scheduler | None = None, progress: Progress | None = None
) -> PairList:
    """All pairs of rows at once; parameters as for :func:`pair_blocks`."""
    blocks = list(_listed(side, zeros, scheduler, progress))
    if len(blocks) == 0:
        return PairList(*(np.zeros(0, np.int32) for _ in range(3)))
    length, others, shared = (np.concatenate(parts) for parts in zip(*(block[:3] for block in blocks), strict=True))
    return PairList(np.repeat(np.arange(length.size, dtype=np.int32), length), others, shared)


_Listed = tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.int32], int]


def _listed(side: TwoMode, zeros: bool, scheduler: Scheduler | None, progress: Progress | None) -> Iterator[_Listed]:
    """For each block of rows: pairs of each row, the other rows, what they share, and the first row."""
    wedges = Wedges.of(side)
    bound = np.arange(wedges.n_rows - 1, -1, -1)
    bound = bound if zeros else np.minimum(bound, wedges.cost)
    n_blocks = max(32, int(bound.sum() // _BLOCK) + 1)
    small = bound.sum() + wedges.cost.sum() < _SMALL
    blocks = even_blocks(wedges.cost + 16.0 + bound, 1 if small else n_blocks)
    tasks = [(wedges, int(bound[first:end].sum()), zeros, first, end) for first, end in blocks]
    return counted((scheduler or Threads()).map(_block, tasks), len(tasks), progress)


def _block(wedges: Wedges, bound: int, zeros: bool, first: int, end: int) -> _Listed:
    length = np.zeros(end - first, np.int64)
    others, shared = np.empty(bound + 1, np.int32), np.empty(bound + 1, np.int32)
    total = list_pairs(first, end, wedges.ties, wedges.cost, zeros, length, others, shared)
    return length, others[:total], shared[:total], first

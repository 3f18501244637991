"""Pairs of rows counted and selected through their twins, so that no list of all pairs is ever made."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.cells import Cells, count_zeros, n_places, occurring
from hanse.analysis.kernels.overlap import Ties, count_twin_cells, keep_twin_pairs
from hanse.analysis.pairlist import PairList, Wedges
from hanse.analysis.schedule import Progress, Scheduler, counted
from hanse.analysis.twomode import TwoMode

Ints = NDArray[np.int64]
MOST_CELLS = 30_000_000
_BLOCKS = 64


@dataclass(frozen=True, eq=False)
class Twins:
    """One row for each set of equal rows: its ties, its class, how many it stands for."""

    ties: Ties
    of: NDArray[np.int32]
    size: Ints
    n_classes: int
    number: Ints  # of each among the twins of the graph


@dataclass(frozen=True, eq=False)
class TwinPairs:
    """Cells of all pairs of the rows of a graph; the pairs themselves are listed only where they are asked for."""

    cells: Cells
    side: TwoMode
    twins: Twins
    wedges: Wedges
    offset: Ints
    number: NDArray[np.int32]
    zeros: bool

    def select(
        self, chosen: NDArray[np.bool_], scheduler: Scheduler, progress: Progress | None
    ) -> tuple[PairList, NDArray[np.int32]]:
        """See :class:`hanse.analysis.cells.Sorted`."""
        keep = np.append(chosen, False)[self.number]
        nothing_shared = self.zeros and bool(chosen[self.cells.overlap == 0].any())
        blocks = self.wedges.blocks(_BLOCKS)
        tasks = [(self.twins, self.offset, keep, nothing_shared, first, end) for first, end in blocks]
        found = list(counted(scheduler.map(_keep_block, tasks), len(tasks), progress))
        rows = np.concatenate(found) if len(found) > 0 else np.zeros((0, 4), np.int64)
        return self._expanded(rows)

    def _expanded(self, found: Ints) -> tuple[PairList, NDArray[np.int32]]:
        """All pairs of rows behind the pairs of twins."""
        of = self.side.city_twins
        members = np.argsort(of.of, kind="stable")
        starts = np.concatenate([[0], np.cumsum(of.size)])
        one, other = self.twins.number[found[:, 0]], self.twins.number[found[:, 1]]
        width = of.size[other]
        each = of.size[one] * width
        source = np.repeat(np.arange(found.shape[0]), each)
        at = np.arange(source.size) - np.repeat(np.cumsum(each) - each, each)
        i = members[starts[one[source]] + at // width[source]]
        j = members[starts[other[source]] + at % width[source]]
        twice = (one[source] == other[source]) & (i >= j)
        low, high = np.minimum(i, j)[~twice], np.maximum(i, j)[~twice]
        order = np.argsort(low * self.side.n_cities + high)
        source = source[~twice][order]
        pairs = PairList(low[order].astype(np.int32), high[order].astype(np.int32), found[source, 2].astype(np.int32))
        return pairs, self.number[found[source, 3]]


def sort_twins(
    side: TwoMode, *, zeros: bool, scheduler: Scheduler, progress: Progress | None = None
) -> TwinPairs | None:
    """Sort all pairs of the rows of ``side`` into cells; None where there could be too many cells.

    With ``zeros`` also the pairs that share nothing.
    """
    classes, of = side.city_classes, side.city_twins
    degree = classes.degree
    if n_places(classes) > MOST_CELLS:
        return None
    sizes = [np.minimum(degree[c], degree[c:]) + 1 for c in range(len(classes))]
    offset = np.concatenate([[0], np.cumsum(np.concatenate(sizes) if len(sizes) > 0 else [])]).astype(np.int64)
    if offset[-1] > MOST_CELLS:
        return None
    order = np.argsort(classes.of[of.first], kind="stable")  # class by class, as the kernels look them up
    wedges = Wedges.of(side.subset(of.first[order]))
    twins = Twins(wedges.ties, classes.of[of.first[order]], of.size[order], len(classes), order)
    tasks = [(twins, offset, first, end) for first, end in wedges.blocks(_BLOCKS)]
    count = np.zeros(int(offset[-1]), np.int64)
    for part in counted(scheduler.map(_count_block, tasks), len(tasks), progress):
        count += part
    if zeros:
        count_zeros(classes, offset, count)
    cells, number = occurring(classes, offset, count)
    return TwinPairs(cells, side, twins, wedges, offset, number, zeros)


def _count_block(twins: Twins, offset: Ints, first: int, end: int) -> Ints:
    count = np.zeros(int(offset[-1]), np.int64)
    count_twin_cells(first, end, twins.ties, twins.of, twins.size, twins.n_classes, offset, count)
    return count


def _keep_block(twins: Twins, offset: Ints, keep: NDArray[np.bool_], zeros: bool, first: int, end: int) -> Ints:
    room = 4_096
    while True:
        out = np.empty((room, 4), np.int64)
        needed = keep_twin_pairs(
            first, end, twins.ties, twins.of, twins.size, twins.n_classes, offset, keep, zeros, out
        )
        if needed <= room:
            return out[:needed]
        room = needed

"""The validated projection row by row: every pair with its p-values, never all of them at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.cells import Cells, n_places, place
from hanse.analysis.pairlist import PairList, pair_blocks
from hanse.analysis.projection import Projection
from hanse.analysis.schedule import Progress, Scheduler, Threads
from hanse.analysis.twomode import Mode, TwoMode
from hanse.analysis.validation import validated

Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class PairStream:
    """Tests of all pairs, kept once a cell, and a way to go through the pairs.

    ``tested`` lists no pair; its cells, family and ``n_significant`` are those of all of them. See
    :func:`stream_pairs`.
    """

    side: TwoMode
    tested: Projection
    has_zeros: bool

    def blocks(self, progress: Progress | None = None) -> Iterator[tuple[PairList, Ints]]:
        """Pairs block by block, ordered by i, then j, with the cell of each pair (int64, shape (n_pairs,)).

        Look up ``expected``, p and q of a cell in :meth:`columns`. Memory is that of one block: a block is counted
        only when the one before has been handed out.
        """
        lookup = _lookup(self.tested.cells, self.side)
        for block in pair_blocks(self.side, zeros=self.has_zeros, scheduler=Threads(1), progress=progress):
            yield block, lookup.cells_of(block)

    def columns(self) -> dict[str, NDArray[np.float64]]:
        """Of each cell: expected, p_upper, p_lower, q; float64, shape (n_cells,)."""
        tested = self.tested
        return {
            "expected": tested.tails.expected[tested.cells.class_pair],
            "p_upper": tested.tails.upper,
            "p_lower": tested.tails.lower,
            "q": tested.cell_q,
        }


def stream_pairs(
    graph: TwoMode,
    mode: Mode = "network",
    *,
    zeros: bool = False,
    scheduler: Scheduler | None = None,
    progress: Progress | None = None,
    **options: Any,
) -> PairStream:
    """Test all pairs and go through them afterwards, for tables of millions of pairs that are written to a file.

    Use :func:`hanse.analysis.validation.validated` wherever the pairs fit into memory.

    Parameters
    ----------
    graph : TwoMode
    mode : {"network", "city"}, default "network"
    zeros : bool, default False
        Also go through pairs that share nothing; they have to be tested, so ``tail`` is "lower" or "both" and
        ``family`` not "observed".
    scheduler, progress
        As for :func:`~hanse.analysis.validation.validated`; the pairs themselves are always counted here.
    **options
        ``null``, ``alpha``, ``correction``, ``tail``, ``family``, ``method``, ``rng`` and sampling as there.

    Returns
    -------
    PairStream

    Raises
    ------
    ValueError : an option is not known, or ``zeros`` where pairs that share nothing are not tested.

    Notes
    -----
    Cost: pairs are counted twice, once to find the cells and once to go through them; memory O(cells + one block).

    Source
    ------
    See :func:`~hanse.analysis.validation.validated`.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> from hanse.analysis.toys import mini
    >>> found = stream_pairs(mini(), "network", tail="upper")
    >>> [(pairs.k.tolist(), found.columns()["p_upper"][cell].round(2).tolist()) for pairs, cell in found.blocks()]
    [([2, 1, 2, 1, 2], [0.68, 0.94, 0.52, 0.87, 0.52])]
    """
    tests_zeros = options.get("tail", "both") != "upper" and options.get("family", "all") != "observed"
    if zeros and not tests_zeros:
        raise ValueError("pairs that share nothing are tested only with tail 'lower' or 'both'")
    tested = validated(graph, mode, p_max=0.0, top=0, scheduler=scheduler, progress=progress, **options)
    return PairStream(graph.side(mode), tested, zeros)


@dataclass(frozen=True, eq=False)
class _Lookup:
    """From the classes of a pair and its overlap to its cell."""

    class_of: NDArray[np.int32]
    n_classes: int
    base: Ints  # of each pair of classes, where its overlaps begin in ``cell``
    cell: NDArray[np.int32]

    def cells_of(self, pairs: PairList) -> Ints:
        """Cell of each pair."""
        one, other = self.class_of[pairs.i], self.class_of[pairs.j]
        low, high = np.minimum(one, other).astype(np.int64), np.maximum(one, other).astype(np.int64)
        return np.asarray(self.cell[self.base[place(low, high, self.n_classes)] + pairs.k], dtype=np.int64)


def _lookup(cells: Cells, side: TwoMode) -> _Lookup:
    classes = side.city_classes
    room = cells.overlap[cells.starts[1:] - 1] + 1  # overlaps rise within a pair of classes: the last is the largest
    ends = np.concatenate([[0], np.cumsum(room)]).astype(np.int64)
    base = np.full(n_places(classes), -1, np.int64)
    base[place(cells.first, cells.second, len(classes))] = ends[:-1]
    cell = np.full(int(ends[-1]), -1, np.int32)
    cell[ends[cells.class_pair] + cells.overlap] = np.arange(len(cells), dtype=np.int32)
    return _Lookup(classes.of, len(classes), base, cell)

"""The fixed-row model: overlap expected where only the size of each of the two is kept (hypergeometric)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.cells import Cells, CellTails
from hanse.analysis.kernels.hypergeometric import shared_by_rules
from hanse.analysis.schedule import Progress, Scheduler, counted, even_blocks
from hanse.analysis.twomode import TwoMode

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
_BLOCKS = 64


@dataclass(frozen=True, eq=False)
class FixedRow:
    """Pairs of rows under the fixed-row model; see :func:`fixedrow`.

    ``degree`` and ``open_cells`` (int64) have one value a class of rows; ``group`` its eligibility group, ``common``
    (groups x groups) how many columns two groups may both have.
    """

    degree: Ints
    open_cells: Ints
    group: Ints
    common: Ints

    def tails(self, cells: Cells, scheduler: Scheduler, progress: Progress | None) -> CellTails:
        """Expectation and both tails of the overlap in every cell."""
        n_blocks = 1 if len(cells) < 20_000 else _BLOCKS
        blocks = even_blocks(np.diff(cells.starts), n_blocks) or [(0, 0)]
        tasks = [(self, cells, first, end) for first, end in blocks]
        parts = list(counted(scheduler.map(_block, tasks), len(tasks), progress))
        expected, upper, lower = (np.concatenate(part) for part in zip(*parts, strict=True))
        return CellTails(expected, upper, lower, np.zeros(len(cells), np.uint8), ("exact",))


def fixedrow(side: TwoMode) -> FixedRow:
    """The null model under which each row of ``side`` has its own number of members, drawn from all it may have.

    Use it only where members on the other side are much alike: it ignores that some of them are in everything, and
    then finds overlap everywhere. Use it through :func:`hanse.analysis.validation.validated`.

    Parameters
    ----------
    side : TwoMode
        Its rows are paired; with ``eligibility`` each row draws only from the columns open to it.

    Returns
    -------
    FixedRow

    Notes
    -----
    Without rules the overlap is hypergeometric. With rules, the members of the one row inside the columns open to
    both are hypergeometric, and of those, the ones in the other row again; where one row's open columns lie inside
    the other's, as with rules by country, this is one hypergeometric distribution. Cost: O(overlap) a cell.

    Source
    ------
    Tumminello et al. (2011), Statistically validated networks in bipartite complex systems,
    doi:10.1371/journal.pone.0017994. Differences: rules of admission; both tails with relative accuracy.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> from hanse.analysis.toys import mini
    >>> fixedrow(mini().transposed()).degree.tolist()
    [3, 4]
    """
    classes = side.city_classes
    if side.eligibility is None:
        allowed = np.ones((1, 1), np.int64)
        columns = np.array([side.n_networks])
    else:
        allowed = side.eligibility.allowed.astype(np.int64)
        columns = np.bincount(side.eligibility.network_group, minlength=allowed.shape[1])
    common = (allowed * columns) @ allowed.T
    open_cells = np.diagonal(common)[classes.group]
    return FixedRow(classes.degree, np.ascontiguousarray(open_cells), classes.group.astype(np.int64), common)


def _block(law: FixedRow, cells: Cells, first: int, end: int) -> tuple[Floats, Floats, Floats]:
    begun, ended = int(cells.starts[first]), int(cells.starts[end])
    expected, upper, lower = np.empty(end - first), np.empty(ended - begun), np.empty(ended - begun)
    one, other = cells.first[first:end], cells.second[first:end]
    shared_by_rules(
        law.degree,
        law.open_cells,
        law.common[law.group[one], law.group[other]],
        one,
        other,
        cells.starts[first : end + 1] - begun,
        cells.overlap[begun:ended],
        0,
        end - first,
        expected,
        upper,
        lower,
    )
    return expected, upper, lower

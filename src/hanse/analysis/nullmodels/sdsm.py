"""The stochastic degree sequence model: overlap expected where degrees on both sides are kept on average."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.cells import Cells, CellTails
from hanse.analysis.kernels.pairs import shared_members
from hanse.analysis.nullmodels.bicm import BiCM, bicm
from hanse.analysis.nullmodels.poissonbinomial import METHODS
from hanse.analysis.schedule import Progress, Scheduler, counted, even_blocks
from hanse.analysis.twomode import TwoMode

Method = Literal["auto", "exact", "saddle", "rna", "screened"]
Floats = NDArray[np.float64]
_LABELS = ("exact", "saddle", "rna")
_AFFORDABLE = 2_000_000_000  # pairs of classes x classes of members, about a minute
_GUARD = 10.0  # a pair is computed exactly where its approximate p is below this many times the screen
_BLOCKS = 192
_WORTH = 30_000  # cost of a block, in classes looked at, below which starting a thread for it does not pay


@dataclass(frozen=True, eq=False)
class SDSM:
    """Pairs of rows under the two-mode configuration model; see :func:`sdsm`."""

    model: BiCM
    method: Method
    screen: float

    def tails(self, cells: Cells, scheduler: Scheduler, progress: Progress | None) -> CellTails:
        """Expectation and both tails of the overlap in every cell."""
        work = int(cells.first.size) * len(self.model.networks)
        wanted = self.method
        if wanted == "auto":
            wanted = "exact" if work <= _AFFORDABLE else "screened"
        if wanted != "screened":
            expected, upper, lower = self._run(cells, wanted, scheduler, progress)
            return self._labelled(expected, upper, lower, np.full(len(cells), METHODS[wanted], np.uint8))
        expected, upper, lower = self._run(cells, "rna", scheduler, None)
        near = np.minimum(upper, lower) < _GUARD * self.screen
        method = np.where(near, METHODS["exact"], METHODS["rna"]).astype(np.uint8)
        _, upper[near], lower[near] = self._run(cells.some(near), "exact", scheduler, progress)
        return self._labelled(expected, upper, lower, method)

    def _run(
        self, cells: Cells, method: str, scheduler: Scheduler, progress: Progress | None
    ) -> tuple[Floats, Floats, Floats]:
        costs = self._costs(cells, method)
        blocks = even_blocks(costs, max(1, min(_BLOCKS, int(costs.sum()) // _WORTH))) or [(0, 0)]
        size = self.model.networks.size
        tasks = [(self.model.probability, size, cells, METHODS[method], first, end) for first, end in blocks]
        parts = list(counted(scheduler.map(_block, tasks), len(tasks), progress))
        return tuple(np.concatenate(part) for part in zip(*parts, strict=True))  # type: ignore[return-value]

    def _costs(self, cells: Cells, method: str) -> Floats:
        """What each pair of classes costs, in classes of members looked at."""
        n_classes = len(self.model.networks)
        if method != "exact":
            return np.diff(cells.starts) * float(n_classes)
        longest = cells.overlap[cells.starts[1:] - 1] if cells.first.size > 0 else np.zeros(0)
        return np.asarray(
            n_classes + 2.0 * longest, dtype=np.float64
        )  # a distribution is as long as the largest overlap asked about

    @staticmethod
    def _labelled(expected: Floats, upper: Floats, lower: Floats, method: NDArray[np.uint8]) -> CellTails:
        return CellTails(expected, upper, lower, method, _LABELS)


def sdsm(side: TwoMode, *, method: Method = "auto", screen: float = 0.01, tolerance: float = 1e-10) -> SDSM:
    """The null model under which pairs of rows of ``side`` share what degrees on both sides lead to expect.

    Use it through :func:`hanse.analysis.validation.validated`. It does not keep degrees in every draw; where a graph
    is small and that matters, compare :func:`~hanse.analysis.nullmodels.fdsm.fdsm`.

    Parameters
    ----------
    side : TwoMode
        Its rows are paired; with ``eligibility`` for structural zeros.
    method : {"auto", "exact", "saddle", "rna", "screened"}, default "auto"
        "exact" is exact for all pairs. "saddle" (saddlepoint) and "rna" (refined normal) approximate all. "screened"
        approximates all and is exact where the approximate p is below 10 x ``screen``. "auto" is exact wherever
        that takes about a minute at most, else screened.
    screen : float, default 0.01
        Largest p that could matter; see ``method``.
    tolerance : float, default 1e-10
        Of the configuration model; unit: ties.

    Returns
    -------
    SDSM

    Raises
    ------
    ValueError : the method is not known or ``screen`` is not inside (0, 1].

    Notes
    -----
    Given the model, ties are independent, so the overlap of two rows is a sum of independent draws with
    probabilities p_i p_j (Poisson binomial). It depends on the two classes alone: see
    :mod:`hanse.analysis.cells`. Cost: pairs of classes x classes of members.

    Source
    ------
    Neal (2014), The backbone of bipartite projections, doi:10.1016/j.socnet.2014.06.001; with the configuration model
    of Saracco et al. (2015), doi:10.1038/srep10595, as Saracco et al. (2017), doi:10.1088/1367-2630/aa6b38.
    Structural zeros: Neal and Neal (2023), Stochastic degree sequence model with edge constraints, arXiv:2307.12828.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> from hanse.analysis.toys import mini
    >>> sdsm(mini().transposed()).model.probability.shape
    (2, 4)
    """
    if method not in ("auto", "exact", "saddle", "rna", "screened"):
        raise ValueError(f"method {method!r} is not one of auto, exact, saddle, rna, screened")
    if not 0 < screen <= 1:
        raise ValueError(f"screen {screen} is no p-value above 0")
    return SDSM(bicm(side, tolerance=tolerance), method, screen)


def _block(
    probability: Floats, size: NDArray[np.int64], cells: Cells, method: int, first: int, end: int
) -> tuple[Floats, Floats, Floats]:
    begun, ended = int(cells.starts[first]), int(cells.starts[end])
    expected, upper, lower = np.empty(end - first), np.empty(ended - begun), np.empty(ended - begun)
    shared_members(
        probability,
        size,
        cells.first[first:end],
        cells.second[first:end],
        cells.starts[first : end + 1] - begun,
        cells.overlap[begun:ended],
        0,
        end - first,
        method,
        expected,
        upper,
        lower,
    )
    return expected, upper, lower

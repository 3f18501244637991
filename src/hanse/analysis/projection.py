"""Which pairs share more, or fewer, members than a null model leads to expect: the validated projection."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.cells import Cells, CellTails, Law
from hanse.analysis.correction import NAMES, REFERENCES
from hanse.analysis.narrative import narrative

Null = Literal["bicm", "sdsm", "fdsm", "fixedrow", "hypergeometric"]
Tail = Literal["upper", "lower", "both"]
Family = Literal["all", "possible", "observed"]
Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Projection:
    """Pairs of networks (or cities) with what they share and how surprising that is.

    Pairs are ordered by i, then j. What belongs to a cell (see :mod:`hanse.analysis.cells`) is stored once: the
    properties ``expected``, ``p_upper``, ``p_lower``, ``p`` and ``q`` hand it out pair by pair.

    Attributes
    ----------
    i, j : array of int32, shape (n_pairs,)
        The pair, i < j, as rows of ``mode``.
    k : array of int32, shape (n_pairs,)
        Shared members.
    cell : array of int32, shape (n_pairs,)
        Cell of each pair.
    cells : Cells
        All cells of the family, with how many pairs each holds.
    tails : CellTails
        Expectation and both tails of each.
    cell_p, cell_q : array of float, shape (n_cells,)
        p of the tail asked about, and adjusted for the family.
    n_family : int
        Pairs the correction is for.
    params : dict
        As asked for.
    law : Law
        The null model.
    """

    i: NDArray[np.int32]
    j: NDArray[np.int32]
    k: NDArray[np.int32]
    cell: NDArray[np.int32]
    cells: Cells
    tails: CellTails
    cell_p: Floats
    cell_q: Floats
    n_family: int
    params: dict[str, Any]
    law: Law

    def __len__(self) -> int:
        return int(self.k.size)

    @cached_property
    def expected(self) -> Floats:
        """Shared members the null model leads to expect, shape (n_pairs,)."""
        return self.tails.expected[self.cells.class_pair][self.cell]

    @cached_property
    def p_upper(self) -> Floats:
        """P(at least k), in [0, 1], shape (n_pairs,)."""
        return self.tails.upper[self.cell]

    @cached_property
    def p_lower(self) -> Floats:
        """P(at most k), in [0, 1], shape (n_pairs,)."""
        return self.tails.lower[self.cell]

    @cached_property
    def p(self) -> Floats:
        """p of the tail asked about; for "both" twice the smaller tail, at most 1."""
        return self.cell_p[self.cell]

    @cached_property
    def q(self) -> Floats:
        """``p`` adjusted for the family."""
        return self.cell_q[self.cell]

    def interval(self, tail: Literal["upper", "lower"] = "upper") -> tuple[Floats, Floats]:
        """95 % Monte Carlo bounds of ``p_upper`` or ``p_lower``; the values themselves where nothing was sampled."""
        low, high = self.tails.interval(self.tails.upper if tail == "upper" else self.tails.lower)
        return low[self.cell], high[self.cell]

    @property
    def more(self) -> NDArray[np.bool_]:
        """Whether the pair lies on the upper side of its expectation."""
        upper: NDArray[np.bool_] = self.p_upper <= self.p_lower
        return upper

    @cached_property
    def significant(self) -> NDArray[np.bool_]:
        """Pairs with q <= alpha."""
        chosen: NDArray[np.bool_] = self.q <= self.params["alpha"]
        return chosen

    @property
    def n_significant(self) -> int:
        """Pairs of the whole family with q <= alpha, listed or not."""
        return int(self.cells.count[self.cell_q <= self.params["alpha"]].sum())

    @property
    def method_used(self) -> NDArray[np.str_]:
        """How the tails of each pair were computed, shape (n_pairs,)."""
        return np.array(self.tails.methods)[self.tails.method[self.cell]]

    def table(self) -> dict[str, NDArray[Any]]:
        """Columns of a table of the pairs: i, j, k, expected, p_upper, p_lower, q."""
        names = ("i", "j", "k", "expected", "p_upper", "p_lower", "q")
        return {name: getattr(self, name) for name in names}

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What has to hold for the p-values to mean what they say."""
        both = self.params["null"] not in ("fixedrow", "hypergeometric")
        degrees = (
            "Degrees on both sides are taken as given: why some have many ties is not explained."
            if both
            else "Only the size of each of the two is taken as given; that some members are in everything is not."
        )
        rules = (
            "Cells closed by rules of admission hold no tie in the null model."
            if self.params["eligibility"]
            else "Every city could join every network."
        )
        return (degrees, rules, "Rosters are complete: where they are not, show 'at least k shared' and no p.")

    @property
    def missing(self) -> str:
        """Treatment of missing data."""
        return "A tie that is not counted is no tie, in the data and in the null model."

    def describe(self) -> str:
        """A methods paragraph with references."""
        params = self.params
        what = "networks by shared cities" if params["mode"] == "network" else "cities by shared networks"
        tail = {"upper": "more", "lower": "fewer", "both": "more or fewer"}[params["tail"]]
        used = ", ".join(
            f"{name} for {int(self.cells.count[self.tails.method == at].sum()):,} pairs"
            for at, name in enumerate(self.tails.methods)
            if bool((self.tails.method == at).any())
        )
        family = {
            "all": "all pairs, also those that share nothing",
            "possible": "all pairs that rules of admission let share a member",
            "observed": "the pairs that share a member",
        }[params["family"]]
        text, references = _LAWS[params["null"]]
        return narrative(
            [
                f"Pairs of {what} were tested for {tail} shared members than {text}.",
                f"Tails were computed {used}." if used else "",
                self.tails.remark,
                f"For {self.n_family:,} tests ({family}), {NAMES[params['correction']]}; "
                f"{self.n_significant:,} pairs hold at {params['alpha']:g}.",
                *self.assumptions,
                self.missing,
            ],
            references=[*references, *([REFERENCES[params["correction"]]] if params["correction"] != "none" else [])],
        )


_SARACCO = (
    "Saracco et al. (2017), Inferring monopartite projections of bipartite networks, doi:10.1088/1367-2630/aa6b38"
)
_NEAL = "Neal (2014), The backbone of bipartite projections, doi:10.1016/j.socnet.2014.06.001"
_SDSM = (
    "degrees on both sides lead to expect on average (stochastic degree sequence model on the BiCM)",
    (_NEAL, _SARACCO),
)
_FIXED = (
    "the sizes of the two lead to expect (hypergeometric)",
    (
        "Tumminello et al. (2011), Statistically validated networks in bipartite complex systems, "
        "doi:10.1371/journal.pone.0017994",
    ),
)
_LAWS: dict[str, tuple[str, tuple[str, ...]]] = {
    "bicm": _SDSM,
    "sdsm": _SDSM,
    "fixedrow": _FIXED,
    "hypergeometric": _FIXED,
    "fdsm": (
        "in random graphs with the same degrees on both sides (fixed degree sequence model)",
        (
            _NEAL,
            "Godard and Neal (2022), fastball: a fast algorithm to randomly sample bipartite graphs with fixed "
            "degree sequences, doi:10.1093/comnet/cnac049",
        ),
    ),
}
NULLS = tuple(_LAWS)

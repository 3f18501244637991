"""Whether small sets of memberships lie inside large ones: NODF, with the same in random graphs beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from hanse.analysis.comparison import PHIPSON_SMYTH, NullComparison, against
from hanse.analysis.kernels.nestedness import paired_as_given, paired_by_degree
from hanse.analysis.narrative import narrative, number, several
from hanse.analysis.twomode import TwoMode

Order = Literal["degree", "given"]
ALMEIDA_NETO = (
    "Almeida-Neto et al. (2008), A consistent metric for nestedness analysis in ecological systems, "
    "doi:10.1111/j.0030-1299.2008.16644.x"
)


@dataclass(frozen=True, eq=False)
class Nestedness:
    """NODF of a two-mode graph, from 0 (no smaller set lies inside a larger one) to 100 (all do).

    Attributes
    ----------
    total : float or None
        Over pairs of cities and pairs of networks together; None where no side has two members with a tie.
    cities : float or None
        Over pairs of cities: the share of the smaller city's networks that the larger one is in as well.
    networks : float or None
        Over pairs of networks: the share of the smaller network's cities that the larger one has as well.
    n_cities, n_networks : int
        Members with a tie, which enter.
    n_left_out : int
        Cities and networks without a tie.
    order : {"degree", "given"}
        How members were ordered.
    null_total, null_cities, null_networks : NullComparison or None
        Each of the three against random graphs; None where none were given.
    """

    total: float | None
    cities: float | None
    networks: float | None
    n_cities: int
    n_networks: int
    n_left_out: int
    order: Order
    null_total: NullComparison | None = None
    null_cities: NullComparison | None = None
    null_networks: NullComparison | None = None

    @property
    def params(self) -> dict[str, object]:
        """What was asked for."""
        return {"order": self.order, "n_draws": 0 if self.null_total is None else self.null_total.draws.size}

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What has to hold for the numbers to mean what they say."""
        return (
            "All rosters were recorded with the same completeness.",
            "The random graphs, where given, keep what chance is meant to keep: at least both degree sequences.",
        )

    @property
    def missing(self) -> str:
        """Treatment of missing data."""
        return "A tie that is not counted is no tie, which lowers the value; members without a tie are left out."

    def describe(self) -> str:
        """Methods paragraph with references."""
        return narrative(
            [
                f"Nestedness (NODF) is {number(self.total)} of 100 (cities {number(self.cities)}, networks "
                f"{number(self.networks)}) over {several(self.n_cities, 'city', 'cities')} and "
                f"{several(self.n_networks, 'network')} with a tie, ordered "
                + ("by degree." if self.order == "degree" else "as given."),
                self.missing + f" Left out: {several(self.n_left_out, 'member')}.",
                self.null_total.describe()
                if self.null_total is not None
                else "It was not compared with chance: unequal degrees alone make a graph look nested.",
            ],
            references=[ALMEIDA_NETO] + ([PHIPSON_SMYTH] if self.null_total is not None else []),
        )


def nestedness(graph: TwoMode, *, order: Order = "degree", null: Iterable[TwoMode] = ()) -> Nestedness:
    """How far the networks of small cities are those of larger ones, and likewise for networks (NODF).

    Use it to ask whether cities with few memberships are in the networks everybody is in. Unequal degrees alone make
    a graph nested, so the value means little without ``null``. It does not tell why.

    Parameters
    ----------
    graph : TwoMode
        Members without a tie are left out; eligibility plays no part except through ``null``.
    order : {"degree", "given"}, default "degree"
        "degree" compares each member with all that have more ties. "given" only with those that also stand before
        it, for asking whether another ordering (population, year of founding) makes the table nested.
    null : iterable of TwoMode, default ()
        Random graphs with the same members, for z and p: draws with both degree sequences kept answer whether there
        is more nestedness than the degrees bring.

    Returns
    -------
    Nestedness

    Raises
    ------
    ValueError : ``order`` is neither "degree" nor "given".

    Notes
    -----
    A pair of equal degree contributes 0. Ties of degree need no breaking with "degree". Cost: O(n_ties + n log n)
    time with "degree", O(n_ties log n_cities) with "given"; O(n_ties) memory; no table of pairs. Each random graph
    costs the same again.

    Source
    ------
    Almeida-Neto et al. (2008), A consistent metric for nestedness analysis in ecological systems,
    doi:10.1111/j.0030-1299.2008.16644.x.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> from hanse.analysis.toys import mini
    >>> found = nestedness(mini())
    >>> round(found.total, 2), found.n_left_out
    (37.04, 1)
    """
    if order not in ("degree", "given"):
        raise ValueError(f"order {order!r} is neither 'degree' nor 'given'")
    n_cities = int((graph.city_degrees > 0).sum())
    n_networks = int((graph.network_degrees > 0).sum())
    observed = _nodf(graph, order, n_cities, n_networks)
    draws = [_nodf(sample, order, n_cities, n_networks) for sample in null]
    nulls = [against(observed[part], [draw[part] for draw in draws]) for part in range(3)]
    left_out = graph.n_cities + graph.n_networks - n_cities - n_networks
    return Nestedness(*observed, n_cities, n_networks, left_out, order, *nulls)


def _nodf(
    graph: TwoMode, order: Order, n_cities: int, n_networks: int
) -> tuple[float | None, float | None, float | None]:
    """NODF in all, of cities, of networks, over the pairs of that many members."""
    city_pairs, network_pairs = n_cities * (n_cities - 1) / 2, n_networks * (n_networks - 1) / 2
    of_cities = _paired_sum(graph, order)
    of_networks = _paired_sum(graph.transposed(), order)
    return (
        _percent(of_cities + of_networks, city_pairs + network_pairs),
        _percent(of_cities, city_pairs),
        _percent(of_networks, network_pairs),
    )


def _percent(part: float, whole: float) -> float | None:
    return 100 * part / whole if whole > 0 else None


def _paired_sum(graph: TwoMode, order: Order) -> float:
    """Sum over pairs of rows of unequal degree of the shared part of the smaller."""
    falling = np.argsort(-graph.city_degrees, kind="stable")
    paired = np.zeros(graph.n_cities)
    if order == "degree":
        paired_by_degree(falling, graph.indptr, graph.indices, graph.n_networks, paired)
    else:
        columns = graph.transposed()
        place = np.empty(graph.n_ties, np.int64)
        place[graph.position] = np.arange(graph.n_ties) - np.repeat(columns.indptr[:-1], columns.city_degrees)
        paired_as_given(falling, graph.indptr, graph.indices, columns.indptr, place, paired)
    return float(paired.sum())

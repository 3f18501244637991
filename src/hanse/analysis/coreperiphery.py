"""Core and periphery on both sides of a two-mode graph, and whether there is more of it than the degrees bring."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.comparison import PHIPSON_SMYTH, NullComparison, against
from hanse.analysis.eligibility import Eligibility
from hanse.analysis.kernels.coreperiphery import Side, Whole, by_all_subsets, by_turns
from hanse.analysis.narrative import narrative, number, several
from hanse.analysis.singular import leading
from hanse.analysis.twomode import TwoMode

Bools = NDArray[np.bool_]
Density = tuple[tuple[float | None, float | None], tuple[float | None, float | None]]

BORGATTI = "Borgatti and Everett (2000), Models of core/periphery structures, doi:10.1016/S0378-8733(99)00019-2"
KOJAKU = (
    "Kojaku and Masuda (2018), Core-periphery structure requires something else in the network, "
    "doi:10.1088/1367-2630/aab547"
)
_SUBSETS = 12  # members of the smaller side up to which all its subsets are tried
_STARTS = 24  # starting points of each kind beyond


@dataclass(frozen=True, eq=False)
class CorePeriphery:
    """A core of cities and a core of networks between which ties are dense.

    Attributes
    ----------
    core_cities : array of bool, shape (n_cities,)
    core_networks : array of bool, shape (n_networks,)
        Members of the two cores; all False where ``fit`` is None.
    fit : float or None
        Correlation, over all cells that may hold a tie, between holding one and lying between the two cores; None
        where no cell or every cell holds a tie.
    is_exact : bool
        Whether no better split exists. Otherwise it is the best of many starting points.
    density : 2 x 2 of float or None
        Ties / possible ties between (core, peripheral) cities and (core, peripheral) networks; None without cells.
    coreness_cities, coreness_networks : array of float64
        Leading singular vectors, from 0 to 1 for the most central: the core as a matter of degree.
    singular_value : float
        Largest singular value of the matrix; 0 without a tie.
    explained : float or None
        Its square as a share of the ties: how far one product of two corenesses describes the matrix.
    least_cities, least_networks : int
        Members a core had to have.
    null_fit, null_explained : NullComparison or None
        ``fit`` and ``explained`` against random graphs, each split by the same search; None where none were given.
    """

    core_cities: Bools
    core_networks: Bools
    fit: float | None
    is_exact: bool
    density: Density
    coreness_cities: NDArray[np.float64]
    coreness_networks: NDArray[np.float64]
    singular_value: float
    explained: float | None
    least_cities: int
    least_networks: int
    null_fit: NullComparison | None = None
    null_explained: NullComparison | None = None

    @property
    def params(self) -> dict[str, object]:
        """What was asked for."""
        n_draws = 0 if self.null_fit is None else self.null_fit.draws.size
        return {"least_cities": self.least_cities, "least_networks": self.least_networks, "n_draws": n_draws}

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What has to hold for the numbers to mean what they say."""
        return (
            "All rosters were recorded with the same completeness.",
            "There is one core; unequal degrees alone make a graph look as if it had one.",
        )

    @property
    def missing(self) -> str:
        """Treatment of missing data."""
        return "A tie that is not counted is no tie; cells that rules of admission exclude do not enter."

    def describe(self) -> str:
        """Methods paragraph with references."""
        cities, networks = int(self.core_cities.sum()), int(self.core_networks.sum())
        return narrative(
            [
                "No core is defined: no possible tie exists, or all of them do."
                if self.fit is None
                else f"The core holds {several(cities, 'city', 'cities')} and {several(networks, 'network')} (density "
                f"{number(self.density[0][0])} inside, {number(self.density[1][1])} between the peripheries); "
                f"correlation with that pattern {self.fit:.3f}, "
                + ("the largest there is." if self.is_exact else "the largest found from many starting points."),
                self.missing,
                self.null_fit.describe()
                if self.null_fit is not None
                else "It was not compared with chance: unequal degrees alone make such a pattern.",
            ],
            references=[BORGATTI, KOJAKU] + ([PHIPSON_SMYTH] if self.null_fit is not None else []),
        )


def core_periphery(
    graph: TwoMode, *, least_cities: int = 1, least_networks: int = 2, null: Iterable[TwoMode] = ()
) -> CorePeriphery:
    """Split cities and networks each into a core and a periphery, with ties dense between the two cores.

    Use it to ask whether there is a small set of cities and a set of networks that these cities nearly all share. In
    graphs with very unequal degrees the best split is often "the largest networks and their members": ``null`` tells
    whether there is more to it. It does not tell who leads.

    Parameters
    ----------
    graph : TwoMode
        Where it has eligibility, cells that can never hold a tie do not count against the pattern.
    least_cities, least_networks : int, default 1 and 2
        Members a core has to have, where there are as many: one network with its members is no core.
    null : iterable of TwoMode, default ()
        Random graphs with the same members and degrees, for the p-values of ``fit`` and ``explained``.

    Returns
    -------
    CorePeriphery

    Raises
    ------
    ValueError : a core of less than one member is asked for.

    Notes
    -----
    Given the core of one side, that of the other is found exactly; members with equally many ties into the core are in
    or out together, so nothing is decided by order. Where the smaller side has at most 12 members all its subsets are
    tried; beyond, the two sides are improved by turns from single networks, from the best connected and from the
    leading singular vector. Cost: O(n_ties) a turn, some hundred turns; each random graph costs the same again.

    Source
    ------
    Borgatti and Everett (2000), Models of core/periphery structures, doi:10.1016/S0378-8733(99)00019-2; two modes as
    in Borgatti and Everett (1997), doi:10.1016/S0378-8733(96)00301-2. The test against fixed degrees follows Kojaku
    and Masuda (2018), doi:10.1088/1367-2630/aab547.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> from hanse.analysis.toys import mini
    >>> found = core_periphery(mini())
    >>> round(found.fit, 3), np.flatnonzero(found.core_cities).tolist(), found.core_networks.tolist()
    (0.473, [0, 1, 3], [True, True, True, False])
    """
    if least_cities < 1 or least_networks < 1:
        raise ValueError(f"cores of {least_cities} cities and {least_networks} networks; give at least 1")
    least = (min(least_cities, graph.n_cities), min(least_networks, graph.n_networks))
    fit, in_cities, in_networks, is_exact = _split(graph, least)
    pair = leading(graph)
    drawn = [(_split(sample, least)[0], leading(sample).explained(sample)) for sample in null]
    return CorePeriphery(
        in_cities,
        in_networks,
        fit,
        is_exact,
        _density(graph, in_cities, in_networks),
        _scaled(pair.cities),
        _scaled(pair.networks),
        pair.value,
        pair.explained(graph),
        least_cities,
        least_networks,
        against(fit, [fits for fits, _ in drawn]),
        against(pair.explained(graph), [explained for _, explained in drawn]),
    )


def _rules(graph: TwoMode) -> Eligibility:
    return graph.eligibility if graph.eligibility is not None else Eligibility.everyone(*graph.shape)


def _split(graph: TwoMode, least: tuple[int, int]) -> tuple[float | None, Bools, Bools, bool]:
    """Fit, core cities, core networks, and whether every split was tried."""
    rules, columns = _rules(graph), graph.transposed()
    sizes = np.bincount(rules.city_group, minlength=rules.allowed.shape[0])
    other = np.bincount(rules.network_group, minlength=rules.allowed.shape[1])
    whole = Whole(
        float(graph.n_ties),
        float(sizes @ rules.allowed.astype(float) @ other),
        rules.allowed.copy(),
        rules.allowed.T.copy(),
    )
    in_cities, in_networks = np.zeros(graph.n_cities, bool), np.zeros(graph.n_networks, bool)
    if not 0 < whole.ties < whole.cells:
        return None, in_cities, in_networks, True
    cities = Side(graph.indptr, graph.indices, rules.city_group, least[0])
    networks = Side(columns.indptr, columns.indices, rules.network_group, least[1])
    if min(graph.shape) <= _SUBSETS:
        if graph.n_networks <= graph.n_cities:
            fit = by_all_subsets(networks, cities, whole, whole.allowed, in_networks, in_cities)
        else:
            fit = by_all_subsets(cities, networks, whole, whole.turned, in_cities, in_networks)
        return fit, in_cities, in_networks, True
    fit = -2.0
    for start in _starts(graph):
        trial = np.zeros(graph.n_cities, bool)
        found = by_turns(cities, networks, whole, trial, start)
        if found > fit + 1e-12:
            fit, in_cities, in_networks = found, trial, start
    return fit, in_cities, in_networks, False


def _starts(graph: TwoMode) -> Iterator[Bools]:
    """Cores of networks to begin with: single ones, the largest ones, the most central ones."""
    by_size = np.argsort(-graph.network_degrees, kind="stable")
    by_coreness = np.argsort(-leading(graph).networks, kind="stable")
    used = min(graph.n_networks, 2 * _STARTS)
    sizes = np.unique(np.geomspace(2, graph.n_networks, _STARTS).astype(int))
    for chosen in [by_size[[place]] for place in range(used)] + [
        order[:size] for order in (by_size, by_coreness) for size in sizes
    ]:
        start = np.zeros(graph.n_networks, bool)
        start[chosen] = True
        yield start


def _density(graph: TwoMode, in_cities: Bools, in_networks: Bools) -> Density:
    """Ties / possible ties of the four blocks, core first."""
    rules, ties = _rules(graph), graph.csr()
    blocks = []
    for rows in (in_cities, ~in_cities):
        row_groups = np.bincount(rules.city_group[rows], minlength=rules.allowed.shape[0])
        line = []
        for columns in (in_networks, ~in_networks):
            column_groups = np.bincount(rules.network_group[columns], minlength=rules.allowed.shape[1])
            cells = float(row_groups @ rules.allowed.astype(float) @ column_groups)
            held = float(rows @ (ties @ columns.astype(float)))
            line.append(held / cells if cells > 0 else None)
        blocks.append((line[0], line[1]))
    return blocks[0], blocks[1]


def _scaled(values: NDArray[np.float64]) -> NDArray[np.float64]:
    most = float(values.max(initial=0.0))
    scaled: NDArray[np.float64] = values / most if most > 0 else values
    return scaled

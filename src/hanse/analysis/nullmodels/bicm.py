"""The two-mode configuration model (BiCM): how likely each tie is, given only how much everybody has."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from hanse.analysis.classes import Classes
from hanse.analysis.kernels.bicm import iterate
from hanse.analysis.twomode import TwoMode
from hanse.errors import ConvergenceError

Floats = NDArray[np.float64]
_ROUNDS = 300  # of the fixed point, before Newton's method takes over
_STEPS = 200


@dataclass(frozen=True, eq=False)
class BiCM:
    """Probability of a tie for every class of cities and class of networks.

    Attributes
    ----------
    probability : array of float, shape (n_city_classes, n_network_classes)
        In [0, 1]; exactly 0 or 1 where the degrees (or the rules of admission) leave no choice, never NaN.
    cities, networks : Classes
        Members of equal degree and eligibility group.
    residual : float
        Largest difference between a degree and its expectation.
    iterations : int
        Rounds of the fixed point and of Newton's method together.
    n_fixed : int
        Cells whose state follows from the degrees.
    n_ineligible : int
        Cells that the rules of admission exclude.
    tolerance : float
        As asked for.
    """

    probability: Floats
    cities: Classes
    networks: Classes
    residual: float
    iterations: int
    n_fixed: int
    n_ineligible: int
    tolerance: float
    _graph: TwoMode

    def prob(self, cities: ArrayLike, networks: ArrayLike) -> Floats:
        """Probability of a tie for listed cities and networks (two arrays of int that broadcast)."""
        rows, columns = self.cities.of[np.asarray(cities)], self.networks.of[np.asarray(networks)]
        values: Floats = self.probability[rows, columns]
        return values

    def matrix(self) -> Floats:
        """Probability of every tie, shape (n_cities, n_networks); for small data."""
        values: Floats = self.probability[np.ix_(self.cities.of, self.networks.of)]
        return values

    def sample(self, rng: np.random.Generator) -> TwoMode:
        """One graph drawn from the model: degrees are kept on average only. Cost: O(n_cities x n_networks)."""
        expected = self.matrix()
        return TwoMode.from_dense(rng.random(expected.shape) < expected)

    @cached_property
    def log_likelihood(self) -> float:
        """Natural logarithm of the probability of the observed graph."""
        cells = self.cities.size[:, None] * self.networks.size[None, :].astype(float)
        inside = (self.probability > 0) & (self.probability < 1)
        ties = _ties_by_class(self._graph, self.cities, self.networks)[inside]
        p, count = self.probability[inside], cells[inside]
        return float(np.sum(ties * np.log(p) + (count - ties) * np.log1p(-p)))

    @property
    def params(self) -> dict[str, object]:
        """What was asked for."""
        return {"tolerance": self.tolerance, "eligibility": self.n_ineligible > 0}

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What has to hold for the probabilities to mean what they say."""
        rules = (
            "Every city could join every network."
            if self.n_ineligible == 0
            else f"{self.n_ineligible:,} cells are closed by rules of admission and hold no tie."
        )
        return ("Degrees are kept on average, not in every draw.", "Ties are independent given the degrees.", rules)

    @property
    def missing(self) -> str:
        """Treatment of missing data."""
        return "A cell without a tie counts as no tie; what unknown ties were taken for was decided before."

    def describe(self) -> str:
        """A methods paragraph with references."""
        closed = f" {self.n_ineligible:,} cells closed by rules of admission were structural zeros." * (
            self.n_ineligible > 0
        )
        fixed = f" {self.n_fixed:,} cells follow from the degrees alone and were kept." * (self.n_fixed > 0)
        return (
            f"Tie probabilities come from the bipartite configuration model (BiCM; Saracco et al. 2015, "
            f"doi:10.1038/srep10595): the most random model whose expected degrees equal those observed, here to "
            f"{self.residual:.1g}. It was solved on {len(self.cities):,} classes of cities and "
            f"{len(self.networks):,} of networks with equal degree (Vallarano et al. 2021, "
            f"doi:10.1038/s41598-021-93830-4) in {self.iterations} iterations.{closed}{fixed}"
        )


def bicm(graph: TwoMode, *, tolerance: float = 1e-9) -> BiCM:
    """How likely each tie is if nothing mattered but the number of ties of each city and of each network.

    Use it as the base of :mod:`~hanse.analysis.nullmodels.sdsm` or to see which ties are surprising. It does not tell
    why degrees are what they are, and it lets degrees vary around their mean: where they must not, use
    :mod:`~hanse.analysis.nullmodels.fdsm`.

    Parameters
    ----------
    graph : TwoMode
        With ``eligibility`` where not every city could join every network.
    tolerance : float, default 1e-9
        Largest difference allowed between a degree and its expectation; unit: ties.

    Returns
    -------
    BiCM
        Probabilities by class.

    Raises
    ------
    ConvergenceError : the tolerance was not reached (below about 1e-10 rounding stands in the way).

    Notes
    -----
    Members of equal degree and eligibility group have the same probabilities, so one equation a class is solved: a
    fixed point, and Newton's method on the Schur complement where that is slow. Cells that are equal in every graph
    with these degrees (full and empty members, and the less obvious blocks of nested graphs) are found first, as
    strongly connected components of the graph that runs from a city to a network along a tie and back along a gap;
    without that, their fitness runs to infinity. Cost: O(classes x classes) a round and in memory.

    Source
    ------
    Saracco, Di Clemente, Gabrielli and Squartini (2015), Randomizing bipartite networks: the case of the World Trade
    Web, doi:10.1038/srep10595, eq. 5-7; reduced to classes after Vallarano et al. (2021),
    doi:10.1038/s41598-021-93830-4. Differences: structural zeros; fixed cells are exact instead of diverging.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> from hanse.analysis.twomode import TwoMode
    >>> bicm(TwoMode.from_dense([[0, 0, 1], [0, 1, 0], [1, 0, 1]])).matrix().round(3).tolist()
    [[0.216, 0.216, 0.568], [0.216, 0.216, 0.568], [0.568, 0.568, 0.863]]
    """
    rows, columns = graph.city_classes, graph.network_classes
    allowed = _allowed(graph, rows, columns)
    free, sure = _free_cells(graph, rows, columns, allowed)
    probability = sure.astype(float)
    row_size, column_size = rows.size.astype(float), columns.size.astype(float)
    left_rows = rows.degree - probability @ column_size
    left_columns = columns.degree - probability.T @ row_size
    on_rows, on_columns = free.any(axis=1), free.any(axis=0)
    iterations = 0
    if on_rows.any():
        part = np.ix_(on_rows, on_columns)
        problem = _Margins(
            left_rows[on_rows],
            row_size[on_rows],
            left_columns[on_columns],
            column_size[on_columns],
            np.ascontiguousarray(free[part]),
        )
        solved, iterations = problem.solve(tolerance)
        probability[part] = np.where(problem.free, solved, probability[part])
    residual = max(
        float(np.abs(probability @ column_size - rows.degree).max(initial=0.0)),
        float(np.abs(probability.T @ row_size - columns.degree).max(initial=0.0)),
    )
    return BiCM(
        probability,
        rows,
        columns,
        residual,
        iterations,
        _count(allowed & ~free, row_size, column_size),
        _count(~allowed, row_size, column_size),
        tolerance,
        graph,
    )


@dataclass(frozen=True, eq=False)
class _Margins:
    """Degrees and sizes of the classes still to be solved, and which cells are open."""

    degree: Floats
    size: Floats
    other_degree: Floats
    other_size: Floats
    free: NDArray[np.bool_]

    def solve(self, tolerance: float) -> tuple[Floats, int]:
        """Probabilities of the open cells, and iterations."""
        total = float((self.degree * self.size).sum())
        x, y = self.degree / np.sqrt(total), self.other_degree / np.sqrt(total)
        masked = not bool(self.free.all())
        rounds, miss = iterate(
            self.degree, self.size, self.other_degree, self.other_size, self.free, masked, x, y, _ROUNDS, tolerance
        )
        if miss < tolerance:
            return _logistic(np.multiply.outer(x, y)), rounds
        return self._newton(np.log(x), np.log(y), tolerance, rounds)

    def _newton(self, a: Floats, b: Floats, tolerance: float, done: int) -> tuple[Floats, int]:
        """Newton's method on the logarithms of the fitnesses, steps bounded and halved until they help."""
        p, miss = self._miss(a, b)
        for step in range(1, _STEPS + 1):
            if self._largest(miss) < tolerance:
                return p, done + step - 1
            da, db = self._direction(p, miss)
            scale = min(1.0, 2.0 / max(float(np.abs(da).max()), float(np.abs(db).max()), 1e-300))
            for _ in range(30):
                p_new, miss_new = self._miss(a + scale * da, b + scale * db)
                if self._norm(miss_new) < self._norm(miss) or scale < 1e-6:
                    break
                scale /= 2
            a, b, p, miss = a + scale * da, b + scale * db, p_new, miss_new
        raise ConvergenceError(
            f"degrees are off by {self._largest(miss):.1g} after {done + _STEPS} iterations",
            where="BiCM",
            hint=f"Allow a larger tolerance than {tolerance:g}.",
        )

    def _miss(self, a: Floats, b: Floats) -> tuple[Floats, tuple[Floats, Floats]]:
        p = np.where(self.free, _logistic(np.exp(np.clip(a[:, None] + b[None, :], -700, 700))), 0.0)
        return p, (self.degree - p @ self.other_size, self.other_degree - p.T @ self.size)

    def _direction(self, p: Floats, miss: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
        if self.degree.size > self.other_degree.size:
            db, da = _schur_step(p.T, self.other_size, self.size, miss[1], miss[0])
        else:
            da, db = _schur_step(p, self.size, self.other_size, miss[0], miss[1])
        return da, db

    def _norm(self, miss: tuple[Floats, Floats]) -> float:
        return float((self.size * miss[0] ** 2).sum() + (self.other_size * miss[1] ** 2).sum())

    @staticmethod
    def _largest(miss: tuple[Floats, Floats]) -> float:
        return max(float(np.abs(miss[0]).max()), float(np.abs(miss[1]).max()))


def _schur_step(p: Floats, size: Floats, other_size: Floats, miss: Floats, other_miss: Floats) -> tuple[Floats, Floats]:
    """Newton step, the second side eliminated. A tiny ridge settles the shift that leaves every product unchanged."""
    weight = p * (1 - p) * size[:, None] * other_size[None, :]
    diagonal, other_diagonal = weight.sum(axis=1) + 1e-300, weight.sum(axis=0) + 1e-300
    scaled = weight / other_diagonal
    gradient, other_gradient = miss * size, other_miss * other_size
    schur = np.diag(diagonal * (1 + 1e-12)) - scaled @ weight.T
    step = np.linalg.lstsq(schur, gradient - scaled @ other_gradient, rcond=1e-14)[0]
    return step, (other_gradient - weight.T @ step) / other_diagonal


def _logistic(product: Floats) -> Floats:
    return product / (1.0 + product)


def _count(chosen: NDArray[np.bool_], row_size: Floats, column_size: Floats) -> int:
    """Cells of the graph in the chosen cells of classes."""
    return int(row_size @ chosen @ column_size) if chosen.any() else 0


def _allowed(graph: TwoMode, rows: Classes, columns: Classes) -> NDArray[np.bool_]:
    if graph.eligibility is None:
        return np.ones((len(rows), len(columns)), bool)
    allowed: NDArray[np.bool_] = graph.eligibility.allowed[np.ix_(rows.group, columns.group)]
    return allowed


def _ties_by_class(graph: TwoMode, rows: Classes, columns: Classes) -> NDArray[np.int64]:
    """Ties between each class of cities and each class of networks."""
    cells = np.repeat(rows.of.astype(np.int64) * len(columns), graph.city_degrees) + columns.of[graph.indices]
    return np.bincount(cells, minlength=len(rows) * len(columns)).reshape(len(rows), len(columns))


def _free_cells(
    graph: TwoMode, rows: Classes, columns: Classes, allowed: NDArray[np.bool_]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Cells that differ between graphs with these degrees, and cells that are a tie in all of them."""
    if graph.eligibility is None and _has_slack(rows, columns):
        return allowed, np.zeros_like(allowed)
    ties = _ties_by_class(graph, rows, columns)
    gaps = ties < rows.size[:, None] * columns.size[None, :]
    ahead, back = np.nonzero(allowed & (ties > 0)), np.nonzero(allowed & gaps)
    start = np.concatenate([ahead[0], back[1] + len(rows)])
    end = np.concatenate([ahead[1] + len(rows), back[0]])
    size = len(rows) + len(columns)
    arcs = csr_array((np.ones(start.size, np.int8), (start, end)), shape=(size, size))
    _, component = connected_components(arcs, directed=True, connection="strong")
    free = allowed & (component[: len(rows), None] == component[None, len(rows) :])
    return free, allowed & ~free & (ties > 0)


def _has_slack(rows: Classes, columns: Classes) -> bool:
    """Whether no set of rows is as full as it can be (Gale and Ryser), so that every cell can vary."""
    if len(rows) == 0 or len(columns) == 0:
        return False
    n_rows, n_columns = int(rows.size.sum()), int(columns.size.sum())
    degree, size = rows.degree[::-1], rows.size[::-1]  # falling; classes rise with the degree
    if degree[-1] == 0 or degree[0] == n_columns or columns.degree[0] == 0 or columns.degree[-1] == n_rows:
        return False
    taken = np.cumsum(size)[:-1]
    used = np.cumsum(size * degree)[:-1]
    room = np.minimum(columns.degree[None, :], taken[:, None]).astype(float) @ columns.size.astype(float)
    return bool((used < room).all())

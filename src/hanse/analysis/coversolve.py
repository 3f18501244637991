"""Solving the reduced problem: exactly with proof, or quickly with a bound."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from hanse.analysis.coverproblem import CoverProblem
from hanse.analysis.kernels.cover import drop_needless, greedy, improve_bound

if TYPE_CHECKING:
    from scipy.optimize import LinearConstraint, OptimizeResult

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_ROUNDS, _STEPS = 12, 40  # of the bound; after each round the quick rule is tried with the new prices


@dataclass(frozen=True, eq=False)
class Solved:
    """Cities of each class (``used``), their cost (infinite: no set yet), and what no set can cost less than."""

    used: Ints
    cost: float
    bound: float

    @property
    def is_optimal(self) -> bool:
        """Whether the bound proves it."""
        return np.isfinite(self.cost) and self.cost <= self.bound + 1e-6 * max(1.0, self.cost)


def quick(problem: CoverProblem) -> Solved:
    """A good set by the greedy rule under changing prices, with the bound that these prices prove."""
    cover = problem.cover
    price = np.zeros(cover.demand.size)
    best = _trimmed(problem, price)
    target = best.cost if np.isfinite(best.cost) else float(cover.cost @ cover.size)
    per_tie = cover.cost / np.maximum(np.diff(cover.indptr), 1)
    ties = problem.ties
    for column in range(price.size):  # to begin with: what the cheapest member asks for it
        price[column] = per_tie[cover.t_indices[cover.t_indptr[column] : cover.t_indptr[column + 1]]].min()
    best_price, bound = price.copy(), _by_room(problem)
    for _ in range(_ROUNDS if ties.nnz > 0 else 0):
        bound = improve_bound(cover, price, best_price, bound, min(best.cost, target), _STEPS)
        trial = _trimmed(problem, best_price)
        best = trial if trial.cost < best.cost else best
        if best.cost <= _rounded(bound, cover.cost) + 1e-9:
            break
    return replace(best, bound=min(best.cost, _rounded(bound, cover.cost)))


def _by_room(problem: CoverProblem) -> float:
    """What the caps alone make necessary: enough of the cheapest cities to serve all demand."""
    cover = problem.cover
    if cover.cap == 0 or cover.demand.size == 0:
        return 0.0
    return float(-(-int(cover.demand.sum()) // cover.cap) * cover.cost.min())


def _trimmed(problem: CoverProblem, price: Floats) -> Solved:
    cover = problem.cover
    used = np.zeros(cover.size.size, np.int64)
    if greedy(cover, price, used) > 0:
        return Solved(used, np.inf, 0.0)  # the caps led into a dead end
    if cover.cap == 0:
        drop_needless(cover, np.lexsort((np.diff(cover.indptr), -cover.cost)), used)
    return Solved(used, float(used @ cover.cost), 0.0)


def exact(problem: CoverProblem, *, time_limit: float) -> Solved | None:
    """The cheapest set by branch and bound (HiGHS); None where nothing was found in time."""
    cover = problem.cover
    if cover.demand.size == 0:
        return Solved(np.zeros(cover.size.size, np.int64), 0.0, 0.0)
    result = minimise(problem, cover.cost, time_limit=time_limit)
    if result.x is None:
        return None
    used = used_in(problem, result)
    cost = float(used @ cover.cost)
    proved = cost if result.status == 0 else float(result.mip_dual_bound or 0.0)
    return Solved(used, cost, min(cost, _rounded(proved, cover.cost)))


def minimise(
    problem: CoverProblem,
    objective: Floats,
    *,
    time_limit: float,
    useful: NDArray[np.bool_] | None = None,
    rows: sp.csr_array | None = None,
    at_most: Floats | None = None,
) -> OptimizeResult:
    """Minimise any cost of the classes over all sets that serve.

    Only classes that are ``useful`` may be used; ``rows`` @ counts <= ``at_most`` has to hold as well.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp  # slow to load

    cover = problem.cover
    n, ties = cover.size.size, problem.ties
    upper = np.minimum(cover.size, cover.demand.max(initial=0) if cover.cap == 0 else cover.demand.sum()).astype(float)
    if useful is not None:
        upper[~useful] = 0.0
    if cover.cap == 0:
        constraints = [LinearConstraint(ties.T, lb=cover.demand)]
        extra = 0
    else:
        extra = ties.nnz
        constraints = _capped(problem)
    if rows is not None:
        wide = sp.hstack([rows, sp.csr_array((rows.shape[0], extra))]) if extra > 0 else rows
        constraints.append(LinearConstraint(wide, ub=at_most))
    return milp(
        np.concatenate([objective, np.zeros(extra)]),
        integrality=np.concatenate([np.ones(n), np.zeros(extra)]),
        bounds=Bounds(0, np.concatenate([upper, np.repeat(upper, np.diff(cover.indptr))[:extra]])),
        constraints=constraints,
        options={"time_limit": time_limit, "mip_rel_gap": 0.0},
    )


def used_in(problem: CoverProblem, result: OptimizeResult) -> Ints:
    """Cities of each class in a result of :func:`minimise`."""
    counts: Ints = np.rint(result.x[: problem.cover.size.size]).astype(np.int64)
    return counts


def _capped(problem: CoverProblem) -> list[LinearConstraint]:
    """Who serves what is a number of its own for each tie, after the counts of the classes."""
    from scipy.optimize import LinearConstraint

    cover, ties = problem.cover, problem.ties
    n, n_ties = cover.size.size, ties.nnz
    of_row = sp.csr_array((np.ones(n_ties), (np.repeat(np.arange(n), np.diff(cover.indptr)), np.arange(n_ties))))
    of_column = sp.csr_array((np.ones(n_ties), (cover.indices, np.arange(n_ties))))
    serves = sp.hstack([sp.csr_array((cover.demand.size, n)), of_column])
    within_cap = sp.hstack([-cover.cap * sp.eye_array(n), of_row])
    only_chosen = sp.hstack([-of_row.T, sp.eye_array(n_ties)])
    return [
        LinearConstraint(serves, lb=cover.demand),
        LinearConstraint(within_cap, ub=0),
        LinearConstraint(only_chosen, ub=0),
    ]


def _rounded(bound: float, cost: Floats) -> float:
    """Up to the next whole number where all costs are whole."""
    return float(np.ceil(bound - 1e-6)) if bool((cost == np.rint(cost)).all()) else bound

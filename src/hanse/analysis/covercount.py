"""How many best sets there are, and in what share of them each city is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.sparse.csgraph import connected_components

from hanse.analysis.coverproblem import CoverProblem
from hanse.analysis.coversolve import minimise, used_in
from hanse.analysis.kernels.cover import Cover, count_best

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

_STEPS = 20_000_000  # of the count in one part: a few seconds


@dataclass(frozen=True, eq=False)
class Counted:
    """Number of best sets (None where they were sampled), and for each class the share that holds a given city."""

    n_best: float | None
    share: Floats
    n_sampled: int


def count_all(problem: CoverProblem, used: Ints) -> Counted | None:
    """Count all best sets of a plain problem; None where there are too many branches.

    A solution of the linear relaxation prices the networks. A city that costs more than it is worth by more than the
    whole gap is in no best set. What is left falls into parts without a common network, and the counts multiply.
    """
    ties, cover = problem.ties, problem.cover
    n, m = ties.shape
    price = _prices(problem)
    if price is None:
        return None
    waste, first = 1.0 - ties @ price, cover.indices[cover.indptr[:-1]]  # any network of a class tells its part
    alive, part = np.ones(n, bool), np.zeros(m, np.int64)
    while True:
        gap = np.bincount(part[first], used, part.max() + 1) - np.bincount(part, price, part.max() + 1)
        still = alive & (waste <= gap[part[first]] + 1e-7)
        pieces = _parts(ties, still)
        if np.array_equal(still, alive) and pieces.max() == part.max():
            break
        alive, part = still, pieces
    total, share = 1.0, np.zeros(n)
    for piece in range(int(part.max()) + 1):
        columns = np.flatnonzero(part == piece)
        rows = np.flatnonzero(alive & (part[first] == piece))
        held = np.zeros(rows.size)
        small = ties[rows][:, columns]
        fine, count = count_best(
            _cover(small, cover.size[rows]), _bits(small), price[columns], int(used[rows].sum()), _STEPS, held
        )
        if not fine:
            return None
        total *= count
        share[rows] = held / count / cover.size[rows]
    return Counted(total, share, 0)


def sample(
    problem: CoverProblem, cost: float, *, n_samples: int, time_limit: float, rng: np.random.Generator
) -> Counted | None:
    """Share of best sets found under random weights; not all best sets are equally likely to be met."""
    cover = problem.cover
    found = np.zeros(cover.size.size)
    at_cost = sp.csr_array(cover.cost[None, :])
    done = 0
    for _ in range(n_samples):
        weights = rng.random(cover.size.size)
        result = minimise(problem, weights, time_limit=time_limit, rows=at_cost, at_most=np.array([cost + 1e-6]))
        if result.x is None:
            continue
        found += used_in(problem, result) / cover.size
        done += 1
    return Counted(None, found / done, done) if done > 0 else None


def worth_considering(problem: CoverProblem, most: float) -> Bools | None:
    """Classes that can be in a set that costs at most ``most``, told by their reduced costs; None where unknown."""
    price = _prices(problem) if problem.is_plain and problem.cover.demand.size > 0 else None
    if price is None:
        return None
    cost = problem.cover.cost[0]
    return np.asarray(cost * (1.0 - problem.ties @ price) <= most - cost * price.sum() + 1e-7)


def _prices(problem: CoverProblem) -> Floats | None:
    """Prices of the networks that prove the bound of the linear relaxation, at a cost of 1 a city."""
    from scipy.optimize import linprog  # slow to load

    ties = problem.ties
    n, m = ties.shape
    relaxed = linprog(np.ones(n), A_ub=-ties.T, b_ub=-np.ones(m), bounds=(0, None), method="highs")
    if relaxed.status != 0:
        return None
    price = np.maximum(-np.asarray(relaxed.ineqlin.marginals), 0.0)
    return np.asarray(price / max(1.0, float((ties @ price).max())))


def _parts(ties: sp.csr_array, alive: Bools) -> Ints:
    """Which part each network lies in, when only the rows that are alive link them."""
    left = ties[np.flatnonzero(alive)]
    _, label = connected_components(left.T @ left, directed=False)
    return np.asarray(label, dtype=np.int64)


def _cover(ties: sp.csr_array, size: Ints) -> Cover:
    rows, columns = sp.csr_array(ties), sp.csr_array(ties.T)
    rows.sort_indices()
    columns.sort_indices()
    return Cover(
        rows.indptr.astype(np.int64),
        rows.indices.astype(np.int32),
        columns.indptr.astype(np.int64),
        columns.indices.astype(np.int32),
        size,
        np.ones(size.size),
        np.ones(ties.shape[1], np.int64),
        0,
    )


def _bits(ties: sp.csr_array) -> NDArray[np.uint64]:
    """Each row as a set of bits."""
    bits = np.zeros((ties.shape[0], -(-ties.shape[1] // 64)), np.uint64)
    rows, columns = sp.coo_array(ties).coords
    np.bitwise_or.at(bits, (rows, columns // 64), np.uint64(1) << (columns % 64).astype(np.uint64))
    return bits

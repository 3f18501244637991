"""What a liaison set has to do, reduced to what matters: alike cities together, implied networks left out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from hanse.analysis.classes import equal_rows
from hanse.analysis.coverservice import assign
from hanse.analysis.kernels.cover import Cover
from hanse.analysis.twomode import TwoMode

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

_COMPARED = 2_000  # networks up to which pairs are looked at for containment


@dataclass(frozen=True, eq=False)
class CoverProblem:
    """Classes of alike candidate cities and the networks they have to touch.

    Attributes
    ----------
    cover : Cover
        The reduced problem: rows are classes, columns networks that none of the others imply.
    class_of : array of int32, shape (n_candidates,)
        Class of each candidate city that can serve at all.
    cities : array of int64, shape (n_candidates,)
        These candidates, as indices of the graph, ascending.
    demand : array of int64, shape (n_networks,)
        Cities wanted for each network of the graph, as far as they exist.
    short : array of int64
        Networks that get fewer than asked for, as too few candidates can serve them.
    """

    cover: Cover
    class_of: NDArray[np.int32]
    cities: Ints
    demand: Ints
    short: Ints

    @property
    def ties(self) -> sp.csr_array:
        """The reduced matrix, classes x networks, of float ones."""
        ones = np.ones(self.cover.indices.size)
        shape = (self.cover.size.size, self.cover.demand.size)
        return sp.csr_array((ones, self.cover.indices, self.cover.indptr), shape=shape)

    @property
    def is_plain(self) -> bool:
        """Whether every network needs one city, all cost the same, and nobody has a cap."""
        cover = self.cover
        return cover.cap == 0 and bool((cover.demand == 1).all()) and bool((cover.cost == cover.cost[:1]).all())

    def chosen(self, used: Ints) -> Ints:
        """Cities for the counts of each class: the first of each class."""
        order = np.argsort(self.class_of, kind="stable")
        rank = np.empty(order.size, np.int64)
        starts = np.concatenate([[0], np.cumsum(self.cover.size)])[:-1]
        rank[order] = np.arange(order.size) - starts[self.class_of[order]]
        return self.cities[rank < used[self.class_of]]


def reduce_problem(
    graph: TwoMode, *, candidates: Bools, costs: Floats | None, demand: Ints, cap: int | None
) -> CoverProblem:
    """Reduce: drop cities that are no candidates, group alike ones, drop networks that others imply.

    Of two networks, the one whose candidates include all of the other's needs no attention of its own, if it asks for
    no more. All sets that serve the rest serve it too, so the count of best sets does not change.
    """
    able = np.flatnonzero(candidates)
    part = graph.subset(able)
    wanted = np.minimum(demand, part.network_degrees)
    if cap is not None:
        wanted = _servable(part, wanted, cap)
    kept = np.flatnonzero(wanted > 0)
    if cap is None:
        kept = kept[~_implied(part.subset(networks=kept), wanted[kept])]
    small = part.subset(networks=kept)
    serving = np.flatnonzero(small.city_degrees > 0)
    small = small.subset(serving)
    price = np.ones(serving.size) if costs is None else costs[able[serving]]
    group = np.unique(price, return_inverse=True)[1].astype(np.int32)
    classes = equal_rows(small.indptr, small.indices, group)
    rows = small.subset(classes.first)
    columns = rows.transposed()
    cover = Cover(
        rows.indptr,
        rows.indices,
        columns.indptr,
        columns.indices,
        classes.size,
        price[classes.first].astype(float),
        wanted[kept],
        0 if cap is None else cap,
    )
    return CoverProblem(cover, classes.of, able[serving], wanted, np.flatnonzero(wanted < demand))


def _implied(part: TwoMode, demand: Ints) -> Bools:
    """Networks whose members include all of another one that asks for as many; of equal ones all but the first."""
    n = part.n_networks
    if n > _COMPARED or n == 0:
        return np.zeros(n, bool)
    ties = part.csr()
    shared = (ties.T @ ties).toarray()
    size = part.network_degrees
    inside = (shared == size[:, None]) & (demand[:, None] >= demand[None, :])  # row inside column
    number = np.arange(n)
    same = inside & inside.T
    inside &= ~same | (number[:, None] < number[None, :])
    return np.asarray(inside.any(axis=0))


def _servable(part: TwoMode, demand: Ints, cap: int) -> Ints:
    """How much of the demand of each network can be met at all where each city serves at most ``cap``."""
    _, networks = assign(part, np.arange(part.n_cities), demand, cap)
    return np.bincount(networks, minlength=part.n_networks).astype(np.int64)

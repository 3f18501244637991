"""Who serves which network in a liaison set, and who could take whose place."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.sparse.csgraph import maximum_flow

from hanse.analysis.twomode import TwoMode

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def assign(graph: TwoMode, cities: Ints, demand: Ints, cap: int) -> tuple[Ints, Ints]:
    """Let ``cities`` serve as much demand as they can, at most ``cap`` networks each: pairs of city and network."""
    part = graph.subset(cities)
    n, m = part.shape
    source, sink = n + m, n + m + 1
    rows = np.concatenate([np.full(n, source), np.repeat(np.arange(n), part.city_degrees), n + np.arange(m)])
    columns = np.concatenate([np.arange(n), n + part.indices.astype(np.int64), np.full(m, sink)])
    room = np.concatenate([np.full(n, cap), np.ones(part.n_ties, np.int64), demand])
    table = sp.csr_array((room.astype(np.int32), (rows, columns)), shape=(n + m + 2, n + m + 2))
    flow = sp.coo_array(maximum_flow(table, source, sink).flow)
    from_city = (flow.data > 0) & (flow.coords[0] < n) & (flow.coords[1] < n + m)
    served = np.lexsort((flow.coords[1][from_city], flow.coords[0][from_city]))
    return cities[flow.coords[0][from_city][served]], flow.coords[1][from_city][served].astype(np.int64) - n


def serve_evenly(graph: TwoMode, chosen: Ints, demand: Ints, cap: int | None) -> tuple[Ints, Ints]:
    """Who serves which network, with the largest load as small as it can be."""
    total = int(demand.sum())
    if total == 0 or chosen.size == 0:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    low, high = -(-total // chosen.size), graph.n_networks if cap is None else cap
    best = assign(graph, chosen, demand, high)
    while low < high:
        middle = (low + high) // 2
        trial = assign(graph, chosen, demand, middle)
        if trial[0].size == best[0].size:
            best, high = trial, middle
        else:
            low = middle + 1
    return best


def substitutes(
    graph: TwoMode, chosen: Ints, demand: Ints, candidates: NDArray[np.bool_], price: Floats | None
) -> tuple[Ints, ...]:
    """For each chosen city the others that could take its place at no more cost, the rest staying as it is."""
    columns = graph.transposed()
    held = np.bincount(graph.subset(chosen).indices, minlength=graph.n_networks)
    free = candidates.copy()
    free[chosen] = False
    found = []
    for city in chosen:
        needed = [network for network in graph.row(int(city)) if 0 < held[network] <= demand[network]]
        able = _in_all([columns.row(int(network)) for network in needed], free)
        found.append(able if price is None else able[price[able] <= price[city]])
    return tuple(found)


def _in_all(members: Sequence[NDArray[np.int32]], free: NDArray[np.bool_]) -> Ints:
    """Free cities in every one of the lists; none where there is no list."""
    if len(members) == 0:
        return np.zeros(0, np.int64)
    common = members[0]
    for other in members[1:]:
        common = np.intersect1d(common, other, assume_unique=True)
    return common[free[common]].astype(np.int64)

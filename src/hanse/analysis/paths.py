"""Shortest paths between all cities and networks: what passes whom, and how far everybody is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from hanse.analysis.kernels.paths import Overlaps, Sums, accumulate, spread_over_cities
from hanse.analysis.schedule import Scheduler, Threads, even_blocks
from hanse.analysis.twomode import TwoMode

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_BLOCKS = 16  # never depends on the number of threads: the same sums in the same order anywhere
_ROOM = 20_000_000  # numbers kept at a time while blocks wait to be added up


@dataclass(frozen=True, eq=False)
class Traced:
    """Sums over the shortest paths from some or all members, cities first and networks after them.

    ``passing`` (float64, shape (n_cities + n_networks,)) counts paths through each member, both directions.
    ``distance`` and ``reached`` (int64, same shape) are of sources only, 0 elsewhere.
    """

    passing: Floats
    distance: Ints
    reached: Ints


def trace(graph: TwoMode, *, sources: Ints | None = None, scheduler: Scheduler | None = None) -> Traced:
    """Follow the shortest paths from every member, or from ``sources`` (members, networks numbered after cities).

    Cities with the same networks are followed once and counted as often as they occur. Cost: O(n_classes x n_ties of
    the classes) time, where classes are distinct sets of networks; O(pairs of networks with a common city) memory.
    """
    twins = graph.city_twins
    classes = graph.subset(twins.first)
    counts = _counted_sources(graph, sources)
    weight = np.concatenate([np.bincount(twins.of, counts[: graph.n_cities], len(twins)), counts[graph.n_cities :]])
    chosen = np.flatnonzero(weight)
    overlaps = _overlaps(graph)
    flow, passing = np.zeros(overlaps.shared.size), np.zeros(graph.n_networks)
    distance, reached = np.zeros(weight.size, np.int64), np.zeros(weight.size, np.int64)
    blocks = even_blocks(np.ones(chosen.size), min(_BLOCKS, max(1, _ROOM // max(1, overlaps.shared.size))))
    fixed = (classes.indptr, classes.indices, twins.size, overlaps)
    tasks = [(chosen[begin:end], weight[chosen[begin:end]], *fixed) for begin, end in blocks]
    results = (scheduler or Threads()).map(_trace_block, tasks)
    for (begin, end), sums in zip(blocks, results, strict=True):
        flow += sums.flow
        passing += sums.passing
        distance[chosen[begin:end]], reached[chosen[begin:end]] = sums.distance, sums.reached
    columns = classes.transposed()
    of_class = np.zeros(len(twins))
    spread_over_cities(classes.indptr, classes.indices, columns.indptr, columns.indices, overlaps, flow, of_class)
    member = np.concatenate([twins.of, np.arange(len(twins), weight.size)])
    return Traced(np.concatenate([of_class, passing])[member], distance[member], reached[member])


def _counted_sources(graph: TwoMode, sources: Ints | None) -> Floats:
    """How often each member is a source."""
    n = graph.n_cities + graph.n_networks
    return np.ones(n) if sources is None else np.bincount(sources, minlength=n).astype(float)


def _overlaps(graph: TwoMode) -> Overlaps:
    ties = graph.csr()
    shared = sp.csr_array(ties.T @ ties)
    rows = np.repeat(np.arange(graph.n_networks), np.diff(shared.indptr))
    other = shared.indices != rows
    starts = np.concatenate([[0], np.cumsum(np.bincount(rows[other], minlength=graph.n_networks))])
    return Overlaps(starts.astype(np.int64), shared.indices[other].astype(np.int32), shared.data[other].astype(float))


def _trace_block(
    sources: Ints, weight: Floats, indptr: Ints, indices: NDArray[np.int32], size: Ints, overlaps: Overlaps
) -> Sums:
    sums = Sums(
        np.zeros(overlaps.shared.size),
        np.zeros(overlaps.indptr.size - 1),
        np.zeros(sources.size, np.int64),
        np.zeros(sources.size, np.int64),
    )
    accumulate(sources, weight, indptr, indices, size, overlaps, sums)
    return sums

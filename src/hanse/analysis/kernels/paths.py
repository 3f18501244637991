"""Shortest paths in a two-mode graph, counted on the networks and their overlaps alone.

Every second step of a path is a network. Between two networks a and b that follow each other, any city they share may
stand, and each of these cities carries the same flow. So what passes from network to network is summed up (``flow``),
one number a pair of networks, and spread over the cities once at the end.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.compiled import compiled

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Short = NDArray[np.int32]

_UNREACHED = np.int32(1 << 30)


class Overlaps(NamedTuple):
    """Pairs of networks with common cities, as rows: starts, the other network, how many cities."""

    indptr: Ints
    indices: Short
    shared: Floats


class Sums(NamedTuple):
    """What is added up over sources."""

    flow: Floats  # a pair of networks: per city between them
    passing: Floats  # a network: paths through it
    distance: Ints  # a source: sum of its distances to all it reaches
    reached: Ints  # a source: how many it reaches


@compiled
def accumulate(
    sources: Ints, weight: Floats, indptr: Ints, indices: Short, size: Ints, overlaps: Overlaps, sums: Sums
) -> None:
    """Add the shortest paths that start in ``sources`` to ``sums``.

    Rows are classes of cities with the same networks, ``size`` of them each. A source from 0 is such a class, one
    from the number of classes upwards is a network; it counts ``weight`` times.
    """
    n_classes, n_networks = size.size, overlaps.indptr.size - 1
    distance = np.full(n_networks, _UNREACHED, np.int32)
    paths, after = np.zeros(n_networks), np.zeros(n_networks)
    line = np.empty(n_networks, np.int32)
    for turn in range(sources.size):
        source = sources[turn]
        reached = 0
        if source >= n_classes:
            line[0] = source - n_classes
            distance[line[0]], paths[line[0]], reached = 0, 1.0, 1
        else:
            for tie in range(indptr[source], indptr[source + 1]):
                line[reached] = indices[tie]
                distance[indices[tie]], paths[indices[tie]] = 1, 1.0
                reached += 1
        reached = _spread(overlaps, line, reached, distance, paths)
        far, count = _to_cities(source, indptr, indices, size, distance, paths, after)
        for place in range(reached):
            far += distance[line[place]]
            count += 1 if distance[line[place]] > 0 else 0
        sums.distance[turn], sums.reached[turn] = far, count
        _collect(weight[turn], overlaps, line, reached, distance, paths, after, sums.flow, sums.passing)
        for place in range(reached):
            distance[line[place]], paths[line[place]], after[line[place]] = _UNREACHED, 0.0, 0.0


@compiled
def _spread(overlaps: Overlaps, line: Short, reached: int, distance: Short, paths: Floats) -> int:
    """Number of shortest paths to every network that can be reached; how many can."""
    head = 0
    while head < reached:
        network = line[head]
        if reached == line.size and distance[network] == distance[line[reached - 1]]:
            break  # the last ring lies open: nothing is left to find
        head += 1
        step = distance[network] + 2
        for pair in range(overlaps.indptr[network], overlaps.indptr[network + 1]):
            other = overlaps.indices[pair]
            if distance[other] == _UNREACHED:
                distance[other] = step
                line[reached] = other
                reached += 1
            if distance[other] == step:
                paths[other] += paths[network] * overlaps.shared[pair]
    return reached


@compiled
def _to_cities(
    source: int, indptr: Ints, indices: Short, size: Ints, distance: Short, paths: Floats, after: Floats
) -> tuple[int, int]:
    """Paths that end in a city, onto the networks just before it; the distances to all cities, and how many."""
    far, count = 0, 0
    for city in range(size.size):
        begun, ended = indptr[city], indptr[city + 1]
        nearest, ways = _UNREACHED, 0.0
        for tie in range(begun, ended):
            network = indices[tie]
            if distance[network] < nearest:
                nearest, ways = distance[network], paths[network]
            elif distance[network] == nearest:
                ways += paths[network]
        targets = size[city] - (1 if city == source else 0)
        if nearest == _UNREACHED or targets == 0:
            continue
        far += targets * (nearest + 1)
        count += targets
        share = targets / ways
        for tie in range(begun, ended):
            if distance[indices[tie]] == nearest:
                after[indices[tie]] += share
    return far, count


@compiled
def _collect(
    weight: float,
    overlaps: Overlaps,
    line: Short,
    reached: int,
    distance: Short,
    paths: Floats,
    after: Floats,
    flow: Floats,
    passing: Floats,
) -> None:
    """From the farthest network inwards: what passes each, and what passes between two."""
    for place in range(reached - 1, -1, -1):
        network = line[place]
        step = distance[network] + 2
        if step <= distance[line[reached - 1]]:
            for pair in range(overlaps.indptr[network], overlaps.indptr[network + 1]):
                other = overlaps.indices[pair]
                if distance[other] == step:
                    onward = 1.0 / paths[other] + after[other]
                    after[network] += overlaps.shared[pair] * onward
                    flow[pair] += weight * paths[network] * onward
        if distance[network] > 0:
            passing[network] += weight * paths[network] * after[network]


@compiled
def spread_over_cities(
    indptr: Ints, indices: Short, t_indptr: Ints, t_indices: Short, overlaps: Overlaps, flow: Floats, passing: Floats
) -> None:
    """Add to ``passing`` of each row the flow between all ordered pairs of its networks."""
    row = np.zeros(overlaps.indptr.size - 1)
    for network in range(row.size):
        for pair in range(overlaps.indptr[network], overlaps.indptr[network + 1]):
            row[overlaps.indices[pair]] = flow[pair]
        for member in range(t_indptr[network], t_indptr[network + 1]):
            city = t_indices[member]
            total = 0.0
            for tie in range(indptr[city], indptr[city + 1]):
                total += row[indices[tie]]
            passing[city] += total
        for pair in range(overlaps.indptr[network], overlaps.indptr[network + 1]):
            row[overlaps.indices[pair]] = 0.0

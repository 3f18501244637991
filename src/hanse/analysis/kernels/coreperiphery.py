"""Splitting both sides into core and periphery by turns, each side the best one for the other."""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.compiled import compiled

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Short = NDArray[np.int32]
Bools = NDArray[np.bool_]

_SAME = 1e-12  # correlations that differ by less are equal


class Side(NamedTuple):
    """One side as the other one's search sees it."""

    indptr: Ints
    indices: Short
    group: Short  # of eligibility
    least: int  # members a core has to have


class Whole(NamedTuple):
    """The graph as a whole."""

    ties: float
    cells: float  # that may hold a tie
    allowed: Bools  # groups of cities x groups of networks
    turned: Bools  # the same, networks first


@compiled
def correlation(ties: float, cells: float, whole: Whole) -> float:
    """Correlation over all cells between holding a tie and lying in a block with that many ties and cells."""
    spread = cells * (whole.cells - cells) * whole.ties * (whole.cells - whole.ties)
    return (whole.cells * ties - cells * whole.ties) / math.sqrt(spread) if spread > 0 else 0.0


@compiled
def best_for(other: Side, chosen: Bools, own: Side, whole: Whole, allowed: Bools, result: Bools) -> float:
    """The members of ``own`` that go best with those ``chosen`` of ``other``, into ``result``; the correlation.

    Members of one group with equally many ties into the block are alike, and are in or out together. Ordered by ties
    / possible ties, the best set is a run from the front, cut where that ratio changes: the correlation is convex in
    (ties, cells) and the cuts are the corners of what can be reached.
    """
    weight, block = np.zeros(own.group.size, np.int64), np.zeros(allowed.shape[1], np.int64)
    most = 0
    for member in range(chosen.size):
        if chosen[member]:
            block[other.group[member]] += 1
            for tie in range(other.indptr[member], other.indptr[member + 1]):
                weight[other.indices[tie]] += 1
    for member in range(weight.size):
        most = max(most, weight[member])
    span = most + 1
    cells = np.zeros(allowed.shape[0], np.int64)
    for group in range(cells.size):
        for towards in range(block.size):
            if allowed[group, towards]:
                cells[group] += block[towards]
    many = np.zeros(cells.size * span, np.int64)
    for member in range(weight.size):
        many[own.group[member] * span + weight[member]] += 1
    ratio = np.full(many.size, -1.0)
    for kind in range(many.size):
        if many[kind] > 0 and cells[kind // span] > 0:
            ratio[kind] = (kind % span) / cells[kind // span]
    order = _falling(ratio)
    best, line = _cut(order, ratio, many, span, cells, own.least, whole)
    for member in range(weight.size):
        at = ratio[own.group[member] * span + weight[member]]
        result[member] = at >= 0.0 and at >= line
    return best


@compiled
def _falling(values: Floats) -> Ints:
    """Places of the values from the largest to the smallest (Shell's sort: short, and quick to compile)."""
    order = np.arange(values.size)
    gap = values.size // 2
    while gap > 0:
        for place in range(gap, order.size):
            taken, at = order[place], place
            while at >= gap and values[order[at - gap]] < values[taken]:
                order[at] = order[at - gap]
                at -= gap
            order[at] = taken
        gap //= 2
    return order


@compiled
def _cut(
    order: Ints, ratio: Floats, many: Ints, span: int, cells: Ints, least: int, whole: Whole
) -> tuple[float, float]:
    """The best correlation, and the least ratio that is still in."""
    ties, size, members, best, line = 0.0, 0.0, 0, -2.0, np.inf
    for place in range(order.size):
        kind = order[place]
        if ratio[kind] < 0.0:
            break
        ties += many[kind] * (kind % span)
        size += many[kind] * cells[kind // span]
        members += many[kind]
        is_last = place + 1 == order.size or ratio[order[place + 1]] < ratio[kind]
        if is_last and (members >= least or place + 1 == order.size or ratio[order[place + 1]] < 0.0):
            found = correlation(ties, size, whole)
            if found > best + _SAME:
                best, line = found, ratio[kind]
    return best, line


@compiled
def _copy(source: Bools, target: Bools) -> None:
    for member in range(source.size):
        target[member] = source[member]


@compiled
def by_turns(cities: Side, networks: Side, whole: Whole, in_cities: Bools, in_networks: Bools) -> float:
    """Improve ``in_networks`` until nothing moves; fills ``in_cities`` and returns the correlation."""
    best = -2.0
    new_cities, new_networks = in_cities.copy(), in_networks.copy()
    while True:
        best_for(networks, new_networks, cities, whole, whole.allowed, new_cities)
        found = best_for(cities, new_cities, networks, whole, whole.turned, new_networks)
        if found <= best + _SAME:
            return best
        best = found
        _copy(new_cities, in_cities)
        _copy(new_networks, in_networks)


@compiled
def by_all_subsets(few: Side, many: Side, whole: Whole, allowed: Bools, in_few: Bools, in_many: Bools) -> float:
    """Try every set of the side ``few`` (at most 60 members); ``allowed`` is groups of many x groups of few."""
    best = -2.0
    trial, answer = np.zeros(in_few.size, np.bool_), np.zeros(in_many.size, np.bool_)
    for number in range(1, 1 << in_few.size):
        size = 0
        for member in range(in_few.size):
            trial[member] = (number >> member) & 1 == 1
            size += trial[member]
        if size < few.least:
            continue
        found = best_for(few, trial, many, whole, allowed, answer)
        if found > best + _SAME:
            best = found
            _copy(trial, in_few)
            _copy(answer, in_many)
    return best

"""Peeling a two-mode graph from the outside in."""

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.compiled import compiled

Ints = NDArray[np.int64]
Short = NDArray[np.int32]


@compiled
def core_numbers(starts: Ints, neighbours: Short, core: Ints) -> None:
    """Core number of every node of a graph into ``core``; on entry it holds the degrees.

    Nodes are kept sorted by what is left of their degree, in buckets of one array; each step takes the node with the
    least and moves its neighbours one bucket down.
    """
    n = core.size
    most = 0
    for node in range(n):
        most = max(most, core[node])
    bucket = np.zeros(most + 2, np.int64)  # where the nodes with that much left begin in ``line``
    for node in range(n):
        bucket[core[node] + 1] += 1
    for degree in range(1, most + 2):
        bucket[degree] += bucket[degree - 1]
    line, at = np.empty(n, np.int64), np.empty(n, np.int64)
    filled = bucket.copy()
    for node in range(n):
        at[node] = filled[core[node]]
        line[at[node]] = node
        filled[core[node]] += 1
    for turn in range(n):
        node = line[turn]
        for tie in range(starts[node], starts[node + 1]):
            other = neighbours[tie]
            if core[other] > core[node]:
                front = bucket[core[other]]
                swapped = line[front]
                line[front], line[at[other]] = other, swapped
                at[swapped], at[other] = at[other], front
                bucket[core[other]] += 1
                core[other] -= 1


@compiled
def peel_to(starts: Ints, neighbours: Short, needed: Ints, left: Ints, is_in: NDArray[np.bool_], queue: Ints) -> None:
    """Take out every node with fewer neighbours left than it ``needed``, until none is.

    On entry ``left`` holds the degrees and ``is_in`` is True everywhere; on return ``is_in`` is what stays.
    """
    waiting = 0
    for node in range(left.size):
        if left[node] < needed[node]:
            is_in[node] = False
            queue[waiting] = node
            waiting += 1
    done = 0
    while done < waiting:
        node = queue[done]
        done += 1
        for tie in range(starts[node], starts[node + 1]):
            other = neighbours[tie]
            left[other] -= 1
            if is_in[other] and left[other] < needed[other]:
                is_in[other] = False
                queue[waiting] = other
                waiting += 1

"""Moving members between communities while that raises Barber's modularity."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.compiled import compiled

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Level(NamedTuple):
    """A graph whose nodes are members, or groups of them, of both sides."""

    starts: Ints
    neighbours: Ints
    ties: Floats  # between a node and its neighbour
    city_degree: Floats  # sum over the cities in a node
    network_degree: Floats  # over the networks in it
    all_ties: float


@compiled
def move(level: Level, order: Ints, bound: Ints, label: Ints) -> int:
    """Take nodes one by one, in ``order`` and then as their neighbours move, to the best community; moves made.

    ``label`` is the community of each node, improved in place. A node only joins nodes with its own ``bound``.
    """
    n = order.size
    cities, networks = np.zeros(n), np.zeros(n)  # degrees of each community
    members = np.zeros(n, np.int64)
    for node in range(n):
        cities[label[node]] += level.city_degree[node]
        networks[label[node]] += level.network_degree[node]
        members[label[node]] += 1
    free = np.empty(n, np.int64)
    n_free = 0
    for community in range(n):
        if members[community] == 0:
            free[n_free] = community
            n_free += 1
    towards = np.zeros(n)
    touched = np.empty(n, np.int64)
    queue, waits = order.copy(), np.ones(n, np.bool_)
    head, waiting, moves = 0, n, 0
    while waiting > 0:
        node = queue[head]
        head = head + 1 if head + 1 < n else 0
        waiting -= 1
        waits[node] = False
        home = label[node]
        cities[home] -= level.city_degree[node]
        networks[home] -= level.network_degree[node]
        members[home] -= 1
        if members[home] == 0:
            free[n_free] = home
            n_free += 1
        chosen = _best(level, node, home, bound, label, cities, networks, members, towards, touched)
        if chosen < 0:
            chosen = home if members[home] == 0 else free[n_free - 1]
        if members[chosen] == 0:
            n_free -= 1  # it is the last of the free ones
        cities[chosen] += level.city_degree[node]
        networks[chosen] += level.network_degree[node]
        members[chosen] += 1
        label[node] = chosen
        if chosen == home:
            continue
        moves += 1
        for tie in range(level.starts[node], level.starts[node + 1]):
            other = level.neighbours[tie]
            if not waits[other] and label[other] != chosen:
                waits[other] = True
                queue[(head + waiting) % n] = other
                waiting += 1
    return moves


@compiled
def _best(
    level: Level,
    node: int,
    home: int,
    bound: Ints,
    label: Ints,
    cities: Floats,
    networks: Floats,
    members: Ints,
    towards: Floats,
    touched: Ints,
) -> int:
    """The community in which ``node`` raises modularity most, ``home`` where equal; -1 where alone is best."""
    n_touched = 0
    for tie in range(level.starts[node], level.starts[node + 1]):
        other = level.neighbours[tie]
        community = label[other]
        if other == node or bound[other] != bound[node]:
            continue
        if towards[community] == 0.0:
            touched[n_touched] = community
            n_touched += 1
        towards[community] += level.ties[tie]
    own_cities, own_networks = level.city_degree[node], level.network_degree[node]
    chosen, best = -1, 0.0
    if members[home] > 0:
        chosen = home
        best = towards[home] - (own_cities * networks[home] + own_networks * cities[home]) / level.all_ties
    room = 1e-12 * (own_cities + own_networks)
    if best < -room:
        chosen, best = -1, 0.0
    for place in range(n_touched):
        community = touched[place]
        expected = (own_cities * networks[community] + own_networks * cities[community]) / level.all_ties
        if towards[community] - expected > best + room:
            chosen, best = community, towards[community] - expected
        towards[community] = 0.0
    return chosen

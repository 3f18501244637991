"""The search for a division of both sides with large modularity."""

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from hanse.analysis.kernels.community import Level, move
from hanse.analysis.schedule import Scheduler, Threads
from hanse.analysis.twomode import TwoMode

Ints = NDArray[np.int64]

_ROUNDS = 30  # times a search may begin again from what it found
_SHAKEN = 0.3  # share of members shuffled


def searches(
    graph: TwoMode, rng: np.random.Generator, n_starts: int, n_shakes: int, scheduler: Scheduler | None
) -> list[tuple[float, Ints]]:
    """Q and division from each search; none where there is no tie."""
    if graph.n_ties == 0:
        return []
    ground = _ground(graph)
    seeds = rng.integers(2**63, size=n_starts)
    tasks = [(ground, n_shakes, start % 2 == 0, int(seed)) for start, seed in enumerate(seeds)]
    return list((scheduler or Threads()).map(_divide, tasks))


def _ground(graph: TwoMode) -> Level:
    columns = graph.transposed()
    starts = np.concatenate([graph.indptr, columns.indptr[1:] + graph.n_ties])
    neighbours = np.concatenate([graph.indices.astype(np.int64) + graph.n_cities, columns.indices.astype(np.int64)])
    of_cities = np.concatenate([graph.city_degrees, np.zeros(graph.n_networks)]).astype(float)
    of_networks = np.concatenate([np.zeros(graph.n_cities), graph.network_degrees]).astype(float)
    return Level(starts, neighbours, np.ones(neighbours.size), of_cities, of_networks, float(graph.n_ties))


def _divide(ground: Level, n_shakes: int, from_one_each: bool, seed: int) -> tuple[float, Ints]:
    """One search from one starting order, then again and again from the best division with some members shuffled."""
    rng = np.random.default_rng(seed)
    n = ground.city_degree.size
    start = np.arange(n) if from_one_each else rng.integers(0, rng.integers(1, 2 + int(2 * np.sqrt(n))), n)
    best, labels = _climb(ground, start, rng)
    for shake in range(n_shakes):
        trial, moved = labels.copy(), rng.random(n) < _SHAKEN
        trial[moved] = rng.permutation(trial[moved]) if shake % 2 == 0 else rng.integers(0, n, int(moved.sum()))
        score, trial = _climb(ground, trial, rng)
        if score > best:
            best, labels = score, trial
    return best, labels


def _climb(ground: Level, labels: Ints, rng: np.random.Generator) -> tuple[float, Ints]:
    """Rounds of moves until Q no longer rises."""
    best = -1.0
    for _ in range(_ROUNDS):
        labels = _round(ground, labels.copy(), rng)
        score = _score(ground, labels)
        if score <= best + 1e-12:
            break
        best = score
    return best, labels


def _round(ground: Level, labels: Ints, rng: np.random.Generator) -> Ints:
    """Move members, then the well-knit groups inside each community, then groups of these, until nothing moves."""
    level, group = ground, np.arange(labels.size)  # group: the node of ``level`` that holds each member
    while True:
        n = level.city_degree.size
        move(level, rng.permutation(n), np.zeros(n, np.int64), labels)
        knit = np.arange(n)
        move(level, rng.permutation(n), labels, knit)
        _, knit = np.unique(knit, return_inverse=True)
        if int(knit.max()) + 1 == n:
            return np.asarray(labels[group], dtype=np.int64)
        upper = np.zeros(int(knit.max()) + 1, np.int64)
        upper[knit] = np.unique(labels, return_inverse=True)[1]
        level, group, labels = _merged(level, knit), knit[group], upper


def _merged(level: Level, group: Ints) -> Level:
    """The graph of the groups of nodes."""
    n = int(group.max()) + 1
    rows = np.repeat(group, np.diff(level.starts))
    table = sp.coo_array((level.ties, (rows, group[level.neighbours])), shape=(n, n)).tocsr()
    return Level(
        table.indptr.astype(np.int64),
        table.indices.astype(np.int64),
        table.data,
        np.bincount(group, level.city_degree, n).astype(float),
        np.bincount(group, level.network_degree, n).astype(float),
        level.all_ties,
    )


def _score(ground: Level, labels: Ints) -> float:
    rows = np.repeat(labels, np.diff(ground.starts))
    inside = float((rows == labels[ground.neighbours]).sum()) / 2
    expected = np.bincount(labels, ground.city_degree) @ np.bincount(labels, ground.network_degree)
    return inside / ground.all_ties - float(expected) / ground.all_ties**2

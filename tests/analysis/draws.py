"""Random graphs for tests: both degree sequences kept, by plain trades of two rows, slow and obvious."""

from collections.abc import Iterator

import numpy as np

from hanse.analysis.twomode import TwoMode


def shuffled(graph: TwoMode, *, draws: int, rng: np.random.Generator, trades: int = 200) -> Iterator[TwoMode]:
    """Graphs with the degrees of ``graph``, each some trades away from the one before."""
    rows = [set(graph.row(city).tolist()) for city in range(graph.n_cities)]
    for _ in range(draws):
        for _ in range(trades if graph.n_cities > 1 else 0):
            first, second = rng.choice(graph.n_cities, 2, replace=False)
            both = rows[first] & rows[second]
            apart = rng.permutation(sorted(rows[first] ^ rows[second])).tolist()
            cut = len(rows[first]) - len(both)
            rows[first], rows[second] = both | set(apart[:cut]), both | set(apart[cut:])
        cities = np.repeat(np.arange(graph.n_cities), [len(row) for row in rows])
        yield TwoMode.from_indices(cities, [network for row in rows for network in row], shape=graph.shape)

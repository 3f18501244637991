"""Small and synthetic worlds for examples, tests and benchmarks; none of them is data about cities."""

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.twomode import TwoMode

_MINI = (
    ("Aarau", "Alpha Beta Delta"),
    ("Bern", "Alpha Beta"),
    ("Chur", "Alpha"),
    ("Davos", "Beta Gamma Delta"),
    ("Erfurt", "Gamma"),
    ("Fulda", "Gamma Delta"),
    ("Genk", "Alpha"),
    ("Hasselt", ""),
)


def mini() -> TwoMode:
    """Eight invented city rows in four invented networks: twins (Chur, Genk) and a city in none (Hasselt).

    Examples
    --------
    >>> mini().shape, mini().n_ties
    ((8, 4), 13)
    """
    ties = [(city, network) for city, row in _MINI for network in row.split()]
    return TwoMode.from_edges(ties, cities=[city for city, _ in _MINI])


def synthetic(
    n_cities: int,
    n_networks: int,
    n_ties: int,
    *,
    rng: np.random.Generator,
    city_tail: float = 1.65,
    network_spread: float = 1.3,
) -> TwoMode:
    """A random graph with heavy-tailed degrees on both sides and no planted overlap.

    For timing and for checking that a method finds nothing where nothing is. ``synthetic(200_000, 5_000, 2_000_000)``
    resembles the largest size Hanse is made for.

    Parameters
    ----------
    n_cities, n_networks : int
        Size; every city and every network gets at least one tie.
    n_ties : int
        Distinct ties; at least ``n_cities + n_networks``, at most a quarter of all cells.
    rng : numpy.random.Generator
        Source of the draws.
    city_tail : float, default 1.65
        Exponent of the Pareto (Lomax) weights of cities; smaller is more unequal.
    network_spread : float, default 1.3
        Standard deviation of the logarithm of the weights of networks, cut at 3.25 of them; 0 is equal.

    Returns
    -------
    TwoMode

    Raises
    ------
    ValueError : that many ties cannot be placed.

    Notes
    -----
    Ties are drawn in proportion to the product of the weights; repeated ones are drawn again, which flattens the
    heaviest members a little. Cost: O(n_ties log n_ties).

    Source
    ------
    Chung and Lu (2002), The average distances in random graphs with given expected degrees,
    doi:10.1073/pnas.252631999 (the drawing rule).

    Reproduces
    ----------
    none

    Examples
    --------
    >>> synthetic(50, 8, 100, rng=np.random.default_rng(1)).n_ties
    100
    """
    if not n_cities + n_networks <= n_ties <= n_cities * n_networks // 4:
        raise ValueError(f"{n_ties} ties do not fit {n_cities} x {n_networks}: give one a member to a quarter of cells")
    city_weight = rng.pareto(city_tail, n_cities) + 0.15
    network_weight = np.exp(network_spread * np.clip(rng.standard_normal(n_networks), -3.25, 3.25))
    everyone = np.concatenate(
        [
            np.arange(n_cities) * n_networks + _draw(network_weight, n_cities, rng),
            _draw(city_weight, n_networks, rng) * n_networks + np.arange(n_networks),
        ]
    )
    cells = np.unique(everyone)
    while cells.size < n_ties:
        drawn = int(1.3 * (n_ties - cells.size)) + 100
        fresh = _draw(city_weight, drawn, rng) * n_networks + _draw(network_weight, drawn, rng)
        fresh = np.setdiff1d(fresh, cells)
        cells = np.concatenate([cells, rng.permutation(fresh)[: n_ties - cells.size]])
    return TwoMode.from_indices(cells // n_networks, cells % n_networks, shape=(n_cities, n_networks))


def _draw(weights: NDArray[np.float64], count: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """Members drawn in proportion to their weight."""
    ends = np.cumsum(weights)
    found = np.searchsorted(ends, rng.random(count) * ends[-1])
    return np.asarray(np.minimum(found, weights.size - 1), dtype=np.int64)

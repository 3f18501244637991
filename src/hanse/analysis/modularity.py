"""How good a division into communities is, and how far two divisions agree."""

import numpy as np
from numpy.typing import ArrayLike

from hanse.analysis.twomode import TwoMode

BARBER = "Barber (2007), Modularity and community detection in bipartite networks, doi:10.1103/PhysRevE.76.066102"


def modularity(graph: TwoMode, cities: ArrayLike, networks: ArrayLike) -> float | None:
    """Barber's modularity Q of a given division.

    Use it to score a division that comes from elsewhere (themes, regions). 0 is what the degrees lead to expect.

    Parameters
    ----------
    graph : TwoMode
    cities : array of int, shape (n_cities,)
        Community of each city; a negative number means none.
    networks : array of int, shape (n_networks,)
        Community of each network, with the same numbers.

    Returns
    -------
    float or None
        Below 1; None without a tie.

    Raises
    ------
    ValueError : not one number a member.

    Notes
    -----
    Cost: O(n_ties).

    Source
    ------
    Barber (2007), Modularity and community detection in bipartite networks, doi:10.1103/PhysRevE.76.066102, eq. 13.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> from hanse.analysis.toys import mini
    >>> round(modularity(mini(), [0, 0, 0, 1, 1, 1, 0, -1], [0, 0, 1, 1]), 4)
    0.3432
    """
    of_city, of_network = np.asarray(cities, dtype=np.int64), np.asarray(networks, dtype=np.int64)
    if of_city.shape != (graph.n_cities,) or of_network.shape != (graph.n_networks,):
        raise ValueError(f"{of_city.size} and {of_network.size} communities for {graph.n_cities} x {graph.n_networks}")
    if graph.n_ties == 0:
        return None
    inside = np.repeat(of_city, graph.city_degrees) == of_network[graph.indices]
    inside &= of_network[graph.indices] >= 0
    most = int(max(of_city.max(initial=-1), of_network.max(initial=-1))) + 2
    city_sums = np.bincount(np.maximum(of_city, -1) + 1, graph.city_degrees, most)[1:]
    network_sums = np.bincount(np.maximum(of_network, -1) + 1, graph.network_degrees, most)[1:]
    ties = float(graph.n_ties)
    return float(inside.sum() / ties - (city_sums @ network_sums) / ties**2)


def adjusted_rand(first: ArrayLike, second: ArrayLike) -> float:
    """How far two divisions of the same members agree: 1 if they are the same, about 0 if only by chance.

    Parameters
    ----------
    first, second : array of int, shape (n,)
        Community of each member.

    Returns
    -------
    float
        At most 1; 1 also where there are no pairs to divide.

    Source
    ------
    Hubert and Arabie (1985), Comparing partitions, doi:10.1007/BF01908075.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> adjusted_rand([0, 0, 1, 1], [5, 5, 2, 2])
    1.0
    """
    _, a = np.unique(np.asarray(first), return_inverse=True)
    _, b = np.unique(np.asarray(second), return_inverse=True)
    cells = np.unique(a * (int(b.max(initial=0)) + 1) + b, return_counts=True)[1]
    both, in_a, in_b = (float((n * (n - 1.0)).sum()) for n in (cells, np.bincount(a), np.bincount(b)))
    pairs = a.size * (a.size - 1.0)
    expected = in_a * in_b / pairs if pairs > 0 else 0.0
    most = (in_a + in_b) / 2
    return 1.0 if most == expected else (both - expected) / (most - expected)

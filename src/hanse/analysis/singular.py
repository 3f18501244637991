"""The leading singular vectors of a two-mode graph: one number a member that together describe the matrix best."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.sparse.linalg as spl
from numpy.typing import NDArray

from hanse.analysis.twomode import TwoMode

_DENSE = 600  # members of the smaller side up to which the full table of its overlaps is decomposed


@dataclass(frozen=True, eq=False)
class SingularPair:
    """Largest singular value with its vectors, all entries from 0, of length 1 (of length 0 without a tie)."""

    value: float
    cities: NDArray[np.float64]
    networks: NDArray[np.float64]

    def explained(self, graph: TwoMode) -> float | None:
        """Share of the ties that the product of the two vectors accounts for; None without a tie."""
        return self.value**2 / graph.n_ties if graph.n_ties > 0 else None


def leading(graph: TwoMode) -> SingularPair:
    """Largest singular value of the matrix, with the vectors that belong to it.

    Where the graph has parts with equally large values, the vectors are those nearest to the degrees, so that the
    answer does not depend on the order of members.

    Parameters
    ----------
    graph : TwoMode

    Returns
    -------
    SingularPair

    Notes
    -----
    Cost: O(m^3) for the smaller side m up to 600 members, else O(n_ties) a step of Lanczos' iteration.

    Source
    ------
    Borgatti and Everett (1997), Network analysis of 2-mode data, doi:10.1016/S0378-8733(96)00301-2 (use as coreness).

    Reproduces
    ----------
    none

    Examples
    --------
    >>> from hanse.analysis.toys import mini
    >>> round(leading(mini()).value, 4)
    2.7144
    """
    if graph.n_ties == 0:
        return SingularPair(0.0, np.zeros(graph.n_cities), np.zeros(graph.n_networks))
    if graph.n_cities < graph.n_networks:
        turned = leading(graph.transposed())
        return SingularPair(turned.value, turned.networks, turned.cities)
    ties = graph.csr().astype(float)
    start = graph.network_degrees.astype(float)
    if graph.n_networks <= _DENSE:
        squares, vectors = np.linalg.eigh((ties.T @ ties).toarray())
        best = vectors[:, squares >= squares[-1] * (1 - 1e-10)]
        networks = best @ (best.T @ start)
    else:
        _, _, rows = spl.svds(ties, k=1, v0=start, tol=1e-12)
        networks = np.abs(rows[0])
    networks = np.maximum(networks, 0.0)
    networks /= np.linalg.norm(networks)
    cities = ties @ networks
    value = float(np.linalg.norm(cities))
    return SingularPair(value, cities / value, networks)

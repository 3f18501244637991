"""Taking off full and empty rows and columns, which leave a null model no choice."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.eligibility import Eligibility
from hanse.analysis.twomode import TwoMode


@dataclass(frozen=True, eq=False)
class Peeled:
    """A graph without rows and columns that leave no choice.

    ``graph`` is what is left; ``cities`` and ``networks`` (int64) are the indices of its members in the whole. A
    city taken off is in none, or in all, of the networks that were left and that it may join; likewise a network.
    """

    graph: TwoMode
    cities: NDArray[np.int64]
    networks: NDArray[np.int64]


def peel(graph: TwoMode) -> Peeled:
    """What is left when full and empty rows and columns are taken off, again and again.

    Use it before anything that divides by what a member could still do. It does not tell what the members taken off
    have in common; their overlap is fixed by the degrees alone.

    Parameters
    ----------
    graph : TwoMode
        With or without eligibility; "full" means every network the city may join.

    Returns
    -------
    Peeled
        Perhaps with no city and no network left.

    Notes
    -----
    Cost: O(n_ties) a round; as many rounds as members are taken off one after the other.

    Source
    ------
    Definition; none needed.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> from hanse.analysis.toys import mini
    >>> peel(mini()).graph.shape  # Hasselt is in none
    (7, 4)
    """
    rules = graph.eligibility if graph.eligibility is not None else Eligibility.everyone(*graph.shape)
    ties = graph.csr()
    rows, columns = np.ones(graph.n_cities, bool), np.ones(graph.n_networks, bool)
    while True:
        left_rows, left_columns = rows.copy(), columns.copy()
        for kept, other, side, group, other_group, allowed in (
            (rows, columns, ties, rules.city_group, rules.network_group, rules.allowed),
            (columns, rows, ties.T, rules.network_group, rules.city_group, rules.allowed.T),
        ):
            degree = side @ other.astype(np.int64)
            open_cells = (allowed @ np.bincount(other_group[other], minlength=allowed.shape[1]))[group]
            np.logical_and(kept, (degree > 0) & (degree < open_cells), out=kept)
        if np.array_equal(rows, left_rows) and np.array_equal(columns, left_columns):
            break
    cities, networks = np.flatnonzero(rows), np.flatnonzero(columns)
    return Peeled(graph.subset(cities, networks), cities, networks)

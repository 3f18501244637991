"""Which memberships are held back for the recovery of known memberships, and what goes with each of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Split:
    """One membership held back at a time, n of them, over k networks.

    Attributes
    ----------
    city, network : array of int64, shape (n,)
        Row and column of the membership that is to be found again.
    known : array of bool, shape (n, k)
        Networks of the city that may still be seen.
    hidden : array of bool, shape (n, k)
        Networks of the city that are held back: the one sought and its relatives, or all in a cold start.
    candidates : array of bool, shape (n, k)
        The networks among which it is sought, the same for every ranker: those whose rule admits the city, without
        its other networks.
    n_refused : int
        Memberships left out, as the rule of the network does not admit the city.
    """

    city: Ints
    network: Ints
    known: Bools
    hidden: Bools
    candidates: Bools
    n_refused: int

    def only(self, chosen: Bools) -> "Split":
        """Some of the held-back memberships."""
        return Split(
            self.city[chosen], self.network[chosen], self.known[chosen], self.hidden[chosen],
            self.candidates[chosen], self.n_refused,
        )  # fmt: skip


def hold_back(ties: Bools, admitted: Bools, relatives: Bools, *, cold: bool) -> Split:
    """Hold back each membership in turn, with its relatives.

    Parameters
    ----------
    ties : array of bool, shape (m, k)
        Who is counted in what.
    admitted : array of bool, shape (m, k)
        Whom the rule of each network admits.
    relatives : array of bool, shape (k, k)
        Of :func:`relatives_of`.
    cold : bool
        True holds back every membership of the city: nothing is known of it but country, size and level.

    Returns
    -------
    Split
    """
    rows, columns = np.nonzero(ties & admitted)
    held = ties[rows]
    hidden = held.copy() if cold else held & relatives[columns]
    hidden[np.arange(rows.size), columns] = True
    candidates = admitted[rows] & ~held
    candidates[np.arange(rows.size), columns] = True
    return Split(
        rows.astype(np.int64), columns.astype(np.int64), held & ~hidden, hidden, candidates,
        int((ties & ~admitted).sum()),
    )  # fmt: skip


def relatives_of(networks: Sequence[str], parents: Mapping[str, frozenset[str]]) -> Bools:
    """Which networks are parent, child (at any remove) or branch of the same parent of which; shape (k, k).

    ``parents`` names what each network is directly a part or branch of. Nobody is a relative of itself.
    """
    above = {network: _above(network, parents) for network in networks}
    found = np.zeros((len(networks), len(networks)), dtype=bool)
    for row, one in enumerate(networks):
        for column, other in enumerate(networks):
            siblings = not parents.get(one, frozenset()).isdisjoint(parents.get(other, frozenset()))
            found[row, column] = one != other and (one in above[other] or other in above[one] or siblings)
    return found


def _above(network: str, parents: Mapping[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = list(parents.get(network, ()))
    while len(waiting) > 0:
        parent = waiting.pop()
        if parent not in found:
            found.add(parent)
            waiting.extend(parents.get(parent, ()))
    return frozenset(found)

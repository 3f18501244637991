"""Rankers that compete in the recovery of known memberships, and the reciprocal rank each gives."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hanse.advise.ranker import Traits, Weights, likeness, shares
from hanse.advise.recovery_split import Bools, Split

Floats = NDArray[np.float64]
_TIE = 1e-12  # scores nearer than this are equal
_LAST = 1e-6  # weight by which overall popularity breaks ties of a baseline


@dataclass(frozen=True, eq=False)
class World:
    """Cities, networks and ties; ``ties`` is a scipy sparse array of ones, shape (m, k)."""

    cities: Traits
    ties: Any

    def members(self, split: Split) -> Floats:
        """Members of each network without what is held back of the city, shape (n, k)."""
        found: Floats = np.asarray(self.ties.sum(axis=0), dtype=np.float64)[None, :] - split.hidden
        return found


Ranker = Callable[[World, Split], Floats]


def popularity(world: World, split: Split) -> Floats:
    """Networks with more members come first."""
    return world.members(split)


def country_popularity(world: World, split: Split) -> Floats:
    """Networks with more members in the city's country come first; overall popularity breaks ties."""
    countries, number = np.unique(world.cities.country, return_inverse=True)
    of_country = np.zeros((countries.size, world.ties.shape[1]))
    rows, columns = world.ties.nonzero()
    np.add.at(of_country, (number[rows], columns), 1.0)
    return np.asarray(of_country[number[split.city]] - split.hidden + _LAST * world.members(split))


def item_knn(world: World, split: Split) -> Floats:
    """Networks that share members with those the city is known in (cosine); overall popularity breaks ties.

    Source
    ------
    Sarwar et al. (2001), Item-based collaborative filtering recommendation algorithms, doi:10.1145/371920.372071.
    """
    cells = world.ties.astype(np.float64)
    totals = np.asarray(cells.sum(axis=0))
    known = split.known / np.sqrt(np.maximum(totals, 1.0))
    together = known @ (cells.T @ cells).toarray() - split.hidden * known.sum(axis=1)[:, None]
    members = world.members(split)
    found: Floats = together / np.sqrt(np.maximum(members, 1.0)) + _LAST * members
    return found


BASELINES: Mapping[str, Ranker] = {
    "popularity": popularity,
    "country popularity": country_popularity,
    "item-kNN": item_knn,
}


def like_cities(weights: Weights) -> Ranker:
    """The ranker of `hanse advise join`; the city's own row never counts."""

    def rank(world: World, split: Split) -> Floats:
        rows, inverse = np.unique(split.city, return_inverse=True)
        like = likeness(world.cities.only(rows), world.cities, weights)
        like[np.arange(rows.size), rows] = 0.0
        return shares(like[inverse], split.known, world.ties, world.members(split), weights)

    return rank


def reciprocal_ranks(scores: Floats, network: NDArray[np.int64], candidates: Bools) -> Floats:
    """1 / rank of the network that is sought, shape (n,), in (0, 1].

    Parameters
    ----------
    scores : array of float64, shape (n, k)
    network : array of int64, shape (n,)
        The column sought.
    candidates : array of bool, shape (n, k)
        The columns it is sought among, itself included.

    Returns
    -------
    array of float64, shape (n,)
        Of several equal scores: the mean over the places they share, as if they were drawn.

    Source
    ------
    Voorhees (1999), The TREC-8 question answering track report (mean reciprocal rank).
    """
    sought = scores[np.arange(network.size), network][:, None]
    above = ((scores > sought + _TIE) & candidates).sum(axis=1)
    equal = ((np.abs(scores - sought) <= _TIE) & candidates).sum(axis=1)
    harmonic = np.concatenate([[0.0], np.cumsum(1.0 / np.arange(1, scores.shape[1] + 1))])
    found: Floats = (harmonic[above + equal] - harmonic[above]) / equal
    return found

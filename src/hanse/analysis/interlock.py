"""Governing bodies that are linked because the same cities sit in them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import ArrayLike, NDArray

from hanse.analysis.narrative import narrative, number, several
from hanse.analysis.twomode import TwoMode

Ints = NDArray[np.int64]

MIZRUCHI = "Mizruchi (1996), What do interlocks do?, Annual Review of Sociology 22, 271-298"
BREIGER = "Breiger (1974), The duality of persons and groups, doi:10.2307/2576011"


@dataclass(frozen=True, eq=False)
class Interlocks:
    """Pairs of networks whose boards share cities.

    Attributes
    ----------
    first, second : array of int64, shape (n_pairs,)
        Networks, first < second, both with a known board and at least one city in both.
    shared : array of int64, shape (n_pairs,)
        Cities that sit in both boards.
    cities : tuple of array of int64, length n_pairs
        Which ones.
    seats : array of int64, shape (n_networks,)
        Cities on the board of each network; 0 where the board is not known.
    is_known : array of bool, shape (n_networks,)
        Whether the board of a network is held at all.
    linked : array of int64, shape (n_networks,)
        Other known boards each shares a city with.
    boards : array of int64, shape (n_cities,)
        Known boards each city sits in.
    """

    first: Ints
    second: Ints
    shared: Ints
    cities: tuple[Ints, ...]
    seats: Ints
    is_known: NDArray[np.bool_]
    linked: Ints
    boards: Ints

    @property
    def n_judged(self) -> int:
        """Pairs of known boards; the others cannot be judged."""
        known = int(self.is_known.sum())
        return known * (known - 1) // 2

    @property
    def density(self) -> float | None:
        """Share of the judged pairs that share a city; None where no pair can be judged."""
        return self.first.size / self.n_judged if self.n_judged > 0 else None

    @property
    def params(self) -> dict[str, object]:
        """What was asked for."""
        return {"n_known": int(self.is_known.sum()), "n_networks": int(self.is_known.size)}

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What has to hold for the numbers to mean what they say."""
        return (
            "A seat is held by a city, whoever fills it; seats on boards of about the same time count as shared.",
            "A shared seat is an opportunity to speak, not a sign that anything is coordinated.",
        )

    @property
    def missing(self) -> str:
        """Treatment of missing data."""
        return "Pairs with a board that is not held cannot be judged and are not counted as unlinked."

    def describe(self) -> str:
        """Methods paragraph with references."""
        known, everyone = int(self.is_known.sum()), int(self.is_known.size)
        return narrative(
            [
                f"{several(self.first.size, 'pair')} of networks share a city on their boards, of {self.n_judged:,} "
                f"pairs with both boards known (density {number(self.density)}; {known:,} of "
                f"{several(everyone, 'board')} known).",
                *self.assumptions,
                self.missing,
            ],
            references=[BREIGER, MIZRUCHI],
        )


def interlocks(boards: TwoMode, *, is_known: ArrayLike | None = None) -> Interlocks:
    """Which governing bodies share cities, and which cities link them.

    Use it to see where networks could already speak to each other at the table. It does not tell whether they do.

    Parameters
    ----------
    boards : TwoMode
        Only ties that are seats on a board: rows are cities, columns networks.
    is_known : array of bool, shape (n_networks,), default None
        Whether the list of board members of each network is held. None takes every board with a seat as known.

    Returns
    -------
    Interlocks

    Raises
    ------
    ValueError : not one value a network, or a seat on a board that is said not to be known.

    Notes
    -----
    Pairs in order of their networks. Cost: O(sum over cities of seats squared).

    Source
    ------
    Breiger (1974), The duality of persons and groups, doi:10.2307/2576011 (projection); Mizruchi (1996),
    Annual Review of Sociology 22, 271-298 (what interlocks can and cannot show).

    Reproduces
    ----------
    none

    Examples
    --------
    >>> from hanse.analysis.toys import mini
    >>> found = interlocks(mini())
    >>> list(zip(found.first.tolist(), found.second.tolist(), found.shared.tolist()))
    [(0, 1, 2), (0, 2, 1), (1, 2, 2), (1, 3, 1), (2, 3, 2)]
    """
    seats = boards.network_degrees
    known = seats > 0 if is_known is None else np.asarray(is_known, dtype=bool)
    if known.shape != seats.shape:
        raise ValueError(f"is_known has {known.size} values for {seats.size} networks")
    if bool((seats[~known] > 0).any()):
        unknown = int(np.flatnonzero((seats > 0) & ~known)[0])
        raise ValueError(f"board of {boards.network_name(unknown)!r} holds seats but is said not to be known")
    ties = boards.csr()
    pairs = sp.coo_array(sp.triu(ties.T @ ties, k=1))
    first, second = (axis.astype(np.int64) for axis in pairs.coords)
    order = np.lexsort((second, first))
    first, second, shared = first[order], second[order], pairs.data[order].astype(np.int64)
    columns = boards.transposed()
    both = tuple(
        np.intersect1d(columns.row(int(a)), columns.row(int(b)), assume_unique=True).astype(np.int64)
        for a, b in zip(first, second, strict=True)
    )
    linked = np.bincount(np.concatenate([first, second]), minlength=seats.size).astype(np.int64)
    return Interlocks(first, second, shared, both, seats, known, linked, boards.city_degrees)

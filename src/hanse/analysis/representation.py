"""Which kinds of cities take part, against a named universe of all cities that could."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hanse.analysis.interval import wilson
from hanse.analysis.narrative import narrative, number, several

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

WILSON = "Wilson (1927), Probable inference, the law of succession, doi:10.1080/01621459.1927.10502953"
BROWN = "Brown, Cai and DasGupta (2001), Interval estimation for a binomial proportion, doi:10.1214/ss/1009213286"
QUOTIENT = "Isserman (1977), The location quotient approach to estimating regional economic impacts, "
QUOTIENT += "doi:10.1080/01944367708977758"


@dataclass(frozen=True, eq=False)
class Representation:
    """Cities that take part, by group, beside all cities of the universe.

    Attributes
    ----------
    groups : tuple of str
        The groups, A to Z.
    n_cities, n_members, n_ties : array of int64, shape (n_groups,)
        Cities of the universe; those of them with a tie; the ties these hold.
    coverage, coverage_low, coverage_high : array of float64, shape (n_groups,)
        Members / cities with Wilson's interval, in [0, 1].
    quotient, quotient_low, quotient_high : array of float64, shape (n_groups,)
        Location quotient: coverage of the group / coverage of the whole universe; 1 is even. NaN without any member.
    tie_quotient : array of float64, shape (n_groups,)
        The same for ties: ties a city of the group / ties a city of the universe. NaN without any tie.
    n_unknown, n_unknown_members : int
        Cities whose group is not known, and members among them; they are in no group and not in the whole.
    n_outside : int
        Members that are not in the universe; they are in none of the numbers.
    universe : str
        What the universe is, and of when.
    level : float
        Of the intervals.
    n_draws : int
        Draws behind the intervals of the quotients.
    """

    groups: tuple[str, ...]
    n_cities: Ints
    n_members: Ints
    n_ties: Ints
    coverage: Floats
    coverage_low: Floats
    coverage_high: Floats
    quotient: Floats
    quotient_low: Floats
    quotient_high: Floats
    tie_quotient: Floats
    n_unknown: int
    n_unknown_members: int
    n_outside: int
    universe: str
    level: float
    n_draws: int

    @property
    def params(self) -> dict[str, object]:
        """What was asked for."""
        return {
            "universe": self.universe,
            "level": self.level,
            "n_draws": self.n_draws,
            "n_outside": self.n_outside,
        }

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What has to hold for the numbers to mean what they say."""
        return (
            "Over a full count coverage is exact; the intervals say how it could differ in a like world.",
            "Cities decide independently of each other.",
        )

    @property
    def missing(self) -> str:
        """Treatment of missing data."""
        return (
            "A city without a counted tie is taken for one without a tie, which lowers coverage where rosters are "
            "partial; cities of unknown group are left out."
        )

    def describe(self) -> str:
        """Methods paragraph with references."""
        cities, members = int(self.n_cities.sum()), int(self.n_members.sum())
        share = members / cities if cities > 0 else None
        return narrative(
            [
                f"{members:,} of {several(cities, 'city', 'cities')} have a tie "
                f"({number(None if share is None else 100 * share, 1)} %), in {several(len(self.groups), 'group')}; "
                f"universe: {self.universe}.",
                f"Intervals are at {100 * self.level:.0f} %: Wilson's for coverage, for quotients from "
                f"{self.n_draws:,} draws of the coverage of every group.",
                f"Left out: {several(self.n_unknown, 'city', 'cities')} of unknown group and "
                f"{several(self.n_outside, 'member')} outside the universe.",
                *self.assumptions,
                self.missing,
            ],
            references=[WILSON, BROWN, QUOTIENT],
        )


def representation(
    ties: ArrayLike,
    groups: ArrayLike,
    *,
    universe: str,
    rng: np.random.Generator,
    n_outside: int = 0,
    level: float = 0.95,
    n_draws: int = 4_000,
) -> Representation:
    """How far each group of cities takes part, and whether that is more or less than the others.

    Use it to ask whether small cities, or those of a region, are in networks as often as they exist. It does not tell
    why not: rules of admission, means or wishes.

    Parameters
    ----------
    ties : array of int, shape (n_cities,)
        Ties of every city of the universe; 0 where it has none.
    groups : array of str, shape (n_cities,)
        Group of each city (size class, region); "" or None where it is not known.
    universe : str
        Name and date of the list of all cities: without it coverage means nothing.
    rng : numpy.random.Generator
        Source of the draws.
    n_outside : int, default 0
        Members that the universe does not hold, to be reported.
    level : float, default 0.95
        Of the intervals, in (0, 1).
    n_draws : int, default 4000

    Returns
    -------
    Representation

    Raises
    ------
    ValueError : arrays of different length, negative ties, no name for the universe, a level outside (0, 1).

    Notes
    -----
    The interval of a quotient is that of draws in which every group's coverage comes from Beta(members + 1/2,
    others + 1/2) (Jeffreys), so that a group without members has an upper end above 0; a resample of the cities would
    give it [0, 0]. Every group of the universe appears, also without a member. Cost: O(n_cities + n_draws x n_groups).

    Source
    ------
    Wilson (1927), doi:10.1080/01621459.1927.10502953; Brown, Cai and DasGupta (2001), doi:10.1214/ss/1009213286
    (Jeffreys); location quotient as in Isserman (1977), doi:10.1080/01944367708977758.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> found = representation([2, 0, 0, 1], ["large", "small", "small", "large"], universe="four towns, 2020",
    ...                        rng=np.random.default_rng(1))
    >>> found.groups, found.coverage.tolist(), found.quotient.tolist()
    (('large', 'small'), [1.0, 0.0], [2.0, 0.0])
    """
    held = np.asarray(ties, dtype=np.int64)
    names = _names(groups)
    _check(held, names, universe, n_outside)
    known = names != ""
    labels, group = np.unique(names[known], return_inverse=True)
    is_member = held[known] > 0
    cities = np.bincount(group, minlength=labels.size).astype(np.int64)
    members = np.bincount(group[is_member], minlength=labels.size).astype(np.int64)
    counted = np.bincount(group, held[known], labels.size)
    covered = wilson(members, cities, level=level)
    quotient, tie_quotient = _against_all(members, cities), _against_all(counted, cities)
    low, high = _ends(members, cities, level, n_draws, rng)
    return Representation(
        tuple(labels.tolist()),
        cities,
        members,
        counted.astype(np.int64),
        members / cities,
        covered.low,
        covered.high,
        quotient,
        low,
        high,
        tie_quotient,
        int((~known).sum()),
        int((held[~known] > 0).sum()),
        n_outside,
        universe,
        level,
        n_draws,
    )


def _names(groups: ArrayLike) -> NDArray[np.str_]:
    """Groups as text, "" where none is given."""
    if isinstance(groups, np.ndarray) and groups.dtype.kind == "U":
        return groups
    return np.array(["" if name is None else str(name) for name in np.asarray(groups, dtype=object)], dtype=str)


def _check(held: Ints, names: NDArray[np.str_], universe: str, n_outside: int) -> None:
    if held.ndim != 1 or held.shape != names.shape:
        raise ValueError(f"{held.size} cities have ties, {names.size} a group; give one of each for every city")
    if bool((held < 0).any()) or n_outside < 0:
        raise ValueError("a number of ties or members is negative")
    if universe.strip() == "":
        raise ValueError("the universe has no name; say which list of cities it is and of when")


def _against_all(part: NDArray[np.int64] | Floats, cities: Ints) -> Floats:
    """Share of the part a group holds, over its share of the cities."""
    whole = float(part.sum())
    if whole == 0:
        return np.full(cities.size, np.nan)
    quotient: Floats = (part / cities) / (whole / cities.sum())
    return quotient


def _ends(members: Ints, cities: Ints, level: float, n_draws: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Ends of the interval of each quotient."""
    if members.sum() == 0 or n_draws < 1:
        return np.full(cities.size, np.nan), np.full(cities.size, np.nan)
    drawn = rng.beta(members + 0.5, cities - members + 0.5, size=(n_draws, cities.size))
    quotients = drawn / ((drawn * cities).sum(axis=1) / cities.sum())[:, None]
    low, high = np.quantile(quotients, [(1 - level) / 2, (1 + level) / 2], axis=0)
    return np.where(members == 0, 0.0, low), high

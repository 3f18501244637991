"""Which city could join which network at all: structural zeros, expressed by groups so that they stay cheap."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, eq=False)
class Eligibility:
    """Whether a city of one group may join a network of another.

    A group of cities shares everything the admission rules ask for (country, level, size band); a group of networks
    shares its rule. A cell that is not allowed can never hold a tie, so a null model must not place one there: a
    Greek city cannot join a French network, and counting that it did not would make every pair look chosen.

    Attributes
    ----------
    city_group : array of int32, shape (n_cities,)
        Group of each city, from 0.
    network_group : array of int32, shape (n_networks,)
        Group of each network, from 0.
    allowed : array of bool, shape (n_city_groups, n_network_groups)
        True where the rule admits the group. An unknown rule is True ("world") and belongs into ``basis``.
    basis : tuple of str
        What the rule of each network rests on, e.g. "stated", "inferred from the name", "unknown"; empty where
        not recorded. Never observed members: a rule read off the members would explain them away.
    """

    city_group: NDArray[np.int32]
    network_group: NDArray[np.int32]
    allowed: NDArray[np.bool_]
    basis: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Check that every group exists."""
        for name in ("city_group", "network_group"):
            groups = np.ascontiguousarray(getattr(self, name), dtype=np.int32).view()
            groups.setflags(write=False)
            object.__setattr__(self, name, groups)
        allowed = np.ascontiguousarray(self.allowed, dtype=bool).view()
        if allowed.ndim != 2:
            raise ValueError(f"allowed has {allowed.ndim} dimensions; give groups of cities x groups of networks")
        allowed.setflags(write=False)
        object.__setattr__(self, "allowed", allowed)
        _check_groups(self.city_group, allowed.shape[0], "city_group")
        _check_groups(self.network_group, allowed.shape[1], "network_group")
        if len(self.basis) not in (0, self.n_networks):
            raise ValueError(f"basis names {len(self.basis)} networks of {self.n_networks}; give one each or none")

    @property
    def n_cities(self) -> int:
        """Cities covered."""
        return int(self.city_group.size)

    @property
    def n_networks(self) -> int:
        """Networks covered."""
        return int(self.network_group.size)

    @classmethod
    def everyone(cls, n_cities: int, n_networks: int) -> Eligibility:
        """Every city may join every network: one group on each side."""
        return cls(np.zeros(n_cities, np.int32), np.zeros(n_networks, np.int32), np.ones((1, 1), bool))

    @classmethod
    def from_mask(cls, mask: ArrayLike, *, basis: Sequence[str] = ()) -> Eligibility:
        """Group a full mask by equal rows and equal columns.

        Parameters
        ----------
        mask : array of bool, shape (n_cities, n_networks)
            True where the city may join. Cost: O(n_cities x n_networks) memory; for large data give groups.
        basis : sequence of str, default ()
            See the class.

        Returns
        -------
        Eligibility
            With as few groups as the mask has distinct rows and columns.

        Raises
        ------
        ValueError : ``mask`` does not have two dimensions.
        """
        cells = np.asarray(mask, dtype=bool)
        if cells.ndim != 2:
            raise ValueError(f"mask has {cells.ndim} dimensions; give cities x networks")
        city_group, first_city = _equal_rows(cells)
        network_group, first_network = _equal_rows(cells.T)
        return cls(city_group, network_group, cells[np.ix_(first_city, first_network)], tuple(basis))

    @classmethod
    def by_value(
        cls, city_values: Sequence[Any], admitted: Sequence[Collection[Any] | None], *, basis: Sequence[str] = ()
    ) -> Eligibility:
        """Rules on something a city is: its country, its level.

        Parameters
        ----------
        city_values : sequence, length n_cities
            Hashable; None where not known, and then the city is admitted everywhere: unknown is not "no".
        admitted : sequence of collections or None, length n_networks
            The values each network admits; None where it admits all or no rule is known.
        basis : sequence of str, default ()
            See the class.

        Returns
        -------
        Eligibility
            One group of cities per value, one group of networks per distinct rule.

        Examples
        --------
        >>> Eligibility.by_value(["FR", "GR"], [None, {"FR"}]).mask().tolist()
        [[True, True], [True, False]]
        """
        values = list(dict.fromkeys(city_values))
        value_index = {value: index for index, value in enumerate(values)}
        rules = [None if rule is None else frozenset(rule) for rule in admitted]
        kinds = list(dict.fromkeys(rules))
        kind_index = {kind: index for index, kind in enumerate(kinds)}
        allowed = [[value is None or kind is None or value in kind for kind in kinds] for value in values]
        return cls(
            np.array([value_index[value] for value in city_values], np.int32),
            np.array([kind_index[rule] for rule in rules], np.int32),
            np.array(allowed, bool).reshape(len(values), len(kinds)),
            tuple(basis),
        )

    @classmethod
    def by_limit(
        cls, city_numbers: ArrayLike, at_least: ArrayLike, below: ArrayLike, *, basis: Sequence[str] = ()
    ) -> Eligibility:
        """Rules on a number a city has: its inhabitants.

        Parameters
        ----------
        city_numbers : array of float, shape (n_cities,)
            NaN where not known, and then the city is admitted: unknown is not "no".
        at_least, below : array of float, shape (n_networks,)
            Limits of each network; NaN where it has none. ``at_least`` is inside, ``below`` is outside.
        basis : sequence of str, default ()
            See the class.

        Returns
        -------
        Eligibility
            One group of cities per band between limits.

        Examples
        --------
        >>> Eligibility.by_limit([900, 40_000], [1_000], [float("nan")]).mask().tolist()
        [[False], [True]]
        """
        numbers = np.asarray(city_numbers, dtype=float)
        lower = np.nan_to_num(np.asarray(at_least, dtype=float), nan=-np.inf)
        upper = np.nan_to_num(np.asarray(below, dtype=float), nan=np.inf)
        limits, network_group = np.unique(np.stack([lower, upper], axis=1), axis=0, return_inverse=True)
        cuts = np.unique(limits[np.isfinite(limits)])
        band = np.where(np.isnan(numbers), cuts.size + 1, np.searchsorted(cuts, numbers, side="right"))
        starts = np.concatenate([[-np.inf], cuts])
        inside = (starts[:, None] >= limits[None, :, 0]) & (starts[:, None] < limits[None, :, 1])
        allowed = np.vstack([inside, np.ones((1, limits.shape[0]), bool)])
        return cls(band.astype(np.int32), network_group.reshape(-1).astype(np.int32), allowed, tuple(basis))

    def __and__(self, other: Eligibility) -> Eligibility:
        """Both rules hold: a city may join where each of the two admits it; ``basis`` is kept from the left."""
        if (self.n_cities, self.n_networks) != (other.n_cities, other.n_networks):
            raise ValueError("the two rules cover different cities or networks")
        city_pairs, city_group = _pairs(self.city_group, other.city_group)
        network_pairs, network_group = _pairs(self.network_group, other.network_group)
        allowed = self.allowed[np.ix_(city_pairs[:, 0], network_pairs[:, 0])]
        allowed = allowed & other.allowed[np.ix_(city_pairs[:, 1], network_pairs[:, 1])]
        return Eligibility(city_group, network_group, allowed, self.basis or other.basis)

    def allows(self, cities: ArrayLike, networks: ArrayLike) -> NDArray[np.bool_]:
        """Whether each listed city may join the network listed with it (two arrays of int, same shape)."""
        allowed: NDArray[np.bool_] = self.allowed[
            self.city_group[np.asarray(cities)], self.network_group[np.asarray(networks)]
        ]
        return allowed

    def mask(self) -> NDArray[np.bool_]:
        """The full mask, shape (n_cities, n_networks); for small data and tests."""
        cells: NDArray[np.bool_] = self.allowed[np.ix_(self.city_group, self.network_group)]
        return cells

    def transposed(self) -> Eligibility:
        """The same rules with the two sides exchanged; ``basis`` is dropped, as it belongs to networks."""
        return Eligibility(self.network_group, self.city_group, self.allowed.T)

    def subset(self, cities: ArrayLike, networks: ArrayLike) -> Eligibility:
        """The rules for some of the cities and networks (arrays of indices)."""
        kept = np.asarray(networks, dtype=np.int64)
        basis = tuple(self.basis[index] for index in kept) if len(self.basis) > 0 else ()
        return Eligibility(self.city_group[np.asarray(cities)], self.network_group[kept], self.allowed, basis)

    @property
    def is_laminar(self) -> bool:
        """Whether, on one of the sides, any two sets of admitted cells are nested or disjoint.

        Then trades reach every matrix with the same margins. Rules by country alone are laminar; country together
        with a population limit need not be.
        """
        used = self.allowed[np.ix_(np.unique(self.city_group), np.unique(self.network_group))]
        return _is_laminar(used) or _is_laminar(used.T)


def _check_groups(groups: NDArray[np.int32], n_groups: int, name: str) -> None:
    if groups.ndim != 1:
        raise ValueError(f"{name} has {groups.ndim} dimensions; give one group a member")
    if groups.size > 0 and not (groups.min() >= 0 and groups.max() < n_groups):
        raise ValueError(f"{name} names groups {groups.min()} to {groups.max()}; allowed has {n_groups}")


def _equal_rows(cells: NDArray[np.bool_]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """Group of each row, and one row of each group."""
    if cells.shape[0] == 0 or cells.shape[1] == 0:
        return np.zeros(cells.shape[0], np.int32), np.zeros(min(1, cells.shape[0]), np.int64)
    packed = np.packbits(cells, axis=1)
    _, first, inverse = np.unique(packed, axis=0, return_index=True, return_inverse=True)
    return inverse.reshape(-1).astype(np.int32), first.astype(np.int64)


def _pairs(left: NDArray[np.int32], right: NDArray[np.int32]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Distinct pairs of groups, shape (n_pairs, 2), and the pair of each member."""
    pairs, inverse = np.unique(np.stack([left, right], axis=1), axis=0, return_inverse=True)
    return pairs, inverse.reshape(-1).astype(np.int32)


def _is_laminar(sets: NDArray[np.bool_]) -> bool:
    """Whether any two rows, read as sets, are nested or disjoint."""
    counts = sets.astype(np.int64)
    common = counts @ counts.T
    size = np.diagonal(common)
    nested = common == np.minimum(size[:, None], size[None, :])
    return bool(np.all(nested | (common == 0)))

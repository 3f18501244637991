"""Orders networks by the share of like cities recorded in them: neighbours by place, size, level and shared ties.

Every weight has a name, so that an order can be told in words: "cities near it, of its country and size, are in this
network more often". Nothing here says whether a city should join.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

EARTH_KM = 6371.0
_DAMPED_FROM = 0.3  # members: fewer count as so many where popularity is damped


@dataclass(frozen=True)
class Weights:
    """How much a city tells about another one.

    ``area`` and ``elsewhere`` are the weights of a city of the same continent and of another one, beside 1 for the same
    country. ``near`` is added at distance 0 and fades with the scale ``near_km`` (kilometres). ``size`` is the scale on
    which the weight fades with the difference of ln(inhabitants), ``unknown_size`` the factor where one is not known,
    ``level`` that of another level of authority. ``shared`` raises the weight by each shared network and its rarity
    (nats). ``prior`` is how many like cities the share of all cities stands for; ``damping`` the power of that share by
    which the result is divided.
    """

    area: float = 0.1
    elsewhere: float = 0.005
    near: float = 20.0
    near_km: float = 100.0
    size: float = 2.0
    unknown_size: float = 0.5
    level: float = 0.1
    shared: float = 1.0
    prior: float = 1.0
    damping: float = 0.1


SHIPPED = Weights()


@dataclass(frozen=True, eq=False)
class Traits:
    """What is known of cities: arrays of one length; "" and NaN where not known, ``place`` -1.

    ``log_size`` is ln(inhabitants); ``latitude`` and ``longitude`` are degrees; ``place`` is a GeoNames id.
    """

    country: NDArray[np.str_]
    continent: NDArray[np.str_]
    level: NDArray[np.str_]
    log_size: Floats
    latitude: Floats
    longitude: Floats
    place: NDArray[np.int64]

    def __len__(self) -> int:
        """Number of cities."""
        return int(self.country.size)

    def only(self, rows: NDArray[np.int64]) -> "Traits":
        """Some of the cities, in the order given."""
        return Traits(
            self.country[rows], self.continent[rows], self.level[rows], self.log_size[rows], self.latitude[rows],
            self.longitude[rows], self.place[rows],
        )  # fmt: skip


def likeness(askers: Traits, cities: Traits, weights: Weights = SHIPPED) -> Floats:
    """How much each city tells about each asker, shared networks apart.

    Parameters
    ----------
    askers, cities : Traits
        Of n and m cities.
    weights : Weights

    Returns
    -------
    array of float64, shape (n, m)
        0 or more, no unit. 0 for an authority at the asker's own place, which is the same city under another hat.

    Source
    ------
    Rule of this project; a kernel smoother as in Nadaraya (1964), doi:10.1137/1109020.
    """
    same_country = (askers.country[:, None] == cities.country[None, :]) & (askers.country[:, None] != "")
    same_area = (askers.continent[:, None] == cities.continent[None, :]) & (askers.continent[:, None] != "")
    where = np.where(same_country, 1.0, np.where(same_area, weights.area, weights.elsewhere))
    away = kilometres(askers, cities)
    where = where + np.where(np.isnan(away), 0.0, weights.near * np.exp(-np.nan_to_num(away) / weights.near_km))
    apart = np.abs(askers.log_size[:, None] - cities.log_size[None, :])
    size = np.where(np.isnan(apart), weights.unknown_size, np.exp(-np.nan_to_num(apart) / weights.size))
    either_unknown = (askers.level[:, None] == "") | (cities.level[None, :] == "")
    level = np.where((askers.level[:, None] == cities.level[None, :]) | either_unknown, 1.0, weights.level)
    same_place = (askers.place[:, None] == cities.place[None, :]) & (askers.place[:, None] >= 0)
    found: Floats = where * size * level * ~same_place
    return found


def kilometres(askers: Traits, cities: Traits) -> Floats:
    """Great-circle distances, shape (n, m), in kilometres; NaN where a position is not known."""
    north, other_north = np.radians(askers.latitude)[:, None], np.radians(cities.latitude)[None, :]
    east = np.radians(askers.longitude)[:, None] - np.radians(cities.longitude)[None, :]
    chord = np.sin((north - other_north) / 2) ** 2 + np.cos(north) * np.cos(other_north) * np.sin(east / 2) ** 2
    distance: Floats = 2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(chord, 0.0, 1.0)))
    return distance


def rarity_of(members: Floats, n_cities: int) -> Floats:
    """ln((cities + 1) / (members + 1)) of each network: what sharing it tells; 0 where all are in."""
    found: Floats = np.log((n_cities + 1.0) / (members + 1.0))
    return found


def shares(like: Floats, known: Bools, ties: Any, members: Floats, weights: Weights = SHIPPED) -> Floats:
    """Share of like cities in each network, drawn towards the share of all cities.

    Parameters
    ----------
    like : array of float64, shape (n, m)
        Of :func:`likeness`; has to be 0 for the asker's own row.
    known : array of bool, shape (n, k)
        Networks of each asker that may be used.
    ties : scipy sparse array of ones, shape (m, k)
        Who is counted in what.
    members : array of float64, shape (n, k) or (k,)
        Members of each network without what is held back for the asker.
    weights : Weights

    Returns
    -------
    array of float64, shape (n, k)
        For ordering; the numbers say nothing about benefit.
    """
    cells = ties.astype(np.float64)
    n_cities = cells.shape[0]
    common = (known * rarity_of(np.asarray(cells.sum(axis=0)), n_cities)) @ cells.T
    weight = like * (1.0 + weights.shared * common)
    of_all = np.broadcast_to(members, (like.shape[0], cells.shape[1])) / max(n_cities, 1)
    near = (weight @ cells + weights.prior * of_all) / (weight.sum(axis=1)[:, None] + weights.prior)
    found: Floats = near / np.maximum(of_all, _DAMPED_FROM / max(n_cities, 1)) ** weights.damping
    return found

"""How deep a place lies within a city: quarters of cities are populated places of the gazetteer too.

Hollywood in California has more inhabitants there than Hollywood in Florida, but only the latter is a municipality.
The gazetteer at hand does not tell the kinds apart; nearness to a city at least four times larger does in part.
"""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hanse.resolve.index.source import PLACE, Unit

DEEPEST: Final = 255
_CITY: Final = 100_000
_TIMES_LARGER: Final = 4
_REACH_KM: Final = 0.018  # of a city of one inhabitant; it grows with the root of their number
_KM_A_DEGREE: Final = 111.2


def overshadowed(units: list[Unit]) -> NDArray[Any]:
    """For each unit 0 where it lies in no larger city, up to 255 at the centre of one."""
    depth = np.zeros(len(units), "f8")
    places = np.array([number for number, unit in enumerate(units) if unit.kind == PLACE], "i8")
    if len(places) == 0:
        return depth.astype("u1")
    order = places[np.argsort([units[number].latitude for number in places], kind="stable")]
    latitude = np.array([units[number].latitude for number in order])
    longitude = np.array([units[number].longitude for number in order])
    population = np.array([units[number].population for number in order])
    for city in np.flatnonzero(population >= _CITY):
        reach = _REACH_KM * float(population[city]) ** 0.5
        low, high = np.searchsorted(latitude, latitude[city] + np.array([-1, 1]) * reach / _KM_A_DEGREE)
        north = (latitude[low:high] - latitude[city]) * _KM_A_DEGREE
        east = (longitude[low:high] - longitude[city]) * _KM_A_DEGREE * np.cos(np.radians(latitude[city]))
        share = np.maximum(0.0, 1.0 - np.hypot(north, east) / reach)
        share[population[low:high] * _TIMES_LARGER >= population[city]] = 0.0
        depth[order[low:high]] = np.maximum(depth[order[low:high]], share)
    found: NDArray[Any] = np.rint(depth * DEEPEST).astype("u1")
    return found

"""All the municipalities there could be: the list against which taking part is measured, by name and day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from hanse.release.standpoint import Standpoint
from hanse.release.universe import universe as read_universe
from hanse.release.views import EntityRef

SIZES: tuple[tuple[int, str], ...] = (
    (5_000, "5,000 to 19,999"),
    (20_000, "20,000 to 49,999"),
    (50_000, "50,000 to 99,999"),
    (100_000, "100,000 to 249,999"),
    (250_000, "250,000 to 499,999"),
    (500_000, "500,000 to 999,999"),
    (1_000_000, "1,000,000 and more"),
)
BELOW = "below 5,000"  # official lists hold such municipalities, the gazetteer of a release does not
CONTINENTS = {
    "AF": "Africa",
    "AN": "Antarctica",
    "AS": "Asia",
    "EU": "Europe",
    "NA": "North and Central America, Caribbean",
    "OC": "Oceania",
    "SA": "South America",
}


@dataclass(frozen=True)
class UniversePlace:
    """A place that could be a municipality with ties: ``population`` in inhabitants, ``continent`` by GeoNames code.

    ``geonames_id`` and ``population`` are None where an official list does not tell; ``cities`` are the registered
    municipalities that it is.
    """

    geonames_id: int | None
    country: str
    continent: str
    population: int | None
    cities: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Universe:
    """Every place of the lists, and what the lists are called."""

    name: str
    places: tuple[UniversePlace, ...]

    @cached_property
    def of_city(self) -> dict[str, int]:
        """The place of each registered municipality, by position in ``places``."""
        return {city: index for index, place in enumerate(self.places) for city in place.cities}

    def ties_by_place(self, cities: Iterable[EntityRef], degrees: Iterable[int]) -> NDArray[np.int64]:
        """Memberships of each place, summed over its municipalities; cities outside the universe are in none."""
        ties = np.zeros(len(self.places), dtype=np.int64)
        for city, degree in zip(cities, degrees, strict=True):
            if city.id in self.of_city:
                ties[self.of_city[city.id]] += degree
        return ties

    @cached_property
    def groups(self) -> dict[str, NDArray[np.str_]]:
        """The group of every place by "size", "continent" and "country"; "" where it is not known."""
        return {
            "size": np.array([size_class(place.population) for place in self.places], dtype=str),
            "continent": np.array([CONTINENTS.get(place.continent, "") for place in self.places], dtype=str),
            "country": np.array([place.country for place in self.places], dtype=str),
        }


def universe(view: Standpoint) -> Universe:
    """The official list of each country that has one, else places of the gazetteer, by name."""
    return view.contents.remember(("universe by continent",), lambda: _read(view))


def continents(view: Standpoint) -> Mapping[str, str]:
    """GeoNames continent of each country, by its code."""
    rows = view.contents.database.rows
    return view.contents.remember(
        ("continents",), lambda: {row["code"]: row["continent"] for row in rows("SELECT code, continent FROM country")}
    )


def size_class(population: int | None) -> str:
    """The size class of a number of inhabitants; "" where it is not known."""
    if population is None:
        return ""
    return next((label for least, label in reversed(SIZES) if population >= least), BELOW)


def _read(view: Standpoint) -> Universe:
    among = read_universe(view)
    continent_of = continents(view)
    places = (
        UniversePlace(unit.geonames_id, unit.country, continent_of.get(unit.country, ""), unit.population, unit.cities)
        for unit in among.units
    )
    return Universe(among.name, tuple(places))

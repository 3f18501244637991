"""Everything a name can stand for, as numbers: units of the gazetteer, then registered cities that are none of them."""

import math
from typing import Final

from hanse.resolve.index.gazetteer import EVERYWHERE, Gazetteer
from hanse.resolve.index.names import Form
from hanse.resolve.index.source import LEVEL_ORDER
from hanse.resolve.normalise import fold, squash
from hanse.resolve.registry import RegisteredCity, Registry

_EARTH_KM: Final = 12742.0
_WIDER: Final = frozenset({"county", "region"})


class Universe:
    """Gazetteer and registry as one."""

    def __init__(self, gazetteer: Gazetteer, registry: Registry) -> None:
        self.gazetteer = gazetteer
        self.registry = registry
        self._size = len(gazetteer)
        self._alone: list[RegisteredCity] = []
        self._unit_of: dict[str, int] = {}
        self._city_of: dict[int, RegisteredCity] = {}
        for city in registry.cities.values():
            unit = gazetteer.unit_of(city.geonames_id) if city.geonames_id != 0 else self._division_of(city)
            if unit < 0:
                unit = self._size + len(self._alone)
                self._alone.append(city)
            self._unit_of[city.id] = unit
            self._city_of[unit] = city

    def _division_of(self, city: RegisteredCity) -> int:
        """The division that a registered city without a place is: the only one of its name and level, else -1."""
        number = self.country_number(city.country)
        divisions = [
            unit
            for unit, form in self.gazetteer.find(squash(fold(city.name)), number)
            if form <= Form.ALTERNATE and not self.gazetteer.is_place(unit)
        ]
        same = [unit for unit in divisions if LEVEL_ORDER[self.gazetteer.level[unit]] == city.level]
        return same[0] if len(same) == 1 else -1

    def city(self, unit: int) -> RegisteredCity | None:
        """The registered city that a unit is, if any."""
        return self._city_of.get(unit)

    def unit_of(self, city: str) -> int:
        """The unit of a registered city, -1 where it is not registered."""
        return self._unit_of.get(city, -1)

    def registered(self, key: str, country: str) -> list[tuple[int, Form, str]]:
        """Units of registered cities that answer to a key, with the level that their name states there."""
        found = []
        for city, level in self.registry.keys.get(key, ()):
            if country in ("", self.registry.cities[city].country):
                found.append((self._unit_of[city], Form.MAIN, level))
        return found

    def find(self, key: str, country: int) -> list[tuple[int, Form]]:
        """Units of the gazetteer that answer to a key."""
        return self.gazetteer.find(key, country)

    def country(self, unit: int) -> str:
        """ISO code of the country of a unit."""
        if unit < self._size:
            return self.gazetteer.countries[self.gazetteer.country[unit]]
        return self._alone[unit - self._size].country

    def country_number(self, country: str) -> int:
        """The number of a country, EVERYWHERE for none; a country without any place has the number of no unit."""
        return (
            EVERYWHERE if country == "" else self.gazetteer.country_number.get(country, len(self.gazetteer.countries))
        )

    def name(self, unit: int) -> str:
        """The name under which a unit is shown: the registry's before the gazetteer's."""
        city = self._city_of.get(unit)
        return city.name if city is not None else self.gazetteer.name(unit)

    def gazetteer_name(self, unit: int) -> str:
        """The name in the gazetteer, or in the registry where the gazetteer does not hold the unit."""
        return self.gazetteer.name(unit) if unit < self._size else self._alone[unit - self._size].name

    def level(self, unit: int) -> str:
        """The level of government of a unit."""
        city = self._city_of.get(unit)
        return city.level if city is not None else LEVEL_ORDER[self.gazetteer.level[unit]]

    def is_wider(self, unit: int) -> bool:
        """True for a county or a region."""
        return self.level(unit) in _WIDER

    def is_place(self, unit: int) -> bool:
        """True for a populated place of the gazetteer."""
        return unit < self._size and self.gazetteer.is_place(unit)

    def is_division(self, unit: int) -> bool:
        """True for a division of the gazetteer."""
        return unit < self._size and not self.gazetteer.is_place(unit)

    def population(self, unit: int) -> int:
        """Inhabitants, 0 where unknown."""
        return self.gazetteer.population[unit] if unit < self._size else 0

    def first_level(self, unit: int) -> int:
        """The number of the first-level division a unit lies in, -1 where unknown."""
        return self.gazetteer.first[unit] if unit < self._size else -1

    def position(self, unit: int) -> tuple[float, float] | None:
        """Latitude and longitude, None where unknown."""
        if unit < self._size:
            latitude = self.gazetteer.latitude[unit]
            return None if math.isnan(latitude) else (latitude, self.gazetteer.longitude[unit])
        city = self._alone[unit - self._size]
        return None if city.latitude is None or city.longitude is None else (city.latitude, city.longitude)

    def distance(self, one: int, other: int) -> float:
        """Kilometres between two units; infinite where a position is unknown."""
        here, there = self.position(one), self.position(other)
        return math.inf if here is None or there is None else kilometres(here, there)


def kilometres(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Distance between two positions on the sphere."""
    one, other = math.radians(here[0]), math.radians(there[0])
    across = math.radians(there[1] - here[1])
    half = math.sin((other - one) / 2) ** 2 + math.cos(one) * math.cos(other) * math.sin(across / 2) ** 2
    return _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))

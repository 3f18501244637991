"""All the municipalities there could be: the list against which taking part is measured, by name and day."""

from dataclasses import dataclass

from hanse.release.standpoint import Standpoint

SIZES: tuple[tuple[int, str], ...] = (
    (5_000, "5,000 to 19,999"),
    (20_000, "20,000 to 49,999"),
    (50_000, "50,000 to 99,999"),
    (100_000, "100,000 to 249,999"),
    (250_000, "250,000 to 499,999"),
    (500_000, "500,000 to 999,999"),
    (1_000_000, "1,000,000 and more"),
)
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
    """A place that could be a municipality with ties: ``population`` in inhabitants, ``continent`` by GeoNames code."""

    geonames_id: int
    country: str
    continent: str
    population: int


@dataclass(frozen=True)
class Universe:
    """Every place of the list, and what the list is called."""

    name: str
    places: tuple[UniversePlace, ...]


def universe(view: Standpoint) -> Universe:
    """The places that the release holds, with the name and version of their list."""
    return view.contents.remember(("universe",), lambda: _read(view))


def size_class(population: int | None) -> str:
    """The size class of a number of inhabitants; "" where it is not known or below the smallest class."""
    if population is None or population < SIZES[0][0]:
        return ""
    return next(label for least, label in reversed(SIZES) if population >= least)


def _read(view: Standpoint) -> Universe:
    rows = view.contents.database.rows(
        """SELECT geonames_id, country, continent, population FROM place
           JOIN country ON country.code = place.country ORDER BY geonames_id"""
    )
    places = tuple(UniversePlace(row[0], row[1], row[2], row[3]) for row in rows)
    return Universe(f"GeoNames populated places ({view.contents.gazetteer})", places)

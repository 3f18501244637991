"""What admission rules and comparisons ask of an authority: country, level, inhabitants, position."""

from collections.abc import Mapping
from dataclasses import dataclass

from hanse.release.standpoint import Standpoint


@dataclass(frozen=True)
class Authority:
    """A registered authority, or a place that could be one.

    ``level`` is "" where it is only assumed; ``population`` is that of its place in the gazetteer (inhabitants), None
    where it has none there; ``latitude`` and ``longitude`` are degrees, None where not known.
    """

    id: str
    country: str
    level: str
    population: int | None
    latitude: float | None
    longitude: float | None
    geonames_id: int | None


def authorities(view: Standpoint) -> Mapping[str, Authority]:
    """Every registered authority of the release, by id."""
    return view.contents.remember(("authorities",), lambda: _read(view))


def place_authority(view: Standpoint, geonames_id: int) -> Authority | None:
    """A place of the gazetteer taken as a municipality; None where the release holds no such place."""
    row = view.contents.database.row("SELECT * FROM place WHERE geonames_id = ?", (geonames_id,))
    if row is None:
        return None
    return Authority(
        f"place-{geonames_id}", row["country"], "municipality", row["population"], row["latitude"], row["longitude"],
        geonames_id,
    )  # fmt: skip


def _read(view: Standpoint) -> dict[str, Authority]:
    rows = view.contents.database.rows(
        """SELECT cities.*, place.population AS inhabitants FROM cities
           LEFT JOIN place ON place.geonames_id = CAST(cities.geonames_id AS INTEGER) AND cities.geonames_id != ''
           WHERE cities.id IN (SELECT id FROM entity WHERE status NOT IN ('merged', 'withdrawn')) ORDER BY cities.id"""
    )
    return {
        row["id"]: Authority(
            id=row["id"],
            country=row["country"],
            level="" if row["level_basis"] == "assumed" else row["level"],
            population=row["inhabitants"] or None,
            latitude=float(row["latitude"]) if row["latitude"] != "" else None,
            longitude=float(row["longitude"]) if row["longitude"] != "" else None,
            geonames_id=int(row["geonames_id"]) if row["geonames_id"] != "" else None,
        )
        for row in rows
    }

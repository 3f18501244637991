"""Turns standing data into the tables of data/universe, and says what a newer list changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hanse.domain.dates import FuzzyDate
from hanse.intake.standing.unit import Region, Standing, Unit, joined
from hanse.intake.taken import Cells
from hanse.intake.tiecells import fuzzy
from hanse.package import DataPackage
from hanse.package.schema import BY_NAME
from hanse.package.writer import render_table

BY_HAND: Final = "by hand"


@dataclass(frozen=True)
class Told:
    """What is said of a list beside it."""

    title: str
    publisher: str
    url: str
    listed: FuzzyDate
    licence: str


@dataclass(frozen=True)
class Meant:
    """The registered authority that a municipality of the list is, and the place, where either is known."""

    city: str = ""
    basis: str = ""
    geonames_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True)
class ListChange:
    """What a list changes in what is held of its country."""

    country: str
    units: int
    linked: int  # of these, registered authorities
    new: tuple[str, ...]  # "code name"
    unchanged: int
    changed: int  # other cells than the name
    renamed: tuple[tuple[str, str], ...]
    gone: tuple[str, ...]


def unit_rows(standing: Standing, meant: Mapping[str, Meant], package: DataPackage) -> dict[str, list[Cells]]:
    """Rows of the table universe by country; an authority that a person linked by hand stays linked."""
    by_hand = {row.id: row for row in package.rows("universe") if row["city_basis"].startswith(BY_HAND)}
    rows: dict[str, list[Cells]] = {country: [] for country in standing.countries()}
    for unit in standing.units.values():
        held = by_hand.get(unit.id)
        known = Meant(held["city"], held["city_basis"]) if held is not None else meant.get(unit.id, Meant())
        rows[unit.country].append(_row(unit, known))
    return rows


def _row(unit: Unit, meant: Meant) -> Cells:
    latitude, longitude = unit.latitude, unit.longitude
    if latitude is None or longitude is None:
        latitude, longitude = meant.latitude, meant.longitude
    place = unit.geonames_id or meant.geonames_id
    return {
        "id": unit.id, "country": unit.country, "code": unit.code, "name": unit.name,
        "other_names": joined(unit.other_names), "region": unit.region, "urbanisation": unit.urbanisation,
        "population": "" if unit.population is None else str(unit.population),
        "latitude": "" if latitude is None else f"{latitude:.5f}",
        "longitude": "" if longitude is None else f"{longitude:.5f}",
        "geonames_id": "" if place is None else str(place), "city": meant.city, "city_basis": meant.basis,
    }  # fmt: skip


def list_rows(told: Told, standing: Standing, rows: Mapping[str, list[Cells]], package: DataPackage) -> list[Cells]:
    """Rows of the table universe_lists: those of other countries as they are, one for each country of the list."""
    kept = [dict(row.cells) for row in package.rows("universe_lists") if row["country"] not in rows]
    left = "; ".join(f"{count:,} lines left out: {reason}" for reason, count in sorted(standing.left_out.items()))
    for country, units in sorted(rows.items()):
        kept.append(
            {
                "country": country, "title": told.title, "publisher": told.publisher, "url": told.url,
                "licence": told.licence, "units": str(len(units)), "note": left,
            }
            | fuzzy("listed", told.listed)
        )  # fmt: skip
    return kept


def region_rows(regions: Iterable[Region], package: DataPackage) -> list[Cells]:
    """Rows of the table regions: other schemes and countries as they are, these replaced."""
    new = list(regions)
    replaced = {(region.scheme, region.country) for region in new}
    kept = [
        dict(row.cells) for row in package.rows("regions") if (row["scheme"], row["country"]) not in replaced
    ]  # fmt: skip
    return kept + [
        {
            "id": f"{region.scheme}:{region.code}", "scheme": region.scheme, "code": region.code, "name": region.name,
            "level": str(region.level), "country": region.country, "parent": region.parent,
        }
        for region in new
    ]  # fmt: skip


def changes_of(rows: Mapping[str, list[Cells]], package: DataPackage) -> list[ListChange]:
    """What each country's list changes."""
    held: dict[str, dict[str, Mapping[str, str]]] = {country: {} for country in rows}
    for row in package.rows("universe"):
        if row["country"] in held:
            held[row["country"]][row.id] = row.cells
    return [_change(country, units, held[country]) for country, units in sorted(rows.items())]


def _change(country: str, units: list[Cells], held: Mapping[str, Mapping[str, str]]) -> ListChange:
    new, renamed, unchanged, changed = [], [], 0, 0
    for unit in units:
        before = held.get(unit["id"])
        if before is None:
            new.append(f"{unit['code']} {unit['name']}")
        elif before["name"] != unit["name"]:
            renamed.append((before["name"], unit["name"]))
        elif all(before[name] == value for name, value in unit.items()):
            unchanged += 1
        else:
            changed += 1
    ids = {unit["id"] for unit in units}
    gone = tuple(f"{row['code']} {row['name']}" for key, row in held.items() if key not in ids)
    linked = sum(unit["city"] != "" for unit in units)
    return ListChange(country, len(units), linked, tuple(new), unchanged, changed, tuple(renamed), gone)


def texts_of_universe(
    data_dir: Path, units: Mapping[str, list[Cells]], lists: list[Cells], regions: list[Cells]
) -> dict[Path, str]:
    """The new text of each file of data/universe that changes."""
    folder = data_dir / "universe"
    texts = {folder / f"{country}.csv": render_table(BY_NAME["universe"], rows) for country, rows in units.items()}
    if len(units) > 0:
        texts[folder / "lists.csv"] = render_table(BY_NAME["universe_lists"], lists)
    if len(regions) > 0:
        texts[folder / "regions.csv"] = render_table(BY_NAME["regions"], regions)
    return {path: text for path, text in texts.items() if not path.is_file() or path.read_text("utf-8") != text}

"""All the municipalities there could be: an official list stands in for the gazetteer, country by country."""

import csv
from pathlib import Path

from hanse.package import read_package, validate_package
from hanse.package.schema import BY_NAME
from hanse.package.writer import write_table
from hanse.release import Release
from hanse.release.universe import universe
from tests.world import World

LIST = {
    "country": "DE", "title": "Municipalities of Germany 2023", "publisher": "Statistics of legend",
    "listed_as_written": "2023", "listed_earliest": "2023-01-01", "listed_latest": "2023-12-31", "licence": "CC BY 4.0",
    "units": "3",
}  # fmt: skip
UNITS = [
    {"id": "DE-01", "country": "DE", "code": "01", "name": "Vineta", "population": "61000", "city": "vineta-de",
     "city_basis": "exact name", "region": "DE80", "urbanisation": "1"},
    {"id": "DE-02", "country": "DE", "code": "02", "name": "Schilda", "other_names": "Schildau"},
    {"id": "DE-03", "country": "DE", "code": "03", "name": "Utopia", "population": "120"},
]  # fmt: skip


def add_list(data: Path, units: list[dict[str, str]] = UNITS, **cells: str) -> None:
    write_table(data / "universe" / "DE.csv", BY_NAME["universe"], units)
    write_table(data / "universe" / "lists.csv", BY_NAME["universe_lists"], [LIST | cells])


def messages(data: Path) -> list[str]:
    package = read_package(data)
    found = [finding for finding in validate_package(package) if finding.check in ("universe", "quarantined row")]
    return [finding.message for finding in found]


def test_without_a_list_the_universe_is_the_gazetteer(release: Release) -> None:
    found = universe(release.view())
    assert [one.country for one in found.lists] == [""]
    assert found.name.startswith("GeoNames populated places (places.csv")
    assert {unit.key: unit.cities for unit in found.units if unit.country in ("GB", "AT", "FR")} == {
        "geonames:900000004": ("neuburg-at",), "geonames:900000005": ("ys-fr",),
    }  # fmt: skip
    assert found.lists[0].units == len(found.units) == 9


def test_an_official_list_stands_in_for_its_country_alone(world: World) -> None:
    add_list(world.data)
    assert messages(world.data) == []
    view = world.open().view()
    found = universe(view)
    assert [unit.key for unit in found.units if unit.country == "DE"] == ["DE-01", "DE-02", "DE-03"]
    assert [unit.key for unit in found.units if unit.country == "FR"] == ["geonames:900000005"]
    assert [(one.country, one.units) for one in found.lists] == [("DE", 3), ("", 4)]
    assert found.name.startswith("Municipalities of Germany 2023; GeoNames populated places")
    utopia = next(unit for unit in found.units if unit.name == "Utopia")
    assert (utopia.population, utopia.cities, utopia.urbanisation) == (120, (), "")
    schilda = next(unit for unit in found.units if unit.name == "Schilda")
    assert (schilda.population, schilda.other_names) == (None, ("Schildau",))
    germany = view.country("DE")
    assert (germany.places_total, germany.places_with_city, germany.is_official) == (3, 1, True)
    assert germany.universe == "Municipalities of Germany 2023"
    assert view.country("FR").is_official is False


def test_a_list_that_is_not_whole_is_found(world: World) -> None:
    add_list(world.data, UNITS[:2])
    assert messages(world.data) == ["the list has 3 municipalities, 2 are here"]


def test_a_municipality_of_another_country_is_found(world: World) -> None:
    add_list(world.data, [*UNITS[:2], UNITS[2] | {"city": "ys-fr"}])
    assert messages(world.data) == ["this authority lies in another country"]


def test_an_authority_that_stands_twice_is_found(world: World) -> None:
    add_list(world.data, [*UNITS[:2], UNITS[2] | {"city": "vineta-de"}])
    assert messages(world.data) == ["this authority stands for several"] * 2


def test_a_municipality_that_leads_nowhere_is_left_out(world: World) -> None:
    add_list(world.data, [*UNITS[:2], UNITS[2] | {"city": "nowhere-de"}])
    assert "there is no usable row with this id in cities" in messages(world.data)


def test_the_list_is_among_the_tables_of_a_release(world: World) -> None:
    add_list(world.data)
    world.build()
    folder = world.releases / (world.releases / "current").read_text(encoding="utf-8").strip()
    with next(folder.rglob("universe.csv")).open(encoding="utf-8", newline="") as stream:
        assert [row["name"] for row in csv.DictReader(stream)] == ["Vineta", "Schilda", "Utopia"]

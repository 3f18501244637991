"""The CSV tables: canonical, complete, and within what collections allow to pass on."""

import csv
import json
from pathlib import Path

import pytest

from hanse.package.schema import TABLES
from hanse.release import Release
from hanse.release.sheets import sheet_names
from tests.world import World


def read(release: Release, name: str) -> list[dict[str, str]]:
    with (release.folder / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_table_is_a_file(release: Release) -> None:
    assert {path.stem for path in (release.folder / "tables").iterdir()} == set(sheet_names())
    assert set(sheet_names()) == {table.name for table in TABLES} | {"memberships", "codes", "collections"}


def test_memberships_carry_status_claims_and_release(release: Release) -> None:
    rows = {(row["city_id"], row["network_id"]): row for row in read(release, "memberships")}
    assert len(rows) == 15
    vineta = rows[("vineta-de", "sunken-cities-league")]
    assert (vineta["status"], vineta["counted"], vineta["as_of"]) == ("stated", "yes", "2024-06-30")
    assert vineta["claims"] == "c000000000001; c000000000003; c000000000004; c000000000008"
    assert vineta["release"] == release.version


def test_ties_say_which_entities_they_are_about(release: Release) -> None:
    rows = {row["id"]: row for row in read(release, "ties")}
    assert rows["c000000000013"]["subject_ids"] == "county-vineta-de; vineta-de"
    assert rows["c000000000010"]["subject_ids"] == ""
    assert rows["c00000000000b"]["collection"] == "atlas2018"
    assert "c000000000016" not in rows


@pytest.mark.parametrize(("redistribution", "memberships"), [("yes", 15), ("derived_only", 15), ("no", 2)])
def test_what_a_collection_does_not_allow_is_not_passed_on(world: World, redistribution: str, memberships: int) -> None:
    path = world.data / "collections" / "lists" / "collection.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('redistribution = "yes"', f'redistribution = "{redistribution}"'), encoding="utf-8")
    release = world.open()
    passed = {row["collection"] for name in ("ties", "statements") for row in read(release, name)}
    assert passed == ({"atlas2018", "lists"} if redistribution == "yes" else {"atlas2018"})
    described = {row["collection"] for row in read(release, "rosters")}
    assert described == ({"atlas2018"} if redistribution == "no" else {"atlas2018", "lists"})
    assert {row["collection"] for row in read(release, "sources")} == {"atlas2018", "lists"}  # citing is always allowed
    assert len(read(release, "memberships")) == memberships
    judged = {row["name"] for row in read(release, "judgements")}
    assert ("竜宮市" in judged) == (redistribution == "yes")
    assert "Laputa" in judged  # also in the paper
    assert release.view().claim("c00000000000e").redistribution == redistribution


def test_checks_and_notes_tell_what_was_found(release: Release) -> None:
    checks = json.loads((release.folder / "checks.json").read_text(encoding="utf-8"))
    assert (checks["errors"], checks["withheld"]) == (0, 1)
    assert checks["by_check"]["missing place"] == 1
    assert checks["rows_of_the_material"] == {"entered": 2, "not entered": 1}
    notes = (release.folder / "notes.md").read_text(encoding="utf-8")
    assert release.version in notes
    assert "absence here is not a fact" in notes
    assert "GeoNames (geonames.org), CC BY 4.0" in notes


def test_files_are_canonical(release: Release) -> None:
    for path in (release.folder / "tables").glob("*.csv"):
        lines = path.read_bytes()
        assert b"\r" not in lines
        assert rows_sorted(path)


def rows_sorted(path: Path) -> bool:
    with path.open(encoding="utf-8", newline="") as stream:
        _, *rows = csv.reader(stream)
    return rows == sorted(rows)

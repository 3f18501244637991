"""A sheet becomes one source, one roster and a claim a row; nothing that is there changes."""

import csv
import shutil
from pathlib import Path

import pytest

from hanse.package import read_package
from tools.add_roster import main

OPTIONS = (
    "--collection", "lists", "--network", "Sunken Cities League", "--title", "Members", "--publisher", "The League",
    "--url", "https://league.example/2024", "--kind", "network", "--listed", "2024-06",
)  # fmt: skip


@pytest.fixture
def data(tmp_path: Path, mini_dir: Path) -> Path:
    """A copy of the mini world."""
    return Path(shutil.copytree(mini_dir, tmp_path / "data"))


def take(data: Path, sheet: str, *options: str) -> int:
    path = data.parent / "sheet.csv"
    path.write_text(sheet, encoding="utf-8-sig")
    return main([str(path), "--data", str(data), *OPTIONS, *options])


def rows(data: Path, table: str) -> dict[str, dict[str, str]]:
    with (data / "collections" / "lists" / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return {row["id"]: row for row in csv.DictReader(stream)}


def test_a_sheet_enters_verbatim_with_its_scope(data: Path) -> None:
    before = {table: rows(data, table) for table in ("sources", "rosters", "ties")}
    sheet = "city,country,role,start\nKêr Is,FR,,\nVineta,DE,board,2019-01-10\n"
    assert take(data, sheet, "--complete", "yes", "--for-area", "DE; FR") == 0
    added = {
        table: [row for key, row in rows(data, table).items() if key not in held] for table, held in before.items()
    }
    assert {table: len(new) for table, new in added.items()} == {"sources": 1, "rosters": 1, "ties": 2}
    roster = added["rosters"][0]
    assert (roster["complete"], roster["for_role"], roster["for_area"]) == ("yes", "member", "DE; FR")
    assert (roster["listed_earliest"], roster["listed_latest"]) == ("2024-06-01", "2024-06-30")
    ties = {row["subject"]: row for row in added["ties"]}
    assert ties["Vineta"]["role"] == "board"
    assert ties["Vineta"]["start_kind"] == "accession"
    assert ties["Kêr Is"]["role"] == "member"
    assert {row["roster"] for row in ties.values()} == {roster["id"]}
    assert all(rows(data, table)[key] == row for table, held in before.items() for key, row in held.items())
    assert read_package(data).quarantined == ()


def test_ids_do_not_depend_on_the_order_of_the_sheet(tmp_path: Path, mini_dir: Path) -> None:
    taken = []
    for name, sheet in (("a", "city,country\nVineta,DE\nYs,FR\n"), ("b", "city,country\nYs,FR\nVineta,DE\n")):
        (tmp_path / name).mkdir()
        data = Path(shutil.copytree(mini_dir, tmp_path / name / "data"))
        assert take(data, sheet) == 0
        taken.append(rows(data, "ties"))
    assert taken[0] == taken[1]


def test_a_list_is_not_taken_twice(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert take(data, "city,country\nVineta,DE\n") == 0
    held = rows(data, "ties")
    assert take(data, "city,country\nVineta,DE\n") == 2
    assert "taken before" in capsys.readouterr().err
    assert rows(data, "ties") == held


@pytest.mark.parametrize(
    ("sheet", "options", "words"),
    [
        ("name,land\nVineta,DE\n", (), "column city, country is missing"),
        ("city,country\n,DE\n", (), "a name is missing"),
        ("city,country\nVineta,DEU\n", (), "not a country code"),
        ("city,country,role\nVineta,DE,friend\n", (), "not a role"),
        ("city,country\nVineta,DE\n", ("--listed", "spring"), "write YYYY"),
        ("city,country\nVineta,DE\n", ("--collection", "nowhere"), "no collection"),
    ],
)
def test_a_sheet_that_cannot_be_read_changes_nothing(
    data: Path, capsys: pytest.CaptureFixture[str], sheet: str, options: tuple[str, ...], words: str
) -> None:
    held = {table: rows(data, table) for table in ("sources", "rosters", "ties")}
    assert take(data, sheet, *options) == 2
    assert words in capsys.readouterr().err
    assert {table: rows(data, table) for table in held} == held

"""hanse import on copies of the mini world: shown first, written when told, the same file twice changes nothing."""

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from hanse.package import read_package, validate_package
from hanse.release import build_release, open_release
from hanse.release.gazetteer import PlaceFile
from hanse.release.universe import universe
from tests.cli.conftest import Hanse
from tests.intake import making
from tests.intake.gazetteer import compile_small

HEAD = ("NUTS 3 CODE", "LAU CODE", "LAU NAME NATIONAL", "LAU NAME LATIN", "POPULATION", "DEGURBA")
DE = (
    ("DE801", "001", "Vineta", "Vineta", 61000, 1), ("DE801", "002", "Wineta an der See", "", 900, 3),
    ("DE802", "003", "Neuburg", "Neuburg", 29000, 2), ("DE803", "004", "Neuburg", "Neuburg", 700, 3),
    ("DE803", "005", "Hamelin", "Hamelin", 57000, 2), ("DE803", "006", "Schilda, Stadt", "", 12000, 2),
)  # fmt: skip
WIKI = "http://www.wikidata.org/entity/"
QUERY = f"""item,itemLabel,memberOf,memberOfLabel,countryLabel,start,end,officialName
{WIKI}Q1,Vineta,{WIKI}Q9,Sunken Cities League,Germany,2019-01-01T00:00:00Z,,
{WIKI}Q2,Carcosa,{WIKI}Q9,Sunken Cities League,Italy,,,Comune di Carcosa
{WIKI}Q3,=cmd(),{WIKI}Q9,Sunken Cities League,,,,
"""


@pytest.fixture(scope="session")
def small_gazetteer(tmp_path_factory: pytest.TempPathFactory, mini_dir: Path) -> Path:
    """A folder with the compiled gazetteer of the mini world."""
    return compile_small(mini_dir, tmp_path_factory.mktemp("gazetteer")).parent


@pytest.fixture
def data(tmp_path: Path, mini_dir: Path, small_gazetteer: Path, monkeypatch: pytest.MonkeyPatch, hanse: Hanse) -> Path:
    """A copy of the mini world that a test may write to."""
    shutil.copytree(mini_dir, tmp_path / "data")
    monkeypatch.setenv("HANSE_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("HANSE_RELEASES", str(small_gazetteer))
    return tmp_path / "data"


def contents(data: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(data.rglob("*")) if path.is_file()}


def ask(hanse: Hanse, *arguments: str) -> Any:
    done = hanse("import", *arguments, "--format", "json")
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def lau(tmp_path: Path, rows: tuple[tuple[object, ...], ...] = DE, name: str = "EU-LAU-2023.xlsx") -> str:
    (tmp_path / name).write_bytes(making.xlsx({"DE": (HEAD, *rows)}))
    return str(tmp_path / name)


def test_a_list_of_municipalities_is_linked_and_then_stands_in_for_the_gazetteer(
    hanse: Hanse, data: Path, mini_dir: Path, tmp_path: Path
) -> None:
    before = contents(data)
    for options in ((), ("--dry-run", "--yes")):
        done = hanse("import", "lau", lau(tmp_path), *options)
        assert done.exit_code == 0, done.stderr
        assert "Nothing was written" in done.stdout
    assert contents(data) == before
    answer = ask(hanse, "lau", lau(tmp_path), "--licence", "CC BY 4.0", "--yes")
    assert (answer["title"], answer["listed"]) == ("Local administrative units (LAU) 2023", "2023")
    assert [(one["country"], one["units"], one["linked"]) for one in answer["countries"]] == [("DE", 6, 2)]
    assert {line["code"] for line in answer["doubtful"]} == {"003", "004"}
    rows = {row["code"]: row for row in table(data / "universe" / "DE.csv")}
    assert (rows["001"]["city"], rows["001"]["city_basis"]) == ("vineta-de", "exact name")
    assert rows["006"]["city"] == "schilda-de"
    assert (rows["005"]["city"], rows["005"]["geonames_id"]) == ("", "900000009")
    assert rows["003"]["city"] == rows["004"]["city"] == ""
    package = read_package(data)
    assert package.quarantined == ()
    assert [finding for finding in validate_package(package) if finding.check == "universe"] == []
    build_release(data, tmp_path / "out", gazetteer=PlaceFile(mini_dir / "places.csv"))
    found = universe(open_release(tmp_path / "out").view(), "DE")
    assert (found.name, len(found.units)) == ("Local administrative units (LAU) 2023", 6)
    after = contents(data)
    again = ask(hanse, "lau", lau(tmp_path), "--licence", "CC BY 4.0", "--yes")
    assert (again["files"], again["countries"][0]["unchanged"]) == ([], 6)
    assert contents(data) == after


def test_a_newer_list_says_what_it_changes_and_keeps_what_a_person_linked(
    hanse: Hanse, data: Path, tmp_path: Path
) -> None:
    ask(hanse, "lau", lau(tmp_path), "--yes")
    path = data / "universe" / "DE.csv"
    text = path.read_text(encoding="utf-8")
    unlinked = "DE-003,DE,003,Neuburg,,DE802,2,29000,,,,,"
    path.write_text(text.replace(unlinked, f"{unlinked[:-1]}neuburg-de,by hand"), encoding="utf-8")
    assert "by hand" in path.read_text(encoding="utf-8")
    newer = (*DE[:1], ("DE801", "002", "Wineta", "", 950, 3), *DE[2:4], ("DE803", "007", "Utopia", "", 5, 3))
    answer = ask(hanse, "lau", lau(tmp_path, newer, "EU-LAU-2024.xlsx"), "--yes")["countries"][0]
    assert answer["new"] == ["007 Utopia"]
    assert answer["gone"] == ["005 Hamelin", "006 Schilda, Stadt"]
    assert answer["renamed"] == [["Wineta an der See", "Wineta"]]
    rows = {row["code"]: row for row in table(path)}
    assert (rows["003"]["city"], rows["003"]["city_basis"]) == ("neuburg-de", "by hand")


def test_without_the_gazetteer_names_that_are_the_same_are_linked(hanse: Hanse, data: Path, tmp_path: Path) -> None:
    answer = ask(hanse, "lau", lau(tmp_path), "--no-gazetteer", "--country", "DE")
    assert answer["countries"][0]["linked"] == 1
    done = hanse("import", "lau", lau(tmp_path), "--no-gazetteer", "--country", "FR")
    assert (done.exit_code, "nothing of what is sought" in done.stderr) == (2, True)


def test_a_dump_of_geonames_with_its_divisions(hanse: Hanse, data: Path, tmp_path: Path) -> None:
    cells = ["900000005", "Ys", "Ys", "Kêr-Is", "48.1", "-4.3", "P", "PPL", "FR", "", "53", "", "", "", "150000", "",
             "1", "Europe/Paris", "2024-01-01"]  # fmt: skip
    (tmp_path / "FR.txt").write_text("\t".join(cells) + "\n", encoding="utf-8")
    (tmp_path / "admin1.txt").write_text("FR.53\tBrittany\tBrittany\t1\nDE.01\tX\tX\t2\n", encoding="utf-8")
    given = (
        "geonames",
        str(tmp_path / "FR.txt"),
        "--admin1",
        str(tmp_path / "admin1.txt"),
        "--published",
        "2024-01-01",
    )
    assert ask(hanse, *given, "--yes")["files"] == ["FR.csv", "lists.csv", "regions.csv"]
    row = table(data / "universe" / "FR.csv")[0]
    assert (row["city"], row["city_basis"], row["region"], row["geonames_id"]) == (
        "ys-fr", "geonames id", "FR.53", "900000005",
    )  # fmt: skip
    assert [row["name"] for row in table(data / "universe" / "regions.csv")] == ["Brittany"]
    assert ask(hanse, *given, "--yes")["files"] == []


def test_regions_of_nuts(hanse: Hanse, data: Path, tmp_path: Path) -> None:
    path = tmp_path / "NUTS_AT_2021.csv"
    path.write_text("NUTS_ID,LEVL_CODE,CNTR_CODE,NAME_LATN,NUTS_NAME\nDE,0,DE,D,D\nDE8,1,DE,M,M\n", encoding="utf-8")
    assert ask(hanse, "nuts", str(path), "--yes")["files"] == ["regions.csv"]
    assert [(row["id"], row["parent"]) for row in table(data / "universe" / "regions.csv")] == [
        ("NUTS 2021:DE", ""), ("NUTS 2021:DE8", "DE"),
    ]  # fmt: skip
    assert ask(hanse, "nuts", str(path), "--yes")["files"] == []
    path.rename(tmp_path / "regions.csv")
    done = hanse("import", "nuts", str(tmp_path / "regions.csv"))
    assert (done.exit_code, "--scheme" in done.stderr) == (2, True)


def test_candidates_of_wikidata_become_claims_when_somebody_accepts_them(
    hanse: Hanse, data: Path, tmp_path: Path
) -> None:
    query, sheet = tmp_path / "query.csv", tmp_path / "candidates.csv"
    query.write_text(QUERY, encoding="utf-8")
    before = contents(data)
    answer = ask(hanse, "wikidata", str(query), "--out", str(sheet))
    assert len(answer["candidates"]) == 3
    assert [line["reason"] for line in answer["quarantined"]] == ["this is a formula, not a name"]
    refused = hanse("import", "wikidata", str(query), "--yes")
    assert (refused.exit_code, "nobody has gone through them" in refused.stderr) == (2, True)
    assert contents(data) == before
    rows = table(sheet)
    assert [(row["subject"], row["subject_is"], row["held"]) for row in rows if row["says"] == "member of"] == [
        ("Vineta", "vineta-de", "4"), ("Carcosa", "", ""),
    ]  # fmt: skip
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("\n,", "\nyes,"), encoding="utf-8")
    given = ("wikidata", str(sheet), "--collection", "lists", "--published", "2024-06-01", "--yes")
    taken = ask(hanse, *given)
    assert len(taken["report"]["new"]) == 3
    package = read_package(data)
    assert package.quarantined == ()
    assert [finding for finding in validate_package(package) if finding.severity == "error"] == []
    new = [row for row in package.rows("ties") if row["locator"].startswith("https://www.wikidata.org/wiki/Q")]
    assert {(row["subject"], row["relation"], row["roster"], row["start_latest"]) for row in new} == {
        ("Vineta", "member", "", "2019-12-31"), ("Carcosa", "member", "", ""),
    }  # fmt: skip
    assert "carcosa-it" in {row.id for row in package.rows("cities")}
    assert [row["value"] for row in package.rows("statements") if row["property"] == "official_name"] == [
        "Comune di Carcosa"
    ]
    after = contents(data)
    assert ask(hanse, *given)["report"]["new"] == []
    assert contents(data) == after


def test_a_file_of_another_kind_is_refused_and_nothing_is_written(hanse: Hanse, data: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name,Size\nVineta,1\nYs,2\n", encoding="utf-8")
    before = contents(data)
    for kind in ("geonames", "lau", "nuts", "wikidata"):
        done = hanse("import", kind, str(path), "--yes")
        assert (done.exit_code, done.stderr.startswith("hanse: ")) == (2, True), done.stderr
    assert contents(data) == before

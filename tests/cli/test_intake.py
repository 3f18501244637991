"""hanse intake on copies of the mini world: shown first, written when told, nothing twice, a newer list as a diff."""

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from hanse.domain.claim import source_id
from hanse.intake.transaction import writing
from hanse.package import read_package, validate_package
from tests.cli.conftest import Hanse
from tests.contracts.test_tutorial import steps
from tests.contracts.tree import ROOT
from tests.intake import making
from tests.intake.gazetteer import compile_small

LEAGUE = ("--network", "Sunken Cities League", "--role", "member", "--source", "https://league.example/members")
LIST = "City;Country;Since;Contact person;E-mail\nVineta;Germany;2019;Jane Doe;jane@vineta.example\nYs;France;2015;;\n"


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


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "members.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def contents(data: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(data.rglob("*")) if path.is_file()}


def ties(data: Path) -> list[dict[str, str]]:
    with (data / "collections" / "lists" / "ties.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def take(hanse: Hanse, path: Path, *options: str) -> Any:
    done = hanse("intake", str(path), "--collection", "lists", *LEAGUE, *options, "--format", "json")
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def names(rows: list[dict[str, str]]) -> list[str]:
    return [row["name"] for row in rows]


def test_it_shows_the_reading_and_writes_nothing(hanse: Hanse, data: Path, sheet: Path) -> None:
    before = contents(data)
    for options in ((), ("--dry-run",), ("--dry-run", "--yes")):
        done = hanse("intake", str(sheet), "--collection", "lists", *LEAGUE, "--published", "2024-03", *options)
        assert done.exit_code == 0
        assert "2 claims to write" in done.stdout
        assert "the header says 'City'" in done.stdout
        assert "Nothing was written. Add --yes" in done.stdout
        assert "Doe" not in done.stdout
    assert contents(data) == before


def test_with_yes_the_claims_are_in_the_package_and_break_nothing(hanse: Hanse, data: Path, sheet: Path) -> None:
    answer = take(hanse, sheet, "--published", "1 March 2024", "--yes")
    assert answer["written"] is True
    package = read_package(data)
    assert package.quarantined == ()
    assert [finding for finding in validate_package(package) if finding.severity == "error"] == []
    new = [tie for tie in ties(data) if tie["listed_as_written"] == "1 March 2024" and tie["start_as_written"] != ""]
    assert {(tie["subject"], tie["country"], tie["relation"], tie["locator"]) for tie in new} >= {
        ("Vineta", "DE", "member", "row 2"), ("Ys", "FR", "member", "row 3"),
    }  # fmt: skip
    assert b"jane@" not in b"".join(contents(data).values())
    assert b"Jane" not in b"".join(contents(data).values())


def test_the_same_list_again_changes_nothing(hanse: Hanse, data: Path, sheet: Path) -> None:
    take(hanse, sheet, "--published", "2024-03-01", "--yes")
    before = contents(data)
    again = take(hanse, sheet, "--published", "2024-03-01", "--yes")
    assert (again["report"]["new"], again["report"]["unchanged"]) == ([], 2)
    assert contents(data) == before


def test_a_page_transcribed_before_by_other_means_gives_nothing_new(hanse: Hanse, data: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("City,Country\nSchilda,DE\nYs,FR\n", encoding="utf-8")
    identifier = source_id("https://league.example/members")
    for table in ("sources", "rosters", "ties", "statements"):
        file = data / "collections" / "lists" / f"{table}.csv"
        file.write_text(file.read_text(encoding="utf-8").replace("s0000000002", identifier), encoding="utf-8")
    answer = take(hanse, path, "--published", "1 March 2020")
    assert (answer["report"]["new"], answer["report"]["unchanged"]) == ([], 2)


def test_a_longer_copy_of_a_list_adds_to_its_roster(hanse: Hanse, data: Path, sheet: Path) -> None:
    take(hanse, sheet, "--published", "2024-03-01", "--yes")
    sheet.write_text(LIST.replace("Vineta", "Rungholt;Germany;;;\nVineta"), encoding="utf-8")
    answer = take(hanse, sheet, "--published", "2024-03-01", "--yes")
    assert names(answer["report"]["new"]) == ["Rungholt"]
    roster = answer["rosters"][0]["id"]
    assert [row["rows_taken"] for row in read_package(data).rows("rosters") if row.id == roster] == ["3"]


def test_a_newer_list_says_who_is_gone_only_where_both_are_complete(hanse: Hanse, data: Path, tmp_path: Path) -> None:
    path = tmp_path / "new.csv"
    path.write_text("City,Country\nVineta,DE\nAtlantis,GR\nRungholt,DE\n", encoding="utf-8")
    loose = take(hanse, path, "--published", "2024-03-01")["report"]
    assert loose["no_longer_listed"] == []
    assert "nothing follows" in loose["compared"][0]["says"]
    whole = take(hanse, path, "--published", "2024-03-01", "--complete-for", "role=member")["report"]
    assert whole["compared"][0]["earlier"] == "r0000000002"
    assert names(whole["no_longer_listed"]) == ["Schilda", "Ys"]
    assert names(whole["newly_listed"]) == ["Rungholt"]
    assert names(whole["never_seen"]) == ["Rungholt"]
    assert [(one["before"], one["now"], one["is_certain"]) for one in whole["renamed"]] == [
        ("Δήμος Ατλαντίδας", "Atlantis", True)
    ]
    german = take(hanse, path, "--published", "2024-03-01", "--complete-for", "role=member,country=DE")["report"]
    assert names(german["no_longer_listed"]) == []
    board = take(hanse, path, "--published", "2024-03-01", "--complete-for", "role=board")["report"]
    assert (board["compared"][0]["earlier"], names(board["no_longer_listed"])) == ("r0000000004", ["Ys"])


def test_names_alike_are_left_to_a_person(hanse: Hanse, data: Path, tmp_path: Path) -> None:
    path = tmp_path / "new.csv"
    path.write_text("City,Country\nVineta,DE\nStadt Schilda,DE\nYs,FR\nAtlantis,GR\n", encoding="utf-8")
    report = take(hanse, path, "--published", "2024-03-01", "--complete-for", "role=member", "--no-gazetteer")["report"]
    assert report["no_longer_listed"] == []
    assert [(one["before"], one["now"]) for one in report["renamed"] if not one["is_certain"]] == [
        ("Schilda", "Stadt Schilda")
    ]
    sure = take(hanse, path, "--published", "2024-03-01", "--complete-for", "role=member")["report"]
    assert ("Schilda", "Stadt Schilda", True) in [
        (one["before"], one["now"], one["is_certain"]) for one in sure["renamed"]
    ]


def test_a_matrix_gives_a_roster_for_each_network_by_its_own_rules(hanse: Hanse, data: Path, tmp_path: Path) -> None:
    path = tmp_path / "matrix.csv"
    path.write_text("City,Country,Story Cities,Open Gates\nVineta,DE,x,\nYs,FR,,x\nNeuburg,AT,x,x\n", encoding="utf-8")
    done = hanse("intake", str(path), "--collection", "lists", "--role", "signatory", "--format", "json")
    answer = json.loads(done.stdout)
    assert {(tie["object"], tie["relation"]) for tie in answer["claims"]} == {
        ("Story Cities", "signed"), ("Open Gates", "adherence"),
    }  # fmt: skip
    assert sorted(roster["network"] for roster in answer["rosters"]) == ["Open Gates", "Story Cities"]


def test_a_mapping_is_kept_and_used_again(hanse: Hanse, data: Path, sheet: Path, tmp_path: Path) -> None:
    kept = tmp_path / "map.toml"
    first = take(hanse, sheet, "--save-mapping", str(kept))
    assert 'city = "City"' in kept.read_text(encoding="utf-8")
    assert take(hanse, sheet, "--mapping", str(kept))["claims"] == first["claims"]


NAMES = """City,Country
SCHILDA,DE
Comune di Carcosa,IT
Carcosa,IT
Twinton,GB
Xyzzyburg,DE
Ys,FR
"""


def judgements(data: Path) -> dict[str, dict[str, str]]:
    with (data / "judgements.csv").open(encoding="utf-8", newline="") as stream:
        return {row["name"]: row for row in csv.DictReader(stream)}


def test_names_nobody_judged_are_looked_up_and_what_follows_is_written_when_told(
    hanse: Hanse, data: Path, tmp_path: Path
) -> None:
    path, proposals = tmp_path / "new.csv", tmp_path / "proposals.csv"
    path.write_text(NAMES, encoding="utf-8")
    answer = take(hanse, path, "--proposals", str(proposals))
    assert {one["name"]: one["outcome"] for one in answer["names"]} == {
        "SCHILDA": "registered", "Comune di Carcosa": "new city", "Carcosa": "new city", "Twinton": "doubtful",
        "Xyzzyburg": "not found",
    }  # fmt: skip
    assert all(one["why"] != "" for one in answer["names"])
    assert len(next(one for one in answer["names"] if one["name"] == "Twinton")["candidates"]) == 2
    assert [(city["id"], city["level_basis"]) for city in answer["new_cities"]] == [("carcosa-it", "assumed")]
    assert proposals.read_text(encoding="utf-8").count("\n") == 5
    assert "Carcosa" not in judgements(data)
    take(hanse, path, "--published", "2024-03", "--yes")
    held = judgements(data)
    assert {name: (held[name]["decision"], held[name]["entity"]) for name in ("SCHILDA", "Carcosa", "Twinton")} == {
        "SCHILDA": ("same", "schilda-de"), "Carcosa": ("same", "carcosa-it"), "Twinton": ("unsure", ""),
    }  # fmt: skip
    assert {held[name]["coder_kind"] for name in ("SCHILDA", "Carcosa", "Twinton")} == {"machine"}
    assert "score" in held["Carcosa"]["reason"]
    assert held["Carcosa"]["method"] != ""
    assert held["Carcosa"]["version"] != ""
    package = read_package(data)
    assert "Carcosa" in [row["name"] for row in package.rows("cities")]
    assert package.quarantined == ()
    assert [finding for finding in validate_package(package) if finding.severity == "error"] == []
    before = contents(data)
    again = take(hanse, path, "--published", "2024-03", "--yes")
    assert [one["name"] for one in again["names"]] == ["Xyzzyburg"]
    assert names(again["report"]["left_open"]) == ["Twinton"]
    assert contents(data) == before


def test_claims_alone_are_written_where_judgements_are_declined(hanse: Hanse, data: Path, tmp_path: Path) -> None:
    path = tmp_path / "new.csv"
    path.write_text(NAMES, encoding="utf-8")
    before = judgements(data)
    take(hanse, path, "--claims-only", "--yes")
    assert judgements(data) == before
    assert "Carcosa" in [tie["subject"] for tie in ties(data)]


def test_a_name_judged_not_to_be_a_city_is_never_proposed_for_it(hanse: Hanse, data: Path, tmp_path: Path) -> None:
    row = "j000000000099,city,SCHILDA,DE,,different,schilda-de,hand,1,human,2024-06-01,,another place\n"
    with (data / "judgements.csv").open("a", encoding="utf-8") as stream:
        stream.write(row)
    path = tmp_path / "new.csv"
    path.write_text(NAMES, encoding="utf-8")
    answer = take(hanse, path, "--yes")
    found = next(one for one in answer["names"] if one["name"] == "SCHILDA")
    assert found["outcome"] in ("not found", "doubtful")
    assert "schilda-de" not in [candidate["city"] for candidate in found["candidates"]]


def test_a_persons_judgement_is_not_asked_again(hanse: Hanse, data: Path, tmp_path: Path) -> None:
    row = "j000000000099,city,Carcosa,IT,,not_an_entity,,hand,1,human,2024-06-01,,a ship\n"
    with (data / "judgements.csv").open("a", encoding="utf-8") as stream:
        stream.write(row)
    path = tmp_path / "new.csv"
    path.write_text("City,Country\nCarcosa,IT\nYs,FR\n", encoding="utf-8")
    answer = take(hanse, path)
    assert (answer["names"], answer["new_cities"]) == ([], [])


def test_without_the_gazetteer_registered_names_are_all_there_is_and_it_is_said(
    hanse: Hanse, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HANSE_RELEASES", str(tmp_path / "none"))
    path = tmp_path / "new.csv"
    path.write_text(NAMES, encoding="utf-8")
    answer = take(hanse, path, "--no-gazetteer")
    assert {one["name"]: one["outcome"] for one in answer["names"] if one["outcome"] != "not found"} == {
        "SCHILDA": "registered"
    }
    assert "without the gazetteer" in answer["names_looked_up"]
    assert not (tmp_path / "none").exists()


def test_a_gazetteer_that_is_missing_is_compiled_first(
    hanse: Hanse, data: Path, mini_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from hanse.resolve.index import store

    def compiled(path: Path, *, progress: Any) -> None:
        progress("half", 0.5)
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(compile_small(mini_dir, tmp_path / "small"), path)

    monkeypatch.setattr(store, "compile_gazetteer", compiled)
    monkeypatch.setenv("HANSE_RELEASES", str(tmp_path / "none"))
    path = tmp_path / "new.csv"
    path.write_text(NAMES, encoding="utf-8")
    done = hanse("intake", str(path), "--collection", "lists", *LEAGUE)
    assert "compiling the gazetteer" in done.stderr
    assert "carcosa-it" in done.stdout
    assert len(list((tmp_path / "none").glob("gazetteer-*.index"))) == 1


def test_a_new_collection_says_what_may_be_passed_on(hanse: Hanse, data: Path, sheet: Path) -> None:
    given = ("intake", str(sheet), "--collection", "rosters_north", *LEAGUE, "--yes")
    before = contents(data)
    for options, told in (
        ((), "to make it add --new-collection"),
        (("--new-collection", "Lists of the north"), "needs its licence"),
        (("--new-collection", "Lists of the north", "--licence", "CC0"), "--redistribution"),
        (("--new-collection", "N", "--licence", "CC0", "--redistribution", "perhaps"), "'perhaps' is not known"),
    ):
        done = hanse(*given, *options)
        assert (done.exit_code, told in done.stderr) == (2, True), done.stderr
    assert contents(data) == before
    full = (*given, "--new-collection", "Lists of the north", "--licence", "unknown", "--redistribution", "no")
    assert hanse(*full).exit_code == 0
    held = read_package(data).collections["rosters_north"]
    assert (held.title, held.licence, held.redistribution) == ("Lists of the north", "", "no")
    after = contents(data)
    assert hanse(*full).exit_code == 0
    assert contents(data) == after


def test_nothing_is_written_while_another_writes(hanse: Hanse, data: Path, sheet: Path) -> None:
    before = contents(data)
    with writing(data, "hanse intake other.csv"):
        done = hanse("intake", str(sheet), "--collection", "lists", *LEAGUE, "--yes")
        assert hanse("intake", str(sheet), "--collection", "lists", *LEAGUE).exit_code == 0
    assert done.exit_code == 2
    assert "hanse intake other.csv" in done.stderr
    assert contents(data) == before


def test_what_a_killed_writer_left_is_finished_by_whoever_comes_next(hanse: Hanse, data: Path) -> None:
    (data / ".pending").mkdir()
    (data / ".pending" / "0").write_text("target,reason_class,withheld_by,withheld_on,review_on\n", encoding="utf-8")
    (data / ".pending" / "files.json").write_text('["withheld.csv"]', encoding="utf-8")
    assert hanse("validate").exit_code == 0
    assert not (data / ".pending").exists()
    assert (data / "withheld.csv").read_text(encoding="utf-8").count("\n") == 1


def test_a_text_that_enumerates_gives_each_name(hanse: Hanse, data: Path, tmp_path: Path) -> None:
    path = tmp_path / "about.txt"
    path.write_text(
        "The League was founded long ago. It has members: Vineta, Ys, Schilda\nand Carcosa. Write to us.\n",
        encoding="utf-8",
    )
    answer = take(hanse, path)
    assert [(tie["subject"], tie["locator"]) for tie in answer["claims"]] == [
        ("Vineta", "line 1 to 2, name 1"), ("Ys", "line 1 to 2, name 2"), ("Schilda", "line 1 to 2, name 3"),
        ("Carcosa", "line 1 to 2, name 4"),
    ]  # fmt: skip
    assert [line["reason"] for line in answer["report"]["quarantined"]] == ["this is a sentence, not a name"] * 2


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--collection", "nowhere"), "there is no collection 'nowhere'"),
        (("--role", "captain"), "'captain' is not known"),
        (("--kind", "rumour"), "'rumour' is not known"),
        (("--published", "lately"), "is no date"),
        (("--complete-for", "Poland"), "is no scope"),
        (("--source", "league"), "is no address"),
        (("--country", "Poland"), "is no country code"),
        (("--table", "Board"), "there is no table 'Board'"),
        (("--mapping", "missing.toml"), "cannot be opened"),
    ],
)
def test_what_makes_no_sense_is_refused(
    hanse: Hanse, data: Path, sheet: Path, options: tuple[str, ...], told: str
) -> None:
    before = contents(data)
    defaults = ("--collection", "lists", *LEAGUE, "--yes")
    done = hanse("intake", str(sheet), *defaults, *options)
    assert done.exit_code == 2
    assert told in done.stderr
    assert contents(data) == before


def test_a_list_newer_than_the_data_says_so(hanse: Hanse, data: Path, sheet: Path) -> None:
    done = hanse("intake", str(sheet), "--collection", "lists", *LEAGUE, "--published", "2025-01")
    assert done.exit_code == 0
    assert "newer than data_date in package.toml (2024-06-30)" in done.stderr


def test_a_file_that_cannot_be_read_is_refused(hanse: Hanse, data: Path, tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"%PDF-1.7 nothing")
    done = hanse("intake", str(path), "--collection", "lists", *LEAGUE, "--yes")
    assert done.exit_code == 2
    assert "the PDF cannot be read" in done.stderr


def test_quarantined_lines_are_printed_and_strict_says_so(hanse: Hanse, data: Path, sheet: Path) -> None:
    sheet.write_text(LIST + "=1+1;Germany;;;\n", encoding="utf-8")
    done = hanse("intake", str(sheet), "--collection", "lists", *LEAGUE, "--yes")
    assert done.exit_code == 0
    assert "this is a formula" in done.stdout
    assert hanse("intake", str(sheet), "--collection", "lists", *LEAGUE, "--strict").exit_code == 3


@pytest.mark.slow
@pytest.mark.parametrize("page", ["add-a-member-list", "review-doubtful-names"])
def test_the_page_shows_what_is_printed(page: str, tmp_path: Path) -> None:
    text = (ROOT / "docs" / "how-to" / f"{page}.md").read_text(encoding="utf-8")
    rows = [("Member", "Country"), ("Vineta", "Germany"), ("Ys", "France"), ("Rungholt", "Germany")]
    pieces = [
        (72 + 180 * place, 700 - 20 * line, cell) for line, row in enumerate(rows) for place, cell in enumerate(row)
    ]
    (tmp_path / "members.pdf").write_bytes(making.pdf([[(72, 760, "Members of the League in June 2024"), *pieces]]))
    found = steps(text)
    script = "\n".join(["set -e", *(f"{command}\necho '<<<>>>'" for command, _ in found)])
    script = script.replace("var/try", str(tmp_path)).replace(".venv/bin/hanse", f"{sys.executable} -m hanse.cli")
    environment = {**os.environ, "COLUMNS": "80"}
    done = subprocess.run(
        ["bash", "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    for (command, wanted), output in zip(found, done.stdout.split("<<<>>>\n"), strict=False):
        squeezed = " ".join(output.split())
        missing = [line for line in wanted if " ".join(line.split()) not in squeezed]
        assert missing == [], f"{command}\nprints\n{output}"
    assert len(found) >= 8

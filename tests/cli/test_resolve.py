"""hanse resolve on small tables: what comes in, what goes out, what is refused; hanse judgement changes."""

import csv
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from hanse.cli import progress
from hanse.package import read_package, validate_package
from hanse.package.schema import BY_NAME
from hanse.package.writer import render_table
from hanse.resolve import added
from tests.cli.conftest import Hanse
from tests.contracts.test_tutorial import steps
from tests.contracts.tree import ROOT
from tests.intake.gazetteer import compile_small
from tests.resolve.conftest import whole_index  # noqa: F401  (a fixture)

PAGE = ROOT / "docs" / "how-to" / "match-your-own-spreadsheet.md"
ADDED = [
    "decision", "geonames_id", "city_id", "name", "country", "latitude", "longitude", "level", "score", "runner_up",
    "why",
]  # fmt: skip
ROWS = ["city,country", "Carcosa,IT", "City of Bramble,United Kingdom", "Twinton,GB", "Nowhere at all,IT", ",", "Ys,FR"]


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


def sheet(folder: Path, *lines: str, name: str = "list.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_text("\n".join(lines or ROWS) + "\n", encoding=encoding)
    return path


def read(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


def matched(hanse: Hanse, path: Path, *options: str) -> list[dict[str, str]]:
    done = hanse("resolve", str(path), "--name", "city", *options)
    assert done.exit_code == 0, done.stderr
    return read(done.stdout)


def test_every_row_comes_back_with_its_columns_and_the_answer(hanse: Hanse, data: Path, tmp_path: Path) -> None:
    done = hanse("resolve", str(sheet(tmp_path)), "--name", "city", "--country", "country")
    assert done.exit_code == 0
    header = done.stdout.splitlines()[0].split(",")
    assert header == ["city", "country", *("resolved_country" if name == "country" else name for name in ADDED)]
    rows = read(done.stdout)
    assert [row["city"] for row in rows] == ["Carcosa", "City of Bramble", "Twinton", "Nowhere at all", "", "Ys"]
    assert [row["decision"] for row in rows] == ["match", "match", "ambiguous", "none", "none", "match"]
    first = rows[0]
    assert (first["name"], first["resolved_country"], first["level"]) == ("Carcosa", "IT", "municipality")
    assert (first["latitude"], first["longitude"]) == ("43.10000", "11.50000")
    assert first["geonames_id"] != ""
    assert 0.75 <= float(first["score"]) <= 1
    assert rows[5]["city_id"] == "ys-fr"
    assert all(row["why"] != "" for row in rows)
    assert "6 names: 3 match, 1 ambiguous, 2 none" in done.stderr


def test_an_ambiguous_row_names_the_candidates_and_chooses_none(hanse: Hanse, data: Path, tmp_path: Path) -> None:
    row = matched(hanse, sheet(tmp_path), "--country", "country")[2]
    assert (row["geonames_id"], row["city_id"], row["name"], row["latitude"]) == ("", "", "", "")
    assert row["runner_up"].startswith("Twinton")
    assert row["why"].count("Twinton") == 2


@pytest.mark.parametrize("written", ["IT", "ITA", "ita", "Italy", "Italia", "Italien", "イタリア", "Италия", "إيطاليا"])
def test_a_country_is_a_code_or_a_name_in_any_major_language(
    hanse: Hanse, data: Path, tmp_path: Path, written: str
) -> None:
    row = matched(hanse, sheet(tmp_path, "city,land", f"Carcosa,{written}"), "--country", "land")[0]
    assert (row["decision"], row["country"]) == ("match", "IT")


def test_a_division_or_a_position_tells_homonyms_apart(hanse: Hanse, data: Path, tmp_path: Path) -> None:
    path = sheet(tmp_path, "city,where", "Twinton,", name="twins.csv")
    north = matched(hanse, path, "--near", "56.5,-3.4")[0]
    south = matched(hanse, path, "--near", "53.0,-2.0")[0]
    assert (north["decision"], north["latitude"]) == ("match", "56.50000")
    assert (south["decision"], south["latitude"]) == ("match", "53.00000")
    assert matched(hanse, path, "--admin", "where")[0]["decision"] == "ambiguous"


@pytest.mark.parametrize(
    ("name", "delimiter", "encoding"),
    [("a.csv", ",", "utf-8-sig"), ("a.csv", ";", "cp1252"), ("a.tsv", "\t", "utf-8"), ("a.txt", "|", "utf-16")],
)
def test_any_delimiter_and_encoding_is_read(
    hanse: Hanse, data: Path, tmp_path: Path, name: str, delimiter: str, encoding: str
) -> None:
    lines = [delimiter.join(cells) for cells in (("city", "note"), ("Carcosa", "é"), ("Bramble", "ü"))]
    rows = matched(hanse, sheet(tmp_path, *lines, name=name, encoding=encoding))
    assert [(row["name"], row["note"]) for row in rows] == [("Carcosa", "é"), ("Bramble", "ü")]


def test_a_workbook_is_read(hanse: Hanse, data: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for line in ("City,Country", "Carcosa,Italy", "Ys,France"):
        book.active.append(line.split(","))
    book.save(tmp_path / "list.xlsx")
    rows = matched(hanse, tmp_path / "list.xlsx", "--country", "country")
    assert [row["name"] for row in rows] == ["Carcosa", "Ys"]


def test_bad_rows_do_not_stop_the_others(hanse: Hanse, data: Path, tmp_path: Path) -> None:
    lines = ("city,country", "Carcosa,Atlantis", "Carcosa", "Carcosa,IT,more,cells", '"a ""quoted"" name",IT', "Ys,FR")
    rows = matched(hanse, sheet(tmp_path, *lines), "--country", "country")
    assert [row["decision"] for row in rows] == ["match", "match", "match", "none", "match"]
    assert rows[0]["why"].endswith("the country “Atlantis” is not understood")
    assert (rows[2]["column 3"], rows[2]["column 4"]) == ("more", "cells")


def test_stdin_is_read_and_stdout_holds_the_table_alone(data: Path, small_gazetteer: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "hanse.cli", "resolve", "-", "--name", "city"],
        input="city\nCarcosa\n", capture_output=True, text=True, check=True, env=os.environ,
    )  # fmt: skip
    assert [row["name"] for row in read(done.stdout)] == ["Carcosa"]
    assert "1 name: 1 match" in done.stderr


def test_a_file_is_written_whole_with_tabs_where_it_is_named_so(hanse: Hanse, data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.tsv"
    done = hanse("resolve", str(sheet(tmp_path)), "--name", "city", "--out", str(out))
    assert (done.exit_code, done.stdout) == (0, "")
    assert [row["city"] for row in read(out.read_text(encoding="utf-8"), "\t")][:2] == ["Carcosa", "City of Bramble"]
    assert sorted(path.name for path in tmp_path.glob("*.tsv")) == ["out.tsv"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--name", "town"), ("there is no column 'town'", "--name in", "columns: 'city', 'country'")),
        (("--name", "city", "--country", "land"), ("there is no column 'land'", "--country in", "columns:")),
        (("--name", "city", "--near", "here"), ("'here' is no position", "--near", "51.05,3.72")),
        (("--name", "city", "--near", "99,3"), ("'99,3' is no position", "--near", "latitude first")),
        (("--name", "city", "--out", "x.xlsx"), (".xlsx is not written", "--out x.xlsx", "name a .csv or .tsv file")),
    ],
)
def test_a_mistake_says_what_where_and_what_to_do(
    hanse: Hanse, data: Path, tmp_path: Path, options: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    done = hanse("resolve", str(sheet(tmp_path)), *options)
    assert done.exit_code == 2
    assert done.stdout == ""
    for part in expected:
        assert part in done.stderr


def test_files_that_cannot_be_read_or_written_are_named(hanse: Hanse, data: Path, tmp_path: Path) -> None:
    missing = hanse("resolve", str(tmp_path / "none.csv"), "--name", "city")
    assert missing.exit_code != 0
    assert "none.csv" in missing.stderr
    empty = hanse("resolve", str(sheet(tmp_path, "")), "--name", "city")
    assert empty.exit_code != 0
    (tmp_path / "file").write_text("", encoding="utf-8")
    out = tmp_path / "file" / "out.csv"
    refused = hanse("resolve", str(sheet(tmp_path)), "--name", "city", "--out", str(out))
    assert refused.exit_code != 0
    assert "cannot be written" in refused.stderr


@pytest.mark.parametrize("where", ["hanse.resolve.batch.resolve_many", "pathlib.Path.replace"])
def test_ctrl_c_leaves_no_half_file(
    hanse: Hanse, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    path, out = sheet(tmp_path), tmp_path / "out.csv"
    out.write_text("as it was\n", encoding="utf-8")
    before = sorted(one.name for one in tmp_path.iterdir())

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(where, interrupt)
    done = hanse("resolve", str(path), "--name", "city", "--out", str(out))
    monkeypatch.undo()
    assert done.exit_code != 0
    assert out.read_text(encoding="utf-8") == "as it was\n"
    assert sorted(one.name for one in tmp_path.iterdir()) == before


def test_a_bar_is_drawn_after_two_seconds_on_a_terminal_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[bool] = []
    monkeypatch.setattr("rich.progress.Progress.start", lambda self: drawn.append(True))
    monkeypatch.setattr("rich.console.Console.is_terminal", property(lambda self: True))
    with progress.bar("names") as tell:
        tell(0.5)
        assert drawn == []
        monkeypatch.setattr("hanse.cli.progress.time.monotonic", lambda: 1e12)
        tell(0.6)
    assert drawn == [True]
    monkeypatch.setattr("rich.console.Console.is_terminal", property(lambda self: False))
    with progress.bar("names") as tell:
        tell(0.5)
    assert drawn == [True]


def judgement_rows(data: Path) -> list[dict[str, str]]:
    with (data / "judgements.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture
def misjudged(data: Path) -> Path:
    """Two wrong judgements: a machine's, and one that a person made."""
    rows = judgement_rows(data)
    for number, (kind, name) in enumerate((("machine", "City of Ys"), ("human", "Town of Ys"))):
        rows.append({
            "id": f"jf{number:011x}", "kind": "city", "name": name, "country": "FR", "context": "", "decision": "same",
            "entity": "vineta-de", "method": "a guess", "version": "1", "coder_kind": kind, "judged_on": "2020-01-01",
            "supersedes": "", "reason": "",
        })  # fmt: skip
    (data / "judgements.csv").write_text(render_table(BY_NAME["judgements"], rows), encoding="utf-8")
    return data


def test_what_would_change_is_shown_and_nothing_is_written(hanse: Hanse, misjudged: Path) -> None:
    before = (misjudged / "judgements.csv").read_bytes()
    done = hanse("judgement", "changes", "--format", "csv")
    assert done.exit_code == 0, done.stderr
    found = {row["name"]: row for row in read(done.stdout)}
    assert found["City of Ys"]["judged"] == "same vineta-de"
    assert found["City of Ys"]["resolved today"] == "same ys-fr"
    assert found["City of Ys"]["with --yes"] == "superseded"
    assert found["Town of Ys"]["with --yes"] == "stands: a person judged or reviewed it"
    table = hanse("judgement", "changes")
    assert "Nothing was written. Add --yes to write 1 judgement." in table.stdout
    assert (misjudged / "judgements.csv").read_bytes() == before


def test_with_yes_the_machine_is_superseded_and_the_person_stands(hanse: Hanse, misjudged: Path) -> None:
    before = judgement_rows(misjudged)
    done = hanse("judgement", "changes", "--name", "City of Ys", "--name", "Town of Ys", "--yes")
    assert done.exit_code == 0, done.stderr
    assert "1 judgement written; run hanse build" in done.stdout
    new = [row for row in judgement_rows(misjudged) if row not in before]
    assert [(row["name"], row["entity"], row["supersedes"]) for row in new] == [
        ("City of Ys", "ys-fr", "jf00000000000")
    ]
    assert new[0]["method"] == "resolved against gazetteer and registry"
    assert len(judgement_rows(misjudged)) == len(before) + 1
    assert [one for one in validate_package(read_package(misjudged)) if one.severity == "error"] == []
    again = hanse("judgement", "changes", "--name", "City of Ys", "--yes")
    assert "Every judged name is resolved as it was judged." in again.stdout


def test_the_commands_of_the_page_run_as_written(
    whole_index: Path,  # noqa: F811
    tmp_path: Path,
) -> None:
    (tmp_path / ".venv").symlink_to(ROOT / ".venv")
    environment = {**os.environ, "HANSE_DATA": str(ROOT / "data"), "HANSE_RELEASES": str(whole_index.parent)}
    found = steps(PAGE.read_text(encoding="utf-8"))
    for command, expected in found:
        done = subprocess.run(
            ["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False, env=environment
        )
        assert done.returncode == 0, f"{command}\n{done.stderr}"
        printed = " ".join((done.stdout + done.stderr).split())
        assert [line for line in expected if " ".join(line.split()) not in printed] == [], printed
    assert len(found) >= 4


def test_resolve_offers_what_the_table_module_writes() -> None:
    assert list(added.ADDED) == ADDED

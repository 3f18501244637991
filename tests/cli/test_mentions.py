"""hanse mentions on the mini world: text, HTML and PDF, what is printed and what is refused."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from hanse.cli import mentions as command
from hanse.cli.__main__ import main
from hanse.cli.app import app
from hanse.resolve.mentions.finder import Finder
from tests.intake import making

Hanse = Callable[..., Result]
TEXT = (
    "Vineta joined the Sunken Cities League (SCL) in 2016.\n\n"
    "Schilda signed the Tide Declaration. Mayor Anna Smith came.\n"
)


@pytest.fixture(autouse=True)
def _without_gazetteer(mini_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The gazetteer takes half a minute to compile; the mini world has no homonyms that need it."""
    monkeypatch.setattr(command, "open_finder", lambda data: Finder.load(data or mini_dir))


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def rows_of(done: Result) -> list[dict[str, str]]:
    assert done.exit_code == 0, done.stderr
    return list(csv.DictReader(io.StringIO(done.stdout)))


def test_csv_gives_every_mention_with_its_place_and_sentence(hanse: Hanse, report: Path) -> None:
    rows = rows_of(hanse("mentions", str(report), "--format", "csv"))
    assert [(row["line"], row["kind"], row["entity"], row["mention"]) for row in rows] == [
        ("1", "city", "vineta-de", "Vineta"),
        ("1", "network", "sunken-cities-league", "Sunken Cities League"),
        ("1", "network", "sunken-cities-league", "SCL"),
        ("3", "city", "schilda-de", "Schilda"),
        ("3", "document", "doc-tide-declaration", "Tide Declaration"),
    ]
    assert rows[3]["sentence"] == "Schilda signed the Tide Declaration."
    assert all("Smith" not in value for row in rows for value in row.values())


def test_kinds_choose(hanse: Hanse, report: Path) -> None:
    rows = rows_of(hanse("mentions", str(report), "--format", "csv", "--kind", "city", "--kind", "document"))
    assert {row["kind"] for row in rows} == {"city", "document"}


def test_candidates_are_marked_as_such(ask: Callable[..., Any], hanse: Hanse, report: Path) -> None:
    found = ask("mentions", str(report), "--candidates")["candidates"]
    assert [(one["state"], one["relation"], one["subject"], one["object"], one["date"]) for one in found] == [
        ("candidate", "joined", "vineta-de", "sunken-cities-league", "2016"),
        ("candidate", "signed", "schilda-de", "doc-tide-declaration", ""),
    ]
    rows = rows_of(hanse("mentions", str(report), "--candidates", "--format", "csv", "--kind", "document"))
    assert [row["relation"] for row in rows] == ["signed"]


def test_the_table_is_for_reading(hanse: Hanse, report: Path) -> None:
    done = hanse("mentions", str(report))
    assert done.exit_code == 0
    assert "5 mentions in report.txt" in done.stdout
    candidates = hanse("mentions", str(report), "--candidates")
    assert "Candidates for review" in candidates.stdout


def test_json_says_where_each_mention_stands(ask: Callable[..., Any], report: Path) -> None:
    first = ask("mentions", str(report))["mentions"][0]
    assert (first["page"], first["line"], first["column"], first["decision"]) == (None, 1, 1, "match")


def test_html_and_pdf_are_read(ask: Callable[..., Any], tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    page.write_text(
        "<html><body><nav>Ys</nav><p>Vineta acts.</p><p>So does Schilda.</p></body></html>", encoding="utf-8"
    )
    assert [(one["entity"], one["line"]) for one in ask("mentions", str(page))["mentions"]] == [
        ("vineta-de", 1),
        ("schilda-de", 2),
    ]
    printed = tmp_path / "report.pdf"
    printed.write_bytes(
        making.pdf([[(72, 700, "Nothing here.")], [(72, 700, "The Sunken Cit-"), (72, 685, "ies League.")]])
    )
    (found,) = ask("mentions", str(printed))["mentions"]
    assert (found["entity"], found["page"], found["line"]) == ("sunken-cities-league", 2, 1)


def test_references_are_left_out_unless_asked_for(hanse: Hanse, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("References\n\nSmith, J. (2010). Tides. Vineta: Routledge.\n", encoding="utf-8")
    assert rows_of(hanse("mentions", str(path), "--format", "csv")) == []
    (row,) = rows_of(hanse("mentions", str(path), "--format", "csv", "--references"))
    assert (row["entity"], row["in_reference"]) == ("vineta-de", "yes")
    assert "--references lists" in hanse("mentions", str(path)).stdout


def test_a_report_without_names_says_so(hanse: Hanse, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("Nothing at all.", encoding="utf-8")
    assert "nothing of the registry" in hanse("mentions", str(path)).stdout
    assert "no sentence suggests" in hanse("mentions", str(path), "--candidates").stdout


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", b"%PDF-1.7\nbroken", "cannot be read"),
        ("a.txt", b"", "empty"),
        ("missing.txt", None, "cannot be opened"),
    ],
)
def test_what_cannot_be_read_is_refused(
    hanse: Hanse, tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    done = hanse("mentions", str(path), "--format", "json")
    assert done.exit_code == 2
    assert said in done.stderr
    assert said in json.loads(done.stdout)["error"]


def test_an_unknown_kind_is_refused(hanse: Hanse, report: Path) -> None:
    assert hanse("mentions", str(report), "--kind", "person").exit_code == 2


def test_a_folder_without_data_is_refused(report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    done = CliRunner().invoke(app, ["mentions", str(report), "--data", str(tmp_path)])
    assert done.exit_code == 2
    assert "package.toml" in done.stderr


def test_stopping_prints_nothing(
    hanse: Hanse, report: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(self: Finder, *_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Finder, "find", stop)
    monkeypatch.setattr("sys.argv", ["hanse", "mentions", str(report), "--format", "csv"])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code not in (0, None)
    assert capsys.readouterr().out == ""

"""Answers as tables that fit a terminal, as CSV and as JSON."""

import csv
import io
import json

import pytest

from hanse.cli.options import Format
from hanse.cli.output import Report, Sheet, emit, joined

SHEET = Sheet("Members", ("city", "count"), (("Vineta", 2), ("Schilda, the wise", None)))
REPORT = Report("Sunken Cities League", (("id", "league"),), (SHEET,), ("A remark.",))


def printed(capsys: pytest.CaptureFixture[str], format: Format) -> str:
    emit(REPORT, {"city": "Vinéta"}, format)
    out, err = capsys.readouterr()
    assert err == ""
    return out


def test_csv_is_one_table_with_unknown_as_an_empty_cell(capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.reader(io.StringIO(printed(capsys, Format.CSV))))
    assert rows == [["city", "count"], ["Vineta", "2"], ["Schilda, the wise", ""]]


def test_json_is_the_content_in_its_own_script(capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(capsys, Format.JSON)
    assert json.loads(out) == {"city": "Vinéta"}
    assert "Vinéta" in out


def test_a_table_holds_heading_facts_rows_and_remarks_within_80_columns(capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(capsys, Format.TABLE)
    for text in ("Sunken Cities League", "league", "Members", "Vineta", "A remark."):
        assert text in out
    assert max(map(len, out.splitlines())) <= 80
    assert "\x1b" not in out, "no colour outside a terminal"


def test_a_long_cell_is_wrapped_and_not_cut(capsys: pytest.CaptureFixture[str]) -> None:
    text = "words " * 60 + "end"
    emit(Report("h", sheets=(Sheet("", ("a", "b"), ((text, "x"),)),)), {}, Format.TABLE)
    out = capsys.readouterr().out
    assert "end" in out
    assert max(map(len, out.splitlines())) <= 80


def test_markup_in_data_is_printed_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    emit(Report("[bold]x[/bold]", sheets=(Sheet("", ("a",), (("[red]y",),)),)), {}, Format.TABLE)
    out = capsys.readouterr().out
    assert "[bold]x[/bold]" in out
    assert "[red]y" in out


def test_an_empty_table_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    emit(Report("h", sheets=(Sheet("T", ("a",), (), empty="Nothing recorded."),)), {}, Format.TABLE)
    assert "Nothing recorded." in capsys.readouterr().out


def test_blank_values_do_not_leave_separators() -> None:
    assert joined(["a", "", "b"]) == "a; b"

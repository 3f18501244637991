"""The page that matches a visitor's names: what it shows, hands out and refuses, and what it never reflects."""

import csv
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from hanse.web import tabular
from hanse.web.share import Shares
from tests.web.conftest import Answer, Get
from tests.web.reading import Document, read
from tests.web.sending import post, send, upload

NASTY = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'


def rows_of(answer: Answer) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = answer.json["rows"]
    return rows


def sheet(answer: Answer) -> list[list[str]]:
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="matched.csv"'
    return list(csv.reader(io.StringIO(answer.body.decode("utf-8-sig"), newline="")))


def workbook(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sent_back(page: Document, button: str) -> dict[str, str]:
    """The fields of the form that holds a button, as a browser would send them back."""
    fields: dict[str, str] = {}
    for element in page.elements:
        if element.name == "form":
            fields = {}
        if element.name == "input" and element.attributes.get("type") == "hidden":
            fields[element.attributes["name"]] = element.attributes["value"]
        if element.name == "button" and element.text == button:
            return fields
    raise AssertionError(f"no button {button!r}")


def test_the_form_stands_alone_at_first(ask: Get) -> None:
    answer = ask("/match")
    page = read(answer.text)
    assert (answer.status, page.unclosed) == (200, [])
    assert len(page.all("h1")) == 1
    form = page.all("form", action="/match")[0].attributes
    assert (form["method"], form["enctype"]) == ("post", "multipart/form-data")
    assert {e.attributes.get("name") for e in page.elements if "form" in e.inside} >= {"names", "file", "country"}
    names = {e.attributes["id"] for e in page.elements if "id" in e.attributes}
    assert all(label.attributes["for"] in names for label in page.all("label"))
    assert all(e.attributes["src"].startswith("/static/") for e in page.all("script"))
    assert "Set-Cookie" not in answer.headers
    assert ask("/match.json").json["most_rows"] == tabular.MOST_ROWS


def test_the_page_is_reached_from_the_navigation_and_the_data(ask: Get) -> None:
    assert "/match" in read(ask("/").text).links()
    assert {"/match", "/reconcile"} <= set(read(ask("/data").text).links())


def test_pasted_names_are_matched_with_reasons(ask: Get) -> None:
    names = "Vineta\tDE\nNeuburg\nRungholt\nNowhere at all\n\nCity of Ys\tFrankreich\n"
    answer = post(ask, "/match", {"names": names})
    page = read(answer.text)
    assert (answer.status, page.unclosed) == (200, [])
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers
    assert page.all("h1")[0].text == "5 names: 3 matched"
    links = page.links()
    assert {"/cities/vineta-de", "/cities/ys-fr", "/places/900000008"} <= set(links)
    assert {"/cities/neuburg-de", "/cities/neuburg-at"} <= set(links), "what a name may mean is offered"
    body = [row.text for row in page.all("tr")][1:]
    decisions = ["match", "several possible", "match", "not found", "match"]
    assert all(word in row for word, row in zip(decisions, body, strict=True))
    assert "not registered here" in body[2]


def test_the_twin_holds_the_rows_of_the_page(ask: Get) -> None:
    rows = rows_of(post(ask, "/match.json", {"names": "Vineta;DE\nNeuburg;", "country": ""}))
    assert [row["decision"] for row in rows] == ["match", "ambiguous"]
    assert rows[0]["matched"]["city_id"] == "vineta-de"
    assert rows[0]["matched"]["path"] == "/cities/vineta-de"
    assert rows[0]["why"] != ""
    assert {item["city_id"] for item in rows[1]["candidates"]} == {"neuburg-de", "neuburg-at"}


@pytest.mark.parametrize(
    ("names", "written"),
    [
        ("Vineta;DE\nSchilda\nRungholt", ["Vineta", "Schilda", "Rungholt"]),
        ("Vineta; Jumne\nSchilda\nRungholt", ["Vineta; Jumne", "Schilda", "Rungholt"]),
        ("Stadt\tLand\nVineta\tDeutschland", ["Vineta"]),
        ("Moab, UT\n\n  Ys  ", ["Moab, UT", "Ys"]),
        ("city\ncountry", ["city", "country"]),
    ],
)
def test_names_are_parted_from_countries_only_where_that_is_plain(ask: Get, names: str, written: list[str]) -> None:
    assert [row["written"] for row in rows_of(post(ask, "/match.json", {"names": names}))] == written


def test_a_country_for_all_holds_where_a_row_states_none(ask: Get) -> None:
    rows = rows_of(post(ask, "/match.json", {"names": "Neuburg\nNeuburg;DE\nNeuburg;", "country": "Austria"}))
    assert [row["matched"]["city_id"] for row in rows] == ["neuburg-at", "neuburg-de", "neuburg-at"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("list.csv", "City;Country;Note\nVineta;DE;x\nNeuburg;AT;y\n".encode("utf-16")),
        ("list.csv", b"city,country\nVineta,DE\nNeuburg,AT\n"),
        ("list.tsv", "Stadt\tLand\nVineta\tDeutschland\nNeuburg\tÖsterreich\n".encode("latin-1")),
        ("list.txt", b"Vineta\tDE\nNeuburg\tAT\n"),
        ("list.xlsx", workbook(("Municipality", "Pays"), ("Vineta", "Allemagne"), ("Neuburg", "Autriche"))),
        ("misnamed.csv", workbook(("Municipality", "Pays"), ("Vineta", "Allemagne"), ("Neuburg", "Autriche"))),
        (NASTY + ".csv", b"city,country\nVineta,DE\nNeuburg,AT\n"),
    ],
)
def test_tables_of_several_kinds_are_read(ask: Get, name: str, content: bytes) -> None:
    answer = upload(ask, "/match.json", {"names": "", "country": ""}, name, content)
    assert [row["matched"]["city_id"] for row in rows_of(answer)] == ["vineta-de", "neuburg-at"]


def test_the_visitor_says_which_column_holds_the_names_where_that_is_unclear(ask: Get) -> None:
    content = b"a,b,c\nx1 red,Vineta,DE\nx2 blue,Neuburg,AT\n"
    page = read(upload(ask, "/match", {"names": ""}, "list.csv", content).text)
    assert page.all("h1")[0].text == "Which column holds the names?"
    assert [e.attributes["id"] for e in page.all("select")] == ["name_column", "country_column", "admin_column"]
    fields = sent_back(page, "Match") | {"name_column": "1", "country_column": "2", "admin_column": ""}
    assert [row["matched"]["city_id"] for row in rows_of(post(ask, "/match.json", fields))] == [
        "vineta-de",
        "neuburg-at",
    ]
    assert post(ask, "/match", fields | {"name_column": "9"}).status == 400
    assert post(ask, "/match", fields | {"name_column": "-1"}).status == 400


def test_the_download_has_the_columns_of_the_command(ask: Get) -> None:
    page = read(post(ask, "/match", {"names": "Vineta;DE\nNeuburg;"}).text)
    rows = sheet(post(ask, "/match", sent_back(page, "Download as CSV") | {"then": "download"}))
    assert rows[0] == ["name", "country", "decision", "geonames_id", "city_id", "resolved_name", "resolved_country",
                       "latitude", "longitude", "level", "score", "runner_up", "why"]  # fmt: skip
    assert rows[1][:8] == ["Vineta", "DE", "match", "900000001", "vineta-de", "Vineta", "DE", "54.10000"]
    assert rows[2][2:5] == ["ambiguous", "", ""]
    at_once = sheet(post(ask, "/match", {"names": "Vineta;DE\nNeuburg;", "then": "download"}))
    assert at_once == rows


def test_cells_that_a_spreadsheet_would_run_are_harmless_in_the_download(ask: Get) -> None:
    content = '"=1+1",city\n"=HYPERLINK(""http://x.example"")",Vineta\n"@SUM(A1)",Ys\n"-2+3",Neuburg\n-4.5,Schilda\n'
    fields = {"table": content, "name_column": "1", "then": "download"}
    rows = sheet(post(ask, "/match", fields))
    assert [row[0] for row in rows] == ["'=1+1", '\'=HYPERLINK("http://x.example")', "'@SUM(A1)", "'-2+3", "-4.5"]
    west = sheet(post(ask, "/match", {"names": "Ys", "then": "download"}))[1]
    assert west[west.index("ys-fr") + 4] == "-4.30000", "a number stays a number"


@pytest.mark.parametrize("field", ["names", "country", "table"])
def test_hostile_text_is_never_reflected_unescaped(ask: Get, field: str) -> None:
    sent = {"names": "Vineta;DE\nNeuburg;", field: f"{NASTY}\n{NASTY};{NASTY}"}
    if field == "table":
        sent = {"names": "", "table": f"a,b\n{NASTY.replace(',', '')},x\n", "name_column": "0"}
    for extra in ({}, {"then": "columns"}):
        answer = post(ask, "/match", sent | extra)
        assert "<script>" not in answer.text
        assert "<img" not in answer.text
        assert read(answer.text).unclosed == []


def test_a_name_of_another_direction_does_not_turn_the_line(ask: Get) -> None:
    rows = rows_of(post(ask, "/match.json", {"names": "Vin\u202eeta\u0000"}))
    assert rows[0]["written"] == "Vineta"


@pytest.mark.parametrize(
    ("name", "content", "status", "word"),
    [
        ("list.pdf", b"%PDF-1.7 nothing", 415, "kind"),
        ("list.html", b"<!doctype html><table><tr><td>Vineta</table>", 415, "kind"),
        ("list.json", b'["Vineta"]', 415, "kind"),
        ("photo.png", b"\x89PNG\r\n\x1a\n", 400, "picture"),
        ("empty.csv", b"", 400, "empty"),
        ("blank.csv", b" \n\n\x00\n", 400, "empty"),
        ("header.csv", b"city,country\n", 200, ""),
        ("broken.xlsx", b"PK\x03\x04xl/workbook" + b"\x00" * 50, 400, "damaged"),
        ("long.csv", b"city\n" + b"Vineta\n" * (tabular.MOST_ROWS + 1), 413, "rows"),
        ("wide.csv", b",".join([b"city"] * (tabular.MOST_COLUMNS + 1)) + b"\n", 413, "columns"),
        ("cell.csv", b"city\n" + b"V" * 6_000 + b"\n", 413, "characters"),
        ("large.csv", b"city\n" + b"x" * tabular.MOST_BYTES, 413, "MB"),
    ],
)
def test_files_that_cannot_be_taken_are_refused_with_a_reason(
    ask: Get, name: str, content: bytes, status: int, word: str
) -> None:
    answer = upload(ask, "/match", {"names": ""}, name, content)
    assert answer.status == status
    page = read(answer.text)
    assert page.unclosed == []
    if status != 200:
        alert = page.all("div", role="alert")[0].text
        assert word in alert
        assert "/tmp" not in alert
        assert len(page.all("textarea")) == 1, "the form is there to try again"
        twin = upload(ask, "/match.json", {"names": ""}, name, content)
        assert (twin.status, twin.json["error"]["status"]) == (status, status)


def test_too_much_or_nothing_is_refused(ask: Get) -> None:
    assert post(ask, "/match", {"names": " \n "}).status == 400
    assert post(ask, "/match", {}).status == 400
    answer = post(ask, "/match", {"names": "Vineta\n" * (tabular.MOST_ROWS + 1)})
    assert answer.status == 413
    assert post(ask, "/match", {"names": "x" * tabular.MOST_SENT}).status == 413
    assert send(ask, "/match", b"{}", "application/json").status == 415
    assert ask("/match", method="PUT").status == 405


def test_a_share_that_is_used_up_says_when_to_come_back(ask: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Shares, "take", Shares(most=1.0, a_second=0.5, clock=lambda: 0.0).take)
    answer = post(ask, "/match", {"names": "Vineta\nYs\nNeuburg"})
    assert answer.status == 429
    assert int(answer.headers["Retry-After"]) > 0
    assert "Vineta" in read(answer.text).all("textarea")[0].text, "what was sent is still in the form"


def test_while_the_gazetteer_is_missing_the_form_keeps_what_was_sent(get: Get) -> None:
    answer = post(get, "/match", {"names": "Vineta;DE\nYs;FR"})
    assert answer.status == 503
    assert int(answer.headers["Retry-After"]) > 0
    page = read(answer.text)
    assert page.unclosed == []
    assert "Vineta" in sent_back(page, "Try again")["table"]
    assert "Not ready yet" in page.all("div", role="alert")[0].text
    assert get("/match").status == 200


def test_nothing_that_was_sent_stays_on_disk(ask: Get, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    upload(ask, "/match", {"names": ""}, "list.xlsx", workbook(("city",), ("Vineta",)))
    upload(ask, "/match", {"names": ""}, "list.csv", b"city\n" + b"Vineta of nowhere\n" * 1_900)
    assert list(tmp_path.iterdir()) == []

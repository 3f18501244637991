"""Every kind of file gives the same sheet for the same list, with the place of each line."""

import json
from pathlib import Path

import pytest

from hanse.errors import StructureError
from hanse.intake.reading import read_bytes, read_file
from hanse.intake.sheet import Grid, Sheet
from tests.intake import making

ROWS = (("City", "Country", "Since"), ("Gent", "BE", "2015"), ("Łódź", "PL", "2016"), ("Saint-Denis", "FR", "2019"))
WESTERN = (("City", "Since"), ("Málaga", "2015"), ("Münster", "2016"), ("Besançon", "2019"))


def cells(grid: Grid) -> list[tuple[str, ...]]:
    return [line.cells for line in grid.lines]


def first(data: bytes, name: str) -> Grid:
    return read_bytes(data, name).grids[0]


def text_of(rows: tuple[tuple[str, ...], ...], delimiter: str) -> str:
    return "".join(delimiter.join(row) + "\r\n" for row in rows)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1250"])
def test_delimited_text_in_any_encoding(delimiter: str, encoding: str) -> None:
    grid = first(text_of(ROWS, delimiter).encode(encoding), "list.csv")
    assert cells(grid) == list(ROWS)
    assert [line.locator for line in grid.lines] == ["row 1", "row 2", "row 3", "row 4"]


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_western_encodings_are_guessed_and_the_guess_is_told(encoding: str) -> None:
    sheet = read_bytes(text_of(WESTERN, ";").encode(encoding), "list.csv")
    assert cells(sheet.grids[0]) == list(WESTERN)
    assert any("guessed" in remark for remark in sheet.remarks)


def test_cyrillic_and_greek_in_their_old_encodings() -> None:
    russian = "Город;Страна\nНижний Новгород;Россия\nЕкатеринбург;Россия\nСанкт-Петербург;Россия\n"
    assert first(russian.encode("cp1251"), "list.csv").lines[1].cells == ("Нижний Новгород", "Россия")
    greek = "Πόλη;Χώρα\nΘεσσαλονίκη;Ελλάδα\nΑθήνα;Ελλάδα\nΠειραιάς;Ελλάδα\n"
    assert first(greek.encode("cp1253"), "list.csv").lines[1].cells == ("Θεσσαλονίκη", "Ελλάδα")


def test_quotes_hold_delimiters_and_line_breaks() -> None:
    grid = first(b'City,Note\n"Ghent, Belgium","two\nlines"\nRiga,\n', "list.csv")
    assert cells(grid) == [("City", "Note"), ("Ghent, Belgium", "two lines"), ("Riga",)]


def test_a_first_line_may_name_the_delimiter() -> None:
    assert cells(first(b"sep=;\nCity;Note\nGhent;a,b\n", "list.csv"))[1] == ("Ghent", "a,b")


def test_a_workbook_gives_every_sheet_and_fills_merged_cells() -> None:
    rows = (("Country", "City"), ("Belgium", "Ghent"), (None, "Liège"), ("Italy", "Turin"))
    sheet = read_bytes(making.xlsx({"Members": rows, "Board": [("Ghent",)]}, merged=["A2:A3"]), "list.xlsx")
    assert [grid.name for grid in sheet.grids] == ["sheet Members", "sheet Board"]
    assert cells(sheet.grids[0])[1:3] == [("Belgium", "Ghent"), ("Belgium", "Liège")]
    assert sheet.grids[0].lines[2].locator == "sheet Members, row 3"


def test_numbers_and_dates_of_a_workbook_read_as_a_person_sees_them() -> None:
    from datetime import date, datetime

    row = (2015, 2.5, date(2016, 3, 1), datetime(2016, 3, 1, 14, 30), True)
    grid = first(making.xlsx({"S": [row]}), "list.xlsx")
    assert grid.lines[0].cells == ("2015", "2.5", "2016-03-01", "2016-03-01 14:30", "TRUE")


def test_a_formula_gives_the_value_it_last_had_or_nothing() -> None:
    grid = first(making.xlsx({"S": [("Ghent", '=HYPERLINK("http://evil.example","x")')]}), "list.xlsx")
    assert grid.lines[0].cells == ("Ghent",)


def test_open_document_spreadsheets() -> None:
    grid = first(making.ods(ROWS), "list.ods")
    assert (grid.name, cells(grid)) == ("sheet Members", list(ROWS))


PAGE = """<!doctype html><html><head><meta charset="{charset}"><title>Our members</title>
<script>document.write("<table><tr><td>Evil</td><td>x</td></tr></table>")</script></head><body>
<nav><ul><li>Home</li><li>Contact</li></ul></nav><h1>Members</h1>{body}<footer><ul><li>Imprint</li></ul></footer></body></html>"""


def page(body: str, charset: str = "utf-8") -> Sheet:
    return read_bytes(PAGE.format(body=body, charset=charset).encode(charset), "page.html")


def test_tables_of_a_page_with_spans() -> None:
    sheet = page(
        "<table><tr><th>Country</th><th>City</th></tr><tr><td rowspan=2>Belgium</td><td>Ghent</td></tr>"
        "<tr><td>Liège</td></tr><tr><td colspan=2>Monaco</td></tr></table>"
    )
    assert sheet.title == "Our members"
    assert [grid.name for grid in sheet.grids] == ["table 1 under Members"]
    assert cells(sheet.grids[0]) == [
        ("Country", "City"), ("Belgium", "Ghent"), ("Belgium", "Liège"), ("Monaco", "Monaco"),
    ]  # fmt: skip


def test_lists_stand_under_their_headings_and_menus_are_left_out() -> None:
    sheet = page(
        "<h2>Belgium</h2><ul><li>Ghent</li><li><a href=x>Liège</a></li></ul><h2>Italy</h2><ul><li>Turin</li></ul>"
    )
    assert [grid.kind for grid in sheet.grids] == ["list"]
    assert cells(sheet.grids[0]) == [
        ("heading", "entry"), ("Belgium", "Ghent"), ("Belgium", "Liège"), ("Italy", "Turin"),
    ]  # fmt: skip
    assert sheet.grids[0].lines[3].locator == "list 2, item 1"


def test_a_list_inside_an_item_stands_under_that_item() -> None:
    sheet = page("<ul><li>Belgium<ul><li>Ghent</li></ul></li><li>Italy<ul><li>Turin</li><li>Milan</li></ul></li></ul>")
    assert cells(sheet.grids[0])[1:] == [("Belgium", "Ghent"), ("Italy", "Turin"), ("Italy", "Milan")]


def test_cards() -> None:
    card = '<div class="card"><h3>{}</h3><p>{}</p></div>'
    body = "".join(card.format(*row) for row in (("Ghent", "Belgium"), ("Turin", "Italy"), ("Riga", "Latvia")))
    grid = page(f'<div class="grid">{body}</div>').grids[0]
    assert (grid.kind, cells(grid)[1:]) == ("cards", [("Ghent", "Belgium"), ("Turin", "Italy"), ("Riga", "Latvia")])


def test_names_parted_by_line_breaks() -> None:
    grid = page("<p>Ghent<br>Turin<br><b>Riga</b></p>").grids[0]
    assert [row[1] for row in cells(grid)[1:]] == ["Ghent", "Turin", "Riga"]


def test_pictures_of_ticks_are_marks() -> None:
    row = '<tr><td>Ghent</td><td><img src="/i/tick.png"></td><td><i class="fa fa-times"></i></td></tr>'
    assert cells(page(f"<table>{row}{row}</table>").grids[0])[0] == ("Ghent", "✓", "✗")


def test_a_page_that_lies_about_its_encoding() -> None:
    body = "<ul><li>Málaga</li><li>Besançon</li></ul>"
    data = PAGE.format(body=body, charset="iso-8859-1").encode("utf-8")
    sheet = read_bytes(data, "page.html")
    assert cells(sheet.grids[0])[1][1] == "Málaga"
    assert "says iso-8859-1, but is UTF-8" in sheet.remarks
    sheet = read_bytes(PAGE.format(body=body, charset="utf-8").encode("cp1252"), "page.html")
    assert cells(sheet.grids[0])[1][1] == "Málaga"
    assert any("cannot be read so" in remark for remark in sheet.remarks)


def test_letters_set_close_in_a_pdf_belong_to_one_run_and_spaces_stay() -> None:
    kerned = [(72.0, 700.0, "V"), (77.6, 700.0, "ineta is old"), (200.0, 700.0, "2011")]
    rows = [(72.0 + x, 680.0 - 20 * row, text) for row in range(3) for x, text in ((0, "Member town"), (128, "2012"))]
    (grid,) = read_bytes(making.pdf([[*kerned, *rows]]), "a.pdf").grids
    assert grid.lines[0].cells == ("Vineta is old", "2011")
    assert grid.lines[1].cells == ("Member town", "2012")


def test_a_pdf_gives_tables_and_lines_with_their_page() -> None:
    table = [(72, 700 - 20 * row, text) for row, text in enumerate(("City", "Ghent", "Málaga", "Saint-Denis"))]
    table += [(250, 700 - 20 * row, text) for row, text in enumerate(("Country", "Belgium", "Spain", "France"))]
    sheet = read_bytes(
        making.pdf([[(72, 760, "Members in 2019"), *table], [(72, 760, "Observers"), (72, 740, "Riga")]]), "a.pdf"
    )
    assert [(grid.name, grid.kind) for grid in sheet.grids] == [("page 1, table 1", "table"), ("text", "text")]
    assert cells(sheet.grids[0])[1:3] == [("Ghent", "Belgium"), ("Málaga", "Spain")]
    assert [(line.locator, line.cell(1)) for line in sheet.grids[1].lines[1:]] == [
        ("page 1, line 1", "Members in 2019"), ("page 2, line 1", "Observers"), ("page 2, line 2", "Riga"),
    ]  # fmt: skip


def test_a_word_document_gives_tables_and_paragraphs_under_headings() -> None:
    body = making.paragraph("Belgium", "Heading2") + making.paragraph("Ghent") + making.word_table(ROWS)
    sheet = read_bytes(making.docx(body), "list.docx")
    assert [(grid.name, cells(grid)) for grid in sheet.grids] == [
        ("table 1 under Belgium", list(ROWS)), ("text", [("heading", "entry"), ("Belgium", "Ghent")]),
    ]  # fmt: skip


def test_plain_text_without_its_bullets_under_its_headings() -> None:
    grid = first("Members\n=======\n- Ghent\n2. Turin\n\nObservers:\n• Riga\n".encode(), "list.txt")
    assert cells(grid)[1:] == [("Members", "Ghent"), ("Members", "Turin"), ("Observers", "Riga")]
    assert grid.lines[-1].locator == "line 7"


def test_json_records_query_results_and_features() -> None:
    records = [{"name": "Ghent", "where": {"country": "BE"}, "since": 2015}, {"name": "Riga"}]
    assert cells(first(json.dumps({"data": {"members": records}}).encode(), "a.json")) == [
        ("name", "where.country", "since"), ("Ghent", "BE", "2015"), ("Riga",),
    ]  # fmt: skip
    bindings = [
        {
            "item": {"type": "uri", "value": "http://www.wikidata.org/entity/Q1296"},
            "itemLabel": {"type": "literal", "value": "Ghent"},
        }
    ]
    wikidata = {"head": {"vars": ["item", "itemLabel"]}, "results": {"bindings": bindings}}
    assert cells(read_bytes(json.dumps(wikidata).encode(), "q.json").grids[-1])[1][1] == "Ghent"
    features = {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"NAME": "Ghent"}}]}
    assert cells(first(json.dumps(features).encode(), "f.geojson")) == [("type", "NAME"), ("Feature", "Ghent")]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (making.xlsx({"S": ROWS}), "list.csv"),
        (making.docx(making.word_table(ROWS)), "list.doc"),
        (PAGE.format(body="<table><tr><td>a</td><td>b</td></tr></table>", charset="utf-8").encode(), "list.xls"),
        (text_of(ROWS, "\t").encode(), "list.txt"),
        (text_of(ROWS, ";").encode(), "list"),
    ],
)
def test_the_content_counts_more_than_the_name(data: bytes, name: str) -> None:
    grid = first(data, name)
    assert grid.kind == "table"
    assert grid.width > 1


def test_a_file_is_read_in_a_process_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(text_of(ROWS, ";"), encoding="utf-8")
    assert read_file(path) == read_bytes(path.read_bytes(), "list.csv")
    with pytest.raises(StructureError, match="cannot be opened"):
        read_file(tmp_path / "missing.csv")

"""The matrix as pages: a useful set to begin with, pages of rows, filters, a sheet that equals the screen."""

import csv
import io

import pytest

from hanse.web.pages.matrix import MOST_COLUMNS, size_words
from tests.web.conftest import Get
from tests.web.reading import Document, read

BOTH = "networks=sunken-cities-league,open-gates"


def names(page: Document) -> list[str]:
    """The cities on screen, in order."""
    return [e.text.rpartition(" ")[0] for e in page.all("th", class_="matrix-city", scope="row")]


def sheet(get: Get, query: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(get(f"/matrix.csv?{query}").body.decode("utf-8-sig"))))


def test_without_a_choice_networks_with_members_are_shown(get: Get) -> None:
    page = read(get("/matrix").text)
    assert names(page)[:2] == ["Atlantis", "Neuburg"]
    heads = [e.text for e in page.all("th", scope="col")]
    assert any("Open Gates" in head for head in heads)
    assert not any("Quiet Network" in head for head in heads)  # no member recorded


def test_the_url_restores_page_order_and_filters(get: Get) -> None:
    first = read(get(f"/matrix?{BOTH}&rows=4").text)
    second = read(get(f"/matrix?{BOTH}&rows=4&page=2").text)
    assert (len(names(first)), len(names(second))) == (4, 2)
    assert names(first) + names(second) == names(read(get(f"/matrix?{BOTH}").text))
    assert second.all("tr", aria_rowindex="6")[0].text.startswith(names(second)[0])
    assert any("page=2" in href for href in first.links())
    assert "Rows 5 to 6 of 6" in second.all("p", class_="note matrix-where")[0].text
    assert names(read(get(f"/matrix?{BOTH}&order=nested").text))[0] == "Vineta"
    assert names(read(get(f"/matrix?{BOTH}&country=GR").text)) == ["Atlantis"]


def test_the_table_tells_how_large_it_is(get: Get) -> None:
    table = read(get(f"/matrix?{BOTH}&rows=2").text).all("table", class_="matrix")[0]
    assert (table.attributes["aria-rowcount"], table.attributes["aria-colcount"]) == ("7", "4")


@pytest.mark.parametrize("query", ["", "&order=nested", "&rows=2&page=2", "&status=stated", "&min_memberships=2"])
def test_the_sheet_holds_the_rows_and_columns_on_screen(get: Get, query: str) -> None:
    page, (header, *rows) = read(get(f"/matrix?{BOTH}{query}").text), sheet(get, BOTH + query)
    assert [row[0] for row in rows] == names(page)
    heads = [e.attributes["href"] for e in page.all("a", class_="ref") if "th" in e.inside and "thead" in e.inside]
    assert header[3:-1] == [href.rpartition("/")[2].partition("?")[0] for href in heads]
    assert [row[3:-1] for row in rows] == get(f"/matrix.json?{BOTH}{query}").json["cells"]


def test_a_long_matrix_can_be_taken_whole(get: Get) -> None:
    page = read(get(f"/matrix?{BOTH}&rows=2").text)
    whole = [href for href in page.links() if href.startswith("/matrix.csv") and "rows=10000" in href]
    assert len(whole) == 1
    assert len(sheet(get, whole[0].partition("?")[2])) == 7


def test_rows_for_the_island_are_those_of_the_page(get: Get) -> None:
    answer = get(f"/matrix/rows.html?{BOTH}&rows=2&page=2")
    assert answer.status == 200
    assert answer.text.strip() in get(f"/matrix?{BOTH}&rows=2&page=2").text


def test_a_cell_leads_to_what_it_rests_on_and_an_unknown_one_is_empty(get: Get) -> None:
    page = read(get(f"/matrix?{BOTH}&as_of=2024").text)
    cell = next(e for e in page.all("a", class_="cell status-observed") if "Neuburg" in e.text)
    assert cell.attributes["title"] == cell.text == "Neuburg in Open Gates: observed, list of 2022"
    assert cell.attributes["href"] == "/matrix/neuburg-at/open-gates?as_of=2024-12-31"
    pair = get(cell.attributes["href"])
    assert pair.status == 200
    assert "claim c" in pair.text
    empty = [e for e in page.all("td") if e.text == "unknown"]
    assert len(empty) == 3
    assert get("/matrix/nowhere/open-gates").status == 404


def test_columns_can_be_chosen_by_kind(get: Get) -> None:
    heads = get("/matrix.json?kind=project").json["networks"]
    assert [head["id"] for head in heads] == ["bell-project"]
    within = get(f"/matrix.json?{BOTH}&kind=project").json
    assert within["networks"] == []


@pytest.mark.parametrize("query", ["page=9", "page=0", "rows=501", "rows=x", "order=size", "role=king", "across=x"])
def test_what_cannot_be_shown_is_refused(get: Get, query: str) -> None:
    assert get(f"/matrix?{BOTH}&{query}").status == 400


def test_sizes_in_words() -> None:
    assert size_words("0") == "fewer than 5,000, or not known"
    assert size_words("5000").replace("\u202f", " ") == "5 000 to 19 999"
    assert size_words("1000000").endswith("and more")
    assert MOST_COLUMNS >= 24


def test_the_picture_has_a_square_for_every_cell_that_is_known(get: Get) -> None:
    answer = get(f"/matrix.svg?{BOTH}")
    assert answer.status == 200
    cells = [word for row in get(f"/matrix.json?{BOTH}").json["cells"] for word in row]
    drawn = sum(answer.text.count(f'class="mark-{word}"') for word in set(cells))
    assert drawn == sum(word not in ("unknown", "not_listed") for word in cells)

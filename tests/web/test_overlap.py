"""The overlap matrix and the page of a pair: what stands in cells, titles, tables and pictures."""

import re
from xml.etree import ElementTree

import pytest

from hanse.release import Release
from hanse.web.app import create_app
from tests.web.conftest import Answer, Get, client
from tests.web.reading import read

DAY = "as_of=2024-06-30"
PAIR = f"/overlap/open-gates/sunken-cities-league?{DAY}"


@pytest.fixture(scope="module")
def matrix(get: Get) -> Answer:
    return get(f"/overlap?{DAY}")


def test_each_cell_leads_to_the_page_of_its_pair(matrix: Answer, get: Get) -> None:
    page = read(matrix.text)
    cells = [e for e in page.elements if e.name == "a" and e.inside[-1:] == ("td",) and "title" in e.attributes]
    assert len(cells) == 6  # three networks with a counted member
    assert {e.attributes["href"] for e in cells} == {
        f"/overlap/harbour-group/open-gates?{DAY}",
        f"/overlap/harbour-group/sunken-cities-league?{DAY}",
        f"/overlap/open-gates/sunken-cities-league?{DAY}",
    }
    assert all(get(e.attributes["href"]).status == 200 for e in cells)
    assert page.unclosed == []


def test_each_pair_is_reached_once_by_keyboard(matrix: Answer) -> None:
    cells = re.findall(r'<td class="heat-(?!size)[^"]*"><a href="([^"]+)"[^>]*?( tabindex="-1")?>', matrix.text)
    reached = [href for href, skipped in cells if not skipped]
    assert len(set(reached)) == len(reached)
    told = [href for href, _ in cells]
    assert all(told.count(href) == 2 for href in told)


def test_a_cell_says_why_it_cannot_be_judged(matrix: Answer) -> None:
    titles = [e.attributes["title"] for e in read(matrix.text).all("a") if "title" in e.attributes]
    lower = [title for title in titles if "at least 1 shared member" in title]
    assert len(lower) > 0
    assert all("Cannot be judged: " in title for title in lower)


@pytest.mark.parametrize("shows", ["members", "containment", "work", "area", "topic"])
@pytest.mark.parametrize("order", ["community", "name", "members"])
def test_the_address_restores_what_is_shown(get: Get, shows: str, order: str) -> None:
    answer = get(f"/overlap?{DAY}&shows={shows}&order={order}&min_members=1")
    page = read(answer.text)
    chosen = {e.attributes["value"] for e in page.elements if e.name == "option" and "selected" in e.attributes}
    assert {shows, order} <= chosen
    asking = get(f"/overlap.json?{DAY}&shows={shows}&order={order}&min_members=1").json["asking"]
    assert (asking["shows"], asking["order"], asking["min_members"]) == (shows, order, 1)


def test_unknown_choices_are_refused_with_what_there_is(get: Get) -> None:
    answer = get(f"/overlap.json?{DAY}&shows=colour")
    assert answer.status == 400
    assert "containment" in answer.text
    assert get(f"/overlap?{DAY}&network=nobody").status == 404


def test_nothing_to_draw_is_said(get: Get) -> None:
    answer = get(f"/overlap?{DAY}&min_members=999")
    assert "Fewer than two networks meet these limits." in answer.text
    assert "No pair of networks shares a recorded member" in answer.text


def test_both_names_of_the_form_lead_to_their_pair(get: Get) -> None:
    answer = get(f"/overlap?{DAY}&first=open-gates&second=harbour-group")
    assert answer.status == 301
    assert answer.headers["Location"] == f"/overlap/open-gates/harbour-group?{DAY}"


def test_the_twin_holds_every_number_of_the_matrix(get: Get, matrix: Answer) -> None:
    view = get(f"/overlap.json?{DAY}").json
    sizes = [int(e.text) for e in read(matrix.text).elements if e.attributes.get("class", "").startswith("heat-size")]
    assert sizes == [one["members"] for one in view["networks"]]
    assert {(pair["first"], pair["second"], pair["shared"]) for pair in view["pairs"]} == {
        ("harbour-group", "open-gates", 1),
        ("harbour-group", "sunken-cities-league", 1),
        ("open-gates", "sunken-cities-league", 1),
    }


def test_data_and_picture_stand_behind_the_address(get: Get) -> None:
    sheet = get(f"/overlap.csv?{DAY}").text
    assert sheet.count("\n") >= 4
    assert "Open Gates" in sheet
    for address in (f"/overlap.svg?{DAY}", PAIR.replace("league?", "league.svg?")):
        answer = get(address)
        assert answer.status == 200
        ElementTree.fromstring(answer.body)


def test_a_pair_that_cannot_be_judged_says_so_and_claims_nothing(get: Get) -> None:
    text = get(PAIR).text
    assert "What is missing for a reading" in text
    assert "nothing here says that the two share little" in text
    assert "No p-value is given" in text
    assert "cannot be told" in text
    assert "stroke-dasharray" in text


def test_a_pair_names_the_cities_in_both_with_status_and_evidence(get: Get) -> None:
    page = read(get(PAIR).text)
    assert "/cities/vineta-de?" + DAY in page.links()
    assert f"/networks/open-gates/advice?{DAY}" in page.links()
    compared = [href for href in page.links() if href.startswith("/compare/networks?")]
    assert compared == [f"/compare/networks?{DAY}&ids=open-gates,sunken-cities-league"]


def test_three_networks_are_drawn_by_combination(get: Get) -> None:
    answer = get(f"{PAIR}&with=harbour-group")
    assert 'class="chart upset"' in answer.text
    assert "1 city in Open Gates, Sunken Cities League and Harbour Group" in answer.text
    assert get(f"{PAIR}&with=open-gates").status == 400
    rows = get(f"{PAIR.replace('league?', 'league.csv?')}&with=harbour-group").text.splitlines()
    assert rows[0].endswith("counted_in")
    assert len(rows) == 7


@pytest.mark.parametrize("language", ["fr", "es", "de", "ar"])
def test_links_and_forms_keep_the_language(get: Get, language: str) -> None:
    for address in (f"/{language}/overlap?{DAY}", f"/{language}{PAIR}"):
        page = read(get(address).text)
        forms = [form for form in page.all("form") if form.attributes.get("class", "").startswith("filters")]
        actions = [form.attributes["action"] for form in forms]
        assert len(actions) > 0
        assert all(action.startswith(f"/{language}/overlap") for action in actions)
        inside = [e.attributes.get("href", "") for e in page.all("a") if "main" in e.inside]
        pairs = [href for href in inside if "/overlap/" in href and not re.search(r"\.(csv|json|svg|png)\b", href)]
        assert [href for href in pairs if not href.startswith(f"/{language}/")] == []


def test_hostile_names_stay_text(get: Get) -> None:
    assert "<script>alert" not in get("/overlap?network=%3Cscript%3Ealert(1)%3C/script%3E").text


def test_the_shipped_matrix_is_whole_and_bounded(shipped: Release) -> None:
    ask = client(create_app(lambda: shipped))
    answer = ask("/overlap?as_of=2019-12-31")
    page = read(answer.text)
    assert page.unclosed == []
    networks = len(ask("/overlap.json?as_of=2019-12-31").json["networks"])
    assert networks > 50
    rows = [e for e in page.all("th", scope="row") if e.attributes.get("class") == "heat-name"]
    assert len(rows) == networks
    assert len(re.findall(r'<td class="heat-', answer.text)) == networks**2
    assert len(answer.body) < 1_200_000

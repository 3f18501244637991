"""The page of results, the suggestions, and words explained in place."""

from urllib.parse import quote

import pytest

from hanse.domain.measure import MEASURES
from hanse.domain.vocabulary import STATUSES
from hanse.release.asking import read_query
from hanse.web import terms
from hanse.web.hitwords import HEADINGS, KINDS, highlighted
from tests.web.conftest import Get
from tests.web.reading import read

HOSTILE = '"><script>alert(1)</script>'


def test_a_hit_shows_what_matched_and_why(get: Get) -> None:
    page = read(get("/search?q=vin").text)
    assert "Vin" in [mark.text for mark in page.all("mark")]
    assert "Other or former name: \u2068Wineta\u2069" in get("/search?q=Wineta").text


def test_facets_are_links_that_keep_the_question(get: Get) -> None:
    links = read(get("/search?q=n").text).links()
    assert "/search?q=n&kind=city" in links
    narrowed = get("/search?q=n&kind=city").text
    assert 'href="/search?q=n" aria-current="true"' in narrowed
    kinds = {hit["kind"] for hit in get("/search.json?q=n&kind=city").json["hits"]}
    assert kinds == {"city"}


def test_results_come_in_pages(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hanse.web.pages.search.PER_PAGE", 2)
    assert "/search?q=s&kind=country&page=2" in read(get("/search?q=s&kind=country").text).links()
    assert get("/search?q=s&page=0").status == 400
    assert get("/search?q=s&page=9999").status == 400


def test_nothing_found_helps_on(get: Get) -> None:
    links = read(get("/search?q=qqxxzzkk").text).links()
    assert {"/correct", "/networks", "/glossary", "/advice"} <= set(links)


def test_a_slip_is_answered_with_what_may_be_meant(get: Get) -> None:
    assert "Did you mean one of these?" in get("/search?q=Vineat").text
    assert get("/suggest.json?q=Vineat").json["note"] != ""


@pytest.mark.parametrize("address", ["/search?q=", "/suggest.json?q=", "/search?q=s&kind=", "/search?q=s&country="])
def test_hostile_input_stays_text(get: Get, address: str) -> None:
    answer = get(address + quote(HOSTILE))
    assert answer.status == 200
    assert HOSTILE not in answer.text or answer.headers["Content-Type"].startswith("application/json")
    assert read(answer.text).all("script", src="") == []


def test_suggestions_are_grouped_and_worded(get: Get) -> None:
    answer = get("/suggest.json?q=vin").json
    first = answer["groups"][0]
    assert (first["kind"], first["label"]) == ("city", "Cities")
    assert first["hits"][0] == {
        "href": "/cities/vineta-de",
        "parts": [["Vin", True], ["eta", False]],
        "more": "Germany",
    }
    assert answer["said"] == f"{sum(len(group['hits']) for group in answer['groups'])} suggestions"


def test_suggestions_lead_into_the_language_and_date_of_the_page(get: Get) -> None:
    hit = get("/suggest.json?q=vin&lang=fr&as_of=2019-12-31").json["groups"][0]["hits"][0]
    assert hit["href"] == "/fr/cities/vineta-de?as_of=2019-12-31"
    assert "Allemagne" in hit["more"]
    assert get("/suggest.json?q=vin&lang=xx").status == 200


def test_suggestions_are_kept_by_their_tag(get: Get) -> None:
    answer = get("/suggest.json?q=vin")
    assert get("/suggest.json?q=vin", HTTP_IF_NONE_MATCH=answer.headers["ETag"]).status == 304
    assert get("/suggest.json?q=vin&lang=fr", HTTP_IF_NONE_MATCH=answer.headers["ETag"]).status == 200
    assert get("/suggest.json?q=vin", method="POST").status == 405
    assert get("/suggest.json?q=vin&as_of=never").status == 400


def test_every_form_of_search_can_become_a_combobox(get: Get) -> None:
    page = read(get("/search").text)
    assert [form.attributes["action"] for form in page.all("form", data_module="hanse-search")] == ["/search"] * 2


@pytest.mark.parametrize(
    ("text", "query", "matching"),
    [
        ("Barcelona", "barc", ["Barc"]),
        ("São Paulo", "sao pau", ["São", "Pau"]),
        ("Łódź", "lod", ["Łód"]),
        ("Straße", "strass", ["Straße"]),  # two letters for one: the whole word
        ("竜宮市", "竜宮", ["竜宮"]),
        ("Vineta", "x", []),
        ("a b", "", []),
    ],
)
def test_what_matches_is_marked(text: str, query: str, matching: list[str]) -> None:
    parts = highlighted(text, read_query(query))
    assert "".join(part for part, _ in parts) == text
    assert [part for part, is_match in parts if is_match] == matching


def test_every_kind_of_hit_has_its_words() -> None:
    assert set(KINDS) == set(HEADINGS)


def test_a_word_has_one_note_however_often_it_stands_there() -> None:
    terms.begin()
    buttons = [terms.term("containment"), terms.term("containment", "share"), terms.term("observed")]
    page = read(str(terms.notes()))
    assert [note.attributes["id"] for note in page.all("div", popover="")] == ["term-containment", "term-observed"]
    assert [read(str(b)).all("button")[0].attributes["popovertarget"] for b in buttons] == [
        "term-containment", "term-containment", "term-observed",
    ]  # fmt: skip
    assert page.unclosed == []


def test_outside_a_page_a_word_is_a_link_to_the_glossary() -> None:
    terms.notes()
    assert read(str(terms.term("last_seen"))).links() == ["/glossary#last_seen"]


def test_every_word_explained_has_its_place_in_the_glossary(get: Get) -> None:
    anchors = {element.attributes.get("id") for element in read(get("/glossary").text).elements}
    assert set(terms.entries()) <= anchors
    assert set(MEASURES) | set(STATUSES) <= set(terms.entries())


@pytest.mark.parametrize("address", ["/networks/sunken-cities-league", "/analyses/growth", "/cities/vineta-de"])
def test_every_button_of_a_page_has_its_note(get: Get, address: str) -> None:
    page = read(get(address).text)
    opened = {button.attributes["popovertarget"] for button in page.all("button", class_="term")}
    notes = [note.attributes["id"] for note in page.all("div", class_="term-note")]
    assert sorted(opened) == sorted(notes)
    assert len(notes) > 0

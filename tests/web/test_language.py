"""The reader's language: in the address, in what is printed, in every link."""

import re

import pytest

from hanse.domain.saying import say
from hanse.release.views import EntityRef
from hanse.web import language, words
from tests.web.conftest import Get

PAGE = "/networks"


@pytest.fixture(autouse=True)
def english_again() -> object:
    yield
    language.choose(language.DEFAULT)


@pytest.mark.parametrize("code", language.LANGUAGES)
def test_every_language_has_its_address_and_direction(get: Get, code: str) -> None:
    answer = get(language.prefix(code) + PAGE)
    assert answer.status == 200
    assert f'<html lang="{code}" dir="{"rtl" if code == "ar" else "ltr"}">' in answer.text
    assert answer.headers["Content-Language"] == code


def test_the_switch_stays_on_the_page_and_its_query(get: Get) -> None:
    text = get("/de/cities?country=DE&as_of=2019").text
    for code in language.LANGUAGES:
        href = f"{language.prefix(code)}/cities?as_of=2019-12-31&amp;country=DE"
        assert f'<link rel="alternate" hreflang="{code}" href="{href}">' in text
        assert f'<a href="{href}" lang="{code}" hreflang="{code}"' in text
    assert re.search(r'lang="de"[^>]* aria-current="page">Deutsch<', text)


def test_the_start_page_has_an_address_in_every_language() -> None:
    language.choose("fr")
    assert [href for _, _, href in language.alternates("/fr")] == ["/", "/fr/", "/es/", "/de/", "/ar/"]
    assert [href for _, _, href in language.alternates("/fr/")] == ["/", "/fr/", "/es/", "/de/", "/ar/"]


@pytest.mark.parametrize(
    "address", ["/fr", "/fr/", "/fr/nowhere", "/fr/networks/nothing-like-it", "/fr/cities?as_of=x"]
)
def test_links_keep_the_language_on_pages_and_errors(get: Get, address: str) -> None:
    answer = get(address)
    links = re.findall(r'<(?:a|form)\b[^>]*(?:href|action)="(/[^"]*)"(?![^>]*hreflang)', answer.text)
    assert len(links) > 5
    free = ("/static/", "/reconcile", "/index.")
    assert [href for href in links if not (href + "/").startswith("/fr/") and not href.startswith(free)] == []


def test_a_redirect_keeps_the_language(get: Get) -> None:
    assert get("/ar/networks/").headers["Location"] == "/ar/networks"


def test_data_is_the_same_for_all_readers(get: Get) -> None:
    assert get("/fr/networks.json").body == get("/networks.json").body


def test_numbers_and_dates_are_written_as_the_language_does() -> None:
    written = {}
    for code in language.LANGUAGES:
        language.choose(code)
        written[code] = (words.number(1540598), words.number(0.5, 1), words.day("2019-03-01"), words.day("2019-03"))
    assert written == {
        "en": ("1\u202f540\u202f598", "0.5", "1 March 2019", "March 2019"),
        "fr": ("1\u202f540\u202f598", "0,5", "1 mars 2019", "mars 2019"),
        "es": ("1.540.598", "0,5", "1 de marzo de 2019", "marzo de 2019"),
        "de": ("1.540.598", "0,5", "1. März 2019", "März 2019"),
        "ar": ("1,540,598", "0.5", "1 مارس 2019", "مارس 2019"),
    }


def test_lists_are_joined_as_the_language_does() -> None:
    language.choose("de")
    assert words.listed(["a", "b", "c"]) == "a, b und c"
    language.choose("ar")
    assert words.listed(["a", "b"]) == "a وb"
    assert words.commas(["a", "b"]) == "a، b"


def test_a_sentence_of_the_layers_below_keeps_its_days() -> None:
    language.choose("fr")
    assert words.day(say("since {start}", start="2019-03")).endswith("mars 2019")


def test_countries_are_named_in_the_language(get: Get) -> None:
    assert "Allemagne" in get("/fr/cities").text
    assert "ألمانيا" in get("/ar/cities").text


def test_a_known_name_stands_before_the_recorded_one() -> None:
    entity = EntityRef("wien-at", "Wien", "city", "municipality", "AT", "/cities/wien-at")
    language.know_names({"/cities/wien-at": "Vienne"})
    assert (language.shown_name(entity), language.original_name(entity)) == ("Vienne", "Wien")
    language.know_names({})
    assert (language.shown_name(entity), language.original_name(entity)) == ("Wien", "")


def test_gaps_of_messages_are_escaped_in_templates() -> None:
    assert str(language.in_template("<b>%(name)s</b>", name="<i>")) == "<b>&lt;i&gt;</b>"
    assert str(language.in_template("100 %%")) == "100 %"
    assert str(language.counted_in_template("%(num)s city", "%(num)s cities", 1200)) == "1\u202f200 cities"

"""Numbers, dates and addresses as a reader sees them."""

import pytest

from hanse.web.words import day, host, linked, number, plain, plural, sentence, web_address, year_fraction, year_of


def test_numbers_have_thin_spaces_and_no_number_is_a_dash() -> None:
    assert number(1540598) == "1\u202f540\u202f598"
    assert number(0.4545, 2) == "0.45"
    assert number(-3) == "−3"
    assert number(0) == "0"
    assert number(None) == "–"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2019", "2019"),
        ("2019-03", "March 2019"),
        ("2019-03-01", "1 March 2019"),
        ("2015 or later", "2015 or later"),
        ("2019-03-01 to 2020-01", "1 March 2019 to January 2020"),
        ("2019-13", "2019-13"),
        ("", ""),
        ("about 2016", "about 2016"),
    ],
)
def test_a_date_is_as_precise_as_its_source(text: str, shown: str) -> None:
    assert day(text) == shown


def test_plurals_and_sentences() -> None:
    assert [plural(count, "city", "cities") for count in (0, 1, 2)] == ["0 cities", "1 city", "2 cities"]
    assert plural(3, "network") == "3 networks"
    assert plain("no_longer_listed") == "no longer listed"
    assert sentence("complete for Poland") == "Complete for Poland"
    assert sentence("") == ""


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "//example.org", "ftp://example.org/x", "", "http://", "http://[x"],
)
def test_only_web_addresses_become_links(url: str) -> None:
    assert web_address(url) == ""


def test_a_web_address_stays_as_it_is() -> None:
    assert web_address("https://www.example.org/a?b=c") == "https://www.example.org/a?b=c"
    assert host("https://www.example.org/a") == "example.org"


def test_links_in_our_texts_are_escaped() -> None:
    assert linked("see [this](/method) & <b>") == 'see <a href="/method">this</a> &amp; &lt;b&gt;'
    assert linked("[no](javascript:alert)") == "no"


def test_years() -> None:
    assert year_of("published March 2019") == "2019"
    assert year_of("claim 12345") == ""
    assert year_fraction("2020-01-01") == 2020
    assert 2019.49 < year_fraction("2019-07-01") < 2019.51

"""Advice with script off: unlike names, places without a tie, the brief on paper, whom to invite, gaps."""

import re

import pytest

from tests.journeys.conftest import OpenPage

pytestmark = pytest.mark.browser
TIELESS = 2953416  # Bad Kreuznach: no authority is registered there


def test_a_place_without_a_tie_gets_the_same_answer(open_page: OpenPage) -> None:
    page = open_page(f"/places/{TIELESS}")
    page.get_by_role("link", name="Which networks could it join?").click()
    assert page.url.endswith(f"/places/{TIELESS}/advice")
    assert "No membership recorded in the lists held here" in page.locator("main").inner_text()
    assert page.locator("main article").count() > 5
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    page.get_by_role("link", name="Another place of that name?").click()
    assert page.locator("h2").first.is_visible()
    page.get_by_label("Name of the municipality").fill("")
    page.get_by_text("Or its country and size").click()
    page.get_by_label("Country", exact=True).select_option("DE")
    page.get_by_label("Inhabitants").fill("35 000")
    page.get_by_role("button", name="Which networks?").click()
    assert page.locator("h1").inner_text() == "Which networks could a municipality in Germany join?"
    assert "35,000 inhabitants (as given)" in page.locator("main").inner_text()


def test_a_name_with_several_meanings_is_asked_back(open_page: OpenPage) -> None:
    page = open_page("/advice?name=Newcastle&seek=voice")
    assert "which one is meant?" in page.locator("main").inner_text()
    page.locator("main .hits a").filter(has_text="Newcastle").first.click()
    assert re.search(r"/(places/\d+|cities/[a-z0-9-]+)/advice\?seek=voice$", page.url)


def test_the_advice_for_a_city_is_a_brief_of_two_pages_on_paper(open_page: OpenPage) -> None:
    for path in ("/cities/ghent-be/advice?theme=migration&seek=funds", "/de/cities/berlin-de/advice"):
        page = open_page(path)
        printed = page.pdf(format="A4", prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 2, path


@pytest.mark.parametrize("width", [1280, 360])
def test_whom_to_invite_and_whom_to_talk_to(open_page: OpenPage, width: int) -> None:
    page = open_page("/advice", width=width)
    page.get_by_label("Name or acronym of the network").fill("eccar")
    page.get_by_role("button", name="With whom?").click()
    assert page.url.endswith("/networks/eccar/advice")
    assert "31 December 2019" in page.locator(".study-day").inner_text()
    invite = page.locator("#invite").inner_text()
    assert "Silence is no refusal" in invite
    assert page.locator("#coordinate article").filter(has_text="Integrating Cities").count() > 0


def test_others_to_invite_stand_on_the_next_page(open_page: OpenPage) -> None:
    page = open_page("/networks/eccar/advice")
    first = page.locator("#invite tbody").last.inner_text()
    page.get_by_role("link", name="Next").click()
    assert page.url.endswith("page=2")
    assert page.locator("#invite tbody").last.inner_text() != first


def test_gaps_say_where_nobody_searched(open_page: OpenPage) -> None:
    page = open_page("/gaps")
    assert "Not yet searched" in page.locator("main").inner_text()
    page.get_by_label("Countries or areas").fill("Germany")
    page.get_by_label("Recorded work of networks").select_option(label="Sharing information")
    page.get_by_role("button", name="Filter").click()
    main = page.locator("main").inner_text()
    assert "hardly reached" in main
    assert "The searches behind" in main

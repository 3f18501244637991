"""A reader's way through the site, with script off and with the keyboard alone."""

import re

import pytest

from tests.journeys.conftest import OpenPage

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1280, 360])
def test_from_the_front_page_to_what_a_source_says(open_page: OpenPage, width: int) -> None:
    page = open_page("/", width=width)
    page.locator("main a[href^='/networks']").first.click()
    page.goto("/networks")
    page.locator("main a[href^='/networks/eurocities']").first.click()
    assert "eurocities" in page.locator("h1").inner_text().lower()
    page.locator("main a[href^='/cities/']").first.click()
    city = page.locator("h1").inner_text()
    claim = page.locator("main a[href^='/claims/']").first
    if not claim.is_visible():
        page.locator("main summary").filter(
            has=page.locator("xpath=..//a[starts-with(@href, '/claims/')]")
        ).first.click()
    claim.click()
    assert re.search(r"/claims/c[0-9a-f]+", page.url)
    page.locator("main a[href^='/sources/']").first.click()
    assert re.search(r"/sources/s[0-9a-f]+", page.url)
    assert city != page.locator("h1").inner_text()


def test_a_page_can_be_seen_as_of_a_day(open_page: OpenPage) -> None:
    page = open_page("/networks/eurocities")
    field = page.locator("input[name=as_of]").first
    field.fill("2015-06-30")
    field.press("Enter")
    assert "as_of=2015-06-30" in page.url
    assert page.locator("input[name=as_of]").first.input_value() == "2015-06-30"
    page.locator("main a[href^='/cities/']").first.click()
    assert "as_of=2015-06-30" in page.url, "the day stays on while a reader moves on"


def test_the_keyboard_reaches_the_content_and_the_search(open_page: OpenPage) -> None:
    page = open_page("/networks", script=True)
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.getAttribute('href')")
    assert first is not None
    assert first.startswith("#"), "the first stop is the link that skips to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == first
    page = open_page("/", script=True)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "q":
            break
    page.keyboard.type("munchen")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**q=munchen**")
    assert re.search(r"M[uü]n", page.locator("main").inner_text())


def test_an_unknown_address_offers_near_matches(open_page: OpenPage) -> None:
    page = open_page("/")
    answer = page.goto("/networks/eurocitis")
    assert answer is not None
    assert answer.status == 404
    assert page.locator("main a[href*='eurocities']").count() > 0

"""The map in a browser: complete without script; with it, the map moves and the address follows."""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.journeys.conftest import BROWSERS, FLAGS, OpenPage

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Playwright

pytestmark = pytest.mark.browser
READY = '[data-module="hanse-map"][data-state="ready"]'
SOFTWARE = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]
PATIENCE = 60_000  # milliseconds: a map drawn without a graphics card


@pytest.fixture(scope="module")
def browser(playwright: "Playwright") -> "Iterator[Browser]":
    """Chromium that draws maps without a graphics card."""
    import shutil

    path = next(found for name in BROWSERS if (found := shutil.which(name)) is not None)
    flags = [flag for flag in FLAGS if flag != "--disable-gpu"] + SOFTWARE
    chromium = playwright.chromium.launch(executable_path=path, args=flags)
    yield chromium
    chromium.close()


def query_of(page: "Page") -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


@pytest.mark.parametrize("width", [1280, 320])
def test_without_script_the_map_is_a_drawing_and_a_table(open_page: OpenPage, width: int) -> None:
    page = open_page("/map", width=width)
    assert page.locator("svg.worldmap circle").count() > 300
    assert page.locator("#table table tbody tr").count() == 50
    assert not page.locator(".map-tools").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.usefixtures("islands")
def test_the_map_moves_and_the_address_and_the_list_follow(open_page: OpenPage) -> None:
    from playwright.sync_api import expect

    page = open_page("/map?longitude=9&latitude=50&zoom=3", script=True)
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.wait_for_selector(READY, timeout=PATIENCE, state="attached")
    assert page.locator(".map-stage canvas").is_visible()

    title = page.locator("#map-title").inner_text()
    page.locator("#map-year").focus()
    for _ in range(10):
        page.keyboard.press("ArrowLeft")
    expect(page.locator("#map-title")).not_to_have_text(title, timeout=PATIENCE)
    year = page.locator(".map-time output").inner_text()
    assert query_of(page)["as_of"] == [year]
    assert year in page.locator("#map-title").inner_text(), "the sentence of the server follows the year"

    listed = page.locator('[data-for="list"] li').count()
    count = page.locator('[data-for="count"]').inner_text()
    page.locator(".map-stage canvas").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator('[data-for="count"]')).not_to_have_text(count, timeout=PATIENCE)
    assert float(query_of(page)["latitude"][0]) < 50
    assert listed > 0

    first = page.locator('[data-for="list"] a').first
    first.focus()
    assert first.inner_text() in page.locator(".map-card").inner_text()
    assert f"as_of={year}" in (first.get_attribute("href") or "")
    assert problems == []


@pytest.mark.usefixtures("islands")
def test_an_address_brings_back_what_was_chosen(open_page: OpenPage) -> None:
    from playwright.sync_api import expect

    page = open_page("/map?as_of=2019&picked=ghent-be,berlin-de&searches=off", script=True)
    page.wait_for_selector(READY, timeout=PATIENCE, state="attached")
    assert page.locator('[data-for="list"] a').all_inner_texts() == ["Berlin", "Ghent"]
    assert page.locator("#map-year").input_value() == "2019"
    assert not page.locator('[data-do="searches"]').is_checked()
    page.locator('[data-do="clear"]').click()
    expect(page.locator("#table tbody tr")).to_have_count(50, timeout=PATIENCE)
    assert "picked" not in query_of(page)

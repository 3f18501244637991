"""The graph in a browser: complete without script; with one it is searched, dated and moved."""

import re
from typing import TYPE_CHECKING

import pytest

from tests.journeys.conftest import OpenPage

if TYPE_CHECKING:
    from playwright.sync_api import Page, expect
else:
    expect = pytest.importorskip("playwright.sync_api", reason="make test-browser installs it").expect

pytestmark = pytest.mark.browser


def opened(open_page: OpenPage, path: str, width: int = 1280) -> "Page":
    """The page with its island mounted; skips where the browser has no WebGL."""
    page = open_page(path, script=True, width=width)
    if not page.evaluate("document.createElement('canvas').getContext('webgl2') !== null"):
        pytest.skip("this browser draws without WebGL")
    page.locator("#graph").scroll_into_view_if_needed()
    expect(page.locator("#graph[data-state=ready]")).to_be_attached(timeout=30_000)
    return page


def test_without_script_a_city_is_found_and_its_networks_are_listed(open_page: OpenPage) -> None:
    page = open_page("/graph")
    page.get_by_label("Find a city or network in the graph").fill("Zürich")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_role("heading", name="What Zurich is tied to")).to_be_visible()
    assert page.locator("#neighbours li").count() > 0
    assert "focus=Z" in page.url


def test_without_script_nothing_is_wider_than_a_telephone(open_page: OpenPage) -> None:
    page = open_page("/graph", width=360)
    assert page.locator("svg.graph").bounding_box()["width"] <= 360  # type: ignore[index]
    assert page.locator(".graph-labels-large text").first.is_visible()
    assert not page.locator(".graph-labels text").first.is_visible()


@pytest.mark.usefixtures("islands")
def test_typing_finds_a_node_and_escape_clears_it(open_page: OpenPage) -> None:
    page = opened(open_page, "/graph")
    page.locator("#focus").fill("eurocit")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".graph-name a")).to_have_attribute("href", "/networks/eurocities")
    assert page.locator(".graph-near-list li").count() > 50
    assert "focus=eurocities" in page.url
    page.keyboard.press("Escape")
    expect(page.locator(".graph-name")).to_have_count(0)
    assert "focus" not in page.url


@pytest.mark.usefixtures("islands")
def test_another_year_is_fetched_and_told_in_the_address(open_page: OpenPage) -> None:
    page = opened(open_page, "/graph?focus=eurocities")
    before = page.locator(".graph-near-list li").count()
    with page.expect_response(lambda answer: "/graph.json?as_of=2012" in answer.url):
        page.locator("#graph-year").evaluate("(e) => { e.value = '2012'; e.dispatchEvent(new Event('input')); }")
    expect(page.locator(".graph-status a")).to_have_attribute("href", re.compile("as_of=2012"))
    assert page.locator(".graph-near-list li").count() < before


def test_nothing_moves_when_the_script_takes_over(open_page: OpenPage) -> None:
    page = open_page("/graph", script=True)
    page.evaluate(
        "() => { window.moved = 0; new PerformanceObserver((list) => { for (const e of list.getEntries()) "
        "window.moved += e.value; }).observe({ type: 'layout-shift', buffered: true }); }"
    )
    page.locator("#graph").scroll_into_view_if_needed()
    page.wait_for_timeout(2_500)
    assert page.evaluate("window.moved") < 0.05


@pytest.mark.parametrize("path", ["/graph?focus=eurocities", "/graph?graph=networks", "/ar/graph"])
@pytest.mark.usefixtures("islands")
def test_axe_finds_nothing_in_light_and_dark(open_page: OpenPage, path: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = opened(open_page, path)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        found = Axe().run(page, context="#graph", options={"resultTypes": ["violations"]}).response
        assert [(item["id"], item["nodes"][0]["html"]) for item in found["violations"]] == [], scheme

"""axe-core finds nothing on any type of page: left to right in light, right to left in dark, with script."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from tests.journeys.conftest import OpenPage
from tests.journeys.pagetypes import ERRORS, PAGE_TYPES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ADDRESSES = tuple(address for addresses in PAGE_TYPES.values() for address in addresses)
FIRST = tuple(addresses[0] for addresses in PAGE_TYPES.values())  # one of each type: the other theme shares the markup
OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
DRAWN = ("/", "/networks/eccar", "/map", "/graph", "/overlap", "/timeline?from=2015&to=2018")
FOCUS = """() => {
  const found = document.activeElement, style = getComputedStyle(found);
  const isMarked = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return [found.className || found.tagName, isMarked, found.getBoundingClientRect().top];
}"""
SPACING = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }"
    " p { margin-block-end: 2em !important; }"
)


@pytest.fixture(scope="module")
def light(browser: "Browser", site: str) -> "Iterator[Page]":
    yield from one_window(browser, site, "light")


@pytest.fixture(scope="module")
def dark(browser: "Browser", site: str) -> "Iterator[Page]":
    yield from one_window(browser, site, "dark")


def one_window(browser: "Browser", site: str, scheme: Any) -> "Iterator[Page]":
    """One window for all pages of a theme: its cache makes the run quick."""
    context = browser.new_context(
        base_url=site, viewport={"width": 1280, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def violations(page: "Page", options: dict[str, Any] = OPTIONS) -> list[tuple[str, str, str]]:
    """(rule, impact, first element) of all that axe finds, minor findings too."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options=options).response
    assert found["testEngine"]["name"] == "axe-core"
    return [(item["id"], item["impact"], item["nodes"][0]["html"][:200]) for item in found["violations"]]


@pytest.mark.parametrize("address", [*ADDRESSES, *ERRORS])
def test_axe_finds_nothing_in_light(light: "Page", address: str) -> None:
    light.goto(address)
    assert light.locator("main").count() == 1
    assert violations(light) == []


@pytest.mark.parametrize("address", [*FIRST, ERRORS[0]])
def test_axe_finds_nothing_from_right_to_left_in_dark(dark: "Page", address: str) -> None:
    dark.goto(f"/ar{address}")
    assert dark.locator("html").get_attribute("dir") == "rtl"
    assert violations(dark) == []


@pytest.mark.parametrize("address", DRAWN)
def test_colours_of_the_dark_theme_stand_out_from_left_to_right(dark: "Page", address: str) -> None:
    dark.goto(address)
    assert violations(dark, COLOURS) == []


@pytest.mark.usefixtures("islands")
def test_open_lists_words_and_panels_are_as_sound(light: "Page") -> None:
    light.goto("/analyses/concentration")
    light.locator("button.term").first.click()
    light.locator(".term-note:popover-open").wait_for()
    assert violations(light) == []
    light.keyboard.press("Escape")
    light.locator(".asof-scope > summary").click()
    assert violations(light) == []
    light.goto("/networks")
    light.locator("#q").press_sequentially("ghe", delay=20)
    light.locator("[role=listbox] [role=option]").first.wait_for()
    light.keyboard.press("ArrowDown")
    assert violations(light) == []


def test_the_keyboard_goes_through_a_page_in_its_order_and_shows_where_it_is(light: "Page") -> None:
    light.goto("/networks/eccar")
    seen = []
    for _ in range(12):
        light.keyboard.press("Tab")
        seen.append(light.evaluate(FOCUS))
    assert seen[0][0] == "skip"
    assert [name for name, is_marked, _ in seen if not is_marked] == []
    assert [top for _, _, top in seen if top < 0] == []
    light.goto("/networks/eccar")
    light.keyboard.press("Tab")
    light.keyboard.press("Enter")
    assert light.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("address", [*DRAWN, "/cities", "/matrix", "/advice", "/ar/"])
def test_wider_spacing_and_larger_letters_hide_nothing(open_page: OpenPage, address: str) -> None:
    page = open_page(address, width=640, script=True)  # 200 % of a window of 1280
    page.evaluate(
        "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s]; }", SPACING
    )
    sizes = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert sizes[0] <= sizes[1]


def test_the_statement_names_the_version_of_axe(light: "Page") -> None:
    from axe_playwright_python.sync_playwright import Axe

    light.goto("/accessibility")
    version = Axe().run(light, options=COLOURS).response["testEngine"]["version"]
    assert f"axe-core {version}" in light.locator("main").inner_text()

"""Who overlaps with us, and is it more than chance: from the page of a network to that of a pair, by keyboard alone."""

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.journeys.conftest import OpenPage
from tests.journeys.pagetypes import serious

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser


def reach(page: "Page", target: "Locator", most: int = 400) -> None:
    """Press the tabulator until ``target`` has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"the keyboard does not reach {target}")


def test_from_a_network_to_the_pair_by_keyboard(open_page: OpenPage) -> None:
    page = open_page("/networks/eccar")
    reach(page, page.locator("a[href^='/overlap?network=']").first)
    page.keyboard.press("Enter")
    page.wait_for_url("**/overlap?network=eccar#pairs")
    assert "European Coalition of Cities against Racism" in page.locator("#pairs h2").inner_text()
    link = page.locator("#pairs tbody a", has_text="Integrating Cities").first
    reach(page, link)
    page.keyboard.press("Enter")
    page.wait_for_url("**/overlap/eccar/integrating-cities")
    text = page.locator("main").inner_text()
    assert "worth talking" in text
    assert re.search(r"20 shared members; 14\.\d are to be expected", text)
    assert "This is a side mark" in text


@pytest.mark.parametrize("width", [1280, 360])
def test_the_matrix_scrolls_within_itself_and_keeps_its_heads(open_page: OpenPage, width: int) -> None:
    page = open_page("/overlap", width=width, script=True)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    region = page.locator(".heat-scroll")
    region.evaluate("element => { element.scrollLeft = 500; element.scrollTop = 400; }")
    outer = region.bounding_box()
    corner = page.locator(".heat thead .heat-name").bounding_box()
    assert outer is not None
    assert corner is not None
    assert abs(corner["x"] - outer["x"]) < 2
    assert abs(corner["y"] - outer["y"]) < 2
    heads = page.locator(".heat thead th span").evaluate_all("all => all.map(e => e.getBoundingClientRect().x)")
    assert all(after - before > 15 for before, after in pairwise(heads)), "heads overlap"


@pytest.mark.parametrize("path", ["/overlap", "/overlap/eccar/intercultural-cities?with=eurocities", "/ar/overlap"])
def test_axe_finds_nothing_serious(open_page: OpenPage, path: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(path, script=True)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page, options={"resultTypes": ["violations"]}).response
        assert serious(found["violations"]) == [], scheme

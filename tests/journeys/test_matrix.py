"""The matrix: scrolled through by mouse and keys with script, paged without, the same rows in the sheet."""

import csv
import io
from typing import TYPE_CHECKING

import pytest

from tests.journeys.conftest import OpenPage

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

LONG = "/matrix?networks=eccar,eurocities,icorn,integrating-cities,intercultural-cities,strong-cities-network,sai-it"
NAMES = "rows => rows.map(row => row.querySelector('th a')?.textContent ?? '')"


def opened(open_page: OpenPage, address: str, *, width: int = 1280) -> "Page":
    """The page once its island stands."""
    page = open_page(address, width=width, script=True)
    page.wait_for_selector('.matrix-island[data-state="ready"]')
    return page


def sheet_names(page: "Page", href: str) -> list[str]:
    body = page.request.get(href).body().decode("utf-8-sig")
    return [row["city"] for row in csv.DictReader(io.StringIO(body))]


@pytest.mark.usefixtures("islands")
def test_a_long_matrix_is_scrolled_through_to_its_end(open_page: OpenPage) -> None:
    page = opened(open_page, LONG)
    names = sheet_names(page, page.locator(".matrix-whole-sheet").first.get_attribute("href") or "")
    total = int(page.locator("table.matrix").get_attribute("aria-rowcount") or 0) - 1
    assert len(names) == total > 300
    assert page.locator(".matrix tbody tr").count() < 80  # a window, not the whole
    page.locator(".matrix-scroll").evaluate("box => { box.scrollTop = box.scrollHeight; }")
    last = page.locator(f'.matrix tbody tr[aria-rowindex="{total + 1}"] th a')
    last.wait_for()
    assert last.inner_text() == names[-1]
    seen = page.locator(".matrix tbody tr[aria-rowindex]").evaluate_all(NAMES)
    assert seen == names[-len(seen) :]
    page.wait_for_url("**page=*")
    assert page.locator(".matrix-pager").is_hidden()


@pytest.mark.usefixtures("islands")
def test_keys_lead_from_cell_to_cell_and_enter_opens(open_page: OpenPage) -> None:
    page = opened(open_page, LONG)
    page.locator(".matrix-scroll").focus()
    focused = "document.activeElement.closest('th, td')"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(f"{focused}.parentElement.getAttribute('aria-rowindex')") == "3"
    page.keyboard.press("ArrowRight")
    assert page.evaluate(f"{focused}.cellIndex") == 1
    page.keyboard.press("Control+End")
    total = page.locator("table.matrix").get_attribute("aria-rowcount")
    page.locator(f'.matrix tr[aria-rowindex="{total}"] :focus').wait_for()
    page.keyboard.press("Control+Home")
    page.locator('.matrix tr[aria-rowindex="2"] :focus').wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/cities/**")


@pytest.mark.usefixtures("islands")
def test_a_page_further_on_opens_where_it_was_left(open_page: OpenPage) -> None:
    page = opened(open_page, f"{LONG}&page=3")
    page.wait_for_selector('.matrix tbody tr[aria-rowindex="202"] th a')
    assert page.locator(".matrix-scroll").evaluate("box => box.scrollTop") > 3000


@pytest.mark.parametrize("width", [1280, 360])
def test_without_script_there_are_pages_and_the_sheet_has_their_rows(open_page: OpenPage, width: int) -> None:
    page = open_page(f"{LONG}&order=nested&rows=50&page=2", width=width)
    names = page.locator(".matrix tbody th a").all_inner_texts()
    assert len(names) == 50
    assert sheet_names(page, page.locator(".matrix-page-sheet").get_attribute("href") or "") == names
    assert page.locator('.matrix-pager a[rel="next"]').is_visible()
    page.locator('.matrix-pager a[rel="prev"]').click()
    assert "page=1" in page.url or "page" not in page.url

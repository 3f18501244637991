"""A visitor looks for something: suggestions by keyboard, other scripts, slips of the pen, and without script."""

import pytest

from tests.journeys.conftest import OpenPage
from tests.journeys.pagetypes import serious

pytestmark = pytest.mark.browser


@pytest.mark.usefixtures("islands")
def test_an_arrow_and_enter_lead_to_the_entry(open_page: OpenPage) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = open_page("/glossary", script=True)
    field = page.get_by_role("combobox").first
    field.wait_for()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    field.press_sequentially("barcel")
    page.locator("[role=option]").first.wait_for()
    field.press("ArrowDown")
    chosen = field.get_attribute("aria-activedescendant")
    assert page.locator(f"#{chosen}").get_attribute("aria-selected") == "true"
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response
    assert serious(found["violations"]) == []
    field.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    field.press("ArrowDown")
    page.locator("[role=option]").first.wait_for()
    field.press("ArrowDown")
    field.press("Enter")
    page.wait_for_url("**/cities/barcelona-es")


@pytest.mark.parametrize(
    ("path", "text", "href"),
    [("/ar/glossary", "مدريد", "/ar/cities/madrid-es"), ("/glossary", "Rotterdm", "/cities/rotterdam-nl")],
)
@pytest.mark.usefixtures("islands")
def test_another_script_and_a_slip_are_understood(open_page: OpenPage, path: str, text: str, href: str) -> None:
    page = open_page(path, width=320, script=True)
    page.get_by_role("combobox").first.press_sequentially(text)
    page.locator(f"a[role=option][href='{href}']").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_without_script_the_form_leads_to_results(open_page: OpenPage) -> None:
    page = open_page("/glossary")
    page.locator("header input[name=q]").fill("eccar")
    page.locator("header input[name=q]").press("Enter")
    page.wait_for_url("**/search?q=eccar")
    assert "European Coalition of Cities against Racism" in page.locator(".hits").inner_text()


def test_without_script_a_word_opens_in_place(open_page: OpenPage) -> None:
    page = open_page("/networks/eurocities")
    page.locator("th button[popovertarget=term-status]").click()
    assert "on a list of that time" in page.locator("#term-status").inner_text()
    page.keyboard.press("Escape")
    assert not page.locator("#term-status").is_visible()

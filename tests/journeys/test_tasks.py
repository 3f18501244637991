"""The eight main tasks, each from the start page as a person would go, to the answer itself."""

import csv
import io
import re
from typing import TYPE_CHECKING

import pytest

from tests.journeys.conftest import OpenPage

if TYPE_CHECKING:
    from playwright.sync_api import Page, expect
else:
    expect = pytest.importorskip("playwright.sync_api", reason="make test-browser installs it").expect

pytestmark = pytest.mark.browser

SCRIPT = pytest.mark.parametrize("script", [False, True], ids=["plain", "script"])


def pages_printed(page: "Page") -> int:
    """Sheets of paper that the page fills."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True)))


def find(page: "Page", text: str) -> "Page":
    """Look for something with the field of the start page."""
    page.get_by_label("Find your city, or a network").fill(text)
    page.get_by_role("button", name="Find", exact=True).click()
    return page


@SCRIPT
def test_find_networks_my_city_should_join(open_page: OpenPage, script: bool) -> None:
    page = open_page("/", script=script, width=1280 if script else 360)
    page.get_by_role("link", name="I work for a city").click()
    page.get_by_label("Name of the municipality").fill("Gent")
    page.get_by_label("Themes").fill("housing")
    page.get_by_label("funds").check()
    page.get_by_role("button", name="Which networks?").click()
    assert page.url.endswith("/cities/ghent-be/advice?theme=housing&seek=funds")
    assert page.locator("h1").inner_text() == "Which networks could Ghent join?"
    main = page.locator("main").inner_text()
    assert main.index("Its stated area includes it") < main.index("No rule known")
    first = page.locator("main article").first
    assert first.locator(".answer-may").inner_text() != ""
    assert first.locator(".grounds li").count() > 0, "an answer stands with its reasons"
    first.locator("summary").first.click()
    assert "Rule as told" in first.inner_text()
    assert pages_printed(page) <= 2
    first.locator("h3 a").click()
    page.wait_for_url(re.compile(r"/networks/[a-z0-9-]+$"))
    assert page.locator("#join").is_visible()


@SCRIPT
def test_who_overlaps_with_us_and_is_it_more_than_chance(open_page: OpenPage, script: bool) -> None:
    page = open_page("/", script=script)
    page.get_by_role("link", name="I work for a network").click()
    page.locator("main a[href='/networks/eccar']").first.click()
    page.get_by_role("link", name="Which networks share its members").click()
    row = page.locator("#pairs tbody tr").filter(has=page.locator("a", has_text="Integrating Cities")).first
    row.locator("a", has_text="Integrating Cities").first.click()
    page.wait_for_url("**/overlap/eccar/integrating-cities")
    pair = page.locator("main").inner_text()
    assert "More than chance?" in pair
    assert re.search(r"20 shared members; 14\.\d are to be expected", pair)
    assert "31 December 2019" in pair, "the answer names its day"


@SCRIPT
def test_which_declarations_did_these_cities_sign(open_page: OpenPage, script: bool) -> None:
    page = find(open_page("/", script=script), "Athens")
    page.locator("main .hits a[href^='/cities/athens-gr']").first.click()
    signed = page.locator("#documents").inner_text()
    assert "signed" in signed
    assert "16 March 2016" in signed
    page.get_by_role("link", name="Compare with…").click()
    page.get_by_label("Second city").fill("Barcelona")
    page.get_by_role("button", name="Compare cities").click()
    assert page.locator("h1").inner_text() == "Athens and Barcelona"
    row = page.locator("#documents tbody tr").filter(has_text="Joint appeal to the Spanish prime minister")
    assert row.inner_text().count("signed") >= 2, "both signed it"
    only_one = page.locator("#documents tbody tr").filter(has_text="Declaración de Barcelona")
    assert "not recorded here" in only_one.inner_text()
    row.locator("th a").click()
    page.wait_for_url("**/documents/doc-joint-appeal-spanish-prime-minister-2016")
    assert "Barcelona" in page.locator("main").inner_text()


@SCRIPT
def test_is_our_entry_right_and_how_is_it_corrected(open_page: OpenPage, script: bool) -> None:
    page = find(open_page("/", script=script, width=1280 if script else 360), "Eurocities")
    page.locator("main .hits a[href='/networks/eurocities']").first.click()
    assert page.locator("#members tbody tr").count() > 50
    assert page.locator("#missing").inner_text().strip() != "What is missing"
    with page.expect_download() as started:
        page.get_by_role("link", name="Take the sheet with what is held here").click()
    text = started.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) > 50
    assert {"city_as_written", "claims", "should_be", "source_url"} <= rows[0].keys()
    assert rows[0]["should_be"] == "", "to be filled in by the network"
    page.get_by_role("link", name="How, within what time, by whom").click()
    assert "ten working days" in page.locator("main").inner_text()


@SCRIPT
def test_where_has_nobody_searched_and_what_is_hardly_reached(open_page: OpenPage, script: bool) -> None:
    page = open_page("/", script=script)
    page.get_by_role("link", name="I work for a donor").click()
    page.locator("main").get_by_role("link", name="Where networks hardly reach").click()
    page.get_by_label("Countries or areas").fill("Germany")
    page.get_by_role("button", name="Filter").click()
    assert page.locator("td.hardly").first.is_visible()
    assert "Counted from" in page.locator("#basis").inner_text()
    page.get_by_role("contentinfo").get_by_role("link", name="Regions").click()
    page.locator("main").get_by_role("link", name="Africa").first.click()
    africa = page.locator("main").inner_text()
    assert "Not yet searched" in africa
    assert "says nothing about their cities" in africa
    page.get_by_role("contentinfo").get_by_role("link", name="Map", exact=True).click()
    searched = page.locator("#searched").inner_text()
    assert re.search(r"on record for \d+ countries; every other one is hatched", searched)


def test_is_this_proposal_new(open_page: OpenPage) -> None:
    page = open_page("/", width=360)
    page.get_by_role("link", name="I work for a donor").click()
    page.get_by_label("Area").fill("Germany, France")
    page.get_by_label("Inhabitants from").fill("20000")
    page.get_by_label("to", exact=True).fill("100000")
    page.get_by_label("Sharing information").check()
    page.get_by_label("Topics").fill("housing")
    page.get_by_role("button", name="What exists?").click()
    assert page.get_by_label("Area").input_value() == "Germany, France"
    answer = page.locator("#answer")
    assert answer.locator("article").count() > 3
    assert "Leaves open, as far as recorded" in answer.inner_text()
    main = page.locator("main").inner_text()
    assert "Who works there already" in main
    assert "What was searched there" in main
    page.get_by_role("link", name="Clear").click()
    assert page.locator("#answer").count() == 0


def test_table_1_alive_as_csv_for_a_day_with_its_citation(open_page: OpenPage) -> None:
    page = open_page("/")
    page.get_by_role("link", name="Matrix", exact=True).first.click()
    page.get_by_text("Choose networks, narrow rows and columns").click()
    page.get_by_label("Counted in at least").fill("2")
    page.locator(".matrix-form").get_by_role("button", name="Show").click()
    page.locator("input[name=as_of]").first.fill("2018-12-31")
    page.locator("input[name=as_of]").first.press("Enter")
    assert "as_of=2018-12-31" in page.url
    assert "min_memberships=2" in page.url, "the day changes, the choice stays"
    with page.expect_download() as started:
        page.locator(".matrix-page-sheet").click()
    rows = list(csv.DictReader(io.StringIO(started.value.path().read_text(encoding="utf-8-sig"))))
    assert [row["city"] for row in rows] == page.locator(".matrix tbody th a").all_inner_texts()
    counted = page.locator(".matrix tbody tr td:last-child").all_inner_texts()
    assert [row["counted"] for row in rows] == [text.strip() for text in counted]
    assert min(int(row["counted"]) for row in rows) >= 2
    cited = page.locator(".cite p").first.inner_text()
    assert "As of 2018-12-31, release " in cited
    assert page.url.partition("?")[0] in cited


@SCRIPT
def test_what_happened_from_2015_to_2018_also_in_arabic(open_page: OpenPage, script: bool) -> None:
    page = open_page("/", script=script, width=1280 if script else 360)
    page.get_by_role("link", name="All networks in time").click()
    page.get_by_role("link", name="2015 to 2018").click()
    assert page.locator("#in-words h2").inner_text() == "What happened: 2015 to 2018"
    for part in ("#founded", "#issued", "#signed"):
        assert page.locator(f"{part} li, {part} tr").count() > 5, part
    named = page.locator("#founded a[href*='/networks/']").count()
    page.get_by_role("link", name="العربية").click()
    page.wait_for_url("**/ar/timeline?from=2015&to=2018")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    assert page.locator("#founded a[href*='/networks/']").count() == named
    assert page.locator("#founded a[href^='/ar/networks/']").first.is_visible(), "the language stays on"
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")

"""A visitor pastes names, reads why each was matched, and takes the result along; with script off."""

import csv
import io
import json
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from tests.journeys.conftest import OpenPage
from tests.journeys.pagetypes import serious

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

NAMES = "Gent\tBelgien\nMoab, UT\nNeustadt\tDE\nXyzzyville\nΘεσσαλονίκης\n<b>Bold</b>\n"
SECONDS = 300
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def ready(site: str) -> None:
    """The site can match names; on a fresh clone the gazetteer is compiled first."""
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        try:
            with urlopen(f"{site}/match.json", urlencode({"names": "Gent"}).encode(), timeout=60):
                return
        except HTTPError as refused:
            with refused:
                if refused.code != 503 or refused.headers["Retry-After"] is None:
                    raise
            time.sleep(2)
    raise AssertionError(f"names cannot be matched after {SECONDS} seconds")


@pytest.fixture
def results(open_page: OpenPage, ready: None) -> Callable[..., "Page"]:
    """Opens the page, pastes names and sends them."""

    def paste(**options: Any) -> "Page":
        page = open_page("/match", **options)
        page.locator("#names").fill(NAMES)
        page.locator("main button", has_text="Match").first.click()
        page.locator("table.matches").wait_for()
        return page

    return paste


@pytest.mark.parametrize("width", [1280, 360])
def test_from_pasted_names_to_the_download(results: Callable[..., "Page"], width: int) -> None:
    page = results(width=width)
    rows = page.locator("table.matches tbody tr")
    assert rows.count() == 6
    assert rows.nth(0).locator("a[href='/cities/ghent-be']").is_visible()
    assert "several possible" in rows.nth(2).inner_text()
    assert rows.nth(2).locator("li a").count() > 1, "what it may mean is offered"
    assert "not found" in rows.nth(3).inner_text()
    assert "<b>Bold</b>" in rows.nth(5).inner_text(), "shown as written"
    with page.expect_download() as started:
        page.locator("button", has_text="Download as CSV").click()
    text = started.value.path().read_text(encoding="utf-8-sig")
    table = list(csv.DictReader(io.StringIO(text)))
    assert started.value.suggested_filename == "matched.csv"
    assert [row["decision"] for row in table][:4] == ["match", "match", "ambiguous", "none"]
    assert table[0]["city_id"] == "ghent-be"
    assert table[0]["why"] != ""
    assert page.context.cookies() == []


def test_a_table_asks_for_its_columns_where_they_are_unclear(open_page: OpenPage, ready: None) -> None:
    page = open_page("/match", width=360)
    content = b"a,b,c\nx1 red,Gent,BE\nx2 blue,Lyon,FR\n"
    page.locator("#file").set_input_files({"name": "list.csv", "mimeType": "text/csv", "buffer": content})
    page.locator("main button", has_text="Match").first.click()
    page.locator("#name_column").select_option(label="b")
    page.locator("main button", has_text="Match").first.click()
    assert page.locator("table.matches tbody tr").count() == 2
    assert page.locator("a[href='/cities/lyon-fr']").is_visible()


def test_a_file_of_another_kind_is_refused_in_words(open_page: OpenPage) -> None:
    page = open_page("/match")
    page.locator("#file").set_input_files({"name": "list.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 "})
    page.locator("main button", has_text="Match").first.click()
    assert "not read here" in page.locator("[role=alert]").inner_text()
    assert page.locator("#names").is_visible()


def test_results_fit_every_width_and_pass_axe(results: Callable[..., "Page"]) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = results(script=True)
    for width in (1280, 768, 360, 320):
        page.set_viewport_size({"width": width, "height": 900})
        sizes = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert sizes[0] <= sizes[1], f"wider than the window at {width}"
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page, options={"resultTypes": ["violations"]}).response
        assert serious(found["violations"]) == [], scheme


def test_a_preview_fits_the_frame_that_the_manifest_states(open_page: OpenPage) -> None:
    page = open_page("/reconcile/preview?id=eurocities", width=420, script=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 420
    assert "eurocities" in page.locator("h1").inner_text().lower()


NETWORKS = {
    "ECCAR": "eccar",
    "European Coalition of Cities Against Racism e.V.": "eccar",
    "Cities United for Immigration Action": "cities-for-action",
    "International Coalition of Cities against Racism": "iccar",
    "EUROCITIES WG Migration & Integration": "eurocities-wg-migration",
    "Réseau marocain des cités interculturelles": "rmci-ma",
    "外国人集住都市会議": "council-foreign-population-cities-jp",
    "Mayors for Peece": "mayors-for-peace",
    "Cities of Refuge": "",
    "Amsterdam": "",
    "Network": "",
}


def test_networks_are_known_by_acronyms_former_names_and_other_languages(site: str) -> None:
    queries = {name: {"query": name, "type": "network"} for name in NETWORKS}
    with urlopen(f"{site}/reconcile", urlencode({"queries": json.dumps(queries)}).encode(), timeout=60) as response:
        answers = json.load(response)
    found = {name: [one["id"] for one in answers[name]["result"] if one["match"]] for name in NETWORKS}
    assert found == {name: [key] if key != "" else [] for name, key in NETWORKS.items()}


def test_the_client_of_others_matches_cities_and_networks(site: str, ready: None) -> None:
    """``reconciler`` from PyPI, in the environment of the bench: it needs packages that Hanse does not."""
    python = ROOT / ".venv-bench" / "bin" / "python"
    has_client = (
        python.is_file() and subprocess.run([str(python), "-c", "import reconciler"], check=False).returncode == 0
    )
    if not has_client:
        pytest.skip("reconciler is not installed: make bench makes .venv-bench with it")
    done = subprocess.run(
        [str(python), str(ROOT / "bench" / "reconcile_client.py"), site], check=False, timeout=300, capture_output=True
    )
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()

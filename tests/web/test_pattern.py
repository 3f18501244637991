"""Every component has a specification, and every example in it renders."""

from dataclasses import fields

import pytest

from hanse.release import views
from hanse.web.pages.pattern import Pattern, read_patterns
from hanse.web.stylesheet import HERE
from tests.web.conftest import Get
from tests.web.reading import read

VIEW_TYPES = {
    "EntityRef": views.EntityRef, "ClaimRef": views.ClaimRef, "Value": views.Value, "Tie": views.Tie,
    "Membership": views.Membership, "RosterView": views.RosterView, "NetworkRow": views.NetworkRow,
    "SearchHit": views.SearchHit,
}  # fmt: skip


def test_every_component_is_whole() -> None:
    for folder in (HERE / "components").iterdir():
        assert {path.name for path in folder.iterdir()} == {"template.html", "style.css", "spec.toml"}, folder.name


def test_the_pattern_page_shows_every_component(get: Get) -> None:
    page = read(get("/patterns").text)
    assert [e.attributes["id"] for e in page.all("section", class_="section")] == [p.key for p in read_patterns()]
    assert page.unclosed == []
    assert get("/patterns.json").json["patterns"][0][0] == read_patterns()[0].key


@pytest.mark.parametrize("pattern", read_patterns(), ids=lambda pattern: pattern.key)
def test_examples_use_the_parameters_that_are_described(pattern: Pattern) -> None:
    named = {param["name"] for param in pattern.params}
    for name, args in pattern.examples:
        assert set(args) <= named, f"{pattern.key}: {name}"
    assert pattern.about.endswith(".")
    assert len(pattern.examples) > 0 or len(pattern.from_page) > 0


@pytest.mark.parametrize("pattern", read_patterns(), ids=lambda pattern: pattern.key)
def test_examples_have_the_fields_of_the_views(pattern: Pattern) -> None:
    for param in pattern.params:
        view = VIEW_TYPES.get(param["type"].removeprefix("list of "))
        for _, args in pattern.examples:
            value = args.get(param["name"], [])
            for item in value if isinstance(value, list) else [value]:
                if view is None:
                    continue
                known = {field.name for field in fields(view)}
                assert set(item) <= known, f"{pattern.key}: {set(item) - known}"

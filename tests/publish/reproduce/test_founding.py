"""Founding years: other sources, contradictions, and the curve by mode."""

import pytest

from hanse.publish.reproduce import founding
from tests.publish.reproduce.world import OTHER_PAGE, PAPER, World, fuzzy, parameters

ITEM = {"items": {"the League": {"entity": "league", "properties": ["founded"], "year": "1998"}}}


def test_another_source_gives_the_year():
    world = World()
    world.state("League", "founded", "1998")
    found = founding.years(world.evidence(), parameters(**ITEM))
    assert found.holds is True
    assert found.claims == ("c1",)
    assert found.missing == ""


def test_a_day_within_the_year_agrees():
    world = World()
    world.state("League", "founded", "10 May 1998", valid=fuzzy("1998-05-10"))
    assert founding.years(world.evidence(), parameters(**ITEM)).holds is True


def test_the_paper_itself_is_no_other_source():
    world = World()
    world.state("League", "founded", "1998", source=PAPER)
    found = founding.years(world.evidence(), parameters(**ITEM))
    assert found.holds is None
    assert found.missing == "another source for the League"


def test_one_source_that_contradicts_refutes():
    world = World()
    world.state("League", "founded", "1998")
    world.state("League", "founded", "2001", source=OTHER_PAGE)
    found = founding.years(world.evidence(), parameters(**ITEM))
    assert found.holds is False
    assert "2001 (The Gazette)" in found.facts["found"]


def test_every_item_needs_another_source():
    world = World()
    world.state("League", "founded", "1998")
    two = {"items": {**ITEM["items"], "the Gates": {"entity": "gates", "properties": ["founded"], "year": "2010"}}}
    assert founding.years(world.evidence(), parameters(**two)).missing == "another source for the Gates"
    world.state("Gates", "founded", "2011")
    refuted = founding.years(world.evidence(), parameters(**two))
    assert (refuted.holds, refuted.missing) == (False, "")


@pytest.mark.parametrize(("other", "holds"), [("1998", True), ("2006", False)])
def test_contradictions_include_the_papers(other, holds):
    world = World()
    world.state("League", "founded", "1998", source=PAPER)
    world.state("League", "founded", other)
    found = founding.contradiction(world.evidence(), parameters(entities=["league"], properties=["founded"]))
    assert found.holds is holds


def test_one_source_cannot_contradict_itself():
    world = World()
    world.state("League", "founded", "1998")
    found = founding.contradiction(world.evidence(), parameters(entities=["league"], properties=["founded"]))
    assert found.missing == "a second source"


CURVE = {
    "mode_paper": "oomen2018", "mode_codebook": "mode", "author_kinds": ["author of the paper"],
    "properties": ["founded"], "codes": {"grassroots": "GRASS", "co-opted": "COOPT"},
    "periods": {"first": [2000, 2010], "second": [2011, 2020]},
    "leads": ["co-opted", "grassroots"], "between": ["first", "second"],
}  # fmt: skip


def _founded(*networks: tuple[str, str, str]) -> World:
    world = World()
    for name, code, year in networks:
        world.code(name, "mode", code)
        world.state(name, "founded", year)
    return world


def test_the_curve_shifts_from_one_mode_to_the_other():
    world = _founded(("A", "COOPT", "2004"), ("B", "GRASS", "2015"), ("C", "GRASS", "2018"), ("D", "COOPT", "2016"))
    found = founding.curve(world.evidence(), parameters(**CURVE))
    assert found.holds is True
    assert found.facts["table"] == "first: 0 grassroots, 1 co-opted; second: 2 grassroots, 1 co-opted"


def test_the_curve_does_not_shift():
    world = _founded(("A", "GRASS", "2004"), ("B", "GRASS", "2015"))
    assert founding.curve(world.evidence(), parameters(**CURVE)).holds is False


def test_only_printed_classes_count_and_the_earliest_year():
    world = _founded(("A", "COOPT", "2004"))
    world.state("A", "founded", "1999")
    world.code("B", "mode", "GRASS", coder="we", kind="person")
    world.state("B", "founded", "2015")
    found = founding.curve(world.evidence(), parameters(**CURVE))
    assert found.facts["dated"] == "1"
    assert found.facts["table"].startswith("first: 0 grassroots, 0 co-opted")


def test_the_whole_list_may_be_needed_all_the_same():
    world = _founded(("A", "COOPT", "2004"))
    assert founding.curve(world.evidence(), parameters(**CURVE, needs="all years")).missing == "all years"

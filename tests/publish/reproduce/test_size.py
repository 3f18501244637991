"""Sizes by date, on lists, and as a lower bound."""

import pytest

from hanse.publish.reproduce import size
from tests.publish.reproduce.world import OTHER_PAGE, PAGE, PAPER, World, fuzzy, parameters

BY_DATE = {"entity": "league", "properties": ["stated_size"], "date": "2018", "years": 5}


def _sizes(*stated: tuple[str, str, str]) -> World:
    world = World()
    for value, year, source in stated:
        world.state("League", "stated_size", value, valid=fuzzy(year), source=source)
    return world


@pytest.mark.parametrize(("published", "holds"), [(110, True), (100, True), (120, True), (99, False), (130, False)])
def test_a_size_has_to_lie_between_its_neighbours(published, holds):
    world = _sizes(("50", "2014", PAGE), ("100", "2016", PAGE), ("120", "2019", OTHER_PAGE), ("200", "2022", PAGE))
    found = size.by_date(world.evidence(), parameters(**BY_DATE, published=published))
    assert found.holds is holds
    assert found.claims == ("c2", "c3")


def test_sizes_that_the_papers_state_do_not_count():
    world = _sizes(("100", "2016", PAGE), ("120", "2019", PAPER))
    found = size.by_date(world.evidence(), parameters(**BY_DATE, published=110))
    assert found.holds is None
    assert "after 2018" in found.missing


def test_sizes_far_away_or_undated_do_not_count():
    world = _sizes(("100", "2001", PAGE), ("120", "2019", PAGE), ("90", "", PAGE))
    found = size.by_date(world.evidence(), parameters(**BY_DATE, published=110))
    assert "before 2018" in found.missing


ON_ROSTER = {"entity": "league", "date": "2018", "years": 2}


def _roster(**limits: str) -> World:
    world = World()
    world.roster("r1", "League", **limits)
    for city in ("Ys", "Vineta", "Schilda"):
        world.tie(city, "League", roster="r1")
    return world


def test_entries_of_a_complete_list():
    found = size.on_roster(_roster().evidence(), parameters(**ON_ROSTER))
    assert found.numbers == (3.0,)
    assert found.facts["names"] == "Schilda, Vineta, Ys"
    assert len(found.claims) == 3


@pytest.mark.parametrize(
    "limits",
    [{"complete": "no"}, {"complete": "unknown"}, {"for_area": "PL"}, {"for_role": "board"}, {"source": PAPER},
     {"listed": "2011"}, {"listed": ""}],
)  # fmt: skip
def test_lists_that_say_nothing_about_the_size(limits):
    found = size.on_roster(_roster(**limits).evidence(), parameters(**ON_ROSTER))
    assert found.numbers == ()
    assert "complete" in found.missing
    assert found.facts["recorded"] == "3"


def test_an_undated_list_counts_where_the_date_does_not_matter():
    found = size.on_roster(_roster(listed="").evidence(), parameters(entity="league", any_date="yes"))
    assert found.numbers == (3.0,)


AT_LEAST = {"entities": ["league", "gates"], "date": "2020"}


def _recorded() -> World:
    world = World(networks={"league": ("", ""), "gates": ("", "")})
    world.tie("Ys", "League", start=fuzzy("2016"))
    world.tie("Ys", "Gates", listed=fuzzy("2018"))
    world.tie("Vineta", "Gates", listed=fuzzy("2019"))
    return world


def test_a_lower_bound_counts_each_city_once_and_never_confirms():
    found = size.at_least(_recorded().evidence(), parameters(**AT_LEAST, published=2))
    assert found.facts["least"] == "2"
    assert found.holds is None


def test_a_lower_bound_refutes_a_smaller_figure():
    assert size.at_least(_recorded().evidence(), parameters(**AT_LEAST, published=1)).holds is False


def test_later_undated_other_and_printed_ties_are_no_lower_bound():
    world = _recorded()
    world.tie("Schilda", "League", listed=fuzzy("2021"))
    world.tie("Laputa", "League")
    world.tie("Ryugu", "League", listed=fuzzy("2018"), source=PAPER)
    world.tie("Atlantis", "League", listed=fuzzy("2018"), relation="board_seat")
    assert size.at_least(world.evidence(), parameters(**AT_LEAST, published=9)).facts["least"] == "2"

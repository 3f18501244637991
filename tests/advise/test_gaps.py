"""Gaps of the mini world: only where somebody searched, and only where a search found a list."""

import json

import pytest

from hanse.advise.gaps import gaps
from hanse.advise.gaps_cell import HARDLY, NOT_SEARCHED, REACHED, TOO_FEW, WITHOUT_RESULT
from hanse.errors import UsageError
from hanse.release import View, as_json
from tests.release.test_universe import add_list
from tests.world import World

BOOK = "mini_functions"


def _search(world: World, network: str, area: str, result: str, tried: str = "a web search") -> None:
    row = {"network": network, "area": area, "sought": "members", "tried": tried, "result": result,
           "collection": "lists", "searched_on": "2024-06-01"}  # fmt: skip
    world.write("coverage", [*world.rows("coverage"), row])


def test_a_search_that_found_nothing_says_nothing(view: View) -> None:
    found = gaps(view, codebook=BOOK)
    assert {cell.country for cell in found.cells} == {"DE", "JP"}
    assert {cell.state for cell in found.cells if cell.work == ""} == {WITHOUT_RESULT}
    assert all(cell.members is None and cell.share is None for cell in found.cells)
    unsearched = {one.country: one.places for one in found.not_searched}
    assert unsearched["GR"] == 1
    assert "DE" not in unsearched


def test_places_and_members_by_hand(world: World) -> None:
    _search(world, "all", "DE", "partial")
    cells = {cell.size: cell for cell in gaps(world.open().view(), areas=("DE",), codebook=BOOK).cells
             if cell.work == ""}  # fmt: skip
    assert {size: (cell.places, cell.members) for size, cell in cells.items()} == {
        "5,000 to 19,999": (2, 0),  # Schilda is no longer listed; Rungholt has no authority
        "20,000 to 49,999": (1, 1),  # Neuburg
        "50,000 to 99,999": (2, 1),  # Vineta, not Hamelin; the county of Vineta is no municipality
    }
    assert cells["5,000 to 19,999"].state == TOO_FEW
    assert cells["50,000 to 99,999"].state == REACHED
    assert cells["50,000 to 99,999"].networks == 3
    assert cells["50,000 to 99,999"].searches.none == 1


def test_a_search_for_one_network_counts_for_its_work_alone(world: World) -> None:
    _search(world, "sunken-cities-league", "FR", "complete")
    found = gaps(world.open().view(), areas=("France",), codebook=BOOK)
    states = {cell.work: cell.state for cell in found.cells}
    assert states == {"": REACHED, "SHARE": REACHED, "STORY": NOT_SEARCHED}


def test_hardly_reached_needs_many_places(world: World) -> None:
    places = world.data / "places.csv"
    more = "".join(f"9100000{n:02d},Hamlet {n},,DE,01,50.0,10.0,6000\n" for n in range(90))
    places.write_text(places.read_text(encoding="utf-8") + more, encoding="utf-8")
    _search(world, "all", "DE", "complete")
    found = gaps(world.open().view(), areas=("DE",), sizes=("5000",), codebook=BOOK)
    cell = next(cell for cell in found.cells if cell.work == "")
    assert (cell.places, cell.members, cell.state) == (92, 0, HARDLY)
    assert cell.share is not None
    assert cell.share.high < 0.05


def test_what_was_left_unsearched_on_purpose_is_no_search(world: World) -> None:
    _search(world, "open-gates", "AT", "none", tried="not searched, on purpose: no register is kept")
    found = gaps(world.open().view(), codebook=BOOK)
    assert "AT" in {one.country for one in found.not_searched}


def test_a_search_without_a_country_is_not_one_in_every_country(view: View) -> None:
    assert "FR" in {one.country for one in gaps(view, codebook=BOOK).not_searched}


def test_an_official_list_replaces_places(world: World) -> None:
    _search(world, "all", "DE", "complete")
    add_list(world.data)
    cells = {cell.size: (cell.places, cell.members) for cell in
             gaps(world.open().view(), areas=("DE",), codebook=BOOK).cells if cell.work == ""}  # fmt: skip
    assert cells == {"under 5,000": (1, 0), "50,000 to 99,999": (1, 1), "size not stated": (1, 0)}


def test_order_is_by_country_size_and_work(world: World) -> None:
    _search(world, "all", "DE; FR; GR", "complete")
    cells = gaps(world.open().view(), codebook=BOOK).cells
    assert list(dict.fromkeys(cell.country for cell in cells)) == ["FR", "DE", "GR", "JP"]  # A to Z by name
    assert [cell.work for cell in cells[:3]] == ["", "SHARE", "STORY"]


def test_limits_are_checked(view: View) -> None:
    assert {cell.work for cell in gaps(view, functions=("STORY",), codebook=BOOK).cells} == {"STORY"}
    for limits, what in (
        ({"sizes": ("huge",)}, "no size class"),
        ({"functions": ("DANCE",)}, "no function"),
        ({"areas": ("Narnia",)}, "cannot be read"),
    ):
        with pytest.raises(UsageError, match=what):
            gaps(view, codebook=BOOK, **limits)


def test_no_city_is_named_and_no_number_is_nan(world: World) -> None:
    _search(world, "all", "DE", "partial")
    text = json.dumps(as_json(gaps(world.open().view(), codebook=BOOK)), allow_nan=False)
    assert "vineta" not in text.lower()


def test_a_search_for_a_governing_body_is_none_for_members(world: World) -> None:
    row = {"network": "open-gates", "area": "FR", "sought": "executive committee", "tried": "its pages",
           "result": "complete", "collection": "lists", "searched_on": "2024-06-01"}  # fmt: skip
    world.write("coverage", [*world.rows("coverage"), row])
    assert "FR" in {one.country for one in gaps(world.open().view(), codebook=BOOK).not_searched}

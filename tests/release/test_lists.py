"""A list says nothing about cities, roles, countries or cohorts outside the scope for which it is complete."""

from collections.abc import Callable
from datetime import date

import pytest

from hanse.domain.scope import Scope
from tests.world import World

LEAGUE, DAY = "sunken-cities-league", date(2024, 6, 30)
AddList = Callable[..., None]


def status(world: World, city: str, day: date = DAY) -> str:
    return world.open().contents.pairs.status(city, LEAGUE, day, Scope()).status


def test_the_country_list_says_nothing_of_other_countries(world: World) -> None:
    lists = world.open().contents.pairs.lists
    german = {one.roster for one in lists.omissions("schilda-de", LEAGUE, ("member",), Scope())}
    french = {one.roster for one in lists.omissions("ys-fr", LEAGUE, ("member",), Scope())}
    assert german == {"r0000000003"}
    assert french == set()


def test_a_whole_list_ends_the_counting_of_those_it_leaves_out(world: World, add_list: AddList) -> None:
    add_list("r00000000a1", (("Vineta", "DE"),))
    assert status(world, "ys-fr") == "no_longer_listed"


@pytest.mark.parametrize(
    "scope",
    [
        {"for_role": "board"},
        {"for_role": "founder"},
        {"for_area": "DE; AT"},
        {"for_cohort": "second round"},
        {"complete": "no"},
        {"complete": "unknown"},
        {"stated_count": "9"},
    ],
)
def test_a_list_of_narrower_scope_changes_no_status_outside_it(
    world: World, add_list: AddList, scope: dict[str, str]
) -> None:
    add_list("r00000000a1", (("Vineta", "DE"),), **scope)
    assert status(world, "ys-fr") == "last_seen"
    assert status(world, "laputa-gb") == "not_listed"  # still by the whole list of 2020


def test_a_list_without_a_date_leaves_nobody_out(world: World, add_list: AddList) -> None:
    add_list("r00000000a1", (("Vineta", "DE"),), day="")
    assert status(world, "ys-fr") == "last_seen"


def test_a_list_of_a_cohort_covers_those_known_in_it(world: World, add_list: AddList) -> None:
    add_list("r00000000a1", (("Vineta", "DE"), ("Ys", "FR")), for_cohort="second round", day="2023-07-01")
    add_list("r00000000a2", (("Vineta", "DE"),), for_cohort="second round")
    assert status(world, "ys-fr") == "no_longer_listed"
    assert status(world, "schilda-de", date(2022, 1, 31)) == "observed"


def test_a_name_nobody_could_match_might_be_the_missing_city(world: World, add_list: AddList) -> None:
    add_list("r00000000a1", (("Vineta", "DE"), ("Avalon", "GB"), ("Ker Is", "FR")))
    assert status(world, "ys-fr") == "last_seen"
    assert status(world, "schilda-de") == "no_longer_listed"


def test_an_authority_of_the_same_place_on_the_list_is_no_omission(world: World, add_list: AddList) -> None:
    add_list("r00000000a1", (("Ys", "FR"),))
    omitted = world.open().contents.pairs.lists.omissions("county-vineta-de", LEAGUE, ("member",), Scope())
    assert {one.roster for one in omitted} == {"r00000000a1"}  # the lists with Vineta on them do not count


def test_a_list_of_members_does_not_cover_an_associate(world: World, add_list: AddList) -> None:
    for claim in ("c000000000002", "c000000000006"):
        world.change("ties", claim, role="associate")
    world.change("ties", "c00000000000c", collection="atlas2018", role="associate")
    add_list("r00000000a1", (("Vineta", "DE"),), for_role="member")
    assert status(world, "ys-fr") == "last_seen"


def test_a_list_of_signatories_covers_members_where_signing_joins(world: World) -> None:
    lists = world.open().contents.pairs.lists
    assert lists.joining_acts["open-gates"] == frozenset({"signatory"})
    world.change("rosters", "r0000000007", complete="yes", for_role="signatory", stated_count="")
    omitted = world.open().contents.pairs.lists.omissions("schilda-de", "open-gates", (), Scope())
    assert {one.roster for one in omitted} == set()  # its withheld entry makes it no evidence of absence


def test_a_list_with_every_entry_shown_covers_those_who_did_not_sign(world: World) -> None:
    world.write("withheld", [])
    world.change("rosters", "r0000000007", complete="yes", for_role="signatory", stated_count="")
    omitted = world.open().contents.pairs.lists.omissions("schilda-de", "open-gates", (), Scope())
    assert {one.roster for one in omitted} == {"r0000000007"}

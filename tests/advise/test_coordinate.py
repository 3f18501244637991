"""Pairs of the mini world by reading, and a world in which one pair can be judged by hand."""

import json
from datetime import date

import pytest

from hanse.advise.coordinate import coordinate
from hanse.advise.reading import CANNOT, NESTED, READINGS, SAME_BOTH
from hanse.errors import NotFoundError
from hanse.release import Release, View, as_json
from hanse.release.cell import sort_key
from hanse.study.day import analysis_day
from hanse.study.liaison import liaison
from hanse.study.memberships import read_memberships
from tests.world import World

BOOK = "mini_functions"


@pytest.fixture
def alike(world: World) -> View:
    """Harbour Group complete; its two members both in Open Gates; both share practices, which two more do not."""
    world.change("rosters", "r0000000008", complete="yes", complete_according_to="source")
    rows = world.rows("ties")
    like = next(row for row in rows if row["id"] == "c000000000014")
    world.write("ties", [*rows, like | {"id": "c000000000099", "subject": "Neuburg", "country": "DE"}])
    codings = world.rows("codings", "atlas2018")
    decided = {("SCL", "SHARE"): "no", ("SCL", "STORY"): "yes", ("Open Gates", "SHARE"): "yes",
               ("Harbour Group", "SHARE"): "yes"}  # fmt: skip
    for row in codings:
        if row["codebook"] == BOOK:
            row["decision"] = decided.get((row["subject"], row["code"]), row["decision"])
    world.write("codings", codings, "atlas2018")
    return world.open().view()


def test_most_pairs_cannot_be_judged_and_nested_ones_are_told(view: View) -> None:
    found = coordinate(view, codebook=BOOK)
    assert [(pair.first.id, pair.second.id, pair.reading.reading, pair.shared) for pair in found.pairs] == [
        ("harbour-group", "sunken-cities-league", NESTED, 1),
        ("harbour-group", "open-gates", CANNOT, 1),
        ("open-gates", "sunken-cities-league", CANNOT, 1),
    ]
    assert found.readings == {NESTED: 1, CANNOT: 2}
    assert found.n_possible == 3


def test_a_pair_with_both_lists_and_codings_is_read(alike: View) -> None:
    pairs = {(pair.first.id, pair.second.id): pair for pair in coordinate(alike, codebook=BOOK).pairs}
    pair = pairs["harbour-group", "open-gates"]
    assert pair.reading.reading == SAME_BOTH
    assert (pair.shared, pair.pair.first_size) == (2, 2)
    assert pair.work.shared == ("SHARE",)
    assert [basis.held for basis in pair.rests_on] == ["complete", "enough held"]
    assert pair.rests_on[0].listed == "November 2023"
    assert any("calendar" in step for step in pair.steps)
    assert any("Sharing" in step for step in pair.steps)


def test_one_network_gets_partners_and_the_cities_in_both(alike: View) -> None:
    found = coordinate(alike, "harbour-group", codebook=BOOK)
    assert {frozenset((pair.first.id, pair.second.id)) for pair in found.pairs} == {
        frozenset(("harbour-group", "open-gates")), frozenset(("harbour-group", "sunken-cities-league")),
    }  # fmt: skip
    assert [through.city.id for through in found.pairs[0].through] == ["neuburg-de", "vineta-de"]
    assert found.n_possible == 2


def test_the_order_is_by_reading_then_a_to_z(alike: View) -> None:
    pairs = coordinate(alike, codebook=BOOK).pairs
    places = [(READINGS.index(pair.reading.reading), pair.first.name, pair.second.name) for pair in pairs]
    assert places == sorted(places)


def test_nothing_is_read_where_a_list_does_not_qualify(alike: View) -> None:
    for day in (date(2018, 12, 31), date(2022, 1, 31), date(2024, 6, 30)):
        seen = View(alike.contents, day, alike.scope)
        for pair in coordinate(seen, codebook=BOOK).pairs:
            if not pair.pair.is_judged:
                assert pair.reading.reading in (CANNOT, NESTED)


def test_the_shipped_data_are_read_only_where_lists_qualify(shipped: Release) -> None:
    for day in (analysis_day(shipped), shipped.data_date):
        found = coordinate(shipped.view(day))
        entering = {ref.id for ref in read_memberships(shipped.view(day)).entering.networks}
        for pair in found.pairs:
            if pair.reading.reading not in (CANNOT, NESTED):
                assert {pair.first.id, pair.second.id} <= entering
                assert pair.work.is_recorded
            if not pair.pair.is_judged:
                assert pair.reading.containment is None
                assert pair.pair.chance is None
        json.dumps(as_json(found), allow_nan=False)
        places = [
            (READINGS.index(one.reading.reading), sort_key(one.first), sort_key(one.second)) for one in found.pairs
        ]
        assert places == sorted(places)


def test_liaison_sets_stand_beside_the_pairs_where_given(view: View) -> None:
    assert coordinate(view).liaison == ()
    found = coordinate(view, "harbour-group", liaison=liaison(view, recorded=True))
    assert found.liaison[0].limits == "no limit"
    assert [ref.id for ref in found.liaison[0].cities] == ["vineta-de"]
    assert all(0 < share.share <= 1 for one in found.liaison for share in one.shares)


def test_rules_that_leave_nobody_to_both_are_told(world: World) -> None:
    rows = [row | {"area": "JP"} if row["network"] == "open-gates" else row for row in world.rows("admission")]
    world.write("admission", rows)
    pairs = {(pair.first.id, pair.second.id): pair for pair in coordinate(world.open().view()).pairs}
    assert pairs["open-gates", "sunken-cities-league"].is_apart
    assert not pairs["harbour-group", "sunken-cities-league"].is_apart


def test_a_network_without_counted_members_says_so(view: View) -> None:
    found = coordinate(view, "quiet-network")
    assert found.pairs == ()
    assert "No member of Quiet Network is counted on 2024-06-30" in found.reasons[0]
    with pytest.raises(NotFoundError):
        coordinate(view, "no-such-network")


def test_the_answer_is_json_without_nan(alike: View) -> None:
    found = coordinate(alike, codebook=BOOK, liaison=liaison(alike))
    assert "NaN" not in json.dumps(as_json(found), allow_nan=False)

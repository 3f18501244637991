"""Cities and networks of the mini world side by side."""

from datetime import date

import pytest

from hanse.errors import NotFoundError, UsageError
from hanse.release import Release, View
from hanse.study import compare
from hanse.study.compare import compare_cities, compare_networks
from tests.world import World

CITIES = ("vineta-de", "schilda-de", "atlantis-gr")
NETWORKS = ("sunken-cities-league", "open-gates", "harbour-group", "quiet-network")


def test_cities_stand_a_to_z_with_what_is_known_of_each(view: View) -> None:
    found = compare_cities(view, CITIES)
    assert [side.city.id for side in found.sides] == ["atlantis-gr", "schilda-de", "vineta-de"]
    assert [side.population for side in found.sides] == [40_000, 12_000, 61_000]
    assert [(side.counted, side.recorded) for side in found.sides] == [(1, 2), (0, 2), (3, 3)]
    stated = found.sides[1].stated_populations
    assert [value.value for value in stated] == ["1,200"]
    assert len(stated[0].claims) > 0
    assert found.gazetteer == view.contents.gazetteer


def test_each_network_says_how_every_city_stands_in_it(view: View) -> None:
    groups = {group.counted_in: group for group in compare_cities(view, CITIES).groups}
    assert {key: group.total for key, group in groups.items()} == {"all": 0, "some": 1, "one": 2}
    gates = groups["some"].lines[0]
    assert gates.network.id == "open-gates"
    assert [one.status for one in gates.standings] == ["stated", "unknown", "observed"]
    assert [len(one.claims) for one in gates.standings] == [1, 0, 1]
    league = groups["one"].lines[1]
    assert [(one.status, one.is_counted) for one in league.standings] == [
        ("ended", False),
        ("no_longer_listed", False),
        ("stated", True),
    ]


def test_combinations_take_every_counted_thing_apart_once(view: View) -> None:
    found = compare_cities(view, CITIES)
    assert [(one.of, one.count) for one in found.combinations] == [
        (("atlantis-gr", "schilda-de", "vineta-de"), 0),
        (("atlantis-gr", "vineta-de"), 1),
        (("vineta-de",), 2),
    ]
    for side in found.sides:
        assert side.counted == sum(one.count for one in found.combinations if side.city.id in one.of)
    networks = compare_networks(view, NETWORKS)
    for member in networks.sides:
        assert member.counted == sum(one.count for one in networks.combinations if member.network.id in one.of)


def test_two_cities_have_no_group_for_some(view: View) -> None:
    assert [group.counted_in for group in compare_cities(view, CITIES[:2]).groups] == ["all", "one"]


def test_signatures_count_from_their_day_on(release: Release) -> None:
    found = compare_cities(release.view(date(2018, 12, 5)), CITIES)
    assert [line.document.id for line in found.documents] == ["doc-tide-declaration"]
    assert [[claim.id for tie in ties for claim in tie.claims] for ties in found.documents[0].signatures] == [
        [],
        ["c00000000001c"],
        ["c00000000001b"],
    ]
    assert compare_cities(release.view(date(2018, 12, 4)), CITIES).documents == ()


def test_a_document_issued_later_is_left_out(world: World) -> None:
    world.change("documents", "doc-tide-declaration", issued_earliest="2023-01-01", issued_latest="2023-01-01")
    release = world.open()
    assert compare_cities(release.view(date(2022, 12, 31)), CITIES).documents == ()
    assert compare_cities(release.view(date(2023, 1, 1)), CITIES).documents_total == 1


def test_seats_are_those_of_the_day(release: Release) -> None:
    boards = compare_cities(release.view(date(2023, 6, 1)), ("ys-fr", "vineta-de")).boards
    assert [board.network.id for board in boards] == ["sunken-cities-league"]
    assert [seat is not None for seat in boards[0].seats] == [False, True]
    assert compare_cities(release.view(date(2023, 5, 30)), ("ys-fr", "vineta-de")).boards == ()


def test_networks_stand_a_to_z_with_what_is_held_of_each(view: View) -> None:
    found = compare_networks(view, NETWORKS)
    assert [side.network.id for side in found.sides] == sorted(NETWORKS)
    assert [side.held for side in found.sides] == ["partial", "partial", "nothing recorded", "complete"]
    assert [[value.value for value in side.founded] for side in found.sides] == [[], [], ["2001"], ["1998"]]
    league = found.sides[3]
    assert league.size is not None
    assert league.size.value == "some ten cities"
    assert league.admission is not None
    assert league.admission.basis == "stated"


def test_every_pair_of_networks_with_what_it_shares(view: View) -> None:
    found = compare_networks(view, NETWORKS)
    pairs = {(pair.first.id, pair.second.id): pair for pair in found.pairs}
    assert len(pairs) == 6
    shared = pairs[("open-gates", "sunken-cities-league")]
    assert (shared.count, [city.id for city in shared.named]) == (1, ["vineta-de"])
    assert not shared.is_exact
    assert pairs[("harbour-group", "quiet-network")].count == 0


def test_functions_are_read_for_each_network(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    assert compare_networks(view, NETWORKS).functions == ()  # nobody coded by the codebook of the functions
    monkeypatch.setattr(compare, "FUNCTIONS", "mini_functions")
    lines = compare_networks(view, ("harbour-group", "open-gates", "sunken-cities-league")).functions
    assert {line.code: [one and one.reading for one in line.codings] for line in lines} == {
        "SHARE": ["one coder only", "contested", "agreed"],
        "STORY": ["not shown", "not shown", "agreed absent"],
    }


def test_long_sets_are_cut_and_counted_whole(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compare, "NAMED", 1)
    monkeypatch.setattr(compare, "LINES", 1)
    found = compare_cities(view, CITIES)
    assert [(one.count, len(one.named)) for one in found.combinations] == [(0, 0), (1, 1), (2, 1)]
    assert [(group.total, len(group.lines)) for group in found.groups] == [(0, 0), (1, 1), (2, 1)]


def test_only_two_to_four_different_ones_are_compared(view: View) -> None:
    for ids in ((), ("vineta-de",), ("vineta-de", "vineta-de"), ("schildau-de", "schilda-de")):
        with pytest.raises(UsageError):
            compare_cities(view, ids)
    with pytest.raises(UsageError):
        compare_cities(view, (*CITIES, "ys-fr", "laputa-gb"))
    with pytest.raises(NotFoundError):
        compare_cities(view, ("vineta-de", "open-gates"))
    with pytest.raises(NotFoundError):
        compare_networks(view, ("open-gates", "no-such-network"))

"""The overlap matrix: blocks, cells that cannot be judged, and the choices in its address."""

from datetime import date
from itertools import combinations

import pytest

from hanse.advise.coordinate import coordinate
from hanse.advise.overlap_matrix import Asking, OverlapMatrix, listed_pairs, overlap_matrix
from hanse.advise.pair import pair_answer
from hanse.advise.reading import CANNOT, READINGS
from hanse.domain.saying import Said
from hanse.errors import NotFoundError, UsageError
from hanse.release import Release, View
from hanse.study.communities import communities
from hanse.study.pairs import share_of


@pytest.fixture(scope="module")
def day(shipped: Release) -> View:
    return shipped.view(date(2019, 12, 31))


def _matrix(view: View, **choices: object) -> OverlapMatrix:
    return overlap_matrix(view, coordinate(view), communities(view, n_samples=0), Asking(**choices))  # type: ignore[arg-type]


def test_every_pair_of_networks_with_a_counted_member_has_a_cell(day: View) -> None:
    found = _matrix(day)
    counted = {key for key, cities in day.snapshot.counted_cities.items() if len(cities) > 0}
    assert {one.network.id for one in found.networks} == counted
    keys = {frozenset((pair.first, pair.second)) for pair in found.pairs}
    assert keys == {frozenset(two) for two in combinations(counted, 2)}


def test_numbers_are_those_of_the_members(day: View) -> None:
    cities = day.snapshot.counted_cities
    for pair in _matrix(day).pairs:
        one, other = cities[pair.first], cities[pair.second]
        assert pair.shared == len(one & other)
        if pair.is_judged:
            assert pair.containment == share_of(pair.shared, min(len(one), len(other)))
            assert pair.why_not == ()
        else:
            assert (pair.containment, pair.q, pair.mark) == (None, None, "")
            assert len(pair.why_not) > 0
            assert pair.reading in (CANNOT, "nested")


def test_blocks_hold_each_network_once_and_those_not_held_stand_last(day: View) -> None:
    found = _matrix(day)
    placed = [key for block in found.blocks for key in block.networks]
    assert placed == [one.network.id for one in found.networks]
    assert len(set(placed)) == len(placed)
    enters = {one.network.id: one.enters for one in found.networks}
    assert [block.kind for block in found.blocks][-1] == "not placed"
    assert not any(enters[key] for key in found.blocks[-1].networks)
    assert all(len(block.networks) > 1 for block in found.blocks if block.kind == "community")


def test_other_orders_have_one_block(day: View) -> None:
    sizes = [one.members for one in _matrix(day, order="members").networks]
    assert sizes == sorted(sizes, reverse=True)
    found = _matrix(day, order="name")
    assert [block.kind for block in found.blocks] == ["all"]


def test_limits_leave_networks_out(day: View) -> None:
    assert all(one.members >= 20 for one in _matrix(day, min_members=20).networks)
    held = _matrix(day, only_held=True)
    assert all(one.enters for one in held.networks)
    assert len(held.pairs) == held.n_judged
    assert _matrix(day, min_members=99_999).networks == ()


def test_the_list_is_by_reading_and_of_whom_it_is_asked_for(day: View) -> None:
    listed = listed_pairs(_matrix(day, network="eccar"))
    assert len(listed) > 0
    assert all("eccar" in (pair.first, pair.second) for pair in listed)
    places = [READINGS.index(pair.reading) for pair in listed]
    assert places == sorted(places)
    only = listed_pairs(_matrix(day, network="eccar", reading=str(CANNOT)))
    assert {pair.reading for pair in only} == {CANNOT}


@pytest.mark.parametrize("choice", [{"shows": "colour"}, {"order": "benefit"}, {"reading": "fine"}])
def test_a_choice_that_there_is_not_is_refused(view: View, choice: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        _matrix(view, **choice)


def test_a_pair_in_full_and_beside_others(view: View) -> None:
    found = pair_answer(view, "open-gates", "sunken-cities-league", beside=["harbour-group"])
    assert [one.city.id for one in found.shared] == ["vineta-de"]
    assert isinstance(found.reading.because[0], Said)
    groups = {group.networks: [city.id for city in group.cities] for group in found.intersections}
    assert groups["open-gates", "sunken-cities-league", "harbour-group"] == ["vineta-de"]
    assert groups["harbour-group",] == ["neuburg-de"]
    assert sum(map(len, groups.values())) == 6


def test_what_cannot_stand_beside_is_refused(view: View) -> None:
    with pytest.raises(UsageError):
        pair_answer(view, "open-gates", "harbour-group", beside=["open-gates"])
    with pytest.raises(UsageError):
        pair_answer(view, "open-gates", "harbour-group", beside=["bell-project", "story-cities", "quiet-network"])
    with pytest.raises(NotFoundError):
        pair_answer(view, "open-gates", "harbour-group", beside=["nobody"])

"""Arithmetic on recorded members, by hand: two networks together, and one left out."""

import json

import pytest

from hanse.advise.merge import DISCLAIMER, merge
from hanse.advise.without import without
from hanse.errors import NotFoundError, UsageError
from hanse.release import View, as_json


def _ids(refs: tuple) -> list[str]:
    return [ref.id for ref in refs]


def test_two_networks_together(view: View) -> None:
    found = merge(view, "harbour-group", "open-gates")
    assert found.disclaimer == DISCLAIMER
    assert next(iter(as_json(found))) == "disclaimer"
    assert (found.first.members, found.second.members, found.together) == (2, 4, 5)
    assert _ids(found.both) == ["vineta-de"]
    assert _ids(found.first.only_here) == ["neuburg-de"]
    assert _ids(found.second.only_here) == ["atlantis-gr", "neuburg-at", "county-vineta-de"]
    assert found.countries_together == ("AT", "DE", "GR")
    assert not found.is_nested
    assert found.is_at_least  # the list of the Harbour Group does not state a size
    assert "lower bound" in found.caveats[0]


def test_part_and_whole_are_told(view: View) -> None:
    assert merge(view, "harbour-group", "sunken-cities-league").is_nested


def test_order_of_the_two_changes_nothing_but_the_sides(view: View) -> None:
    one, other = merge(view, "open-gates", "harbour-group"), merge(view, "harbour-group", "open-gates")
    assert (one.together, one.both, one.first) == (other.together, other.both, other.second)


def test_a_network_with_itself_or_unknown_is_refused(view: View) -> None:
    with pytest.raises(UsageError, match="twice"):
        merge(view, "open-gates", "open-gates")
    with pytest.raises(NotFoundError):
        merge(view, "open-gates", "shut-gates")


def test_one_network_left_out(view: View) -> None:
    found = without(view, "open-gates")
    assert found.disclaimer == DISCLAIMER
    assert found.members == 4
    assert _ids(found.in_no_other) == ["atlantis-gr", "neuburg-at", "county-vineta-de"]
    assert (found.pairs_of_members, found.pairs_that_share_no_other) == (6, 6)
    assert found.countries_in_no_other == ("AT", "GR")
    assert (found.parts_with, found.parts_without) == (1, 1)
    assert not found.is_at_least


def test_pairs_that_meet_elsewhere_too_are_not_lost(view: View) -> None:
    found = without(view, "harbour-group")  # Vineta and Neuburg share no other network; Vineta is in two more
    assert (found.pairs_of_members, found.pairs_that_share_no_other) == (1, 1)
    assert _ids(found.in_no_other) == ["neuburg-de"]


def test_a_network_without_counted_members(view: View) -> None:
    found = without(view, "quiet-network")
    assert (found.members, found.pairs_of_members, found.pairs_that_share_no_other) == (0, 0, 0)
    assert found.held == "no member counted on the day"
    assert found.is_at_least


def test_parts_of_a_network_are_named(view: View) -> None:
    assert _ids(without(view, "sunken-cities-league").children) == ["harbour-group"]


def test_answers_are_json_without_nan(view: View) -> None:
    for found in (merge(view, "open-gates", "quiet-network"), without(view, "open-gates")):
        assert "NaN" not in json.dumps(as_json(found), allow_nan=False)

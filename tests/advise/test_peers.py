"""Cities alike in the mini world, and groups that do not rank."""

import json

import pytest

from hanse.advise.join_asker import Described
from hanse.advise.peers import peers
from hanse.advise.peers_answer import PeersAdvice
from hanse.errors import UsageError
from hanse.release import Release, View, as_json
from hanse.release.cell import sort_key


def groups(advice: PeersAdvice) -> dict[tuple[str, ...], list[str]]:
    return {group.alike: [one.city.id for one in group.cities] for group in advice.groups}


def test_groups_by_what_is_in_common(view: View) -> None:
    advice = peers(view, view.find("city", "vineta-de"))
    assert groups(advice) == {
        ("country", "shared networks"): ["neuburg-de"],
        ("country",): ["schilda-de"],
        ("area", "shared networks"): ["atlantis-gr", "neuburg-at", "ys-fr"],
    }


def test_shared_networks_and_distance_are_given_as_data(view: View) -> None:
    found = peers(view, view.find("city", "vineta-de")).groups[0].cities[0]
    assert [ref.id for ref in found.shared] == ["harbour-group"]
    assert found.kilometres == pytest.approx(628, abs=8)
    assert found.text.startswith("same country, both in Harbour Group; ")


def test_a_city_in_no_network_has_peers_too(view: View) -> None:
    advice = peers(view, 900000009)  # Hamelin, 57,000 inhabitants: Vineta has 61,000
    assert groups(advice)[("country", "size")] == ["vineta-de"]
    assert advice.present_text.startswith("No membership recorded")


def test_places_of_its_kind_without_an_authority_are_only_counted(view: View) -> None:
    assert peers(view, Described("DE", 55_000)).places_alike == 1  # Hamelin
    assert peers(view, 900000009).places_alike == 0  # itself does not count
    assert peers(view, Described("DE")).places_alike == 0


def test_a_county_is_compared_with_counties(view: View) -> None:
    assert peers(view, view.find("city", "county-vineta-de")).groups == ()


def test_a_limit_shortens_lists_and_not_totals(view: View) -> None:
    group = peers(view, view.find("city", "vineta-de"), limit=1).groups[2]
    assert (group.total, len(group.cities)) == (3, 1)
    with pytest.raises(UsageError):
        peers(view, 900000009, limit=0)


def test_lists_run_from_a_to_z_and_hold_no_rank(shipped: Release) -> None:
    shipped_view = shipped.view()
    advice = peers(shipped_view, shipped_view.find("city", "ghent-be"), limit=1000)
    for group in advice.groups:
        assert list(group.cities) == sorted(group.cities, key=lambda one: sort_key(one.city))
        assert group.total == len(group.cities)
    assert '"rank"' not in json.dumps(as_json(advice.groups), allow_nan=False)

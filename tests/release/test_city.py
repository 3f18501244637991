"""Cities and places of the mini world, in networks or not."""

import pytest

from hanse.domain.scope import Scope
from hanse.errors import NotFoundError
from hanse.release import Release, View
from tests.world import World


def counted(view: View, city: str) -> int:
    return next(row.counted for row in view.cities().rows if row.city.id == city)


def test_nesting_counts_a_part_and_its_whole_once(release: Release, view: View) -> None:
    assert counted(view, "vineta-de") == 3
    once = release.view(scope=Scope(nesting=False))
    assert counted(once, "vineta-de") == 2
    assert counted(once, "neuburg-de") == 1  # in the group, not in the League
    assert "counted once" in once.context.counting
    assert "counted once" not in view.context.counting


def test_the_list_of_cities(view: View) -> None:
    cities = view.cities()
    assert [row.city.id for row in cities.rows] == [
        "atlantis-gr",
        "laputa-gb",
        "neuburg-at",
        "neuburg-de",
        "ryugu-jp",
        "schilda-de",
        "vineta-de",
        "county-vineta-de",
        "ys-fr",
    ]
    assert cities.facets["level"] == {"county": 1, "municipality": 8}
    assert {row.city.id for row in view.cities(country="DE", level="municipality").rows} == {
        "neuburg-de",
        "schilda-de",
        "vineta-de",
    }


def test_the_profile_of_vineta(view: View) -> None:
    vineta = view.city("Vineta", "DE")
    assert [(one.network.id, one.status) for one in vineta.memberships] == [
        ("harbour-group", "observed"),
        ("open-gates", "observed"),
        ("sunken-cities-league", "stated"),
    ]
    assert [ref.id for ref in vineta.related] == ["county-vineta-de"]
    assert vineta.names_written == ("Vineta", "Vineta (City and County)")
    assert [tie.relation for tie in vineta.documents] == ["signed"]
    assert {tie.relation for tie in vineta.roles} == {"designated", "secretariat_in"}
    assert (vineta.lists_held, vineta.newest_list) == (9, "2023-11-30")


def test_peers_share_counted_networks_and_equals_stand_a_to_z(view: View) -> None:
    peers = view.city("vineta-de").peers
    assert [(peer.city.id, [network.id for network in peer.shared]) for peer in peers] == [
        ("atlantis-gr", ["open-gates"]),
        ("neuburg-at", ["open-gates"]),
        ("neuburg-de", ["harbour-group"]),
        ("county-vineta-de", ["open-gates"]),
        ("ys-fr", ["sunken-cities-league"]),
    ]


def test_a_merged_record_leads_to_its_successor(view: View) -> None:
    assert view.city("schildau-de").city.id == "schilda-de"
    assert view.city("Schildau").city.id == "schilda-de"


def test_a_city_in_no_network_has_a_page_too(view: View) -> None:
    laputa = view.city("laputa-gb")
    assert laputa.memberships == ()
    assert {(tie.relation, tie.object.id) for tie in (*laputa.roles, *laputa.documents) if tie.object is not None} == {
        ("signed", "doc-tide-declaration"),
        ("attended", "forum-tide-talks"),
    }


def test_a_corrected_claim_is_marked_wherever_it_is_shown(view: View) -> None:
    population = next(value for value in view.city("schilda-de").facts if value.property == "population")
    assert (population.value, population.claims[0].has_correction) == ("1,200", True)


def test_a_split_record_offers_both(world: World) -> None:
    world.change("cities", "laputa-gb", status="split", successor="neuburg-at; neuburg-de")
    laputa = world.open().view().city("laputa-gb")
    assert [ref.id for ref in laputa.related] == ["neuburg-at", "neuburg-de"]


def test_a_place_without_a_tie_shows_what_its_country_is_in(view: View) -> None:
    hamelin = view.place(900000009)
    assert (hamelin.name, hamelin.country_name, hamelin.population, hamelin.cities) == ("Hamelin", "Germany", 57000, ())
    assert {row.network.id for row in hamelin.country_networks} == {
        "bell-project",
        "harbour-group",
        "open-gates",
        "sunken-cities-league",
    }
    assert (hamelin.lists_held, hamelin.newest_list) == (9, "2023-11-30")


def test_a_place_with_authorities_names_them(view: View) -> None:
    assert [ref.id for ref in view.place(900000001).cities] == ["vineta-de", "county-vineta-de"]


def test_a_place_under_5000_inhabitants_is_not_here(view: View) -> None:
    with pytest.raises(NotFoundError, match="5,000"):
        view.place(900000010)

"""Countries of the mini world: cities are municipalities, memberships of any level."""

import pytest

from hanse.errors import NotFoundError
from hanse.release import View


def test_the_list_of_countries(view: View) -> None:
    rows = {row.code: (row.name, row.cities, row.networks, row.memberships) for row in view.countries().rows}
    assert rows == {
        "AT": ("Austria", 1, 1, 1),
        "DE": ("Germany", 3, 3, 5),
        "FR": ("France", 1, 1, 1),
        "GB": ("United Kingdom", 1, 0, 0),
        "GR": ("Greece", 1, 1, 1),
        "JP": ("Japan", 1, 0, 0),
    }
    assert list(rows) == ["AT", "FR", "DE", "GR", "JP", "GB"]


def test_a_country(view: View) -> None:
    germany = view.country("de")
    assert [(network.id, count) for network, count in germany.networks] == [
        ("bell-project", 0),
        ("harbour-group", 2),
        ("open-gates", 2),
        ("sunken-cities-league", 1),
    ]
    assert [roster.id for roster in germany.rosters] == ["r0000000003"]
    assert (germany.places_total, germany.places_with_city) == (5, 3)
    assert [note.network.id for note in germany.coverage if note.network is not None] == ["quiet-network"]
    assert [row.city.id for row in germany.cities] == ["neuburg-de", "schilda-de", "vineta-de", "county-vineta-de"]


def test_a_search_for_networks_is_noted_without_a_network(view: View) -> None:
    assert [(note.network, note.sought) for note in view.country("JP").coverage] == [(None, "networks")]


def test_a_country_without_records_has_a_page_and_a_wrong_code_has_none(view: View) -> None:
    assert view.country("IT").cities == ()
    with pytest.raises(NotFoundError, match="two-letter"):
        view.country("ZZ")

"""One exact match wins; several are listed; none gives the nearest names."""

import pytest

from hanse.errors import AmbiguousNameError, NotFoundError
from hanse.release import View
from tests.world import World


@pytest.mark.parametrize(
    ("kind", "name", "country", "expected"),
    [
        ("city", "vineta-de", None, "vineta-de"),
        ("city", "VINETA", None, "vineta-de"),
        ("city", "Kêr-Is", None, "ys-fr"),
        ("city", "ker is", None, "ys-fr"),
        ("city", "Neuburg", "AT", "neuburg-at"),
        ("city", "neuburg", "de", "neuburg-de"),
        ("city", "Δήμος Ατλαντίδας", None, "atlantis-gr"),
        ("network", "scl", None, "sunken-cities-league"),
        ("network", " Sunken cities league ", None, "sunken-cities-league"),
        ("document", "tide declaration", None, "doc-tide-declaration"),
        ("forum", "TT", None, "forum-tide-talks"),
    ],
)
def test_a_unique_name_finds_its_entity(view: View, kind: str, name: str, country: str | None, expected: str) -> None:
    assert view.find(kind, name, country).id == expected


def test_an_ambiguous_name_lists_the_candidates(view: View) -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        view.find("city", "Neuburg")
    assert caught.value.candidates == (
        ("neuburg-at", "Neuburg", "municipality, Austria"),
        ("neuburg-de", "Neuburg", "municipality, Germany"),
    )


def test_the_name_as_shown_wins_over_one_that_differs_in_accents(world: World) -> None:
    world.change("cities", "neuburg-at", name="Néuburg")
    view = world.open().view()
    assert view.find("city", "Neuburg").id == "neuburg-de"
    assert view.find("city", "Néuburg").id == "neuburg-at"
    with pytest.raises(AmbiguousNameError):
        view.find("city", "NEUBURG")


def test_a_name_that_only_the_gazetteer_has_is_read_unless_another_place_bears_it(world: World) -> None:
    path = world.data / "places.csv"
    places = path.read_text(encoding="utf-8").replace("Schilda,,DE", "Schilda,Gotham; Hamelin,DE")
    path.write_text(places, encoding="utf-8")
    view = world.open().view()
    assert view.find("city", "Gotham").id == "schilda-de"
    with pytest.raises(NotFoundError):
        view.find("city", "Hamelin")


def test_no_match_suggests_the_nearest_names(view: View) -> None:
    with pytest.raises(NotFoundError, match="did you mean Open Gates"):
        view.find("network", "Open Gatse")
    with pytest.raises(NotFoundError, match="in FR"):
        view.find("city", "Vineta", "FR")


def test_a_known_place_without_a_record_is_pointed_to(view: View) -> None:
    with pytest.raises(NotFoundError, match="/places/900000009"):
        view.find("city", "Hamelin")


def test_several_places_of_a_name_are_counted_and_the_largest_is_pointed_to(world: World) -> None:
    path = world.data / "places.csv"
    places = path.read_text(encoding="utf-8").replace("Rungholt,,DE", "Rungholt,Hamelin,DE")
    path.write_text(places, encoding="utf-8")
    with pytest.raises(NotFoundError, match=r"2 places bear the name.*the largest is /places/900000009"):
        world.open().view().find("city", "Hamelin")


def test_the_name_most_like_the_one_asked_for_is_suggested_first(world: World) -> None:
    world.change("networks", "harbour-group", name="Working Group on Harbours of the Open Gates Movement")
    with pytest.raises(NotFoundError, match="did you mean Open Gates"):
        world.open().view().find("network", "open gate")


@pytest.mark.parametrize("name", ["", "!!!", "x" * 10000])
def test_odd_names_are_not_found(view: View, name: str) -> None:
    with pytest.raises(NotFoundError):
        view.find("city", name)

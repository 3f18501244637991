"""Search: accents, scripts, beginnings, order, slips of the pen."""

import pytest

from hanse.release import View
from hanse.release.fold import bigrams, fold, index_words


def found(view: View, text: str, **options: str) -> list[str]:
    return [hit.entity.id if hit.entity is not None else hit.path for hit in view.search(text, **options).hits]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Vineta", "vineta-de"),
        ("VINETA", "vineta-de"),
        ("vin", "vineta-de"),
        ("Wineta", "vineta-de"),
        ("Schildau", "schilda-de"),
        ("Δήμος Ατλαντίδας", "atlantis-gr"),
        ("Ατλαντίδα", "atlantis-gr"),
        ("atlantida", "atlantis-gr"),
        ("竜宮市", "ryugu-jp"),
        ("竜宮", "ryugu-jp"),
        ("宮", "ryugu-jp"),
        ("Ryugu", "ryugu-jp"),
        ("ryūgū", "ryugu-jp"),
        ("ker is", "ys-fr"),
        ("SCL", "sunken-cities-league"),
        ("league sunken", "sunken-cities-league"),
        ("Tide Decl", "doc-tide-declaration"),
        ("Salvage Fund", "fund-salvage"),
        ("Japan", "/countries/JP"),
        ("last_seen", "/glossary#last_seen"),
        ("Story-telling", "/glossary#STORY"),
        ("Hamelin", "/places/900000009"),
        ("vineta germany", "vineta-de"),
        ("Vnieta", "vineta-de"),
        ("Sunken Citis Leage", "sunken-cities-league"),
    ],
)
def test_the_first_hit(view: View, text: str, first: str) -> None:
    assert found(view, text)[0] == first


def test_both_cities_of_one_name_are_found(view: View) -> None:
    assert found(view, "Neuburg") == ["neuburg-de", "neuburg-at"]  # the larger one first


def test_a_place_with_a_municipality_is_found_as_that_city(view: View) -> None:
    assert not [hit for hit in view.search("Vineta").hits if hit.kind == "place"]


def test_the_name_that_matched_is_told_where_it_is_not_the_title(view: View) -> None:
    assert view.search("Wineta").hits[0].matched == "Wineta"
    assert view.search("Vineta").hits[0].matched == ""
    assert view.search("Vnieta").hits[0].why == "typo"


def test_kind_and_limit_narrow_and_the_total_is_told(view: View) -> None:
    results = view.search("se", limit=1)
    assert len(results.hits) == 1
    assert results.total > 1
    assert sum(results.by_kind.values()) == results.total
    assert found(view, "vineta", kind="city")[0] == "vineta-de"
    assert found(view, "vineta", kind="network") == []


@pytest.mark.parametrize(
    "text", ["", "   ", "!!!", '"', "a AND", "NOT", "x" * 5000, "名" * 300, "'; DROP TABLE item; --", "*", "{names}"]
)
def test_odd_input_gives_an_answer_not_an_error(view: View, text: str) -> None:
    assert view.search(text).total >= 0


def test_a_country_alone_does_not_find_all_its_cities(view: View) -> None:
    assert found(view, "Germany") == ["/countries/DE"]


def test_names_are_folded() -> None:
    assert fold("Île-de-France") == "ile de france"
    assert fold("L'Aquila") == "laquila"
    assert fold("Łódź") == "lodz"
    assert bigrams("東京都") == ["東京", "京都", "東", "京", "都"]
    assert index_words("東京 Tokyo", fold("東京 Tokyo")) == ["dongjing", "tokyo", "東京", "東", "京"]

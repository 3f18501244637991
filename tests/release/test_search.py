"""Search: accents, scripts, beginnings, order, slips of the pen."""

import pytest

from hanse.release import Release, View
from hanse.release.fold import bigrams, fold, index_words
from tests.world import World


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


@pytest.mark.parametrize(
    ("text", "first", "why"),
    [
        ("SCL", "sunken-cities-league", "acronym"),
        ("s.c.l.", "sunken-cities-league", "acronym"),
        ("sunkencities", "sunken-cities-league", ""),
        ("Wineta", "vineta-de", "other"),
        ("Jumne", "vineta-de", "other"),
        ("Schildau", "schilda-de", "merged"),
        ("Ker-Ys", "ys-fr", "place"),
        ("Alemania", "/countries/DE", "other"),
        ("Deutschland", "/countries/DE", "other"),
        ("ألمانيا", "/countries/DE", "other"),
        ("Atlantis Griechenland", "atlantis-gr", ""),
        ("Vineat", "vineta-de", "typo"),
        ("Atlatnida", "atlantis-gr", "typo"),
        ("Атлантидп", "atlantis-gr", "typo"),
        ("sunken citeis leag", "sunken-cities-league", "typo"),
        ("atlnat", "atlantis-gr", "typo"),  # not finished, and mistyped
        ("contianment", "/glossary#containment", "typo"),
    ],
)
def test_a_hit_says_whose_name_it_was_found_by(view: View, text: str, first: str, why: str) -> None:
    hit = view.search(text).hits[0]
    assert (hit.entity.id if hit.entity is not None else hit.path) == first
    assert hit.why == why


@pytest.mark.parametrize(
    ("text", "ordered"),
    [
        ("vineta", ["vineta-de", "county-vineta-de"]),  # the whole name before a beginning
        ("s", ["sunken-cities-league", "schilda-de"]),  # what sources name most comes first
        ("n", ["neuburg-de", "neuburg-at"]),  # then the larger place
    ],
)
def test_hits_come_in_the_order_promised(view: View, text: str, ordered: list[str]) -> None:
    places = [found(view, text, limit=50).index(key) for key in ordered]
    assert places == sorted(places)


def test_entities_come_before_bare_places(view: View) -> None:
    kinds = [hit.kind for hit in view.search("h").hits]
    assert "place" in kinds
    assert set(kinds[kinds.index("place") :]) <= {"place", "source"}


def test_sources_are_found_by_their_titles(release: Release) -> None:
    title = release.contents.database.rows("SELECT title FROM sources WHERE title != '' ORDER BY id")[0]["title"]
    hits = release.view().search(title).hits
    assert title in [hit.title for hit in hits if hit.kind == "source"]


def test_facets_count_everything_and_narrow(view: View) -> None:
    everything = view.search("n", limit=50)
    assert everything.by_country["DE"] >= 1
    narrowed = view.search("n", limit=50, country="AT")
    assert {hit.country for hit in narrowed.hits} == {"AT"}
    assert narrowed.by_country == everything.by_country
    assert narrowed.total == everything.by_country["AT"]
    tied = view.search("n", limit=50, kind="city", ties="yes")
    assert all(hit.has_ties for hit in tied.hits)


def test_pages_of_results_do_not_overlap(view: View) -> None:
    first, second = view.search("s", limit=3), view.search("s", limit=3, offset=3)
    assert not {hit.path for hit in first.hits} & {hit.path for hit in second.hits}


def test_suggestions_are_few_and_stand_by_kind(view: View) -> None:
    kinds = [hit.kind for hit in view.suggest("s", limit=8).hits]
    assert len(kinds) <= 8
    assert len(dict.fromkeys(kinds)) == sum(
        1 for before, kind in zip(["", *kinds], kinds, strict=False) if kind != before
    )


def test_nothing_is_near_to_noise(view: View) -> None:
    results = view.search("qqxxzzkk")
    assert (results.total, results.is_near) == (0, False)
    assert view.search("Vineat").is_near
    assert not view.search("Vineta").is_near


def test_a_facet_is_a_value_and_not_an_expression(view: View) -> None:
    for value in ('"', "city OR kindplace", "CITY", "x" * 300):
        assert view.search("s", kind=value).total == 0


def test_words_of_what_was_withheld_are_neither_found_nor_offered(world: World) -> None:
    world.add(
        "withheld",
        target="ys-fr",
        reason_class="safety",
        withheld_by="editor",
        withheld_on="2024-01-01",
        review_on="2025-01-01",
    )
    view = world.open().view()
    assert [hit for hit in view.search("Kêr-Is").hits if hit.kind == "city"] == []

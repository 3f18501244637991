"""The page of the map: complete without script, its address restores it, absence is never told as fact."""

import re

import pytest

from tests.web.conftest import Get


def rows_of(text: str) -> list[str]:
    """Names in the table of the page, in order."""
    table = text[text.index('id="table"') : text.index('id="searched"')]
    return re.findall(r'<th scope="row"><a class="ref" href="[^"]*">([^<]+)</a>', table)


def test_the_page_holds_drawing_table_key_and_filters_without_script(get: Get) -> None:
    text = get("/map").text
    assert "5 municipalities" in text
    assert rows_of(text) == ["Atlantis", "Neuburg", "Neuburg", "Vineta", "Ys"]
    assert text.count("<circle cx=") == 5
    assert 'class="mapkey"' in text
    for name in ("network", "kind", "role", "status", "country", "level", "population_from", "population_to"):
        assert f'name="{name}"' in text


def test_countries_without_a_search_are_told_as_such(get: Get) -> None:
    answer = get("/map")
    countries = answer_countries(get("/map.json").json)
    unsearched = sum(not country["is_searched"] for country in countries.values())
    assert f"In {unsearched} of {len(countries)} countries nobody has searched yet" in answer.text
    assert "A country without dots is not a country without networks." in answer.text
    assert countries["JP"]["is_searched"]
    assert not countries["FR"]["is_searched"]


def answer_countries(answer: dict[str, list[dict[str, object]]]) -> dict[str, dict[str, object]]:
    return {str(country["code"]): country for country in answer["countries"]}


def test_the_twin_holds_every_number_of_the_page(get: Get) -> None:
    twin = get("/map.json?status=ended&level=any").json
    text = get("/map?status=ended&level=any").text
    assert [place["city"]["name"] for place in twin["places"]] == rows_of(text)
    assert f"{twin['cities']} local authorities" in text
    assert f"{twin['memberships']} recorded memberships" in text


def test_filters_stay_in_the_form_and_in_the_address(get: Get) -> None:
    text = get("/map?network=open-gates&role=signatory&population_from=7000&as_of=2024").text
    assert rows_of(text) == ["Atlantis", "Vineta"]
    assert '<option value="open-gates" selected>' in text
    assert '<option value="signatory" selected>' in text
    assert 'name="population_from" inputmode="numeric" size="9" value="7000"' in text
    assert '<input type="hidden" name="as_of" value="2024' in text


def test_chosen_cities_are_the_table(get: Get) -> None:
    text = get("/map?picked=ys-fr,vineta-de,nobody").text
    assert rows_of(text) == ["Vineta", "Ys"]
    assert "2 chosen cities" in text
    assert 'href="/map">All cities of the map' in text


def test_what_the_script_keeps_in_the_address_changes_nothing_of_the_data(get: Get) -> None:
    moved = "longitude=8.00&latitude=50.00&zoom=5.0&searches=off"
    assert rows_of(get(f"/map?{moved}").text) == rows_of(get("/map").text)
    assert get(f"/map.json?{moved}").json == get("/map.json").json


def test_nothing_found_says_what_that_means(get: Get) -> None:
    text = get("/map?network=quiet-network").text
    assert "No membership recorded here answers to these filters" in text
    assert "That says what is recorded, not what is" in text
    assert "<circle cx=" not in text


@pytest.mark.parametrize(
    "query",
    ["role=king", "status=lost", "population_from=many", "population_from=9&population_to=1", "country=Utopia"],
)
def test_values_that_do_not_exist_are_refused(get: Get, query: str) -> None:
    assert get(f"/map?{query}").status == 400


def test_hostile_values_stay_text(get: Get) -> None:
    for name in ("network", "picked", "zoom", "country"):
        assert "<script>alert" not in get(f"/map?{name}=%3Cscript%3Ealert(1)%3C/script%3E").text


def test_another_language_keeps_its_addresses(get: Get) -> None:
    text = get("/ar/map").text
    assert 'dir="rtl"' in text
    assert 'action="/ar/map"' in text
    assert 'href="/ar/cities/vineta-de"' in text
    assert 'href="/cities/' not in text

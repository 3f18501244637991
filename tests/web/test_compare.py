"""The form that chooses what to compare, and the pages of two to four side by side."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.web.conftest import Get
from tests.web.reading import read

CITIES = "/compare/cities?ids=atlantis-gr,schilda-de,vineta-de"
NETWORKS = "/compare/networks?ids=harbour-group,open-gates,quiet-network,sunken-cities-league"


def test_names_lead_to_the_comparison_with_day_and_scope(get: Get) -> None:
    answer = get("/compare?kind=cities&name=Vineta&name=Ys&name=&as_of=2022-12-31&collections=lists")
    assert answer.status == 301
    parts = urlsplit(answer.headers["Location"])
    assert parts.path == "/compare/cities"
    assert dict(parse_qsl(parts.query)) == {"ids": "vineta-de,ys-fr", "as_of": "2022-12-31", "collections": "lists"}


@pytest.mark.parametrize(
    "address",
    ["/compare/cities?ids=vineta-de,atlantis-gr,schildau-de", "/compare/cities?ids=Vineta&ids=Atlantis&ids=Schilda"],
)
def test_other_orders_names_and_merged_ids_lead_to_one_address(get: Get, address: str) -> None:
    assert get(address).headers["Location"] == CITIES


def test_a_name_of_several_gives_each_as_a_link_that_goes_on(get: Get) -> None:
    page = read(get("/compare?kind=cities&name=neuburg&name=Ys").text)
    found = [href for href in page.links() if "name=neuburg-" in href]
    assert [dict(parse_qsl(urlsplit(href).query))["kind"] for href in found] == ["cities", "cities"]
    assert get(found[0]).headers["Location"] == "/compare/cities?ids=neuburg-at,ys-fr"
    assert [field.attributes["value"] for field in page.all("input", name="name")][:2] == ["neuburg", "Ys"]


def test_a_wrong_name_gives_those_like_it(get: Get) -> None:
    page = read(get("/compare?kind=networks&name=open+gate&name=harbour-group").text)
    assert "Nothing here is called" in " ".join(heading.text for heading in page.all("h2"))
    assert any("name=open-gates" in href for href in page.links())
    twin = get("/compare.json?kind=networks&name=open+gate&name=harbour-group").json
    assert [one["entity"] is None for one in twin["choices"]] == [True, False]
    assert "open-gates" in [ref["id"] for ref in twin["choices"][0]["candidates"]]


def test_a_doubtful_id_in_the_address_leads_to_the_candidates(get: Get) -> None:
    location = get("/compare/cities?ids=neuburg,vineta-de").headers["Location"]
    assert location == "/compare?kind=cities&name=neuburg&name=vineta-de"
    assert get(location).status == 200


@pytest.mark.parametrize(
    "address",
    [
        "/compare/cities?ids=vineta-de",
        "/compare/networks?ids=open-gates,open-gates",
        "/compare/cities?ids=a,b,c,d,e",
        "/compare?name=a&name=b&name=c&name=d&name=e",
        "/compare?kind=moons",
    ],
)
def test_too_few_too_many_or_another_kind_are_said_plainly(get: Get, address: str) -> None:
    answer = get(address)
    assert answer.status == 400
    assert "Error 400" in answer.text
    path, _, query = address.partition("?")
    assert get(f"{path}.json?{query}").json["error"]["family"] == "usage"


def test_one_name_asks_for_another_and_two_of_one_say_so(get: Get) -> None:
    assert "Name at least one more" in get("/compare?kind=cities&name=vineta-de").text
    assert "The same one is named twice" in get("/compare?kind=cities&name=vineta-de&name=Wineta").text


def test_a_name_that_several_bear_stays_an_id_in_the_form(get: Get) -> None:
    page = read(get("/compare/cities?ids=neuburg-at,neuburg-de").text)
    assert [field.attributes["value"] for field in page.all("input", name="name")][:2] == ["neuburg-at", "neuburg-de"]
    assert "Neuburg (municipality, Austria)" in page.all("h1")[0].text


def test_absence_is_never_a_fact_and_statuses_have_marks(get: Get) -> None:
    text = get(CITIES).text
    page = read(text)
    cells = [cell.text.strip() for cell in page.all("td")]
    assert "not recorded here" in cells
    assert not {"no", "0", "none", "not a member"} & set(cells)
    assert 'class="status status-observed"' in text
    assert 'class="status status-no_longer_listed"' in text
    assert len(page.all("details", class_="evidence")) > 4
    assert "No network is recorded here that counts all three" in text


def test_networks_lead_to_the_page_of_each_pair(get: Get) -> None:
    page = read(get(NETWORKS + "&as_of=2022-12-31").text)
    pairs = [href for href in page.links() if href.startswith("/overlap/")]
    assert len(pairs) == 6
    assert "/overlap/open-gates/sunken-cities-league?as_of=2022-12-31" in pairs


def test_the_link_to_the_view_restores_it(get: Get) -> None:
    page = read(get(CITIES).text)
    exact = next(e.attributes["href"] for e in page.all("a") if e.text == "Link to exactly this view")
    assert dict(parse_qsl(urlsplit(exact).query)) == {
        "as_of": "2024-06-30",
        "ids": "atlantis-gr,schilda-de,vineta-de",
    }
    path, _, query = exact.partition("?")
    assert get(f"{path}.json?{query}").json == get(CITIES.replace("?", ".json?")).json


def test_the_day_moves_the_comparison(get: Get) -> None:
    then = get(CITIES.replace("?", ".json?") + "&as_of=2018-12-04").json
    assert then["documents"] == []
    assert then["context"]["as_of"] == "2018-12-04"
    assert get(CITIES.replace("?", ".json?")).json["documents_total"] == 1


def test_profiles_lead_to_the_form_with_their_own_name(get: Get) -> None:
    for path, kind in (("/cities/vineta-de", "cities"), ("/networks/open-gates", "networks")):
        page = read(get(path).text)
        link = next(e.attributes["href"] for e in page.all("a") if e.text.startswith("Compare with"))
        assert link == f"/compare?kind={kind}&name={path.rpartition('/')[2]}"
        assert get(link).status == 200


def test_hostile_names_stay_text(get: Get) -> None:
    text = get("/compare?kind=cities&name=%3Cscript%3Ealert(1)%3C/script%3E&name=%22%3E%3Cb%3E").text
    assert "<script>" not in text
    assert "<b>" not in text

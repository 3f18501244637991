"""Pages of advice for a city: from a name to one meaning, admission first, how public joining is, and on paper."""

import pytest

from tests.web.conftest import Get
from tests.web.reading import read

WISHED = "theme=harbours,+fishing&seek=funds&seek=voice&size=35000"


def test_a_name_with_one_meaning_leads_on_and_keeps_the_wishes(get: Get) -> None:
    answer = get(f"/advice?name=schilda&{WISHED}&as_of=2020")
    assert answer.status == 301
    place = answer.headers["Location"]
    assert place.startswith("/cities/schilda-de/advice?as_of=2020-12-31&theme=harbours,+fishing&seek=funds&seek=voice")
    assert place.endswith("&size=35000")
    page = read(get(place).text)
    assert "funds" in [box.attributes["value"] for box in page.all("input", name="seek") if "checked" in box.attributes]
    assert page.all("input", name="theme")[0].attributes["value"] == "harbours, fishing"
    twin = get("/advice.json?name=schilda")
    assert twin.headers["Location"] == "/cities/schilda-de/advice.json"


def test_a_place_without_a_tie_has_advice_of_its_own(get: Get) -> None:
    assert get("/advice?name=Hamelin").headers["Location"] == "/places/900000009/advice"
    answer = get("/places/900000009/advice.json").json
    assert answer["join"]["asker"]["name"] == "Hamelin"
    assert answer["join"]["present"] == []
    assert answer["join"]["present_text"].startswith("No membership recorded in the lists held here")
    assert sum(len(group["answers"]) for group in answer["join"]["groups"]) > 0
    assert any(group["total"] > 0 for group in answer["peers"]["groups"])


def test_a_place_with_a_registered_municipality_is_that_municipality(get: Get) -> None:
    answer = get("/places/900000001/advice?seek=funds")
    assert answer.status == 301
    assert answer.headers["Location"] == "/cities/vineta-de/advice?seek=funds"


def test_a_merged_id_leads_to_the_one_that_stayed(get: Get) -> None:
    assert get("/cities/schildau-de/advice").headers["Location"] == "/cities/schilda-de/advice"


def test_a_name_with_several_meanings_lists_them_with_their_countries(get: Get) -> None:
    answer = get(f"/advice?name=neuburg&{WISHED}")
    assert answer.status == 200
    held = get("/advice.json?name=neuburg").json["candidates"]
    assert [(one["path"], one["text"].split("; ")[0]) for one in held] == [
        ("/cities/neuburg-at/advice", "municipality, Austria"),
        ("/cities/neuburg-de/advice", "municipality, Germany"),
    ]
    links = [href for href in read(answer.text).links() if href.startswith("/cities/neuburg-")]
    assert len(links) == 2
    assert all("seek=funds&seek=voice&size=35000" in href for href in links)
    assert get("/advice?name=neuburg&country=at").headers["Location"] == "/cities/neuburg-at/advice"


def test_a_name_that_is_not_here_says_so_with_near_names(get: Get) -> None:
    answer = get("/advice.json?name=Neubrug").json
    assert answer["candidates"] == []
    assert {one["name"] for one in answer["near"]} == {"Neuburg"}
    assert "Nothing here is called “Neubrug”" in get("/advice?name=Neubrug").text
    nothing = get("/advice.json?name=qqqqq").json
    assert nothing["candidates"] == nothing["near"] == []


def test_others_of_the_same_name_can_be_seen_where_one_was_taken(get: Get) -> None:
    page = read(get("/cities/vineta-de/advice?seek=funds").text)
    assert "/advice?name=Vineta&all=yes&seek=funds" in page.links()
    assert get("/advice?name=Vineta&all=yes").status == 200


def test_a_municipality_without_a_name_is_described_by_country_and_size(get: Get) -> None:
    answer = get("/advice.json?country=DE&size=35+000").json
    assert answer["join"]["asker"]["name"] == "a municipality in Germany"
    assert answer["join"]["asker"]["population"] == 35_000
    page = read(get("/advice?country=DE&size=35000").text)
    assert {box.attributes["value"] for box in page.all("input", name="country")} == {"DE"}


def test_admission_stands_before_fit_and_what_is_not_known_is_said(get: Get) -> None:
    answer = get("/cities/ys-fr/advice")
    held = get("/cities/ys-fr/advice.json").json["join"]
    titles = [group["title"] for group in held["groups"]]
    text = answer.text
    assert [text.index(title) for title in titles] == sorted(text.index(title) for title in titles)
    assert "that is not taken for open" in text
    assert "Not recorded: " in text
    answers = [one for group in held["groups"] for one in group["answers"]]
    assert len(answers) > 0
    for one in answers:
        assert one["admission"]["publicity"] != ""
    card = text[text.index('class="answer-may"') :]
    assert card.index('class="answer-takes"') < card.index('class="grounds"')
    for apart in (*held["closed"], *held["nobody_joins"], *held["refused"]):
        assert apart["network"]["name"] in text[text.index("Not among them") :]


def test_the_day_is_the_date_of_the_data_and_is_said(get: Get) -> None:
    text = get("/cities/ys-fr/advice").text
    assert "As of 30 June 2024, the date of the data." in text
    assert "the date of the data" not in get("/cities/ys-fr/advice?as_of=2020").text


@pytest.mark.parametrize("address", ["/cities/ys-fr/advice", "/places/900000009/advice", "/advice?country=DE"])
def test_advice_for_one_city_is_kept_out_of_search_engines(get: Get, address: str) -> None:
    assert read(get(address).text).all("meta", name="robots")[0].attributes["content"] == "noindex"


def test_the_entry_itself_is_not_hidden_from_them(get: Get) -> None:
    assert read(get("/advice").text).all("meta", name="robots") == []


HOSTILE = "%3Cscript%3Ealert(1)%3C/script%3E%22%27%3E"


@pytest.mark.parametrize(
    "address",
    [
        f"/advice?name={HOSTILE}",
        f"/advice?network={HOSTILE}",
        f"/advice?country=DE&theme={HOSTILE}",
        f"/cities/vineta-de/advice?theme={HOSTILE}",
        f"/before?topic={HOSTILE}&as_of=2024-06-30",
    ],
)
def test_what_is_asked_is_shown_as_text(get: Get, address: str) -> None:
    answer = get(address)
    assert answer.status == 200
    assert "<script>" not in answer.text
    assert "&lt;script&gt;" in answer.text
    assert read(answer.text).unclosed == []


@pytest.mark.parametrize(
    ("address", "where"),
    [
        ("/advice?country=QQ", "country"),
        (f"/advice?country={HOSTILE}", "country"),
        ("/advice?size=35000", "country"),
        ("/advice?country=DE&size=-5", "size"),
        ("/advice?country=DE&size=%F0%9F%98%80", "size"),
        ("/advice?country=DE&size=99999999999999999999", "size"),
        ("/cities/vineta-de/advice?size=many", "size"),
        ("/cities/vineta-de/advice?seek=" + HOSTILE, ""),
        ("/cities/vineta-de/advice?theme=" + ",".join(f"t{n}" for n in range(50)), "theme"),
        ("/cities/vineta-de/advice?theme=" + "x" * 300, "theme"),
        ("/networks/open-gates/advice?page=0", "page"),
        ("/networks/open-gates/advice?page=99999999", "page"),
        ("/before?area=nowhere", "area"),
        ("/before?from=9&to=3", "size"),
        ("/before?from=abc", "from"),
        ("/before?function=NONE", "function"),
        ("/before?level=planet", "level"),
        ("/before?area=" + ",".join(["DE"] + [f"A{n}" for n in range(80)]), "area"),
        ("/before?area=DE&field=" + HOSTILE, "field"),
        ("/gaps?area=nowhere", "area"),
        ("/gaps?size=huge", "size"),
        ("/gaps?function=NONE", "function"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_a_hint(get: Get, address: str, where: str) -> None:
    page = get(address)
    path, _, query = address.partition("?")
    error = get(f"{path}.json?{query}").json["error"]
    assert page.status == error["status"] == 400
    assert error["where"] == where
    assert error["hint"] != "" or where == "page"
    assert "<script>" not in page.text


@pytest.mark.parametrize("address", ["/cities/atlantis-gb/advice", "/places/1/advice", "/networks/none/advice"])
def test_nobody_of_that_id_is_not_found(get: Get, address: str) -> None:
    assert get(address).status == 404


@pytest.mark.parametrize("path", ["/merge", "/without", "/merge/open-gates/story-cities", "/networks/open-gates/merge"])
def test_what_could_be_merged_has_no_page(get: Get, path: str) -> None:
    assert get(path).status == 404

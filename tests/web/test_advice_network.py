"""Pages of advice for a network, before something is founded, and on gaps."""

from hanse.advise.gaps_cell import NOT_SEARCHED
from hanse.errors import NotReadyError
from hanse.release import Release
from hanse.web.app import create_app
from hanse.web.studies import Studies
from tests.web.conftest import Get, client
from tests.web.reading import read

DAY = "as_of=2024-06-30"


def test_the_name_of_a_network_leads_to_its_advice(get: Get) -> None:
    assert get("/advice?network=scl").headers["Location"] == "/networks/sunken-cities-league/advice"
    near = get("/advice.json?network=sunkn+cities").json["near"]
    assert "/networks/sunken-cities-league/advice" in [one["path"] for one in near]


def test_silence_is_said_to_be_no_refusal_before_anybody_is_named(get: Get) -> None:
    held = get(f"/networks/open-gates/advice.json?{DAY}").json
    text = get(f"/networks/open-gates/advice?{DAY}").text
    part = text[text.index('id="invite"') :]
    assert held["reach"]["silence"].startswith("Silence is no refusal")
    named = [one["city"]["name"] for one in held["reach"]["invitees"]]
    assert part.index("Silence is no refusal") < min([part.index(name) for name in named], default=len(part))
    assert all(name in part for name in named)


def test_every_partner_is_named_with_the_pair_to_compare(get: Get) -> None:
    held = get(f"/networks/sunken-cities-league/advice.json?{DAY}").json["coordinate"]
    links = read(get(f"/networks/sunken-cities-league/advice?{DAY}").text).links()
    assert len(held["pairs"]) > 0
    for pair in held["pairs"]:
        assert f"/overlap/{pair['first']['id']}/{pair['second']['id']}?{DAY}" in links


def test_the_day_of_the_analyses_is_taken_where_none_is_asked_for(get: Get) -> None:
    taken = get("/networks/open-gates/advice.json").json["context"]["as_of"]
    assert taken == get("/overlap.json").json["context"]["as_of"] == get("/gaps.json").json["context"]["as_of"]
    assert taken == get("/before.json").json["context"]["as_of"]


def test_the_liaison_sets_of_another_day_are_left_to_their_page(get: Get) -> None:
    asked = get(f"/networks/open-gates/advice?{DAY}")
    assert get(f"/networks/open-gates/advice.json?{DAY}").json["coordinate"]["liaison"] == []
    assert f"/analyses/liaison?{DAY}" in read(asked.text).links()


def test_a_form_without_a_plan_says_what_a_plan_may_name(get: Get) -> None:
    held = get(f"/before.json?{DAY}").json
    assert set(held) == {"context", "functions", "levels", "fields"}
    page = read(get(f"/before?{DAY}").text)
    assert {box.attributes["value"] for box in page.all("input", name="level")} == set(held["levels"])


def test_a_plan_is_answered_under_the_form_which_stays_filled(get: Get) -> None:
    address = f"/before?{DAY}&area=Germany,+FR&from=10.000&to=900000&topic=harbour&level=municipality"
    held = get(address.replace("/before?", "/before.json?")).json
    assert held["plan"]["areas"] == ["Germany", "FR"]
    assert (held["plan"]["population_min"], held["plan"]["population_max"]) == (10_000, 900_000)
    answer = get(address)
    page = read(answer.text)
    assert page.all("input", name="area")[0].attributes["value"] == "Germany, FR"
    boxes = page.all("input", name="level", type="checkbox")
    assert [box.attributes["value"] for box in boxes if "checked" in box.attributes] == ["municipality"]
    assert len(held["near"]) > 0
    for one in held["near"]:
        assert one["network"]["name"] in answer.text
        assert all(text in answer.text for text in one["leaves_open"])


def test_gaps_name_every_country_that_nobody_searched(get: Get) -> None:
    held = get(f"/gaps.json?{DAY}").json
    text = get(f"/gaps?{DAY}").text
    assert len(held["not_searched"]) > 0
    part = text[text.index("<h2>Not yet searched</h2>") :]
    assert all(f"/countries/{one['country']}?" in part for one in held["not_searched"])
    counted = {cell["country"] for cell in held["cells"] if cell["members"] is not None}
    assert counted.isdisjoint(one["country"] for one in held["not_searched"])
    assert set(held["searches"]) == {cell["country"] for cell in held["cells"]}


def test_gaps_can_be_narrowed_to_one_state(get: Get) -> None:
    held = get(f"/gaps.json?{DAY}").json
    for state in held["states"]:
        text = get(f"/gaps?{DAY}&state={state.replace(' ', '+')}").text
        assert NOT_SEARCHED in text.lower()
        shown = text.count(f">{state}</td>")
        assert shown == sum(cell["state"] == state and cell["work"] == "" for cell in held["cells"])


class Waiting(Studies):
    """Analyses that are never ready."""

    def require(self, release: Release) -> None:
        raise NotReadyError("the analyses are being computed", hint="ask again", retry_after=5)


def test_nothing_is_worked_out_before_the_analyses_are_ready(release: Release) -> None:
    ask = client(create_app(lambda: release, studies=Waiting()))
    for path in ("/networks/open-gates/advice", "/gaps", "/before?area=DE"):
        answer = ask(path)
        assert answer.status == 503
        assert answer.headers["Retry-After"] == "5"
    assert ask("/cities/vineta-de/advice").status == 200, "advice for a city needs none of them"

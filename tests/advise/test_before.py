"""A planned network beside those of the mini world."""

import json

import pytest

from hanse.advise.before import before
from hanse.advise.before_plan import Plan, read_countries, size_classes
from hanse.errors import UsageError
from hanse.release import View, as_json
from tests.release.test_universe import add_list
from tests.world import World

BOOK = "mini_functions"


def test_networks_in_the_area_and_what_each_leaves_open(view: View) -> None:
    found = before(view, Plan(areas=("GR", "JP")), codebook=BOOK)
    near = {one.network.id: one for one in found.near}
    assert found.countries == ("GR", "JP")
    assert near["open-gates"].countries_recorded == ("GR",)
    assert near["open-gates"].countries_open == ("JP",)
    assert near["sunken-cities-league"].countries_earlier == ("GR",)  # Atlantis left in 2021
    assert near["sunken-cities-league"].countries_recorded == ()
    assert near["sunken-cities-league"].not_admitted == ("a part of the area",)
    assert "No member recorded in Japan." in near["open-gates"].leaves_open
    assert "story-cities" not in near  # its only list has no date: nobody is counted


def test_sizes_are_measured_against_the_places_there_are(view: View) -> None:
    plan = Plan(areas=("Germany",), population_min=20_000, population_max=99_999)
    near = {one.network.id: one for one in before(view, plan, codebook=BOOK).near}
    reach = {size.size: (size.places, size.reached) for size in near["harbour-group"].sizes}
    assert reach == {"20,000 to 49,999": (1, 1), "50,000 to 99,999": (2, 1)}
    assert near["harbour-group"].members_here == 2
    assert "size" in near["harbour-group"].meets


def test_functions_are_recorded_or_not_recorded_and_absent_only_where_agreed(view: View) -> None:
    plan = Plan(functions=("SHARE", "STORY"))
    near = {one.network.id: one for one in before(view, plan, codebook=BOOK).near}
    assert near["sunken-cities-league"].functions_recorded == ("SHARE",)
    assert near["sunken-cities-league"].functions_absent == ("STORY",)
    assert near["story-cities"].functions_recorded == ("STORY",)
    assert "open-gates" not in near  # contested is not recorded
    words = " ".join(text for one in near.values() for text in one.leaves_open)
    assert "does not" not in words.replace("Coders agree that it does not", "")


def test_order_is_by_parts_of_the_plan_then_a_to_z(view: View) -> None:
    found = before(view, Plan(areas=("Europe",), functions=("SHARE",)), codebook=BOOK)
    places = [(-len(one.meets), -len(one.functions_recorded), one.network.name) for one in found.near]
    assert places == sorted(places)
    assert found.near[0].network.id == "sunken-cities-league"


def test_an_ended_project_is_there_with_its_end(view: View) -> None:
    near = {one.network.id: one for one in before(view, Plan(areas=("DE",), topics=("bell",)), codebook=BOOK).near}
    assert "bell-project" not in near  # nothing of the plan is on record for it on this day
    assert near["sunken-cities-league"].state == "no end recorded"


def test_a_topic_is_found_in_what_sources_state(view: View) -> None:
    near = {one.network.id: one for one in before(view, Plan(topics=("practices",)), codebook=BOOK).near}
    assert list(near) == ["sunken-cities-league"]
    assert near["sunken-cities-league"].topics[0].claims[0].locator == "p. 3"


def test_who_works_there_already_and_where_nobody_searched(view: View) -> None:
    found = before(view, Plan(areas=("DE", "GR"), levels=("municipality",)), codebook=BOOK)
    assert [present.who.id for present in found.present] == ["atlantis-gr", "neuburg-de", "vineta-de"]
    assert found.n_present == 3
    assert found.not_searched == ("GR",)
    assert [note.network.id for note in found.searches if note.network is not None] == ["quiet-network"]


def test_thin_knowledge_is_said(view: View) -> None:
    near = {one.network.id: one for one in before(view, Plan(areas=("DE",)), codebook=BOOK).near}
    assert any("not held well enough" in text for text in near["harbour-group"].thin)
    assert any("No function is agreed" in text for text in near["harbour-group"].thin)


@pytest.mark.parametrize(
    ("plan", "what"),
    [
        (Plan(), "nothing is said"),
        (Plan(areas=("Atlantida",)), "cannot be read as countries"),
        (Plan(functions=("DANCE",)), "no function"),
        (Plan(levels=("kingdom",)), "no level"),
        (Plan(population_min=10, population_max=5), "inhabitants"),
        (Plan(areas=("DE",), field="climate"), "of the field"),
    ],
)
def test_what_cannot_be_compared_is_refused(view: View, plan: Plan, what: str) -> None:
    with pytest.raises(UsageError, match=what):
        before(view, plan, codebook=BOOK)


def test_areas_are_codes_names_or_named_areas(view: View) -> None:
    assert read_countries(view, ("de", "France")) == frozenset({"DE", "FR"})
    assert read_countries(view, ("world",)) is None
    assert read_countries(view, ()) is None
    assert {"DE", "GR"} <= (read_countries(view, ("europe",)) or frozenset())


def test_size_classes_are_cut_to_the_plan() -> None:
    assert size_classes(Plan(population_min=30_000, population_max=120_000)) == (
        (30_000, 49_999, "20,000 to 49,999"),
        (50_000, 99_999, "50,000 to 99,999"),
        (100_000, 120_000, "100,000 to 249,999"),
    )
    assert size_classes(Plan(population_min=2_000_000))[0][2] == "1,000,000 and more"


def test_an_official_list_is_counted_instead_of_places(world: World) -> None:
    add_list(world.data)
    plan = Plan(areas=("DE",), population_min=20_000, population_max=99_999)
    found = before(world.open().view(), plan, codebook=BOOK)
    assert {size.size: size.places for size in found.near[0].sizes} == {"20,000 to 49,999": 0, "50,000 to 99,999": 1}
    assert found.universe.startswith("Municipalities of Germany 2023 (2023)")


def test_the_answer_is_json_without_nan(view: View) -> None:
    found = before(view, Plan(areas=("Europe",), population_min=5_000, functions=("SHARE",)), codebook=BOOK)
    assert "NaN" not in json.dumps(as_json(found), allow_nan=False)

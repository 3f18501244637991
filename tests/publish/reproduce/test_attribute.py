"""Columns of the annex table that describe the cities, on toy tables."""

import pytest

from hanse.publish.reproduce import attribute
from hanse.publish.reproduce.finding import verdict_of
from hanse.publish.reproduce.parameters import Parameters
from tests.publish.reproduce.world import World, parameters

MARKS = ["League", "Gates", "Bell"]


def _table(*rows: tuple[str, int, dict[str, str]]) -> World:
    world = World()
    for city, marks, columns in rows:
        world.row(city, MARKS[:marks], **columns)
    return world


@pytest.fixture
def three() -> World:
    return _table(
        ("Ys", 3, {"population": "9,000,000", "politics": "Centre- right", "capital": "1", "class": "XL"}),
        ("Schilda", 2, {"population": "300,000", "politics": "Unclear", "capital": "0", "class": "L"}),
        ("Vineta", 2, {"population": "200,000", "politics": "Centre-right", "capital": "0", "class": "M"}),
    )


def test_mean_with_the_median_beside_it(three):
    found = attribute.population(three.evidence(), parameters())
    assert found.numbers[0] == pytest.approx(9_500_000 / 3)
    assert found.facts["median"] == "300,000"
    assert found.facts["above"] == "1"


def test_a_population_that_is_missing_stops_the_mean(three):
    three.row("Laputa", ["League"])
    found = attribute.population(three.evidence(), parameters())
    assert found.numbers == ()
    assert found.missing == "1 of 4 populations"


def test_extremes_in_the_order_asked_for(three):
    found = attribute.extremes(three.evidence(), parameters(end="smallest", cities=["Schilda", "Vineta"]))
    assert found.numbers == (300_000.0, 200_000.0)
    assert found.facts["vineta"] == "200,000"


def test_other_cities_are_the_extremes(three):
    found = attribute.extremes(three.evidence(), parameters(end="largest", cities=["Vineta"]))
    assert found.numbers == ()
    assert found.facts["cities"] == "Ys"


def test_labels_are_counted_across_line_breaks(three):
    found = attribute.labels(three.evidence(), parameters(property="politics", labels=["Centre-right"]))
    assert found.numbers == (2.0,)
    assert found.facts["others"] == "Unclear 1"
    assert found.facts["of_classified"] == "100 %"


def test_labels_as_a_share(three):
    wanted = parameters(property="politics", labels=["Unclear"], **{"as": "share"})
    assert attribute.labels(three.evidence(), wanted).numbers[0] == pytest.approx(1 / 3)


def test_a_column_with_gaps_is_not_counted(three):
    three.row("Laputa", ["League"])
    assert attribute.labels(three.evidence(), parameters(property="politics", labels=["Unclear"])).missing != ""


def test_capitals_against_a_list(three):
    right = attribute.capitals(three.evidence(), parameters(capitals={"DE": "Ys"}))
    assert right.numbers == (1.0,)
    assert right.facts["unmarked"] == right.facts["wrong"] == "none"
    wrong = attribute.capitals(three.evidence(), parameters(capitals={"DE": "Vineta"}))
    assert wrong.facts["unmarked"] == "Vineta"
    assert wrong.facts["wrong"] == "Ys"


def test_a_country_without_a_known_capital_cannot_be_checked(three):
    assert "DE" in attribute.capitals(three.evidence(), parameters(capitals={"FR": "Ys"})).missing


def test_classes_in_the_order_of_population(three):
    ordered = parameters(classes=["M", "L", "XL"])
    assert attribute.classes(three.evidence(), ordered).holds is True
    # one class too high among two lower ones: it crosses both, each of them crosses only it
    three.row("Laputa", ["League"], population="100,000", **{"class": "XL"})
    found = attribute.classes(three.evidence(), ordered)
    assert found.holds is False
    assert "Laputa (XL, 100,000)" in found.facts["out"]
    assert "Vineta" not in found.facts["out"]


def _verdict(world: World, truncated_at: int) -> str:
    found = attribute.association(
        world.evidence(), parameters(seed=1, permutations=499, level=0.05, truncated_at=truncated_at)
    )
    return verdict_of(found, Parameters({"rule": "holds"}, "test"))


def _spread(marks: list[int]) -> World:
    return _table(*((f"City {i}", n, {"population": f"{(i + 1) * 1000}"}) for i, n in enumerate(marks)))


def test_a_cut_sample_cannot_show_absence():
    flat = _spread([1, 3, 2, 1, 2, 3, 3, 1, 2, 1])
    assert _verdict(flat, truncated_at=1) == "cannot_check"
    assert _verdict(flat, truncated_at=2) == "agrees"


def test_a_clear_association_differs_even_in_a_cut_sample():
    assert _verdict(_spread([1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3]), truncated_at=1) == "differs"


def test_too_few_rows_for_an_association(three):
    three.ties = [tie for tie in three.ties if tie.subject != "Ys"]
    wanted = parameters(seed=1, permutations=99, level=0.05, truncated_at=3)
    assert attribute.association(three.evidence(), wanted).missing != ""

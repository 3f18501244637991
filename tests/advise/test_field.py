"""Fields of networks, and a collection of another field laid beside the mini world."""

import shutil
from pathlib import Path

import pytest

from hanse.advise.coordinate import coordinate
from hanse.advise.field import fields, known_fields, networks_of
from hanse.advise.field_bridge import bridges
from hanse.advise.gaps import gaps
from hanse.errors import UsageError
from hanse.package import read_package, validate_package
from hanse.release import View
from tests.world import World

CLIMATE = Path(__file__).parents[1] / "fixtures" / "climate"


@pytest.fixture
def two_fields(world: World) -> View:
    """The mini world with a collection about climate."""
    shutil.copytree(CLIMATE, world.data / "collections" / "climate", ignore=shutil.ignore_patterns("README.md"))
    judged = {"decision": "same", "method": "hand", "version": "1", "coder_kind": "reviewed", "judged_on": "2024-06-01"}
    world.add("networks", id="cool-cities", name="Cool Cities Club", kind="network", scale="global", status="active")
    world.add("judgements", id="j0000000000c1", kind="network", name="Cool Cities Club", entity="cool-cities", **judged)
    world.add(
        "cities", id="hamelin-de", name="Hamelin", level="municipality", level_basis="stated", country="DE",
        geonames_id="900000009", latitude="52.1", longitude="9.4", place_basis="geonames", status="active",
    )  # fmt: skip
    world.add(
        "judgements", id="j0000000000c2", kind="city", name="Hamelin", country="DE", entity="hamelin-de", **judged
    )
    world.add(
        "ties", id="c0000000000f1", subject_kind="network", subject="SCL", relation="funded_by",
        object_kind="organisation", object="Council of the Seas", source="s0000000002", locator="footer",
    )  # fmt: skip
    return world.open().view()


def test_the_collection_is_a_valid_part_of_the_package(two_fields: View, world: World) -> None:
    assert [finding for finding in validate_package(read_package(world.data)) if finding.severity == "error"] == []


def test_a_network_is_of_the_field_of_its_package_until_a_source_says_another(two_fields: View) -> None:
    assert known_fields(two_fields) == {"climate": 1, "migration": 6}
    assert fields(two_fields)["cool-cities"].basis == "stated"
    assert fields(two_fields)["open-gates"].basis == "field of the package"


def test_a_package_may_be_about_something_else(world: World) -> None:
    path = world.data / "package.toml"
    path.write_text(path.read_text(encoding="utf-8") + 'field = "tides"\n', encoding="utf-8")
    assert known_fields(world.open().view()) == {"tides": 6}


def test_a_network_outside_the_topic_has_no_field_that_is_known(world: World) -> None:
    rows = [row | {"rule": "outside_topic"} if row["name"] == "open-gates" else row for row in world.rows("inclusion")]
    world.write("inclusion", rows)
    assert known_fields(world.open().view()) == {"migration": 5, "other": 1}


def test_bridges_are_cities_and_bodies_of_both_fields(two_fields: View) -> None:
    found = bridges(two_fields, "Migration", "climate")
    assert [(bridge.who.id, [ref.id for ref in bridge.first]) for bridge in found.cities] == [
        ("vineta-de", ["harbour-group", "open-gates", "sunken-cities-league"]),
        ("ys-fr", ["sunken-cities-league"]),
    ]
    assert [bridge.who.id for bridge in found.bodies] == ["org-council-of-the-seas"]
    assert (found.first_networks, found.second_networks) == (3, 1)
    assert (found.first_cities, found.second_cities) == (6, 3)
    assert found.both == ()


def test_bridges_are_the_same_from_either_side(two_fields: View) -> None:
    one, other = bridges(two_fields, "migration", "climate"), bridges(two_fields, "climate", "migration")
    assert [bridge.who for bridge in one.cities] == [bridge.who for bridge in other.cities]
    assert [bridge.first for bridge in one.cities] == [bridge.second for bridge in other.cities]


def test_a_network_of_both_fields_makes_no_bridge_by_itself(world: World) -> None:
    world.add(
        "statements", id="c0000000000f2", subject_kind="network", subject="Open Gates", property="field",
        value="climate; migration", source="s0000000008", locator="heading",
    )  # fmt: skip
    found = bridges(world.open().view(), "migration", "climate")
    assert [ref.id for ref in found.both] == ["open-gates"]
    assert found.cities == ()


def test_the_same_functions_answer_for_another_field(two_fields: View) -> None:
    assert coordinate(two_fields, field="climate").pairs == ()
    partners = coordinate(two_fields, "sunken-cities-league", field="climate").pairs
    assert [(pair.first.id, pair.second.id, pair.shared) for pair in partners] == [
        ("cool-cities", "sunken-cities-league", 2)
    ]
    assert gaps(two_fields, field="climate", codebook="mini_functions").field == "climate"


def test_a_field_that_nobody_has_is_refused_with_those_there_are(view: View) -> None:
    with pytest.raises(UsageError, match="migration"):
        networks_of(view, "climate")
    with pytest.raises(UsageError, match="itself"):
        bridges(view, "migration", "migration")

"""The annex table counted again, on toy tables of a few rows."""

import pytest

from hanse.publish.reproduce import table1
from hanse.publish.reproduce.evidence import CellStatus
from tests.publish.reproduce.world import PAGE, World, parameters


@pytest.fixture
def world() -> World:
    made = World(networks={"league": ("", ""), "gates": ("", ""), "bell": ("", "")})
    made.row("Ys", ["League", "Gates", "Bell"], country="FR", total="3")
    made.row("Schilda", ["League", "Gates"], total="2")
    made.row("Vineta", ["League"], total="1")
    return made


def test_rows_and_those_with_marks_enough(world):
    found = table1.rows(world.evidence(), parameters())
    assert found.numbers == (2.0,)
    assert found.facts["rows"] == "3"


def test_rows_come_from_the_paper_and_the_table_only(world):
    world.tie("Atlantis", "League", source=PAGE, locator="Table 1")
    world.tie("Ryugu", "League", source="s-paper", locator="p. 9")
    assert table1.rows(world.evidence(), parameters()).facts["rows"] == "3"


def test_cities_that_other_sources_count_often_enough(world):
    for city, networks in {"Ys": ("League", "Gates"), "Atlantis": ("League", "Bell"), "Ryugu": ("Gates",)}.items():
        for network in networks:
            world.tie(city, network)
            world.statuses[(city.lower(), network.lower())] = CellStatus("observed", (), None)
    world.statuses[("ryugu", "bell")] = CellStatus("undated", (), None)
    assert table1.rows(world.evidence(), parameters()).facts["elsewhere"] == "2"


def test_columns_without_a_mark_do_not_count(world):
    assert table1.columns(world.evidence(), parameters()).numbers == (3.0,)
    world.ties = [tie for tie in world.ties if tie.object != "Bell"]
    assert table1.columns(world.evidence(), parameters()).numbers == (2.0,)


def test_totals_add_up(world):
    found = table1.totals(world.evidence(), parameters())
    assert found.numbers == (6.0, 0.0)
    assert found.facts["columns"] == "League 3, Gates 2, Bell 1"


def test_a_wrong_printed_total_is_named(world):
    world.row("Laputa", ["Gates", "Bell"], total="3")
    found = table1.totals(world.evidence(), parameters())
    assert found.numbers == (8.0, 1.0)
    assert found.facts["wrong"] == "Laputa"


def test_totals_that_are_not_recorded_cannot_be_compared(world):
    world.row("Laputa", ["Gates"])
    found = table1.totals(world.evidence(), parameters())
    assert found.numbers == ()
    assert "Laputa" in found.missing


def test_the_claims_of_every_mark_are_given(world):
    assert len(table1.rows(world.evidence(), parameters()).claims) == 6

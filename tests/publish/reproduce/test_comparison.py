"""The annex table beside other sources, cell by cell."""

from datetime import date

import pytest

from hanse.publish.reproduce.comparison import cell_verdict, compare_table1
from hanse.publish.reproduce.evidence import CellStatus
from tests.publish.reproduce.world import World, parameters


@pytest.mark.parametrize(
    ("mark", "status", "verdict"),
    [
        (True, "stated", "agrees"),
        (True, "observed", "agrees"),
        (True, "last_seen", "older list"),
        (True, "not_listed", "differs"),
        (True, "ended", "differs"),
        (True, "disputed", "disputed"),
        (True, "unknown", "no other source"),
        (True, "undated", "no other source"),
        (False, "stated", "differs"),
        (False, "last_seen", "older list"),
        (False, "not_listed", "agrees"),
        (False, "no_longer_listed", "agrees"),
        (False, "disputed", "disputed"),
        (False, "unknown", "no other source"),
    ],
)
def test_marks_and_statuses(mark, status, verdict):
    assert cell_verdict(mark, status, "unknown") == verdict


@pytest.mark.parametrize("mark", [True, False])
def test_what_ended_within_the_year_fits_a_mark_and_an_empty_cell(mark):
    assert cell_verdict(mark, "ended", "stated") == "agrees"


def _world() -> World:
    world = World()
    world.row("Ys", ["League", "Gates"], total="2")
    world.row("Vineta", ["Bell"], total="1")
    world.statuses = {
        ("ys", "league"): CellStatus("observed", ("c90",), date(2017, 1, 1)),
        ("vineta", "league"): CellStatus("disputed", ("c91", "c92"), date(2016, 1, 1)),
        ("vineta", "gates"): CellStatus("unknown", ("c93",), date(2021, 5, 1)),
        ("vineta", "elsewhere"): CellStatus("stated", (), None),
    }
    return world


def test_every_cell_has_its_verdict():
    found = compare_table1(_world().evidence(), parameters())
    cells = {(row.city, cell.network): cell for row in found.rows for cell in row.cells}
    assert len(cells) == 6
    assert cells["ys", "league"].verdict == "agrees"
    assert cells["ys", "gates"].verdict == "no other source"
    assert cells["vineta", "league"].verdict == "disputed"
    assert cells["vineta", "league"].other_claims == ("c91", "c92")
    assert found.as_of == "2018-12-31"


def test_a_later_listing_is_told_but_decides_nothing():
    found = compare_table1(_world().evidence(), parameters())
    cells = {(row.city, cell.network): cell for row in found.rows for cell in row.cells}
    assert cells["vineta", "gates"].later == "2021-05-01"
    assert cells["vineta", "gates"].verdict == "no other source"
    assert cells["ys", "league"].later == ""


def test_counts_of_marks_and_empty_cells_add_up():
    found = compare_table1(_world().evidence(), parameters())
    assert sum(found.marked.values()) == 3
    assert sum(found.empty.values()) == 3
    assert found.verdicts == {"agrees": 1, "disputed": 1, "no other source": 4}
    assert [row.printed_total for row in found.rows] == [1, 2]

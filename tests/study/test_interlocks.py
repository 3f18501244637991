"""Seats on boards, on a day."""

from collections.abc import Callable
from datetime import date

import pytest

from hanse.release import Release, View
from hanse.study.interlocks import InterlockStudy, interlocks
from hanse.study.seat import seats, shared_seats
from tests.world import World

Seated = Callable[..., None]


@pytest.fixture
def seat(world: World) -> Seated:
    """Record a seat of a city on the board of a network, with a term and a list as year ranges."""

    def add(number: int, city: str, network: str, **dates: str) -> None:
        cells = {}
        for name in ("start", "end", "listed"):
            if name in dates:
                cells |= {f"{name}_as_written": dates[name]} | {
                    f"{name}_earliest": f"{dates[name]}-01-01",
                    f"{name}_latest": f"{dates[name]}-12-31",
                    ("listed_basis" if name == "listed" else f"{name}_kind"): "stated"
                    if name == "listed"
                    else "office",
                }
        world.add(
            "ties", id=f"c8{number:010d}", subject_kind="city", subject=city[0:-3].strip(), country=city[-2:],
            country_basis="stated", relation="board_seat", object_kind="network", object=network, role="board",
            source="s0000000009", locator="presidency", **({"listed_basis": "undated"} | cells),
        )  # fmt: skip

    return add


def held(study: InterlockStudy) -> set[tuple[str, str]]:
    return {(board.network.id, one.city.id) for board in study.boards for one in board.seats}


def test_the_board_of_the_mini_world(view: View) -> None:
    study = interlocks(view)
    assert held(study) == {("sunken-cities-league", "ys-fr")}
    one = study.boards[0].seats[0]
    assert (one.basis, [claim.id for claim in one.claims]) == ("listed", ["c000000000009"])
    assert (study.pairs, study.n_judged, study.density) == ((), 0, None)
    assert {ref.id for ref in study.not_held} == {"harbour-group", "open-gates"}  # not held is never empty


@pytest.mark.parametrize(
    ("day", "is_held"), [("2023-05-30", False), ("2023-05-31", True), ("2026-05-31", True), ("2026-06-01", False)]
)
def test_a_list_counts_from_its_day_for_the_freshness_window(release: Release, day: str, is_held: bool) -> None:
    assert (len(seats(release.view(date.fromisoformat(day)))) > 0) == is_held


def test_a_stated_term_counts_while_it_lasts_and_an_end_ends_it(world: World, seat: Seated) -> None:
    seat(1, "Vineta DE", "Open Gates", start="2015", end="2021", listed="2020")
    seat(2, "Schilda DE", "Open Gates", start="2015")  # no end stated: known only near its start
    seat(3, "Ys FR", "Open Gates")  # undated
    release = world.open()
    at = {
        day: {
            one.city.id: one.basis
            for one in seats(release.view(date.fromisoformat(day)))
            if one.network.id == "open-gates"
        }
        for day in ("2014-06-30", "2015-12-31", "2018-12-31", "2021-12-31", "2022-01-01")
    }
    assert at == {
        "2014-06-30": {},
        "2015-12-31": {"vineta-de": "stated", "schilda-de": "listed"},
        "2018-12-31": {"vineta-de": "stated", "schilda-de": "listed"},
        "2021-12-31": {"vineta-de": "stated"},
        "2022-01-01": {},
    }


def test_two_boards_that_share_a_city(world: World, seat: Seated) -> None:
    seat(1, "Ys FR", "Open Gates", listed="2022")
    seat(2, "Vineta DE", "Open Gates", listed="2022")
    seat(3, "Ys FR", "Harbour Group", listed="2023")
    view = world.open().view()
    study = interlocks(view)
    pairs = {(pair.first.id, pair.second.id): pair for pair in study.pairs}
    assert set(pairs) == {
        ("harbour-group", "open-gates"), ("harbour-group", "sunken-cities-league"),
        ("open-gates", "sunken-cities-league"),
    }  # fmt: skip
    assert [ref.id for ref in pairs["open-gates", "sunken-cities-league"].cities] == ["ys-fr"]
    assert pairs["harbour-group", "sunken-cities-league"].is_nested
    assert (study.n_judged, study.density) == (3, 1.0)
    assert [(row.city.id, len(row.networks)) for row in study.linking] == [("ys-fr", 3)]
    assert [(one.network.id, one.city.id) for one in shared_seats(view, "open-gates", "harbour-group")] == [
        ("harbour-group", "ys-fr"), ("open-gates", "ys-fr"),
    ]  # fmt: skip

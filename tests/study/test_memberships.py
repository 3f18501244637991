"""A view as a two-mode graph with rules and admission, checked by hand on the mini world."""

from datetime import date

import numpy as np

from hanse.domain.scope import Scope
from hanse.release import Release, View
from hanse.study.memberships import read_memberships
from tests.world import World

DAY = date(2022, 12, 31)


def test_rows_are_counted_cities_and_columns_counted_networks(release: Release) -> None:
    found = read_memberships(release.view(DAY))
    assert [ref.id for ref in found.networks] == ["open-gates", "sunken-cities-league"]
    assert [ref.id for ref in found.cities] == [
        "atlantis-gr", "county-vineta-de", "neuburg-at", "schilda-de", "vineta-de", "ys-fr",
    ]  # fmt: skip
    assert found.graph.dense().astype(int).tolist() == [[1, 0], [1, 0], [1, 0], [0, 1], [1, 1], [0, 1]]
    assert (found.rows["vineta-de"], found.columns["open-gates"]) == (4, 0)


def test_an_undated_list_and_an_ended_project_give_no_tie(view: View) -> None:
    networks = {ref.id for ref in read_memberships(view).networks}
    assert networks == {"harbour-group", "open-gates", "sunken-cities-league"}


def test_cells_closed_by_a_rule_hold_no_tie(release: Release) -> None:
    found = read_memberships(release.view(DAY))
    assert found.graph.eligibility is not None
    # The League admits municipalities of four countries: the county is the one that cannot join.
    assert np.argwhere(~found.graph.eligibility.mask()).tolist() == [[1, 1]]
    assert found.exceptions == ()
    assert found.unmasked.eligibility is None


def test_a_membership_against_a_rule_opens_its_own_cell_and_is_told(world: World) -> None:
    rows = [
        row | ({"area": "FR; GR"} if row["network"] == "sunken-cities-league" else {})
        for row in world.rows("admission")
    ]
    world.write("admission", rows)
    found = read_memberships(world.open().view(DAY))
    cells = {(found.cities[row].id, found.networks[column].id) for row, column in found.exceptions}
    assert cells == {("schilda-de", "sunken-cities-league"), ("vineta-de", "sunken-cities-league")}
    assert found.graph.eligibility is not None
    closed = {found.cities[row].id for row, _ in np.argwhere(~found.graph.eligibility.mask())}
    assert closed == {"county-vineta-de", "neuburg-at"}
    assert found.basis().exceptions == 2


def test_only_networks_held_well_enough_enter_and_the_others_are_named(view: View) -> None:
    whole = read_memberships(view)
    entering = whole.entering
    assert [ref.id for ref in entering.networks] == ["open-gates"]
    assert len(entering.cities) == len(whole.cities)  # cities stay, also those left without a tie
    basis = entering.basis(of=whole)
    assert {out.network.id: out.reason for out in basis.left_out} == {
        "harbour-group": "size not stated",
        "sunken-cities-league": "other scope only",
    }
    assert (basis.n_networks, basis.n_memberships, basis.rules_unknown, basis.rules_stated) == (1, 4, 1, 0)


def test_levels_and_scope_limit_the_rows(release: Release) -> None:
    municipalities = read_memberships(release.view(DAY), levels=("municipality",))
    assert "county-vineta-de" not in municipalities.rows
    german = read_memberships(release.view(DAY, Scope(countries=("DE",))))
    assert set(german.rows) == {"county-vineta-de", "schilda-de", "vineta-de"}


def test_a_day_without_any_membership_gives_an_empty_graph(release: Release) -> None:
    found = read_memberships(release.view(date(1950, 1, 1)))
    assert found.graph.shape == (0, 0)
    assert found.entering.basis(of=found).left_out == ()


def test_part_and_whole_count_once_without_nesting(release: Release) -> None:
    once = read_memberships(release.view(scope=Scope(nesting=False)))
    held = once.graph.dense()[once.rows["vineta-de"]]
    assert {once.networks[column].id for column in np.flatnonzero(held)} == {"open-gates", "sunken-cities-league"}


def test_a_list_complete_for_a_country_enters_where_the_scope_is_that_country(release: Release) -> None:
    # The newest list of the League, of May 2023, is complete for Germany alone.
    german = read_memberships(release.view(scope=Scope(countries=("DE",))))
    assert {ref.id for ref in german.entering.networks} == {"open-gates", "sunken-cities-league"}
    both = read_memberships(release.view(scope=Scope(countries=("DE", "FR"))))
    assert {ref.id for ref in both.entering.networks} == {"open-gates"}


def test_cities_without_a_membership_in_what_entered_are_not_counted_as_entered(view: View) -> None:
    whole = read_memberships(view)
    entered = whole.entering
    basis = entered.basis(of=whole)
    members = {int(row) for column in range(entered.graph.n_networks) for row in entered.graph.transposed().row(column)}
    assert basis.n_cities == len(members) < len(whole.cities)
    assert whole.basis().n_cities == len(whole.cities)

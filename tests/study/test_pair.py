"""Two networks of the mini world side by side."""

from datetime import date

import pytest

from hanse.errors import NotFoundError, UsageError
from hanse.release import Release, View
from hanse.study.pair import CountryMembers, pair

DAY = date(2022, 12, 31)


def test_members_of_both_and_of_each(release: Release) -> None:
    found = pair(release.view(DAY), "sunken-cities-league", "open-gates")
    assert (found.first.network.id, found.second.network.id) == ("open-gates", "sunken-cities-league")
    assert [(one.city.id, one.first_status, one.second_status) for one in found.shared] == [
        ("vineta-de", "observed", "stated")
    ]
    assert [claim.id for claim in found.shared[0].second_claims] == ["c000000000003"]
    assert [ref.id for ref in found.only_first] == ["atlantis-gr", "neuburg-at", "county-vineta-de"]
    assert {ref.id for ref in found.only_second} == {"schilda-de", "ys-fr"}
    assert found.pair.is_judged
    assert found.pair.shared == len(found.shared)


def test_area_years_lists_and_why_each_is_held(release: Release) -> None:
    found = pair(release.view(DAY), "open-gates", "sunken-cities-league")
    assert (found.first.held, found.second.held) == ("enough held", "complete")
    assert (found.first.rule_basis, found.second.rule_basis) == ("unknown", "stated")
    lists = {roster.id for roster in found.second.rosters}
    assert {"r0000000001", "r0000000002"} <= lists
    assert lists.isdisjoint({"r0000000003", "r0000000004"})  # those of 2023 come later
    assert CountryMembers("DE", 2, 2, 1) in found.countries
    assert sum(row.shared for row in found.countries) == len(found.shared)


def test_recorded_work_stands_side_by_side(view: View) -> None:
    work = pair(view, "open-gates", "sunken-cities-league", codebook="mini_functions").work
    assert {row.code: (row.first, row.second) for row in work} == {
        "SHARE": ("contested", "agreed"),
        "STORY": ("not shown", "agreed absent"),
    }


def test_networks_without_a_shared_or_a_recorded_member(view: View) -> None:
    found = pair(view, "quiet-network", "open-gates")
    assert (found.pair.shared, found.pair.second_size, found.pair.chance) == (0, 0, None)
    assert (found.pair.of_second, found.shared, found.second.held) == (None, (), "no counted member")
    assert found.pair.why != ""


def test_a_network_is_not_compared_with_itself_nor_with_nothing(view: View) -> None:
    with pytest.raises(UsageError):
        pair(view, "open-gates", "open-gates")
    with pytest.raises(NotFoundError):
        pair(view, "open-gates", "no-such-network")

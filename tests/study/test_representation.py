"""Who takes part in the mini world, against its nine places of 5,000 inhabitants and more."""

import pytest

from hanse.errors import UsageError
from hanse.release import Release, View
from hanse.study.representation import representation
from hanse.study.universe import BELOW, SIZES, size_class


def test_coverage_and_quotient_by_continent(view: View) -> None:
    found = representation(view, all_recorded=True)
    continents = {row.group: row for row in next(s for s in found.schemes if s.scheme == "continent").groups}
    assert (found.n_places, found.n_members) == (9, 5)
    assert (continents["Europe"].places, continents["Europe"].members) == (8, 5)
    assert continents["Europe"].quotient == pytest.approx((5 / 8) / (5 / 9))
    assert continents["Asia"].coverage == 0
    assert continents["Asia"].coverage_high is not None
    assert continents["Asia"].coverage_high > 0.5


def test_size_classes_go_from_small_to_large_and_hold_every_place(view: View) -> None:
    sizes = representation(view, all_recorded=True).schemes[0].groups
    order = [label for _, label in SIZES]
    assert [row.group for row in sizes] == [label for label in order if label in {row.group for row in sizes}]
    assert sum(row.places for row in sizes) == 9


def test_one_network_alone(view: View) -> None:
    found = representation(view, network="open-gates")
    assert found.network is not None
    assert found.network.id == "open-gates"
    assert found.n_members == 3  # Vineta, Neuburg in Austria, Atlantis; the county is no municipality


def test_a_network_without_counted_municipalities_is_told(view: View) -> None:
    with pytest.raises(UsageError, match="quiet-network"):
        representation(view, network="quiet-network")


def test_the_universe_is_named_and_members_outside_it_are_counted(view: View, shipped: Release) -> None:
    assert "places.csv" in representation(view).universe
    # The shipped data over the ten places of the mini world: every member lies outside.
    far = representation(shipped.view(), all_recorded=True)
    assert far.n_members == 0
    assert far.n_outside > 400
    assert all(row.quotient is None for scheme in far.schemes for row in scheme.groups)


@pytest.mark.parametrize(
    ("population", "label"),
    [
        (None, ""),
        (4_999, BELOW),
        (5_000, SIZES[0][1]),
        (19_999, SIZES[0][1]),
        (20_000, SIZES[1][1]),
        (9_000_000, SIZES[-1][1]),
    ],
)
def test_size_classes_meet_at_their_lower_ends(population: int | None, label: str) -> None:
    assert size_class(population) == label

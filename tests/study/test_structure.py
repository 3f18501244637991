"""Nestedness, core, communities and brokers of the mini world."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from hanse.release import Release, View, as_json
from hanse.study.brokers import brokers
from hanse.study.communities import communities
from hanse.study.core import core
from hanse.study.interlocks import interlocks
from hanse.study.liaison import liaison
from hanse.study.nestedness import nestedness

DAY = date(2022, 12, 31)
STUDIES: tuple[Callable[..., Any], ...] = (nestedness, core, communities, brokers, liaison, interlocks)


def test_nestedness_is_that_of_the_two_networks(release: Release) -> None:
    study = nestedness(release.view(DAY), n_samples=20)
    # Networks: of the smaller one's three cities one is in the larger: 33.3. Cities: Vineta, in both, holds the one
    # network of each of the five others: 5 of 15 pairs, 33.3. Together 100 * (5 + 1/3) / 16.
    assert (study.networks, study.cities) == pytest.approx((100 / 3, 100 / 3))
    assert study.total == pytest.approx(100 * (5 + 1 / 3) / 16)
    assert study.total_chance is not None
    assert study.total_chance.n_draws == 20
    assert {row.choice: row.value for row in study.dropped} == {"Open Gates": 0.0, "Sunken Cities League": 0.0}


def test_without_draws_nothing_is_compared(release: Release) -> None:
    view = release.view(DAY)
    assert nestedness(view, n_samples=0).total_chance is None
    assert (core(view, n_samples=0).chance, core(view, n_samples=0).is_more_than_degrees) == (None, None)
    assert communities(view, n_samples=0).chance is None


def test_progress_is_told_of_every_random_graph(release: Release) -> None:
    told: list[tuple[int, int]] = []
    nestedness(release.view(DAY), n_samples=7, seed=99, progress=lambda done, of: told.append((done, of)))
    assert told == [(done, 7) for done in range(1, 8)]


def test_the_core_is_tested_and_named_a_to_z(release: Release) -> None:
    study = core(release.view(DAY), n_samples=19)
    assert study.is_exact
    assert study.chance is not None
    assert study.is_more_than_degrees == (study.chance.p_upper <= 0.05)
    assert [ref.name for ref in study.core_cities] == sorted(ref.name for ref in study.core_cities)
    assert study.innermost.ties == 1
    assert len(study.innermost.cities) == 6


def test_communities_hold_every_member_once(release: Release) -> None:
    study = communities(release.view(DAY), n_samples=5)
    networks = [ref.id for group in study.communities for ref in group.networks]
    cities = [ref.id for group in study.communities for ref in group.cities]
    assert sorted(networks) == ["open-gates", "sunken-cities-league"]
    assert len(cities) == len(set(cities)) == 6
    assert study.n_without == 0


def test_the_city_in_both_networks_lies_between_the_others(release: Release) -> None:
    study = brokers(release.view(DAY))
    # Vineta is on every path between {3 cities, Open Gates} and {2 cities, the League}: 4 x 3 pairs.
    assert [(row.entity.id, row.pairs) for row in study.cities.most_connected] == [("vineta-de", pytest.approx(12.0))]
    assert (study.cities.n_members, study.cities.n_between) == (6, 1)
    assert {row.entity.id for row in study.networks.most_connected} == {"open-gates", "sunken-cities-league"}


@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.__name__)
@pytest.mark.parametrize("day", [date(1950, 1, 1), date(2020, 6, 30), DAY, date(2024, 6, 30)])
def test_every_day_gives_plain_numbers_without_nan(release: Release, study: Callable[..., Any], day: date) -> None:
    found = study(release.view(day))
    json.dumps(as_json(found), allow_nan=False)
    assert study(release.view(day)) is found  # remembered


@pytest.mark.parametrize("study", [nestedness, core, communities, brokers, liaison])
def test_networks_left_out_are_named(view: View, study: Callable[..., Any]) -> None:
    found = study(view)
    assert {out.network.id for out in found.basis.left_out} == {"harbour-group", "sunken-cities-league"}
    assert "Harbour Group" in found.method
    assert "Recorded members chose to take part" in found.basis.standing

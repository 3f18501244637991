"""Overlap of the mini world, by hand: who is judged, who is not and why, and what the null model says."""

import json
import math
from datetime import date

import pytest

from hanse.domain.scope import Scope
from hanse.release import Release, View, as_json
from hanse.study.entering import AUTOMATIC, entering
from hanse.study.overlap import OverlapStudy, overlap
from hanse.study.pairs import AT_LEAST, OverlapPair
from tests.world import World

DAY = date(2022, 12, 31)


def of(study: OverlapStudy, first: str, second: str) -> OverlapPair:
    return next(pair for pair in study.pairs if (pair.first.id, pair.second.id) == (first, second))


def ways(world: World, network: str, way: str) -> None:
    world.write(
        "admission", [row | ({"ways": way} if row["network"] == network else {}) for row in world.rows("admission")]
    )


def test_two_networks_held_well_enough_are_judged(release: Release) -> None:
    study = overlap(release.view(DAY))
    pair = of(study, "open-gates", "sunken-cities-league")
    # Open Gates: Atlantis, the county, Neuburg, Vineta. The League: Schilda, Vineta, Ys. Six authorities in all.
    assert (pair.first_size, pair.second_size, pair.shared, pair.why) == (4, 3, 1, "")
    assert pair.jaccard == pytest.approx(1 / 6)
    assert pair.of_first is not None
    assert pair.of_first.value == pytest.approx(1 / 4)
    assert pair.of_second is not None
    assert pair.of_second.value == pytest.approx(1 / 3)
    assert pair.of_second.low < 1 / 3 < pair.of_second.high
    # phi = (6 * 1 - 4 * 3) / sqrt(4 * 2 * 3 * 3)
    assert pair.phi == pytest.approx(-6 / math.sqrt(72))
    assert (study.n_family, study.n_judged, study.n_more, study.n_fewer) == (1, 1, 0, 0)
    assert study.basis.left_out == ()


def test_the_fixed_row_model_is_the_hypergeometric_law(release: Release) -> None:
    chance = of(
        overlap(release.view(DAY), null="fixedrow", eligibility=False), "open-gates", "sunken-cities-league"
    ).chance
    # Of 6 cities 4 and 3: expected 2; P(at most 1) = C(4,1) C(2,2) / C(6,3) = 4/20, and fewer cannot be.
    assert chance is not None
    assert (chance.expected, chance.p_lower, chance.p_upper) == pytest.approx((2.0, 0.2, 1.0))
    assert (chance.q, chance.mark) == (pytest.approx(0.4), "")


def test_rules_change_what_is_expected(world: World) -> None:
    areas = {"open-gates": "AT; DE; GR", "sunken-cities-league": "DE; FR"}
    world.write(
        "admission",
        [
            row | ({"area": areas[row["network"]], "area_basis": "stated"} if row["network"] in areas else {})
            for row in world.rows("admission")
        ],
    )
    view = world.open().view(DAY)
    chance = of(overlap(view, null="fixedrow"), "open-gates", "sunken-cities-league").chance
    # Five authorities may join Open Gates, four have; three may join the League, all have; both admit two of them.
    assert chance is not None
    assert chance.expected == pytest.approx(2 * 4 / 5)
    free = of(overlap(view, null="fixedrow", eligibility=False), "open-gates", "sunken-cities-league").chance
    assert free is not None
    assert free.expected == pytest.approx(2.0)


def test_a_pair_that_cannot_be_judged_has_no_p_and_says_why(view: View) -> None:
    study = overlap(view)
    assert study.n_judged == 0
    assert {(pair.first.id, pair.second.id): pair.why for pair in study.pairs} == {
        ("harbour-group", "open-gates"): "Harbour Group: size not stated",
        ("harbour-group", "sunken-cities-league"): "Harbour Group: size not stated; "
        "Sunken Cities League: other scope only",
        ("open-gates", "sunken-cities-league"): "Sunken Cities League: other scope only",
    }
    for pair in study.pairs:
        assert (pair.status, pair.chance, pair.phi, pair.mark, pair.shared) == (AT_LEAST, None, None, "", 1)
    assert of(study, "harbour-group", "sunken-cities-league").is_nested
    assert not of(study, "harbour-group", "open-gates").is_nested
    assert {out.network.name for out in study.basis.left_out} == {"Harbour Group", "Sunken Cities League"}
    assert "Harbour Group" in study.method


def test_automatic_memberships_stand_apart(world: World) -> None:
    ways(world, "open-gates", "automatic")
    release = world.open()
    study = overlap(release.view(DAY))
    assert [ref.id for ref in study.automatic] == ["open-gates"]
    assert [(out.network.id, out.reason) for out in study.basis.left_out] == [("open-gates", AUTOMATIC)]
    pair = of(study, "open-gates", "sunken-cities-league")
    assert (pair.is_automatic, pair.chance, pair.why) == (True, None, f"Open Gates: {AUTOMATIC}")
    assert of(overlap(release.view(DAY), automatic=True), "open-gates", "sunken-cities-league").is_judged


def test_pairs_of_cities_share_networks_that_enter(release: Release) -> None:
    study = overlap(release.view(DAY), mode="city")
    pairs = {(pair.first.id, pair.second.id): pair.shared for pair in study.pairs}
    gates, league = ("atlantis-gr", "county-vineta-de", "neuburg-at"), ("schilda-de", "ys-fr")
    assert len(pairs) == 9  # three pairs within Open Gates, one within the League, five with Vineta
    assert set(pairs.values()) == {1}
    assert ("schilda-de", "ys-fr") in pairs
    assert not any({one, other} & set(gates) and {one, other} & set(league) for one, other in pairs)
    assert study.n_judged == 15


def test_names_stand_a_to_z_within_and_between_pairs(release: Release) -> None:
    for mode in ("network", "city"):
        pairs = overlap(release.view(DAY), mode=mode).pairs
        names = [(pair.first.name, pair.second.name) for pair in pairs]
        assert names == sorted(names)
        assert all(pair.first.name <= pair.second.name for pair in pairs)


def test_sampled_values_come_with_bounds_and_the_same_seed_gives_the_same(release: Release) -> None:
    view = release.view(DAY)
    chance = of(overlap(view, null="fdsm", n_samples=50), "open-gates", "sunken-cities-league").chance
    assert chance is not None
    assert chance.p_upper_interval is not None
    low, high = chance.p_upper_interval
    assert low - 1e-9 <= chance.p_upper <= high + 1e-9
    assert overlap(view, null="fdsm", n_samples=50) is overlap(view, null="fdsm", n_samples=50)


def test_a_mark_says_whether_it_stays_with_every_other_roster_dropped(release: Release) -> None:
    pairs = [pair for pair in overlap(release.view(DAY)).pairs if pair.chance is not None]
    assert [pair.chance.stays for pair in pairs if pair.chance is not None] == [True]


def test_part_and_whole_are_told_apart_by_the_scope(view: View, release: Release) -> None:
    once = overlap(release.view(scope=Scope(nesting=False)))
    assert ("harbour-group", "sunken-cities-league") not in {(pair.first.id, pair.second.id) for pair in once.pairs}
    assert ("harbour-group", "sunken-cities-league") in {(p.first.id, p.second.id) for p in overlap(view).pairs}


@pytest.mark.parametrize("day", [date(1950, 1, 1), date(2018, 12, 31), date(2024, 6, 30)])
@pytest.mark.parametrize("mode", ["network", "city"])
def test_every_day_gives_a_result_without_nan(release: Release, day: date, mode: str) -> None:
    study = overlap(release.view(day), mode=mode)  # type: ignore[arg-type]
    json.dumps(as_json(study), allow_nan=False)


def test_levels_limit_who_counts(release: Release) -> None:
    found = entering(release.view(DAY), levels=("municipality",))
    assert "county-vineta-de" not in found.entered.rows
    pair = of(overlap(release.view(DAY), levels=("municipality",)), "open-gates", "sunken-cities-league")
    assert pair.first_size == 3

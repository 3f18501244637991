"""Durations: published curves, exact simple cases, and the two estimators agreeing where they should."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanse.analysis.survival import kaplan_meier
from hanse.analysis.turnbull import turnbull

INF = float("inf")
# Freireich et al. (1963), remission in weeks under 6-MP: 21 patients, 9 relapses. In many textbooks.
WEEKS = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
RELAPSE = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]
# Finkelstein and Wolfe (1985), cosmetic deterioration after radiotherapy: months, as ranges.
RANGES = (
    "45- 25-37 37- 6-10 46- 0-5 0-7 26-40 18- 46- 46- 24- 46- 27-34 36- 7-16 36-44 5-11 17- 46- 19-35 7-14 36-48 "
    "17-25 37-44 37- 24- 0-8 40- 32- 4-11 17-25 33- 15- 46- 19-26 11-15 11-18 37- 22- 38- 34- 46- 5-12 36- 46-"
)


def test_kaplan_meier_published() -> None:
    found = kaplan_meier(WEEKS, RELAPSE)
    assert found.time.tolist() == [6, 7, 10, 13, 16, 22, 23]
    assert found.at_risk.tolist() == [21, 17, 15, 12, 11, 7, 6]
    assert found.survival.round(3).tolist() == [0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448]
    # R survival, conf.type = "log-log"
    assert found.low.round(3).tolist()[:3] == [0.620, 0.563, 0.503]
    assert found.high.round(3).tolist()[:3] == [0.952, 0.923, 0.889]
    assert found.median == 23
    assert (found.at(5), found.at(6), found.at(99)) == (1.0, found.survival[0], found.survival[-1])
    assert "21 spells, 9 ended; median duration 23.0" in found.describe()


def test_turnbull_published() -> None:
    # As R's interval::icfit gives it for the radiotherapy group.
    ends = [pair.split("-") for pair in RANGES.split()]
    found = turnbull([float(a) for a, _ in ends], [float(b) if b else INF for _, b in ends])
    held = found.mass > 1e-5
    pieces = list(zip(found.left[held], found.right[held], found.mass[held].round(4), strict=True))
    assert pieces == [
        (4, 5, 0.0463),
        (6, 7, 0.0334),
        (7, 8, 0.0887),
        (11, 12, 0.0708),
        (24, 25, 0.0926),
        (33, 34, 0.0818),
        (38, 40, 0.1209),
        (46, 48, 0.4656),
    ]
    assert found.is_converged
    assert found.at(39) == pytest.approx((0.4656, 0.4656 + 0.1209), abs=1e-4)


@given(st.lists(st.tuples(st.integers(0, 6), st.booleans()), min_size=1, max_size=12))
def test_both_agree_where_every_end_is_known_or_to_come(spells: list[tuple[int, bool]]) -> None:
    lengths = np.array([length for length, _ in spells], float)
    over = np.array([ended for _, ended in spells])
    exact = kaplan_meier(lengths, over)
    ranged = turnbull(lengths, np.where(over, lengths, INF), tolerance=1e-10)
    assert ranged.is_converged
    assert ranged.mass.sum() == pytest.approx(1)
    for time in exact.time:
        assert ranged.at(time)[1] == pytest.approx(exact.at(time), abs=1e-6)


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(1, 4)), min_size=1, max_size=8))
def test_no_other_distribution_is_likelier(spells: list[tuple[int, int]]) -> None:
    low = np.array([start for start, _ in spells], float)
    high = low + [width for _, width in spells]
    found = turnbull(low, high)
    inside = (found.left >= low[:, None]) & (found.right <= high[:, None])
    best = np.log(inside @ found.mass).sum()
    rng = np.random.default_rng(len(spells))
    for other in rng.dirichlet(np.ones(found.mass.size), 50):
        for mixed in (other, 0.9 * found.mass + 0.1 * other):
            with np.errstate(divide="ignore"):
                assert np.log(inside @ mixed).sum() <= best + 1e-5


def test_without_loss_it_is_the_share_still_there() -> None:
    found = kaplan_meier([1, 2, 2, 4], [True] * 4)
    assert found.survival.tolist() == [0.75, 0.25, 0.0]
    assert np.isnan([found.low[-1], found.high[-1]]).all()  # nothing left to be sure of
    assert np.isfinite(found.low[:-1]).all()


def test_spells_seen_late_are_not_at_risk_before() -> None:
    found = kaplan_meier([2, 5, 6], [True, True, True], entry=[0, 3, 1])
    assert found.at_risk.tolist() == [2, 2, 1]
    assert found.survival.tolist() == [0.5, 0.25, 0.0]


def test_nothing_ended_and_nothing_there() -> None:
    found = kaplan_meier([3, 4], [False, False])
    assert (found.time.size, found.at(10), found.median) == (0, 1.0, None)
    empty = kaplan_meier([], [])
    assert (empty.n, empty.median) == (0, None)
    nobody = turnbull([], [])
    assert (nobody.n, nobody.median, nobody.is_converged) == (0, None, True)
    assert np.isnan(nobody.at(1)).all()
    assert "undefined" in nobody.describe()
    running = turnbull([2, 5], [INF, float("nan")])
    assert (running.n_open, running.at(4), running.median) == (2, (1.0, 1.0), (5.0, INF))


def test_refuses_impossible_spells() -> None:
    with pytest.raises(ValueError, match="start at 0"):
        kaplan_meier([-1], [True])
    with pytest.raises(ValueError, match="every entry"):
        kaplan_meier([1], [True], entry=[2])
    with pytest.raises(ValueError, match="for every spell"):
        kaplan_meier([1], [True, False])
    with pytest.raises(ValueError, match="before it begins"):
        turnbull([2], [1])
    with pytest.raises(ValueError, match="for every spell"):
        turnbull([2], [3, 4])

"""Coverage and location quotients: worked example, coverage of the intervals, what is left out is said."""

import numpy as np
import pytest

from hanse.analysis.interval import wilson
from hanse.analysis.representation import representation

UNIVERSE = "invented towns, 2020"


def test_worked_by_hand() -> None:
    # 6 large (3 members, 7 ties), 10 small (1 member, 1 tie): coverage .5 and .1, overall .25.
    ties = [4, 2, 1, 0, 0, 0] + [1] + [0] * 9
    found = representation(
        ties, ["large"] * 6 + ["small"] * 10, universe=UNIVERSE, rng=np.random.default_rng(1), n_outside=2
    )
    assert found.groups == ("large", "small")
    assert found.n_cities.tolist() == [6, 10]
    assert found.n_members.tolist() == [3, 1]
    assert found.n_ties.tolist() == [7, 1]
    assert found.coverage.tolist() == [0.5, 0.1]
    assert found.quotient.tolist() == pytest.approx([2.0, 0.4])
    assert found.tie_quotient.tolist() == pytest.approx([7 / 6 / 0.5, 0.1 / 0.5])
    expected = wilson([3, 1], [6, 10])
    assert found.coverage_low.tolist() == expected.low.tolist()
    assert found.coverage_high.tolist() == expected.high.tolist()
    assert (found.quotient_low < found.quotient).all()
    assert (found.quotient_high > found.quotient).all()
    text = found.describe()
    assert "4 of 16 cities" in text
    assert UNIVERSE in text
    assert "2 members outside the universe" in text


def test_a_group_without_members_is_shown_and_its_quotient_not_sure_to_be_0() -> None:
    found = representation([1, 0, 0, 0], ["a", "a", "b", "b"], universe=UNIVERSE, rng=np.random.default_rng(1))
    assert found.coverage.tolist() == [0.5, 0.0]
    assert (found.quotient[1], found.quotient_low[1]) == (0.0, 0.0)
    assert found.quotient_high[1] > 0.5


def test_cities_of_unknown_group_are_left_out_and_counted() -> None:
    found = representation([1, 1, 0, 2], ["a", "", None, "a"], universe=UNIVERSE, rng=np.random.default_rng(1))
    assert found.groups == ("a",)
    assert (found.n_unknown, found.n_unknown_members) == (2, 1)
    assert found.quotient.tolist() == [1.0]


def test_nobody_takes_part_and_nobody_there() -> None:
    found = representation([0, 0], ["a", "b"], universe=UNIVERSE, rng=np.random.default_rng(1))
    assert found.coverage.tolist() == [0.0, 0.0]
    assert np.isnan(found.quotient).all()
    assert np.isnan(found.quotient_high).all()
    empty = representation([], [], universe=UNIVERSE, rng=np.random.default_rng(1))
    assert (empty.groups, empty.coverage.size) == ((), 0)
    assert "undefined" in empty.describe()


def test_the_intervals_of_quotients_hold_the_true_value_about_as_often_as_they_say() -> None:
    rng = np.random.default_rng(5)
    sizes, chance = np.array([40, 200, 15]), np.array([0.3, 0.1, 0.05])
    true = chance / ((chance * sizes).sum() / sizes.sum())
    groups = np.repeat(["a", "b", "c"], sizes)
    inside = []
    for _ in range(300):
        ties = rng.random(255) < np.repeat(chance, sizes)
        found = representation(ties, groups, universe=UNIVERSE, rng=rng, level=0.9, n_draws=400)
        inside.append((found.quotient_low <= true) & (found.quotient_high >= true))
    held = np.mean(inside, axis=0)
    assert (held > 0.84).all()
    assert (held < 0.99).all()


@pytest.mark.parametrize(
    ("ties", "groups", "universe", "message"),
    [
        ([1], ["a", "b"], UNIVERSE, "one of each"),
        ([-1], ["a"], UNIVERSE, "negative"),
        ([1], ["a"], " ", "no name"),
    ],
)
def test_refuses_what_has_no_meaning(ties: list[int], groups: list[str], universe: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        representation(ties, groups, universe=universe, rng=np.random.default_rng(1))

"""Rules of admission as groups: equal to the full mask, unknown never read as no."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from hanse.analysis.eligibility import Eligibility

MASKS = arrays(bool, st.tuples(st.integers(0, 6), st.integers(0, 6)))


@given(MASKS)
def test_grouping_a_mask_loses_nothing(mask: np.ndarray) -> None:
    rules = Eligibility.from_mask(mask)
    np.testing.assert_array_equal(rules.mask(), mask)
    np.testing.assert_array_equal(rules.transposed().mask(), mask.T)
    rows, columns = np.nonzero(mask)
    assert rules.allows(rows, columns).all()
    if mask.size > 0:
        assert rules.allowed.shape == (len({row.tobytes() for row in mask}), len({row.tobytes() for row in mask.T}))


@given(st.integers(0, 5), st.integers(0, 5), st.data())
def test_two_rules_hold_together(n_cities: int, n_networks: int, data: st.DataObject) -> None:
    masks = [data.draw(arrays(bool, (n_cities, n_networks))) for _ in range(2)]
    both = Eligibility.from_mask(masks[0]) & Eligibility.from_mask(masks[1])
    np.testing.assert_array_equal(both.mask(), masks[0] & masks[1])


def test_unknown_country_size_or_rule_is_not_no() -> None:
    by_country = Eligibility.by_value(["FR", None, "GR"], [{"FR"}, None, ["GR", "FR"]])
    assert by_country.mask().tolist() == [[True, True, True], [True, True, True], [False, True, True]]
    nan = float("nan")
    by_size = Eligibility.by_limit([500, 1_000, nan, 60_000], [1_000, nan, nan], [nan, 50_000, nan])
    assert by_size.mask().tolist() == [
        [False, True, True],
        [True, True, True],
        [True, True, True],
        [True, False, True],
    ]


def test_laminar_rules_are_recognised() -> None:
    national = Eligibility.by_value(["FR", "GR", "PL"], [{"FR"}, {"GR"}, {"FR", "GR"}, None])
    assert national.is_laminar
    crossing = Eligibility.from_mask([[1, 1, 0], [0, 1, 1], [1, 0, 1]])
    assert not crossing.is_laminar
    assert Eligibility.everyone(3, 2).is_laminar


def test_subset_keeps_rules_and_basis() -> None:
    rules = Eligibility.by_value(["FR", "GR"], [{"FR"}, None], basis=["stated", "unknown"])
    part = rules.subset([1], [1, 0])
    assert (part.mask().tolist(), part.basis) == ([[True, False]], ("unknown", "stated"))


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (lambda: Eligibility([0, 2], [0], np.ones((2, 1), bool)), "city_group names groups 0 to 2; allowed has 2"),
        (lambda: Eligibility([0], [[0]], np.ones((1, 1), bool)), "2 dimensions"),
        (lambda: Eligibility([0], [0], np.ones(1, bool)), "1 dimensions"),
        (lambda: Eligibility.from_mask([True]), "1 dimensions"),
        (lambda: Eligibility([0], [0], np.ones((1, 1), bool), ("stated", "x")), "basis names 2"),
        (lambda: Eligibility.everyone(2, 2) & Eligibility.everyone(2, 3), "different"),
    ],
)
def test_refuses_groups_that_do_not_exist(made: object, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        made()  # type: ignore[operator]

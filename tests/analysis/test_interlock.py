"""Shared seats: counted by hand, by definition, and silent where a board is not known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from hanse.analysis.interlock import interlocks
from hanse.analysis.twomode import TwoMode

BOARDS = TwoMode.from_edges(
    [("Aarau", "A"), ("Aarau", "B"), ("Bern", "A"), ("Bern", "B"), ("Chur", "B"), ("Chur", "C")],
    cities=["Aarau", "Bern", "Chur", "Davos"],
    networks=["A", "B", "C", "D"],
)


def test_counted_by_hand() -> None:
    found = interlocks(BOARDS)
    assert list(zip(found.first, found.second, found.shared, strict=True)) == [(0, 1, 2), (1, 2, 1)]
    assert [cities.tolist() for cities in found.cities] == [[0, 1], [2]]
    assert found.linked.tolist() == [1, 2, 1, 0]
    assert found.boards.tolist() == [2, 2, 2, 0]
    assert found.n_judged == 3  # D has no known board
    assert found.density == pytest.approx(2 / 3)
    assert "3 of 4 boards known" in found.describe()


def test_an_empty_board_can_be_known() -> None:
    found = interlocks(BOARDS, is_known=[True] * 4)
    assert found.n_judged == 6
    assert found.density == pytest.approx(1 / 3)


@given(arrays(bool, st.tuples(st.integers(0, 6), st.integers(0, 5))))
def test_equals_the_projection(cells: np.ndarray) -> None:
    found = interlocks(TwoMode.from_dense(cells))
    shared = cells.T.astype(int) @ cells.astype(int)
    pairs = {(a, b): int(shared[a, b]) for a in range(len(shared)) for b in range(a + 1, len(shared)) if shared[a, b]}
    assert {(a, b): k for a, b, k in zip(found.first, found.second, found.shared, strict=True)} == pairs
    assert all(len(cities) == k for cities, k in zip(found.cities, found.shared, strict=True))
    assert (found.density is None) == (cells.any(axis=0).sum() < 2)


def test_refuses_contradictions() -> None:
    with pytest.raises(ValueError, match="'A' holds seats"):
        interlocks(BOARDS, is_known=[False, True, True, False])
    with pytest.raises(ValueError, match="3 values for 4"):
        interlocks(BOARDS, is_known=[True] * 3)

"""Concentration: worked examples, the universe counted in, edges without a tie."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from hanse.analysis.concentration import concentration, most_connected
from hanse.analysis.distribution import gini
from hanse.analysis.toys import mini
from hanse.analysis.twomode import TwoMode
from tests.analysis.graphs import medium

TABLES = arrays(bool, st.tuples(st.integers(0, 7), st.integers(0, 6)))


def test_worked_by_hand() -> None:
    found = concentration(mini(), top=[1, 2, 50])
    assert (found.n_members, found.n_ties, found.mean, found.median) == (8, 13, 13 / 8, 1.5)
    assert found.top_share.tolist() == pytest.approx([3 / 13, 6 / 13, 1])
    assert found.top.tolist() == [1, 2, 8]
    assert found.gini == pytest.approx(gini([0, 1, 1, 1, 2, 2, 3, 3]))
    assert found.gini_with_tie == pytest.approx(gini([1, 1, 1, 2, 2, 3, 3]))
    assert found.at_least(2) == 4
    assert concentration(mini(), mode="network").degree.tolist() == [3, 4]


def test_places_outside_the_graph_count_as_without_a_tie() -> None:
    narrow, wide = concentration(mini()), concentration(mini(), n_outside=92)
    assert (wide.n_members, wide.n_with_degree[0]) == (100, 93)
    assert wide.mean == pytest.approx(0.13)
    assert wide.gini is not None
    assert narrow.gini is not None
    assert wide.gini > narrow.gini
    assert wide.gini_with_tie == narrow.gini_with_tie
    assert wide.top_share.tolist() == narrow.top_share.tolist()
    assert "92 of them are not in the graph" in wide.describe()


@given(TABLES, st.integers(0, 5))
def test_the_curve_and_the_coefficient_belong_together(cells: np.ndarray, n_outside: int) -> None:
    found = concentration(TwoMode.from_dense(cells), n_outside=n_outside)
    members, ties = found.lorenz()
    assert (np.diff(members) >= 0).all()
    assert (ties <= members + 1e-12).all()
    if found.n_ties == 0:
        assert found.gini is None
        assert np.isnan(found.top_share).all()
        return
    area = ((ties[1:] + ties[:-1]) / 2 * np.diff(members)).sum()
    assert found.gini == pytest.approx(1 - 2 * area, abs=1e-12)
    assert (members[-1], ties[-1]) == (pytest.approx(1), pytest.approx(1))
    assert (np.diff(found.top_share) >= 0).all()


def test_known_size() -> None:
    found = concentration(medium())
    assert (int(found.degree.max()), int(found.n_with_degree.sum()), found.n_ties) == (52, 10_343, 25_000)
    assert concentration(medium(), mode="network").median == 131


def test_the_most_connected_come_with_all_their_equals() -> None:
    assert most_connected(mini(), 1).tolist() == [0, 3]
    assert most_connected(mini(), 99).tolist() == [0, 1, 2, 3, 4, 5, 6]
    assert most_connected(mini(), 0).size == 0
    assert most_connected(mini(), 1, mode="network").tolist() == [0]  # Alpha alone has four


def test_refuses_a_top_of_nobody() -> None:
    with pytest.raises(ValueError, match="start at 1"):
        concentration(mini(), top=[0])
    with pytest.raises(ValueError, match="at 0"):
        concentration(mini(), n_outside=-1)

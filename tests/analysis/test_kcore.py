"""Core numbers and two-mode cores: known depths, a slow peeling, defining properties."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from hanse.analysis.kcore import core_numbers, two_mode_core
from hanse.analysis.twomode import TwoMode
from tests.analysis.graphs import davis, medium, small

TABLES = arrays(bool, st.tuples(st.integers(0, 7), st.integers(0, 6)))


def peeled(cells: np.ndarray, memberships: int, members: int) -> tuple[np.ndarray, np.ndarray]:
    """Rows and columns that stay when those with too few are struck out again and again."""
    rows, columns = np.ones(cells.shape[0], bool), np.ones(cells.shape[1], bool)
    while True:
        kept = rows & (cells[:, columns].sum(axis=1) >= memberships)
        other = columns & (cells[kept].sum(axis=0) >= members)
        if (kept == rows).all() and (other == columns).all():
            return rows, columns
        rows, columns = kept, other


@given(TABLES, st.integers(0, 4), st.integers(0, 4))
def test_two_mode_core_equals_slow_peeling(cells: np.ndarray, memberships: int, members: int) -> None:
    found = two_mode_core(TwoMode.from_dense(cells), memberships=memberships, members=members)
    rows, columns = peeled(cells, memberships, members)
    assert found.cities.tolist() == np.flatnonzero(rows).tolist()
    assert found.networks.tolist() == np.flatnonzero(columns).tolist()


@given(TABLES)
def test_core_numbers_are_the_depth_of_peeling(cells: np.ndarray) -> None:
    found = core_numbers(TwoMode.from_dense(cells))
    for k in range(1, found.innermost + 2):
        rows, columns = peeled(cells, k, k)
        assert (found.cities >= k).tolist() == rows.tolist()
        assert (found.networks >= k).tolist() == columns.tolist()


def test_depth_equals_igraph_and_networkx() -> None:
    # igraph, scikit-network, NetworKit and networkx agree on 7 and 13.
    assert core_numbers(small()).innermost == 7
    assert core_numbers(medium()).innermost == 13


def test_innermost_core_is_described() -> None:
    found = core_numbers(davis())
    cities, networks = found.members(found.innermost)
    inside = davis().dense()[np.ix_(cities, networks)]
    assert inside.sum(axis=0).min() >= found.innermost
    assert inside.sum(axis=1).min() >= found.innermost
    assert f"{found.innermost}-core, with {cities.size} cities" in found.describe()
    assert "no core" in core_numbers(TwoMode.from_dense(np.zeros((2, 2), int))).describe()


def test_refuses_demands_below_zero() -> None:
    with pytest.raises(ValueError, match="upwards"):
        two_mode_core(davis(), memberships=-1, members=2)

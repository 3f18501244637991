"""NODF: published and computed values, a slow count of pairs, comparison with chance."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from hanse.analysis.nestedness import nestedness
from hanse.analysis.twomode import TwoMode
from tests.analysis.draws import shuffled
from tests.analysis.graphs import davis, medium, small

TABLES = arrays(bool, st.tuples(st.integers(0, 7), st.integers(0, 6)))


def by_pairs(cells: np.ndarray, *, as_given: bool) -> tuple[float, float]:
    """Sum over pairs of non-empty rows, and the number of pairs, straight from the definition."""
    rows = [row for row in cells if row.any()]
    total = 0.0
    for j, second in enumerate(rows):
        for i, first in enumerate(rows):
            if first.sum() > second.sum() and (i < j or not as_given):
                total += (first & second).sum() / second.sum()
    return total, len(rows) * (len(rows) - 1) / 2


@given(TABLES, st.booleans())
def test_equals_the_count_of_pairs(cells: np.ndarray, as_given: bool) -> None:
    found = nestedness(TwoMode.from_dense(cells), order="given" if as_given else "degree")
    (rows, row_pairs), (columns, column_pairs) = (by_pairs(side, as_given=as_given) for side in (cells, cells.T))
    for value, part, pairs in (
        (found.cities, rows, row_pairs),
        (found.networks, columns, column_pairs),
        (found.total, rows + columns, row_pairs + column_pairs),
    ):
        assert value == (pytest.approx(100 * part / pairs) if pairs > 0 else None)
        assert value is None or 0 <= value <= 100


@given(TABLES, st.randoms(use_true_random=False))
def test_order_and_side_do_not_matter(cells: np.ndarray, random: object) -> None:
    rng = np.random.default_rng(random.randrange(10**6))  # type: ignore[attr-defined]
    mixed = cells[rng.permutation(cells.shape[0])][:, rng.permutation(cells.shape[1])]
    found = nestedness(TwoMode.from_dense(cells))
    turned = nestedness(TwoMode.from_dense(mixed).transposed())
    assert (turned.total, turned.cities, turned.networks) == (
        pytest.approx(found.total),
        pytest.approx(found.networks),
        pytest.approx(found.cities),
    )


def test_davis_equals_vegan() -> None:
    # R vegan 2.6-4 nestednodf on the Southern Women; order=FALSE for the last.
    found = nestedness(davis())
    assert found.total == pytest.approx(48.58119, abs=5e-6)
    assert found.networks == pytest.approx(49.21245, abs=5e-6)
    assert found.cities == pytest.approx(48.20573, abs=5e-6)
    assert nestedness(davis(), order="given").total == pytest.approx(29.38622, abs=5e-6)


def test_the_example_of_almeida_neto() -> None:
    # .58 / .63 / .53 in the tests of EcologicalNetworks.jl; R vegan agrees.
    rows = [[1, 0, 1, 1, 1], [1, 1, 1, 0, 0], [0, 1, 1, 1, 0], [1, 1, 0, 0, 0], [1, 1, 0, 0, 0]]
    found = nestedness(TwoMode.from_dense(rows))
    assert found.total == pytest.approx(58.33333, abs=5e-6)
    assert found.networks == pytest.approx(63.33333, abs=5e-6)
    assert found.cities == pytest.approx(53.33333, abs=5e-6)


def test_synthetic_graphs() -> None:
    # S: R vegan to five digits; both: dense numpy to 1e-13.
    assert nestedness(small()).total == pytest.approx(39.78737207858, abs=1e-11)
    assert nestedness(medium()).total == pytest.approx(14.762538541374, abs=1e-11)


def test_staircase_is_fully_nested_and_blocks_are_not() -> None:
    assert nestedness(TwoMode.from_dense(np.tri(5, dtype=int))).total == 100
    assert nestedness(TwoMode.from_dense(np.eye(4, dtype=int))).total == 0


def test_members_without_a_tie_are_left_out_and_counted() -> None:
    with_empty = TwoMode.from_dense([[1, 1, 0], [1, 0, 0], [0, 0, 0]])
    found = nestedness(with_empty)
    assert (found.total, found.n_left_out) == (100, 2)
    assert "Left out: 2 members" in found.describe()


def test_davis_is_not_more_nested_than_its_degrees_bring() -> None:
    found = nestedness(davis(), null=shuffled(davis(), draws=200, rng=np.random.default_rng(4)))
    null = found.null_total
    assert null is not None
    assert null.draws.size == 200
    assert null.z == pytest.approx((found.total - null.draws.mean()) / null.draws.std(ddof=1))
    assert null.p_upper > 0.05
    assert f"z = {null.z:.2f}" in found.describe()


def test_a_high_value_alone_is_no_finding() -> None:
    rng = np.random.default_rng(2)
    cells = np.tri(24, 16, dtype=bool) ^ (rng.random((24, 16)) < 0.05)
    graph = TwoMode.from_dense(cells)
    found = nestedness(graph, null=shuffled(graph, draws=99, rng=rng))
    assert found.total is not None
    assert found.total > 75
    assert found.null_total is not None
    assert found.null_total.p_upper > 0.2  # the degrees bring as much


def test_sets_shared_within_camps_are_found_beyond_the_degrees() -> None:
    rng = np.random.default_rng(5)
    cells = rng.random((24, 16)) < 0.1 + 0.6 * np.kron(np.eye(2), np.ones((12, 8)))
    graph = TwoMode.from_dense(cells)
    found = nestedness(graph, null=shuffled(graph, draws=99, rng=rng))
    assert found.null_total is not None
    assert found.null_total.p_upper == 0.01


def test_refuses_an_unknown_order() -> None:
    with pytest.raises(ValueError, match="neither"):
        nestedness(davis(), order="size")  # type: ignore[arg-type]

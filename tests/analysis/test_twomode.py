"""The two-mode value: how it is made, what it refuses, what it shares between its two sides."""

from pathlib import Path

import numpy as np
import pytest
import scipy.sparse as sp
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from hanse.analysis import toys
from hanse.analysis.eligibility import Eligibility
from hanse.analysis.peeling import peel
from hanse.analysis.twomode import TwoMode
from hanse.errors import RowError, StructureError
from tests.analysis.graphs import AWKWARD, FOLDER, davis, medium, small

TABLES = arrays(bool, st.tuples(st.integers(0, 7), st.integers(0, 6)))


@given(TABLES)
def test_every_way_in_gives_the_same_ties(cells: np.ndarray) -> None:
    rows, columns = np.nonzero(cells)
    again = [
        TwoMode.from_dense(cells.astype(int)),
        TwoMode.from_sparse(sp.csc_array(cells)),
        TwoMode.from_indices(np.r_[rows, rows], np.r_[columns, columns], shape=cells.shape),
    ]
    for graph in again:
        np.testing.assert_array_equal(graph.dense(), cells)
        np.testing.assert_array_equal(graph.transposed().dense(), cells.T)
        np.testing.assert_array_equal(graph.transposed().transposed().dense(), cells)
        np.testing.assert_array_equal(graph.csr().toarray(), cells)
        np.testing.assert_array_equal(graph.city_degrees, cells.sum(axis=1))
        np.testing.assert_array_equal(graph.network_degrees, cells.sum(axis=0))
        np.testing.assert_array_equal(graph.indices[graph.position], np.repeat(np.arange(cells.shape[1]), cells.sum(0)))


def test_known_sizes() -> None:
    assert (davis().shape, davis().n_ties) == ((18, 14), 89)
    assert (small().shape, len(small().city_classes), len(small().network_classes)) == ((250, 30), 16, 23)
    assert (len(small().city_twins), len(medium().city_twins)) == (206, 3647)  # methods: distinct membership sets
    assert (len(medium().city_classes), len(medium().network_classes)) == (33, 72)


def test_names_stay_with_their_ties() -> None:
    graph = TwoMode.from_edges([("Lyon", "B"), ("Ghent", "A"), ("Lyon", "A"), ("Lyon", "A")], networks=["B", "A", "C"])
    assert (graph.cities, graph.networks, graph.n_ties) == (("Ghent", "Lyon"), ("B", "A", "C"), 3)
    assert graph.transposed().cities == ("B", "A", "C")
    assert graph.subset([1]).cities == ("Lyon",)
    assert graph.subset(networks=[2, 1]).dense().tolist() == [[False, True], [False, True]]
    assert davis().city_name(0) == "Evelyn"
    assert davis().network_name(13) == "E14"
    assert small().city_name(3) == "3"


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (lambda: TwoMode.from_edges([("a", "x")], cities=["b"]), "'a' is not among the 1 cities"),
        (lambda: TwoMode.from_edges([], cities=["b", "b"]), "'b' twice"),
        (lambda: TwoMode.from_indices([0], [3], shape=(1, 3)), "networks holds 3 to 3; there are 3"),
        (lambda: TwoMode.from_indices([0, 0], [1], shape=(1, 3)), "2 cities and 1 networks"),
        (lambda: TwoMode.from_dense([[0.5]]), "other than 0 and 1"),
        (lambda: TwoMode.from_dense([[float("nan")]]), "unknown"),
        (lambda: TwoMode.from_dense([1, 0]), "1 dimensions"),
        (lambda: TwoMode.from_sparse(sp.csr_array([[np.nan]])), "NaN"),
        (lambda: TwoMode(np.array([0, 2]), np.array([1, 0]), 2), "ascend"),
        (lambda: TwoMode(np.array([0, 2, 1]), np.array([0]), 2), "falls"),
        (lambda: TwoMode(np.array([0, 3]), np.array([0]), 2), "end at the number of ties"),
        (lambda: TwoMode(np.array([0, 1]), np.array([5]), 2), "networks 5 to 5"),
        (lambda: TwoMode(np.array([0, 1]), np.array([0]), 2, cities=("a", "b")), "2 names for 1 cities"),
        (lambda: TwoMode(np.array([0, 1]), np.array([0]), 2, city_attributes={"x": np.zeros(3)}), "3 values for 1"),
        (lambda: davis().side("women"), "neither"),
    ],
)
def test_refuses_what_is_no_membership_table(made: object, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        made()  # type: ignore[operator]


def test_arrays_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        davis().indices[0] = 3


def test_explicit_zeros_and_repeated_cells_are_not_extra_ties() -> None:
    matrix = sp.coo_array(([1, 1, 0, 2], ([0, 0, 0, 1], [1, 1, 0, 0])), shape=(2, 2))
    assert TwoMode.from_sparse(matrix).dense().tolist() == [[False, True], [True, False]]
    assert TwoMode.from_sparse(sp.coo_array(([1, -1], ([0, 0], [0, 0])), shape=(1, 1))).n_ties == 1


@given(TABLES)
def test_twins_and_classes_partition_the_cities(cells: np.ndarray) -> None:
    graph = TwoMode.from_dense(cells)
    for classes in (graph.city_classes, graph.city_twins):
        np.testing.assert_array_equal(np.bincount(classes.of, minlength=len(classes)), classes.size)
        np.testing.assert_array_equal(classes.degree[classes.of], graph.city_degrees)
        np.testing.assert_array_equal(classes.of[classes.first], np.arange(len(classes)))
    assert len(graph.city_twins) == len({row.tobytes() for row in cells})
    assert len(graph.city_classes) == len(set(cells.sum(axis=1).tolist()))


def test_groups_split_classes_and_twins() -> None:
    graph = TwoMode.from_dense([[1, 0], [1, 0], [1, 0]])
    rules = Eligibility.by_value(["FR", "FR", "GR"], [None, {"FR"}])
    ruled, taken_out = graph.within_eligibility(rules)
    assert (len(ruled.city_classes), len(ruled.city_twins), len(taken_out)) == (2, 2, 0)
    assert len(graph.city_classes) == 1


def test_a_tie_outside_the_rules_is_refused_or_taken_out_in_the_open() -> None:
    graph = TwoMode.from_edges([("Lyon", "villes"), ("Patras", "villes"), ("Patras", "world")])
    rules = Eligibility.by_value(["FR", "GR"], [{"FR"}, None])
    with pytest.raises(ValueError, match="1 ties lie where eligibility allows none, first 'Patras' in 'villes'"):
        TwoMode(graph.indptr, graph.indices, 2, graph.cities, graph.networks, rules)
    ruled, taken_out = graph.within_eligibility(rules)
    assert taken_out.tolist() == [[1, 0]]
    assert ruled.dense().tolist() == [[True, False], [False, True]]
    assert ruled.networks == ("villes", "world")
    with pytest.raises(ValueError, match="eligibility covers"):
        graph.within_eligibility(rules)[0].subset([0]).within_eligibility(rules)


@given(TABLES)
def test_peeling_leaves_only_members_with_a_choice(cells: np.ndarray) -> None:
    left = peel(TwoMode.from_dense(cells))
    np.testing.assert_array_equal(left.graph.dense(), cells[np.ix_(left.cities, left.networks)])
    for degree, most in (
        (left.graph.city_degrees, left.graph.n_networks),
        (left.graph.network_degrees, left.graph.n_cities),
    ):
        assert ((degree > 0) & (degree < most)).all()


def test_peeling_known_answers() -> None:
    assert peel(AWKWARD["full row"]).cities.tolist() == [1, 2, 3]
    nested = TwoMode.from_dense([[1, 1, 1], [1, 1, 0], [1, 0, 0]])
    assert peel(nested).graph.shape == (0, 0)
    rules = Eligibility.by_value(["FR", "FR", "GR"], [None, {"FR"}])
    full_where_allowed, _ = TwoMode.from_dense([[1, 0], [0, 1], [1, 0]]).within_eligibility(rules)
    assert peel(full_where_allowed).cities.tolist() == [0, 1]


def test_reads_lists_and_tables(tmp_path: Path) -> None:
    ties = tmp_path / "ties.csv"
    ties.write_text("network,since,city\nA,2001,Ghent\nB,,Lyon\n\n", encoding="utf-8-sig")
    graph = TwoMode.from_csv(ties)
    assert (graph.cities, graph.networks, graph.dense().tolist()) == (
        ("Ghent", "Lyon"),
        ("A", "B"),
        [[True, False], [False, True]],
    )
    table = tmp_path / "table.csv"
    table.write_text(",A,B\nGhent,1,\nLyon,0,1\n", encoding="utf-8")
    with pytest.raises(RowError, match=r"table.csv row 2 B='': is neither 0 nor 1 .*blank='absent'"):
        TwoMode.from_csv(table)
    assert TwoMode.from_csv(table, blank="absent").n_ties == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "holds no row"),
        ("city,network\nGhent,\n", "row 2 network='': is empty"),
        (",A\nGhent,1,1\n", "has 3 columns, the header has 2"),
        (",A\nGhent,1\nGhent,0\n", "'Ghent' twice"),
        (",A\nGhent,2\n", "neither 0 nor 1"),
    ],
)
def test_says_what_is_wrong_with_a_csv(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "x.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises((StructureError, RowError), match=message):
        TwoMode.from_csv(path)


def test_says_what_is_wrong_with_a_file(tmp_path: Path) -> None:
    binary = tmp_path / "x.csv"
    binary.write_bytes(b"\xff\xfe\x00city")
    with pytest.raises(StructureError, match="not a CSV in UTF-8"):
        TwoMode.from_csv(binary)
    with pytest.raises(StructureError, match="cannot be read"):
        TwoMode.from_csv(tmp_path / "none.csv")
    with pytest.raises(StructureError, match="cannot be read"):
        TwoMode.from_npz(tmp_path / "none.npz")
    with pytest.raises(StructureError, match="not a sparse matrix"):
        TwoMode.from_npz(binary)
    np.savez(tmp_path / "other.npz", a=np.arange(3))
    with pytest.raises(StructureError, match="not a sparse matrix"):
        TwoMode.from_npz(tmp_path / "other.npz")


def test_npz_and_csv_agree(tmp_path: Path) -> None:
    sp.save_npz(tmp_path / "davis.npz", davis().csr())
    np.testing.assert_array_equal(TwoMode.from_npz(tmp_path / "davis.npz").dense(), davis().dense())
    assert (FOLDER / "davis.csv").is_file()


def test_synthetic_graph_has_the_size_asked_for_and_heavy_tails() -> None:
    graph = toys.synthetic(2_000, 60, 6_000, rng=np.random.default_rng(5))
    assert (graph.shape, graph.n_ties) == ((2_000, 60), 6_000)
    assert graph.city_degrees.min() >= 1
    assert graph.network_degrees.min() >= 1
    assert graph.city_degrees.max() > 6 * graph.city_degrees.mean()
    again = toys.synthetic(2_000, 60, 6_000, rng=np.random.default_rng(5))
    np.testing.assert_array_equal(graph.indices, again.indices)
    with pytest.raises(ValueError, match="do not fit"):
        toys.synthetic(10, 10, 50, rng=np.random.default_rng(5))

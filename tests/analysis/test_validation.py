"""The validated projection: known answers, peers' defects, invariants, and what enters the family."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from hanse.analysis import cells, twinpairs, validation
from hanse.analysis.eligibility import Eligibility
from hanse.analysis.nullmodels.bicm import bicm
from hanse.analysis.nullmodels.poissonbinomial import tails
from hanse.analysis.nullmodels.sdsm import sdsm
from hanse.analysis.projection import Projection
from hanse.analysis.schedule import Threads
from hanse.analysis.twomode import TwoMode
from hanse.analysis.validation import validated
from hanse.errors import UsageError
from tests.analysis.graphs import AWKWARD, FOLDER, davis, medium, small

TOY = TwoMode.from_dense([[1, 0, 1, 1], [0, 1, 0, 0], [1, 0, 0, 1]])
TABLES = arrays(bool, st.tuples(st.integers(2, 7), st.integers(1, 6)))
SIX = {  # exact upper tails of the six pairs R backbone keeps at 0.2
    "Olivia-Flora": 0.088372,
    "Katherina-Sylvia": 0.093513,
    "Myra-Katherina": 0.157907,
    "Pearl-Dorothy": 0.163140,
    "Laura-Brenda": 0.170928,
    "Evelyn-Theresa": 0.186688,
}


def by_name(found: Projection, names: tuple[str, ...]) -> dict[str, float]:
    return {f"{names[i]}-{names[j]}": p for i, j, p in zip(found.i, found.j, found.p_upper.tolist(), strict=True)}


# -- known answers ---------------------------------------------------------------------------------------------------


def test_toy_by_the_refined_normal_approximation() -> None:
    # zpneal/backbone, inst/tinytest/test_backbone.R, printed to three decimals
    found = validated(TOY, "city", method="rna")
    np.testing.assert_allclose(found.p_upper, [0.977, 0.549, 0.972], atol=6e-4)
    np.testing.assert_allclose(found.p_lower, [0.354, 0.844, 0.476], atol=6e-4)


def test_toy_exactly() -> None:
    found = validated(TOY, "city")
    np.testing.assert_allclose(found.p_upper, [1.0, 0.5553, 1.0], atol=5e-5)
    assert set(found.method_used) == {"exact"}
    model = bicm(TOY, tolerance=1e-10).matrix()
    for method, known in (("rna", [0.432, 0.304, 0.329]), ("exact", [0.4268, 0.3055, 0.3327])):  # of each with itself
        alone = [
            tails(row * row, int(degree), method=method).upper for row, degree in zip(model, (3, 1, 2), strict=True)
        ]
        np.testing.assert_allclose(alone, known, atol=6e-4 if method == "rna" else 5e-5)


def test_davis_exactly() -> None:
    found = by_name(validated(davis(), "city", tail="upper"), davis().cities)
    for pair, p in SIX.items():
        assert found[pair] == pytest.approx(p, abs=5e-7)


def test_davis_by_the_refined_normal_approximation() -> None:
    # R backbone 2.1.3: none at 0.05, one at 0.1, six at 0.2; two pairs of events at 0.05
    found = by_name(validated(davis(), "city", tail="upper", method="rna"), davis().cities)
    assert [sum(p < alpha for p in found.values()) for alpha in (0.05, 0.1, 0.2)] == [0, 1, 6]
    assert {pair for pair, p in found.items() if p < 0.2} == set(SIX)
    assert {pair for pair, p in found.items() if p < 0.1} == {"Katherina-Sylvia"}
    events = validated(davis(), "network", tail="upper", method="rna")
    assert (events.p_upper < 0.05).sum() == 2


def test_every_pair_of_the_small_graph() -> None:
    known = np.load(FOLDER / "S_upper_p.npy")  # direct dynamic programming
    found = validated(small(), tail="upper")
    assert len(found) == np.isfinite(known).sum() == 373
    np.testing.assert_allclose(found.p_upper, known[found.i, found.j], rtol=1e-10)


def test_nothing_is_found_where_nothing_was_planted() -> None:
    assert validated(medium(), tail="upper").n_significant == 0
    assert validated(medium(), "city", tail="upper", p_max=0.01).n_significant == 0


def test_half_copies_are_found_and_their_p_is_not_cut_off() -> None:
    graph = medium()
    table, rng = graph.csr().tolil(), np.random.default_rng(11)
    order = np.argsort(graph.network_degrees)
    originals, copies = order[60:70], order[30:40]
    for source, copy in zip(originals, copies, strict=True):
        members = graph.transposed().row(int(source))
        table[:, copy] = 0
        table[rng.choice(members, members.size // 2, replace=False), copy] = 1
    planted = TwoMode.from_sparse(table.tocsr())
    found = validated(planted, tail="upper")
    pairs = {(int(min(a, b)), int(max(a, b))) for a, b in zip(originals, copies, strict=True)}
    chosen = {(int(i), int(j)) for i, j in zip(found.i[found.significant], found.j[found.significant], strict=True)}
    assert pairs <= chosen
    assert found.p_upper.min() < 1e-60
    for pair in np.flatnonzero(found.significant)[:5]:
        model = bicm(planted, tolerance=1e-10).matrix()
        exact = tails(model[:, found.i[pair]] * model[:, found.j[pair]], int(found.k[pair])).upper
        assert found.p_upper[pair] == pytest.approx(float(exact), rel=1e-9, abs=0)


# -- peers' defects ----------------------------------------------------------------------------------------------------


def test_the_upper_tail_is_the_upper_tail_in_every_method() -> None:
    # bicm 3.4.0 gives the lower tail for "rna" and "normal": 0.974 for Katherina and Sylvia
    for method in ("exact", "saddle", "rna"):
        found = by_name(validated(davis(), "city", tail="upper", method=method), davis().cities)
        assert found["Katherina-Sylvia"] == pytest.approx(0.0935, abs=0.025)


def test_single_thread_without_progress_bar_works() -> None:
    # bicm 3.4.0 "poibin" with threads_num=1 and progress_bar=False raises KeyError
    found = validated(davis(), "city", scheduler=Threads(1), progress=None)
    assert len(found) == 153


def test_a_full_row_gives_numbers() -> None:
    # bicm and NEMtropy (light mode): infinite fitness, NaN, and an exception later
    found = validated(AWKWARD["full row"], "city")
    assert np.isfinite(found.p_upper).all()
    first = found.i == 0
    np.testing.assert_allclose(found.expected[first], 1.0, atol=1e-9)
    np.testing.assert_allclose(found.p_upper[first], 1 - (2 / 3) ** 3, atol=1e-8)


def test_olivia_and_flora_are_not_thirty_times_too_surprising() -> None:
    # networkx-backbone 0.1.0: p = r c / N and a plain normal give 0.0029
    found = by_name(validated(davis(), "city", tail="upper"), davis().cities)
    assert found["Olivia-Flora"] == pytest.approx(0.0884, abs=5e-5)
    assert (validated(davis(), "city", tail="upper", alpha=0.05).significant).sum() == 0  # it returns all edges


def test_exact_p_keeps_two_pairs_where_the_approximation_keeps_one() -> None:
    found = by_name(validated(davis(), "city", tail="upper"), davis().cities)
    assert {pair for pair, p in found.items() if p < 0.1} == {"Katherina-Sylvia", "Olivia-Flora"}


# -- definitions -------------------------------------------------------------------------------------------------------


@given(TABLES, st.data())
def test_equals_its_definition_with_and_without_rules(table: np.ndarray, data: st.DataObject) -> None:
    mask = table | data.draw(arrays(bool, table.shape))
    for graph in (
        TwoMode.from_dense(table),
        TwoMode.from_dense(table).within_eligibility(Eligibility.from_mask(mask))[0],
    ):
        model = bicm(graph, tolerance=1e-10).matrix()
        found = validated(graph, "city", tail="both")
        assert len(found) == table.shape[0] * (table.shape[0] - 1) // 2
        for i, j, k, expected, upper, lower in zip(
            found.i, found.j, found.k, found.expected, found.p_upper, found.p_lower, strict=True
        ):
            exact = tails(np.clip(model[i] * model[j], 0, 1), int(k))
            assert (upper, lower) == pytest.approx((float(exact.upper), float(exact.lower)), rel=1e-6, abs=1e-9)
            assert expected == pytest.approx(exact.mean, abs=1e-9)


@given(TABLES)
def test_order_of_rows_changes_nothing(table: np.ndarray) -> None:
    order = np.random.default_rng(table.size).permutation(table.shape[0])
    one, other = validated(TwoMode.from_dense(table), "city"), validated(TwoMode.from_dense(table[order]), "city")
    p = {frozenset((int(i), int(j))): value for i, j, value in zip(one.i, one.j, one.p, strict=True)}
    for i, j, value in zip(other.i, other.j, other.p, strict=True):
        assert value == pytest.approx(p[frozenset((int(order[i]), int(order[j])))], abs=1e-8)


def test_p_falls_as_overlap_rises() -> None:
    found = validated(medium(), "city", tail="upper", p_max=1.0, top=50)
    held = found.cells
    same = np.diff(held.class_pair) == 0
    assert (np.diff(found.tails.upper)[same] < 1e-12).all()
    assert (np.diff(found.tails.lower)[same] > -1e-12).all()


@given(TABLES, st.data())
def test_p_is_monotone_in_overlap_under_every_null_model(table: np.ndarray, data: st.DataObject) -> None:
    mask = table | data.draw(arrays(bool, table.shape))
    graph, _ = TwoMode.from_dense(table).within_eligibility(Eligibility.from_mask(mask))
    for null in ("bicm", "fixedrow", "fdsm"):
        more = {"rng": np.random.default_rng(1), "n_samples": 5} if null == "fdsm" else {}
        found = validated(graph, "city", null=null, tail="both", **more)  # type: ignore[arg-type]
        same = np.diff(found.cells.class_pair) == 0
        assert (np.diff(found.tails.upper)[same] <= 1e-12).all()
        assert (np.diff(found.tails.lower)[same] >= -1e-12).all()
        assert (found.p_upper + found.p_lower >= 1 - 1e-9).all()  # both hold the value itself


def test_both_tails_are_twice_the_smaller() -> None:
    found = validated(davis(), "city", tail="both")
    np.testing.assert_allclose(found.p, np.minimum(1, 2 * np.minimum(found.p_upper, found.p_lower)))
    assert (found.more == (found.p_upper <= found.p_lower)).all()
    lower = validated(davis(), "city", tail="lower")
    np.testing.assert_array_equal(lower.p, found.p_lower)


# -- the family --------------------------------------------------------------------------------------------------------


def test_families_are_what_they_say() -> None:
    rules = Eligibility.by_value(["FR", "FR", "GR", "GR"], [None, {"FR"}, {"FR"}, {"GR"}])
    ties = TwoMode.from_dense([[1, 1, 0, 0], [0, 1, 1, 0], [1, 0, 0, 1], [0, 0, 0, 1]])
    graph, _ = ties.within_eligibility(rules)
    assert validated(graph, family="all").n_family == 6
    assert validated(graph, family="possible").n_family == 4  # the French ones and the Greek one never meet
    assert validated(graph, family="observed").n_family == 3
    assert validated(ties, family="possible").n_family == 6


def test_pairs_that_share_nothing_are_tested_where_fewer_is_the_question() -> None:
    assert len(validated(davis(), "network", tail="lower")) == 91
    assert len(validated(davis(), "network", tail="upper")) == 66
    assert len(validated(davis(), "network", tail="both", family="observed")) == 66
    apart = TwoMode.from_dense(np.kron(np.eye(2, dtype=int), np.ones((12, 9), int)))
    found = validated(apart, "network", tail="both")
    nothing = found.k == 0
    assert nothing.sum() == 81
    assert found.significant[nothing].all()
    assert not found.more[nothing].any()


@pytest.mark.parametrize("correction", ["fdr_bh", "holm", "bonferroni", "none"])
def test_larger_families_are_stricter(correction: str) -> None:
    every = validated(small(), tail="upper", correction=correction)
    seen = validated(small(), tail="upper", correction=correction, family="observed")
    assert (every.q >= seen.q - 1e-15).all()
    assert (seen.q >= seen.p - 1e-15).all()


# -- listing and counting ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tail", ["upper", "lower", "both"])
@pytest.mark.parametrize("null", ["bicm", "fixedrow"])
@pytest.mark.parametrize("mode", ["city", "network"])
def test_counting_gives_what_listing_gives(tail: str, null: str, mode: str) -> None:
    everything = validated(small(), mode, tail=tail, null=null)
    few = validated(small(), mode, tail=tail, null=null, p_max=0.2)
    kept = everything.p <= 0.2
    for name in ("i", "j", "k", "p_upper", "p_lower", "expected", "q"):
        np.testing.assert_array_equal(getattr(few, name), getattr(everything, name)[kept])
    assert few.n_significant == everything.n_significant == everything.significant.sum()
    assert few.n_family == everything.n_family


def test_top_lists_the_smallest_p() -> None:
    everything = validated(small(), tail="upper")
    best = np.sort(np.lexsort((everything.j, everything.i, -everything.k, everything.p))[:25])
    found = validated(small(), tail="upper", top=25)
    np.testing.assert_array_equal(found.i, everything.i[best])
    np.testing.assert_array_equal(found.j, everything.j[best])
    assert len(validated(small(), top=0)) == 0


def test_table_has_the_columns_of_the_command_line() -> None:
    table = validated(davis()).table()
    assert list(table) == ["i", "j", "k", "expected", "p_upper", "p_lower", "q"]
    assert {len(column) for column in table.values()} == {91}


def test_too_many_pairs_to_list_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validation, "MOST_PAIRS", 100)
    with pytest.raises(UsageError, match="Give p_max"):
        validated(small(), "city", p_max=1.0)
    assert len(validated(small(), "city", tail="upper", p_max=1e-4)) < 100
    monkeypatch.setattr(twinpairs, "MOST_CELLS", 3)
    with pytest.raises(UsageError, match="Give p_max"):
        validated(small(), "city", p_max=1e-4)
    monkeypatch.setattr(cells, "MOST_CLASSES", 3)
    with pytest.raises(UsageError, match="coarser groups"):
        validated(small(), "city", p_max=1e-4)


def test_threads_and_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = validated(medium(), "city", tail="upper", p_max=1e-3)
    monkeypatch.setattr("hanse.analysis.pairlist._SMALL", 0)
    seen: list[int] = []
    found = validated(
        medium(), "city", tail="upper", p_max=1e-3, scheduler=Threads(3), progress=lambda done, of: seen.append(of)
    )
    for name in ("i", "j", "k", "p_upper"):
        np.testing.assert_array_equal(getattr(found, name), getattr(expected, name))
    assert len(seen) > 0


# -- approximations ----------------------------------------------------------------------------------------------------


def test_approximations_are_as_good_as_they_are_said_to_be() -> None:
    exact = validated(medium(), tail="upper").p_upper
    saddle = validated(medium(), tail="upper", method="saddle").p_upper
    assert np.abs(np.log10(saddle / exact)).max() < 0.015  # methods: 0.010 at M
    rna = validated(medium(), tail="upper", method="rna").p_upper
    assert np.abs(rna - exact).max() < 0.1


@pytest.mark.parametrize(("graph", "screen"), [(small(), 0.05), (medium(), 0.01)], ids=["S", "M"])
@pytest.mark.parametrize("mode", ["network", "city"])
def test_the_screen_lets_nothing_slip(graph: TwoMode, screen: float, mode: str) -> None:
    side = graph.side(mode)
    found = validated(graph, mode, tail="both", p_max=1.0, top=1)
    screened = sdsm(side, method="screened", screen=screen).tails(found.cells, Threads(1), None)
    near = np.minimum(found.tails.upper, found.tails.lower) <= screen
    assert near.any()
    assert (screened.method[near] == 0).all()
    for name in ("upper", "lower"):
        exact, mixed = getattr(found.tails, name), getattr(screened, name)
        np.testing.assert_allclose(mixed[screened.method == 0], exact[screened.method == 0], rtol=1e-11)


def test_screening_starts_where_exact_would_take_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hanse.analysis.nullmodels.sdsm._AFFORDABLE", 10)
    found = validated(medium(), tail="upper")
    assert set(found.method_used) == {"exact", "rna"}
    assert "rna for" in found.describe()
    assert found.n_significant == 0


# -- rules of admission ------------------------------------------------------------------------------------------------


def test_rules_take_away_overlap_that_only_borders_make() -> None:
    # Eight countries; in each, thirty cities and four national networks joined at random by half of its cities.
    rng = np.random.default_rng(8)
    country = np.repeat(np.arange(8), 30)
    home = np.repeat(np.arange(8), 4)
    ties = (country[:, None] == home) & (rng.random((240, 32)) < 0.5)
    graph = TwoMode.from_dense(ties)
    rules = Eligibility.by_value(country.tolist(), [{int(c)} for c in home])
    without = validated(graph, tail="upper")
    ruled = validated(graph.within_eligibility(rules)[0], tail="upper", family="possible")
    assert without.n_significant >= 24  # half of the 48 pairs inside a country
    assert ruled.n_significant == 0
    assert ruled.n_family == 48
    assert "closed by rules" in ruled.describe()
    assert "Every city could join" in without.describe()


def test_rules_that_admit_everybody_change_nothing() -> None:
    graph = small()
    open_to_all = Eligibility.by_value(["x"] * graph.n_cities, [None] * graph.n_networks)
    one, other = validated(graph), validated(graph.within_eligibility(open_to_all)[0])
    np.testing.assert_allclose(one.p_upper, other.p_upper, rtol=1e-6)


# -- every awkward graph -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", AWKWARD)
@pytest.mark.parametrize("mode", ["city", "network"])
@pytest.mark.parametrize("null", ["bicm", "sdsm", "fixedrow", "hypergeometric", "fdsm"])
def test_defined_on_awkward_graphs(name: str, mode: str, null: str) -> None:
    sampling = {"rng": np.random.default_rng(1), "n_samples": 20} if null == "fdsm" else {}
    for tail in ("upper", "lower", "both"):
        found = validated(AWKWARD[name], mode, null=null, tail=tail, **sampling)
        for column in found.table().values():
            assert np.isfinite(column).all()
        for p in (found.p_upper, found.p_lower, found.p, found.q):
            assert ((p >= 0) & (p <= 1)).all()
        assert found.describe().endswith(".")
        assert len(found.assumptions) == 3
        assert "no tie" in found.missing


def test_empty_members_are_no_surprise() -> None:
    found = validated(AWKWARD["empty row"], "city")
    with_empty = (found.i == 1) | (found.j == 1)
    assert found.p_upper[with_empty].tolist() == [1.0] * 3
    assert found.p_lower[with_empty].tolist() == [1.0] * 3
    assert found.expected[with_empty].tolist() == [0.0] * 3


def test_duplicated_ties_count_once() -> None:
    graph = davis()
    rows = np.repeat(np.arange(18), graph.city_degrees)
    twice = TwoMode.from_indices(np.r_[rows, rows], np.r_[graph.indices, graph.indices], shape=graph.shape)
    np.testing.assert_array_equal(validated(twice).p, validated(graph).p)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"null": "curveball"}, "null 'curveball' is not one of bicm"),
        ({"tail": "left"}, "tail 'left'"),
        ({"family": "some"}, "family 'some'"),
        ({"correction": "by"}, "correction 'by'"),
        ({"method": "fft"}, "method 'fft'"),
        ({"alpha": 2}, "alpha 2 is no probability"),
        ({"p_max": -0.1}, "p_max -0.1 is no probability"),
        ({"top": -1}, "top -1 counts pairs"),
        ({"null": "fdsm"}, "give rng"),
        ({"n_samples": 5}, "n_samples belongs to null='fdsm'"),
        ({"mode": "women"}, "neither"),
    ],
)
def test_refuses_what_it_does_not_know(options: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        validated(davis(), **options)


def test_screen_has_to_be_a_p_value() -> None:
    with pytest.raises(ValueError, match="no p-value"):
        sdsm(davis(), screen=0.0)


def test_result_names_its_parameters() -> None:
    found = validated(davis(), "city", alpha=0.1, correction="holm")
    assert found.params["alpha"] == 0.1
    assert "holds" not in found.describe()
    assert "Holm" in found.describe()
    assert replace(found, n_family=3).n_family == 3

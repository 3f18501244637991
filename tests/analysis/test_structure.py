"""Every statistic of the structure on the same awkward graphs: a defined result that can give account of itself."""

import dataclasses
import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from hanse.analysis.betweenness import betweenness, closeness
from hanse.analysis.community import communities
from hanse.analysis.concentration import concentration
from hanse.analysis.coreperiphery import core_periphery
from hanse.analysis.cover import liaison_set
from hanse.analysis.eligibility import Eligibility
from hanse.analysis.interlock import interlocks
from hanse.analysis.kcore import core_numbers, two_mode_core
from hanse.analysis.leaveoneout import each_roster_dropped
from hanse.analysis.nestedness import nestedness
from hanse.analysis.nullmodels.chain import randomise
from hanse.analysis.representation import representation
from hanse.analysis.sensitivity import sensitivity
from hanse.analysis.twomode import TwoMode
from tests.analysis.draws import shuffled
from tests.analysis.graphs import AWKWARD, davis


def rng() -> np.random.Generator:
    return np.random.default_rng(1)


def spread(graph: TwoMode) -> float | None:
    return concentration(graph).gini


STATISTICS: dict[str, Callable[[TwoMode], Any]] = {
    "betweenness": betweenness,
    "closeness": closeness,
    "communities": lambda graph: communities(graph, rng=rng(), n_starts=2, n_shakes=2),
    "concentration": concentration,
    "concentration of networks": lambda graph: concentration(graph, mode="network", n_outside=3),
    "core numbers": core_numbers,
    "core and periphery": core_periphery,
    "each roster dropped": lambda graph: each_roster_dropped(graph, spread),
    "interlocks": interlocks,
    "liaison set": lambda graph: liaison_set(graph, rng=rng()),
    "liaison set with a cap": lambda graph: liaison_set(graph, demand=2, cap=1, n_samples=2, rng=rng()),
    "nestedness": nestedness,
    "nestedness as given": lambda graph: nestedness(graph, order="given"),
    "representation": lambda graph: representation(
        graph.city_degrees, ["a", "b", "a", ""][: graph.n_cities], universe="invented", rng=rng(), n_draws=50
    ),
    "sensitivity": lambda graph: sensitivity({("x",): graph}, spread, factors=["f"], baseline=("x",)),
    "two-mode core": lambda graph: two_mode_core(graph, memberships=2, members=2),
}
# Where a value does not exist the result says so by NaN, and its documentation says when.
MAY_BE_UNKNOWN = {"top_share", "quotient", "quotient_low", "quotient_high", "tie_quotient", "values", "whole"}


def unknown_fields(result: Any) -> set[str]:
    """Fields that hold NaN or infinity somewhere."""
    found = set()
    for field in dataclasses.fields(result):
        value = getattr(result, field.name)
        if isinstance(value, np.ndarray) and value.dtype.kind == "f" and not np.isfinite(value).all():
            found.add(field.name)
        if isinstance(value, float) and not math.isfinite(value):
            found.add(field.name)
    return found


@pytest.mark.parametrize("name", STATISTICS)
@pytest.mark.parametrize("kind", AWKWARD)
def test_defined_on_awkward_graphs(name: str, kind: str) -> None:
    result = STATISTICS[name](AWKWARD[kind])
    assert unknown_fields(result) <= MAY_BE_UNKNOWN
    text = result.describe()
    assert text.endswith(".")
    assert "nan" not in text.replace("Cerinšek", "").lower().split()
    assert isinstance(result.params, dict)
    assert len(result.assumptions) > 0
    assert result.missing.endswith(".")


@pytest.mark.parametrize("name", STATISTICS)
def test_rules_of_admission_do_not_get_in_the_way(name: str) -> None:
    graph = AWKWARD["disconnected"]
    ruled = graph.within_eligibility(Eligibility.from_mask(graph.dense() | (np.arange(4) % 2 == 0)))[0]
    assert unknown_fields(STATISTICS[name](ruled)) <= MAY_BE_UNKNOWN


@pytest.mark.parametrize(
    "name", ["betweenness", "closeness", "concentration", "core numbers", "core and periphery", "nestedness"]
)
def test_order_of_members_changes_nothing(name: str) -> None:
    order = np.random.default_rng(3)
    rows, columns = order.permutation(18), order.permutation(14)
    first, mixed = STATISTICS[name](davis()), STATISTICS[name](davis().subset(rows, columns))
    for field in dataclasses.fields(first):
        before, after = getattr(first, field.name), getattr(mixed, field.name)
        if isinstance(before, np.ndarray) and before.shape == (18,):
            np.testing.assert_allclose(after, before[rows], rtol=1e-9, atol=1e-12)
        elif isinstance(before, np.ndarray) and before.shape == (14,):
            np.testing.assert_allclose(after, before[columns], rtol=1e-9, atol=1e-12)
        elif isinstance(before, float):
            assert after == pytest.approx(before)


def test_ties_given_twice_count_once() -> None:
    rows, columns = np.nonzero(davis().dense())
    doubled = TwoMode.from_indices(np.r_[rows, rows], np.r_[columns, columns], shape=(18, 14))
    assert nestedness(doubled).total == nestedness(davis()).total
    assert betweenness(doubled).cities.tolist() == betweenness(davis()).cities.tolist()


def test_random_graphs_of_the_null_model_and_plain_trades_agree() -> None:
    found = [
        nestedness(davis(), null=randomise(davis(), 200, rng=rng())).null_total,
        nestedness(davis(), null=shuffled(davis(), draws=150, rng=rng(), trades=60)).null_total,
    ]
    for null in found:
        assert null is not None
    assert found[0].mean == pytest.approx(found[1].mean, abs=0.5)
    assert found[0].z == pytest.approx(found[1].z, abs=0.5)

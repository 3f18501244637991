"""The loop test: every public function of the arithmetic on the same awkward matrices, and every result type.

A new public function fails here until it is entered in ``CALLS`` or, with a reason, in ``NOT_CALLED``.
"""

import dataclasses
import importlib
import inspect
import math
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

import hanse.analysis
from hanse.analysis.admissible import RosterFacts, admissible
from hanse.analysis.agreement import (
    cohen_kappa,
    confusion,
    decided_by_all,
    fleiss_kappa,
    krippendorff_alpha,
    prevalence,
)
from hanse.analysis.association import pearson, spearman
from hanse.analysis.betweenness import betweenness, closeness
from hanse.analysis.community import communities
from hanse.analysis.comparison import against
from hanse.analysis.concentration import concentration, most_connected
from hanse.analysis.coreperiphery import core_periphery
from hanse.analysis.correction import adjust
from hanse.analysis.cover import liaison_set
from hanse.analysis.distribution import gini, mean, median
from hanse.analysis.growth import DatedRoster, growth, roster_changes
from hanse.analysis.interlock import interlocks
from hanse.analysis.interval import clopper_pearson, wilson
from hanse.analysis.kcore import core_numbers, two_mode_core
from hanse.analysis.layout import layout
from hanse.analysis.leaveoneout import each_roster_dropped
from hanse.analysis.modularity import adjusted_rand, modularity
from hanse.analysis.nestedness import nestedness
from hanse.analysis.nullmodels.bicm import bicm
from hanse.analysis.nullmodels.chain import randomise
from hanse.analysis.nullmodels.distribution import null_distribution
from hanse.analysis.nullmodels.poissonbinomial import tails
from hanse.analysis.overlap import overlap
from hanse.analysis.pairstream import stream_pairs
from hanse.analysis.peeling import peel
from hanse.analysis.reliability import agreement
from hanse.analysis.representation import representation
from hanse.analysis.sensitivity import sensitivity
from hanse.analysis.survival import kaplan_meier
from hanse.analysis.turnbull import turnbull
from hanse.analysis.twomode import TwoMode
from hanse.analysis.validation import validated
from tests.analysis.graphs import AWKWARD

MATRICES = ("regular", "disconnected", "empty row", "single column", "empty")
MATRICES += ("full row", "full column", "one network", "duplicates", "no ties", "all ties", "twins")


def rng() -> np.random.Generator:
    return np.random.default_rng(1)


def ties(graph: TwoMode) -> float:
    return float(graph.n_ties)


def coded(graph: TwoMode) -> np.ndarray:
    """Networks as coders, cities as units."""
    return graph.dense().T.astype(float)


def numbered(graph: TwoMode) -> np.ndarray:
    return np.arange(graph.n_cities, dtype=float)


def rosters(graph: TwoMode) -> list[DatedRoster]:
    members = [frozenset(map(str, graph.transposed().row(n))) for n in range(graph.n_networks)]
    return [DatedRoster(2000.0 + n, "members", True, held) for n, held in enumerate(members)]


CALLS: dict[str, Callable[[TwoMode], Any]] = {
    "adjust": lambda g: [adjust(g.city_degrees / 9, method=m) for m in ("fdr_bh", "holm", "bonferroni", "none")],
    "adjusted_rand": lambda g: adjusted_rand(g.city_degrees, numbered(g).astype(int)),
    "admissible": lambda g: admissible(
        [RosterFacts(n, int(d), 3, "unknown", 2020.0) for n, d in enumerate(g.network_degrees)],
        n_networks=g.n_networks,
        as_of=2021.0,
    ),
    "against": lambda g: against(ties(g), [ties(drawn) for drawn in randomise(g, 3, rng=rng())]),
    "agreement": lambda g: agreement(coded(g), rng=rng(), n_resamples=20),
    "betweenness": betweenness,
    "bicm": bicm,
    "clopper_pearson": lambda g: clopper_pearson(g.city_degrees, g.n_networks),
    "closeness": closeness,
    "cohen_kappa": lambda g: cohen_kappa(g.city_degrees, numbered(g)),
    "communities": lambda g: communities(g, rng=rng(), n_starts=2, n_shakes=2),
    "concentration": lambda g: [concentration(g), concentration(g, mode="network")],
    "confusion": lambda g: confusion(g.city_degrees.astype(float), numbered(g), "none"),
    "core_numbers": core_numbers,
    "core_periphery": core_periphery,
    "decided_by_all": lambda g: decided_by_all(coded(g)),
    "each_roster_dropped": lambda g: each_roster_dropped(g, ties),
    "fleiss_kappa": lambda g: fleiss_kappa(coded(g)),
    "gini": lambda g: gini(g.city_degrees),
    "growth": lambda g: growth(numbered(g) + 2000, numbered(g) + 2001),
    "interlocks": interlocks,
    "kaplan_meier": lambda g: kaplan_meier(g.city_degrees.astype(float), numbered(g) > 1),
    "krippendorff_alpha": lambda g: krippendorff_alpha(coded(g)),
    "layout": lambda g: layout(g, rng=rng(), n_rounds=5),
    "liaison_set": lambda g: liaison_set(g, rng=rng()),
    "mean": lambda g: mean(g.city_degrees),
    "median": lambda g: median(g.city_degrees),
    "modularity": lambda g: modularity(g, numbered(g).astype(int), np.arange(g.n_networks)),
    "most_connected": lambda g: most_connected(g, 2),
    "nestedness": lambda g: nestedness(g, null=randomise(g, 3, rng=rng())),
    "null_distribution": lambda g: null_distribution(g, ties, rng=rng(), n_samples=3),
    "overlap": lambda g: [overlap(g, mode, min_k=k) for mode in ("city", "network") for k in (0, 1)],
    "pearson": lambda g: pearson(g.city_degrees, numbered(g), rng=rng(), n_permutations=9),
    "peel": lambda g: peel(g).graph.city_degrees,
    "prevalence": lambda g: prevalence(coded(g)),
    "randomise": lambda g: [drawn.city_degrees for drawn in randomise(g, 2, rng=rng())],
    "representation": lambda g: representation(
        g.city_degrees, ["a", "b", "a", ""][: g.n_cities], universe="invented", rng=rng(), n_draws=20
    ),
    "roster_changes": lambda g: list(roster_changes(rosters(g))),
    "sensitivity": lambda g: sensitivity({("x",): g}, ties, factors=["f"], baseline=("x",)),
    "spearman": lambda g: spearman(g.city_degrees, numbered(g), rng=rng(), n_permutations=9),
    "stream_pairs": lambda g: stream_pairs(g, "city", tail="both").tested,
    "tails": lambda g: [tails(np.full(g.n_ties, 0.5), [0, 1, g.n_ties], method=m) for m in ("exact", "saddle", "rna")],
    "turnbull": lambda g: turnbull(g.city_degrees, g.city_degrees + 1),
    "two_mode_core": lambda g: two_mode_core(g, memberships=2, members=2),
    "validated": lambda g: [
        validated(g, mode, null=null, tail=tail, **({"rng": rng(), "n_samples": 3} if null == "fdsm" else {}))
        for mode in ("city", "network")
        for null in ("bicm", "fixedrow", "fdsm")
        for tail in ("upper", "both")
    ],
    "wilson": lambda g: wilson(g.city_degrees, g.n_networks),
}
NOT_CALLED = {
    "arithmetic behind a function that is called": "alphas as_table cohen_kappas fleiss_kappas is_decided or_none "
    "patterns_of searches trace leading sort_twins all_pairs pair_blocks values_of reduce_problem assign serve_evenly "
    "substitutes quick exact minimise used_in count_all sample worth_considering sampling_of words_of reaches_all "
    "graphs_of sort_pairs n_places pairs_by_place count_zeros occurring place equal_degree equal_rows mark_sizes",
    "null models, called through validated": "fdsm fixedrow sdsm",
    "spreading, compiling, words, files, toys": "connected check_workers processors counted equal_shares even_blocks "
    "compiled internal internal_sum inlined cache_folder code_digest narrative number probability several "
    "read_csv read_npz mini synthetic warm",
}
# What may be NaN, and the documentation of the field says when.
MAY_BE_UNKNOWN = {
    "top_share", "quotient", "quotient_low", "quotient_high", "tie_quotient", "values", "whole", "low", "high", "share",
    "right",
}  # fmt: skip


def modules() -> Iterator[Any]:
    for found in pkgutil.walk_packages(hanse.analysis.__path__, "hanse.analysis."):
        if not found.name.startswith("hanse.analysis.kernels"):
            yield importlib.import_module(found.name)


def public(kind: Callable[[Any], bool]) -> dict[str, Any]:
    return {
        name: value
        for module in modules()
        for name, value in vars(module).items()
        if not name.startswith("_") and kind(value) and getattr(value, "__module__", "") == module.__name__
    }


def results(found: Any) -> list[Any]:
    return [one for one in (found if isinstance(found, list) else [found]) if one is not None]


def unknown(value: Any) -> bool:
    if isinstance(value, np.ndarray):
        return value.dtype.kind == "f" and not bool(np.isfinite(value).all())
    return isinstance(value, float) and not math.isfinite(value)


def figures(result: Any) -> dict[str, Any]:
    """Fields and derived arrays of a result."""
    if not dataclasses.is_dataclass(result):
        return {"": result}
    names = [field.name for field in dataclasses.fields(result)]
    names += [name for name, value in vars(type(result)).items() if hasattr(value, "attrname")]  # cached properties
    names += [name for name in ("expected", "p", "p_upper", "p_lower", "q", "z", "mean") if hasattr(result, name)]
    return {name: getattr(result, name) for name in names}


def test_every_public_function_is_called() -> None:
    known = set(CALLS) | {name for names in NOT_CALLED.values() for name in names.split()}
    assert set(public(inspect.isfunction)) - known == set()
    assert known - set(public(inspect.isfunction)) - {"cache_folder", "code_digest"} == set()


@pytest.mark.parametrize("kind", MATRICES)
@pytest.mark.parametrize("name", CALLS)
def test_defined_and_never_nan_by_accident(name: str, kind: str) -> None:
    for result in results(CALLS[name](AWKWARD[kind])):
        strange = {field for field, value in figures(result).items() if unknown(value)}
        assert strange <= MAY_BE_UNKNOWN, f"{type(result).__name__}: {strange}"


def test_every_result_gives_account_of_itself() -> None:
    seen = set()
    for name, call in CALLS.items():
        for result in results(call(AWKWARD["disconnected"])):
            kind = type(result)
            if not kind.__module__.startswith("hanse.analysis") or kind.__name__ in ("RosterChange", "TwoMode"):
                continue  # a number, an array, a row of a table, a graph
            seen.add(kind.__name__)
            assert dataclasses.is_dataclass(kind), name
            with pytest.raises(dataclasses.FrozenInstanceError):
                setattr(result, dataclasses.fields(result)[0].name, None)
            assert isinstance(result.params, dict), name
            assert len(result.assumptions) > 0, name
            assert all(isinstance(text, str) and text != "" for text in result.assumptions)
            assert result.missing.endswith("."), name
            assert len(result.describe()) > 20
            undocumented = {
                field.name for field in dataclasses.fields(result) if field.name not in (kind.__doc__ or "")
            }
            assert {field for field in undocumented if not field.startswith("_")} == set(), kind.__name__
    described = {name for name, kind in public(inspect.isclass).items() if hasattr(kind, "describe")}
    assert described - seen == {"Mixing", "Warmth"}, "parts of other results and what warming up took"


def test_methods_paragraphs_name_their_sources() -> None:
    without = []
    for call in CALLS.values():
        for result in results(call(AWKWARD["disconnected"])):
            if (
                hasattr(result, "describe")
                and "doi:" not in result.describe()
                and "References:" not in result.describe()
            ):
                without.append(type(result).__name__)
    # counts of recorded things, or a part that is printed inside another paragraph
    assert set(without) <= {"Admission", "Growth", "Interlocks", "NullComparison"}

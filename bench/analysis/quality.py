"""How far approximations are off, and what rules of admission cost."""

from collections.abc import Iterator

import numpy as np

from bench.analysis.graphs import fresh, medium
from bench.analysis.measure import Row, compare
from hanse.analysis.eligibility import Eligibility
from hanse.analysis.nullmodels.sdsm import sdsm
from hanse.analysis.schedule import Threads
from hanse.analysis.twomode import TwoMode
from hanse.analysis.validation import validated


def approximations() -> Iterator[str]:
    """Decades between approximate and exact p, on M."""
    side = medium().transposed()
    exact = validated(medium(), tail="upper")
    for method in ("saddle", "rna"):
        found = sdsm(side, method=method).tails(exact.cells, Threads(1), None)  # type: ignore[arg-type]
        off = np.abs(np.log10(np.maximum(found.upper, 1e-300)) - np.log10(exact.tails.upper))
        yield f"{method}: p of network pairs of M is off by up to {off.max():.3f} decades"


def ruled() -> TwoMode:
    """M with rules as they occur: 40 countries of unequal size, every second network open to one to three of them."""
    rng = np.random.default_rng(8)
    graph = medium()
    share = 1 / np.arange(1, 41)
    countries = rng.choice(40, graph.n_cities, p=share / share.sum())
    admitted = [
        None if network % 2 == 0 else set(rng.choice(40, rng.integers(1, 4), replace=False, p=share / share.sum()))
        for network in range(graph.n_networks)
    ]
    rules = Eligibility.by_value(countries.tolist(), admitted)
    return graph.within_eligibility(rules)[0]


def masked() -> Iterator[Row]:
    """The four null models under rules of admission, on M; what is compared is the same graph without rules."""
    graph = ruled()
    free = TwoMode(graph.indptr, graph.indices, graph.n_networks)
    groups = len(graph.city_classes), len(graph.network_classes)
    for null in ("bicm", "fixedrow", "fdsm"):

        def work(given: TwoMode, null: str = null) -> object:
            more = {"rng": np.random.default_rng(1), "n_samples": 200} if null == "fdsm" else {}
            return validated(given, "network", null=null, tail="upper", **more)  # type: ignore[arg-type]

        row = compare(
            f"network pairs with rules of admission, {null}, M",
            "",
            work,
            {"the same without rules": lambda work=work: work(fresh(free))},
            prepare=lambda: _copy(graph),
            runs=3,
            peer_runs=3,
        )
        row.notes.append(f"{groups[0]} x {groups[1]} classes of degree and group, {graph.n_ties:,} ties")
        yield row


def _copy(graph: TwoMode) -> TwoMode:
    copy = TwoMode(graph.indptr, graph.indices, graph.n_networks, eligibility=graph.eligibility)
    copy.transposed().transposed()
    return copy

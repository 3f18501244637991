"""What is timed: each line of the table, with the peers that can do it and the proof that both found the same."""

import statistics
import warnings
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np

from bench.analysis.graphs import bare, fresh, large, medium, place_of_large
from bench.analysis.measure import NEVER, Row, Times, alone, compare
from hanse.analysis.association import spearman
from hanse.analysis.betweenness import betweenness
from hanse.analysis.nestedness import nestedness
from hanse.analysis.nullmodels.bicm import bicm
from hanse.analysis.overlap import overlap
from hanse.analysis.reliability import agreement
from hanse.analysis.schedule import Threads
from hanse.analysis.validation import validated

Work = Callable[..., object]


def quiet(work: Work) -> Work:
    """The same without what peers print."""

    def silent() -> object:
        with redirect_stdout(StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return work()

    return silent


def prepared() -> Any:
    """M as a caller has it; made outside the clock."""
    return fresh(medium())


def pair_p_values() -> Iterator[Row]:
    """Exact p-values of all pairs of networks of M: counted, solved, tested and corrected."""
    from fast_poibin import PoiBin

    pairs = overlap(medium(), "network")
    chances = bicm(medium().transposed()).matrix()

    def pair_loop() -> list[float]:
        return [
            1.0 - PoiBin(chances[i] * chances[j]).cdf[k - 1]
            for i, j, k in zip(pairs.i.tolist(), pairs.j.tolist(), pairs.k.tolist(), strict=True)
        ]

    peer: dict[str, list[float]] = {}
    row = compare(
        "exact p, all network pairs, M, one thread each",
        ">= 300 x",
        lambda graph: validated(graph, "network", tail="upper", scheduler=Threads(1)),
        {"fast-poibin, pair loop": lambda: peer.update(p=pair_loop())},
        least=300,
        prepare=prepared,
        runs=7,
        peer_runs=1,
        calls=5,
    )
    off = float(np.abs(validated(medium(), "network", tail="upper").p_upper - np.array(peer["p"])).max())
    row.checks[f"p of {len(pairs):,} pairs, largest difference {off:.1e} (their floor is about 1e-13)"] = off < 1e-11
    yield row
    yield from beside_approximations()


def beside_approximations() -> Iterator[Row]:
    """The same beside approximate p-values, with one and with two threads or processes."""
    from bicm import BipartiteGraph
    from NEMtropy import BipartiteGraph as NEMtropyGraph

    table = medium().transposed().dense().astype(int)
    exact = validated(medium(), "network", tail="upper")

    def poisson(graph_class: Any, processes: int, kept: dict[str, Any]) -> Work:
        def work() -> object:
            graph = kept["graph"] = graph_class(biadjacency=table)
            graph.solve_tool(method="fixed-point")
            return graph.compute_projection(
                rows=True, alpha=0.05, approx_method="poisson", threads_num=processes, progress_bar=False
            )

        return quiet(work)

    for count, word in ((1, "one"), (2, "two")):
        kept: dict[str, Any] = {}
        peers = {f"bicm, Poisson, {word} process(es)": poisson(BipartiteGraph, count, kept)}
        if count == 1:
            peers["NEMtropy, Poisson, one process"] = poisson(NEMtropyGraph, 1, {})
        row = compare(
            f"the same beside approximations, {word} thread(s)",
            ">= 40 x",
            lambda graph, count=count: validated(graph, "network", tail="upper", scheduler=Threads(count)),
            peers,
            least=40,
            prepare=prepared,
            runs=7,
            peer_runs=5,
            calls=3,
        )
        theirs = np.array([kept["graph"].rows_pvals[i][j] for i, j in zip(exact.i, exact.j, strict=True)])
        off = float(np.abs(theirs - exact.p_upper).max())
        row.checks[f"up to what the Poisson approximation errs, {off:.3f} at most"] = off < 0.03
        yield row


def large_projection(cap: float, path: Path | None) -> Iterator[Row]:
    """The whole validated projection of L, each in a process of its own."""
    row = Row("validated network projection, L", "12 s, < 2 GB")
    where = str(place_of_large(path))
    large(path)
    runs = [alone("bench.analysis.validated_large", where, cap=600) for _ in range(3)]
    row.ours = Times([run.seconds for run in runs], [run.cpu for run in runs])
    row.limits = {
        "s of processor time": (statistics.median(row.ours.cpu), 12.0),
        "MB": (max(run.megabytes for run in runs), 2_000.0),
    }
    row.notes = [runs[-1].said, f"graph: {Path(where).name}, two threads; by the clock with the end of the process"]
    yield row
    if cap > 0:
        yield from peers_on_large(cap, where)


def peers_on_large(cap: float, where: str) -> Iterator[Row]:
    """That no peer finishes it."""
    for package in ("bicm", "NEMtropy", "fast-poibin"):
        peer = alone("bench.analysis.peer_large", package, where, cap=cap)
        row = Row(f"the same, {package}", f"not in {cap:.0f} s")
        row.checks["it does not finish"] = peer.seconds == NEVER
        row.limits = {"s and stopped" if peer.seconds == NEVER else "s, finished": (min(cap, peer.seconds), cap)}
        row.notes.append(f"{peer.said} ({peer.megabytes:,.0f} MB)")
        yield row


def city_pairs() -> Iterator[Row]:
    """All pairs of cities of M."""
    ties = medium().csr()
    shared: dict[str, Any] = {}
    for threads in (Threads(), Threads(1)):
        one = threads.count == 1
        row = compare(
            "exact p, all 13 M city pairs, M" + (", one thread" if one else ""),
            "" if one else ">= 4 x",
            lambda graph, threads=threads: validated(graph, "city", tail="upper", p_max=0.01, scheduler=threads),
            {"scipy, counting only: A @ A.T": lambda: shared.update(counts=ties @ ties.T)},
            least=None if one else 4,
            prepare=prepared,
            runs=7,
            peer_runs=7,
        )
        found = validated(medium(), "city", tail="upper", p_max=0.01).cells
        counts = shared["counts"]
        pairs, members = (counts.nnz - medium().n_cities) // 2, (int(counts.sum()) - medium().n_ties) // 2
        told = f"{pairs:,} pairs with {members:,} shared memberships"
        row.checks[told] = (int(found.count.sum()), int((found.count * found.overlap).sum())) == (pairs, members)
        yield row


def solving(path: Path | None) -> Iterator[Row]:
    """The configuration model."""
    from bicm import BipartiteGraph

    for name, graph, least, calls in (("M", medium(), 10, 9), ("L", large(path), 4, 1)):
        degrees, kept = (graph.city_degrees, graph.network_degrees), {}

        def peer(degrees: Any = degrees, kept: dict[str, Any] = kept) -> None:
            kept["model"] = BipartiteGraph(degree_sequences=degrees)
            kept["model"].solve_tool(method="fixed-point")

        row = compare(
            f"BiCM solved, {name}",
            f">= {least} x, 1e-8",
            lambda given: bicm(given, tolerance=1e-9),
            {"bicm, fixed point": quiet(peer)},
            least=least,
            prepare=lambda graph=graph: bare(graph),
            runs=7,
            peer_runs=5,
            calls=calls,
        )
        ours = bicm(graph, tolerance=1e-9)
        some = np.linspace(0, graph.n_cities - 1, 200).astype(int), np.linspace(0, graph.n_networks - 1, 80).astype(int)
        x, y = kept["model"].x[some[0]], kept["model"].y[some[1]]
        theirs = np.multiply.outer(x, y) / (1 + np.multiply.outer(x, y))
        off = float(np.abs(ours.prob(some[0][:, None], some[1][None, :]) - theirs).max())
        row.limits = {"residual": (ours.residual, 1e-8)}
        row.checks[f"probabilities, largest difference {off:.1e}"] = off < 1e-5
        yield row


def network_overlap(path: Path | None) -> Iterator[Row]:
    """Shared members of all pairs of networks of L."""
    graph = large(path)
    ties = graph.csr()
    graph.transposed()
    product: dict[str, Any] = {}
    for threads in (Threads(), Threads(1)):
        one = threads.count == 1
        row = compare(
            "overlap of all network pairs, L" + (", one thread" if one else ""),
            "" if one else ">= 4 x",
            lambda threads=threads: overlap(graph, "network", scheduler=threads),
            {"scipy: A.T @ A": lambda: product.update(counts=ties.T @ ties)},
            least=None if one else 4,
            runs=5,
            peer_runs=5,
        )
        found, counts = overlap(graph, "network"), product["counts"].tocsr()
        counts.sort_indices()
        rows = np.repeat(np.arange(graph.n_networks), np.diff(counts.indptr))
        later = counts.indices > rows
        same = np.array_equal(found.k, counts.data[later]) and np.array_equal(found.j, counts.indices[later])
        row.checks[f"all {len(found):,} pairs and counts"] = bool(same)
        yield row


def structure(path: Path | None) -> Iterator[Row]:
    """Nestedness and betweenness."""
    import igraph

    dense = medium().dense().astype(float)
    kept: dict[str, float] = {}
    row = compare(
        "NODF, M",
        ">= 1,000 x",
        nestedness,
        {"dense numpy": lambda: kept.update(total=_nodf(dense) + _nodf(dense.T))},
        least=1_000,
        prepare=prepared,
        runs=7,
        peer_runs=1,
        calls=5,
    )
    n, m = medium().shape
    found = (nestedness(medium()).total or 0.0) - 100 * kept["total"] / (n * (n - 1) / 2 + m * (m - 1) / 2)
    row.checks[f"NODF, difference {abs(found):.1e}"] = abs(found) < 1e-10
    yield row
    row = compare("NODF, L", "< 4 s", nestedness, {}, prepare=lambda: fresh(large(path)), runs=3)
    row.limits = {"s": (row.ours.median, 4.0)}
    yield row
    graph = medium()
    rows = np.repeat(np.arange(graph.n_cities), graph.city_degrees)
    edges = np.stack([rows, graph.indices.astype(np.int64) + graph.n_cities], axis=1).tolist()
    wired = igraph.Graph(n=graph.n_cities + graph.n_networks, edges=edges)
    known, ours = np.array(wired.betweenness()), betweenness(graph)
    off = float(np.abs(np.concatenate([ours.cities, ours.networks]) - known).max() / known.max())
    for threads in (Threads(), Threads(1)):
        one = threads.count == 1
        row = compare(
            "betweenness, exact, M" + (", one thread" if one else ""),
            "" if one else ">= 8 x",
            lambda given, threads=threads: betweenness(given, scheduler=threads),
            {"igraph": wired.betweenness},
            least=None if one else 8,
            prepare=prepared,
            runs=3,
            peer_runs=2,
        )
        row.checks[f"all values, largest difference {off:.1e} of the largest"] = off < 1e-9
        yield row


def resampling() -> Iterator[Row]:
    """Permutations and bootstrap."""
    import krippendorff
    from scipy.stats import permutation_test, spearmanr

    rng = np.random.default_rng(3)
    x, y = rng.random(250), rng.random(250)
    theirs: dict[str, Any] = {}

    def permuted() -> None:
        theirs["spearman"] = permutation_test(
            (x,), lambda z: spearmanr(z, y).statistic, n_resamples=9_999, permutation_type="pairings", rng=1
        )

    row = compare(
        "Spearman, 9,999 permutations, n = 250",
        ">= 50 x",
        lambda: spearman(x, y, rng=np.random.default_rng(1)),
        {"scipy permutation_test": permuted},
        least=50,
        runs=5,
        peer_runs=2,
        calls=3,
    )
    ours = spearman(x, y, rng=np.random.default_rng(1))
    off = abs((ours.coefficient or 0) - theirs["spearman"].statistic), abs((ours.p or 0) - theirs["spearman"].pvalue)
    row.checks[f"coefficient to {off[0]:.0e}; p to {off[1]:.3f}, Monte Carlo"] = off[0] < 1e-12 and off[1] < 0.02
    yield row
    codes = rng.integers(0, 4, (5, 500)).astype(float)
    codes[rng.random(codes.shape) < 0.2] = np.nan

    def bootstrapped() -> None:
        draws = np.random.default_rng(1)
        theirs["alpha"] = [
            krippendorff.alpha(codes[:, draws.integers(0, 500, 500)], level_of_measurement="nominal")
            for _ in range(10_000)
        ]

    row = compare(
        "alpha, 10,000 bootstrap draws, 5 x 500",
        ">= 8 x",
        lambda: agreement(codes, rng=np.random.default_rng(1)),
        {"krippendorff, call by call": bootstrapped},
        least=8,
        runs=5,
        peer_runs=1,
    )
    found = agreement(codes, rng=np.random.default_rng(1))
    gap = abs((found.coefficient or 0) - krippendorff.alpha(codes, level_of_measurement="nominal"))
    ends = np.abs(np.quantile(theirs["alpha"], [0.025, 0.975]) - [found.low, found.high]).max()
    row.checks[f"alpha to {gap:.0e}; ends of the interval to {ends:.4f}, Monte Carlo"] = gap < 1e-12 and ends < 0.005
    yield row


def _nodf(table: np.ndarray) -> float:
    """Sum over pairs of rows, dense."""
    degree = table.sum(axis=1)
    shared = table @ table.T
    return float((shared / np.maximum(degree[None, :], 1) * (degree[:, None] > degree[None, :])).sum())

"""What is timed: each task of the table, with the peers that can do it."""

import warnings
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np

from bench.analysis.graphs import fresh, large, medium
from bench.analysis.measure import Row, alone, compare
from hanse.analysis.association import spearman
from hanse.analysis.betweenness import betweenness
from hanse.analysis.nestedness import nestedness
from hanse.analysis.nullmodels.bicm import bicm
from hanse.analysis.nullmodels.sdsm import sdsm
from hanse.analysis.overlap import overlap
from hanse.analysis.reliability import agreement
from hanse.analysis.validation import validated

Work = Callable[[], object]


def quiet(work: Work) -> Work:
    """The same without what peers print."""

    def silent() -> object:
        with redirect_stdout(StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return work()

    return silent


def pair_p_values() -> Iterator[Row]:
    """Exact p-values of all pairs of networks of M."""
    from bicm import BipartiteGraph
    from fast_poibin import PoiBin
    from NEMtropy import BipartiteGraph as NEMtropyGraph

    table = medium().transposed().dense().astype(int)
    pairs = overlap(medium(), "network")
    chances = bicm(medium().transposed()).matrix()

    def pair_loop() -> object:
        return [
            1.0 - PoiBin(chances[i] * chances[j]).cdf[k - 1]
            for i, j, k in zip(pairs.i.tolist(), pairs.j.tolist(), pairs.k.tolist(), strict=True)
        ]

    def poisson(graph_class: Any, threads: int) -> Work:
        def work() -> object:
            graph = graph_class(biadjacency=table)
            graph.solve_tool(method="fixed-point")
            return graph.compute_projection(
                rows=True, alpha=0.05, approx_method="poisson", threads_num=threads, progress_bar=False
            )

        return quiet(work)

    def ours() -> object:
        return validated(fresh(medium()), "network", tail="upper")

    yield compare(
        "exact p, network pairs, M (solved and corrected)",
        ">= 300 x",
        ours,
        {"fast-poibin, pair loop": pair_loop},
        runs=9,
        peer_runs=1,
    )
    peers = {
        "bicm, Poisson, 1 process": poisson(BipartiteGraph, 1),
        "bicm, Poisson, 2 processes": poisson(BipartiteGraph, 2),
        "NEMtropy, Poisson, 1 process": poisson(NEMtropyGraph, 1),
    }
    yield compare("the same, beside approximations", ">= 40 x", ours, peers, runs=9)


def large_projection(cap: float, path: Path | None) -> Iterator[Row]:
    """The whole validated projection of L, each in a process of its own."""
    row = Row("validated network projection, L", "12 s, < 2 GB, no peer in 120 s")
    where = "" if path is None else str(path)
    large(path)
    said = ""
    for _ in range(3):
        done = alone("bench.analysis.validated_large", where, cap=600)
        row.ours.append(done.seconds)
        said = f"{done.megabytes:.0f} MB: {done.said}"
    for package in ("bicm", "NEMtropy") if cap > 0 else ():
        peer = alone("bench.analysis.peer_large", package, str(cap), where, cap=cap)
        row.peers[f"{package}, Poisson: {peer.said}"] = [peer.seconds]
    row.note = said
    yield row


def city_pairs() -> Iterator[Row]:
    """All pairs of cities of M."""
    ties = medium().csr()
    yield compare(
        "exact p, all 13 M city pairs, M",
        ">= 4 x",
        lambda: validated(fresh(medium()), "city", tail="upper", p_max=0.01),
        {"scipy, counting only: A @ A.T": lambda: ties @ ties.T},
        runs=7,
        peer_runs=7,
    )


def solving(path: Path | None) -> Iterator[Row]:
    """The configuration model."""
    from bicm import BipartiteGraph

    for name, graph, required in (("M", medium(), ">= 10 x"), ("L", large(path), ">= 4 x")):
        degrees = np.concatenate([graph.city_degrees, graph.network_degrees])

        def peer(degrees: Any = degrees, rows: int = graph.n_cities) -> object:
            model = BipartiteGraph(degree_sequences=(degrees[:rows], degrees[rows:]))
            model.solve_tool(method="fixed-point")
            return model

        row = compare(
            f"BiCM solved, {name}",
            required,
            lambda graph=graph: bicm(fresh(graph), tolerance=1e-9),
            {"bicm, fixed point": quiet(peer)},
            runs=7,
            peer_runs=5,
        )
        row.note = f"residual {bicm(graph).residual:.1e}"
        yield row


def network_overlap(path: Path | None) -> Iterator[Row]:
    """Shared members of all pairs of networks of L."""
    graph = large(path)
    ties = graph.csr()
    yield compare(
        "overlap of all network pairs, L",
        ">= 4 x",
        lambda: overlap(graph, "network"),
        {"scipy: A.T @ A": lambda: ties.T @ ties},
        runs=7,
        peer_runs=7,
    )


def sampling() -> Iterator[Row]:
    """A thousand random graphs; the peers' swaps break the two modes and are there for scale only."""
    import networkit
    import networkx as nx
    from networkx.algorithms import bipartite

    graph = medium()
    one_mode = bipartite.from_biadjacency_matrix(graph.csr())
    wires = networkit.nxadapter.nx2nk(one_mode)

    def swaps() -> object:
        return nx.double_edge_swap(one_mode.copy(), nswap=graph.n_ties, max_tries=20 * graph.n_ties, seed=1)

    def switching() -> object:
        return networkit.randomization.EdgeSwitching(wires, 10.0).run()

    row = compare(
        "FDSM, 1,000 samples, M",
        "see report",
        lambda: validated(graph, "network", null="fdsm", rng=np.random.default_rng(1), n_samples=1_000),
        {"networkx, ties swapped once, one sample": swaps, "NetworKit, 10 switches a tie, one sample": switching},
        runs=3,
        peer_runs=1,
    )
    row.note = "(peers' ratio is of one sample; both make ties inside a mode)"
    yield row


def structure(path: Path | None) -> Iterator[Row]:
    """Nestedness and betweenness."""
    import igraph

    dense = medium().dense().astype(float)

    def dense_nodf() -> float:
        return _nodf(dense) + _nodf(dense.T)

    yield compare(
        "NODF, M", ">= 1,000 x", lambda: nestedness(fresh(medium())), {"dense numpy": dense_nodf}, runs=7, peer_runs=1
    )
    yield compare("NODF, L", "< 4 s", lambda: nestedness(fresh(large(path))), {}, runs=3)
    graph = medium()
    rows = np.repeat(np.arange(graph.n_cities), graph.city_degrees)
    edges = np.stack([rows, graph.indices.astype(np.int64) + graph.n_cities], axis=1).tolist()
    wired = igraph.Graph(n=graph.n_cities + graph.n_networks, edges=edges)
    known = np.array(wired.betweenness())
    found = betweenness(graph)
    ours = np.concatenate([found.cities, found.networks])
    row = compare(
        "betweenness, exact, M",
        ">= 8 x",
        lambda: betweenness(fresh(graph)),
        {"igraph": wired.betweenness},
        runs=5,
        peer_runs=3,
    )
    row.note = f"largest difference {np.abs(ours - known).max() / known.max():.1e} of the largest value"
    yield row


def resampling() -> Iterator[Row]:
    """Permutations and bootstrap."""
    import krippendorff
    from scipy.stats import permutation_test, spearmanr

    rng = np.random.default_rng(3)
    x, y = rng.random(250), rng.random(250)

    def permuted() -> object:
        return permutation_test(
            (x,), lambda z: spearmanr(z, y).statistic, n_resamples=9_999, permutation_type="pairings", rng=1
        )

    yield compare(
        "Spearman, 9,999 permutations, n = 250",
        ">= 50 x",
        lambda: spearman(x, y, rng=np.random.default_rng(1)),
        {"scipy permutation_test": permuted},
        runs=5,
        peer_runs=2,
    )
    codes = rng.integers(0, 4, (5, 500)).astype(float)
    codes[rng.random(codes.shape) < 0.2] = np.nan

    def bootstrapped() -> object:
        draws = np.random.default_rng(1)
        return [
            krippendorff.alpha(codes[:, draws.integers(0, 500, 500)], level_of_measurement="nominal")
            for _ in range(10_000)
        ]

    yield compare(
        "alpha, 10,000 bootstrap draws, 5 x 500",
        ">= 8 x",
        lambda: agreement(codes, rng=np.random.default_rng(1)),
        {"krippendorff, call by call": bootstrapped},
        runs=5,
        peer_runs=1,
    )


def quality() -> Iterator[str]:
    """How far approximations are from the exact values, on M."""
    side = medium().transposed()
    exact = validated(medium(), tail="upper")
    for method in ("saddle", "rna"):
        found = sdsm(side, method=method).tails(exact.cells, _one(), None)  # type: ignore[arg-type]
        off = np.abs(np.log10(np.maximum(found.upper, 1e-300)) - np.log10(exact.tails.upper))
        yield f"{method}: p of network pairs of M is off by up to {off.max():.3f} decades"


def _one() -> Any:
    from hanse.analysis.schedule import Threads

    return Threads(1)


def _nodf(table: np.ndarray) -> float:
    """Sum over pairs of rows, dense."""
    degree = table.sum(axis=1)
    shared = table @ table.T
    return float((shared / np.maximum(degree[None, :], 1) * (degree[:, None] > degree[None, :])).sum())

"""A thousand random graphs with fixed degrees, beside the prototype where it is at hand and beside swaps for scale."""

import os
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from bench.analysis.graphs import VARIABLE, medium
from bench.analysis.measure import Row, compare
from hanse.analysis.overlap import overlap
from hanse.analysis.schedule import Threads
from hanse.analysis.validation import validated

SAMPLES = 1_000


def place_of_prototype(path: Path | None) -> Path | None:
    """The file given, else analysis/prototype.py beside the folder that HANSE_BENCH_DIR names; None without."""
    if path is None and os.environ.get(VARIABLE):
        path = Path(os.environ[VARIABLE]).parent / "analysis" / "prototype.py"
    return path if path is not None and path.exists() else None


def fdsm(path: Path | None) -> Iterator[Row]:
    """The fixed degree sequence model on M."""
    place = place_of_prototype(path)
    if place is not None:
        yield beside_prototype(place)
    yield from beside_swaps(required="" if place is not None else "prototype absent")


def sampled(threads: int) -> Any:
    """Our side: twenty trades a row between samples, intervals and a check of mixing included."""
    rng = np.random.default_rng(1)
    return validated(
        medium(), "network", null="fdsm", tail="upper", rng=rng, n_samples=SAMPLES, scheduler=Threads(threads)
    )


def beside_prototype(place: Path) -> Row:
    """Both run in full, in turn, with the same trades a sample and two threads."""
    import numba

    module = _loaded(place)
    side = medium().transposed()
    pairs = overlap(medium(), "network")
    observed = np.full((side.n_cities, side.n_cities), 2**30, np.int32)
    observed[pairs.i, pairs.j] = pairs.k
    numba.set_num_threads(min(2, numba.config.NUMBA_NUM_THREADS))
    largest, trades = int(side.city_degrees.max()), 20 * side.n_cities
    indptr, indices = np.array(side.indptr), np.array(side.indices)
    kept: dict[str, Any] = {}

    def prototype(samples: int = SAMPLES) -> None:
        seeds = np.arange(1, samples + 1, dtype=np.uint64)
        kept["reached"] = module.fastball_ensemble(indptr, indices, trades, seeds, largest, side.n_networks, observed)

    prototype(2)
    row = compare(
        "FDSM, 1,000 samples, M, 20 trades a row",
        ">= 1 x prototype",
        lambda: sampled(2),
        {"prototype, each sample from the data": prototype},
        least=1,
        runs=3,
        peer_runs=3,
    )
    ours = sampled(2)
    theirs = (kept["reached"][pairs.i, pairs.j] + 1) / (SAMPLES + 1)
    spread = np.sqrt(np.maximum(theirs * (1 - theirs), 1 / SAMPLES) / SAMPLES)
    off = float((np.abs(ours.p_upper - theirs) / spread).max())
    row.checks[f"p of {len(pairs):,} pairs, largest difference {off:.1f} standard errors"] = off < 8
    row.notes.append(ours.tails.mixing.describe())  # type: ignore[attr-defined]
    return row


def beside_swaps(*, required: str) -> Iterator[Row]:
    """Swaps of other packages: they make ties inside a mode, so they are there for scale only."""
    import networkit
    import networkx as nx
    from networkx.algorithms import bipartite

    graph = medium()
    one_mode = bipartite.from_biadjacency_matrix(graph.csr())
    wires = networkit.nxadapter.nx2nk(one_mode)
    kept: dict[str, Any] = {}

    def swaps() -> None:
        kept["networkx"] = one_mode.copy()
        nx.double_edge_swap(kept["networkx"], nswap=graph.n_ties, max_tries=20 * graph.n_ties, seed=1)

    def switching() -> None:
        runner = networkit.randomization.EdgeSwitching(wires, 10.0)
        runner.run()
        kept["NetworKit"] = runner.getGraph()

    row = compare(
        "FDSM, one of 1,000 samples, M",
        required,
        lambda: sampled(2),
        {"networkx, every tie swapped once": swaps, "NetworKit, 10 switches a tie": switching},
        runs=1,
        peer_runs=1,
    )
    row.ours.wall = [value / SAMPLES for value in row.ours.wall]
    row.ours.cpu = [value / SAMPLES for value in row.ours.cpu]
    for name, edges in (
        ("networkx", list(kept["networkx"].edges)),
        ("NetworKit", list(kept["NetworKit"].iterEdges())),
    ):
        within = sum((u < graph.n_cities) == (v < graph.n_cities) for u, v in edges)
        row.notes.append(f"{name} leaves {within:,} of {graph.n_ties:,} ties inside a mode; ours none")
    yield row


def _loaded(place: Path) -> Any:
    """The prototype as a module, compiled anew: kept machine code of a file outside any package cannot be read back."""
    module = types.ModuleType("prototype")
    sys.modules["prototype"] = module
    source = place.read_text(encoding="utf-8").replace("cache=True,", "").replace("cache=True", "")
    exec(compile(source, str(place), "exec"), module.__dict__)
    return module

"""What another package needs for the same on L, in a process of its own that the caller ends at the cap.

``bicm`` and ``NEMtropy`` with the Poisson approximation, ``fast-poibin`` exactly, pair by pair. Each says how far
it is.
"""

import importlib
import sys
import threading
import time
from pathlib import Path
from typing import Any

from bench.analysis.graphs import large
from hanse.analysis.twomode import TwoMode


def say(text: str) -> None:
    """One remark, at once."""
    print(text, flush=True)


def configuration_models(package: str, graph: TwoMode) -> None:
    """Solve and project as the package does it."""
    graph_class: Any = importlib.import_module(package).BipartiteGraph
    ties = graph.csr().T.tocsr()
    neighbours = {row: ties.indices[ties.indptr[row] : ties.indptr[row + 1]].tolist() for row in range(ties.shape[0])}
    say("begun")
    begun = time.perf_counter()
    model = graph_class(adjacency_list=neighbours)
    model.solve_tool(method="fixed-point")
    say(f"model solved after {time.perf_counter() - begun:.1f} s, projection under way")
    threading.Thread(target=_watch, args=(model, begun), daemon=True).start()
    options = {"approx_method": "poisson"} if package == "bicm" else {"method": "poisson"}
    model.compute_projection(rows=True, alpha=0.05, threads_num=1, progress_bar=False, **options)
    say("all pairs done")


def _watch(model: Any, begun: float) -> None:
    """Say every few seconds how many networks have had their shared members counted."""
    while True:
        time.sleep(5)
        counted = getattr(model, "v_adj_list", None)
        if counted is not None:
            done = sum(len(others) > 0 for others in list(counted.values()))
            after = time.perf_counter() - begun
            say(f"after {after:.0f} s shared members of {done:,} of {len(counted):,} networks counted, no p-value yet")


def pair_loop(graph: TwoMode) -> None:
    """fast-poibin on one pair after the other; model and shared members come from Hanse and are not counted."""
    from fast_poibin import PoiBin

    from hanse.analysis.nullmodels.bicm import bicm
    from hanse.analysis.overlap import overlap

    pairs, model = overlap(graph, "network"), bicm(graph)
    rows = model.probability[model.cities.of]
    say("begun")
    begun, said = time.perf_counter(), 0.0
    for done, (i, j, k) in enumerate(zip(pairs.i, pairs.j, pairs.k, strict=True), start=1):
        chances = rows[:, model.networks.of[i]] * rows[:, model.networks.of[j]]
        PoiBin(chances).cdf[int(k) - 1]
        after = time.perf_counter() - begun
        if after - said >= 5:
            said = after
            say(f"after {after:.0f} s {done:,} of {len(pairs):,} pairs have their p-value")
    say("all pairs done")


def main(package: str, path: Path | None) -> None:
    """Run one package."""
    graph = large(path)
    if package == "fast-poibin":
        pair_loop(graph)
    else:
        configuration_models(package, graph)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]) if len(sys.argv) > 2 and sys.argv[2] else None)

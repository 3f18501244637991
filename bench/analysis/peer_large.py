"""What another package needs for the same: bicm or NEMtropy, Poisson approximation, in a process of its own."""

import resource
import sys
import time
from pathlib import Path

from bench.analysis.graphs import large


def main(package: str, cap: float, path: Path | None) -> None:
    """Print seconds, megabytes and what came out; the caller stops it at the cap."""
    import importlib
    import signal

    graph_class = importlib.import_module(package).BipartiteGraph
    ties = large(path).csr().T.tocsr()
    neighbours = {row: ties.indices[ties.indptr[row] : ties.indptr[row + 1]].tolist() for row in range(ties.shape[0])}

    def stop(*_: object) -> None:
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"inf\t{megabytes}\tstopped after {cap:.0f} s")
        sys.stdout.flush()
        import os

        os._exit(0)

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(int(cap))
    begun = time.perf_counter()
    graph = graph_class(adjacency_list=neighbours)
    graph.solve_tool()
    graph.compute_projection(rows=True, alpha=0.05, method="poisson", threads_num=1, progress_bar=False)
    taken = time.perf_counter() - begun
    print(f"{taken}\t{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}\tfinished")


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) > 3 and sys.argv[3] else None)

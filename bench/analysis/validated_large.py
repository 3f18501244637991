"""One validated projection of the large graph in a process of its own, for time and memory."""

import resource
import sys
import time
from pathlib import Path

from bench.analysis.graphs import large
from hanse.analysis.validation import validated
from hanse.analysis.warm import warm


def main(path: Path | None) -> None:
    """Print seconds, megabytes and what came out."""
    warm()
    graph = large(path)
    begun = time.perf_counter()
    found = validated(graph, "network", tail="upper")
    taken = time.perf_counter() - begun
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    exact = int((found.tails.method == 0).sum())
    print(
        f"{taken}\t{megabytes}\t{len(found):,} pairs, {exact:,} of {len(found.cells):,} cells exact, "
        f"{found.n_significant} found"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1] else None)

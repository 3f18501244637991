"""One validated projection of the large graph in a process of its own, for time and memory."""

import sys
import time
from pathlib import Path

from bench.analysis.graphs import large
from hanse.analysis.validation import validated
from hanse.analysis.warm import warm


def main(path: Path | None) -> None:
    """Print what came out."""
    warm()
    graph = large(path)
    print("begun", flush=True)
    used = time.process_time()
    found = validated(graph, "network", tail="upper")
    print(f"cpu {time.process_time() - used}", flush=True)
    exact = int((found.tails.method == 0).sum())
    print(
        f"{len(found):,} pairs, {exact:,} of {len(found.cells):,} cells exact, {found.n_significant} found", flush=True
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1] else None)

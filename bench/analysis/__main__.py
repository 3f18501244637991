"""Prints the table: ``make bench``, or ``python -m bench.analysis`` where the peers are installed."""

import argparse
import os
import platform
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.analysis import tasks
from bench.analysis.measure import Row
from hanse.analysis.warm import warm


def main() -> None:
    """Run the tasks asked for, one after the other, and print each as soon as it is done."""
    parser = argparse.ArgumentParser(prog="python -m bench.analysis", description=__doc__)
    parser.add_argument("--only", default="", help="comma-separated names of tasks")
    parser.add_argument("--large", type=Path, default=None, help="npz of the large graph; default: drawn")
    parser.add_argument("--cap", type=float, default=120, help="seconds a peer may take on L; 0 leaves it out")
    options = parser.parse_args()
    every: dict[str, Callable[[], Iterator[Row]]] = {
        "pairs": tasks.pair_p_values,
        "cities": tasks.city_pairs,
        "bicm": lambda: tasks.solving(options.large),
        "overlap": lambda: tasks.network_overlap(options.large),
        "structure": lambda: tasks.structure(options.large),
        "resampling": tasks.resampling,
        "fdsm": tasks.sampling,
        "large": lambda: tasks.large_projection(options.cap, options.large),
    }
    wanted = [name for name in options.only.split(",") if name] or list(every)
    print(f"analysis: {platform.machine()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}; medians")
    print(warm().describe())
    for name in wanted:
        try:
            for row in every[name]():
                print("\n".join(row.lines()), flush=True)
        except ImportError as error:
            print(f"{name:<44} left out: {error.name} is not installed (make bench installs it)", flush=True)
    for line in tasks.quality():
        print(line)


if __name__ == "__main__":
    main()

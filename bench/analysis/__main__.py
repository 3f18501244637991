"""Prints the table: ``make bench``, or ``python -m bench.analysis`` where the peers are installed.

One line a requirement with what is required, what was measured and whether that is met; under it what it rests on.
Both sides run in turn in this process; ratios are medians over the rounds. HANSE_BENCH_DIR names a folder with L.npz;
without it the large graph is drawn.
"""

import argparse
import os
import platform
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.analysis import quality, sampling, tasks
from bench.analysis.graphs import place_of_large
from bench.analysis.measure import Row
from hanse.analysis.warm import warm


def main() -> None:
    """Run the tasks asked for, one after the other, and print each as soon as it is done."""
    parser = argparse.ArgumentParser(prog="python -m bench.analysis", description=__doc__)
    parser.add_argument("--only", default="", help="comma-separated names of tasks")
    parser.add_argument("--large", type=Path, default=None, help="npz of the large graph; default: see above")
    parser.add_argument("--prototype", type=Path, default=None, help="prototype.py to run the sampling beside")
    parser.add_argument("--cap", type=float, default=120, help="seconds a peer may take on L; 0 leaves the peers out")
    options = parser.parse_args()
    every: dict[str, Callable[[], Iterator[Row]]] = {
        "pairs": tasks.pair_p_values,
        "cities": tasks.city_pairs,
        "bicm": lambda: tasks.solving(options.large),
        "overlap": lambda: tasks.network_overlap(options.large),
        "structure": lambda: tasks.structure(options.large),
        "resampling": tasks.resampling,
        "fdsm": lambda: sampling.fdsm(options.prototype),
        "masked": quality.masked,
        "large": lambda: tasks.large_projection(options.cap, options.large),
    }
    wanted = [name for name in options.only.split(",") if name] or list(every)
    print(f"analysis: {platform.machine()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} at the start")
    print(
        f"L: {place_of_large(options.large).name}" + ("" if place_of_large(options.large).exists() else " (drawn now)")
    )
    print(warm().describe())
    print(f"{'task':<50} {'required':<16} {'measured':<42} verdict")
    rows: list[Row] = []
    for name in wanted:
        try:
            for row in every[name]():
                rows.append(row)
                print("\n".join(row.lines()), flush=True)
        except ImportError as error:
            print(f"{name:<50} left out: {error.name} is not installed (make bench installs it)", flush=True)
    for line in quality.approximations():
        print(line)
    print(f"\nthe table again, load {os.getloadavg()[0]:.1f} at the end")
    print("\n".join(row.lines()[0] for row in rows))


if __name__ == "__main__":
    main()

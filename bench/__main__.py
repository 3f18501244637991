"""Prints what building, opening and looking cost: median, least and most of several runs."""

import statistics
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench import resolution
from bench.process import HANSE, run
from bench.site import answer_times, served

BUILDS, OPENINGS, VIEWS = 3, 7, 40
COMMANDS = (
    ("info",),
    ("city", "show", "ghent-be"),
    ("network", "show", "eurocities"),
    ("search", "munchen"),
)
PAGES = (
    "/",
    "/networks",
    "/networks/eurocities",
    "/cities",
    "/cities/ghent-be",
    "/countries/DE",
    "/matrix?networks=eurocities,eccar,intercultural-cities&min_memberships=2",
    "/documents",
    "/sources",
    "/reproduce",
    "/coverage",
    "/search?q=munchen",
    "/cities/ghent-be.json",
)


def line(label: str, values: Sequence[float], unit: str, note: str = "") -> str:
    """One row of the printed table."""
    digits = 2 if unit == "s" else 1
    spread = "".join(f"{value:10.{digits}f}" for value in (statistics.median(values), min(values), max(values)))
    return f"{label:<46.46}{spread} {unit:<3} {len(values):>3} runs {note}".rstrip()


def main() -> None:
    """Measure on the shipped data, in a scratch folder."""
    print(f"{'whole processes':<46}{'median':>10}{'least':>10}{'most':>10}")
    with tempfile.TemporaryDirectory() as scratch:
        builds = run(["build", "--out", scratch], times=BUILDS)
        memory = statistics.median(item.megabytes for item in builds)
        print(line("hanse build", [item.seconds for item in builds], "s", f"{memory:.0f} MB"))
        release = Path(scratch)
        for arguments in COMMANDS:
            runs = run([*arguments, "--release", scratch, "--format", "json"], times=OPENINGS)
            memory = statistics.median(item.megabytes for item in runs)
            print(line(f"hanse {' '.join(arguments)}", [item.seconds for item in runs], "s", f"{memory:.0f} MB"))
        with served(release) as (port, seconds):
            print(line("hanse serve, until the first answer", [seconds], "s"))
            for path in PAGES:
                times = [1000 * value for value in answer_times(port, path, times=VIEWS)]
                print(line(f"GET {path}", times, "ms"))


if __name__ == "__main__":
    subprocess.run([*HANSE, "--version"], check=True)
    main()
    resolution.main()

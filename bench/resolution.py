"""Measures resolution beside the simple ways: ``python -m bench.resolution``, or as a part of ``make bench``.

HANSE_BENCH_DIR names the folder that holds resolution_dev.csv: names as local authorities wrote them (variant), the
country (iso3), where the authority lies (lat, lng), whether the written name differs from the standard one by more
than case and accents (hard), and whether the gazetteer holds the place (reachable). The file may not be published and
is not part of the repository. An answer is right where it lies within 25 km. Recall counts reachable rows, precision
every row answered with a match.
"""

import csv
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.simple_ways import ExactLookup, FuzzyLookup
from hanse.resolve.batch import resolve_many
from hanse.resolve.index.compiling import compile_gazetteer
from hanse.resolve.resolution import Query
from hanse.resolve.resolver import Resolver
from hanse.resolve.universe import kilometres

FILE: Final = "resolution_dev.csv"
VARIABLE: Final = "HANSE_BENCH_DIR"
_NEAR_KM: Final = 25.0
_DATA: Final = Path(__file__).parents[1] / "data"

Position = tuple[float, float]


@dataclass(frozen=True)
class Row:
    """One written name and what is known of it."""

    name: str
    country: str
    position: Position
    is_hard: bool
    is_reachable: bool


@dataclass(frozen=True)
class Figures:
    """Recall and precision of one way."""

    recall: float
    precision: float
    hard_recall: float
    hard_precision: float

    def __str__(self) -> str:
        return f"{self.recall:10.3f}{self.precision:11.3f}{self.hard_recall:13.3f}{self.hard_precision:11.3f}"


def read_rows(path: Path) -> list[Row]:
    """The rows of the file."""
    with path.open(encoding="utf-8", newline="") as stream:
        return [
            Row(
                row["variant"],
                row["iso3"],
                (float(row["lat"]), float(row["lng"])),
                row["hard"] == "True",
                row["reachable"] == "True",
            )
            for row in csv.DictReader(stream)
        ]


def figures_of(rows: Sequence[Row], answers: Sequence[Position | None]) -> Figures:
    """What the answers, None for no match, are worth."""

    def pair(chosen: Iterable[tuple[Row, Position | None]]) -> tuple[float, float]:
        found = list(chosen)
        right = [row for row, answer in found if answer is not None and kilometres(row.position, answer) <= _NEAR_KM]
        matched = sum(answer is not None for _, answer in found)
        reachable = sum(row.is_reachable for row, _ in found)
        return sum(row.is_reachable for row in right) / max(1, reachable), len(right) / max(1, matched)

    both = list(zip(rows, answers, strict=True))
    return Figures(*pair(both), *pair(one for one in both if one[0].is_hard))


def _timed(label: str, rows: Sequence[Row], way: Callable[[], list[Position | None]]) -> list[Position | None]:
    begun, busy = time.perf_counter(), time.process_time()
    answers = way()
    speeds = len(rows) / (time.perf_counter() - begun), len(rows) / (time.process_time() - busy)
    print(f"{label:<46.46}{figures_of(rows, answers)}{speeds[0]:12,.0f}{speeds[1]:12,.0f}", flush=True)
    return answers


def _resolved(resolver: Resolver, rows: Sequence[Row], *, with_country: bool) -> list[Position | None]:
    queries = [Query(row.name, row.country if with_country else "") for row in rows]
    found = resolve_many(resolver, queries)
    return [
        (one.latitude, one.longitude)
        if one.decision == "match" and one.latitude is not None and one.longitude is not None
        else ((90.0, 0.0) if one.decision == "match" else None)
        for one in found
    ]


def main() -> None:
    """Print the figures, or say how to get them."""
    folder = os.environ.get(VARIABLE, "").strip()
    path = Path(folder) / FILE
    if folder == "" or not path.is_file():
        print(f"resolution: not measured; set {VARIABLE} to the folder that holds {FILE}, which may not be published")
        return
    rows = read_rows(path)
    with tempfile.TemporaryDirectory() as scratch:
        index = Path(scratch) / "gazetteer.index"
        _costs(index)
        reachable, hard = sum(row.is_reachable for row in rows), sum(row.is_hard for row in rows)
        print(f"\n{len(rows):,} names, {reachable:,} of them reachable, {hard:,} hard")
        print(
            f"{'':<46}{'recall':>10}{'precision':>11}{'hard recall':>13}{'precision':>11}{'names/s':>12}{'a core':>12}"
        )
        _compare(index, rows)


def _costs(index: Path) -> None:
    """Time and size of compiling, time and memory of opening in a process of its own."""
    begun = time.perf_counter()
    compile_gazetteer(index, progress=lambda _, __: None)
    print(
        f"{'gazetteer compiled':<46}{time.perf_counter() - begun:10.1f} s  {index.stat().st_size / 1e6:.0f} MB on disk"
    )
    code = (
        "import sys, time; from pathlib import Path; from hanse.resolve.resolver import Resolver;"
        "begun = time.perf_counter(); resolver = Resolver.open(Path(sys.argv[1]), Path(sys.argv[2]));"
        "opened = time.perf_counter() - begun; [resolver.resolve(n, 'DE') for n in ('Ulm', 'Stadt Köln', 'Mnchen')];"
        "peak = next(line for line in open('/proc/self/status') if line.startswith('VmHWM'));"
        "print(f'{opened:10.2f} s  {int(peak.split()[1]) / 1024:.0f} MB of memory')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(index), str(_DATA)], capture_output=True, text=True, check=True
    )
    print(f"{'resolver opened, three names resolved':<46}{done.stdout.rstrip()}")


def _compare(index: Path, rows: Sequence[Row]) -> None:
    exact = ExactLookup()
    _timed("normalised exact name, largest place", rows, lambda: [exact.find(row.name, row.country) for row in rows])
    fuzzy = FuzzyLookup(exact)
    scored: list[tuple[Position | None, float]] = []

    def most_alike(cut: float) -> list[Position | None]:
        if len(scored) == 0:
            scored.extend(fuzzy.find(row.name, row.country) for row in rows)
        return [answer if score >= cut else None for answer, score in scored]

    _timed("most alike in the country, cut-off 80", rows, lambda: most_alike(80))
    figures = figures_of(rows, most_alike(92))
    print(f"{'most alike in the country, cut-off 92':<46}{figures}  (the same search)")
    resolver = Resolver.open(index, _DATA)
    resolver.resolve_many([Query(row.name, row.country) for row in rows[:200]])
    with_country = _timed("hanse resolve", rows, lambda: _resolved(resolver, rows, with_country=True))
    _timed("hanse resolve, without the country", rows, lambda: _resolved(resolver, rows, with_country=False))
    alone = Resolver.open(index)
    _timed("hanse resolve, without the registry", rows, lambda: _resolved(alone, rows, with_country=True))
    for half in (0, 1):
        chosen = [place for place, row in enumerate(rows) if hash_half(row) == half]
        figures = figures_of([rows[place] for place in chosen], [with_country[place] for place in chosen])
        print(f"{f'hanse resolve, half {half + 1} of the authorities':<46}{figures}")


def hash_half(row: Row) -> int:
    """One of two halves, the same for all names at one position: what was set on one half can be seen on the other."""
    return int(abs(row.position[0]) * 1000 + abs(row.position[1]) * 1000) % 2


if __name__ == "__main__":
    main()

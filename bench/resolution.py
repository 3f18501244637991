"""Measures resolution beside the simple ways: ``python -m bench.resolution``, or as a part of ``make bench``.

HANSE_BENCH_DIR names the folder that holds resolution_dev.csv: names as local authorities wrote them (variant), the
country (iso3), where the authority lies (lat, lng), whether the written name differs from the standard one by more
than case and accents (hard), and whether the gazetteer holds the place (reachable). The file may not be published and
is not part of the repository. An answer is right where it lies within 25 km. Recall counts reachable rows, precision
every row answered with a match.

Two checks beside it: the file in five folds, all names of one position in one fold, and, independent of the file, the
names that data/judgements.csv judged to be a registered city, resolved as if nobody had judged them.
"""

import csv
import os
import resource
import subprocess
import sys
import tempfile
import time
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.simple_ways import ExactLookup, FuzzyLookup
from hanse.resolve.batch import resolve_many
from hanse.resolve.index.compiling import compile_gazetteer
from hanse.resolve.resolution import Query, Resolution
from hanse.resolve.resolver import Resolver
from hanse.resolve.universe import kilometres

FILE: Final = "resolution_dev.csv"
VARIABLE: Final = "HANSE_BENCH_DIR"
_NEAR_KM: Final = 25.0
_FOLDS: Final = 5
_NOWHERE: Final = (90.0, 0.0)
_LARGE: Final = 50_000
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


def _cpu() -> float:
    """Seconds of the processor so far, of this process and of those it started."""
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in spent)


def _timed(label: str, rows: Sequence[Row], way: Callable[[], list[Position | None]]) -> list[Position | None]:
    begun, busy = time.perf_counter(), _cpu()
    answers = way()
    speeds = len(rows) / (time.perf_counter() - begun), len(rows) / (_cpu() - busy)
    print(f"{label:<46.46}{figures_of(rows, answers)}{speeds[0]:12,.0f}{speeds[1]:12,.0f}", flush=True)
    return answers


def position_of(answer: Resolution) -> Position | None:
    """Where a match lies, None where there is none."""
    if answer.decision != "match":
        return None
    known = answer.latitude is not None and answer.longitude is not None
    return (answer.latitude, answer.longitude) if known else _NOWHERE  # type: ignore[return-value]


def _resolved(resolver: Resolver, rows: Sequence[Row], *, with_country: bool) -> list[Position | None]:
    queries = [Query(row.name, row.country if with_country else "") for row in rows]
    return [position_of(one) for one in resolve_many(resolver, queries, workers=os.cpu_count() or 1)]


def main() -> None:
    """Print the figures, or say how to get them."""
    with tempfile.TemporaryDirectory() as scratch:
        index = Path(scratch) / "gazetteer.index"
        _costs(index)
        resolver = Resolver.open(index, _DATA)
        _judged(resolver, Resolver.open(index))
        folder = os.environ.get(VARIABLE, "").strip()
        path = Path(folder) / FILE
        if folder == "" or not path.is_file():
            print(f"not measured: {FILE}, which may not be published; set {VARIABLE} to the folder that holds it")
            return
        rows = read_rows(path)
        reachable, hard = sum(row.is_reachable for row in rows), sum(row.is_hard for row in rows)
        print(f"\n{len(rows):,} names, {reachable:,} of them reachable, {hard:,} hard; names a second of the clock and")
        print("of processor time, where two cores do twice the latter")
        _header()
        answers = _compare(resolver, Resolver.open(index), rows)
        _folds(rows, answers)
        _speed(resolver, rows)


def _header() -> None:
    columns = f"{'recall':>10}{'precision':>11}{'hard recall':>13}{'precision':>11}{'clock':>12}{'processor':>12}"
    print(f"{'':<46}{columns}")


def _costs(index: Path) -> None:
    """Time and size of compiling, time and memory of opening in a process of its own."""
    begun, busy = time.perf_counter(), _cpu()
    compile_gazetteer(index, progress=lambda _, __: None)
    seconds = f"{time.perf_counter() - begun:10.1f} s  {_cpu() - busy:.1f} s of processor"
    print(f"{'gazetteer compiled':<46}{seconds}  {index.stat().st_size / 1e6:.0f} MB on disk")
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


def _compare(resolver: Resolver, alone: Resolver, rows: Sequence[Row]) -> list[Position | None]:
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
    answers = _timed("hanse resolve", rows, lambda: _resolved(resolver, rows, with_country=True))
    _timed("hanse resolve, without the country", rows, lambda: _resolved(resolver, rows, with_country=False))
    _timed("hanse resolve, without the registry", rows, lambda: _resolved(alone, rows, with_country=True))
    return answers


def _folds(rows: Sequence[Row], answers: Sequence[Position | None]) -> None:
    for fold in range(_FOLDS):
        chosen = [place for place, row in enumerate(rows) if fold_of(row) == fold]
        figures = figures_of([rows[place] for place in chosen], [answers[place] for place in chosen])
        print(f"{f'hanse resolve, fold {fold + 1} of {_FOLDS}: {len(chosen):,} names':<46}{figures}")


def fold_of(row: Row) -> int:
    """One of the folds, the same for all names at one position."""
    return zlib.crc32(repr(row.position).encode()) % _FOLDS


def _speed(resolver: Resolver, rows: Sequence[Row]) -> None:
    """How many different names a second in one large batch: the names of the file, and each with more around it."""
    forms = (
        "{}",
        "City of {}",
        "{} Municipality",
        "Municipality of {}",
        "{} Council",
        "{}, ",
        "Mayor of {}",
        "{} 2030",
    )
    queries = [Query(form.format(row.name), row.country) for form in forms for row in rows][:_LARGE]
    begun, busy = time.perf_counter(), _cpu()
    resolve_many(resolver, queries, workers=os.cpu_count() or 1)
    clock, processor = time.perf_counter() - begun, _cpu() - busy
    print(f"{f'{len(queries):,} names in one batch':<46}{len(queries) / clock:57,.0f}{len(queries) / processor:12,.0f}")


def judged_names(resolver: Resolver) -> list[tuple[Query, str, Position]]:
    """Names judged to be one registered city of which a position is known, with the city and where it lies."""
    registry = resolver.registry
    meant: dict[tuple[str, str], set[str]] = defaultdict(set)
    with (_DATA / "judgements.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["kind"] == "city" and row["context"] == "" and row["decision"] == "same":
                meant[row["name"], row["country"]].add(row["entity"])
    found = []
    for (name, country), entities in sorted(meant.items()):
        city = registry.cities.get(next(iter(entities)))
        position = resolver.position_of(city.id) if city is not None and len(entities) == 1 else None
        if city is not None and position is not None:
            found.append((Query(name, country), city.id, position))
    return found


def _judged(resolver: Resolver, alone: Resolver) -> None:
    """What is found of the names in data/judgements.csv by somebody who does not know the judgements."""
    names = judged_names(resolver)
    print(f"\n{len(names):,} names judged to be a registered city, resolved without the judgements")
    for label, blind, has_country in (
        ("registered cities known by their own names", resolver.without_judgements(), True),
        ("nothing registered", alone, True),
        ("nothing registered, without the country", alone, False),
    ):
        answers = [blind.answer(query if has_country else Query(query.name)) for query, _, _ in names]
        right = [
            answer.city_id == city or kilometres(position, position_of(answer) or _NOWHERE) <= _NEAR_KM
            for answer, (_, city, position) in zip(answers, names, strict=True)
        ]
        matched = sum(answer.decision == "match" for answer in answers)
        print(f"{label:<46}{sum(right) / len(names):10.3f}{sum(right) / max(1, matched):11.3f}")


if __name__ == "__main__":
    main()

"""Measures how well mentions are found: ``python -m bench.mentions [FOLDER]``.

FOLDER, else HANSE_BENCH_DIR, holds the five papers as text (oomen2018.txt and the others), in itself or in a folder
``sources`` in it or beside it. They may not be published and are no part of the repository; the hand-labelled sample
is (docs/explanation/mention-sample.csv). A mention is right where the line and the entity are. The European Union is
left out on both sides, and so is what stands in a list of references.
"""

import csv
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hanse.resolve.index.gazetteer import Gazetteer
from hanse.resolve.index.store import bring_index, find_index
from hanse.resolve.mentions.bearers import bearers_of
from hanse.resolve.mentions.entity import KINDS
from hanse.resolve.mentions.finder import MATCH, Finder, Mention
from hanse.resolve.mentions.report import Line, Report, report_of

VARIABLE: Final = "HANSE_BENCH_DIR"
PAPERS: Final = ("heimann2021", "lacroix2021", "lacroix_spencer2022", "oomen2018", "stuerner2020")
PARTS: Final = ("development", "test")
_ROOT: Final = Path(__file__).parents[1]
_SAMPLE: Final = _ROOT / "docs" / "explanation"
_LEFT_OUT: Final = frozenset({"org-european-union"})
_MEGABYTE: Final = 1_000_000

Key = tuple[str, int, str]  # paper, line, entity


@dataclass(frozen=True)
class Sample:
    """The labelled mentions, and which lines were labelled in which part."""

    labels: Counter[Key]
    kinds: dict[str, str]
    parts: dict[tuple[str, int], str]


def read_sample(kinds: dict[str, str]) -> Sample:
    """The labelled sample of the repository."""
    parts = {}
    for row in _rows(_SAMPLE / "mention-passages.csv"):
        for line in range(int(row["first_line"]), int(row["last_line"]) + 1):
            parts[row["paper"], line] = row["part"]
    labels = Counter((row["paper"], int(row["line"]), row["entity"]) for row in _rows(_SAMPLE / "mention-sample.csv"))
    return Sample(labels, kinds, parts)


def find_papers(folder: str) -> dict[str, str] | None:
    """The papers by name, None where one is missing."""
    for place in (Path(folder), Path(folder) / "sources", Path(folder).resolve().parent / "sources"):
        if folder != "" and all((place / f"{paper}.txt").is_file() for paper in PAPERS):
            return {paper: (place / f"{paper}.txt").read_text(encoding="utf-8") for paper in PAPERS}
    return None


def found_in(paper: str, mentions: Iterable[Mention], sample: Sample) -> Counter[Key]:
    """What was found in the labelled lines of a paper."""
    return Counter(
        (paper, one.line, one.entity)
        for one in mentions
        if one.decision == MATCH
        and not one.in_reference
        and one.entity not in _LEFT_OUT
        and (paper, one.line) in sample.parts
    )


def print_figures(sample: Sample, found: Counter[Key]) -> None:
    """Precision and recall by kind and part."""
    print(f"{'':<16}{'':<14}{'labelled':>10}{'found':>8}{'right':>8}{'precision':>12}{'recall':>9}")
    for kind in (*KINDS, "network and city"):
        for part in PARTS:
            wanted = _of(sample, sample.labels, kind, part)
            given = _of(sample, found, kind, part)
            right = (wanted & given).total()
            precision, recall = right / max(1, given.total()), right / max(1, wanted.total())
            print(
                f"{kind:<16.16}{part:<14}{wanted.total():>10}{given.total():>8}{right:>8}{precision:>12.3f}{recall:>9.3f}"
            )


def _of(sample: Sample, counts: Counter[Key], kind: str, part: str) -> Counter[Key]:
    kinds = {"network", "city"} if kind == "network and city" else {kind}
    return Counter(
        {
            key: number
            for key, number in counts.items()
            if sample.kinds.get(key[2]) in kinds and sample.parts[key[0], key[1]] == part
        }
    )


def print_errors(sample: Sample, found: Counter[Key], part: str) -> None:
    """What was missed and what was found wrongly, of one part."""
    for label, counts in (("missed", sample.labels - found), ("wrong", found - sample.labels)):
        for (paper, line, entity), number in sorted(counts.items()):
            if sample.parts[paper, line] == part:
                print(f"{label:<8}{paper:<22}{line:>6}  {entity}{f' x{number}' if number > 1 else ''}")


def print_rate(finder: Finder, texts: Sequence[str]) -> None:
    """Processor time for a megabyte of text, made of the papers one after the other."""
    lines: list[str] = []
    size = 0
    while size < _MEGABYTE:
        for text in texts:
            lines += text.splitlines()
            size += len(text.encode())
    kept = "\n".join(lines).encode()[:_MEGABYTE].decode(errors="ignore").splitlines()
    report = Report(Line(0, number, line) for number, line in enumerate(kept, start=1))
    begun, busy = time.perf_counter(), time.process_time()
    mentions = finder.find(report)
    spent, whole = time.process_time() - busy, time.perf_counter() - begun
    print(f"1 MB of text: {spent:.2f} s of processor time, {whole:.2f} s in all, {len(mentions):,} mentions")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def main(arguments: Sequence[str] = ()) -> None:
    """Print the figures, or say how to get them."""
    shown = "--errors" in arguments
    named = [argument for argument in arguments if not argument.startswith("--")]
    papers = find_papers(named[0] if len(named) > 0 else os.environ.get(VARIABLE, "").strip())
    if papers is None:
        print(
            f"mentions: not measured; name the folder of the five papers, or set {VARIABLE}; they may not be published"
        )
        return
    with tempfile.TemporaryDirectory() as scratch:
        index = find_index(_ROOT / "var" / "releases") or bring_index(Path(scratch), progress=lambda _, __: None)
        begun = time.process_time()
        finder = Finder.load(_ROOT / "data", bearers_of(Gazetteer(index)))
        print(f"opened in {time.process_time() - begun:.2f} s of processor time")
        _measure(finder, papers, shown=shown)


def _measure(finder: Finder, papers: dict[str, str], *, shown: bool) -> None:
    sample = read_sample(finder.kinds)
    found: Counter[Key] = Counter()
    for paper, text in papers.items():
        found += found_in(paper, finder.find(report_of(text)), sample)
    print_figures(sample, found)
    if shown:
        print_errors(sample, found, "development")
    print_rate(finder, tuple(papers.values()))


if __name__ == "__main__":
    main(sys.argv[1:])

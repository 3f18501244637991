"""hanse mentions: find what a report names of the registry, and which claims its sentences suggest."""

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from hanse.cli.locations import check_data, find_locations
from hanse.cli.options import DataOption, Format, FormatOption
from hanse.cli.output import Report, Sheet, counted, emit, note

if TYPE_CHECKING:
    from hanse.resolve.mentions.claims import Candidate
    from hanse.resolve.mentions.finder import Finder, Mention

MENTION_COLUMNS: Final = (
    "page", "line", "column", "kind", "decision", "entity", "name", "mention", "candidates", "in_reference",
    "sentence", "why",
)  # fmt: skip
CANDIDATE_COLUMNS: Final = (
    "state", "relation", "subject", "subject_name", "object", "object_name", "date", "modality", "page", "line",
    "sentence", "cue",
)  # fmt: skip
_STATE: Final = "candidate"
_SHOWN: Final = ("line", "kind", "entity", "mention", "sentence")
_SHOWN_CANDIDATES: Final = ("line", "relation", "subject", "object", "date", "modality", "sentence")
_CUT: Final = 100


class Kind(StrEnum):
    """What can be mentioned."""

    NETWORK = "network"
    CITY = "city"
    ORGANISATION = "organisation"
    DOCUMENT = "document"


def mentions(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A report: PDF, HTML, plain text, DOCX.")],
    kind: Annotated[
        list[Kind] | None, typer.Option("--kind", help="Only mentions of this kind; may be given several times.")
    ] = None,
    candidates: Annotated[
        bool, typer.Option("--candidates", help="Print the claims that sentences suggest, for review, instead.")
    ] = False,
    references: Annotated[
        bool, typer.Option("--references", help="List what stands in lists of references too.")
    ] = False,
    format: FormatOption = Format.TABLE,
    data: DataOption = None,
) -> None:
    """Find the networks, cities, organisations and documents of the registry in a report.

    Each mention comes with page and line, its sentence, and the entity meant, or the candidates where that is not
    clear. With --candidates it prints what the sentences suggest (member, joined, signed, founded, hosted, launched
    and others) as candidates for review: nothing is accepted, nothing is written into the data. Persons are never
    reported; names behind an office or title are left out of the sentences.
    """
    from hanse.intake.prose import read_prose
    from hanse.resolve.mentions.claims import candidates as claims_of
    from hanse.resolve.mentions.report import Line
    from hanse.resolve.mentions.report import Report as Text

    lines = read_prose(file)
    finder = open_finder(data)
    text = Text(Line(line.page, line.number, line.text, line.is_last) for line in lines)
    with _bar("mentions") as advance:
        found = finder.find(text, progress=advance)
    kept = [one for one in found if kind is None or one.kind in kind]
    if candidates:
        # A claim needs both of its ends: the kinds choose among the claims, not among the mentions.
        chosen = {one.entity for one in kept}
        claims = [one for one in claims_of(text, found) if one.subject in chosen or one.object in chosen]
        _print_candidates(file.name, claims, format)
        return
    listed = [one for one in kept if references or not one.in_reference]
    _print_mentions(file.name, listed, len(kept) - len(listed), format)


def open_finder(data: Path | None) -> "Finder":
    """The finder of the data package, with the compiled gazetteer, compiled first where it is missing."""
    from hanse.resolve.index.gazetteer import Gazetteer
    from hanse.resolve.index.store import bring_index, find_index
    from hanse.resolve.mentions.bearers import bearers_of
    from hanse.resolve.mentions.finder import Finder

    places = find_locations(os.environ, data=data)
    check_data(places.data)
    index = find_index(places.releases)
    if index is None:
        note("compiling the gazetteer, once")
        with _bar("gazetteer") as advance:
            index = bring_index(places.releases, progress=lambda _, share: advance(share))
    return Finder.load(places.data, bearers_of(Gazetteer(index)))


def _print_mentions(file: str, found: "Sequence[Mention]", left_out: int, format: Format) -> None:
    rows = [_mention_row(one) for one in found]
    content = {"file": file, "mentions": [_as_object(one) for one in found], "in_references_left_out": left_out}
    counts = Counter(one.kind for one in found)
    facts = [(kind.value, f"{counts[kind.value]:,}") for kind in Kind if counts[kind.value] > 0]
    unclear = sum(one.entity == "" for one in found)
    remarks = []
    if unclear > 0:
        remarks.append(f"{counted(unclear, 'mention')} with several candidates: see the column candidates in CSV.")
    if left_out > 0:
        remarks.append(f"{counted(left_out, 'name')} in lists of references left out; --references lists them.")
    sheet = Sheet("", MENTION_COLUMNS, tuple(rows))
    shown = _shown(MENTION_COLUMNS, _SHOWN, rows, "nothing of the registry is named in it")
    report = Report(f"{counted(len(found), 'mention')} in {file}", tuple(facts), (shown,), tuple(remarks))
    emit(report, content, format, csv_sheet=sheet)


def _mention_row(one: "Mention") -> tuple[str | int | None, ...]:
    return (
        one.page or None, one.line, one.column, one.kind, one.decision, one.entity or "?", one.name,
        " ".join(one.surface.split()), "; ".join(one.candidates) if one.entity == "" else "",
        "yes" if one.in_reference else "", one.sentence, one.why,
    )  # fmt: skip


def _as_object(one: "Mention") -> dict[str, object]:
    return {
        "page": one.page or None, "line": one.line, "column": one.column, "kind": one.kind, "decision": one.decision,
        "entity": one.entity or None, "name": one.name or None, "mention": " ".join(one.surface.split()),
        "candidates": list(one.candidates) if one.entity == "" else [], "in_reference": one.in_reference,
        "sentence": one.sentence, "why": one.why,
    }  # fmt: skip


def _print_candidates(file: str, found: "Sequence[Candidate]", format: Format) -> None:
    rows = [_candidate_row(one) for one in found]
    objects = [{"state": _STATE, **asdict(one), "page": one.page or None} for one in found]
    counts = Counter(one.relation for one in found)
    facts = tuple((relation, f"{number:,}") for relation, number in sorted(counts.items()))
    shown = _shown(CANDIDATE_COLUMNS, _SHOWN_CANDIDATES, rows, "no sentence suggests a claim")
    remark = "Candidates for review: read each sentence; none of them is in the registry because of this."
    report = Report(f"{counted(len(found), 'candidate claim')} in {file}", facts, (shown,), (remark,))
    content = {"file": file, "candidates": objects}
    emit(report, content, format, csv_sheet=Sheet("", CANDIDATE_COLUMNS, tuple(rows)))


def _candidate_row(one: "Candidate") -> tuple[str | int | None, ...]:
    return (
        _STATE, one.relation, one.subject, one.subject_name, one.object, one.object_name, one.date, one.modality,
        one.page or None, one.line, one.sentence, one.cue,
    )  # fmt: skip


def _shown(
    columns: tuple[str, ...], wanted: tuple[str, ...], rows: Sequence[tuple[str | int | None, ...]], empty: str
) -> Sheet:
    """The columns that a table for reading shows; the page where there is one, sentences cut."""
    has_pages = any(row[columns.index("page")] is not None for row in rows)
    names = (("page",) if has_pages else ()) + wanted
    places = [columns.index(name) for name in names]
    cut = tuple(tuple(_short(row[place]) for place in places) for row in rows)
    return Sheet("", names, cut, empty)


def _short(cell: str | int | None) -> str | int | None:
    return f"{cell[: _CUT - 1]}…" if isinstance(cell, str) and len(cell) > _CUT else cell


@contextmanager
def _bar(label: str) -> Iterator[Callable[[float], None]]:
    """A progress bar on stderr, where that is a terminal."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(label, total=1.0)
        yield lambda share: progress.update(task, completed=share)

"""hanse reproduce: every printed figure of the papers beside what the release gives."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hanse.cli.locations import find_locations
from hanse.cli.opening import open_current
from hanse.cli.options import Format, FormatOption, ReleaseOption
from hanse.cli.output import Report, Sheet, emit
from hanse.errors import UsageError
from hanse.release import as_json

if TYPE_CHECKING:  # imported where it is used: other commands start without the arithmetic
    from hanse.publish.reproduce import Check
    from hanse.publish.reproduce import Report as Literature

COLUMNS = ("id", "paper", "claim", "published", "recomputed", "basis", "verdict", "reason")


def reproduce(
    paper: Annotated[str | None, typer.Option("--paper", metavar="KEY", help="Only this paper, as oomen2018.")] = None,
    release: ReleaseOption = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Check the literature: each printed figure, what the release gives, on what basis, and the verdict.

    Agreement confirms a figure only where the basis is independent data; a transcription that agrees says that it
    was copied rightly, internal arithmetic that the paper agrees with itself.
    """
    from hanse.publish.reproduce import reproduce as check_literature

    literature = check_literature(open_current(release), literature_folder())
    papers = sorted({check.paper for check in literature.checks})
    if paper is not None and paper not in papers:
        raise UsageError(f"no figures of {paper!r} are held", where="--paper", hint=f"use one of: {', '.join(papers)}")
    checks = [check for check in literature.checks if paper in (None, check.paper)]
    emit(report_of(literature, checks), [as_json(check) for check in checks], format, csv_sheet=csv_of(checks))


def literature_folder() -> Path:
    """Where the printed figures lie: beside the data."""
    return find_locations(os.environ).data / "reproduce"


def report_of(literature: "Literature", checks: "list[Check]") -> Report:
    """Verdicts by basis, then each figure."""
    counts: dict[tuple[str, str], int] = {}
    for check in checks:
        counts[check.basis, check.verdict] = counts.get((check.basis, check.verdict), 0) + 1
    summary = tuple((basis, verdict.replace("_", " "), count) for (basis, verdict), count in sorted(counts.items()))
    each = tuple(
        (
            f"{check.id} {check.paper}",
            f"{check.claim}: {check.published}",
            check.recomputed,
            check.verdict.replace("_", " "),
        )
        for check in checks
    )
    return Report(
        f"{len(checks)} printed figures against release {literature.version}",
        sheets=(
            Sheet("Verdicts", ("basis", "verdict", "figures"), summary),
            Sheet("Each figure", ("figure", "printed", "recomputed", "verdict"), each),
        ),
        remarks=(
            f"{sum(check.is_confirmation for check in checks)} figures are confirmed by data that no paper supplied; "
            "other agreement is transcription or internal arithmetic. Reasons: --format json or csv.",
        ),
    )


def csv_of(checks: "list[Check]") -> Sheet:
    """The figures for programs."""
    rows = tuple(
        (item.id, item.paper, item.claim, item.published, item.recomputed, item.basis, item.verdict, item.reason)
        for item in checks
    )
    return Sheet("", COLUMNS, rows)

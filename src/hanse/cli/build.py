"""hanse build and hanse validate: from the data package to a release, and what is wrong with the package."""

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from hanse.cli.analyses import Compiling, compute
from hanse.cli.command import DONE, QUARANTINED, REFUSED
from hanse.cli.locations import check_data, find_locations
from hanse.cli.opening import build_current, shown, withheld_file
from hanse.cli.options import DataOption, Format, FormatOption, StrictOption
from hanse.cli.output import Report, Sheet, counted, emit, note
from hanse.package import DataPackage, Finding, read_package, validate_package

OutOption = Annotated[
    Path | None, typer.Option("--out", metavar="DIR", help="Folder of releases; the new one goes into it.")
]


AnalysesOption = Annotated[
    bool,
    typer.Option("--analyses/--no-analyses", help="Compute the published analyses and keep them beside the release."),
]


def build(
    data: DataOption = None, out: OutOption = None, strict: StrictOption = False, analyses: AnalysesOption = True
) -> None:
    """Build a release from the data package and make it the current one.

    Prints the folder of the release. A row that cannot be used is quarantined, printed, and left out; broken
    structure stops the build and leaves the old release whole. The analyses follow when the release is whole; they
    can be stopped and go on in the next build.
    """
    found = find_locations(os.environ, data=data, releases=out)
    compiling = Compiling() if analyses else None
    try:
        folder = build_current(found)
        if compiling is not None:
            compiling.wait(note)
            compute(folder, withheld_file(found), note)
    finally:
        if compiling is not None:
            compiling.stop()
    quarantined = quarantined_rows(folder)
    for row in quarantined:
        note(f"left out: {row}")
    if len(quarantined) > 0:
        note(f"{counted(len(quarantined), 'row')} left out; hanse validate shows the values")
    print(shown(folder))
    raise typer.Exit(QUARANTINED if strict and len(quarantined) > 0 else DONE)


def validate(
    data: DataOption = None,
    strict: StrictOption = False,
    format: FormatOption = Format.TABLE,
) -> None:
    """Check the data package: structure, ids, references, dates, duplicates, what is missing.

    Each finding names file, row, column and what to do. Exit code 2 where there is an error, else 0.
    """
    folder = check_data(find_locations(os.environ, data=data).data)
    note(f"reading {shown(folder)}")
    package = read_package(folder)
    findings = validate_package(package)
    emit(report_of(package, findings), [asdict(finding) for finding in findings], format, csv_sheet=sheet_of(findings))
    errors = sum(finding.severity == "error" for finding in findings)
    if errors > 0:
        raise typer.Exit(REFUSED)
    raise typer.Exit(QUARANTINED if strict and len(package.quarantined) > 0 else DONE)


def quarantined_rows(release: Path) -> list[str]:
    """The rows that a release leaves out because they cannot be used, each with its place and the remedy."""
    rows = json.loads((release / "checks.json").read_text(encoding="utf-8"))["quarantined"]
    return [f"{row['file']} row {row['row']}, {row['column']}: {row['what']}: {row['hint']}" for row in rows]


def report_of(package: DataPackage, findings: tuple[Finding, ...]) -> Report:
    """Findings by check, then each of them."""
    counts: dict[tuple[str, str], int] = {}
    for finding in findings:
        counts[finding.severity, finding.check] = counts.get((finding.severity, finding.check), 0) + 1
    summary = tuple((severity, check, count) for (severity, check), count in sorted(counts.items()))
    heading = f"{counted(len(findings), 'finding')} in {counted(sum(map(len, package.tables.values())), 'row')}"
    by_check = Sheet("By check", ("severity", "check", "findings"), summary, empty="Nothing found.")
    each = tuple((finding.severity, place_of(finding), f"{finding.message}: {finding.hint}") for finding in findings)
    return Report(heading, (), (by_check, Sheet("Each finding", ("severity", "where", "what, and what to do"), each)))


def place_of(finding: Finding) -> str:
    """File, row, column and value of a finding, in one cell."""
    row = f" row {finding.row}" if finding.row > 0 else ""
    value = f" = {finding.value}" if finding.value != "" else ""
    return f"{finding.file}{row}, {finding.column}{value}"


def sheet_of(findings: tuple[Finding, ...]) -> Sheet:
    """One line a finding."""
    columns = ("severity", "check", "file", "row", "column", "value", "message", "hint")
    rows = tuple(tuple(asdict(finding)[column] for column in columns) for finding in findings)
    return Sheet("", columns, rows, empty="Nothing found.")

"""hanse import wikidata: candidates from the result of a query, and claims from those that somebody accepted."""

import os
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Final

import typer

from hanse.cli import intake_options as options
from hanse.cli.composing import Names, names_of
from hanse.cli.intake import check_collection, with_founding, with_names, write_beside
from hanse.cli.intake_report import Outcome, show
from hanse.cli.locations import check_data, find_locations
from hanse.cli.lookup import Opener, asks_of, look_up, opener
from hanse.cli.opening import shown
from hanse.cli.options import DataOption, Lines, LinesOption
from hanse.cli.output import Report, Sheet, counted, emit_json, emit_report, note
from hanse.errors import UsageError
from hanse.intake.adding import find_new, write_addition
from hanse.intake.claims import Writer
from hanse.intake.founding import Founding
from hanse.intake.limits import STANDING
from hanse.intake.mapping import LONG, Mapping, Reason
from hanse.intake.reading import read_file
from hanse.intake.report import report_on
from hanse.intake.sheet import Sheet as Read
from hanse.intake.standing.accepting import (
    candidates_text,
    entries_of,
    is_accepted,
    statements_of,
    with_statements,
    without_rosters,
)
from hanse.intake.standing.wikidata import ADDRESS, Candidate, Found, moment, read_wikidata
from hanse.intake.taken import Provenance
from hanse.intake.transaction import writing
from hanse.package import DataPackage, read_package

_FIRST: Final = 10
_KINDS: Final = ("", "city", "network")
ResultArgument = Annotated[
    Path,
    typer.Argument(metavar="FILE", help="Result of a query (CSV or JSON), or a sheet of candidates gone through."),
]
OutOption = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help="Write the candidates to this CSV file, to go through.")
]
ItemsOption = Annotated[
    str, typer.Option("--items", metavar="KIND", help="What the items are: city or network. Default: as they look.")
]
CollectionOption = Annotated[
    str, typer.Option("--collection", metavar="KEY", help="Collection that accepted candidates go into.")
]
YesOption = Annotated[bool, typer.Option("--yes", help="Write the candidates that were accepted, as claims.")]


def import_wikidata(
    file: ResultArgument,
    collection: CollectionOption = "",
    out: OutOption = None,
    items: ItemsOption = "",
    published: options.PublishedOption = "",
    new_collection: options.NewCollectionOption = "",
    licence: options.LicenceOption = "CC0 1.0",
    redistribution: options.RedistributionOption = "yes",
    no_gazetteer: options.NoGazetteerOption = False,
    data: DataOption = None,
    dry_run: options.DryRunOption = False,
    yes: YesOption = False,
    format: LinesOption = Lines.TABLE,
) -> None:
    """Import a result of a query of Wikidata: candidates for review, then claims of what was accepted.

    The variables are called ?item ?itemLabel ?memberOf ?memberOfLabel ?country ?start ?end ?inception ?officialName.
    Write the candidates with --out, put yes into the column accept of those that hold, and import that sheet.
    """
    if items not in _KINDS:
        raise UsageError(f"{items!r} is not known", where="--items", hint="use one of: city, network")
    folder = check_data(find_locations(os.environ, data=data).data)
    sheet = read_file(file, STANDING)
    resolver = opener(data, is_declined=no_gazetteer)
    is_writing = yes and not dry_run
    with writing(folder, f"hanse import {file.name}") if is_writing else nullcontext():
        package = read_package(folder)
        names = names_of(package, asks_of(resolver))
        found = read_wikidata(sheet, names.known, items)
        if not found.reviewed:
            _check_not_accepted(is_writing, file)
            write_beside(
                out if not dry_run else None, candidates_text(found.candidates, package, names.identify_object)
            )
            _show_candidates(found, sheet.file, format)
            return
        founding = Founding(collection, new_collection, licence, redistribution) if new_collection != "" else None
        check_collection(collection, founding, package)
        outcome = _accept(found, sheet, collection, published, package, names, resolver, is_writing=is_writing)
        addition = with_founding(outcome.addition, founding, package)
        if is_writing and not addition.is_empty:
            for path in write_addition(addition, folder):
                note(f"wrote {shown(path)}")
    show(outcome, format)


def _check_not_accepted(is_writing: bool, file: Path) -> None:
    if is_writing:
        raise UsageError(
            "these are candidates, and nobody has gone through them",
            where=file.name,
            hint="write them with --out, put yes into the column accept of those that hold, and import that sheet",
        )


def _accept(
    found: Found,
    sheet: Read,
    collection: str,
    published: str,
    package: DataPackage,
    names: Names,
    resolver: Opener,
    *,
    is_writing: bool,
) -> Outcome:
    """What the accepted candidates give."""
    accepted = [one for one in found.candidates if is_accepted(one)]
    writer = Writer(
        Provenance(collection, ADDRESS, "Wikidata", "Wikidata", "other", published),
        country_of=names.known.country_of,
        identify=names.identify_object,
        admission={row["network"]: row.cells for row in package.rows("admission")},
        read_as=moment,
    )
    taken = without_rosters(writer.write(entries_of(accepted)))
    taken.source["licence"] = "CC0 1.0"
    taken.source["gives"] = "memberships, inception, official names"
    statements = statements_of(accepted, taken.source["id"], collection)
    addition = with_statements(find_new(taken, package, collection), statements, taken.source, package)
    report = report_on(taken, addition, package, names.identify_object, names.decide)
    proposals = look_up(report.never_seen, names, package, resolver)
    addition = with_names(addition, proposals, package, is_declined=False)
    told = f"{len(accepted):,} of {counted(len(found.candidates), 'candidate')} have yes in the column accept"
    mapping = Mapping(LONG, (), {}, reasons=(Reason("accepted", told),))
    return Outcome(sheet, mapping, taken, addition, report, proposals, is_writing)


def _show_candidates(found: Found, file: str, format: Lines) -> None:
    if format == Lines.JSON:
        emit_json(
            {
                "file": file,
                "candidates": [asdict(one) for one in found.candidates],
                "quarantined": [asdict(line) for line in found.quarantined],
                "remarks": list(found.remarks),
                "written": False,
            }
        )
        return
    columns = ("says", "subject", "country", "object or value", "start", "end", "item")
    rows = tuple(_row(one) for one in found.candidates[:_FIRST])
    first = Sheet(f"Candidates ({len(rows)} of {len(found.candidates):,})", columns, rows)
    lines = tuple((line.locator, line.text, line.reason) for line in found.quarantined[:_FIRST])
    quarantined = Sheet(f"Quarantined ({len(found.quarantined):,})", ("where", "written", "why"), lines)
    facts = tuple(("items", text) for text in found.remarks)
    remark = "None of these is a claim. Write them with --out, accept those that hold, and import that sheet."
    sheets = (first, quarantined) if len(lines) > 0 else (first,)
    emit_report(Report(f"{file}: {counted(len(found.candidates), 'candidate')}", facts, sheets, (remark,)))


def _row(one: Candidate) -> tuple[str, ...]:
    return (one.says, one.subject, one.country, one.object or one.value, one.start, one.end, one.item)

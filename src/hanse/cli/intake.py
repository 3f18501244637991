"""hanse intake: from a list as it was published to claims, shown first and written only when told."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from hanse.cli.command import DONE, QUARANTINED
from hanse.cli.composing import Names, names_of
from hanse.cli.intake_report import Outcome, show
from hanse.cli.locations import check_data, find_locations
from hanse.cli.opening import shown
from hanse.cli.options import DataOption, Lines, LinesOption, StrictOption
from hanse.cli.output import note
from hanse.domain.vocabulary import ROLES, SOURCE_KINDS
from hanse.errors import UsageError
from hanse.intake.adding import find_new, replace_together, write_addition
from hanse.intake.claims import Writer
from hanse.intake.entry import read_entries
from hanse.intake.mapping import load_mapping, save_mapping
from hanse.intake.proposal import propose
from hanse.intake.reading import read_file
from hanse.intake.report import report_on
from hanse.intake.scope import CompleteFor, parse_scope
from hanse.intake.sheet import Sheet
from hanse.intake.taken import Provenance
from hanse.package import DataPackage, read_package
from hanse.package.schema import BY_NAME
from hanse.package.writer import render_table

FileArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help="The list: CSV, XLSX, XLS, ODS, HTML, PDF, DOCX, text or JSON.")
]
CollectionOption = Annotated[
    str, typer.Option("--collection", metavar="KEY", help="Collection of the data package that the list goes into.")
]
SourceOption = Annotated[str, typer.Option("--source", metavar="URL", help="Address of the page or document.")]
TitleOption = Annotated[str, typer.Option("--title", help="Title of the source. Default: as the file shows it.")]
PublisherOption = Annotated[str, typer.Option("--publisher", help="Who published it. Default: host of the address.")]
KindOption = Annotated[
    str, typer.Option("--kind", metavar="KIND", help=f"Who speaks: {', '.join(SOURCE_KINDS)}. Default: network where "
                      "the address is the network's own, else other.")
]  # fmt: skip
PublishedOption = Annotated[
    str, typer.Option("--published", metavar="DATE", help="Date of the list, as 2026-10-01, 2026-10 or 2026.")
]
NetworkOption = Annotated[
    str, typer.Option("--network", metavar="NAME", help="The network, where the list itself does not name it.")
]
RoleOption = Annotated[
    str, typer.Option("--role", metavar="ROLE", help=f"Role of entries that state none: {', '.join(ROLES)}.")
]
CountryOption = Annotated[
    str, typer.Option("--country", metavar="CC", help="Country of entries that state none; noted as inferred.")
]
CompleteOption = Annotated[
    str, typer.Option("--complete-for", metavar="SCOPE", help="Every member within this scope is on the list: all, or "
                      "role=board,country=PL,cohort=NAME,by=source|compiler.")
]  # fmt: skip
StatedOption = Annotated[
    int | None, typer.Option("--stated-count", metavar="N", help="How many entries the source itself says it has.")
]
MappingOption = Annotated[
    Path | None, typer.Option("--mapping", metavar="FILE", help="Read the list by this mapping, not by a proposal.")
]
SaveOption = Annotated[
    Path | None, typer.Option("--save-mapping", metavar="FILE", help="Write the mapping to this file, to use it again.")
]
TableOption = Annotated[str, typer.Option("--table", metavar="NAME", help="Read this table or sheet of the file.")]
JudgementsOption = Annotated[
    Path | None,
    typer.Option("--proposals", metavar="FILE", help="Write the judgements that are proposed to this CSV file."),
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Show everything and write nothing, also with --yes.")]
YesOption = Annotated[bool, typer.Option("--yes", help="Write the claims. Without it nothing is written.")]


def intake(
    file: FileArgument,
    collection: CollectionOption,
    source: SourceOption = "",
    published: PublishedOption = "",
    network: NetworkOption = "",
    role: RoleOption = "",
    complete_for: CompleteOption = "",
    title: TitleOption = "",
    publisher: PublisherOption = "",
    kind: KindOption = "",
    country: CountryOption = "",
    stated_count: StatedOption = None,
    table: TableOption = "",
    mapping: MappingOption = None,
    save_mapping_to: SaveOption = None,
    proposals: JudgementsOption = None,
    data: DataOption = None,
    dry_run: DryRunOption = False,
    yes: YesOption = False,
    strict: StrictOption = False,
    format: LinesOption = Lines.TABLE,
) -> None:
    """Take in a member list: show how it is read and what it would become, and write it with --yes.

    Names enter exactly as written; who they are is judged afterwards. Contacts and names of staff are cut. Taking in
    the same list twice changes nothing.
    """
    _check(role, ROLES, "--role")
    _check(kind, SOURCE_KINDS, "--kind")
    scope = parse_scope(complete_for) if complete_for != "" else None
    folder = check_data(find_locations(os.environ, data=data).data)
    sheet = read_file(file)
    package = read_package(folder)
    _check_collection(collection, package)
    names = names_of(package)
    reading = load_mapping(mapping) if mapping is not None else propose(sheet, names.known, table=table)
    given = _Given(collection, source, title, publisher, kind, published, network, role, country.upper(), stated_count)
    provenance = _provenance(given, scope, sheet, package, names)
    entries = read_entries(sheet, reading, names.known)
    writer = Writer(
        provenance,
        country_of=names.known.country_of,
        identify=names.identify_object,
        admission={row["network"]: row.cells for row in package.rows("admission")},
        day_first=reading.day_first,
    )
    if writer.listed.after(package.data_date):
        note(f"the list is newer than data_date in package.toml ({package.data_date}): set that too before the build")
    taken = writer.write(entries)
    addition = find_new(taken, package, collection)
    report = report_on(taken, addition, package, names.identify_object)
    proposed = names.proposals(((name.name, name.country) for name in report.never_seen), date.today())
    is_written = yes and not dry_run
    if is_written and not addition.is_empty:
        for path in write_addition(addition, folder):
            note(f"wrote {shown(path)}")
    if not dry_run:
        _write_beside(save_mapping_to, save_mapping(reading))
        _write_beside(proposals, render_table(BY_NAME["judgements"], proposed))
    show(Outcome(sheet, reading, taken, addition, report, tuple(proposed), is_written), format)
    raise typer.Exit(QUARANTINED if strict and len(report.quarantined) > 0 else DONE)


@dataclass(frozen=True)
class _Given:
    """The options that say where a list comes from."""

    collection: str
    url: str
    title: str
    publisher: str
    kind: str
    published: str
    network: str
    role: str
    country: str
    stated_count: int | None


def _provenance(
    given: _Given, scope: CompleteFor | None, sheet: Sheet, package: DataPackage, names: Names
) -> Provenance:
    """The options, with defaults from the file and the address."""
    host = (urlsplit(given.url).hostname or "").removeprefix("www.")
    if given.url != "" and host == "":
        raise UsageError(f"{given.url!r} is no address", where="--source", hint="give it with https://")
    if given.country != "" and names.known.country_of(given.country) != given.country:
        raise UsageError(f"{given.country!r} is no country code", where="--country", hint="write two letters, as PL")
    own = {
        (urlsplit(row["website"]).hostname or "").removeprefix("www."): row.id
        for row in package.rows("networks")
        if row["website"] != ""
    }
    named = names.identify_object("network", given.network, "", "") if given.network != "" else ()
    is_own = host != "" and own.get(host) in named
    return Provenance(
        **{
            **vars(given),
            "title": given.title or sheet.title or sheet.file,
            "publisher": given.publisher or host,
            "kind": given.kind or ("network" if is_own else "other"),
            "complete_for": scope,
        }
    )


def _check(value: str, allowed: Mapping[str, object] | tuple[str, ...], where: str) -> None:
    if value != "" and value not in allowed:
        raise UsageError(f"{value!r} is not known", where=where, hint=f"use one of: {', '.join(allowed)}")


def _check_collection(key: str, package: DataPackage) -> None:
    if key not in package.collections:
        raise UsageError(
            f"there is no collection {key!r}",
            where="--collection",
            hint=f"there are: {', '.join(package.collections)}; a new one is a folder with a collection.toml",
        )


def _write_beside(path: Path | None, text: str) -> None:
    if path is not None:
        replace_together({path: text})
        note(f"wrote {shown(path)}")

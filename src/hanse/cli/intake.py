"""hanse intake: from a list as it was published to claims, shown first and written only when told."""

import os
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import typer

from hanse.cli import intake_options as options
from hanse.cli.command import DONE, QUARANTINED
from hanse.cli.composing import Names, names_of
from hanse.cli.intake_report import Outcome, show
from hanse.cli.locations import check_data, find_locations
from hanse.cli.lookup import Opener, asks_of, look_up, opener
from hanse.cli.opening import shown
from hanse.cli.options import DataOption, Lines, LinesOption, StrictOption
from hanse.cli.output import note
from hanse.cli.proposing import Proposals
from hanse.domain.vocabulary import ROLES, SOURCE_KINDS
from hanse.errors import UsageError
from hanse.intake.adding import Addition, find_new, write_addition
from hanse.intake.claims import Writer
from hanse.intake.entry import read_entries
from hanse.intake.enumeration import unfold
from hanse.intake.founding import Founding, check_founding, founding_text
from hanse.intake.mapping import load_mapping, save_mapping
from hanse.intake.proposal import propose
from hanse.intake.reading import read_file
from hanse.intake.report import report_on
from hanse.intake.scope import CompleteFor, parse_scope
from hanse.intake.sheet import Sheet
from hanse.intake.taken import Provenance
from hanse.intake.transaction import writing
from hanse.package import DataPackage, read_package
from hanse.package.schema import BY_NAME
from hanse.package.writer import render_table, replace_text


def intake(
    file: options.FileArgument,
    collection: options.CollectionOption,
    source: options.SourceOption = "",
    published: options.PublishedOption = "",
    network: options.NetworkOption = "",
    role: options.RoleOption = "",
    complete_for: options.CompleteOption = "",
    title: options.TitleOption = "",
    publisher: options.PublisherOption = "",
    kind: options.KindOption = "",
    country: options.CountryOption = "",
    stated_count: options.StatedOption = None,
    table: options.TableOption = "",
    mapping: options.MappingOption = None,
    save_mapping_to: options.SaveOption = None,
    proposals: options.JudgementsOption = None,
    new_collection: options.NewCollectionOption = "",
    licence: options.LicenceOption = "",
    redistribution: options.RedistributionOption = "",
    citation: options.CitationOption = "",
    data: DataOption = None,
    no_gazetteer: options.NoGazetteerOption = False,
    claims_only: options.ClaimsOnlyOption = False,
    dry_run: options.DryRunOption = False,
    yes: options.YesOption = False,
    strict: StrictOption = False,
    format: LinesOption = Lines.TABLE,
) -> None:
    """Take in a member list: show how it is read and what it would become, and write it with --yes.

    Names enter exactly as written; who they are is proposed with reasons, and a person may judge otherwise. Contacts
    and names of staff are cut. Taking in the same list twice changes nothing.
    """
    _check(role, ROLES, "--role")
    _check(kind, SOURCE_KINDS, "--kind")
    folder = check_data(find_locations(os.environ, data=data).data)
    given = _Given(collection, source, title, publisher, kind, published, network, role, country.upper(), stated_count)
    asked = _Asked(
        given,
        parse_scope(complete_for) if complete_for != "" else None,
        Founding(collection, new_collection, licence, redistribution, citation) if new_collection != "" else None,
        table,
        mapping,
        is_writing=yes and not dry_run,
        is_claims_only=claims_only,
    )
    sheet = read_file(file)
    resolver = opener(data, is_declined=no_gazetteer)
    with _held(folder, file, is_writing=asked.is_writing):
        outcome = _take(sheet, asked, folder, resolver)
        if asked.is_writing and not outcome.addition.is_empty:
            for path in write_addition(outcome.addition, folder):
                note(f"wrote {shown(path)}")
    if not dry_run:
        write_beside(save_mapping_to, save_mapping(outcome.mapping))
        write_beside(proposals, render_table(BY_NAME["judgements"], outcome.proposals.judgements))
    show(outcome, format)
    raise typer.Exit(QUARANTINED if strict and len(outcome.report.quarantined) > 0 else DONE)


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


@dataclass(frozen=True)
class _Asked:
    """What is to be done with a list."""

    given: _Given
    scope: CompleteFor | None
    founding: Founding | None
    table: str
    mapping: Path | None
    is_writing: bool
    is_claims_only: bool


def _take(sheet: Sheet, asked: _Asked, folder: Path, resolver: Opener) -> Outcome:
    """Everything that taking in a list gives; nothing is written yet."""
    package = read_package(folder)
    check_collection(asked.given.collection, asked.founding, package)
    names = names_of(package, asks_of(resolver))
    sheet = unfold(sheet, names.known)
    reading = load_mapping(asked.mapping) if asked.mapping is not None else propose(
        sheet, names.known, table=asked.table
    )  # fmt: skip
    writer = Writer(
        _provenance(asked.given, asked.scope, sheet, package, names),
        country_of=names.known.country_of,
        identify=names.identify_object,
        admission={row["network"]: row.cells for row in package.rows("admission")},
        day_first=reading.day_first,
    )
    if writer.listed.after(package.data_date):
        note(f"the list is newer than data_date in package.toml ({package.data_date}): set that too before the build")
    taken = writer.write(read_entries(sheet, reading, names.known))
    addition = find_new(taken, package, asked.given.collection)
    report = report_on(taken, addition, package, names.identify_object, names.decide)
    proposals = look_up(report.never_seen, names, package, resolver)
    report = report_on(taken, addition, package, names.identify_with(proposals), names.decide)
    addition = with_names(addition, proposals, package, is_declined=asked.is_claims_only)
    addition = with_founding(addition, asked.founding, package)
    return Outcome(sheet, reading, taken, addition, report, proposals, asked.is_writing)


def with_names(addition: Addition, proposals: Proposals, package: DataPackage, *, is_declined: bool) -> Addition:
    """With the judgements and cities that are proposed and not there yet, unless declined."""
    held = {row.id for row in package.rows("judgements")}
    judgements = [row for row in proposals.judgements if row["id"] not in held]
    return addition if is_declined else addition.with_names(proposals.cities, judgements)


def with_founding(addition: Addition, founding: Founding | None, package: DataPackage) -> Addition:
    """With the collection.toml of a collection that is new."""
    if founding is None or founding.key in package.collections or addition.is_empty:
        return addition
    return addition.founded(founding_text(founding, date.today()))


def _held(folder: Path, file: Path, *, is_writing: bool) -> AbstractContextManager[None]:
    return writing(folder, f"hanse intake {file.name}") if is_writing else nullcontext()


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


def check_collection(key: str, founding: Founding | None, package: DataPackage) -> None:
    """Refuse a collection that is neither there nor to be made."""
    if key in package.collections:
        return
    if founding is not None:
        check_founding(founding)
        return
    raise UsageError(
        f"there is no collection {key!r}",
        where="--collection",
        hint=f"there are: {', '.join(package.collections)}; to make it add --new-collection TITLE --licence TEXT "
        "--redistribution yes, derived_only or no",
    )


def write_beside(path: Path | None, text: str) -> None:
    """Write a file that lies outside of the data package, where one was named."""
    if path is None:
        return
    try:
        replace_text(path, text)
    except OSError as error:
        raise UsageError(f"cannot be written: {error.strerror}", where=str(path), hint="name another file") from error
    note(f"wrote {shown(path)}")

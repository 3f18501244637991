"""hanse intake: from a list as it was published to claims, shown first and written only when told."""

import os
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import typer

from hanse.cli import intake_options as options
from hanse.cli.command import DONE, QUARANTINED
from hanse.cli.composing import Names, names_of
from hanse.cli.intake_report import Outcome, show
from hanse.cli.locations import check_data, find_locations
from hanse.cli.opening import shown
from hanse.cli.options import DataOption, Lines, LinesOption, StrictOption
from hanse.cli.output import note
from hanse.cli.proposing import Proposals, propose_names
from hanse.domain.vocabulary import ROLES, SOURCE_KINDS
from hanse.errors import UsageError
from hanse.intake.adding import Addition, find_new, write_addition
from hanse.intake.claims import Writer
from hanse.intake.difference import Named
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

if TYPE_CHECKING:
    from hanse.resolve.resolver import Resolver


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
    resolver = _resolver(data, is_declined=no_gazetteer)
    with _held(folder, file, is_writing=asked.is_writing):
        outcome = _take(sheet, asked, folder, resolver)
        if asked.is_writing and not outcome.addition.is_empty:
            for path in write_addition(outcome.addition, folder):
                note(f"wrote {shown(path)}")
    if not dry_run:
        _write_beside(save_mapping_to, save_mapping(outcome.mapping))
        _write_beside(proposals, render_table(BY_NAME["judgements"], outcome.proposals.judgements))
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


def _take(sheet: Sheet, asked: _Asked, folder: Path, resolver: "Callable[[], Resolver] | None") -> Outcome:
    """Everything that taking in a list gives; nothing is written yet."""
    package = read_package(folder)
    _check_collection(asked, package)
    names = names_of(package, _asks(resolver))
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
    proposals = _proposals(report.never_seen, names, package, resolver)
    addition = _with_names(addition, proposals, asked, package)
    return Outcome(sheet, reading, taken, addition, report, proposals, asked.is_writing)


def _proposals(
    names: tuple[Named, ...], known: Names, package: DataPackage, resolver: "Callable[[], Resolver] | None"
) -> Proposals:
    if len(names) == 0:
        return Proposals()
    if resolver is None:
        return known.registered(names, date.today())
    from hanse.cli.progress import bar

    with bar("names") as advance:
        return propose_names(names, package, resolver(), date.today(), progress=advance)


def _with_names(addition: Addition, proposals: Proposals, asked: _Asked, package: DataPackage) -> Addition:
    """The rows that would be written: claims, and unless declined judgements and cities that are not there yet."""
    held = {row.id for row in package.rows("judgements")}
    judgements = [row for row in proposals.judgements if row["id"] not in held]
    if not asked.is_claims_only:
        addition = addition.with_names(proposals.cities, judgements)
    if asked.founding is None or asked.given.collection in package.collections or len(addition.rows["ties"]) == 0:
        return addition
    return addition.founded(founding_text(asked.founding, date.today()))


def _resolver(data: Path | None, *, is_declined: bool) -> "Callable[[], Resolver] | None":
    """Opens the gazetteer when it is first needed; None where it was declined."""
    if is_declined:
        return None

    @cache
    def opened() -> "Resolver":
        from hanse.cli.resolve import open_resolver

        return open_resolver(data)

    return opened


def _asks(resolver: "Callable[[], Resolver] | None") -> Callable[[str], bool]:
    """Whether a text is the name of a place."""
    if resolver is None:
        return lambda text: False
    from hanse.resolve.resolution import Query

    return cache(lambda text: resolver().answer(Query(text), explain=False).decision != "none")


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


def _check_collection(asked: _Asked, package: DataPackage) -> None:
    key = asked.given.collection
    if asked.founding is not None and key not in package.collections:
        check_founding(asked.founding)
    elif key not in package.collections:
        raise UsageError(
            f"there is no collection {key!r}",
            where="--collection",
            hint=f"there are: {', '.join(package.collections)}; to make it add --new-collection TITLE --licence TEXT "
            "--redistribution yes, derived_only or no",
        )


def _write_beside(path: Path | None, text: str) -> None:
    if path is None:
        return
    try:
        replace_text(path, text)
    except OSError as error:
        raise UsageError(f"cannot be written: {error.strerror}", where=str(path), hint="name another file") from error
    note(f"wrote {shown(path)}")

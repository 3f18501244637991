"""hanse judgement open and decide: names that wait for a person, and what that person decides."""

import csv
import os
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import Annotated, Final

import typer

from hanse.cli import intake_options as options
from hanse.cli.composing import names_of
from hanse.cli.locations import check_data, find_locations
from hanse.cli.lookup import look_up, opener
from hanse.cli.options import DataOption, Format, FormatOption
from hanse.cli.output import Report, Sheet, counted, emit
from hanse.cli.proposing import Proposed
from hanse.errors import NotFoundError, UsageError
from hanse.intake.difference import Named
from hanse.intake.report import Decide
from hanse.intake.transaction import write_together, writing
from hanse.package import DataPackage, read_package
from hanse.package.schema import BY_NAME
from hanse.package.writer import render_table
from hanse.resolve.judgement import judgement_id

_METHOD, _VERSION = "by hand", "1"
_KINDS: Final = ("human", "reviewed")
_ID: Final = "ENTITY"


def list_open(
    no_gazetteer: options.NoGazetteerOption = False,
    data: DataOption = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """List names of cities that nobody has judged or that were left open, with candidates and reasons.

    Decide each with hanse judgement decide.
    """
    folder = check_data(find_locations(os.environ, data=data).data)
    package = read_package(folder)
    known = names_of(package)
    waiting = _waiting(package, known.decide)
    opened = opener(data, is_declined=no_gazetteer)
    fresh = None if opened is None else lambda: opened().without_judgements()
    found = look_up(waiting, known, package, fresh).names
    columns = ("name", "country", "on the list of", "could be", "why")
    lists = {(one.name, one.country): one.network for one in waiting}
    rows = tuple(
        (one.name, one.country, lists[one.name, one.country], _could_be(one), one.why) for one in found
    )  # fmt: skip
    content = [dict(zip(columns, row, strict=True)) for row in rows]
    sheet = Sheet("", columns, rows, empty="Every name is decided.")
    remark = "Decide each: hanse judgement decide NAME --country CC --same ID, or --unsure, or --not-an-entity."
    emit(Report(f"{counted(len(rows), 'name')} to decide", (), (sheet,), (remark,)), content, format)


def decide(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name exactly as it is written.")],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why, in one line a person understands.")],
    country: Annotated[
        str, typer.Option("--country", metavar="CC", help="Country that the name is written with.")
    ] = "",
    on_list: Annotated[
        str, typer.Option("--list", metavar="LABEL", help="Only where it stands with this network or claim.")
    ] = "",
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", help="Kind of entity: city, network, ...")] = "city",
    same: Annotated[str, typer.Option("--same", metavar=_ID, help="It is this entity.")] = "",
    different: Annotated[str, typer.Option("--different", metavar=_ID, help="It is not this entity, ever.")] = "",
    unsure: Annotated[bool, typer.Option("--unsure", help="It cannot be decided.")] = False,
    not_an_entity: Annotated[bool, typer.Option("--not-an-entity", help="It names no authority at all.")] = False,
    coder: Annotated[
        str, typer.Option("--coder", metavar="WORD", help="human: decided; reviewed: looked through.")
    ] = "human",
    data: DataOption = None,
    yes: Annotated[bool, typer.Option("--yes", help="Write the judgement. Without it nothing is written.")] = False,
) -> None:
    """Decide which entity a written name means; a person's judgement goes before every machine's."""
    chosen = {"same": same != "", "different": different != "", "unsure": unsure, "not_an_entity": not_an_entity}
    if sum(chosen.values()) != 1:
        what = "one of --same, --different, --unsure and --not-an-entity is needed"
        raise UsageError(what, hint="for example --same ghent-be")
    if coder not in _KINDS:
        raise UsageError(f"{coder!r} is not known", where="--coder", hint=f"use one of: {', '.join(_KINDS)}")
    decision = next(word for word, is_chosen in chosen.items() if is_chosen)
    folder = check_data(find_locations(os.environ, data=data).data)
    with writing(folder, "hanse judgement decide") if yes else nullcontext():
        package = read_package(folder)
        _check_entity(same or different, kind, package)
        key = (kind, name, country.upper(), on_list)
        row = _row(key, decision, same or different, coder, reason) | {"supersedes": _newest(key, coder, package)}
        if yes:
            _append(folder, row)
    said = "written; next: hanse build" if yes else "nothing was written; add --yes to write it"
    print(f"{name}: {decision.replace('_', ' ')} {same or different}".rstrip() + f" ({said})")


def _could_be(one: Proposed) -> str:
    if one.judgement is not None and one.judgement["entity"] != "":
        return f"{one.judgement['entity']}{' (new)' if one.city is not None else ''}"
    return "; ".join(candidate.city or candidate.name for candidate in one.candidates)


def _waiting(package: DataPackage, decide: Decide) -> list[Named]:
    """Names of cities in ties that nobody judged, or that no person has left open, each once for each country."""
    left = {
        (row["name"], row["country"]) for row in package.rows("judgements")
        if row["kind"] == "city" and row["decision"] == "unsure" and row["coder_kind"] != "machine"
    }  # fmt: skip
    found: dict[tuple[str, str], Named] = {}
    for tie in package.rows("ties"):
        key = (tie["subject"], tie["country"])
        if tie["subject_kind"] != "city" or key in found or key in left:
            continue
        if decide("city", *key, tie["object"]) in ("", "different", "unsure"):
            found[key] = Named(*key, tie["object"], tie["locator"])
    return [found[key] for key in sorted(found)]


def _check_entity(entity: str, kind: str, package: DataPackage) -> None:
    kinds = {row.id: of_kind for of_kind, row in package.entities()}
    if entity != "" and kinds.get(entity) != kind:
        what = f"there is no {kind} {entity!r}"
        raise NotFoundError(what, hint="hanse search finds ids; a new one needs a row in entities/ first")


def _row(key: tuple[str, str, str, str], decision: str, entity: str, coder: str, reason: str) -> dict[str, str]:
    kind, name, country, context = key
    identifier = judgement_id(*key, decision, entity, _METHOD, _VERSION)
    return {
        "id": identifier, "kind": kind, "name": name, "country": country, "context": context, "decision": decision,
        "entity": entity, "method": _METHOD, "version": _VERSION, "coder_kind": coder,
        "judged_on": date.today().isoformat(), "reason": reason,
    }  # fmt: skip


def _newest(key: tuple[str, str, str, str], coder: str, package: DataPackage) -> str:
    """The newest judgement of the same name that this one may replace."""
    held = [
        row for row in package.rows("judgements")
        if (row["kind"], row["name"], row["country"], row["context"]) == key
        and (row["coder_kind"] == "machine" or row["coder_kind"] == coder)
    ]  # fmt: skip
    return max(held, key=lambda row: (row["judged_on"], row.id)).id if len(held) > 0 else ""


def _append(folder: Path, row: dict[str, str]) -> None:
    path = folder / "judgements.csv"
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    if any(held["id"] == row["id"] for held in rows):
        raise UsageError("this was decided before", where=row["id"], hint="decide otherwise, or leave it")
    write_together({path: render_table(BY_NAME["judgements"], [*rows, row])}, folder)

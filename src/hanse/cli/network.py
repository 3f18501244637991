"""hanse network: the list of networks, and one network in full."""

from typing import Annotated

import typer

from hanse.cli.command import HanseCommand
from hanse.cli.evidence import membership_csv, membership_sheet, values_as_facts
from hanse.cli.filters import check_values, given
from hanse.cli.opening import open_view
from hanse.cli.options import AsOfOption, Format, FormatOption, ReleaseOption
from hanse.cli.output import Report, Sheet, counted, emit, joined
from hanse.release import as_json
from hanse.release.views import Admission, NetworkList, NetworkProfile, NetworkRow

app = typer.Typer(help="Networks: the list, and one in full.", no_args_is_help=True)


@app.command("list", cls=HanseCommand)
def list_networks(
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="Only this kind: network, campaign, project, ...")
    ] = None,
    scale: Annotated[
        str | None, typer.Option("--scale", metavar="SCALE", help="Only this scale: global, regional, national, ...")
    ] = None,
    area: Annotated[
        str | None, typer.Option("--area", metavar="AREA", help="Only this area: a world region or a country code.")
    ] = None,
    function: Annotated[
        str | None, typer.Option("--function", metavar="CODE", help="Only with this agreed function.")
    ] = None,
    admission: Annotated[
        str | None, typer.Option("--admission", metavar="WAY", help="Only with this way in: open, call, ...")
    ] = None,
    as_of: AsOfOption = None,
    release: ReleaseOption = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """List the networks, A to Z."""
    filters = given(kind=kind, scale=scale, area=area, function=function, admission=admission)
    view = open_view(release, as_of).networks(**filters)
    check_values(filters, view.facets)
    emit(list_report(view), as_json(view), format, csv_sheet=list_csv(view))


@app.command("show", cls=HanseCommand)
def show_network(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Name, acronym or id of the network.")],
    as_of: AsOfOption = None,
    release: ReleaseOption = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Show one network: facts, how to join, members with their status, lists, what is missing."""
    profile = open_view(release, as_of).network(name)
    emit(profile_report(profile), as_json(profile), format, csv_sheet=membership_csv(profile.memberships))


def list_report(view: NetworkList) -> Report:
    """The list for reading."""
    rows = tuple(
        (row.network.name, row.network.subkind.replace("_", " "), counted_of(row), row.recorded, row.coverage)
        for row in view.rows
    )
    sheet = Sheet("", ("network", "kind", "counted", "recorded", "roster"), rows)
    return Report(
        f"{counted(len(view.rows), 'network')} on {view.context.as_of}",
        sheets=(sheet,),
        remarks=(
            "counted: members on that day, of any level of government; recorded: all with any record of membership.",
            "A name is enough for hanse network show; --format csv gives the ids.",
            f"Release {view.context.version}.",
        ),
    )


def counted_of(row: NetworkRow) -> int | None:
    """The cities counted; nothing where no membership is recorded, for then their number is unknown and not zero."""
    return row.counted if row.recorded > 0 else None


def list_csv(view: NetworkList) -> Sheet:
    """The list as a table for programs."""
    columns = (
        "id", "name", "kind", "acronym", "scale", "area", "founded", "ended", "counted", "recorded",
        "stated_size", "stated_size_date", "roster", "ways_in", "modes", "functions",
    )  # fmt: skip
    rows = tuple(
        (
            row.network.id, row.network.name, row.network.subkind, row.acronym, row.scale, row.area, row.founded,
            row.ended, counted_of(row), row.recorded, row.stated_size, row.stated_size_date, row.coverage,
            joined(row.ways), joined(row.modes), joined(row.functions),
        )
        for row in view.rows
    )  # fmt: skip
    return Sheet("", columns, rows)


def profile_report(profile: NetworkProfile) -> Report:
    """One network for reading."""
    counts = ", ".join(f"{count} {status.replace('_', ' ')}" for status, count in profile.status_counts.items())
    facts = [
        ("id", profile.network.id),
        ("kind", profile.network.subkind),
        ("also called", joined(profile.other_names)),
        ("website", profile.website),
        *values_as_facts(profile.facts),
        *admission_facts(profile.admission),
        (f"on {profile.context.as_of}", f"{profile.counted} members counted ({counts})"),
        ("part of", joined(tie.object.name if tie.object else tie.object_as_written for tie in profile.parents)),
        ("has parts", joined(tie.subject.name if tie.subject else tie.subject_as_written for tie in profile.children)),
    ]
    lists = tuple((view.listed, view.scope_text, view.rows_taken, view.stated_count) for view in profile.rosters)
    return Report(
        profile.network.name,
        tuple((label, value) for label, value in facts if value != ""),
        (
            membership_sheet(profile.memberships, of="city"),
            Sheet("Lists held", ("date", "complete for", "rows", "stated"), lists, empty="No list is held."),
        ),
        (*profile.missing, profile.context.counting, f"Release {profile.context.version}."),
    )


def admission_facts(admission: Admission | None) -> list[tuple[str, str]]:
    """How one gets in."""
    if admission is None or (len(admission.ways) == 0 and admission.rule_text == ""):
        return [("how to join", "no rule known")]
    return [
        ("how to join", " or ".join(admission.ways).replace("_", " ")),
        ("rule", admission.rule_text),
        ("fee", admission.fee),
        ("who decides", admission.who_decides),
    ]

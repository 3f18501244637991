"""hanse city: the list of cities, and one city with its memberships and their sources."""

from typing import Annotated

import typer

from hanse.cli.command import HanseCommand
from hanse.cli.evidence import membership_csv, membership_sheet, values_as_facts
from hanse.cli.filters import check_values, given
from hanse.cli.opening import open_view
from hanse.cli.options import AsOfOption, CountryOption, Format, FormatOption, ReleaseOption
from hanse.cli.output import Report, Sheet, counted, emit, joined
from hanse.domain.dates import span_words
from hanse.domain.vocabulary import ACT_RELATIONS
from hanse.release import as_json
from hanse.release.views import CityList, CityProfile, Tie

app = typer.Typer(help="Cities: the list, and one with its memberships.", no_args_is_help=True)
MAX_PEERS = 10


@app.command("list", cls=HanseCommand)
def list_cities(
    country: CountryOption = None,
    level: Annotated[
        str | None, typer.Option("--level", metavar="LEVEL", help="Only this level: municipality, county, ...")
    ] = None,
    as_of: AsOfOption = None,
    release: ReleaseOption = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """List the cities (local authorities of every level) with a record, A to Z."""
    filters = given(country=country.upper() if country is not None else None, level=level)
    view = open_view(release, as_of).cities(**filters)
    check_values(filters, view.facets)
    emit(list_report(view), as_json(view), format, csv_sheet=list_csv(view))


@app.command("show", cls=HanseCommand)
def show_city(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="Name or id of the city, in any spelling that a source uses.")
    ],
    country: CountryOption = None,
    as_of: AsOfOption = None,
    release: ReleaseOption = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Show one city: memberships with status and dates, other roles, documents, peers."""
    code = country.upper() if country is not None else None
    profile = open_view(release, as_of).city(name, code)
    emit(profile_report(profile), as_json(profile), format, csv_sheet=membership_csv(profile.memberships))


def list_report(view: CityList) -> Report:
    """The list for reading."""
    rows = tuple(
        (row.city.name, row.city.country, row.city.subkind, row.counted if row.recorded > 0 else None, row.recorded)
        for row in view.rows
    )
    return Report(
        f"{counted(len(view.rows), 'city', 'cities')} on {view.context.as_of}",
        sheets=(Sheet("", ("city", "country", "level", "counted", "recorded"), rows),),
        remarks=(
            "counted: networks whose membership counts on that day; recorded: networks with any record.",
            "A name is enough for hanse city show, with --country where several share it; --format csv gives ids.",
            f"Release {view.context.version}.",
        ),
    )


def list_csv(view: CityList) -> Sheet:
    """The list as a table for programs."""
    rows = tuple(
        (row.city.id, row.city.name, row.city.country, row.city.subkind, row.counted, row.recorded,
         row.latitude, row.longitude)
        for row in view.rows
    )  # fmt: skip
    return Sheet("", ("id", "name", "country", "level", "counted", "recorded", "latitude", "longitude"), rows)


def profile_report(profile: CityProfile) -> Report:
    """One city for reading."""
    facts = [
        ("id", profile.city.id),
        ("level", f"{profile.city.subkind} ({profile.level_basis})" if profile.level_basis else profile.city.subkind),
        ("country", profile.city.country),
        ("also written", joined(profile.other_names)),
        ("related", joined(entity.name for entity in profile.related)),
        *values_as_facts(profile.facts),
    ]
    peers = tuple(
        (f"{peer.city.name} ({peer.city.country})", joined(network.name for network in peer.shared))
        for peer in profile.peers[:MAX_PEERS]
    )
    held = f"{counted(profile.lists_held, 'list')} held here, newest {profile.newest_list or 'undated'}"
    return Report(
        f"{profile.city.name} on {profile.context.as_of}",
        tuple((label, value) for label, value in facts if value != ""),
        (
            membership_sheet(profile.memberships, of="network"),
            Sheet(
                "Other recorded roles", ("relation", "what", "dates"), role_rows(profile.roles), empty="None recorded."
            ),
            Sheet("Documents", ("relation", "document", "dates"), role_rows(profile.documents), empty="None recorded."),
            Sheet("Cities in the same networks", ("city", "shared networks"), peers, empty="None on this day."),
        ),
        (
            f"What is not listed is not recorded ({held}); it is not a statement that nothing exists.",
            profile.context.counting,
            f"Release {profile.context.version}.",
        ),
    )


def tie_time(tie: Tie) -> str:
    """When a tie held: the day of an act, a stated span, else the date of the list."""
    if tie.relation in ACT_RELATIONS and tie.end == "":
        return tie.start or tie.listed
    return span_words(tie.start, tie.end) or tie.listed


def role_rows(ties: tuple[Tie, ...]) -> tuple[tuple[str, str, str], ...]:
    """Other ties: what is said, about what, when."""
    return tuple(
        (
            tie.relation.replace("_", " "),
            tie.object.name if tie.object is not None else tie.object_as_written,
            tie_time(tie),
        )
        for tie in ties
    )

"""hanse advise reach: the municipalities a network could invite, by area and size, and by name where recorded."""

from typing import Annotated

import typer

from hanse.advise.reach_answer import LIMIT, MOST, ReachAdvice, ReachCell
from hanse.cli.opening import open_view
from hanse.cli.options import AsOfOption, Format, FormatOption, ReleaseOption
from hanse.cli.output import Cell, Report, Sheet, counted, emit, joined
from hanse.release import as_json


def reach(
    network: Annotated[str, typer.Argument(metavar="NETWORK", help="Name, acronym or id of the network.")],
    limit: Annotated[int, typer.Option("--limit", min=1, max=MOST, help="Municipalities named on a page.")] = LIMIT,
    page: Annotated[int, typer.Option("--page", min=1, help="Which page of them.")] = 1,
    as_of: AsOfOption = None,
    release: ReleaseOption = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Show which municipalities a network could invite: admitted, of areas and sizes it reaches less, with evidence."""
    from hanse.advise.reach import reach as advise_reach  # brings in the arithmetic, which other commands do without

    view = open_view(release, as_of)
    advice = advise_reach(view, view.find("network", network), limit=limit, page=page)
    emit(reach_report(advice), as_json(advice), format, csv_sheet=reach_csv(advice))


def reach_report(advice: ReachAdvice) -> Report:
    """The answer for reading."""
    named = "of areas and sizes it reaches less" if advice.only_under else "of any area and size"
    shown = tuple(
        (one.city.name, one.area, one.size, " ".join(reason.text for reason in one.reasons)) for one in advice.invitees
    )
    title = f"Municipalities {named}, with recorded evidence of interest ({advice.total}, page {advice.page})"
    facts = (
        ("admission", advice.admission_text),
        ("members", f"{advice.members} counted; list held: {advice.held}; {advice.outside} of them in no cell"),
        ("compared with", advice.universe),
        ("silence", advice.silence),
    )
    return Report(
        f"Municipalities that {advice.network.name} could invite, as far as recorded on {advice.context.as_of}",
        facts,
        (
            Sheet(
                "Places its rule admits and members, by area and size class",
                ("area", "size", "places", "members", "against even", "reached less", "with evidence"),
                tuple(map(_cell_row, advice.cells)),
                empty="No place is admitted.",
            ),
            Sheet(title, ("municipality", "area", "size", "recorded"), shown, empty="None on this page."),
        ),
        (
            advice.order,
            "Against even: share of the places of the cell that are members, over that of all admitted places, with "
            "its 95 % interval; 1 is even. Reached less: the whole interval lies below 1.",
            *advice.caveats,
            f"{counted(advice.total, 'municipality', 'municipalities')} in all; --page and --limit show the others.",
            f"Release {advice.context.version}.",
        ),
    )


def reach_csv(advice: ReachAdvice) -> Sheet:
    """The municipalities of the page for programs."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            one.city.id, one.city.name, one.city.country, one.population, one.area, one.size,
            "yes" if one.is_under else "no", joined(one.unchecked), joined(reason.kind for reason in one.reasons),
            joined(reason.text for reason in one.reasons),
            joined(path for reason in one.reasons for path in reason.paths),
        )
        for one in advice.invitees
    )  # fmt: skip
    columns = (
        "city_id", "city", "country", "inhabitants", "area", "size", "reached_less", "unchecked", "kinds", "recorded",
        "evidence",
    )  # fmt: skip
    return Sheet("", columns, rows)


def _cell_row(cell: ReachCell) -> tuple[Cell, ...]:
    quotient = ""
    if cell.quotient is not None and cell.quotient_low is not None and cell.quotient_high is not None:
        quotient = f"{cell.quotient:.2f} ({cell.quotient_low:.2f} to {cell.quotient_high:.2f})"
    return (
        cell.area, cell.size, cell.places, cell.members, quotient, "yes" if cell.is_under else "", cell.with_evidence,
    )  # fmt: skip

"""hanse advise gaps: where there are cities that networks hardly reach, as far as anybody searched."""

from typing import TYPE_CHECKING, Annotated

import typer

from hanse.cli.advise.coordinate import FieldOption
from hanse.cli.analyse.answer import hand_out
from hanse.cli.analyse.asked import Asked, asking
from hanse.cli.analyse.table import day_facts, number, shown
from hanse.cli.output import Cell, Report, Sheet, counted, joined

if TYPE_CHECKING:
    from hanse.advise.gaps import GapsAdvice
    from hanse.advise.gaps_cell import GapCell


@asking
def gaps(
    asked: Asked,
    area: Annotated[
        list[str] | None,
        typer.Option("--area", metavar="AREA", help="A country, or Africa, Asia, Europe ... Several: give it again."),
    ] = None,
    size: Annotated[
        list[str] | None,
        typer.Option(
            "--size", metavar="SIZE", help="A size class by where it begins, as 20000. Several: give it again."
        ),
    ] = None,
    function: Annotated[
        list[str] | None,
        typer.Option("--function", metavar="CODE", help="Only networks with this function. Several: give it again."),
    ] = None,
    field: FieldOption = "",
) -> None:
    """Show where networks hardly reach: country by size by recorded work, only where somebody searched."""
    from hanse.advise.gaps import gaps as advise

    advice = advise(
        asked.view(asked.open()),
        areas=tuple(area or ()),
        sizes=tuple(size or ()),
        functions=tuple(function or ()),
        field=field,
    )
    hand_out(asked, gaps_report(advice, by_work=len(function or ()) > 0), advice, gaps_csv(advice))


def gaps_report(advice: "GapsAdvice", *, by_work: bool) -> Report:
    """The cells for reading: any work, unless functions were asked for."""
    cells = [cell for cell in advice.cells if by_work or cell.work == ""]
    facts = (
        *day_facts(advice.context),
        ("field", advice.field or "every field"),
        ("counted from", advice.universe),
        ("cells", joined(f"{state}: {count}" for state, count in advice.states.items())),
        ("not yet searched", _unsearched(advice)),
    )
    columns = ("country", "inhabitants", *(("work",) if by_work else ()), "places", "members", "share", "state",
               "searches")  # fmt: skip
    rows = [_row(cell, (advice.labels.get(cell.work, cell.work),) if by_work else ()) for cell in cells]
    more = "" if by_work else "Any recorded work is shown; --function CODE or --format csv has it by kind of work."
    remarks = (more, advice.rule, *advice.reasons, *advice.caveats, advice.standing,
               *(f"Would change it: {one}" for one in advice.would_change))  # fmt: skip
    return Report("Gaps, only where somebody searched", facts, (shown("Cells", columns, rows),),
                  tuple(text for text in remarks if text != ""))  # fmt: skip


def _row(cell: "GapCell", work: tuple[str, ...]) -> tuple[Cell, ...]:
    return (cell.country, cell.size, *work, cell.places, cell.members, _share(cell), cell.state, _searches(cell))


def _unsearched(advice: "GapsAdvice") -> str:
    codes = [one.country for one in advice.not_searched]
    if len(codes) == 0:
        return "no country of those asked for"
    listed = f": {', '.join(codes)}" if len(codes) <= 30 else ""
    return f"{counted(len(codes), 'country', 'countries')}{listed}"


def _share(cell: "GapCell") -> str:
    if cell.share is None:
        return ""
    value, low, high = (number(100 * share, 1) for share in (cell.share.value, cell.share.low, cell.share.high))
    return f"{value} % ({low} to {high})"


def _searches(cell: "GapCell") -> str:
    found = cell.searches
    parts = ((found.complete, "complete"), (found.partial, "partial"), (found.none, "without result"))
    return joined(f"{count} {how}" for count, how in parts if count > 0)


def gaps_csv(advice: "GapsAdvice") -> Sheet:
    """Every cell, and every country that nobody searched, for programs."""
    columns = (
        "country", "size", "work", "state", "places", "members", "share", "share_low", "share_high", "networks",
        "networks_admitting", "networks_of_unknown_area", "searches_complete", "searches_partial", "searches_none",
    )  # fmt: skip
    cells = [
        (
            cell.country, cell.size, cell.work, cell.state, cell.places, cell.members,
            *((cell.share.value, cell.share.low, cell.share.high) if cell.share is not None else (None, None, None)),
            cell.networks, cell.admitting, cell.admitting_unknown, cell.searches.complete, cell.searches.partial,
            cell.searches.none,
        )
        for cell in advice.cells
    ]  # fmt: skip
    unsearched = [
        (one.country, "", "", "not yet searched", one.places, *(None,) * 7, 0, 0, 0) for one in advice.not_searched
    ]
    return Sheet("", columns, (*cells, *unsearched))

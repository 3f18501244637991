"""hanse claim: what one source says, verbatim, and how it was read."""

from typing import Annotated

import typer

from hanse.cli.command import HanseCommand
from hanse.cli.opening import open_view
from hanse.cli.options import Format, FormatOption, ReleaseOption
from hanse.cli.output import Report, Sheet, emit
from hanse.release import as_json
from hanse.release.views import ClaimView

app = typer.Typer(help="Claims: what one source says, verbatim.", no_args_is_help=True)


@app.command("show", cls=HanseCommand)
def show_claim(
    claim: Annotated[str, typer.Argument(metavar="ID", help="Id of the claim, as pages and exports print it.")],
    release: ReleaseOption = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Show one claim: its verbatim fields, source, locator, the judgements that read its names, corrections."""
    view = open_view(release).claim(claim)
    sheet = Sheet("", ("field", "value"), tuple(view.fields.items()))
    emit(report_of(view), as_json(view), format, csv_sheet=sheet)


def report_of(view: ClaimView) -> Report:
    """The claim for reading; of a withheld one only the tombstone."""
    if view.withheld != "":
        return Report(f"Claim {view.id} is withheld ({view.withheld})")
    facts = (
        ("source", view.source.title),
        ("published", view.source.published or "date unknown"),
        ("address", view.source.url),
        ("locator", view.locator),
        ("collection", view.collection_title),
    )
    judged = tuple(
        (item.name, item.decision, item.entity.id if item.entity is not None else "", item.method)
        for item in view.judgements
    )
    corrected = tuple((item.field, item.says, item.should_say, item.reason) for item in view.corrections)
    sheets = [
        Sheet("As written", ("field", "value"), tuple(view.fields.items())),
        Sheet("Read as", ("name", "decision", "entity", "method"), judged, empty="No judgement yet."),
    ]
    if len(corrected) > 0:
        sheets.append(Sheet("Corrections", ("field", "says", "should say", "reason"), corrected))
    return Report(f"Claim {view.id} ({view.kind})", tuple(pair for pair in facts if pair[1] != ""), tuple(sheets))

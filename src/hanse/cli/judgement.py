"""hanse judgement: what was decided of written names, and what the resolver would decide otherwise today."""

import csv
import os
from collections import Counter
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from hanse.cli.command import HanseCommand
from hanse.cli.locations import check_data, find_locations
from hanse.cli.options import DataOption, Format, FormatOption
from hanse.cli.output import Report, Sheet, counted, emit
from hanse.cli.progress import bar
from hanse.cli.resolve import open_resolver
from hanse.intake.transaction import write_together, writing
from hanse.package.schema import BY_NAME
from hanse.package.writer import render_table

if TYPE_CHECKING:
    from hanse.resolve.judgement import Change

app = typer.Typer(help="Judgements: which entity a written name means.", no_args_is_help=True)
_TABLE: Final = "judgements"
_COLUMNS: Final = ("name", "country", "judged", "resolved today", "with --yes")
_EVERY_COLUMN: Final = (*_COLUMNS, "list", "why")


@app.command("changes", cls=HanseCommand)
def show_changes(
    yes: Annotated[bool, typer.Option("--yes", help="Write the judgements that would change.")] = False,
    score: Annotated[
        float, typer.Option("--score", metavar="P", min=0.0, max=1.0, help="Change only what is at least so sure.")
    ] = 0.9,
    name: Annotated[
        list[str] | None, typer.Option("--name", metavar="NAME", help="Only this written name; several times for more.")
    ] = None,
    data: DataOption = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Resolve every judged name anew, as if nobody had judged it, and show what would be decided otherwise.

    Nothing changes unless --yes is given. Then machine judgements are superseded by rows of their own, with method,
    version and reason; what a person judged or reviewed stands, a name judged "different" from a city stays so, and
    what the resolver alone leaves open stands as well.
    """
    from hanse.resolve.judgement import changes
    from hanse.resolve.linker import Judgement

    folder = check_data(find_locations(os.environ, data=data).data)
    with writing(folder, "hanse judgement changes") if yes else nullcontext():
        rows = _rows(folder)
        judged = [Judgement.from_row(row) for row in rows if name is None or row["name"] in name]
        resolver = open_resolver(folder)
        today = datetime.now(UTC).date()
        with bar("judged names") as advance:
            found = changes(resolver, resolver.registry, judged, judged_on=today, least_score=score, progress=advance)
        new = [one.row for one in found if one.row is not None]
        if yes and len(new) > 0:
            text = render_table(BY_NAME[_TABLE], [*rows, *new])
            write_together({folder / f"{_TABLE}.csv": text}, folder)
    every = tuple((*_cells(one), one.context, one.why) for one in found)
    content = [asdict(one) for one in found]
    emit(report_of(found, is_written=yes), content, format, csv_sheet=Sheet("", _EVERY_COLUMN, every))


def _rows(folder: Path) -> list[dict[str, str]]:
    """Every row as it stands, those included that hanse build would put into quarantine."""
    with (folder / f"{_TABLE}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def report_of(found: "Sequence[Change]", *, is_written: bool) -> Report:
    """The changes for reading."""
    effects = Counter(one.effect for one in found)
    new = sum(one.row is not None for one in found)
    facts = tuple((effect, counted(number, "name")) for effect, number in sorted(effects.items()))
    sheet = Sheet(
        "",
        _COLUMNS,
        tuple(_cells(one) for one in found),
        empty="Every judged name is resolved as it was judged.",
    )
    said = f"{counted(new, 'judgement')} written; run hanse build" if is_written else _unwritten(new)
    return Report(f"{counted(len(found), 'judged name')} resolved otherwise today", facts, (sheet,), (said,))


def _cells(one: "Change") -> tuple[str, ...]:
    return (one.name, one.country, one.before, one.after, one.effect)


def _unwritten(new: int) -> str:
    return f"Nothing was written. Add --yes to write {counted(new, 'judgement')}." if new > 0 else "Nothing to write."

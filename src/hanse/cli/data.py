"""hanse data: the tables of a release, for other programs."""

from pathlib import Path
from typing import Annotated

import typer

from hanse.cli.command import HanseCommand
from hanse.cli.opening import open_current, shown
from hanse.cli.options import Format, FormatOption, ReleaseOption
from hanse.cli.output import Report, Sheet, emit, note
from hanse.errors import NotFoundError, UsageError
from hanse.publish.exports import archive, citation, export_tables

app = typer.Typer(help="Data: the tables of the release, for other programs.", no_args_is_help=True)


@app.command("list", cls=HanseCommand)
def list_tables(release: ReleaseOption = None, format: FormatOption = Format.TABLE) -> None:
    """List the tables of the release with their size and meaning."""
    opened = open_current(release)
    columns = ("table", "rows", "meaning")
    rows = tuple((table.name, table.rows, table.meaning) for table in export_tables(opened))
    content = [dict(zip(columns, row, strict=True)) for row in rows]
    report = Report(
        f"Tables of release {opened.version}", sheets=(Sheet("", columns, rows),), remarks=(citation(opened),)
    )
    emit(report, content, format)


@app.command("table", cls=HanseCommand)
def print_table(
    name: Annotated[str, typer.Argument(metavar="TABLE", help="Name of the table, as `hanse data list` prints it.")],
    release: ReleaseOption = None,
) -> None:
    """Print one table as CSV."""
    tables = {table.name: table for table in export_tables(open_current(release))}
    if name not in tables:
        raise NotFoundError(f"there is no table {name!r}", hint=f"tables: {', '.join(tables)}")
    typer.echo(tables[name].content, nl=False)


@app.command("export", cls=HanseCommand)
def export(
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="The zip to write. Default: hanse-VERSION.zip here.")
    ] = None,
    release: ReleaseOption = None,
) -> None:
    """Write all tables with their description, licence and citation into one zip."""
    opened = open_current(release)
    target = out if out is not None else Path(f"hanse-{opened.version}.zip")
    scratch = target.with_name(f".{target.name}.part")
    try:
        scratch.write_bytes(archive(opened))
        scratch.replace(target)
    except OSError as error:
        raise UsageError(f"cannot be written: {error.strerror}", where=str(target), hint="name another file") from error
    note(f"cite as: {citation(opened)}")
    print(shown(target))

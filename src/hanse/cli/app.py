"""The command `hanse` and its verbs."""

from typing import Annotated

import typer

import hanse
from hanse.cli import advise, analyse, city, data, importing, network
from hanse.cli import claim as claims
from hanse.cli import judgement as judgements
from hanse.cli.build import build, validate
from hanse.cli.command import HanseCommand
from hanse.cli.info import info
from hanse.cli.intake import intake
from hanse.cli.matrix import matrix
from hanse.cli.mentions import mentions
from hanse.cli.reproduce import reproduce
from hanse.cli.resolve import resolve
from hanse.cli.reviewing import decide, list_open
from hanse.cli.search import search
from hanse.cli.serve import serve

app = typer.Typer(
    name="hanse",
    help="The open observatory of city networks: a dated, sourced registry and its site.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for verb in (build, validate, intake, serve, info, search, matrix, reproduce, resolve, mentions):
    app.command(cls=HanseCommand)(verb)
app.add_typer(network.app, name="network")
app.add_typer(city.app, name="city")
app.add_typer(analyse.app, name="analyse")
app.add_typer(claims.app, name="claim")
judgements.app.command("open", cls=HanseCommand)(list_open)
judgements.app.command("decide", cls=HanseCommand)(decide)
app.add_typer(judgements.app, name="judgement")
app.add_typer(data.app, name="data")
app.add_typer(importing.app, name="import")
app.add_typer(advise.app, name="advise")


def _version(wanted: bool) -> None:
    if wanted:
        print(f"hanse {hanse.__version__}")
        raise typer.Exit()


@app.callback()
def hanse_command(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version of the program.")
    ] = False,
) -> None:
    """The open observatory of city networks: a dated, sourced registry and its site."""

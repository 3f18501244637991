"""hanse advise: answers to act on, each with its reasons, what it rests on, and what would change it."""

import typer

from hanse.cli.advise import join, peers, reach
from hanse.cli.command import HanseCommand

app = typer.Typer(
    help="Answers to act on: which networks a city could join, who is like it, whom a network could invite.",
    no_args_is_help=True,
)
app.command("join", cls=HanseCommand)(join.join)
app.command("peers", cls=HanseCommand)(peers.peers)
app.command("reach", cls=HanseCommand)(reach.reach)

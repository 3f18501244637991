"""hanse advise: answers to act on, each with its reasons, what it rests on, and what would change it."""

import typer

from hanse.cli.advise import before, bridges, coordinate, gaps, join, merge, peers, reach
from hanse.cli.command import HanseCommand

app = typer.Typer(
    help="Answers to act on: which networks a city could join and who is like it, whom a network could invite and talk "
    "to, what exists near a plan, where networks hardly reach.",
    no_args_is_help=True,
)
app.command("join", cls=HanseCommand)(join.join)
app.command("peers", cls=HanseCommand)(peers.peers)
app.command("reach", cls=HanseCommand)(reach.reach)
app.command("coordinate", cls=HanseCommand)(coordinate.coordinate)
app.command("before", cls=HanseCommand)(before.before)
app.command("gaps", cls=HanseCommand)(gaps.gaps)
app.command("bridges", cls=HanseCommand)(bridges.bridges)
app.command("merge", cls=HanseCommand)(merge.merge)
app.command("without", cls=HanseCommand)(merge.without)

"""Opens the gazetteer when a command first needs it, and looks names up in it or, where it was declined, without."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from hanse.cli.composing import Names
from hanse.cli.progress import bar
from hanse.cli.proposing import Proposals, propose_names
from hanse.intake.difference import Named
from hanse.package import DataPackage

if TYPE_CHECKING:
    from hanse.resolve.resolver import Resolver

Opener = Callable[[], "Resolver"] | None  # None where the gazetteer was declined


def opener(data: Path | None, *, is_declined: bool) -> Opener:
    """What opens the resolver, once; it compiles the gazetteer first where it is missing."""
    if is_declined:
        return None

    @cache
    def opened() -> "Resolver":
        from hanse.cli.resolve import open_resolver

        return open_resolver(data)

    return opened


def asks_of(resolver: Opener) -> Callable[[str], bool]:
    """Whether a text is the name of a place."""
    if resolver is None:
        return lambda text: False

    @cache
    def is_place(text: str) -> bool:
        from hanse.resolve.resolution import Query

        return resolver().answer(Query(text), explain=False).decision != "none"

    return is_place


def look_up(names: Sequence[Named], known: Names, package: DataPackage, resolver: Opener) -> Proposals:
    """What is proposed for names that nobody has judged."""
    if len(names) == 0:
        return Proposals()
    if resolver is None:
        return known.registered(names, date.today())
    with bar("names") as advance:
        return propose_names(names, package, resolver(), date.today(), progress=advance)

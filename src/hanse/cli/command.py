"""Turns an error a person can act on into a message and an exit code, in one place for every command."""

import json
import sys
from typing import Any

import typer
from typer.core import TyperCommand

from hanse.errors import AmbiguousNameError, HanseError

DONE, UNEXPECTED, REFUSED, QUARANTINED = 0, 1, 2, 3


class HanseCommand(TyperCommand):
    """A command whose HanseErrors end in one message on stderr and exit code 2, never in a traceback."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; with ``--format json`` the error is an object on stdout as well."""
        try:
            return super().invoke(ctx)
        except HanseError as error:
            if ctx.params.get("format") == "json":
                print(json.dumps(as_object(error), ensure_ascii=False, indent=2))
            print(as_text(error), file=sys.stderr)
            raise typer.Exit(REFUSED) from error


def as_object(error: HanseError) -> dict[str, object]:
    """The error as data: what, where, hint, and the candidates of a name that is not unique."""
    content: dict[str, object] = {"error": error.what, "where": error.where, "hint": error.hint}
    if isinstance(error, AmbiguousNameError):
        content["candidates"] = [
            {"id": entity, "name": name, "description": text} for entity, name, text in error.candidates
        ]
    return content


def as_text(error: HanseError) -> str:
    """The error as lines for a terminal."""
    place = f"{error.where}: " if error.where != "" else ""
    lines = [f"hanse: {place}{error.what}"]
    if isinstance(error, AmbiguousNameError):
        width = max((len(entity) for entity, _, _ in error.candidates), default=0)
        lines += [f"  {entity:<{width}}  {name}, {text}" for entity, name, text in error.candidates]
    if error.hint != "":
        lines.append(f"  {error.hint}")
    return "\n".join(lines)

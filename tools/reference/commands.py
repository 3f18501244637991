"""docs/reference/cli.md: every command with its arguments and options."""

from collections.abc import Iterator
from typing import Any

import typer
import typer.main

from hanse.cli.app import app
from tools.reference.markdown import table

INTRODUCTION = """# The command `hanse`

This page lists every command, argument and option, as the program itself knows them.

Answers go to stdout, messages about the work to stderr. A name is found in any spelling that a source uses; where
several entities answer to it, the candidates are listed (with `--format json` as an object with `error` and
`candidates`) and the exit code is 2. Where no release exists yet, a reading command builds one first.

| exit code | meaning |
|---|---|
| 0 | done; quarantined rows are printed |
| 1 | unexpected: please report it |
| 2 | refused, not found, or a name that is not unique |
| 3 | rows were quarantined and `--strict` was given |
"""


def page() -> str:
    """The page."""
    sections = [_section(path, command) for path, command in commands()]
    return "\n\n".join([INTRODUCTION.strip(), *sections])


def commands() -> list[tuple[str, Any]]:
    """(words to type, command) of every command, in the order of their help."""
    return list(_walk("hanse", typer.main.get_command(app)))


def _walk(path: str, command: Any) -> Iterator[tuple[str, Any]]:
    children = getattr(command, "commands", None)
    if children is None:
        yield path, command
        return
    for name, child in children.items():
        yield from _walk(f"{path} {name}", child)


def _section(path: str, command: Any) -> str:
    context = typer.Context(command, info_name=path)
    rows = [_row(item, context) for item in command.params if item.name != "help"]
    usage = command.get_usage(context).removeprefix("Usage: ")
    parts = [f"## {path}", f"```\n{' '.join(usage.split())}\n```", (command.help or "").strip()]
    return "\n\n".join([*parts, table(("argument or option", "meaning"), rows)])


def _row(item: Any, context: typer.Context) -> tuple[str, str]:
    """How the program itself describes an argument or option."""
    spelling, meaning = item.get_help_record(context)
    return f"`{spelling}`", meaning

"""docs/reference/cli.md: every command with its arguments and options."""

from collections.abc import Iterator
from typing import Any

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
    arguments = [item for item in command.params if item.param_type_name == "argument"]
    options = [item for item in command.params if item.param_type_name == "option" and item.name != "help"]
    usage = " ".join(
        [path, *(_metavar(item) for item in arguments), *(_needed(item) for item in options if item.required)]
    )
    rows = [(f"`{_metavar(item)}`", item.help or "") for item in arguments]
    rows += [(_spelling(item), _meaning(item)) for item in options]
    parts = [f"## {path}", f"```\n{usage} [OPTIONS]\n```", (command.help or "").strip()]
    return "\n\n".join([*parts, table(("argument or option", "meaning"), rows)])


def _metavar(item: Any) -> str:
    return str(item.metavar or item.name).upper()


def _needed(item: Any) -> str:
    return f"{item.opts[0]} {_metavar(item)}"


def _spelling(item: Any) -> str:
    names = ", ".join(f"`{name}`" for name in item.opts)
    return names if item.is_flag else f"{names} `{item.metavar or _values(item)}`"


def _values(item: Any) -> str:
    choices = getattr(item.type, "choices", None)
    if choices is not None:
        return "|".join(str(getattr(choice, "value", choice)) for choice in choices)
    return str(item.type.name).upper()


def _meaning(item: Any) -> str:
    text = item.help or ""
    if item.default is not None and not item.is_flag and not item.required:
        text += f" Default: `{getattr(item.default, 'value', item.default)}`."
    return text

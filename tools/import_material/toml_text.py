"""Writes TOML as people would: one key a line, no wrapping, keys in the order given."""

import json
from collections.abc import Iterable, Mapping
from datetime import date

Value = str | int | bool | date


def lines_of(pairs: Mapping[str, Value]) -> list[str]:
    """``key = value`` for each pair; blank texts are left out."""
    return [f"{key} = {_literal(value)}" for key, value in pairs.items() if value != ""]


def text_of(head: Mapping[str, Value], tables: Iterable[tuple[str, Mapping[str, Value]]] = ()) -> str:
    """A whole file: the pairs of ``head``, then one [[name]] for each of ``tables``."""
    parts = ["\n".join(lines_of(head))]
    parts += ["\n".join([f"[[{name}]]", *lines_of(pairs)]) for name, pairs in tables]
    return "\n\n".join(parts) + "\n"


def _literal(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, date)):
        return str(value)
    return json.dumps(" ".join(value.split()), ensure_ascii=False)

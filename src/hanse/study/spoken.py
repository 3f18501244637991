"""Sentences of a result beside its JSON, so that what is read from the shelf can still be said in other languages.

JSON holds the English text alone. :func:`spoken` collects the sentences of a result before it is written;
:func:`resaid` puts them back where their text stands.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

import msgspec

from hanse.domain.saying import Said

Value = str | int | float | bool | None


class Spoken(msgspec.Struct, frozen=True):
    """One sentence: its English text, and the message with what stands in its gaps."""

    text: str
    message: str
    plural: str
    number: int | None
    values: dict[str, Value]


def spoken(result: object) -> tuple[Spoken, ...]:
    """Every sentence of a result once, those that stand in gaps of others before these."""
    found: dict[str, Spoken] = {}
    _collect(result, found)
    return tuple(found.values())


def resaid(result: Any, sentences: Iterable[Spoken]) -> Any:
    """``result`` with its sentences in place. A result just read is changed itself: nobody else holds it."""
    known: dict[str, Said] = {}
    for one in sentences:
        values = {
            name: known.get(value, value) if isinstance(value, str) else value for name, value in one.values.items()
        }
        known[one.text] = Said(one.message, values, one.plural, one.number)
    return _replaced(result, known) if len(known) > 0 else result


def _collect(value: object, found: dict[str, Spoken]) -> None:
    if isinstance(value, Said):
        _collect(tuple(value.values.values()), found)
        found.setdefault(str(value), _plain(value))
    elif isinstance(value, (list, tuple)):
        for item in value:
            _collect(item, found)
    elif isinstance(value, Mapping):
        _collect(tuple(value.values()), found)
    elif not isinstance(value, str):
        kind: Any = type(value)
        for name in _names(kind):
            _collect(getattr(value, name), found)


def _plain(said: Said) -> Spoken:
    values: dict[str, Value] = {
        name: value if value is None or isinstance(value, (int, float)) else str(value)
        for name, value in said.values.items()
    }
    return Spoken(str(said), said.message, said.plural, said.number, values)


def _replaced(value: Any, known: Mapping[str, Said]) -> Any:
    if isinstance(value, str):
        return known.get(value, value)
    if isinstance(value, tuple):
        return tuple([_replaced(item, known) for item in value])
    if isinstance(value, list):
        return [_replaced(item, known) for item in value]
    if isinstance(value, dict):
        return {name: _replaced(item, known) for name, item in value.items()}
    kind: Any = type(value)
    for name in _names(kind):
        held = getattr(value, name)
        if held is not None and not isinstance(held, (int, float)):
            object.__setattr__(value, name, _replaced(held, known))
    return value


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()

"""How a sheet is read: which table, which column is what, how marks are meant. A small TOML file keeps it."""

import tomllib
from collections.abc import Mapping as Items
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

from hanse.errors import StructureError
from hanse.intake.words import CITY, COUNTRY, END, LISTED, NETWORK, PERIOD, ROLE, START

LONG, WIDE = "long", "wide"
AFTER_COMMA, IN_BRACKETS = "after the last comma", "in brackets at the end"
FIELDS: Final = (CITY, COUNTRY, NETWORK, ROLE, START, END, LISTED, PERIOD)
T = TypeVar("T")
_HINT: Final = "make one with --save-mapping and change it"


@dataclass(frozen=True)
class Reason:
    """Why something was proposed: what it is about, and what speaks for it."""

    about: str
    why: str


@dataclass(frozen=True)
class Mapping:
    """The reading of one kind of sheet. ``columns`` and ``networks`` hold labels as the table shows them."""

    form: str
    tables: tuple[str, ...]
    columns: Items[str, str]  # field -> label
    header_row: int | None = None  # None: look for it
    networks: tuple[str, ...] = ()  # wide form: the columns (or rows) that are networks
    cities_across: bool = False  # wide form: cities stand in the header, networks in the first column
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    meanings: Items[str, str] = field(default_factory=dict)  # wide form: what a mark means, in the words of the list
    country_in_city: str = ""  # AFTER_COMMA | IN_BRACKETS | ""
    country_rows: bool = False  # rows that hold a country alone head the rows below them
    day_first: bool | None = None
    reasons: tuple[Reason, ...] = field(default=(), compare=False)


def save_mapping(mapping: Mapping) -> str:
    """The mapping as TOML."""
    lines = [
        "# How hanse intake reads this kind of list; give it with --mapping.",
        f"form = {quoted(mapping.form)}",
        f"tables = {_list(mapping.tables)}",
    ]
    if mapping.header_row is not None:
        lines.append(f"header_row = {mapping.header_row}")
    if mapping.country_in_city != "":
        lines.append(f"country_in_city = {quoted(mapping.country_in_city)}")
    lines += [f"{name} = true" for name in ("country_rows", "cities_across") if getattr(mapping, name)]
    if mapping.day_first is not None:
        lines.append(f"day_first = {'true' if mapping.day_first else 'false'}")
    lines += [
        f"{name} = {_list(getattr(mapping, name))}"
        for name in ("networks", "present", "absent")
        if getattr(mapping, name)
    ]
    lines += ["", "[columns]", *(f"{name} = {quoted(label)}" for name, label in mapping.columns.items())]
    if len(mapping.meanings) > 0:
        lines += ["", "[meanings]"]
        lines += [f"{quoted(mark)} = {quoted(meaning)}" for mark, meaning in mapping.meanings.items()]
    return "\n".join(lines) + "\n"


def load_mapping(path: Path) -> Mapping:
    """The mapping in a TOML file; refuses what it does not know."""
    where = str(path)
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise StructureError(f"cannot be opened: {error.strerror}", where=where, hint=_HINT) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise StructureError(f"cannot be read as TOML: {error}", where=where, hint="correct that line") from None
    known = {"form", "tables", "header_row", "networks", "cities_across", "present", "absent", "country_in_city",
             "country_rows", "day_first", "columns", "meanings"}  # fmt: skip
    for name in content.keys() - known:
        raise StructureError(f"unknown key {name}", where=where, hint=f"known: {', '.join(sorted(known))}")
    columns = _typed(content, "columns", dict, where, {})
    for name in columns.keys() - set(FIELDS):
        raise StructureError(f"unknown column {name}", where=where, hint=f"known: {', '.join(FIELDS)}")
    form = _typed(content, "form", str, where, LONG)
    if form not in (LONG, WIDE):
        raise StructureError(f"form is {form!r}", where=where, hint=f"write {LONG} or {WIDE}")
    inside = _typed(content, "country_in_city", str, where, "")
    if inside not in ("", AFTER_COMMA, IN_BRACKETS):
        raise StructureError(
            f"country_in_city is {inside!r}", where=where, hint=f"write {AFTER_COMMA} or {IN_BRACKETS}"
        )
    header_row = _typed(content, "header_row", int, where, -1)
    return Mapping(
        form,
        _texts(content, "tables", where),
        {name: str(label) for name, label in columns.items()},
        header_row if header_row >= 0 else None,
        _texts(content, "networks", where),
        _typed(content, "cities_across", bool, where, False),
        _texts(content, "present", where),
        _texts(content, "absent", where),
        {mark: str(meaning) for mark, meaning in _typed(content, "meanings", dict, where, {}).items()},
        inside,
        _typed(content, "country_rows", bool, where, False),
        _typed(content, "day_first", bool, where, False) if "day_first" in content else None,
        (Reason("mapping", f"taken from {path.name}"),),
    )


def _typed(content: Items[str, object], name: str, kind: type[T], where: str, default: T) -> T:
    value = content.get(name, default)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise StructureError(f"{name} is {value!r}", where=where, hint=_HINT)
    return value


def _texts(content: Items[str, object], name: str, where: str) -> tuple[str, ...]:
    values = content.get(name, [])
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise StructureError(f"{name} is {values!r}", where=where, hint=f'write {name} = ["...", "..."]')
    return tuple(values)


def quoted(text: str) -> str:
    """A text as TOML writes it."""
    escaped = "".join(
        f"\\u{ord(sign):04x}" if ord(sign) < 32 or ord(sign) == 127 else {'"': '\\"', "\\": "\\\\"}.get(sign, sign)
        for sign in text
    )
    return f'"{escaped}"'


def _list(values: tuple[str, ...]) -> str:
    return f"[{', '.join(quoted(value) for value in values)}]"

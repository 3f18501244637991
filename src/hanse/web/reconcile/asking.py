"""Reads what a client asks: query batches and extensions, bounded, with errors that name the query and the field."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from hanse.errors import TooLargeError, UsageError
from hanse.resolve.country import country_of
from hanse.web.reconcile.vocabulary import TYPES

MOST_QUERIES: Final = 100
MOST_CANDIDATES: Final = 25
MOST_IDS: Final = 500
MOST_PROPERTIES: Final = 30
LONGEST_NAME: Final = 500
_USUAL: Final = 5
_FIELDS: Final = frozenset({"query", "type", "limit", "properties", "type_strict"})
_STRICT: Final = ("should", "any", "all")


@dataclass(frozen=True)
class Beside:
    """What stands beside a name in a query."""

    country: str = ""
    admin: str = ""
    population: int = 0  # 0 where not given
    near: tuple[float, float] | None = None
    geonames_id: int = 0
    context: str = ""


@dataclass(frozen=True)
class NameQuery:
    """One reconciliation query, understood."""

    name: str
    types: tuple[str, ...] = ()
    is_strict: bool = False  # only entities of the types asked for
    limit: int = _USUAL
    beside: Beside = Beside()


@dataclass(frozen=True)
class Extension:
    """One data extension query, understood: (property, most values) and the entities."""

    ids: tuple[str, ...]
    properties: tuple[tuple[str, int], ...]


def read_json(text: str, where: str) -> Any:
    """The JSON of a form field; raises UsageError where it is none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        reason = (
            f"{error.msg} at character {error.pos + 1:,}" if isinstance(error, json.JSONDecodeError) else "too deep"
        )
        raise UsageError(f"this is no JSON: {reason}", where=where, hint="send JSON in a form field") from None


def read_batch(text: str) -> dict[str, NameQuery]:
    """The queries of a batch by their identifiers."""
    content = read_json(text, "queries")
    if not isinstance(content, dict):
        raise UsageError("a batch is an object of queries", where="queries", hint='as in {"q0": {"query": "Ghent"}}')
    if len(content) > MOST_QUERIES:
        raise TooLargeError(
            f"{len(content):,} queries at once", where="queries", hint=f"send at most {MOST_QUERIES}; see batchSize"
        )
    return {key: read_query(value, f"queries.{key[:40]}") for key, value in content.items()}


def read_single(text: str) -> NameQuery:
    """A query outside a batch, as JSON or as the bare name."""
    return read_query(read_json(text, "query") if text.lstrip()[:1] == "{" else {"query": text}, "query")


def read_query(content: object, where: str) -> NameQuery:
    """One query; raises UsageError with the field that is wrong."""
    if not isinstance(content, dict):
        raise UsageError("a query is an object", where=where, hint='as in {"query": "Ghent", "type": "city"}')
    unknown = sorted(set(content) - _FIELDS)
    if len(unknown) > 0:
        raise UsageError(f"a query has no field {unknown[0][:40]!r}", where=where, hint=", ".join(sorted(_FIELDS)))
    name = _text(content.get("query", ""), f"{where}.query").strip()
    properties = content.get("properties", [])
    if name == "" and (not isinstance(properties, list) or len(properties) == 0):
        raise UsageError("a query needs a name or properties", where=where, hint="give query or properties")
    strictness = content.get("type_strict", "should")
    if strictness not in _STRICT:
        raise UsageError("this is no strictness", where=f"{where}.type_strict", hint=" | ".join(_STRICT))
    return NameQuery(
        name=name,
        types=_types(content.get("type"), f"{where}.type"),
        is_strict=strictness != "should",
        limit=_limit(content.get("limit", _USUAL), f"{where}.limit"),
        beside=_beside(properties, f"{where}.properties"),
    )


def _text(value: object, where: str) -> str:
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise UsageError("this is no text", where=where, hint="give a string")
    return str(value)


def _types(value: object, where: str) -> tuple[str, ...]:
    held = value if isinstance(value, list) else [value] if value is not None else []
    keys = []
    for one in held:
        key = _text(one["id"] if isinstance(one, dict) and "id" in one else one, where)
        if key not in TYPES:
            raise UsageError(f"there is no type {key[:40]!r}", where=where, hint=f"types: {', '.join(TYPES)}")
        keys.append(key)
    return tuple(dict.fromkeys(keys))


def _limit(value: object, where: str) -> int:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not value >= 1:
        raise UsageError("a limit is a whole number from 1", where=where, hint=f"at most {MOST_CANDIDATES} are given")
    return int(min(value, MOST_CANDIDATES))


def _beside(properties: object, where: str) -> Beside:
    """The values of the properties that are known; others are left out, as a client may send columns of any kind."""
    if not isinstance(properties, list) or len(properties) > MOST_PROPERTIES:
        raise UsageError(f"properties are a list of at most {MOST_PROPERTIES}", where=where)
    held: dict[str, list[str]] = {}
    for entry in properties:
        if not isinstance(entry, dict) or not isinstance(entry.get("pid"), str) or "v" not in entry:
            raise UsageError("a property has pid and v", where=where, hint='as in {"pid": "country", "v": "BE"}')
        held.setdefault(entry["pid"], []).extend(_values(entry["v"], f"{where}.{entry['pid'][:40]}"))
    return Beside(
        country=_first_country(held.get("country", [])),
        admin=_first(held, "admin"),
        population=_number(_first(held, "population")),
        near=_position(_first(held, "coordinates")),
        geonames_id=_number(_first(held, "geonames_id")),
        context=_first(held, "context"),
    )


def _values(value: object, where: str) -> list[str]:
    """The values as text; of an entity its identifier and its name."""
    found = []
    for one in value if isinstance(value, list) else [value]:
        parts = [one.get("id", ""), one.get("name", "")] if isinstance(one, dict) else [one]
        for part in parts:
            if isinstance(part, bool) or part is None:
                continue
            text = _text(part, where).strip()[:LONGEST_NAME]
            found += [text] if text != "" else []
    return found


def _first(held: Mapping[str, list[str]], key: str) -> str:
    values = held.get(key, [])
    return values[0] if len(values) > 0 else ""


def _first_country(values: list[str]) -> str:
    """The first value that is a country in any form; else the first as it stands, so that it is known to be none."""
    return next((code for value in values if (code := country_of(value)) != ""), values[0] if len(values) > 0 else "")


def _number(text: str) -> int:
    digits = "".join(letter for letter in text.partition(".")[0] if letter.isascii() and letter.isdigit())
    return int(digits[:12]) if digits != "" else 0


def _position(text: str) -> tuple[float, float] | None:
    """ "51.05,3.72" as a position; None for anything else."""
    try:
        latitude, longitude = (float(part) for part in text.replace(";", ",").split(","))
    except ValueError:
        return None
    is_position = -90 <= latitude <= 90 and -180 <= longitude <= 180
    return (latitude, longitude) if is_position else None


def read_extension(text: str) -> Extension:
    """A data extension query; raises UsageError with what is wrong."""
    content = read_json(text, "extend")
    if not isinstance(content, dict) or not all(isinstance(content.get(key), list) for key in ("ids", "properties")):
        raise UsageError(
            "an extension has the lists ids and properties", where="extend", hint='{"ids": [], "properties": []}'
        )
    ids, properties = content["ids"], content["properties"]
    if len(ids) > MOST_IDS or len(properties) > MOST_PROPERTIES:
        raise TooLargeError(
            "too many entities or properties at once", where="extend", hint=f"at most {MOST_IDS} and {MOST_PROPERTIES}"
        )
    if not all(isinstance(key, str) and 0 < len(key) <= LONGEST_NAME for key in ids):
        raise UsageError("an identifier is a text", where="extend.ids")
    chosen: dict[str, int] = {}
    for entry in properties:
        if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
            raise UsageError("a property has an id", where="extend.properties", hint='as in {"id": "country"}')
        settings = entry.get("settings")
        most = settings.get("limit", 0) if isinstance(settings, dict) else 0
        chosen[entry["id"]] = _number(str(most))
    return Extension(tuple(dict.fromkeys(ids)), tuple(chosen.items()))

"""Reads JSON: lists of records wherever they lie in it, query results of Wikidata, features of GeoJSON."""

import json
import re
from collections.abc import Iterator
from typing import Final

from hanse.errors import StructureError
from hanse.intake.collecting import Collector
from hanse.intake.decoding import decode
from hanse.intake.limits import Limits, check
from hanse.intake.sheet import ENTRY, HEADING, LIST, TABLE, Line, Sheet

_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
_BRACKETS: Final = re.compile(r"[\[\]{}]")


def read_records(data: bytes, file: str, limits: Limits) -> Sheet:
    """Every list of a JSON document as a table: records by their keys, other values one a line."""
    text, encoding, remarks = decode(data, file)
    collector = Collector(file, "JSON", limits)
    for remark in (*remarks, f"read as {encoding}"):
        collector.remark(remark)
    _check_nesting(text, file, limits)
    try:
        content = json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError) as error:
        raise StructureError(f"this is no JSON: {error}", where=file, hint="check that it was saved whole") from None
    for path, values in _lists(content, "$"):
        records = [_flat(value) for value in values if isinstance(value, dict)]
        if len(records) > 0:
            _add_records(path, records, collector)
        else:
            entries = (collector.line(f"{path}[{index}]", ("", _text(value))) for index, value in enumerate(values))
            collector.grid(path, LIST, (Line("", (HEADING, ENTRY)), *entries))
    return collector.sheet()


def _check_nesting(text: str, file: str, limits: Limits) -> None:
    depth = 0
    for match in _BRACKETS.finditer(_STRING.sub('""', text)):
        depth += 1 if match[0] in "[{" else -1
        check(depth, limits.nesting, "brackets inside each other", file)


def _lists(content: object, path: str) -> Iterator[tuple[str, list[object]]]:
    """Lists that hold records or plain values, with their path; lists inside records belong to the record."""
    if isinstance(content, list):
        if len(content) > 0:
            yield path, content
    elif isinstance(content, dict):
        plain = {key: value for key, value in content.items() if not isinstance(value, list | dict)}
        if len(plain) == len(content) > 0:
            yield path, [{"name": key, "value": value} for key, value in plain.items()]
            return
        for key, value in content.items():
            yield from _lists(value, f"{path}.{key}")


def _add_records(path: str, records: list[dict[str, str]], collector: Collector) -> None:
    keys = list(dict.fromkeys(key for record in records for key in record))
    check(len(keys), collector.limits.columns, "columns", collector.file)
    check(len(keys) * len(records), collector.limits.cells, "cells", collector.file)
    header = collector.line(f"{path} keys", keys)
    lines = (
        collector.line(f"{path}[{index}]", [record.get(key, "") for key in keys])
        for index, record in enumerate(records)
    )
    collector.grid(path, TABLE, (header, *lines))


def _flat(record: dict[str, object], prefix: str = "") -> dict[str, str]:
    """A record without records in it: their keys are joined; of {"type", "value"} the value counts."""
    found: dict[str, str] = {}
    for key, value in record.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict) and "value" in value and "type" in value:
            found[name] = _text(value["value"])
        elif isinstance(value, dict):
            shorter = "" if key in ("properties", "fields", "attributes") else f"{name}."
            found |= _flat(value, shorter)
        else:
            found[name] = _text(value)
    return found


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, list):
        return "; ".join(_text(part) for part in value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)

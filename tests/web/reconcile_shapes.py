"""What Reconciliation Service API 0.2 says an answer looks like, written down from the text of the specification.

The specification is a report of the W3C Entity Reconciliation Community Group; its JSON schemas are not copied here.
``python -m bench.reconcile --schemas FOLDER`` checks a running server against them where somebody has them at hand.
"""

import re
from collections.abc import Callable
from typing import Any

Check = Callable[[Any, str], list[str]]


def of(kind: type | tuple[type, ...]) -> Check:
    """A value of a type; numbers are never booleans."""

    def check(value: Any, where: str) -> list[str]:
        is_flag = isinstance(value, bool) and kind is not bool
        return [] if isinstance(value, kind) and not is_flag else [f"{where}: {value!r} is no {kind}"]

    return check


text, whole, number, flag = of(str), of(int), of((int, float)), of(bool)


def matching(pattern: str) -> Check:
    """A text in which a pattern is found."""

    def check(value: Any, where: str) -> list[str]:
        found = isinstance(value, str) and re.search(pattern, value) is not None
        return [] if found else [f"{where}: {value!r} lacks {pattern}"]

    return check


def many(item: Check, *, has: object = None) -> Check:
    """A list of items; ``has`` is one that must be among them."""

    def check(value: Any, where: str) -> list[str]:
        if not isinstance(value, list):
            return [f"{where}: {value!r} is no list"]
        lacking = [f"{where}: {has!r} is missing"] if has is not None and has not in value else []
        return lacking + [fault for place, one in enumerate(value) for fault in item(one, f"{where}[{place}]")]

    return check


def every(item: Check) -> Check:
    """An object whose values all have one shape."""

    def check(value: Any, where: str) -> list[str]:
        if not isinstance(value, dict):
            return [f"{where}: {value!r} is no object"]
        return [fault for key, one in value.items() for fault in item(one, f"{where}.{key}")]

    return check


def record(required: dict[str, Check], optional: dict[str, Check] | None = None, *, closed: bool = False) -> Check:
    """An object with fields that must and fields that may be there; others are allowed unless it is ``closed``."""
    known = required | (optional or {})

    def check(value: Any, where: str) -> list[str]:
        if not isinstance(value, dict):
            return [f"{where}: {value!r} is no object"]
        faults = [f"{where}.{key} is missing" for key in required if key not in value]
        faults += [f"{where}.{key} is not allowed" for key in value if closed and key not in known]
        return faults + [f for key, one in value.items() if key in known for f in known[key](one, f"{where}.{key}")]

    return check


def one_of(*shapes: Check) -> Check:
    """Exactly one of several shapes."""

    def check(value: Any, where: str) -> list[str]:
        fitting = sum(shape(value, where) == [] for shape in shapes)
        return [] if fitting == 1 else [f"{where}: {value!r} has {fitting} of {len(shapes)} shapes"]

    return check


def a_type(value: Any, where: str) -> list[str]:
    """A type with its broader types."""
    broader = {"description": text, "broader": many(a_type)}
    return record({"id": text, "name": text}, broader)(value, where)


TEMPLATE = matching(r"\{\{id\}\}")
BORNE = many(one_of(record({"id": text}, {"name": text}), text))
SUGGESTING = record(
    {},
    {
        "service_url": text,
        "service_path": text,
        "flyout_service_url": text,
        "flyout_service_path": matching(r"\$\{id\}"),
    },
)
SETTING = record(
    {
        "name": text,
        "label": text,
        "type": one_of(
            *(matching(f"^{kind}$") for kind in ("number", "text", "checkbox", "select")),
        ),
    },
    {"help_text": text},
)
MANIFEST = record(
    {
        "versions": many(text, has="0.2"),
        "name": text,
        "identifierSpace": matching("^https?://"),
        "schemaSpace": matching("^https?://"),
    },
    {
        "documentation": text,
        "serviceVersion": text,
        "logo": text,
        "view": record({"url": TEMPLATE}),
        "feature_view": record({"url": TEMPLATE}),
        "defaultTypes": many(a_type),
        "suggest": every(SUGGESTING),
        "preview": record({"url": TEMPLATE, "width": whole, "height": whole}),
        "extend": record(
            {},
            {
                "propose_properties": record({"service_url": text, "service_path": text}),
                "property_settings": many(SETTING),
            },
        ),
        "batchSize": whole,
    },
)
CANDIDATE = record(
    {"id": matching("."), "name": matching("."), "score": number},
    {
        "description": text,
        "type": BORNE,
        "match": flag,
        "features": many(record({"id": text, "value": one_of(flag, number)})),
    },
)
RESULTS = every(record({"result": many(CANDIDATE)}))
SUGGESTED_ENTITIES = record(
    {"result": many(record({"id": text, "name": text}, {"description": text, "notable": BORNE}))}
)
SUGGESTED_PROPERTIES = record({"result": many(record({"id": text, "name": text}, {"description": text}))})
SUGGESTED_TYPES = record({"result": many(a_type)})
FLYOUT = record({"id": text, "html": text})
PROPOSAL = record({"type": text, "properties": many(record({"id": text, "name": text}))}, {"limit": whole})
VALUE = one_of(
    record({}, closed=True),
    record({"id": text, "name": text}, {"description": text}, closed=True),
    record({"str": text}, closed=True),
    record({"float": number}, closed=True),
    record({"int": whole}, closed=True),
    record({"bool": flag}, closed=True),
    record({"date": matching(r"^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d")}, closed=True),
)
EXTENSION = record(
    {
        "meta": many(
            record(
                {"id": text, "name": text},
                {"type": record({"id": text}, {"name": text}), "service": matching("^https?://")},
            )
        ),
        "rows": every(every(many(VALUE))),
    }
)


def faults(shape: Check, value: Any) -> list[str]:
    """What is wrong with an answer, where."""
    return shape(value, "$")

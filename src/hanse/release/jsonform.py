"""Views as JSON: the same words and numbers as the page, ready to be written."""

from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from hanse.release.drawn import Drawn


def as_json(view: object) -> Any:
    """``view`` as dictionaries, lists, text, numbers and null: what its `.json` twin holds."""
    if isinstance(view, str):
        return str(view)  # a sentence that remembers its message is text here
    if view is None or isinstance(view, (int, float)):
        return view
    if isinstance(view, (list, tuple, Drawn)):
        return [as_json(value) for value in view]
    if isinstance(view, dict):
        return {str(key): as_json(value) for key, value in view.items()}
    kind: Any = type(view)
    names = _field_names(kind)
    return view if names is None else {name: as_json(getattr(view, name)) for name in names}


@cache
def _field_names(kind: type) -> tuple[str, ...] | None:
    """The fields of a view in their order; None for what is no view."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else None

"""Views as JSON: the same words and numbers as the page, ready to be written."""

from dataclasses import fields, is_dataclass
from typing import Any


def as_json(view: object) -> Any:
    """``view`` as dictionaries, lists, text, numbers and null: what its `.json` twin holds."""
    if is_dataclass(view) and not isinstance(view, type):
        return {field.name: as_json(getattr(view, field.name)) for field in fields(view)}
    if isinstance(view, dict):
        return {str(key): as_json(value) for key, value in view.items()}
    if isinstance(view, (list, tuple)):
        return [as_json(value) for value in view]
    return view

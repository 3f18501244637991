"""Filters of lists: only those that were given, and only values that occur."""

from collections.abc import Mapping

from hanse.errors import UsageError

_SHOWN = 12


def given(**asked: str | None) -> dict[str, str]:
    """The filters that were set."""
    return {name: value for name, value in asked.items() if value is not None}


def check_values(filters: Mapping[str, str], facets: Mapping[str, Mapping[str, int]]) -> None:
    """Refuse a value that no entry has and say which there are: an empty list would look like a finding."""
    for name, value in filters.items():
        values = facets[name]
        if value not in values:
            known = [known for known in values if known != ""]
            more = f" and {len(known) - _SHOWN} more" if len(known) > _SHOWN else ""
            raise UsageError(
                f"no entry has {value!r}",
                where=f"--{name}",
                hint=f"recorded: {', '.join(known[:_SHOWN])}{more}",
            )

"""Facets and filters of lists: what values there are, and the rows that have the chosen ones."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from hanse.errors import UsageError

Row = TypeVar("Row")
Facet = Callable[[Row], Iterable[str]]  # the values a row has


def facet_counts(rows: Sequence[Row], facets: Mapping[str, Facet[Row]]) -> dict[str, dict[str, int]]:
    """For each facet, how many rows have each value, before any filter."""
    counted = {name: Counter(value for row in rows for value in set(values(row))) for name, values in facets.items()}
    return {name: dict(sorted(counts.items())) for name, counts in counted.items()}


def apply_filters(rows: Sequence[Row], facets: Mapping[str, Facet[Row]], filters: Mapping[str, str]) -> tuple[Row, ...]:
    """The rows that have the chosen value of every filter; refuses filters that the list does not offer."""
    unknown = sorted(set(filters) - set(facets))
    if len(unknown) > 0:
        raise UsageError(f"no filter {', '.join(unknown)} here", hint=f"use one of: {', '.join(facets)}")
    chosen = {name: value for name, value in filters.items() if value != ""}
    return tuple(row for row in rows if all(value in set(facets[name](row)) for name, value in chosen.items()))

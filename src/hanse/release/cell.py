"""Reads cells of a release as values, and writes values as a page shows them."""

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from hanse.domain.dates import FuzzyDate, display_range
from hanse.release.fold import fold
from hanse.release.views import EntityRef


def fuzzy(row: sqlite3.Row | Mapping[str, str], prefix: str) -> FuzzyDate:
    """The date in the columns <prefix>_earliest, <prefix>_latest and <prefix>_as_written of a stored row."""
    return _fuzzy(row[f"{prefix}_earliest"], row[f"{prefix}_latest"], row[f"{prefix}_as_written"])


@lru_cache(maxsize=8192)
def _fuzzy(earliest: str, latest: str, written: str) -> FuzzyDate:
    return FuzzyDate(
        date.fromisoformat(earliest) if earliest != "" else None,
        date.fromisoformat(latest) if latest != "" else None,
        written,
    )


def shown(value: FuzzyDate) -> str:
    """A date in the words of its source, or as the range it means; "" where nothing is known."""
    if value.as_written != "":
        return value.as_written
    return display_range(value.earliest, value.latest) if value.is_known else ""


def iso(day: date | None) -> str:
    """A day as YYYY-MM-DD; "" for none."""
    return day.isoformat() if day is not None else ""


def split_list(text: str) -> tuple[str, ...]:
    """The values of a list cell."""
    return tuple(part for value in text.split(";") if (part := value.strip()) != "")


def integer(text: str) -> int | None:
    """A whole number, None where the cell is blank."""
    return int(text) if text != "" else None


def decimal(text: str) -> float | None:
    """A number, None where the cell is blank."""
    return float(text) if text != "" else None


def sentence(parts: Iterable[str]) -> str:
    """Words joined for a reader: "a", "a and b", "a, b and c"."""
    words = list(parts)
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1] if len(words) > 1 else ""


@lru_cache(maxsize=16384)
def sort_key(ref: EntityRef) -> tuple[str, str, str]:
    """A to Z, accents and case aside; then country, then id."""
    return (fold(ref.name), ref.country, ref.id)

"""When something was, as several sources say it: their words side by side, and the years it may lie in."""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from hanse.domain.dates import UNKNOWN_DATE, FuzzyDate, parse_iso
from hanse.domain.saying import say
from hanse.release.cell import fuzzy, shown
from hanse.release.standpoint import Standpoint
from hanse.release.views import ClaimRef

_YEARS = re.compile(r"\b([12]\d{3})(?:(?:/| ?[-–] ?)(\d{4}|\d{2})\b)?")
_OPEN = re.compile(r"before|after|later|since|until|\bby\b", re.IGNORECASE)
_LAST_MONTH = 12


@dataclass(frozen=True)
class Moment:
    """A time in the words of its sources, the years it may lie in (None = open), and who states it."""

    words: str  # "" where nothing is stated
    first: int | None
    last: int | None
    claims: tuple[ClaimRef, ...]

    @property
    def has_year(self) -> bool:
        """True where at least one end of the time is known."""
        return self.first is not None or self.last is not None


NOWHEN = Moment("", None, None, ())


def stated_moments(standpoint: Standpoint) -> dict[tuple[str, str], tuple[date | None, Moment]]:
    """Founding and end of each entity, with the first day on which it may have been."""
    held: dict[tuple[str, str], list[sqlite3.Row]] = defaultdict(list)
    for row in statements(standpoint, ("founded", "ended")):
        held[row["entity"], row["property"]].append(row)
    return {key: _moment(standpoint, rows) for key, rows in held.items()}


def _moment(standpoint: Standpoint, rows: Sequence[sqlite3.Row]) -> tuple[date | None, Moment]:
    """Several statements as one time: from the first day that one of them allows to the last."""
    times = [fuzzy(row, "valid") if fuzzy(row, "valid").is_known else _read(row["value"]) for row in rows]
    known = [time for time in times if time.is_known]
    texts = [shown(fuzzy(row, "valid")) or row["value"] for row in rows]
    claims = standpoint.catalogue.refs(row["id"] for row in rows)
    if len(known) == 0:
        return None, Moment(_side_by_side(texts), None, None, claims)
    starts = [time.earliest for time in known if time.earliest is not None]
    ends = [time.latest for time in known if time.latest is not None]
    first = min(starts).year if len(starts) == len(known) else None
    last = max(ends).year if len(ends) == len(known) else None
    return min(starts, default=None), Moment(_side_by_side(texts), first, last, claims)


def _read(text: str) -> FuzzyDate:
    """A time written as a value: a date, or the years named in it; nothing where words leave a side open."""
    try:
        return parse_iso(text)
    except ValueError:
        years = [year for part in named_years(text) for year in part]
        if len(years) == 0 or _OPEN.search(text) is not None:
            return UNKNOWN_DATE
        return FuzzyDate(date(min(years), 1, 1), date(max(years), 12, 31), text)


def _side_by_side(texts: Iterable[str]) -> str:
    """What sources say, each once; a year is left out where another gives the day in it."""
    held = sorted(set(texts))
    said = [text for text in held if not any(other.startswith(f"{text}-") for other in held)]
    words = said[0] if len(said) > 0 else ""
    for other in said[1:]:
        words = say("{one} or {other}", one=words, other=other)
    return words


def named_years(text: str) -> list[tuple[int, int]]:
    """The years and ranges of years named in ``text``: 2016, 2016-2019, 2020/21."""
    found = []
    for year, end in _YEARS.findall(text):
        last = int(year[: 4 - len(end)] + end) if end != "" else int(year)
        is_month = len(end) == 2 and int(end) <= _LAST_MONTH and f"{year}/{end}" not in text
        found.append((int(year), int(year) if is_month or last < int(year) else last))
    return found


def statements(standpoint: Standpoint, properties: Sequence[str]) -> Iterator[sqlite3.Row]:
    """Statements of some properties within the scope, each with the entity it is about."""
    marks = ", ".join("?" * len(properties))
    for row in standpoint.contents.database.rows(
        f"""SELECT entity, statements.* FROM statements JOIN claim_entity ON claim = statements.id AND side = 'subject'
            WHERE property IN ({marks}) ORDER BY valid_earliest, value, statements.id""",
        properties,
    ):
        if standpoint.catalogue.admits(standpoint.scope, row["id"]):
            yield row

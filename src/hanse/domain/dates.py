"""Dates as sources give them: a range of days (earliest, latest) and the words they were written in."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering

from hanse.domain.saying import say

_ISO = re.compile(r"^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")


@total_ordering
@dataclass(frozen=True)
class FuzzyDate:
    """A date known only to lie between two days.

    ``earliest`` or ``latest`` is None where the source leaves that side open ("2015 or later").
    Ordering is by earliest, then latest, open sides outermost; use :meth:`before` and :meth:`overlaps`
    for what can be said for certain.
    """

    earliest: date | None
    latest: date | None
    as_written: str = ""

    def __post_init__(self) -> None:
        if self.earliest is not None and self.latest is not None and self.earliest > self.latest:
            raise ValueError(f"earliest {self.earliest} lies after latest {self.latest} ({self.as_written!r})")

    @property
    def is_known(self) -> bool:
        """True where at least one side is bounded."""
        return self.earliest is not None or self.latest is not None

    @property
    def is_exact(self) -> bool:
        """True where the source gives one day."""
        return self.earliest is not None and self.earliest == self.latest

    def before(self, other: date) -> bool:
        """True if every day of the range lies before ``other``."""
        return self.latest is not None and self.latest < other

    def after(self, other: date) -> bool:
        """True if every day of the range lies after ``other``."""
        return self.earliest is not None and self.earliest > other

    def overlaps(self, other: "FuzzyDate") -> bool:
        """True if one day could satisfy both."""
        a1, a2 = self.earliest or date.min, self.latest or date.max
        b1, b2 = other.earliest or date.min, other.latest or date.max
        return a1 <= b2 and b1 <= a2

    def _key(self) -> tuple[date, date]:
        return (self.earliest or date.min, self.latest or date.max)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, FuzzyDate):
            return NotImplemented
        return self._key() < other._key()

    def __str__(self) -> str:
        return self.as_written or display_range(self.earliest, self.latest)


UNKNOWN_DATE = FuzzyDate(None, None, "")


def parse_iso(text: str) -> FuzzyDate:
    """The range of days that an ISO year, month or day names; raises ValueError for anything else."""
    match = _ISO.match(text.strip())
    if match is None:
        raise ValueError(f"not a date: {text!r}; write YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (int(part) if part else None for part in match.groups())
    if year is None:
        raise ValueError(f"not a date: {text!r}")
    if month is None:
        return FuzzyDate(date(year, 1, 1), date(year, 12, 31), text.strip())
    if day is None:
        return FuzzyDate(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), text.strip())
    exact = date(year, month, day)
    return FuzzyDate(exact, exact, text.strip())


def parse_as_of(text: str) -> date:
    """The day that an ``--as-of`` value means: the last day of the year or month given."""
    latest = parse_iso(text).latest
    if latest is None:
        raise ValueError(f"not a date: {text!r}")
    return latest


def display_range(earliest: date | None, latest: date | None) -> str:
    """A range in the shortest exact words: "2019", "March 2019" as 2019-03, "2019-03-01 to 2020"."""
    if earliest is None and latest is None:
        return "date unknown"
    if earliest is None:
        return f"by {latest}"
    if latest is None:
        return f"{earliest} or later"
    if earliest == latest:
        return earliest.isoformat()
    if (earliest.month, earliest.day) == (1, 1) and (latest.month, latest.day) == (12, 31):
        return str(earliest.year) if earliest.year == latest.year else f"{earliest.year} to {latest.year}"
    month_end = calendar.monthrange(latest.year, latest.month)[1]
    if (earliest.year, earliest.month) == (latest.year, latest.month) and (earliest.day, latest.day) == (1, month_end):
        return f"{earliest.year}-{earliest.month:02d}"
    return f"{earliest} to {latest}"


def span_words(start: str, end: str) -> str:
    """Start and end in words: since 2004, until 2012, 2004 to 2012.

    What is written in words and not as a date is neither doubled nor bent: "since the mid-1990s" stays as it is.
    """
    if start != "" and start == end:
        return start
    if start == "" or end == "":
        return _since(start) or _until(end)
    if start[0].isdigit() and end[0].isdigit():
        return say("{start} to {end}", start=start, end=end)
    return say("{start}; {end}", start=_since(start), end=_until(end))


def _since(start: str) -> str:
    if start == "" or start.startswith("since "):
        return start
    return say("since {start}", start=start) if start[0].isdigit() else say("start: {start}", start=start)


def _until(end: str) -> str:
    if end == "" or end.startswith("until "):
        return end
    return say("until {end}", end=end) if end[0].isdigit() else say("end: {end}", end=end)

"""What can be said about one city in one network: stated spells, listings, omissions. Input of the status rule."""

from dataclasses import dataclass
from datetime import date as Day  # "date" is the name of a field below

from hanse.domain.dates import FuzzyDate
from hanse.domain.vocabulary import MEMBERSHIP_RELATIONS

_OFFICE = "office"


def is_evidence(relation: str, end_kind: str = "", start_kind: str = "") -> bool:
    """True where a tie says something about membership.

    Only membership-class relations do; and a term of office never starts or ends a membership, whatever the
    relation of the row that carries it.
    """
    return relation in MEMBERSHIP_RELATIONS and _OFFICE not in (start_kind, end_kind)


@dataclass(frozen=True)
class Spell:
    """A stated start or end of membership; None where the source does not give one.

    ``recorded_on`` is the day the claim was taken down: a date that the source leaves open towards later
    ("2015 or later") lies before it.
    """

    start: FuzzyDate | None
    end: FuzzyDate | None
    claim: str
    recorded_on: Day | None = None

    @property
    def started_by(self) -> Day | None:
        """The day by which the membership had certainly begun."""
        return _latest_day(self.start, self.recorded_on)

    @property
    def ended_by(self) -> Day | None:
        """The last day the stated end can mean."""
        return _latest_day(self.end, self.recorded_on)

    @property
    def is_dated(self) -> bool:
        """True where a start or an end is known at least on one side."""
        return _is_known(self.start) or _is_known(self.end)


@dataclass(frozen=True)
class Listing:
    """The city stands on a list or is named as a member by a page; ``date`` None where that shows no date."""

    date: FuzzyDate | None
    roster: str | None
    claim: str
    recorded_on: Day | None = None

    @property
    def is_dated(self) -> bool:
        """True where the date can be placed: closed towards later, or taken down on a known day."""
        return self.visible_from is not None

    @property
    def visible_from(self) -> Day | None:
        """The first day on which the list had certainly been made."""
        return _latest_day(self.date, self.recorded_on) if _is_known(self.date) else None

    @property
    def fresh_from(self) -> Day | None:
        """The day its age is counted from: the latest it can mean, or the earliest where that is open."""
        if self.date is None:
            return None
        return self.date.latest if self.date.latest is not None else self.date.earliest


@dataclass(frozen=True)
class Omission:
    """A list that is complete for a scope covering this city and role does not have it."""

    date: FuzzyDate | None
    roster: str
    recorded_on: Day | None = None

    @property
    def visible_from(self) -> Day | None:
        """The first day on which the list had certainly been made."""
        return _latest_day(self.date, self.recorded_on) if _is_known(self.date) else None

    def is_after(self, day: Day) -> bool:
        """True where the list was certainly made after ``day``."""
        return self.date is not None and self.date.after(day)


@dataclass(frozen=True)
class Evidence:
    """Everything recorded about one city in one network, in any order.

    ``network_end`` closes every membership at read time; ``network_end_claim`` says where it is stated.
    """

    spells: tuple[Spell, ...] = ()
    listings: tuple[Listing, ...] = ()
    omissions: tuple[Omission, ...] = ()
    network_end: FuzzyDate | None = None
    network_end_claim: str = ""


def _is_known(value: FuzzyDate | None) -> bool:
    return value is not None and value.is_known


def _latest_day(value: FuzzyDate | None, recorded_on: Day | None) -> Day | None:
    """The last day ``value`` can mean; where it is open, the day of recording, never before its earliest."""
    if value is None or not value.is_known:
        return None
    if value.latest is not None or recorded_on is None:
        return value.latest
    return recorded_on if value.earliest is None else max(recorded_on, value.earliest)

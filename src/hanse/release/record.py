"""One membership-class claim about a city and a network, as the status rule needs it."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hanse.domain.dates import FuzzyDate
from hanse.domain.status import Listing, Spell
from hanse.release.cell import fuzzy

Pair = tuple[str, str]  # city, network


@dataclass(frozen=True)
class Record:
    """One membership-class claim about a pair."""

    claim: str
    relation: str
    role: str
    start: FuzzyDate
    end: FuzzyDate
    listed: FuzzyDate
    roster: str
    recorded_on: date

    def seen_listed(self, as_of: date) -> date | None:
        """The day from which the age of its listing counts; None where no dated list can be seen on ``as_of``."""
        listing = self.listing()
        if listing is None or listing.visible_from is None or listing.visible_from > as_of:
            return None
        return listing.fresh_from

    def spell(self) -> Spell | None:
        """The stated start or end; None where it states neither."""
        if not (self.start.is_known or self.end.is_known):
            return None
        return Spell(_known(self.start), _known(self.end), self.claim, self.recorded_on)

    def listing(self) -> Listing | None:
        """The list it is on, dated or not; None for a claim that only states a start or an end.

        A page that states an end before its own date tells of the past: it is no later list that contradicts that end.
        """
        if not self.listed.is_known and (self.start.is_known or self.end.is_known):
            return None
        if self.end.latest is not None and self.listed.after(self.end.latest):
            return None
        return Listing(_known(self.listed), self.roster if self.roster != "" else None, self.claim, self.recorded_on)


def read_record(row: sqlite3.Row | Mapping[str, str], recorded_on: date) -> Record:
    """The record that a stored tie holds."""
    return Record(
        claim=row["id"],
        relation=row["relation"],
        role=row["role"],
        start=fuzzy(row, "start"),
        end=fuzzy(row, "end"),
        listed=fuzzy(row, "listed"),
        roster=row["roster"],
        recorded_on=recorded_on,
    )


def _known(value: FuzzyDate) -> FuzzyDate | None:
    return value if value.is_known else None

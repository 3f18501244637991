"""Memberships as a reader sees them: status, reason, roles, dates and evidence of one city in one network."""

from collections.abc import Iterable
from datetime import date

from hanse.domain.dates import FuzzyDate
from hanse.domain.vocabulary import STATUSES
from hanse.release.catalogue import Catalogue
from hanse.release.cell import iso, shown
from hanse.release.record import Record
from hanse.release.snapshot import PairStatus
from hanse.release.views import Membership

COUNTING = (
    "Counted are memberships that are stated, observed or last seen on this date. A member may be an authority of any "
    "level; where cities are counted for a country or in all, municipalities are."
)
COUNTING_WITHOUT_NESTING = COUNTING + " A city that is in a network and in a part of it is counted once."


def membership_of(catalogue: Catalogue, held: PairStatus, as_of: date) -> Membership:
    """One membership with its dates and evidence; the claims that decided come first."""
    start = first_start(held.records)
    end = last_end(held.records)
    listed = sorted(day for record in held.records if (day := record.seen_listed(as_of)) is not None)
    deciding = [claim for claim in held.result.claims if claim in catalogue.claims]
    return Membership(
        city=catalogue.entities[held.city],
        network=catalogue.entities[held.network],
        status=held.result.status,
        is_counted=held.result.is_counted,
        why=held.result.why,
        roles=tuple(sorted({record.role for record in held.records if record.role != ""})),
        start=shown(start),
        start_earliest=iso(start.earliest),
        start_latest=iso(start.latest),
        end=shown(end),
        end_earliest=iso(end.earliest),
        end_latest=iso(end.latest),
        first_listed=iso(listed[0]) if len(listed) > 0 else "",
        last_listed=iso(listed[-1]) if len(listed) > 0 else "",
        age_years=round((as_of - listed[-1]).days / 365.25, 1) if len(listed) > 0 else None,
        claims=catalogue.refs([*deciding, *(record.claim for record in held.records)]),
    )


def status_counts(held: Iterable[PairStatus]) -> dict[str, int]:
    """How many pairs have each status, in the order of the vocabulary; statuses that nobody has are left out."""
    counts = dict.fromkeys(STATUSES, 0)
    for one in held:
        counts[one.result.status] += 1
    return {status: count for status, count in counts.items() if count > 0}


def first_start(records: Iterable[Record]) -> FuzzyDate:
    """The earliest stated start; of several that may mean the same day, the most exact one."""
    starts = sorted(record.start for record in records if record.start.is_known)
    if len(starts) == 0:
        return FuzzyDate(None, None, "")
    agreeing = [start for start in starts if start.overlaps(starts[0])]
    return min(agreeing, key=_width)


def last_end(records: Iterable[Record]) -> FuzzyDate:
    ends = [record.end for record in records if record.end.is_known]
    return max(ends, key=lambda end: end.latest or date.max) if len(ends) > 0 else FuzzyDate(None, None, "")


def _width(value: FuzzyDate) -> int:
    return ((value.latest or date.max) - (value.earliest or date.min)).days

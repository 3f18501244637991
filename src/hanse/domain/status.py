"""The status rule: what is known of one city in one network on one day. The first of nine rules that applies.

docs/explanation/status.md tells it in words; tests/domain/test_status.py is its truth table.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from hanse.domain.dates import FuzzyDate
from hanse.domain.evidence import Evidence, Listing, Omission, Spell, is_evidence
from hanse.domain.saying import say
from hanse.domain.vocabulary import COUNTED_STATUSES

__all__ = ["Evidence", "Listing", "Omission", "Spell", "StatusResult", "is_evidence", "status_of", "years_later"]


@dataclass(frozen=True)
class StatusResult:
    """A status, the sentence that gives the reason, and the claims and rosters that decided."""

    status: str
    why: str
    claims: tuple[str, ...] = ()
    rosters: tuple[str, ...] = ()

    @property
    def is_counted(self) -> bool:
        """True where the default count includes it."""
        return self.status in COUNTED_STATUSES


def status_of(evidence: Evidence, as_of: date, freshness_years: int = 3) -> StatusResult:
    """The status on ``as_of``, seen with everything recorded today, also what was recorded later.

    The order of the evidence does not matter. What is not certain from the dates as written does not decide:
    a start counts from the latest day it can mean, an end after the latest day it can mean.
    """
    facts = _Facts(evidence, as_of)
    for rule in (_ended, _disputed, _stated, _no_longer_listed):
        result = rule(facts)
        if result is not None:
            return result
    return _listed(facts, freshness_years) or _not_dated(facts) or _absent(facts)


class _Facts:
    """The evidence, sorted, and what of it can be seen on the day."""

    def __init__(self, evidence: Evidence, as_of: date) -> None:
        self.as_of = as_of
        self.network_end = evidence.network_end
        self.network_end_claim = evidence.network_end_claim
        self.spells = sorted(evidence.spells, key=_spell_order)
        self.listings = sorted(evidence.listings, key=_listing_order)
        self.dated = [listing for listing in self.listings if listing.is_dated]
        self.seen = [listing for listing in self.dated if _day(listing.visible_from) <= as_of]
        omissions = sorted(evidence.omissions, key=lambda o: (_day(o.visible_from), o.roster, _range_order(o.date)))
        self.omitted = [o for o in omissions if o.visible_from is not None and o.visible_from <= as_of]
        self.ends = [spell for spell in self.spells if spell.ended_by is not None and spell.ended_by < as_of]
        self.last_end = max((_day(spell.ended_by) for spell in self.ends), default=None)

    @property
    def has_membership(self) -> bool:
        """True where anything says that there was a membership at some time."""
        return len(self.spells) > 0 or len(self.listings) > 0

    def starts_after(self, day: date) -> list[Spell]:
        """Spells that certainly begin after ``day``."""
        return [spell for spell in self.spells if spell.start is not None and spell.start.after(day)]

    @property
    def has_rejoined(self) -> bool:
        """True where a start certainly after the last passed end has itself passed."""
        return self.last_end is not None and any(
            _day(spell.started_by) <= self.as_of for spell in self.starts_after(self.last_end) if spell.started_by
        )

    def covering(self) -> list[Spell]:
        """Spells that cover the day: begun by then, not ended, and if without a stated end not contradicted."""
        return [spell for spell in self.spells if spell.started_by is not None and self._covers(spell)]

    def _covers(self, spell: Spell) -> bool:
        begun = _day(spell.started_by)
        if begun > self.as_of or spell in self.ends:
            return False
        if self.last_end is not None and not (spell.start is not None and spell.start.after(self.last_end)):
            return False
        has_end = spell.end is not None and spell.end.is_known
        return has_end or not any(omission.is_after(begun) for omission in self.omitted)


def _ended(facts: _Facts) -> StatusResult | None:
    """1: the network had ended, or a source states an end before the day that nothing later contradicts."""
    if facts.network_end is not None and facts.network_end.before(facts.as_of) and facts.has_membership:
        claims = (facts.network_end_claim,) if facts.network_end_claim != "" else ()
        return StatusResult(
            "ended", say("The network itself had ended by this date ({date}).", date=str(facts.network_end)), claims
        )
    if facts.last_end is None or facts.has_rejoined or len(_listed_after_end(facts, facts.last_end)) > 0:
        return None
    deciding = [spell for spell in facts.ends if spell.ended_by == facts.last_end]
    return StatusResult(
        "ended",
        say("A source states that the membership ended ({date}).", date=str(deciding[0].end)),
        _claims(deciding),
    )


def _listed_after_end(facts: _Facts, end: date) -> list[Listing]:
    """Listings certainly after ``end`` that no stated rejoining explains."""
    rejoined = min((spell.start.earliest for spell in facts.starts_after(end) if spell.start is not None
                    and spell.start.earliest is not None), default=None)  # fmt: skip
    return [
        listing
        for listing in facts.dated
        if listing.date is not None
        and listing.date.after(end)
        and (rejoined is None or _day(listing.visible_from) < rejoined)
    ]


def _disputed(facts: _Facts) -> StatusResult | None:
    """2: listed before the earliest stated start, or listed after a stated end, and the day lies in between."""
    return _listed_too_early(facts) or _listed_too_late(facts)


def _listed_too_early(facts: _Facts) -> StatusResult | None:
    # A start after a stated end is a rejoining; it says nothing about the time before that end.
    firsts = [spell for spell in facts.spells if spell.start is not None and spell.start.is_known
              and not _is_rejoining(spell, facts.spells)]  # fmt: skip
    if len(firsts) == 0 or len(facts.seen) == 0:
        return None
    if not all(spell.start is not None and spell.start.after(facts.as_of) for spell in firsts):
        return None
    newest, start = facts.seen[-1], firsts[0]
    why = say(
        "On a list ({date}) before the earliest start that a source states ({start}).",
        date=str(newest.date),
        start=str(start.start),
    )
    return StatusResult("disputed", why, _claims([newest, start]), _rosters([newest]))


def _listed_too_late(facts: _Facts) -> StatusResult | None:
    if facts.last_end is None or facts.has_rejoined:
        return None
    later = _listed_after_end(facts, facts.last_end)
    waiting = [listing for listing in later if _day(listing.visible_from) > facts.as_of]
    before_rejoining = any(
        spell.start is not None and spell.start.after(facts.as_of) for spell in facts.starts_after(facts.last_end)
    )
    deciding = waiting if not before_rejoining else later
    if len(deciding) == 0:
        return None
    end = next(spell for spell in facts.ends if spell.ended_by == facts.last_end)
    why = say(
        "A source states an end ({end}), but it is on a later list ({date}).",
        end=str(end.end),
        date=str(deciding[0].date),
    )
    return StatusResult("disputed", why, _claims([end, deciding[0]]), _rosters([deciding[0]]))


def _is_rejoining(spell: Spell, spells: Iterable[Spell]) -> bool:
    return spell.start is not None and any(
        other.ended_by is not None and spell.start.after(other.ended_by) for other in spells if other is not spell
    )


def _stated(facts: _Facts) -> StatusResult | None:
    """3: a stated spell covers the day. Starts whose ranges overlap agree and are named together."""
    covering = facts.covering()
    if len(covering) == 0:
        return None
    first = min(covering, key=lambda spell: (_day(spell.started_by), _spell_order(spell)))
    agreeing = [spell for spell in covering if _agree(spell.start, first.start)]
    until = next((str(spell.end) for spell in agreeing if spell.end is not None and spell.end.is_known), "")
    start = str(first.start)
    why = (
        say("A source states membership from {start}, up to {end}.", start=start, end=until)
        if until != ""
        else say("A source states membership from {start}; nothing recorded since contradicts it.", start=start)
    )
    return StatusResult("stated", why, _claims(agreeing))


def _no_longer_listed(facts: _Facts) -> StatusResult | None:
    """4: known from an earlier list or start, and missing from a later list that is complete for its scope."""
    begun = [spell for spell in facts.spells if spell.started_by is not None and spell.started_by <= facts.as_of]
    days = [_day(listing.visible_from) for listing in facts.seen] + [_day(spell.started_by) for spell in begun]
    if len(days) == 0:
        return None
    later = [omission for omission in facts.omitted if omission.is_after(max(days))]
    if len(later) == 0:
        return None
    known = facts.seen[-1] if len(facts.seen) > 0 else None
    missing = str(later[-1].date)
    why = (
        say(
            "On a list ({date}), but missing from a later one that is complete for its scope ({missing}).",
            date=str(known.date),
            missing=missing,
        )
        if known is not None
        else say(
            "Member from {start} by one source, "
            "but missing from a later one that is complete for its scope ({missing}).",
            start=str(begun[0].start),
            missing=missing,
        )
    )
    claims = _claims([known] if known is not None else begun[:1])
    return StatusResult("no_longer_listed", why, claims, (later[-1].roster,))


def _listed(facts: _Facts, freshness_years: int) -> StatusResult | None:
    """5 and 6: on a list of that time, within the freshness window or longer ago."""
    if len(facts.seen) == 0:
        return None
    newest = facts.seen[-1]
    deciding = [listing for listing in facts.seen if listing.fresh_from == newest.fresh_from]
    is_fresh = facts.as_of <= years_later(_day(newest.fresh_from), freshness_years)
    status = "observed" if is_fresh else "last_seen"
    listed = str(newest.date)
    why = (
        say("On a list ({date}), not more than {years} years before this date.", date=listed, years=freshness_years)
        if is_fresh
        else say(
            "Last found on a list ({date}) more than {years} years before this date.",
            date=listed,
            years=freshness_years,
        )
    )
    return StatusResult(status, why, _claims(deciding), _rosters(deciding))


def _not_dated(facts: _Facts) -> StatusResult | None:
    """7: recorded, but nothing about it has a date."""
    if not facts.has_membership or len(facts.dated) > 0 or any(spell.is_dated for spell in facts.spells):
        return None
    claims = _claims([*facts.listings, *facts.spells])
    return StatusResult("undated", say("Only on lists whose date is not known."), claims, _rosters(facts.listings))


def _absent(facts: _Facts) -> StatusResult:
    """8 and 9: missing from a list complete for its scope, or nothing that tells."""
    if len(facts.omitted) > 0:
        newest = facts.omitted[-1]
        why = say("Missing from a list that is complete for its scope ({date}).", date=str(newest.date))
        return StatusResult("not_listed", why, (), (newest.roster,))
    if facts.has_membership:
        return StatusResult("unknown", say("Recorded only for other dates; nothing tells about this one."))
    return StatusResult("unknown", say("No record held here tells whether it belonged on this date."))


def _agree(one: FuzzyDate | None, other: FuzzyDate | None) -> bool:
    return one is not None and other is not None and one.overlaps(other)


def _day(day: date | None) -> date:
    return date.min if day is None else day


def _range_order(value: FuzzyDate | None) -> tuple[date, date, str]:
    return (date.min, date.min, "") if value is None else (_day(value.earliest), _day(value.latest), value.as_written)


def _spell_order(spell: Spell) -> tuple[object, ...]:
    return (*_range_order(spell.start), *_range_order(spell.end), spell.claim, _day(spell.recorded_on))


def _listing_order(listing: Listing) -> tuple[object, ...]:
    """By age, the newest last; the rest only makes the order the same every time."""
    return (
        _day(listing.fresh_from), _day(listing.visible_from), listing.claim, listing.roster or "",
        *_range_order(listing.date),
    )  # fmt: skip


def _claims(deciding: Iterable[Spell | Listing]) -> tuple[str, ...]:
    return tuple(sorted({item.claim for item in deciding}))


def _rosters(deciding: Iterable[Listing]) -> tuple[str, ...]:
    return tuple(sorted({listing.roster for listing in deciding if listing.roster is not None}))


def years_later(day: date, years: int) -> date:
    """The same day ``years`` later; 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 2, 28) + timedelta(days=1)

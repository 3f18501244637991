"""The status rule over columns: the same nine rules as hanse.domain.status, for every pair at once.

tests/release/test_ruling.py holds it against the rule of the domain, pair by pair.
"""

from dataclasses import dataclass

import numpy as np

from hanse.domain.vocabulary import COUNTED_STATUSES, STATUSES
from hanse.release.columns import ALWAYS, NEVER, Array, Columns

CODES = {word: at for at, word in enumerate(STATUSES)}
OUT = 255  # a pair out of scope
COUNTED = np.array([word in COUNTED_STATUSES for word in STATUSES] + [False] * (256 - len(STATUSES)))


@dataclass(frozen=True)
class Limits:
    """What of the columns is looked at: records and lists within a scope, and the end of each network (NEVER: none)."""

    records: Array | None  # None = all
    lists: Array | None
    network_ends: Array  # latest day of the stated end, by network; ALWAYS where there is none


def rule(columns: Columns, limits: Limits, as_of: int) -> tuple[Array, Array]:
    """The code of the status of each pair, and the pairs that have to be asked one by one.

    A pair without a record in scope is OUT. Asked one by one are those with a spell that ends before it begins.
    """
    if len(columns["pair_city"]) == 0:
        return np.zeros(0, np.uint8), np.zeros(0, np.int64)
    seen = _Seen(columns, limits, as_of)
    codes = np.full(len(columns["pair_city"]), CODES["unknown"], np.uint8)
    for status, found in seen.rules():  # the weakest first: what comes later stands
        codes[found] = CODES[status]
    if limits.records is not None:
        codes[~seen.any_of(limits.records)] = OUT
    return codes, np.flatnonzero(seen.is_odd)


class _Seen:
    """What can be seen on the day, record by record and pair by pair; names as in hanse.domain.status."""

    def __init__(self, columns: Columns, limits: Limits, as_of: int) -> None:
        self.columns, self.as_of = columns, as_of
        self.first = columns["pair_first"][:-1]
        self.pair_of = columns.pair_of
        shape = columns["shape"]
        within = limits.records if limits.records is not None else np.ones(len(shape), bool)
        self.spell = columns["has_spell"][shape] & within
        self.listing = columns["has_listing"][shape] & within
        self.start, self.started_by = columns["start_earliest"][shape], columns["started_by"][shape]
        self.ended_by, self.visible = columns["ended_by"][shape], columns["visible_from"][shape]
        self.dated = self.listing & (self.visible != NEVER)
        self.seen = self.dated & (self.visible <= as_of)
        self.begun = self.spell & (self.started_by != NEVER) & (self.started_by <= as_of)
        self.ended = self.spell & (self.ended_by != NEVER) & (self.ended_by < as_of)
        self.last_end = self.most(self.ended, self.ended_by)
        self.has_end = self.last_end != NEVER
        self.after_end = self.spell & self.has_end[self.pair_of] & (self.start > self.last_end[self.pair_of])
        self.has_rejoined = self.any_of(self.after_end & self.begun)
        self.rejoined = self.least(self.after_end, self.start)
        self.later = (
            self.dated
            & self.has_end[self.pair_of]
            & (columns["listed_earliest"][shape] > self.last_end[self.pair_of])
            & (self.visible < self.rejoined[self.pair_of])
        )
        self.has_membership = self.any_of(self.spell | self.listing)
        self.network_over = limits.network_ends[columns["pair_network"]] < as_of
        self.omitted, self.omitted_after = self._omissions(limits, within)
        self.shape = shape

    def any_of(self, found: Array) -> Array:
        """For each pair, whether any of its records is among those found."""
        answer: Array = np.logical_or.reduceat(found, self.first)
        return answer

    def most(self, found: Array, values: Array) -> Array:
        """The largest value of the records found of each pair; NEVER where none is."""
        answer: Array = np.maximum.reduceat(np.where(found, values, NEVER), self.first)
        return answer

    def least(self, found: Array, values: Array) -> Array:
        """The smallest value of the records found of each pair; ALWAYS where none is."""
        answer: Array = np.minimum.reduceat(np.where(found, values, ALWAYS), self.first)
        return answer

    def _omissions(self, limits: Limits, within: Array) -> tuple[Array, Array]:
        """Which pairs a visible list lacks, and the latest day after which one of these was certainly made."""
        columns, pairs = self.columns, len(self.first)
        of_pair, of_list = columns["omitted_pair"], columns["omitted_list"]
        roles = np.where(within, np.left_shift(np.uint64(1), columns["as_joined"].astype(np.uint64)), np.uint64(0))
        wanted = np.bitwise_or.reduceat(roles, self.first)[of_pair]
        covered = columns["list_roles"][of_list]
        visible = columns["list_visible"][of_list]
        counts = (visible != NEVER) & (visible <= self.as_of) & ((covered == 0) | (wanted & ~covered == 0))
        if limits.lists is not None:
            counts &= limits.lists[of_list]
        omitted, after = np.zeros(pairs, bool), np.full(pairs, NEVER, np.int32)
        omitted[of_pair[counts]] = True
        np.maximum.at(after, of_pair[counts], columns["list_earliest"][of_list[counts]])
        return omitted, after

    def rules(self) -> list[tuple[str, Array]]:
        """Each status with the pairs to which its rule applies, from the last rule to the first."""
        any_seen, columns = self.any_of(self.seen), self.columns
        fresh = self.most(self.seen, columns["fresh_until"][self.shape]) >= self.as_of
        is_dated = self.any_of(self.dated | (self.spell & columns["spell_dated"][self.shape]))
        return [
            ("not_listed", self.omitted),
            ("undated", self.has_membership & ~is_dated),
            ("last_seen", any_seen & ~fresh),
            ("observed", any_seen & fresh),
            ("no_longer_listed", self._no_longer_listed()),
            ("stated", self._stated()),
            ("disputed", self._listed_too_late() | (self._starts_later() & any_seen)),
            ("ended", self._ended()),
        ]

    def _no_longer_listed(self) -> Array:
        last = np.maximum(self.most(self.seen, self.visible), self.most(self.begun, self.started_by))
        found: Array = (last != NEVER) & (self.omitted_after > last)
        return found

    def _stated(self) -> Array:
        after = ~self.has_end[self.pair_of] | self.after_end
        held = self.columns["end_known"][self.shape] | (self.omitted_after[self.pair_of] <= self.started_by)
        return self.any_of(self.begun & ~self.ended & after & held)

    def _listed_too_late(self) -> Array:
        before_rejoining = self.any_of(self.after_end & (self.start > self.as_of))
        waiting = self.any_of(self.later & (self.visible > self.as_of))
        found: Array = ~self.has_rejoined & np.where(before_rejoining, self.any_of(self.later), waiting)
        late: Array = found & self.has_end
        return late

    def _starts_later(self) -> Array:
        """Every start that is no rejoining lies after the day."""
        ended_first = self.least(self.spell & (self.ended_by != NEVER), self.ended_by)
        firsts = self.spell & self.columns["start_known"][self.shape] & (ended_first[self.pair_of] >= self.start)
        found: Array = self.any_of(firsts) & (self.least(firsts, self.start) > self.as_of)
        return found

    def _ended(self) -> Array:
        found: Array = self.network_over & self.has_membership
        ended: Array = found | (self.has_end & ~self.has_rejoined & ~self.any_of(self.later))
        return ended

    @property
    def is_odd(self) -> Array:
        """Pairs with a spell that ends before it begins, where it matters which spell is meant."""
        return self.any_of(self.spell & (self.ended_by != NEVER) & (self.ended_by < self.start))

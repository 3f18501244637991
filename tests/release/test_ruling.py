"""The status rule over columns against the rule of the domain, pair by pair."""

from datetime import date, timedelta
from random import Random

import numpy as np
import pytest

from hanse.domain.dates import FuzzyDate
from hanse.domain.scope import Scope
from hanse.domain.status import Evidence, Omission, status_of
from hanse.domain.vocabulary import STATUSES
from hanse.release import Release
from hanse.release.columns import ALWAYS, NEVER, NUMBERS, Columns
from hanse.release.record import Record
from hanse.release.ruling import OUT, Limits, rule
from hanse.release.store.columns import shape_of

FIRST, RECORDED = date(2010, 1, 1), date(2026, 1, 1)
WORDS = list(STATUSES)
_PREFIXES = ("start", "end", "listed")


class World:
    """Random pairs, as evidence for the rule of the domain and as columns."""

    def __init__(self, seed: int, pairs: int) -> None:
        self.random = Random(seed)
        self.evidence: list[Evidence] = []
        self.numbers: dict[str, list[int]] = {name: [] for name in NUMBERS}
        self.ends = [self.fuzzy(0.8) for _ in range(5)]
        for at in range(pairs):
            self.add(at)
        self.numbers["pair_first"].append(len(self.numbers["shape"]))
        self.columns = Columns(lambda name: np.array(self.numbers[name], dtype=NUMBERS[name]).tobytes())
        latest = [end.latest.toordinal() if end.latest is not None else ALWAYS for end in self.ends]
        self.limits = Limits(None, None, np.array(latest))

    def fuzzy(self, unknown: float = 0.4) -> FuzzyDate:
        """A day, a range, a range that is open on one side, or nothing."""
        if self.random.random() < unknown:
            return FuzzyDate(None, None)
        first = FIRST + timedelta(days=self.random.randrange(0, 12) * 365)
        last = first + timedelta(days=self.random.choice((0, 0, 364, 900)))
        is_open = self.random.random()
        return FuzzyDate(None if is_open < 0.15 else first, None if is_open > 0.85 else last)

    def add(self, at: int) -> None:
        """One pair with up to four claims and up to three lists that lack the city."""
        numbers, network = self.numbers, self.random.randrange(5)
        numbers["pair_city"].append(at)
        numbers["pair_network"].append(network)
        numbers["pair_first"].append(len(numbers["shape"]))
        records = [
            Record(f"c{number}", "member", "", self.fuzzy(0.6), self.fuzzy(0.7), self.fuzzy(), "", RECORDED)
            for number in range(self.random.choice((1, 1, 2, 3, 4)))
        ]
        for record in records:
            numbers["as_joined"].append(0)
            numbers["shape"].append(len(numbers["has_spell"]))
            self._add_shape(record)
        self.evidence.append(
            Evidence(
                tuple(spell for record in records if (spell := record.spell()) is not None),
                tuple(listing for record in records if (listing := record.listing()) is not None),
                tuple(self._omission(at) for _ in range(self.random.choice((0, 0, 1, 3)))),
                self.ends[network] if self.ends[network].is_known else None,
            )
        )

    def _add_shape(self, record: Record) -> None:
        held = {prefix: getattr(record, prefix) for prefix in _PREFIXES}
        cells = {f"{name}_earliest": f"{value.earliest or ''}" for name, value in held.items()}
        cells |= {f"{name}_latest": f"{value.latest or ''}" for name, value in held.items()}
        names = [name for name in NUMBERS if list(NUMBERS).index("has_spell") <= list(NUMBERS).index(name)][:11]
        for name, value in zip(names, shape_of(cells, RECORDED.isoformat(), 3), strict=True):
            self.numbers[name].append(value)

    def _omission(self, at: int) -> Omission:
        omission = Omission(self.fuzzy(0), f"r{at}", RECORDED)
        self.numbers["omitted_pair"].append(at)
        self.numbers["omitted_list"].append(len(self.numbers["list_visible"]))
        earliest, visible = omission.date.earliest if omission.date is not None else None, omission.visible_from
        self.numbers["list_earliest"].append(earliest.toordinal() if earliest is not None else NEVER)
        self.numbers["list_visible"].append(visible.toordinal() if visible is not None else NEVER)
        self.numbers["list_roles"].append(0)
        return omission


@pytest.mark.parametrize("seed", range(4))
def test_every_pair_has_the_status_that_the_rule_of_the_domain_gives(seed: int) -> None:
    world, found = World(seed, 1500), set()
    for day in (date(2009, 6, 1), date(2013, 12, 31), date(2017, 1, 1), date(2020, 6, 30), date(2025, 1, 1)):
        codes, odd = rule(world.columns, world.limits, day.toordinal())
        wanted = [status_of(evidence, day).status for evidence in world.evidence]
        asked = set(odd.tolist())
        wrong = [at for at, code in enumerate(codes) if at not in asked and WORDS[code] != wanted[at]]
        assert wrong == []
        assert len(asked) < 500
        found |= set(wanted)
    assert found == set(STATUSES)  # each status has been met


@pytest.mark.parametrize(
    "scope",
    [
        Scope(),
        Scope(relations=("member",)),
        Scope(roles=("member", "board")),
        Scope(collections=("rosters_europe",)),
        Scope(countries=("DE", "PL"), kinds=("network",)),
        Scope(statuses=("observed", "ended")),
    ],
)
def test_the_shipped_data_by_column_and_pair_by_pair(shipped: Release, scope: Scope) -> None:
    pairs = shipped.contents.pairs
    for day in (date(2012, 12, 31), date(2019, 6, 30), shipped.data_date):
        held = shipped.view(day, scope).snapshot.pairs
        codes = pairs.codes(day, scope)
        assert [WORDS[code] for code in codes if code != OUT] == [one.result.status for one in held.values()]


def test_lists_left_out_change_what_the_pairs_change(shipped: Release) -> None:
    pairs, day = shipped.contents.pairs, date(2021, 6, 30)
    for roster in list(shipped.contents.rosters.by_id)[::12]:
        scope = Scope(without=(roster,))
        held = shipped.view(day, scope).snapshot.pairs
        assert [WORDS[code] for code in pairs.codes(day, scope) if code != OUT] == [
            one.result.status for one in held.values()
        ]

"""Statuses with a list left out: only its network is looked at again, and the answer is that of looking at all."""

from datetime import date
from functools import cached_property
from pathlib import Path

import pytest

from hanse.domain.scope import Scope
from hanse.release import Release, open_release
from hanse.release.pairs import Pairs

DAYS = (date(2018, 12, 31), date(2020, 6, 30), date(2024, 6, 30))


@pytest.mark.parametrize("day", DAYS)
def test_each_list_left_out_in_turn(release: Release, monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    rosters = tuple(release.contents.rosters.by_id)
    quick = {roster: statuses(release, day, roster) for roster in rosters}
    everywhere = frozenset(ref.id for ref in release.contents.catalogue.entities.values() if ref.kind == "network")
    of_all = cached_property(lambda _: dict.fromkeys(rosters, everywhere))
    of_all.__set_name__(Pairs, "_networks_by_roster")
    monkeypatch.setattr(Pairs, "_networks_by_roster", of_all)
    slow = open_release(Path(release.folder))
    assert quick == {roster: statuses(slow, day, roster) for roster in rosters}


def test_a_list_that_shows_an_absence_no_longer_does(release: Release) -> None:
    pair = ("schilda-de", "sunken-cities-league")
    assert release.view().snapshot.pairs[pair].result.status == "no_longer_listed"
    without = release.view(scope=Scope(without=("r0000000003",)))
    assert without.snapshot.pairs[pair].result.status == "last_seen"


def statuses(release: Release, day: date, roster: str) -> dict[tuple[str, str], object]:
    found = release.view(day, Scope(without=(roster,))).snapshot.pairs
    return {pair: (held.result, held.records) for pair, held in found.items()}

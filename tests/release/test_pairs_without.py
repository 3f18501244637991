"""Statuses with a list left out: by column and pair by pair they are the same."""

from datetime import date

import pytest

from hanse.domain.scope import Scope
from hanse.domain.vocabulary import STATUSES
from hanse.release import Release
from hanse.release.ruling import OUT

DAYS = (date(2018, 12, 31), date(2020, 6, 30), date(2024, 6, 30))


@pytest.mark.parametrize("day", DAYS)
def test_each_list_left_out_in_turn(release: Release, day: date) -> None:
    words = list(STATUSES)
    for roster in release.contents.rosters.by_id:
        scope = Scope(without=(roster,))
        held = release.view(day, scope).snapshot.pairs
        codes = [words[code] for code in release.contents.pairs.codes(day, scope) if code != OUT]
        assert codes == [one.result.status for one in held.values()]


def test_a_list_that_shows_an_absence_no_longer_does(release: Release) -> None:
    pair = ("schilda-de", "sunken-cities-league")
    assert release.view().snapshot.pairs[pair].result.status == "no_longer_listed"
    without = release.view(scope=Scope(without=("r0000000003",)))
    assert without.snapshot.pairs[pair].result.status == "last_seen"

"""Facts of how well a membership is held, read from rosters and stated sizes."""

from datetime import date

import pytest

from hanse.domain.scope import Scope
from hanse.release import Release
from hanse.study.held import decimal_year, roster_facts


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2020, 1, 1), 2020.0), (date(2020, 7, 1), 2020 + 182 / 366), (date(2021, 7, 2), 2021 + 182 / 365)],
)
def test_a_day_as_a_decimal_year(day: date, year: float) -> None:
    assert decimal_year(day) == pytest.approx(year)


def test_lists_are_facts_with_their_scope(release: Release) -> None:
    view = release.view(date(2022, 12, 31))
    facts = roster_facts(view, ("open-gates", "sunken-cities-league"))
    gates = [fact for fact in facts if fact.network == 0]
    # Four entries, one of them withheld; "Vineta (City and County)" is two authorities, so four are held.
    assert [(fact.held, fact.stated, fact.complete, fact.scope) for fact in gates] == [(4, 6, "no", "")]
    league = {fact.scope: fact for fact in facts if fact.network == 1 and fact.complete == "yes"}
    assert set(league) == {"", "DE", "board"}
    assert (league[""].held, league[""].stated, league[""].dated) == (4, 4, pytest.approx(2020 + 60 / 366))


def test_what_all_lists_hold_counts_against_the_newest_size_of_the_day(release: Release) -> None:
    facts = roster_facts(release.view(date(2020, 6, 30)), ("sunken-cities-league",))
    together = [fact for fact in facts if fact.dated == pytest.approx(decimal_year(date(2020, 6, 30)))]
    assert [(fact.held, fact.stated) for fact in together] == [(4, 4)]


def test_lists_outside_the_scope_are_no_facts(release: Release) -> None:
    view = release.view(date(2022, 12, 31), Scope(collections=("atlas2018",)))
    assert all(fact.complete != "yes" for fact in roster_facts(view, ("sunken-cities-league", "open-gates")))

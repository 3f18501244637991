"""Lives of networks, documents, signatures and meetings of the mini world, by day, years, scope and filter."""

from datetime import date

import pytest

from hanse.domain.scope import Scope
from hanse.errors import UsageError
from hanse.release import Release, View
from hanse.release.timeline import Event
from tests.world import World


def dated(events: tuple[Event, ...]) -> list[tuple[str, str, int | None]]:
    return [(event.what, event.entity.id, event.first) for event in events]


def test_lives_with_and_without_a_year_stand_apart_and_none_is_lost(view: View) -> None:
    found = view.timeline()
    assert [life.network.id for life in found.lives] == ["bell-project", "quiet-network", "sunken-cities-league"]
    assert [life.network.id for life in found.undated] == ["harbour-group", "open-gates", "story-cities"]
    assert len(found.lives) + len(found.undated) == len(view.networks().rows)


def test_a_life_has_its_dates_with_evidence_and_its_lists(view: View) -> None:
    bell, _, league = view.timeline().lives
    assert (bell.founded.words, bell.founded.first, bell.founded.last) == ("2015", 2015, 2015)
    assert (bell.ended.words, bell.ended.first) == ("31 December 2018", 2018)
    assert [claim.id for claim in (*bell.founded.claims, *bell.ended.claims)] == ["c000000000102", "c000000000103"]
    assert [(mark.listed, mark.entries) for mark in league.lists] == [
        ("about 2016", 2), ("2018", 2), ("1 March 2020", 4), ("May 2023", 1), ("31 May 2023", 1),
    ]  # fmt: skip
    assert (league.ended.words, league.ended.last) == ("", None)


def test_a_list_without_a_date_is_counted(view: View) -> None:
    story = view.timeline().undated[2]
    assert (story.lists, story.undated_lists) == ((), 1)


def test_everything_dated_in_order(view: View) -> None:
    assert dated(view.timeline().events) == [
        ("founded", "sunken-cities-league", 1998),
        ("founded", "quiet-network", 2001),
        ("founded", "bell-project", 2015),
        ("met", "forum-tide-talks", 2017),
        ("ended", "bell-project", 2018),
        ("issued", "doc-tide-declaration", 2018),
        ("signed", "doc-tide-declaration", 2018),
        ("signed", "open-gates", 2022),
    ]


def test_signatures_are_counted_by_authority(view: View) -> None:
    signed = next(event for event in view.timeline().events if event.what == "signed")
    assert (signed.words, signed.number, len(signed.claims)) == ("5 December 2018", 4, 4)


def test_years_keep_what_may_lie_in_them(view: View) -> None:
    found = view.timeline(2015, 2017)
    assert dated(found.events) == [("founded", "bell-project", 2015), ("met", "forum-tide-talks", 2017)]
    assert len(found.lives) == 3
    assert [life.network.id for life in view.timeline(2019).lives] == ["quiet-network", "sunken-cities-league"]
    assert [life.network.id for life in view.timeline(None, 1999).lives] == ["sunken-cities-league"]
    assert len(view.timeline(None, 1999).undated) == 3


def test_years_the_wrong_way_round_are_refused(view: View) -> None:
    with pytest.raises(UsageError, match="2018 lies after 2015"):
        view.timeline(2018, 2015)


def test_filters_narrow_networks_only(view: View) -> None:
    found = view.timeline(kind="network", area="Europe")
    assert [life.network.id for life in (*found.lives, *found.undated)] == ["sunken-cities-league"]
    assert [event.what for event in found.events] == ["founded", "met", "issued", "signed", "signed"]
    assert found.facets["kind"] == {"campaign": 1, "network": 3, "project": 1, "working_group": 1}
    with pytest.raises(UsageError, match="no filter colour"):
        view.timeline(colour="red")


def test_on_an_earlier_day_what_came_later_has_not_happened(release: Release) -> None:
    found = release.view(as_of=date(2017, 6, 30)).timeline()
    bell, _, league = found.lives
    assert bell.ended.words == ""
    assert [mark.listed for mark in league.lists] == ["about 2016"]
    assert [event.what for event in found.events] == ["founded", "founded", "founded", "met"]
    earlier = release.view(as_of=date(2010, 1, 1)).timeline()
    assert [life.network.id for life in earlier.lives] == ["quiet-network", "sunken-cities-league"]
    assert earlier.later == 1


def test_a_scope_without_a_list_shows_no_dot_of_it(release: Release) -> None:
    league = release.view(scope=Scope(without=("r0000000002",))).timeline().lives[2]
    assert "1 March 2020" not in [mark.listed for mark in league.lists]
    only = release.view(scope=Scope(sources=("s0000000001",))).timeline()
    assert [mark.listed for life in (*only.lives, *only.undated) for mark in life.lists] == ["2018"]


@pytest.mark.parametrize(
    ("value", "valid", "bounds"),
    [
        ("early 1980s", ("1980 to 1984", "1980-01-01", "1984-12-31"), (1980, 1984)),
        ("before the eighties", ("before 1980", "", "1979-12-31"), (None, 1979)),
        ("2016 or later", ("2016 or later", "2016-01-01", ""), (2016, None)),
        ("2004-12-10", ("", "", ""), (2004, 2004)),
        ("1993 to 1995", ("", "", ""), (1993, 1995)),
        ("some time after 2015", ("", "", ""), (None, None)),
        ("in the last century", ("", "", ""), (None, None)),
    ],
)
def test_years_of_a_founding(
    world: World, value: str, valid: tuple[str, str, str], bounds: tuple[int | None, int | None]
) -> None:
    add_statement(world, "Story Cities", "founded", value, valid)
    found = world.open().view().timeline()
    story = next(life for life in (*found.lives, *found.undated) if life.network.id == "story-cities")
    assert (story.founded.first, story.founded.last) == bounds
    assert story.founded.words == (valid[0] or value)
    assert (story in found.undated) == (bounds == (None, None))


def test_sources_that_differ_stand_side_by_side(world: World) -> None:
    add_statement(world, "SCL", "founded", "1998-05-01", ("", "", ""), number=1)
    add_statement(world, "SCL", "founded", "2001", ("", "", ""), number=2)
    league = world.open().view().timeline().lives[2]
    assert (league.founded.words, league.founded.first, league.founded.last) == ("1998-05-01 or 2001", 1998, 2001)


def test_years_named_for_a_forum(world: World) -> None:
    value = "Atlantis 2014; Ys Jan 2020/21; 2016-2019, then extended; next 2099"
    world.add(
        "statements", id="c9000000000a1", subject_kind="forum", subject="Tide Talks", property="dates_named",
        value=value, source="s0000000001", locator="p. 1",
    )  # fmt: skip
    events = [event for event in world.open().view().timeline().events if event.what == "named"]
    assert [(event.words, event.first, event.last) for event in events] == [
        ("Atlantis 2014", 2014, 2014), ("2016-2019, then extended", 2016, 2019), ("Ys Jan 2020/21", 2020, 2021),
    ]  # fmt: skip


def add_statement(
    world: World, network: str, name: str, value: str, valid: tuple[str, str, str], number: int = 0
) -> None:
    written, earliest, latest = valid
    world.add(
        "statements", id=f"c90000000000{number}", subject_kind="network", subject=network, property=name, value=value,
        valid_as_written=written, valid_earliest=earliest, valid_latest=latest, source="s0000000002", locator="p. 1",
    )  # fmt: skip

"""The shipped data: cases that the sources themselves make difficult, and what holds for every entity."""

import json
from collections.abc import Callable
from datetime import date

import pytest

from hanse.domain.scope import Scope
from hanse.release import Release, as_json
from hanse.release.contents import Contents

pytestmark = [pytest.mark.golden, pytest.mark.slow]

EUROCITIES = "eurocities"
DAYS = [date(year, month, 28) for year in range(2009, 2027) for month in (6, 12)]


def test_berlin_is_disputed_until_its_accession_to_solidarity_cities(shipped: Release) -> None:
    before = shipped.view(as_of=date(2018, 12, 31))
    after = shipped.view(as_of=date(2019, 6, 30))
    found = {
        view.context.as_of: next(
            one for one in view.city("Berlin").memberships if one.network.id == "solidarity-cities"
        )
        for view in (before, after)
    }
    assert (found["2018-12-31"].status, found["2018-12-31"].is_counted) == ("disputed", False)
    assert (found["2019-06-30"].status, found["2019-06-30"].is_counted) == ("stated", True)
    assert found["2019-06-30"].start_earliest == "2019-01-10"


def test_a_board_seat_never_disputes_leipzigs_membership_of_eurocities(shipped: Release) -> None:
    pairs = shipped.contents.pairs
    statuses = {day: pairs.status("leipzig-de", EUROCITIES, day, Scope()).status for day in DAYS}
    assert {status for day, status in statuses.items() if day.year >= 2010} == {"observed", "last_seen"}  # lists only
    assert "disputed" not in statuses.values()
    seats = [tie for tie in shipped.view().city("leipzig-de").roles if tie.relation == "board_seat"]
    assert any(tie.object is not None and tie.object.id == EUROCITIES for tie in seats)


def the_polish_list(roster: dict[str, str]) -> bool:
    return roster["for_area"] == "PL"


def the_uk_list_of_2021(roster: dict[str, str]) -> bool:
    return roster["for_area"] == "GB" and roster["listed_latest"].startswith("2021")


def the_executive_list_of_2023(roster: dict[str, str]) -> bool:
    return roster["for_role"] == "board" and roster["listed_latest"].startswith("2023")


@pytest.mark.parametrize(
    ("which", "country"), [(the_polish_list, "PL"), (the_uk_list_of_2021, "GB"), (the_executive_list_of_2023, "")]
)
def test_a_list_changes_no_eurocities_status_outside_its_scope(
    shipped: Release, monkeypatch: pytest.MonkeyPatch, which: Callable[[dict[str, str]], bool], country: str
) -> None:
    rosters = shipped.contents.database.rows(
        """SELECT rosters.* FROM rosters JOIN roster_reading ON roster = id
           WHERE roster_reading.network = ? AND complete = 'yes'""",
        (EUROCITIES,),
    )
    (key,) = [row["id"] for row in rosters if which(dict(row))]
    facts = json.loads((shipped.folder / "release.json").read_text(encoding="utf-8"))
    without = Contents(shipped.contents.database, facts)
    held = without.pairs.lists.of_network(EUROCITIES)
    assert key in {one.roster for one in held}
    rest = tuple(one for one in held if one.roster != key)
    monkeypatch.setattr(without.pairs.lists, "of_network", lambda network: rest)
    cities = [ref for ref in without.catalogue.entities.values() if ref.kind == "city"]
    changed = set()
    for day in (date(2013, 12, 31), date(2018, 12, 31), date(2021, 6, 30), date(2023, 12, 31), shipped.data_date):
        grids = [
            [contents.pairs.status(ref.id, EUROCITIES, day, Scope()).status for ref in cities]
            for contents in (shipped.contents, without)
        ]
        changed |= {ref.country for ref, with_list, none in zip(cities, *grids, strict=True) if with_list != none}
    assert changed == ({country} if country != "" else set())


def test_an_empty_cell_of_table_1_is_not_an_absence(shipped: Release) -> None:
    paper = Scope(collections=("oomen2018",))
    view = shipped.view(as_of=date(2018, 12, 31), scope=paper)
    networks = sorted(view.snapshot.of_network)
    cells = {cell for row in view.matrix(networks).cells for cell in row}
    assert "observed" in cells
    assert "unknown" in cells
    assert cells.isdisjoint({"not_listed", "no_longer_listed"})


def test_one_name_can_be_two_authorities(shipped: Release) -> None:
    database = shipped.contents.database
    rows = database.rows("SELECT claim FROM claim_name WHERE name = 'Akron and Summit County, OH' AND side = 'subject'")
    assert len(rows) > 0
    for row in rows:
        entities = database.rows(
            "SELECT entity FROM claim_entity WHERE claim = ? AND side = 'subject'", (row["claim"],)
        )
        assert len(entities) == 2


def test_nothing_is_quarantined_and_every_name_is_judged(shipped: Release) -> None:
    info = shipped.info()
    assert (info.quarantined, info.unjudged_names) == (0, 0)
    assert info.memberships > 1500
    assert info.cities > 1400
    assert info.networks > 150


def test_every_entity_has_a_page_that_is_json(shipped: Release) -> None:
    view = shipped.view()
    for ref in view.catalogue.entities.values():
        page = as_json({"network": view.network, "city": view.city}.get(ref.kind, view.entity)(ref.id))
        assert page["context"]["version"] == shipped.version
        json.dumps(page)


def test_every_name_with_its_country_finds_its_city(shipped: Release) -> None:
    view = shipped.view()
    cities = [ref for ref in view.catalogue.entities.values() if ref.kind == "city"]
    assert [ref.id for ref in cities if view.find("city", ref.name, ref.country) != ref] == []


def test_counts_move_with_the_day_and_never_count_what_is_not_known(shipped: Release) -> None:
    for day in (date(1990, 1, 1), date(2016, 12, 31), shipped.data_date):
        view = shipped.view(as_of=day)
        for row in view.networks().rows:
            assert row.counted <= row.recorded
            assert row.counted == sum(one.is_counted for one in view.network(row.network.id).memberships)


def test_every_rule_of_inclusion_is_said_in_words(shipped: Release) -> None:
    method = shipped.view().method()
    assert {rule for rule, _, _ in method.rules} <= set(method.rule_meanings)
    assert all(len(words) > 10 for words in method.rule_meanings.values())

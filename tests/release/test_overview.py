"""Overview, method and coverage of the mini world."""

from datetime import date

import pytest

from hanse.release import Release, View
from tests.world import World


def test_info(release: Release) -> None:
    info = release.info()
    assert (info.networks, info.cities, info.organisations, info.documents) == (6, 9, 1, 1)
    assert (info.claims, info.memberships, info.sources, info.countries) == (69, 15, 11, 6)
    assert (info.unjudged_names, info.quarantined, info.withheld) == (0, 0, 1)


def test_unjudged_names_are_counted_once(world: World) -> None:
    rows = [row for row in world.rows("judgements") if row["name"] not in ("Schilda", "Atlantis")]
    world.write("judgements", rows)
    assert world.open().info().unjudged_names == 2


def test_a_judgement_may_be_limited_to_one_claim(world: World) -> None:
    rows = [row | {"context": "c00000000001e"} if row["name"] == "Laputa" else row for row in world.rows("judgements")]
    world.write("judgements", rows)
    release = world.open()
    assert release.info().unjudged_names == 1
    city = release.view().city("laputa-gb")
    assert (len(city.documents), len(city.roles), len(city.memberships)) == (1, 0, 0)


def test_quarantined_rows_are_counted_and_noted(world: World) -> None:
    world.add("ties", id="c0000000000ff", subject_kind="town", subject="Nowhere")
    release = world.open()
    assert release.info().quarantined == 1
    assert "collections/lists/ties.csv row" in (release.folder / "notes.md").read_text(encoding="utf-8")


def test_the_start_page(view: View) -> None:
    overview = view.overview()
    assert overview.counts["memberships"] == 15
    assert "version" not in overview.counts
    assert overview.network_kinds == {"network": 3, "working_group": 1, "campaign": 1, "project": 1}
    assert overview.statuses == {
        "stated": 2,
        "observed": 5,
        "last_seen": 1,
        "ended": 3,
        "no_longer_listed": 1,
        "undated": 3,
    }
    assert [(year, network.id) for year, _, network in overview.founded] == [
        (1998, "sunken-cities-league"),
        (2001, "quiet-network"),
        (2015, "bell-project"),
    ]
    assert overview.sources_by_year["2023"] == 3
    assert overview.undated_sources == 2
    assert (overview.rosters_complete, overview.rosters_partial, overview.rosters_unknown) == (4, 3, 2)
    assert overview.networks_without_members == 1
    assert overview.newest_sources[0].source == "s000000000b"


def test_the_start_page_of_another_day(release: Release) -> None:
    assert release.view(as_of=date(2010, 1, 1)).overview().statuses == {"undated": 3, "unknown": 12}


def test_agreement_by_hand(view: View) -> None:
    method = view.method()
    rows = {row.code: row for row in method.agreement}
    assert set(rows) == {"SHARE", "STORY"}  # the codebook with one printed coding has nothing to compare
    share = rows["SHARE"]
    assert share.alpha == pytest.approx(5 / 11)
    assert rows["STORY"].alpha == pytest.approx(1)
    assert (share.n, share.n_yes_yes, share.n_yes_other) == (5, 1, 2)
    assert (share.prevalence_a, share.prevalence_b) == pytest.approx((3 / 5, 1 / 5))
    assert method.codebooks == (
        ("mini_functions", "Two functions of networks", "atlas2018"),
        ("mini_mode", "Who started it", "atlas2018"),
    )
    assert ("several authorities", "in", 4) in method.rules
    assert method.finding_counts["missing place"] == 1


def test_coverage_lists_every_search_and_network(view: View) -> None:
    coverage = view.coverage()
    assert [note.result for note in coverage.notes] == ["none", "none", "partial"]
    assert len(coverage.networks) == 6

"""The profile and the list of networks of the mini world."""

from datetime import date

import pytest

from hanse.domain.scope import Scope
from hanse.errors import UsageError
from hanse.release import Release, View

COUNTED = {
    "sunken-cities-league": (2, 4),
    "harbour-group": (2, 2),
    "story-cities": (0, 3),
    "bell-project": (0, 2),
    "open-gates": (4, 4),
    "quiet-network": (0, 0),
}


def test_counted_and_recorded_members_are_as_by_hand(view: View) -> None:
    rows = view.networks().rows
    assert {row.network.id: (row.counted, row.recorded) for row in rows} == COUNTED


def test_the_list_is_a_to_z(view: View) -> None:
    names = [row.network.name for row in view.networks().rows]
    assert names == sorted(names, key=str.casefold)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"kind": "campaign"}, {"open-gates"}),
        ({"scale": "global"}, {"open-gates", "story-cities"}),
        ({"area": "DE"}, {"quiet-network"}),
        ({"admission": "council_vote"}, {"sunken-cities-league"}),
        ({"coverage": "nothing recorded"}, {"quiet-network"}),
        ({"kind": "network", "scale": "global"}, {"story-cities"}),
        ({"kind": ""}, set(COUNTED)),
        ({"kind": "no such kind"}, set()),
    ],
)
def test_filters(view: View, filters: dict[str, str], expected: set[str]) -> None:
    assert {row.network.id for row in view.networks(**filters).rows} == expected


def test_facets_count_before_filtering(view: View) -> None:
    assert view.networks(kind="campaign").facets["kind"] == {
        "campaign": 1,
        "network": 3,
        "project": 1,
        "working_group": 1,
    }


def test_an_unknown_filter_is_refused(view: View) -> None:
    with pytest.raises(UsageError, match="use one of: kind"):
        view.networks(colour="red")


def test_coverage_says_how_much_is_held(view: View) -> None:
    coverage = {row.network.id: row.coverage for row in view.networks().rows}
    assert coverage == {
        "sunken-cities-league": "complete",  # the list of 2020, for members everywhere
        "bell-project": "complete",  # for partners, and to be a partner is to be in the project
        "open-gates": "partial",
        "story-cities": "partial",
        "harbour-group": "partial",
        "quiet-network": "nothing recorded",
    }


def test_the_profile_of_the_league(view: View) -> None:
    league = view.network("SCL")
    assert league.network.path == "/networks/sunken-cities-league"
    assert league.counted == 2
    assert league.status_counts == {"stated": 1, "last_seen": 1, "ended": 1, "no_longer_listed": 1}
    assert [one.city.id for one in league.memberships] == ["atlantis-gr", "schilda-de", "vineta-de", "ys-fr"]
    assert [(value.value, value.valid) for value in league.sizes] == [
        ("4", "1 March 2020"),
        ("some ten cities", "November 2023"),
    ]
    assert [(value.property, value.value) for value in league.facts] == [("founded", "1998")]
    assert [tie.subject.id for tie in league.children if tie.subject is not None] == ["harbour-group"]
    assert {(tie.relation, tie.object.id) for tie in league.organisations if tie.object is not None} == {
        ("initiated_by", "org-council-of-the-seas"),
        ("funded_by", "fund-salvage"),
        ("secretariat_in", "vineta-de"),
    }
    assert [(tie.relation, tie.subject.id) for tie in league.other_ties if tie.subject] == [("board_seat", "ys-fr")]
    assert league.inclusion == ("several authorities", "named in a source held here")
    assert [value.value for value in league.evidence_notes] == ["Publishes a yearly book of practices of its members"]


def test_a_membership_carries_dates_reason_and_claims(view: View) -> None:
    vineta = next(one for one in view.network("SCL").memberships if one.city.id == "vineta-de")
    assert (vineta.status, vineta.is_counted, vineta.roles) == ("stated", True, ("member",))
    assert (vineta.start, vineta.start_earliest, vineta.start_latest) == ("10 January 2019", "2019-01-10", "2019-01-10")
    assert (vineta.first_listed, vineta.last_listed, vineta.age_years) == ("2017-12-31", "2023-05-31", 1.1)
    assert vineta.claims[0].id == "c000000000003"  # the accession, which decided
    assert {claim.id for claim in vineta.claims} == {f"c00000000000{digit}" for digit in "1348"}


def test_rosters_are_shown_with_their_scope(view: View) -> None:
    scopes = {roster.id: roster.scope_text for roster in view.network("SCL").rosters}
    assert scopes == {
        "r0000000001": "partial",
        "r0000000002": "complete for the role member (according to the source)",
        "r0000000003": "complete for the role member, for Germany (according to the compiler)",
        "r0000000004": "complete for the role board (according to the source)",
        "r0000000009": "partial",
    }
    assert view.network("story-cities").rosters[0].scope_text == "not known whether complete"


def test_what_is_missing_is_said(view: View) -> None:
    assert view.network("SCL").missing == ("2 of about 10 members (November 2023) are counted on this date.",)
    assert view.network("quiet-network").missing == (
        "No member is recorded, and no list of members is held.",
        "No source held here states how many members it has.",
        "No admission rule is known.",
    )
    assert "1 name on its lists could not be matched to an authority." in view.network("story-cities").missing
    assert "3 memberships are known only from lists without a date." in view.network("story-cities").missing


def test_readings_of_codings(view: View) -> None:
    readings = {
        (row.network.id, coding.code): coding.reading
        for row in view.networks().rows
        for coding in view.network(row.network.id).codings
        if coding.codebook == "mini_functions"
    }
    assert readings == {
        ("sunken-cities-league", "SHARE"): "agreed",
        ("sunken-cities-league", "STORY"): "agreed absent",
        ("open-gates", "SHARE"): "contested",
        ("open-gates", "STORY"): "not shown",
        ("harbour-group", "SHARE"): "one coder only",
        ("harbour-group", "STORY"): "not shown",
        ("story-cities", "SHARE"): "agreed absent",
        ("story-cities", "STORY"): "agreed",
        ("quiet-network", "SHARE"): "not shown",
        ("quiet-network", "STORY"): "not shown",
    }


def test_a_coding_shows_coders_evidence_and_label(view: View) -> None:
    share = view.network("SCL").codings[0]
    assert (share.codebook, share.code, share.label) == ("mini_functions", "SHARE", "Sharing")
    assert share.decisions == (("Coder A", "person", "yes"), ("Coder B", "person", "yes"))
    assert [value.value for value in share.evidence] == ["Publishes a yearly book of practices of its members"]


def test_a_network_is_seen_as_it_was(release: Release) -> None:
    league = release.view(as_of=date(2018, 12, 31)).network("SCL")
    assert league.counted == 2  # Schilda and Ys on lists of that time; Vineta is disputed
    assert league.status_counts == {"observed": 2, "disputed": 1, "unknown": 1}
    assert league.context.as_of == "2018-12-31"


def test_a_scope_limits_members_and_is_named(release: Release) -> None:
    league = release.view(scope=Scope(collections=("atlas2018",))).network("SCL")
    assert {one.city.id for one in league.memberships} == {"schilda-de", "ys-fr"}
    assert league.sizes == ()
    assert league.context.scope == {"collections": ("atlas2018",)}


def test_admission_is_shown_with_its_source(view: View) -> None:
    admission = view.network("SCL").admission
    assert admission is not None
    assert (admission.ways, admission.population_min, admission.source_title) == (
        ("application", "council_vote"),
        1000,
        "Our members",
    )

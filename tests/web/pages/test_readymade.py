"""Which sets of networks the matrix offers."""

from dataclasses import replace

from django.http import QueryDict

from hanse.domain.scope import Scope
from hanse.release import Release
from hanse.release.views import EntityRef, NetworkRow
from hanse.web.app import configure
from hanse.web.context import Asked
from hanse.web.pages.readymade import Choice, first_shown, ready_made
from hanse.web.site import Site

configure()
COUNTRIES = {"DE": "Germany", "FR": "France"}


def asked(release: Release) -> Asked:
    return Asked(Site(lambda: release), release, release.view(), "/matrix", QueryDict(""), None, Scope())


def row(key: str, scale: str, area: str, *, counted: int = 5, kind: str = "network") -> NetworkRow:
    network = EntityRef(key, key, "network", kind, "", f"/networks/{key}")
    return NetworkRow(network, "", scale, area, "", "", counted, 5, "", "", "partial", (), (), ())


def test_networks_of_one_area_that_still_have_members_make_a_set(release: Release) -> None:
    rows = [
        row("a", "regional", "Europe"),
        row("b", "regional", "Europe", kind="subnetwork"),
        row("project", "regional", "Europe", kind="project"),
        row("ended", "regional", "Europe", counted=0),
        row("c", "national", "DE"),
        row("d", "national", "DE", kind="initiative"),
        row("alone", "national", "FR"),
    ]
    (where, (europe,)), (national, (germany,)) = ready_made(asked(release), rows, (), COUNTRIES)
    assert (where, europe.words, europe.path(asked(release))) == (
        "By where they work", "Networks in Europe", "/matrix?networks=a,b&min_memberships=2",
    )  # fmt: skip
    assert (national, germany.words, germany.path(asked(release))) == (
        "National networks of a country", "Germany", "/matrix?networks=c,d",
    )  # fmt: skip


def test_networks_that_one_source_lists_side_by_side_make_a_set(release: Release) -> None:
    roster = next(one for one in release.view().rosters().rows if one.network is not None)
    rows = [row(key, "", "") for key in ("a", "b", "c")]
    rosters = [replace(roster, network=one.network) for one in rows]
    ((_, (offered,)),) = ready_made(asked(release), rows, rosters, COUNTRIES)
    assert (offered.networks, offered.path(asked(release))) == (3, "/matrix?networks=a,b,c&min_memberships=2")
    assert ready_made(asked(release), rows, rosters[:2], COUNTRIES) == []


def test_the_first_set_offered_is_the_one_shown(release: Release) -> None:
    sets = [("One", [Choice("first", ("a", "b"), minimum=2), Choice("second", ("c",))])]
    assert first_shown(sets, ()) == Choice("first", ("a", "b"), minimum=2)


def test_without_a_set_the_longest_rosters_are_shown_a_to_z() -> None:
    rows = [replace(row(f"n{at:02}", "", ""), recorded=at) for at in range(1, 31)]
    shown = first_shown([], rows)
    assert shown is not None
    assert shown.ids == tuple(f"n{at:02}" for at in range(7, 31))
    assert first_shown([], ()) is None

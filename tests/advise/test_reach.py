"""Whom the networks of the mini world could invite, and what is only counted."""

import json

import pytest

from hanse.advise.reach import reach
from hanse.advise.reach_answer import ReachAdvice
from hanse.errors import UsageError
from hanse.release import Release, View, as_json
from hanse.study.authority import authorities
from hanse.study.rule import rules
from tests.world import World


def of(view: View, key: str, **options: int) -> ReachAdvice:
    return reach(view, view.find("network", key), **options)


def test_named_are_admitted_municipalities_with_evidence_that_were_never_recorded_in_it(view: View) -> None:
    advice = of(view, "sunken-cities-league")
    # Schilda and Atlantis were recorded in it once; Laputa lies outside its area; Hamelin and Rungholt have no record.
    assert [one.city.id for one in advice.invitees] == ["neuburg-at", "neuburg-de"]
    assert [reason.text for reason in advice.invitees[0].reasons] == ["It is counted in Open Gates."]
    assert advice.invitees[1].reasons[0].paths[0].startswith("/claims/c")


def test_signatures_and_meetings_are_evidence_and_designations_are_not(view: View) -> None:
    invited = {one.city.id: one for one in of(view, "story-cities").invitees}
    assert [reason.kind for reason in invited["laputa-gb"].reasons] == ["documents signed", "meetings"]
    assert all("Bell Index" not in reason.text for reason in invited["vineta-de"].reasons)
    assert "county-vineta-de" not in invited


def test_cells_count_the_admitted_places_of_the_release(view: View) -> None:
    advice = of(view, "sunken-cities-league")
    cells = {(cell.area_code, cell.size): (cell.places, cell.members) for cell in advice.cells}
    assert cells == {
        ("AT", "5,000 to 19,999"): (1, 0),
        ("DE", "5,000 to 19,999"): (2, 0),
        ("DE", "20,000 to 49,999"): (1, 0),
        ("DE", "50,000 to 99,999"): (2, 1),
        ("FR", "100,000 to 249,999"): (1, 1),
        ("GR", "20,000 to 49,999"): (1, 0),
    }
    assert (advice.members, advice.outside) == (2, 0)
    assert advice.universe.startswith("GeoNames")


def test_members_of_other_levels_are_in_no_cell(view: View) -> None:
    advice = of(view, "open-gates")
    assert (advice.members, advice.outside, sum(cell.members for cell in advice.cells)) == (4, 1, 3)


def test_nobody_is_named_for_what_ended_or_what_nobody_joins(view: View) -> None:
    for key in ("bell-project", "quiet-network"):
        advice = of(view, key)
        assert advice.invitees == ()
        assert any("Nobody is named" in text for text in advice.caveats)


def test_silence_is_no_refusal_and_places_without_a_record_are_not_named(view: View) -> None:
    advice = of(view, "sunken-cities-league")
    assert "no refusal" in advice.silence
    text = json.dumps(as_json(advice), allow_nan=False)
    assert "Hamelin" not in text
    assert "Rungholt" not in text


def test_a_withheld_city_is_not_named(world: World) -> None:
    world.add("withheld", target="neuburg-de", reason_class="safety", withheld_by="x", withheld_on="2024-06-01")
    advice = of(world.open().view(), "sunken-cities-league")
    assert [one.city.id for one in advice.invitees] == ["neuburg-at"]
    assert "neuburg-de" not in json.dumps(as_json(advice))


def test_pages_hold_everybody_once(view: View) -> None:
    everyone = [one.city.id for one in of(view, "story-cities").invitees]
    pages = [of(view, "story-cities", limit=1, page=page) for page in range(1, len(everyone) + 2)]
    assert [one.city.id for page in pages for one in page.invitees] == everyone
    assert {page.total for page in pages} == {len(everyone)}
    for options in ({"limit": 0}, {"limit": 501}, {"page": 0}):
        with pytest.raises(UsageError):
            of(view, "story-cities", **options)


def test_shipped_networks_name_nobody_whom_their_rule_refuses(shipped: Release) -> None:
    view = shipped.view()
    networks = [ref for ref in view.catalogue.entities.values() if ref.kind == "network"]
    known = authorities(view)
    for ref in networks[::8]:
        advice = reach(view, ref, limit=500)
        recorded = {pair.city for pair in view.snapshot.of_network.get(ref.id, ())}
        for one in advice.invitees:
            assert rules(view)[ref.id].refusals(known[one.city.id]) == ()
            assert one.city.id not in recorded
            assert len(one.reasons) > 0

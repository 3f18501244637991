"""Which networks the cities of the mini world could join; every expectation follows from its README by hand."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hanse.advise.admission import INFERRED, STATED, UNKNOWN
from hanse.advise.join import join
from hanse.advise.join_answer import JoinAdvice, NetworkAnswer, Wishes
from hanse.advise.join_asker import Described, find_asker, read_asker
from hanse.errors import AmbiguousNameError, NotFoundError, UsageError
from hanse.release import Release, View, as_json
from hanse.study.rule import rules
from tests.world import World

BOOK = "mini_functions"
HAMELIN, YS = 900000009, 900000005


def city(view: View, key: str, **wishes: tuple[str, ...]) -> JoinAdvice:
    return join(view, view.find("city", key), Wishes(**wishes), codebook=BOOK)


def answer(advice: JoinAdvice, network: str) -> NetworkAnswer:
    return next(one for group in advice.groups for one in group.answers if one.network.id == network)


def names(advice: JoinAdvice) -> dict[str, list[str]]:
    return {group.group: [one.network.id for one in group.answers] for group in advice.groups}


def test_a_city_is_not_advised_to_join_what_it_is_recorded_in(view: View) -> None:
    advice = city(view, "vineta-de")
    assert [one.network.id for one in advice.present] == ["harbour-group", "open-gates", "sunken-cities-league"]
    assert names(advice) == {STATED: [], INFERRED: [], UNKNOWN: ["story-cities"]}
    assert advice.present_text == "3 networks count Vineta on 2024-06-30, as far as recorded."


def test_a_membership_that_ended_or_has_no_date_is_not_suggested_again(view: View) -> None:
    suggested = [key for keys in names(city(view, "atlantis-gr")).values() for key in keys]
    assert "sunken-cities-league" not in suggested
    assert "story-cities" not in [key for keys in names(city(view, "ryugu-jp")).values() for key in keys]


def test_what_ended_what_nobody_joins_and_what_refuses_stand_apart(view: View) -> None:
    advice = city(view, "laputa-gb")
    assert [one.network.id for one in advice.closed] == ["bell-project"]
    assert [one.network.id for one in advice.nobody_joins] == ["quiet-network"]
    assert [one.network.id for one in advice.refused] == ["sunken-cities-league"]
    assert "does not include United Kingdom" in advice.refused[0].why
    assert names(advice)[UNKNOWN] == ["open-gates", "harbour-group", "story-cities"]


def test_a_city_without_a_record_is_told_what_was_looked_through(view: View) -> None:
    expected = "No membership recorded in the lists held here (9 lists, newest 2023-11-30)."
    assert city(view, "laputa-gb").present_text == expected
    assert join(view, HAMELIN).present_text == expected


def test_a_county_is_refused_by_its_level_and_not_by_what_is_only_assumed(view: View, world: World) -> None:
    assert "recorded as a county" in city(view, "county-vineta-de").refused[0].why
    world.change("cities", "neuburg-de", level_basis="assumed", level="county")
    opened = world.open().view()
    advice = join(opened, opened.find("city", "neuburg-de"))
    assert answer(advice, "sunken-cities-league").admission.unchecked == ("level",)


def test_admission_says_what_it_takes_and_leaves_blank_what_is_not_recorded(view: View) -> None:
    admission = answer(join(view, HAMELIN), "sunken-cities-league").admission
    assert admission.group == STATED
    assert admission.text == (
        "Its stated area (Germany, France, Greece and Austria) includes Germany. It admits municipalities. "
        "It asks for at least 1,000 inhabitants; 57,000 are taken here."
    )
    assert (admission.ways, admission.vote) == (("application", "council_vote"), "a vote of the council")
    assert (admission.fee, admission.who_decides) == ("100 a year", "the board")
    assert (admission.languages, admission.online) == ("", "")
    assert admission.source_path == "/sources/s0000000002"
    assert admission.publicity.startswith("It publishes who is in")


def test_no_rule_known_is_shown_and_not_taken_for_open(view: View) -> None:
    admission = answer(join(view, HAMELIN), "story-cities").admission
    assert (admission.group, admission.text) == (UNKNOWN, "No rule on its area is known.")


def test_an_area_that_is_not_read_as_countries_is_not_taken_for_open(world: World) -> None:
    rows = [row | {"area": "Mediterranean"} if row["network"] == "sunken-cities-league" else row
            for row in world.rows("admission")]  # fmt: skip
    world.write("admission", rows)
    admission = answer(join(world.open().view(), HAMELIN), "sunken-cities-league").admission
    assert (admission.group, admission.unread) == (UNKNOWN, ("Mediterranean",))


def test_fit_names_members_alike_new_partners_and_new_work(view: View) -> None:
    found = answer(join(view, HAMELIN, Wishes(seeks=("knowledge",)), codebook=BOOK), "sunken-cities-league")
    assert [(peer.city.id, peer.status, peer.alike) for peer in found.fit.peers] == [
        ("vineta-de", "stated", ("country", "size"))
    ]
    assert (found.fit.members, found.fit.peers_total, found.fit.partners_total) == (2, 1, 2)
    assert [(work.code, work.is_new, work.sought_for) for work in found.fit.work] == [("SHARE", True, ("knowledge",))]
    assert {reason.kind for reason in found.reasons} == {"peers", "recorded work", "partners"}
    assert all(len(reason.paths) > 0 for reason in found.reasons)
    assert "/claims/c000000000003" in found.fit.peers[0].paths


def test_partners_reached_elsewhere_and_work_had_elsewhere_are_not_new(view: View) -> None:
    gates = answer(city(view, "ys-fr"), "open-gates").fit  # Ys and Vineta are both in the League
    assert [ref.id for ref in gates.partners] == ["atlantis-gr", "neuburg-at", "county-vineta-de"]
    assert answer(city(view, "ys-fr"), "harbour-group").fit.partners_total == 1


def test_members_on_lists_without_a_date_are_named_with_that_status(view: View) -> None:
    fit = answer(city(view, "vineta-de"), "story-cities").fit
    assert (fit.members, [(peer.city.id, peer.status) for peer in fit.peers]) == (
        0,
        [("neuburg-at", "undated"), ("ys-fr", "undated")],
    )


def test_a_part_of_a_network_whose_rule_refuses_the_city_says_so(view: View) -> None:
    caveats = answer(city(view, "laputa-gb"), "harbour-group").caveats
    assert any("whose recorded rule does not admit Laputa (country)" in text for text in caveats)


def test_what_is_sought_and_not_recorded_is_not_denied(view: View) -> None:
    found = answer(join(view, HAMELIN, Wishes(seeks=("funds",)), codebook=BOOK), "sunken-cities-league")
    assert any("offers funds; nothing says that it does not" in text for text in found.caveats)


def test_a_theme_is_found_in_a_name_and_moves_a_network_up_inside_its_group(view: View) -> None:
    advice = join(view, HAMELIN, Wishes(themes=("Story", "no such thing")))
    assert names(advice)[UNKNOWN][0] == "story-cities"
    assert [match.theme for match in answer(advice, "story-cities").fit.themes] == ["Story"]


def test_a_described_municipality_is_held_against_limits_of_size(view: View) -> None:
    small, unknown = join(view, Described("DE", 900)), join(view, Described("de"))
    assert [one.network.id for one in small.refused] == ["sunken-cities-league"]
    assert answer(unknown, "sunken-cities-league").admission.unchecked == ("population",)


def test_a_place_with_a_registered_municipality_is_read_as_that(view: View) -> None:
    asker = read_asker(view, YS)
    assert asker.city is not None
    assert asker.city.id == "ys-fr"


def test_names_lead_to_cities_then_places_and_candidates(view: View) -> None:
    assert find_asker(view, "Hamelin") == HAMELIN
    with pytest.raises(AmbiguousNameError):
        find_asker(view, "Neuburg")
    with pytest.raises(NotFoundError, match="describe the municipality"):
        find_asker(view, "Lilliput")


@pytest.mark.parametrize(
    "name", ["'; DROP TABLE place;--", "<script>alert(1)</script>", "%", "\x00", "A" * 5000, "*", '"']
)
def test_hostile_names_and_themes_are_harmless(view: View, name: str) -> None:
    with pytest.raises((NotFoundError, AmbiguousNameError)):
        find_asker(view, name)
    if len(name) <= 80:
        assert answer(join(view, HAMELIN, Wishes(themes=(name,))), "story-cities").fit.themes == ()


def test_wishes_and_sizes_beyond_reason_are_refused(view: View) -> None:
    for wishes in (
        Wishes(themes=("x" * 81,)),
        Wishes(themes=tuple(f"t{n}" for n in range(11))),
        Wishes(seeks=("fame",)),
    ):
        with pytest.raises(UsageError):
            join(view, HAMELIN, wishes)
    for who in (Described("DE", 0), Described("DE", 10**9), Described("ZZ"), Described("")):
        with pytest.raises(UsageError):
            join(view, who)
    with pytest.raises(NotFoundError):
        join(view, 900000010)
    with pytest.raises(UsageError, match="no city"):
        join(view, view.find("network", "open-gates"))


def test_what_is_withheld_is_in_no_answer(view: View) -> None:
    assert "c000000000016" not in json.dumps(as_json(city(view, "laputa-gb")))


@settings(deadline=None, max_examples=30)
@given(
    country=st.sampled_from(["AT", "DE", "FR", "GB", "GR", "JP", "US"]),
    population=st.none() | st.integers(1, 3_000_000),
)
def test_no_network_whose_rule_refuses_is_among_the_open_answers(
    view: View, country: str, population: int | None
) -> None:
    asker = read_asker(view, Described(country, population))
    advice = join(view, Described(country, population))
    known = rules(view)
    for group in advice.groups:
        for one in group.answers:
            assert known[one.network.id].refusals(asker.authority) == ()
            assert one.admission.group == group.group
    everywhere = [one.network.id for group in advice.groups for one in group.answers]
    everywhere += [one.network.id for one in (*advice.closed, *advice.nobody_joins, *advice.refused)]
    assert sorted(everywhere) == sorted(known)


def test_every_city_of_every_shipped_kind_is_answered_by_the_rules(shipped: Release) -> None:
    shipped_view = shipped.view()
    known = rules(shipped_view)
    cities = [ref for ref in shipped_view.catalogue.entities.values() if ref.kind == "city"]
    for ref in cities[::150]:
        advice = join(shipped_view, ref)
        authority = advice.asker.authority
        kept = [one for group in advice.groups for one in group.answers]
        assert all(known[one.network.id].refusals(authority) == () for one in kept)
        assert {one.network.id for one in kept}.isdisjoint(one.network.id for one in advice.present)


def test_the_answer_is_ready_for_json(view: View) -> None:
    text = json.dumps(as_json(city(view, "vineta-de", themes=("harbour",), seeks=("voice",))), allow_nan=False)
    assert "benefit" in text  # only to say that the order is not by it
    assert '"score"' not in text

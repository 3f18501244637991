"""Which judgement is read: narrowest context first, human before reviewed before machine, then the newer day."""

import pytest

from hanse.resolve.linker import Judgement, Linker

COUNTRIES = {"lyon-fr": "FR", "grand-lyon-fr": "FR", "lyon-us": "US"}


def judgement(key: str, decision: str = "same", entity: str = "lyon-fr", **cells: str) -> Judgement:
    held = {
        "kind": "city",
        "name": "Lyon",
        "country": "FR",
        "context": "",
        "coder_kind": "reviewed",
        "judged_on": "2024-01-01",
        "supersedes": "",
    }
    entity = entity if decision in ("same", "different") else ""
    return Judgement(id=key, decision=decision, entity=entity, **(held | cells))


def read(*judgements: Judgement, contexts: tuple[str, ...] = (), country: str = "FR") -> tuple[str, tuple[str, ...]]:
    link = Linker(judgements, countries=COUNTRIES).link("city", "Lyon", country, *contexts)
    return link.decision, link.entities


CASES = [
    ("nobody judged", (), ("", ())),
    ("one same", (judgement("j1"),), ("same", ("lyon-fr",))),
    (
        "several same",
        (judgement("j1"), judgement("j2", entity="grand-lyon-fr")),
        ("same", ("grand-lyon-fr", "lyon-fr")),
    ),
    (
        "human beats a newer machine",
        (judgement("j1", coder_kind="human"), judgement("j2", "unsure", coder_kind="machine", judged_on="2025-01-01")),
        ("same", ("lyon-fr",)),
    ),
    (
        "reviewed beats machine",
        (judgement("j1", coder_kind="machine"), judgement("j2", entity="lyon-us", coder_kind="reviewed")),
        ("same", ("lyon-us",)),
    ),
    (
        "newer beats older of the same kind",
        (judgement("j1"), judgement("j2", "not_an_entity", judged_on="2024-02-01")),
        ("not_an_entity", ()),
    ),
    ("unsure beats same of the same day", (judgement("j1"), judgement("j2", "unsure")), ("unsure", ())),
    (
        "different takes one entity out, older ones stay",
        (
            judgement("j1"),
            judgement("j2", entity="grand-lyon-fr"),
            judgement("j3", "different", judged_on="2024-02-01"),
        ),
        ("same", ("grand-lyon-fr",)),
    ),
    ("only different", (judgement("j1", "different"),), ("different", ())),
    (
        "superseded",
        (judgement("j1", "unsure"), judgement("j2", supersedes="j1", judged_on="2023-01-01")),
        ("same", ("lyon-fr",)),
    ),
    (
        "a machine cannot supersede a human",
        (judgement("j1", coder_kind="human"), judgement("j2", "unsure", coder_kind="machine", supersedes="j1")),
        ("same", ("lyon-fr",)),
    ),
    ("another country", (judgement("j1", country="CA"),), ("", ())),
    ("any country", (judgement("j1", country=""),), ("same", ("lyon-fr",))),
    ("any country, but it lies elsewhere", (judgement("j1", country="", entity="lyon-us"),), ("", ())),
    ("any country, but nobody knows where it lies", (judgement("j1", country="", entity="lyon-x"),), ("", ())),
    (
        "any country, one of two lies elsewhere",
        (judgement("j1", country=""), judgement("j2", country="", entity="lyon-us")),
        ("same", ("lyon-fr",)),
    ),
    ("unsure without a country", (judgement("j1", "unsure", country=""),), ("", ())),
    ("no city in any country", (judgement("j1", "not_an_entity", country=""),), ("not_an_entity", ())),
    (
        "country before any country",
        (judgement("j1", country=""), judgement("j2", entity="lyon-us")),
        ("same", ("lyon-us",)),
    ),
]


@pytest.mark.parametrize(("what", "judgements", "expected"), CASES, ids=[case[0] for case in CASES])
def test_precedence(what: str, judgements: tuple[Judgement, ...], expected: tuple[str, tuple[str, ...]]) -> None:
    assert read(*judgements) == expected
    assert read(*reversed(judgements)) == expected


def test_the_narrowest_context_wins_even_over_a_stronger_judge() -> None:
    anywhere = judgement("j1", coder_kind="human")
    here = judgement("j2", entity="grand-lyon-fr", context="Eurocities", coder_kind="machine")
    assert read(anywhere, here, contexts=("Eurocities",)) == ("same", ("grand-lyon-fr",))
    assert read(anywhere, here, contexts=("ECCAR",)) == ("same", ("lyon-fr",))
    assert read(anywhere, here, contexts=("ECCAR", "Eurocities")) == ("same", ("grand-lyon-fr",))


def test_the_country_binds_cities_only_and_only_where_it_is_given() -> None:
    elsewhere = judgement("j1", country="", entity="lyon-us")
    unsure = judgement("j2", "unsure", country="")
    assert read(elsewhere, country="") == ("same", ("lyon-us",))
    assert read(unsure, country="") == ("unsure", ())
    network = judgement("j3", country="", entity="lyon-network", kind="network")
    assert Linker([network]).link("network", "Lyon", "FR").entities == ("lyon-network",)


def test_what_was_judged_for_one_list_without_a_country_is_not_read_with_one() -> None:
    here = judgement("j1", country="", context="Eurocities", entity="lyon-us")
    assert read(here, contexts=("Eurocities",)) == ("", ())
    assert read(here, contexts=("Eurocities",), country="") == ("same", ("lyon-us",))


def test_a_judgement_of_one_claim_is_read_before_that_of_its_network() -> None:
    anywhere = judgement("j1")
    network = judgement("j2", entity="grand-lyon-fr", context="Eurocities")
    claim = judgement("j3", entity="metropole-de-lyon-fr", context="c1")
    judged = (anywhere, network, claim)
    assert read(*judged, contexts=("c1", "Eurocities")) == ("same", ("metropole-de-lyon-fr",))
    assert read(*judged, contexts=("c2", "Eurocities")) == ("same", ("grand-lyon-fr",))


def test_a_different_in_context_falls_back_to_other_entities_of_the_name() -> None:
    here = judgement("j1", "different", context="Eurocities")
    both = (judgement("j2"), judgement("j3", entity="grand-lyon-fr"))
    assert read(here, *both, contexts=("Eurocities",)) == ("same", ("grand-lyon-fr",))


def test_a_merged_entity_leads_to_its_successor_and_cycles_end() -> None:
    linker = Linker([judgement("j1", entity="old")], successors={"old": "newer", "newer": "newest"})
    assert linker.link("city", "Lyon", "FR").entities == ("newest",)
    circle = Linker([judgement("j1", entity="a")], successors={"a": "b", "b": "a"})
    assert len(circle.link("city", "Lyon", "FR").entities) == 1


def test_the_link_names_the_judgements_it_read() -> None:
    linker = Linker([judgement("j1", "different", judged_on="2024-02-01"), judgement("j2", entity="grand-lyon-fr")])
    assert linker.link("city", "Lyon", "FR").judgements == ("j1", "j2")

"""The resolver: what stands beside a name decides, judgements win, and every answer explains itself."""

from datetime import date

import pytest

from hanse.resolve.index.gazetteer import Gazetteer
from hanse.resolve.judgement import METHOD, VERSION, changes, mint_city_id, propose
from hanse.resolve.linker import Judgement
from hanse.resolve.registry import RegisteredCity, Registry
from hanse.resolve.resolution import Query
from hanse.resolve.resolver import Resolver
from tests.resolve.conftest import Compile, division, place

TODAY = date(2026, 11, 24)


@pytest.fixture
def small(gazetteer_of: Compile) -> Gazetteer:
    return gazetteer_of(
        place(1, "Twinton", latitude=51.0, population=20_000),
        place(2, "Twinton", latitude=56.0, first_level="SCT", population=19_000),
        place(3, "Carcosa", latitude=52.0, population=50_000),
        place(4, "Twinton", "IE", latitude=53.0, longitude=-8.0, first_level="L", population=18_000),
        division("England", code="ENG", codes=("ENG",)),
        division("Scotland", code="SCT", codes=("SCT",), latitude=56.5),
    )


def city(key: str, name: str, place_id: int = 0, **cells: object) -> RegisteredCity:
    held = {"country": "GB", "level": "municipality", "latitude": None, "longitude": None} | cells
    return RegisteredCity(id=key, name=name, geonames_id=place_id, **held)  # type: ignore[arg-type]


def judged(key: str, name: str, decision: str, entity: str = "", **cells: str) -> Judgement:
    held = {"country": "GB", "context": "", "coder_kind": "machine", "judged_on": "2024-01-01", "supersedes": ""}
    return Judgement(id=key, kind="city", name=name, decision=decision, entity=entity, **(held | cells))


CITIES = (
    city("twinton-gb", "Twinton", 1),
    city("twinton-scotland-gb", "Twinton", 2),
    city("carcosa-gb", "Carcosa", 3),
)


def test_homonyms_are_ambiguous_and_come_with_their_candidates(small: Gazetteer) -> None:
    answer = Resolver(small).resolve("Twinton", "GB")
    assert (answer.decision, answer.best, answer.geonames_id, answer.name) == ("ambiguous", None, None, "")
    assert {option.geonames_id for option in answer.candidates} == {1, 2}
    assert answer.why.startswith("2 of that name in United Kingdom, none clearly meant")


@pytest.mark.parametrize(
    ("beside", "expected"),
    [
        ({"admin": "Scotland"}, 2),
        ({"admin": "SCT"}, 2),
        ({"admin": "England"}, 1),
        ({"near": (56.0, 0.1)}, 2),
        ({"near": (51.0, 0.0)}, 1),
        ({"country": "IRL"}, 4),
        ({"country": "Irland"}, 4),
        ({"country": "アイルランド"}, 4),
    ],
)
def test_what_stands_beside_the_name_decides(small: Gazetteer, beside: dict[str, object], expected: int) -> None:
    answer = Resolver(small).resolve("Twinton", **({"country": "GB"} | beside))  # type: ignore[arg-type]
    assert (answer.decision, answer.geonames_id) == ("match", expected)


@pytest.mark.parametrize(
    ("written", "expected"), [("Twinton, Scotland", 2), ("Twinton (SCT)", 2), ("City of Twinton, England", 1)]
)
def test_what_stands_behind_or_in_brackets_decides(small: Gazetteer, written: str, expected: int) -> None:
    assert Resolver(small).resolve(written, "GB").geonames_id == expected


def test_a_country_that_is_none_is_said(small: Gazetteer) -> None:
    answer = Resolver(small).resolve("Carcosa", "Atlantis")
    assert answer.why.endswith("the country “Atlantis” is not understood")


def test_a_division_that_contradicts_is_a_reason_against(small: Gazetteer) -> None:
    answer = Resolver(small).resolve("Carcosa", "GB", admin="Scotland")
    assert answer.decision == "none"
    assert "does not lie in Scotland" in answer.why
    assert min(answer.evidence, key=lambda one: one.weight).what == "does not lie in Scotland"


def test_a_match_names_its_evidence_and_the_next_best(small: Gazetteer) -> None:
    answer = Resolver(small).resolve("Twinton, Scotland", "GB")
    assert answer.why == "Twinton, Scotland, GB: its name; in or near Scotland; ahead of Twinton, England, GB"
    assert answer.runner_up == "Twinton, England, GB"
    assert {one.what for one in answer.evidence} >= {"lies in or near Scotland"}


def test_a_registered_city_is_told_by_its_id(small: Gazetteer) -> None:
    answer = Resolver(small, Registry(CITIES)).resolve("Carcosa", "GB")
    assert (answer.city_id, answer.geonames_id) == ("carcosa-gb", 3)


def resolved(small: Gazetteer, *judgements: Judgement, name: str = "Karkosa", context: str = "") -> tuple[str, str]:
    answer = Resolver(small, Registry(CITIES, judgements)).resolve(name, "GB", context=context)
    return answer.decision, answer.city_id


def test_judgements_win_in_their_order(small: Gazetteer) -> None:
    same = judged("j1", "Karkosa", "same", "twinton-gb")
    assert resolved(small, same) == ("match", "twinton-gb")
    newer = judged("j2", "Karkosa", "same", "carcosa-gb", judged_on="2025-01-01")
    assert resolved(small, same, newer) == ("match", "carcosa-gb")
    human = judged("j3", "Karkosa", "same", "twinton-scotland-gb", coder_kind="human", judged_on="2020-01-01")
    assert resolved(small, same, newer, human) == ("match", "twinton-scotland-gb")
    assert resolved(small, judged("j4", "Karkosa", "unsure")) == ("ambiguous", "")
    assert resolved(small, judged("j5", "Karkosa", "not_an_entity")) == ("none", "")
    in_one_list = judged("j6", "Karkosa", "same", "twinton-gb", context="League")
    assert resolved(small, newer, in_one_list, context="League") == ("match", "twinton-gb")
    assert resolved(small, newer, in_one_list, context="Another") == ("match", "carcosa-gb")


def test_what_was_judged_of_a_name_alone_does_not_hold_elsewhere(small: Gazetteer) -> None:
    resolver = Resolver(small, Registry(CITIES, (judged("j1", "Twinton", "same", "twinton-gb", coder_kind="human"),)))
    assert resolver.resolve("Twinton", "GB").city_id == "twinton-gb"
    assert resolver.resolve("Twinton", "GB", admin="England").why.endswith("judged before (j1)")
    assert resolver.resolve("Twinton", "GB", admin="Scotland").city_id == "twinton-scotland-gb"
    assert resolver.resolve("Twinton", "GB", near=(56.0, 0.0)).city_id == "twinton-scotland-gb"
    assert resolver.resolve("Twinton", "GB", admin="nobody knows where").city_id == "twinton-gb"


def test_two_judged_the_same_are_two_authorities(small: Gazetteer) -> None:
    both = (judged("j1", "Both", "same", "twinton-gb"), judged("j2", "Both", "same", "carcosa-gb"))
    answer = Resolver(small, Registry(CITIES, both)).resolve("Both", "GB")
    assert (answer.decision, answer.best) == ("ambiguous", None)
    assert answer.why.startswith("stands for Carcosa and Twinton together")


def test_what_was_judged_different_never_comes_back(small: Gazetteer) -> None:
    for kind in ("machine", "human"):
        different = judged("j1", "Carcosa", "different", "carcosa-gb", coder_kind=kind)
        answer = Resolver(small, Registry(CITIES, (different,))).resolve("Carcosa", "GB")
        assert answer.city_id != "carcosa-gb"
        assert "carcosa-gb" not in {option.city_id for option in answer.candidates}


def test_a_proposal_is_a_row_with_method_version_and_reason(small: Gazetteer) -> None:
    query = Query("City of Carcosa", "GB")
    row = propose(query, Resolver(small, Registry(CITIES)).answer(query), judged_on=TODAY, supersedes="j0")
    assert row is not None
    assert (row["decision"], row["entity"], row["coder_kind"]) == ("same", "carcosa-gb", "machine")
    assert (row["method"], row["version"], row["judged_on"]) == (METHOD, VERSION, "2026-11-24")
    assert row["supersedes"] == "j0"
    assert row["reason"].startswith("Carcosa")
    assert row["id"][0] == "j"
    nobody = Query("Nowhere at all", "GB")
    assert propose(nobody, Resolver(small).answer(nobody), judged_on=TODAY) is None


def diff(small: Gazetteer, *judgements: Judgement, least_score: float = 0.0) -> list[tuple[str, str, str, bool]]:
    registry = Registry(CITIES, judgements)
    found = changes(Resolver(small, registry), registry, judgements, judged_on=TODAY, least_score=least_score)
    return [(one.before, one.after, one.effect, one.row is not None) for one in found]


def test_a_better_matcher_shows_what_it_would_change(small: Gazetteer) -> None:
    wrong = judged("j1", "Carcosa", "same", "twinton-gb")
    assert diff(small, judged("j1", "Carcosa", "same", "carcosa-gb")) == []
    assert diff(small, wrong) == [("same twinton-gb", "same carcosa-gb", "superseded", True)]
    assert diff(small, wrong, least_score=1.0)[0][2].startswith("stands: only ")
    human = judged("j2", "Carcosa", "same", "twinton-gb", coder_kind="human")
    assert diff(small, human)[0][2:] == ("stands: a person judged or reviewed it", False)
    refused = judged("j3", "Carcosa", "different", "carcosa-gb")
    assert [one[3] for one in diff(small, wrong, refused)] == [False]
    left_open = judged("j4", "Twinton", "same", "twinton-gb")
    assert diff(small, left_open)[0][2:] == ("stands: the resolver alone leaves it open", False)
    assert diff(small, judged("j5", "Nonsense words", "not_an_entity")) == []


def test_the_row_of_a_change_supersedes_the_judgement_in_force(small: Gazetteer) -> None:
    wrong = judged("j1", "Carcosa", "same", "twinton-gb")
    registry = Registry(CITIES, (wrong,))
    (change,) = changes(Resolver(small, registry), registry, (wrong,), judged_on=TODAY)
    assert change.row is not None
    assert (change.row["supersedes"], change.row["entity"]) == ("j1", "carcosa-gb")
    after = Registry(CITIES, (wrong, Judgement.from_row(change.row)))
    assert Resolver(small, after).resolve("Carcosa", "GB").city_id == "carcosa-gb"


def test_ids_of_new_cities_are_readable_and_never_taken(small: Gazetteer) -> None:
    best = Resolver(small).resolve("Twinton, Scotland", "GB").best
    assert best is not None
    assert mint_city_id(best, ()) == "twinton-gb"
    assert mint_city_id(best, {"twinton-gb"}) == "twinton-scotland-gb"
    assert mint_city_id(best, {"twinton-gb", "twinton-scotland-gb"}) == "twinton-2-gb"

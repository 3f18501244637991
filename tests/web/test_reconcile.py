"""The reconciliation service: its shapes, its matches, what it refuses, and that other sites may ask it."""

import contextlib
import json
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hanse.errors import HanseError
from hanse.web.reconcile import asking, service
from hanse.web.reconcile.asking import MOST_CANDIDATES, MOST_IDS, MOST_QUERIES
from hanse.web.share import Shares
from tests.web import reconcile_shapes as shapes
from tests.web.conftest import Answer, Get
from tests.web.reading import read
from tests.web.sending import batch, post, send

NASTY = '"><script>alert(1)</script>'


def query(get: Get, **fields: Any) -> list[dict[str, Any]]:
    return batch(get, q0=fields)["q0"]


def matched(get: Get, **fields: Any) -> str:
    """The identifier that a query is matched with, "" where nothing is."""
    found = [one["id"] for one in query(get, **fields) if one["match"]]
    assert len(found) <= 1
    return found[0] if len(found) > 0 else ""


def country(value: object) -> list[dict[str, object]]:
    return [{"pid": "country", "v": value}]


def test_the_manifest_says_what_the_service_can(ask: Get) -> None:
    answer = ask("/reconcile", HTTP_HOST="hanse.example")
    assert shapes.faults(shapes.MANIFEST, answer.json) == []
    assert {item["id"] for item in answer.json["defaultTypes"]} >= {"city", "network", "organisation", "document"}
    for what in ("entity", "type", "property"):
        place = answer.json["suggest"][what]
        assert place["service_url"] + place["service_path"] == f"http://hanse.example/reconcile/suggest/{what}"
    secure = ask("/reconcile", HTTP_HOST="hanse.example", HTTP_X_FORWARDED_PROTO="https")
    assert secure.json["view"]["url"] == "https://hanse.example/reconcile/entity/{{id}}"


@pytest.mark.parametrize(
    "queries",
    [
        {"q0": {"query": "Vineta"}, "q1": {"query": "Ys", "type": "city", "type_strict": "should"}},
        {"q0": {"query": "SCL", "type": ["network", "city"], "limit": 3}},
        {"q0": {"query": "Rungholt", "properties": country("Deutschland")}},
        {"q0": {"properties": [{"pid": "geonames_id", "v": 900000008}]}},
        {"7": {"query": "Neuburg", "properties": country([{"id": "DE", "name": "Germany"}, "Germany"])}},
        {"": {"query": "nothing like it at all"}},
        {},
    ],
)
def test_answers_to_batches_have_the_shape_of_the_specification(ask: Get, queries: dict[str, Any]) -> None:
    text = json.dumps(queries)
    for answer in (post(ask, "/reconcile", {"queries": text}), ask(f"/reconcile?{urlencode({'queries': text})}")):
        assert (answer.status, answer.headers["Content-Type"]) == (200, "application/json; charset=utf-8")
        assert shapes.faults(shapes.RESULTS, answer.json) == []
        assert list(answer.json) == list(queries)
        for result in answer.json.values():
            scores = [one["score"] for one in result["result"]]
            assert scores == sorted(scores, reverse=True)
            assert all(0 <= score <= 100 for score in scores)
            assert sum(one["match"] for one in result["result"]) <= 1


@pytest.mark.parametrize(
    ("fields", "identifier"),
    [
        ({"query": "Vineta", "properties": country("DE")}, "vineta-de"),
        ({"query": "Wineta", "properties": country("DEU")}, "vineta-de"),
        ({"query": "City of Vineta", "properties": country("Tyskland")}, "vineta-de"),
        ({"query": "Δήμος Ατλαντίδας", "properties": country("Ελλάδα")}, "atlantis-gr"),
        ({"query": "竜宮市", "type": "city"}, "ryugu-jp"),
        ({"query": "Neuburg", "properties": country("Österreich")}, "neuburg-at"),
        ({"query": "Schildau", "properties": country("DE")}, "schilda-de"),
        ({"query": "Rungholt", "type": "city"}, "place-900000008"),
        ({"query": "Lilliput", "properties": country("GB")}, "place-900000010"),
        ({"query": "Vineta", "type": "city", "type_strict": "all"}, "vineta-de"),
    ],
)
def test_cities_and_places_are_matched(ask: Get, fields: dict[str, Any], identifier: str) -> None:
    assert matched(ask, **fields) == identifier


@pytest.mark.parametrize(
    ("written", "identifier"),
    [
        ("Sunken Cities League", "sunken-cities-league"),
        ("SCL", "sunken-cities-league"),
        ("the sunken cities league", "sunken-cities-league"),
        ("Sunken Cities League (SCL)", "sunken-cities-league"),
        ("SCL – Sunken Cities League", "sunken-cities-league"),
        ("Sunken Citeis League", "sunken-cities-league"),
        ("S.C.L.", ""),
        ("Sunken Cities League (Working Group)", ""),
        ("Harbour Group – Sunken Cities League", ""),
        ("Cities League", ""),
        ("League", ""),
    ],
)
def test_networks_are_matched_by_name_and_acronym(ask: Get, written: str, identifier: str) -> None:
    assert matched(ask, query=written, type="network") == identifier
    assert matched(ask, query=written) == identifier


def test_other_kinds_have_names_too(ask: Get) -> None:
    for written, kind, identifier in (
        ("Council of the Seas", "organisation", "org-council-of-the-seas"),
        ("Tide Declaration", "document", "doc-tide-declaration"),
        ("Tide Talks", "forum", "forum-tide-talks"),
    ):
        assert matched(ask, query=written, type=kind) == identifier
        assert matched(ask, query=written, type="network") == ""


def test_what_is_not_clear_is_no_match_but_offered(ask: Get) -> None:
    found = query(ask, query="Neuburg")
    assert {one["id"] for one in found} == {"neuburg-de", "neuburg-at"}
    assert not any(one["match"] for one in found)
    assert matched(ask, query="Nowhere at all") == ""


def test_the_population_puts_the_right_homonym_first_and_decides_nothing(ask: Get) -> None:
    for people, first in ((6_200, "neuburg-at"), ("28,500", "neuburg-de")):
        found = query(ask, query="Neuburg", properties=[{"pid": "population", "v": people}])
        assert found[0]["id"] == first
        assert not any(one["match"] for one in found)
    assert matched(ask, query="Vineta", properties=[{"pid": "population", "v": 65_000}]) == "vineta-de"
    assert matched(ask, query="Vineta", properties=[{"pid": "population", "v": 900}]) == ""


def test_a_position_and_the_list_tell_homonyms_apart(ask: Get) -> None:
    near = [{"pid": "coordinates", "v": "47.2, 9.7"}]
    assert query(ask, query="Neuburg", properties=near)[0]["id"] == "neuburg-at"
    assert matched(ask, query="Neuburg", properties=[{"pid": "context", "v": "Story Cities"}]) == "neuburg-at"


def test_types_limit_what_is_offered(ask: Get) -> None:
    assert {one["type"][0]["id"] for one in query(ask, query="Vineta", type="network")} <= {"network"}
    assert query(ask, query="Rungholt", type="city", type_strict="all") == []
    assert [one["id"] for one in query(ask, query="Rungholt", type="place", type_strict="any")] == ["place-900000008"]
    assert len(query(ask, query="Neuburg", limit=1)) == 1


def test_identifiers_find_their_entity(ask: Get) -> None:
    assert matched(ask, query="vineta-de") == "vineta-de"
    assert matched(ask, query="schildau-de") == "schilda-de"
    assert matched(ask, query="place-900000008") == "place-900000008"
    assert matched(ask, query="place-900000001") == "vineta-de", "a registered place is its authority"
    assert matched(ask, properties=[{"pid": "geonames_id", "v": "900000005"}]) == "ys-fr"
    assert matched(ask, query="vineta-de", type="network") == ""
    assert matched(ask, query="place-999999999") == ""


def test_a_name_too_long_for_a_place_means_nothing(ask: Get) -> None:
    assert query(ask, query="Vineta " * 100) == []


def test_a_single_query_is_answered(ask: Get) -> None:
    for text in ("Vineta", json.dumps({"query": "Vineta", "type": "city"})):
        for answer in (post(ask, "/reconcile", {"query": text}), ask(f"/reconcile?query={quote(text)}")):
            assert shapes.faults(shapes.RESULTS, {"q": answer.json}) == []
            assert answer.json["result"][0]["id"] == "vineta-de"


@pytest.mark.parametrize(
    ("fields", "status", "word"),
    [
        ({"queries": "{"}, 400, "JSON"),
        ({"queries": "[" * 100_000}, 400, "JSON"),
        ({"queries": "[]"}, 400, "object"),
        ({"queries": '{"q0": "Ghent"}'}, 400, "queries.q0"),
        ({"queries": '{"q0": {}}'}, 400, "name or properties"),
        ({"queries": '{"q0": {"query": ["x"]}}'}, 400, "no text"),
        ({"queries": '{"q0": {"query": "x", "type": "person"}}'}, 400, "person"),
        ({"queries": '{"q0": {"query": "x", "limit": 0}}'}, 400, "limit"),
        ({"queries": '{"q0": {"query": "x", "limit": NaN}}'}, 400, "limit"),
        ({"queries": '{"q0": {"query": "x", "type_strict": "maybe"}}'}, 400, "strictness"),
        ({"queries": '{"q0": {"query": "x", "conditions": []}}'}, 400, "conditions"),
        ({"queries": '{"q0": {"query": "x", "properties": [{"pid": "country"}]}}'}, 400, "pid and v"),
        ({"queries": '{"q0": {"query": "x", "properties": {}}}'}, 400, "list"),
        ({"extend": "{}"}, 400, "ids and properties"),
        ({"extend": '{"ids": [7], "properties": []}'}, 400, "text"),
        ({"extend": '{"ids": [], "properties": ["country"]}'}, 400, "id"),
        ({"queries": json.dumps({f"q{n}": {"query": "x"} for n in range(MOST_QUERIES + 1)})}, 413, "at most"),
        ({"extend": json.dumps({"ids": ["x"] * (MOST_IDS + 1), "properties": []})}, 413, "at most"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_a_reason(
    ask: Get, fields: dict[str, str], status: int, word: str
) -> None:
    answer = post(ask, "/reconcile", fields)
    assert answer.status == status
    assert answer.headers["Content-Type"].startswith("application/json")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.json["status"] == "error"
    assert word in json.dumps(answer.json)
    assert answer.json["error"]["status"] == status


def test_bodies_are_bounded_and_have_to_be_forms(ask: Get) -> None:
    assert post(ask, "/reconcile", {"queries": "x" * service.MOST_BYTES}).status == 413
    assert send(ask, "/reconcile", b"{}", "application/json").status == 415
    assert send(ask, "/reconcile", b"", "text/plain").json["versions"] == ["0.1", "0.2"]
    assert ask("/reconcile", method="DELETE").status == 405
    assert query(ask, query="Vineta", limit=1e9)[0]["id"] == "vineta-de"
    assert MOST_CANDIDATES < 100


def test_other_sites_may_ask(ask: Get) -> None:
    preflight = ask("/reconcile", method="OPTIONS", HTTP_ORIGIN="https://other.example")
    assert preflight.status == 204
    assert "POST" in preflight.headers["Access-Control-Allow-Methods"]
    for address in (
        "/reconcile", "/reconcile?queries={}", "/reconcile/suggest/entity?prefix=v", "/reconcile/suggest/nothing",
        "/reconcile/flyout/entity?id=vineta-de", "/reconcile/properties?type=city", "/reconcile/preview?id=vineta-de",
        "/reconcile/entity/vineta-de",
    ):  # fmt: skip
        assert ask(address).headers["Access-Control-Allow-Origin"] == "*", address


def test_a_callback_is_a_plain_name_or_refused(ask: Get) -> None:
    answer = ask("/reconcile?callback=jQuery35.cb_1$")
    assert answer.headers["Content-Type"].startswith("application/javascript")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.text.startswith("/**/jQuery35.cb_1$({")
    assert json.loads(answer.text.partition("(")[2].removesuffix(");"))["versions"] == ["0.1", "0.2"]
    for callback in ("alert(1)", "a;b", "<script>", "1x", "a..b", "a[0]", "a\n", "x" * 101, "é"):
        refused = ask(f"/reconcile?callback={quote(callback)}")
        assert (refused.status, refused.headers["Content-Type"]) == (400, "application/json; charset=utf-8"), callback
        assert refused.json["error"]["where"] == "callback"


def test_a_form_sent_to_the_address_with_a_slash_arrives(ask: Get) -> None:
    answer = post(ask, "/reconcile/", {"queries": "{}"})
    assert (answer.status, answer.headers["Location"]) == (308, "/reconcile")
    assert ask("/reconcile/").status == 301


def test_entities_are_suggested_as_somebody_types(ask: Get) -> None:
    answer = ask("/reconcile/suggest/entity?prefix=Vin")
    assert shapes.faults(shapes.SUGGESTED_ENTITIES, answer.json) == []
    assert {item["id"] for item in answer.json["result"]} >= {"vineta-de", "county-vineta-de"}
    everything = ask("/reconcile/suggest/entity?prefix=n").json["result"]
    assert ask("/reconcile/suggest/entity?prefix=n&cursor=1").json["result"] == everything[1:]
    assert ask("/reconcile/suggest/entity?prefix=vineta-de").json["result"][0]["id"] == "vineta-de"
    assert ask("/reconcile/suggest/entity?prefix=rungh").json["result"][0]["id"] == "place-900000008"
    assert ask("/reconcile/suggest/entity?prefix=").json == {"result": []}
    only = ask("/reconcile/suggest/entity?prefix=vineta&type=network").json["result"]
    assert {item["notable"][0]["id"] for item in only} <= {"network"}
    assert ask("/reconcile/suggest/entity?prefix=n&cursor=x").status == 400
    assert ask("/reconcile/suggest/entity?prefix=n&cursor=99999").json == {"result": []}


def test_types_and_properties_are_suggested(ask: Get) -> None:
    types = ask("/reconcile/suggest/type?prefix=net").json
    assert shapes.faults(shapes.SUGGESTED_TYPES, types) == []
    assert [item["id"] for item in types["result"]] == ["network"]
    properties = ask("/reconcile/suggest/property?prefix=pop").json
    assert shapes.faults(shapes.SUGGESTED_PROPERTIES, properties) == []
    assert [item["id"] for item in properties["result"]] == ["population"]
    assert len(ask("/reconcile/suggest/type?prefix=").json["result"]) >= 7
    assert ask("/reconcile/suggest/colour?prefix=r").status == 404


def test_a_flyout_tells_what_something_is(ask: Get) -> None:
    for what, key in (("entity", "vineta-de"), ("type", "city"), ("property", "country")):
        answer = ask(f"/reconcile/flyout/{what}?id={key}")
        assert shapes.faults(shapes.FLYOUT, answer.json) == []
        assert answer.json["id"] == key
        assert read(answer.json["html"]).unclosed == []
    assert ask(f"/reconcile/flyout/entity?id={quote(NASTY)}").status == 404


def test_properties_are_proposed_for_a_type(ask: Get) -> None:
    answer = ask("/reconcile/properties?type=network&limit=3")
    assert shapes.faults(shapes.PROPOSAL, answer.json) == []
    assert (answer.json["type"], answer.json["limit"], len(answer.json["properties"])) == ("network", 3, 3)
    of_city = {item["id"] for item in ask("/reconcile/properties?type=city").json["properties"]}
    assert of_city >= {"country", "latitude", "longitude", "geonames_id", "population", "level", "memberships"}
    assert {item["id"] for item in ask("/reconcile/properties?type=network").json["properties"]} >= {
        "acronym",
        "founded",
    }
    assert ask("/reconcile/properties?type=nothing").json["properties"] == []


def extended(ask: Get, key: str, *names: str) -> dict[str, list[dict[str, Any]]]:
    asked = {"ids": [key], "properties": [{"id": name} for name in names]}
    answer = post(ask, "/reconcile", {"extend": json.dumps(asked)})
    assert shapes.faults(shapes.EXTENSION, answer.json) == []
    assert [item["id"] for item in answer.json["meta"]] == list(names)
    rows: dict[str, list[dict[str, Any]]] = answer.json["rows"][key]
    return rows


def test_values_of_a_city_are_fetched(ask: Get) -> None:
    rows = extended(
        ask, "vineta-de", "country", "country_code", "latitude", "longitude", "geonames_id", "population", "level",
        "memberships", "membership_statuses", "networks", "founded", "no_such_property",
    )  # fmt: skip
    assert rows["country"] == [{"str": "Germany"}]
    assert rows["country_code"] == [{"str": "DE"}]
    assert (rows["latitude"], rows["longitude"]) == ([{"float": 54.1}], [{"float": 13.75}])
    assert (rows["geonames_id"], rows["population"]) == ([{"str": "900000001"}], [{"int": 61000}])
    assert rows["level"] == [{"str": "municipality"}]
    assert rows["memberships"] == [{"int": 3}]
    assert [item["id"] for item in rows["networks"]] == ["harbour-group", "open-gates", "sunken-cities-league"]
    assert {"str": "stated: 1"} in rows["membership_statuses"]
    assert rows["founded"] == rows["no_such_property"] == []


def test_no_recorded_membership_is_no_value_and_no_zero(ask: Get) -> None:
    rows = extended(ask, "laputa-gb", "memberships", "networks", "membership_statuses", "population", "latitude")
    assert rows == {key: [] for key in ("memberships", "networks", "membership_statuses", "population", "latitude")}


def test_values_of_networks_places_and_strangers_are_fetched(ask: Get) -> None:
    league = extended(ask, "sunken-cities-league", "acronym", "kind", "scale", "members", "website", "other_names")
    assert league["acronym"] == [{"str": "SCL"}]
    assert league["members"] == [{"int": 2}]
    assert league["website"] == [{"str": "https://league.example/"}]
    assert extended(ask, "place-900000010", "population", "country_code", "memberships") == {
        "population": [{"int": 900}],
        "country_code": [{"str": "GB"}],
        "memberships": [],
    }
    assert extended(ask, NASTY, "country") == {"country": []}
    one = {"ids": ["vineta-de"], "properties": [{"id": "networks", "settings": {"limit": 1}}]}
    answer = ask(f"/reconcile?{urlencode({'extend': json.dumps(one)})}")
    assert len(answer.json["rows"]["vineta-de"]["networks"]) == 1
    assert answer.json["meta"][0]["type"]["id"] == "network"


def test_a_preview_may_be_framed_and_nothing_else_may(ask: Get) -> None:
    answer = ask("/reconcile/preview?id=vineta-de")
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    assert "script-src 'self';" in answer.headers["Content-Security-Policy"]
    page = read(answer.text)
    assert page.unclosed == []
    assert page.all("h1")[0].text == "Vineta"
    assert "municipality, Germany" in answer.text.lower() or "Municipality, Germany" in answer.text
    for address in ("/match", "/cities/vineta-de", "/reconcile"):
        assert "frame-ancestors 'self'" in ask(address).headers["Content-Security-Policy"]


def test_hostile_identifiers_are_not_reflected(ask: Get) -> None:
    for address in ("/reconcile/preview?id=", "/reconcile/entity/"):
        answer = ask(address + quote(NASTY, safe=""))
        assert answer.status == 404
        assert "<script>" not in answer.text
        assert read(answer.text).unclosed == []


def test_an_identifier_leads_to_the_page(ask: Get) -> None:
    for key, path in (
        ("vineta-de", "/cities/vineta-de"),
        ("schildau-de", "/cities/schilda-de"),
        ("sunken-cities-league", "/networks/sunken-cities-league"),
        ("place-900000008", "/places/900000008"),
        ("place-900000001", "/cities/vineta-de"),
    ):
        answer = ask(f"/reconcile/entity/{key}")
        assert (answer.status, answer.headers["Location"]) == (302, path)
        assert ask(path).status == 200
    small = ask("/reconcile/entity/place-900000010")
    assert (small.status, "Lilliput" in small.text) == (200, True)


def test_what_openrefine_sends_is_understood(ask: Get) -> None:
    """Batches of ten rows by POST, a type, type_strict, columns as properties with values in lists or objects."""
    queries = {
        f"q{row}": {
            "query": name,
            "type": "city",
            "type_strict": "should",
            "limit": 3,
            "properties": [{"pid": "country", "v": value}],
        }
        for row, (name, value) in enumerate(
            [("Vineta", "DE"), ("Ys", ["FR"]), ("Neuburg", {"id": "AT", "name": "Austria"}), ("Rungholt", "")] * 2
        )
    }
    answer = post(ask, "/reconcile", {"queries": json.dumps(queries)})
    assert shapes.faults(shapes.RESULTS, answer.json) == []
    first = [answer.json[key]["result"][0] for key in queries]
    assert [one["id"] for one in first] == ["vineta-de", "ys-fr", "neuburg-at", "place-900000008"] * 2
    assert all(one["match"] for one in first)


def test_withheld_content_is_not_answered(ask: Get) -> None:
    text = post(ask, "/reconcile", {"extend": json.dumps({"ids": ["laputa-gb"], "properties": [{"id": "networks"}]})})
    assert "open-gates" not in text.text


def test_networks_are_answered_while_the_gazetteer_is_missing(get: Get) -> None:
    assert matched(get, query="SCL", type="network") == "sunken-cities-league"
    answer: Answer = post(get, "/reconcile", {"queries": '{"q0": {"query": "Vineta"}}'})
    assert answer.status == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert answer.json["error"]["family"] == "not_ready"
    assert get("/reconcile").status == 200
    assert get("/reconcile/preview?id=place-900000010").status == 503, "only the gazetteer knows it"
    assert get("/reconcile/preview?id=place-900000008").status == 200
    small = {"ids": ["place-900000010"], "properties": [{"id": "population"}]}
    assert post(get, "/reconcile", {"extend": json.dumps(small)}).status == 503, "a blank would say it is not known"


def test_a_share_that_is_used_up_says_when_to_come_back(ask: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Shares, "take", Shares(most=5.0, a_second=0.5, clock=lambda: 0.0).take)
    queries = json.dumps({f"q{number}": {"query": "Vineta"} for number in range(5)})
    answer = post(ask, "/reconcile", {"queries": queries})
    assert answer.status == 429
    assert int(answer.headers["Retry-After"]) > 0
    assert answer.json["error"]["family"] == "too_many"


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
QUERY = st.fixed_dictionaries(
    {},
    optional={
        "query": JSON,
        "type": JSON | st.sampled_from(["city", "network", ["city"], [{"id": "city"}]]),
        "limit": JSON,
        "type_strict": JSON,
        "properties": st.lists(
            st.fixed_dictionaries({"pid": JSON | st.sampled_from(["country", "population", "coordinates"]), "v": JSON})
        )
        | JSON,
    },
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.text(max_size=5), QUERY | JSON, max_size=3) | JSON)
def test_any_batch_is_understood_or_refused(content: object) -> None:
    with contextlib.suppress(HanseError):
        for asked in asking.read_batch(json.dumps(content)).values():
            assert 1 <= asked.limit <= MOST_CANDIDATES
            assert asked.beside.near is None or abs(asked.beside.near[0]) <= 90


@settings(max_examples=100, deadline=None)
@given(JSON | st.fixed_dictionaries({"ids": JSON, "properties": JSON}))
def test_any_extension_is_understood_or_refused(content: object) -> None:
    with contextlib.suppress(HanseError):
        asked = asking.read_extension(json.dumps(content))
        assert all(isinstance(key, str) for key in asked.ids)

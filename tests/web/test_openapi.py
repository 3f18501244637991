"""The description of all JSON holds for what is answered."""

from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import CHECKS

from hanse.release import Release
from hanse.web.api.routes import ROUTES
from hanse.web.app import create_app
from hanse.web.urls import PAGES
from tests.web.conftest import Get

schemathesis.checks.load_all_checks()
# Ids and names of things that do not exist are refused: that is no finding.
_CHECKED = [
    check
    for name, check in ((one.__name__, one) for one in CHECKS.get_all())
    if name in ("not_a_server_error", "status_code_conformance", "content_type_conformance",
                "response_headers_conformance", "response_schema_conformance", "unsupported_method")
]  # fmt: skip
_BOUND = settings(
    max_examples=6,
    derandomize=True,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
    database=None,
)


@pytest.fixture(scope="session")
def described(get: Get) -> Any:
    return get("/openapi.json").json


def test_every_page_is_described(described: Any) -> None:
    assert {route for route, _ in PAGES} <= set(ROUTES), "declare the page in web/api/routes.py"
    paths = set(described["paths"])
    assert {"/index.json", "/networks.json", "/networks/{key}.json", "/match.json", "/reconcile"} <= paths
    assert len(paths) >= len(PAGES)


def test_the_description_says_what_every_value_does(described: Any) -> None:
    for path, methods in described["paths"].items():
        for operation in methods.values():
            assert operation["summary"], path
            assert "200" in operation["responses"]
            assert {"304", "400", "404", "405", "429", "503"} <= set(operation["responses"])
    for parameter in described["components"]["parameters"].values():
        assert parameter["description"]


@pytest.mark.parametrize("route", sorted(route for route, _ in PAGES if "<" not in route))
def test_a_twin_has_the_fields_that_are_described(get: Get, described: Any, route: str) -> None:
    answer = get(f"/{route or 'index'}.json")
    if answer.status != 200:
        assert answer.status in (301, 404)
        return
    view = ROUTES[route].view
    schema = described["paths"][f"/{route or 'index'}.json"]["get"]["responses"]["200"]
    if view is not None:
        name = schema["content"]["application/json"]["schema"]["allOf"][1]["$ref"].rpartition("/")[2]
        fields = set(described["components"]["schemas"][name]["properties"])
        assert set(answer.json) == fields | {"context"}


def test_the_page_for_people_says_endings_limits_and_licence(get: Get) -> None:
    text = get("/api").text
    for words in (".metadata.json", "curl", "CC BY 4.0", "/openapi.json", "If-None-Match"):
        assert words in text
    assert get("/api.json").json["forms"][0][0] == ".json"


@pytest.mark.slow
def test_answers_conform(release: Release, index: Path) -> None:
    schema = schemathesis.openapi.from_wsgi("/openapi.json", create_app(lambda: release, index=index))
    for result in schema.get_all_operations():
        operation = result.ok()

        @_BOUND
        @schemathesis_given(operation)
        def conforms(case: Any) -> None:
            response = case.call(headers={"Accept-Encoding": "identity"})
            case.validate_response(response, checks=_CHECKED)

        conforms()


def schemathesis_given(operation: Any) -> Any:
    from hypothesis import given

    return given(case=operation.as_strategy())

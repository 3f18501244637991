"""How much one visitor may ask for, and what no request may do."""

import logging

import pytest

from hanse.errors import UsageError
from hanse.release import Release
from hanse.web import urls
from hanse.web.app import create_app
from hanse.web.limits import Limits, grouped, parse_proxies, parse_rate
from hanse.web.respond import responder
from hanse.web.serve import public_settings
from hanse.web.share import Shares
from tests.web.conftest import Get, client

METHODS = ("POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "OPTIONS")


def site(release: Release, limits: Limits) -> Get:
    return client(create_app(lambda: release, limits=limits))


def test_whoever_asks_too_much_is_told_when_to_come_back(release: Release) -> None:
    get = site(release, Limits(1, 3))
    statuses = [get("/ethics.json", REMOTE_ADDR="192.0.2.1").status for _ in range(4)]
    assert statuses == [200, 200, 200, 429]
    refused = get("/ethics.json", REMOTE_ADDR="192.0.2.1")
    assert refused.json["error"]["family"] == "too_many"
    assert int(refused.headers["Retry-After"]) >= 1
    assert get("/ethics", REMOTE_ADDR="192.0.2.1").text.count("<h1") == 1
    assert get("/ethics.json", REMOTE_ADDR="192.0.2.2").status == 200


def test_pictures_count_for_more_and_files_for_nothing(release: Release) -> None:
    get = site(release, Limits(1, 10))
    assert [get("/ethics.png").status for _ in range(3)] == [404, 404, 429]
    assert get("/static/none.css").status == 404


def test_a_bucket_fills_again() -> None:
    now = [0.0]
    shares = Shares(most=2, a_second=1, clock=lambda: now[0])
    assert [shares.wait("a", 1) for _ in range(3)] == [0, 0, 2]
    now[0] = 1.5
    assert shares.wait("a", 1) == 0


def test_only_believed_proxies_say_who_asks(release: Release) -> None:
    limits = Limits(1, 2, parse_proxies("10.0.0.0/8"))
    get = site(release, limits)
    told = {"REMOTE_ADDR": "10.0.0.1"}
    for _ in range(2):
        assert get("/ethics", HTTP_X_FORWARDED_FOR="203.0.113.9, 198.51.100.1, 10.0.0.7", **told).status == 200
    assert get("/ethics", HTTP_X_FORWARDED_FOR="spoofed, 198.51.100.1", **told).status == 429
    assert get("/ethics", HTTP_X_FORWARDED_FOR="198.51.100.2", **told).status == 200
    for _ in range(2):
        assert get("/ethics", HTTP_X_FORWARDED_FOR="1.1.1.1", REMOTE_ADDR="192.0.2.7").status == 200
    assert get("/ethics", HTTP_X_FORWARDED_FOR="2.2.2.2", REMOTE_ADDR="192.0.2.7").status == 429


def test_an_ipv6_household_is_one_visitor() -> None:
    assert grouped("2001:db8::1") == grouped("2001:db8::ffff:2")
    assert grouped("2001:db8::1") != grouped("2001:db8:0:1::1")


@pytest.mark.parametrize(("text", "rate"), [("50/200", (50, 200)), ("0", (0, 0)), ("20", (20, 80))])
def test_a_rate_is_read(text: str, rate: tuple[float, float]) -> None:
    assert parse_rate(text) == rate


@pytest.mark.parametrize("text", ["fast", "-1", "1/2", "nan"])
def test_a_rate_that_makes_no_sense_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        parse_rate(text)


def test_settings_come_from_the_environment() -> None:
    public = public_settings({"HANSE_ADDRESS": "https://hanse.example.org/", "HANSE_RATE": "0"})
    assert public.address == "https://hanse.example.org"
    assert public.rate == (0, 0)
    for wrong in ({"HANSE_ADDRESS": "hanse"}, {"HANSE_TRUSTED_PROXIES": "proxy"}):
        with pytest.raises(UsageError):
            public_settings(wrong)


def test_a_site_known_under_https_says_so_to_browsers(release: Release, get: Get) -> None:
    secure = client(create_app(lambda: release, address="https://hanse.example.org"))
    answer = secure("/networks")
    assert "Strict-Transport-Security" in answer.headers
    assert "https://hanse.example.org/networks" in answer.text
    assert "Strict-Transport-Security" not in get("/networks").headers


@pytest.mark.parametrize(
    "address",
    [
        f"/networks?q={'x' * 9000}",
        f"/networks.json?countries={'DE,' * 400}",
        f"/networks/{'x' * 2000}",
        f"/networks?{'a=1&' * 400}",
    ],
)
def test_what_is_too_long_is_refused_at_once(get: Get, address: str) -> None:
    assert get(address).status == 400


def test_a_host_that_is_none_breaks_nothing(get: Get) -> None:
    assert get("/networks", HTTP_HOST="<script>").status in (200, 400)
    assert "<script>" not in get("/networks", HTTP_HOST="<script>").text.replace("<script type", "")


def test_no_address_but_two_takes_anything(get: Get) -> None:
    for pattern in urls.PAGES:
        address = "/" + pattern[0].replace("<str:", "x").replace("<int:", "1").replace(">", "")
        for method in METHODS:
            for ending in ("", ".json", ".csv"):
                path = "/index" + ending if address == "/" and ending else address + ending
                assert get(path, method=method).status in (404, 405), (method, path)
    for path in ("/openapi.json", "/suggest.json", "/robots.txt", "/embed/documents", "/static/x.css"):
        assert get(path, method="DELETE").status in (404, 405), path


def test_a_page_that_breaks_tells_nothing_of_how(
    release: Release, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from django.urls import clear_url_caches, path

    def broken(asked: object) -> None:
        raise RuntimeError("secret /home/somebody")

    monkeypatch.setattr(urls, "urlpatterns", [path("broken<form:form>", responder(broken)), *urls.urlpatterns])  # type: ignore[arg-type]
    clear_url_caches()
    try:
        get = client(create_app(lambda: release))
        with caplog.at_level(logging.CRITICAL):
            for address in ("/broken", "/broken.json"):
                answer = get(address)
                assert answer.status == 500
                assert "secret" not in answer.text
                assert "Traceback" not in answer.text
                assert "RuntimeError" not in answer.text
        assert get("/broken.json").json["error"]["family"] == "unexpected"
    finally:
        monkeypatch.undo()
        clear_url_caches()

"""What the site answers: as-of dates, scope, errors, caching, redirects, and nothing reflected unescaped."""

import pytest

from hanse.errors import (
    AmbiguousNameError,
    ConvergenceError,
    HanseError,
    NotFoundError,
    NotReadyError,
    ReleaseError,
    RowError,
    StructureError,
    TooLargeError,
    TooManyError,
    UsageError,
    WithheldError,
    WrongKindError,
)
from hanse.release import Release
from hanse.web.app import create_app
from hanse.web.errors import status_of
from tests.web.conftest import Get, client
from tests.web.reading import read

NASTY = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E"


def test_the_as_of_date_changes_the_content(get: Get) -> None:
    now = get("/networks/sunken-cities-league.json").json
    then = get("/networks/sunken-cities-league.json?as_of=2018-12-31").json
    assert {m["city"]["id"]: m["status"] for m in now["memberships"]}["vineta-de"] == "stated"
    assert {m["city"]["id"]: m["status"] for m in then["memberships"]}["vineta-de"] == "disputed"
    page = get("/networks/sunken-cities-league?as_of=2018-12-31").text
    assert "31 December 2018" in page
    explained = get("/networks/sunken-cities-league").text.count("status-disputed")  # in the notes on words alone
    assert page.count("status-disputed") > explained


@pytest.mark.parametrize(
    ("asked", "day"), [("2019", "2019-12-31"), ("2019-02", "2019-02-28"), ("2019-06-30", "2019-06-30")]
)
def test_a_year_or_month_means_its_last_day(get: Get, asked: str, day: str) -> None:
    assert get(f"/cities.json?as_of={asked}").json["context"]["as_of"] == day


def test_date_and_scope_stay_on_while_a_reader_moves(get: Get) -> None:
    page = read(get("/cities?as_of=2019-06-30&relations=member&country=DE").text)
    inside = [href for href in page.links() if href.startswith("/cities/")]
    assert len(inside) > 0
    assert all("as_of=2019-06-30" in href and "relations=member" in href for href in inside)
    assert all("country=DE" not in href for href in inside)
    letters = [href for href in page.links() if "letter=" in href]
    assert all("country=DE" in href for href in letters)
    assert page.all("input", name="as_of")[0].attributes["value"] == "2019-06-30"


def test_a_scope_limits_the_view(get: Get) -> None:
    everything = get("/networks/sunken-cities-league.json").json
    paper = get("/networks/sunken-cities-league.json?collections=atlas2018").json
    assert paper["context"]["scope"] == {"collections": ["atlas2018"]}
    assert len(paper["memberships"]) < len(everything["memberships"])


@pytest.mark.parametrize(
    "query", ["as_of=yesterday", "as_of=2019-13", "as_of=2019-02-30", "relations=friend", "page=0", "page=x"]
)
def test_a_request_that_makes_no_sense_is_refused_with_a_hint(get: Get, query: str) -> None:
    page, twin = get(f"/networks?{query}"), get(f"/networks.json?{query}")
    if query.startswith("page"):  # the twin holds everything, it has no pages
        assert page.status == 400
        return
    assert page.status == twin.status == 400
    assert twin.json["error"]["family"] == "usage"
    assert twin.json["error"]["hint"] != ""
    assert len(read(page.text).all("h1")) == 1


def test_json_errors_have_one_shape(get: Get) -> None:
    answers = [
        get("/networks/no-such.json"), get("/nowhere.json"), get("/cities/Neuburg.json"), get("/cities.json?as_of=x"),
        get("/claims/c000000000016.json"), get("/cities.json", method="POST"),
    ]  # fmt: skip
    assert [answer.status for answer in answers] == [404, 404, 300, 400, 410, 405]
    shapes = {tuple(answer.json["error"]) for answer in answers}
    assert shapes == {("status", "family", "what", "where", "hint", "candidates", "near")}
    assert all(answer.json["error"]["status"] == answer.status for answer in answers)


def test_every_error_family_has_a_status() -> None:
    families = (
        UsageError,
        NotFoundError,
        AmbiguousNameError,
        WithheldError,
        ReleaseError,
        StructureError,
        ConvergenceError,
        NotReadyError,
    )
    assert {family.__name__ for family in HanseError.__subclasses__()} == {f.__name__ for f in (*families, RowError)}
    assert status_of(UsageError("x")) == 400
    assert status_of(NotFoundError("x")) == 404
    assert status_of(AmbiguousNameError("x", candidates=())) == 300
    assert status_of(WithheldError("x")) == 410
    assert status_of(ReleaseError("x")) == 503
    assert status_of(NotReadyError("x", retry_after=5)) == 503
    assert status_of(TooLargeError("x")) == 413
    assert status_of(WrongKindError("x")) == 415
    assert status_of(TooManyError("x", retry_after=5)) == 429
    assert status_of(RowError("x", file="f", row=1, column="c", value="v", hint="h")) == 500


def test_an_unknown_address_offers_what_is_near(get: Get) -> None:
    for address in ("/networks/sunken-citys-league", "/network/sunken-cities-league", "/cities/vinetta", "/nope/ys-fr"):
        answer = get(address)
        assert answer.status == 404
        page = read(answer.text)
        offered = [href for href in page.links() if "/networks/" in href or "/cities/" in href]
        assert len(offered) > 0, address
        assert len(page.all("input", name="q")) == 1


def test_a_value_that_nothing_answers_to_offers_nothing_like_the_name_of_the_page(get: Get) -> None:
    answer = get("/matrix.json?networks=nowhere")
    assert (answer.status, answer.json["error"]["near"]) == (404, [])
    assert "hanse search" not in get("/networks/nowhere-at-all").text


def test_an_ambiguous_name_lists_the_candidates(get: Get) -> None:
    answer = get("/cities/Neuburg")
    assert answer.status == 300
    assert "neuburg-at" in answer.text
    assert "neuburg-de" in answer.text
    assert get("/cities/Neuburg?country=AT").headers["Location"] == "/cities/neuburg-at"


def test_names_and_merged_ids_move_to_the_one_address(get: Get) -> None:
    for address, home in (
        ("/networks/Open Gates", "/networks/open-gates"),
        ("/cities/schildau-de", "/cities/schilda-de"),
        ("/countries/de", "/countries/DE"),
        ("/networks/", "/networks"),
        ("/cities/vineta-de/", "/cities/vineta-de"),
    ):
        answer = get(address)
        assert answer.status == 301, address
        assert answer.headers["Location"] == home
    assert (
        get("/networks/Open Gates.json?as_of=2020").headers["Location"] == "/networks/open-gates.json?as_of=2020-12-31"
    )


def test_a_redirect_never_leaves_the_site(get: Get) -> None:
    for address in ("//example.org/", "///example.org/networks/"):
        answer = get("http://localhost" + address)
        assert not answer.headers.get("Location", "/").startswith("//")


def test_withheld_content_is_gone_from_every_form(get: Get) -> None:
    answer = get("/claims/c000000000016")
    assert answer.status == 410
    assert "Laputa" not in answer.text
    assert "c000000000016" not in get("/networks/open-gates").text
    assert b"laputa" not in get("/networks/open-gates/roster.csv").body.lower()
    assert b"c000000000016," not in get("/data/ties.csv").body


def test_only_reading_is_answered(get: Get) -> None:
    for method in ("POST", "PUT", "DELETE"):
        answer = get("/networks", method=method)
        assert answer.status == 405
        assert answer.headers["Allow"] == "GET, HEAD"
    assert get("/networks", method="HEAD").status == 200


@pytest.mark.parametrize(
    "address",
    [
        f"/search?q={NASTY}", f"/search.json?q={NASTY}", f"/networks/{NASTY}", f"/{NASTY}", f"/networks?kind={NASTY}",
        f"/networks?as_of={NASTY}", f"/cities?letter={NASTY}", f"/cities?{NASTY}={NASTY}", f"/matrix?networks={NASTY}",
        f"/places/{NASTY}", f"/claims/{NASTY}", f"/countries/{NASTY}", f"/sources?collection={NASTY}",
        f"/networks?collections={NASTY}", f"/networks?as_of=2019&foo={NASTY}",
    ],
)  # fmt: skip
def test_input_is_never_reflected_unescaped(get: Get, address: str) -> None:
    answer = get(address)
    assert answer.status in (200, 400, 404)
    if answer.headers["Content-Type"].startswith("text/html"):
        assert "<script>" not in answer.text
        assert read(answer.text).unclosed == []
    else:
        assert answer.headers["Content-Type"].startswith("application/json")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_page_kept_by_a_browser_is_not_sent_again(get: Get) -> None:
    first = get("/cities/vineta-de")
    tag = first.headers["ETag"]
    again = get("/cities/vineta-de", HTTP_IF_NONE_MATCH=tag)
    assert again.status == 304
    assert again.body == b""
    others = [
        get(address).headers["ETag"]
        for address in ("/cities/vineta-de?as_of=2019", "/cities/ys-fr", "/cities/vineta-de.json")
    ]
    assert len({tag, *others}) == 4


def test_the_style_sheet_may_be_kept_for_ever(get: Get) -> None:
    path = next(e.attributes["href"] for e in read(get("/").text).all("link", rel="stylesheet"))
    answer = get(path)
    assert answer.status == 200
    assert "immutable" in answer.headers["Cache-Control"]
    assert b"url(" not in answer.body
    assert b"@import" not in answer.body
    assert get("/static/hanse.0000000000.css").status == 404


def test_what_nobody_foresaw_is_told_without_details() -> None:
    def broken() -> Release:
        raise ZeroDivisionError("secret detail")

    get = client(create_app(broken))
    for address in ("/networks", "/networks.json"):
        answer = get(address)
        assert answer.status == 500
        assert b"secret detail" not in answer.body


def test_a_missing_release_is_said_plainly() -> None:
    def missing() -> Release:
        raise ReleaseError("there is no release", hint="run hanse build")

    get = client(create_app(missing))
    assert get("/networks").status == 503
    assert get("/nowhere").status == 503
    assert get("/networks.json").json["error"]["hint"] == "run hanse build"


def test_a_twin_has_a_line_for_each_field_and_item(get: Get) -> None:
    answer = get("/networks.json")
    lines = answer.text.splitlines()
    assert len(answer.json["rows"]) > 1
    assert sum(line.startswith(' {"network": ') for line in lines) == len(answer.json["rows"])
    assert (lines[0], lines[-1]) == ("{", "}")

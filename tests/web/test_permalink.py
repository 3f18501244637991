"""The address of a page with another ending gives the data and the picture behind it."""

import csv
import io
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from hanse.web.app import create_app
from hanse.web.urls import PAGES
from tests.web.conftest import Get, client
from tests.world import World

LISTS = ("/networks", "/cities", "/countries", "/documents", "/sources", "/rosters", "/coverage")
DRAWN = ("/index", "/documents", "/cities/vineta-xx", "/analyses/growth", "/analyses/concentration")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def a_city(get: Get) -> str:
    path = next(row["city"]["path"] for row in get("/cities.json").json["rows"] if row["recorded"] > 0)
    return str(path)


@pytest.mark.parametrize("path", LISTS)
def test_a_list_gives_all_its_rows_as_csv_with_one_header(get: Get, path: str) -> None:
    answer = get(f"{path}.csv")
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    view = get(f"{path}.json").json
    assert len(rows(answer.text)) == len(view["rows"] if "rows" in view else view["notes"])


@pytest.mark.parametrize("path", LISTS)
def test_metadata_explain_every_column_and_name_licence_and_citation(get: Get, path: str) -> None:
    told = get(f"{path}.metadata.json").json
    header = get(f"{path}.csv").text.removeprefix("\ufeff").splitlines()[0].split(",")
    assert [column["name"] for column in told["columns"]] == header
    assert all(column["meaning"] for column in told["columns"])
    assert told["rows"] == len(rows(get(f"{path}.csv").text))
    assert told["release"] in told["citation"]
    assert "CC BY 4.0" in told["licence"]
    assert told["left_out"] == {"rows": 0, "why": "", "collections": []}


def test_the_query_goes_along_with_every_form(get: Get) -> None:
    country = get("/cities.json").json["rows"][0]["city"]["country"]
    whole, part = rows(get("/cities.csv").text), rows(get(f"/cities.csv?country={country}").text)
    assert 0 < len(part) < len(whole)
    assert {row["country"] for row in part} == {country}
    told = get(f"/cities.metadata.json?country={country}&as_of=2019").json
    assert told["as_of"] == "2019-12-31"
    assert f"country={country}" in told["forms"]["csv"]


def test_members_carry_their_claims_and_sources(get: Get) -> None:
    found = rows(get("/networks/sunken-cities-league.csv").text)
    view = get("/networks/sunken-cities-league.json").json
    assert [row["status"] for row in found] == [one["status"] for one in view["memberships"]]
    assert all(row["claims"] for row in found)
    told = get("/networks/sunken-cities-league.metadata.json").json
    assert {source["key"] for source in told["sources"]} == {
        claim["source"] for one in view["memberships"] for claim in one["claims"]
    }


def test_a_page_without_a_table_says_which_forms_it_has(get: Get) -> None:
    answer = get("/ethics.csv")
    assert answer.status == 404
    assert "/ethics.json" in answer.text
    assert get("/ethics.svg").status == get("/ethics.metadata.json").status == get("/embed/ethics").status == 404


def test_a_picture_stands_alone(get: Get) -> None:
    answer = get(f"{a_city(get)}.svg")
    assert answer.status == 200
    assert answer.headers["Content-Type"].startswith("image/svg+xml")
    root = ET.fromstring(answer.text)
    words = " ".join(root.itertext())
    assert "var(" not in answer.text
    assert root.find("{http://www.w3.org/2000/svg}title") is not None
    assert get("/index.json").json["context"]["version"] in words
    assert "http://localhost/cities/" in words
    policy = answer.headers["Content-Security-Policy"]
    assert "sha256-" in policy
    assert "unsafe" not in policy


def test_a_picture_as_png_is_twice_as_wide_and_has_words_without_fonts_of_the_system(get: Get) -> None:
    import resvg_py

    from hanse.web import picture

    answer = get(f"{a_city(get)}.png")
    assert answer.body.startswith(b"\x89PNG")
    assert int.from_bytes(answer.body[16:20], "big") == 2 * picture.WIDTH
    svg = get(f"{a_city(get)}.svg").text
    assert picture.png_of(svg) != bytes(
        resvg_py.svg_to_bytes(svg_string=svg, zoom=2, background="#faf7f0", skip_system_fonts=True)
    )


def test_the_picture_of_a_page_may_be_one_of_several(get: Get) -> None:
    main = get("/analyses/growth.metadata.json").json
    assert {"founded", "active"} <= set(main["figures"])
    one, other = get("/analyses/growth.svg?figure=founded"), get("/analyses/growth.svg?figure=active")
    assert one.status == other.status == 200
    assert one.body != other.body
    assert get("/analyses/growth.svg?figure=none").status == 404


def test_data_are_one_in_every_language(get: Get) -> None:
    assert get("/fr/networks.csv").body == get("/networks.csv").body


def test_the_start_page_is_called_index(get: Get) -> None:
    for ending in ("csv", "json", "metadata.json", "svg", "png"):
        assert get(f"/index.{ending}").status == 200


def test_forms_are_kept_by_their_tag(get: Get) -> None:
    for address in ("/networks.csv", "/index.png", "/networks.metadata.json"):
        first = get(address)
        again = get(address, HTTP_IF_NONE_MATCH=f'W/{first.headers["ETag"]}, "other"')
        assert again.status == 304
        assert again.body == b""


def test_every_list_and_profile_offers_its_data(get: Get) -> None:
    text = get("/networks").text
    assert 'href="/networks.csv"' in text
    assert 'href="/networks.metadata.json"' in text


def test_each_page_is_registered_once() -> None:
    routes = [route for route, _ in PAGES]
    assert len(routes) == len(set(routes))


def barred(world: World, word: str) -> Get:
    """A site over a world whose lists may not be passed on."""
    path: Path = world.data / "collections" / "lists" / "collection.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('redistribution = "yes"', f'redistribution = "{word}"'), encoding="utf-8")
    release = world.open()
    return client(create_app(lambda: release))


def test_what_may_not_be_passed_on_is_left_out_and_said(world: World, get: Get) -> None:
    site = barred(world, "no")
    address = "/networks/sunken-cities-league"
    answer, told = site(f"{address}.csv"), site(f"{address}.metadata.json").json
    everything = rows(get(f"{address}.csv").text)
    kept = rows(answer.text)
    assert len(kept) < len(everything)
    assert told["left_out"]["rows"] == len(everything) - len(kept)
    assert told["left_out"]["why"] != ""
    assert [one["key"] for one in told["left_out"]["collections"]] == ["lists"]
    assert answer.headers["Hanse-Left-Out"] == "lists"
    claims = {claim["collection"] for one in site(f"{address}.json").json["memberships"] for claim in one["claims"]}
    assert "lists" not in claims
    assert site(address).status == 200


def test_rows_in_the_words_of_a_source_need_a_yes(world: World) -> None:
    site = barred(world, "derived_only")
    key = site("/rosters.json").json["rows"][0]["id"]
    assert rows(site(f"/rosters/{key}.csv").text) == []
    assert len(rows(site("/networks/sunken-cities-league.csv").text)) > 0  # derived: statuses may go

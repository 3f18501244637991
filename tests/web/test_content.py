"""What the pages say: evidence, absence, caution, and the figures of the mini world."""

import csv
import io
import re
import zipfile

import pytest

from hanse.release import Release
from hanse.web.app import create_app
from tests.journeys.pagetypes import PAGE_TYPES
from tests.web.conftest import Get, client
from tests.web.reading import read

CAUTION = (
    "Recorded members chose to take part and networks chose to publish; this says nothing about cities not recorded."
)
ABSENCE = re.compile(r"No membership recorded in the lists held here \(9 lists, newest 30 November 2023\)")


def rows(body: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"))))


def test_every_evidence_link_resolves(get: Get) -> None:
    seen = set()
    for address in ("/networks/sunken-cities-league", "/cities/vineta-de", "/networks/open-gates", "/fora", "/sources"):
        page = read(get(address).text)
        seen |= {href for href in page.links() if href.startswith(("/claims/", "/sources/"))}
    assert len(seen) > 20
    assert {href: get(href).status for href in seen if get(href).status != 200} == {}


def test_an_evidence_chip_names_sources_and_year(get: Get) -> None:
    page = read(get("/networks/sunken-cities-league").text)
    chips = [" ".join(e.text.split()) for e in page.all("summary") if "details" in e.inside and "source" in e.text]
    assert "4 sources · 2023" in chips


def test_no_value_stands_without_evidence(get: Get) -> None:
    profile = get("/networks/sunken-cities-league.json").json
    assert all(len(item["claims"]) > 0 for item in profile["memberships"])
    assert all(len(value["claims"]) > 0 for value in profile["facts"] + profile["sizes"])
    assert "no claim recorded" not in get("/networks/sunken-cities-league").text


def test_absence_is_said_in_the_one_sentence(get: Get) -> None:
    assert ABSENCE.search(get("/cities/laputa-gb").text)
    assert ABSENCE.search(get("/places/900000008").text)
    assert "is no member" not in get("/places/900000008").text


@pytest.mark.parametrize(
    "address",
    ["/", "/networks", "/networks/open-gates", "/cities", "/countries", "/countries/DE", "/matrix?networks=open-gates"],
)
def test_statistics_carry_the_sentence_on_self_selection(get: Get, address: str) -> None:
    assert CAUTION in get(address).text


def test_nothing_is_ranked(get: Get) -> None:
    for address in ("/", "/networks", "/cities", "/countries", "/matrix?networks=open-gates,sunken-cities-league"):
        words = read(get(address).text).all("main")[0].text.lower()
        assert re.search(r"\brank|\btop \d|\bmost[- ](active|connected)|\bleading\b|#\d", words) is None, address


def test_lists_run_from_a_to_z(get: Get) -> None:
    page = read(get("/cities").text)
    names = [e.text for e in page.all("a") if "th" in e.inside and e.attributes["href"].startswith("/cities/")]
    assert names == sorted(names, key=str.casefold)
    assert len(names) == 9


def test_codings_say_who_coded(get: Get) -> None:
    text = get("/method").text
    assert "language models" in text
    assert "No person has reviewed the codings yet" in text


def test_a_network_without_members_shows_a_dash_and_not_zero(get: Get) -> None:
    page = read(get("/networks/quiet-network").text)
    assert [e.text for e in page.all("dd", class_="big")] == ["–"]
    assert "No member is recorded in the lists held here." in page.all("main")[0].text


def test_a_correction_stands_beside_its_claim(get: Get) -> None:
    text = get("/claims/c000000000106").text
    assert "12,000" in text
    assert "Corrected" in text


def test_the_sheet_of_a_network_is_filled_in(get: Get) -> None:
    answer = get("/networks/open-gates/roster.csv")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    held = [row for row in rows(answer.body) if row["city_as_written"]]
    assert {row["city_as_written"] for row in held} == {"Vineta", "Vineta County", "Neuburg", "Atlantis"}
    assert all(row["should_be"] == "" and row["claims"] != "" for row in held)


def test_the_matrix_sheet_is_what_is_on_screen(get: Get) -> None:
    query = "networks=sunken-cities-league,open-gates&min_memberships=2"
    held = rows(get(f"/matrix.csv?{query}").body)
    assert [row["city_id"] for row in held] == ["vineta-de"]
    assert held[0]["open-gates"] == "observed"
    page = read(get(f"/matrix?{query}").text)
    assert any(href.startswith("/matrix.csv?") and "min_memberships=2" in href for href in page.links())
    assert sorted(e.text for e in page.all("td")) == [
        "2", "Vineta in Open Gates: observed, list of 2022", "Vineta in Sunken Cities League: stated, since 2019",
    ]  # fmt: skip


def test_a_matrix_cell_has_its_status_in_words(get: Get) -> None:
    page = read(get("/matrix?networks=sunken-cities-league").text)
    words = {e.text.partition(": ")[2] for e in page.all("span", class_="hidden") if "td" in e.inside}
    assert {"stated, since 2019", "last seen, list of 2020", "ended", "no longer listed"} <= words


def test_the_tables_of_the_data_page_can_be_taken(get: Get) -> None:
    page = get("/data.json").json
    assert len(page["tables"]) > 8
    for table in page["tables"]:
        answer = get(f"/data/{table['name']}.csv")
        assert answer.status == 200
        assert len(rows(answer.body)) == table["rows"]
    bundle = zipfile.ZipFile(io.BytesIO(get(page["archive"]).body))
    names = [name.rpartition("/")[2] for name in bundle.namelist()]
    assert {f"{table['name']}.csv" for table in page["tables"]} <= set(names)
    assert get(page["archive"]).body == get(page["archive"]).body
    assert get("/data/no_such_table.csv").status == 404
    assert get("/data/..%2Frelease.csv").status == 404


def test_search_offers_kinds(get: Get) -> None:
    page = get("/search?q=vineta")
    assert "/cities/vineta-de" in page.text
    narrowed = get("/search.json?q=vineta&kind=city").json
    assert {hit["kind"] for hit in narrowed["hits"]} == {"city"}


def test_the_contact_of_the_operator_is_shown_where_one_is_set(release: Release, get: Get) -> None:
    own = client(create_app(lambda: release, contact="desk@observatory.example"))
    assert "desk@observatory.example" in own("/correct").text
    assert "has set no address" in get("/correct").text


def test_the_figures_of_the_literature_need_their_folder(get: Get) -> None:
    assert get("/reproduce").status == 404


def test_a_country_tells_counted_networks_from_recorded_ones(get: Get) -> None:
    lead = read(get("/countries/DE").text).all("p", class_="lead")[0].text
    networks = get("/countries/DE.json").json["networks"]
    counting = sum(count > 0 for _, count in networks)
    assert 0 < counting < len(networks)
    assert f"counted in {counting} networks; in {len(networks) - counting} more" in lead


def test_a_search_that_was_for_no_network_is_named_by_what_was_sought(get: Get) -> None:
    page = read(get("/coverage").text)
    heads = [head.text.strip() for head in page.all("th", scope="row")]
    assert any(head.startswith("Networks") and "Japan" in head for head in heads)
    assert "Networks in general" not in get("/coverage").text


def test_the_sections_of_a_network_stand_in_the_order_of_its_links(get: Get) -> None:
    page = read(get("/networks/open-gates").text)
    linked = [href[1:] for href in page.links() if href.startswith("#") and href != "#asof"]
    placed = [one.attributes["id"] for one in page.all("section") if "id" in one.attributes]
    assert placed[:2] == ["join", "members"]
    assert [anchor for anchor in linked if anchor in placed] == placed


def test_the_statement_on_accessibility_names_the_types_of_page_that_are_tested(get: Get) -> None:
    sections = {part["id"]: part for part in get("/accessibility.json").json["sections"]}
    assert sections["pages"]["points"] == list(PAGE_TYPES)
    assert "no person with a disability" in get("/accessibility").text

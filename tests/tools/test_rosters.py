"""A roster file becomes ties and lists: here six real rows, and readings of single rows."""

import csv

import pytest

from tools.import_material.output import Output
from tools.import_material.roster_decisions import block_of_row
from tools.import_material.rosters import Reader, country_basis, locator
from tools.import_material.sources import Sources
from tools.import_material.transcriptions import Transcriptions

HEADER = ("network", "city_as_written", "country_iso2", "role", "valid_from", "valid_to", "as_of", "source_url",
          "source_title", "note")  # fmt: skip
NOTE = "founding mayors; country not stated on page; source date: 2023 or later"


def _reader(tmp_path, file: str, rows: list[dict[str, str]]) -> Reader:
    """A reader of a material that holds ``rows`` as the first rows of one file."""
    folder = tmp_path / "rosters"
    folder.mkdir(exist_ok=True)
    with (folder / f"{file}.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, HEADER, restval="")
        writer.writeheader()
        writer.writerows(rows)
    out = Output()
    return Reader(tmp_path, out, Sources(out), Transcriptions())


@pytest.fixture
def founders(tmp_path):
    rows = [
        {"network": "EUROCITIES", "city_as_written": name, "country_iso2": country, "role": "founder",
         "valid_from": "1986", "as_of": "2023", "source_url": "https://en.wikipedia.org/wiki/Eurocities",
         "source_title": "Eurocities", "note": NOTE}
        for name, country in (("Barcelona", "ES"), ("Birmingham", "GB"), ("Barcelona", "ES"))
    ]  # fmt: skip
    reader = _reader(tmp_path, "european", rows)
    reader.read("european")
    reader.count_rows()
    return reader.out


def test_a_list_is_a_thing_with_its_rows_counted(founders):
    (roster,) = founders.tables[("rosters_europe", "rosters")].values()
    assert (roster["network"], roster["for_role"], roster["for_cohort"]) == ("EUROCITIES", "founder", "founding cities")
    assert (roster["complete"], roster["rows_taken"]) == ("unknown", "2")
    assert (roster["listed_earliest"], roster["listed_latest"], roster["listed_basis"]) == ("2023-01-01", "", "bound")


def test_each_row_is_a_tie_on_that_list(founders):
    ties = founders.tables[("rosters_europe", "ties")].values()
    (roster,) = founders.tables[("rosters_europe", "rosters")]
    assert {tie["roster"] for tie in ties} == {roster}
    assert {tie["relation"] for tie in ties} == {"member"}
    assert {tie["start_kind"] for tie in ties} == {"founding"}
    assert {tie["country_basis"] for tie in ties} == {"inferred"}


def test_every_row_is_accounted_for_once_also_the_repeated_one(founders):
    assert [row["row"] for row in founders.accounting] == ["1", "2", "3"]
    assert [row["outcome"] for row in founders.accounting] == ["entered", "entered", "not entered"]
    assert founders.accounting[2]["reason"].startswith("duplicate transcription of ties:c")


def test_rows_of_additional_go_where_their_label_is(tmp_path):
    reader = _reader(tmp_path, "european", [])
    reader.homes["ECCAR"] = "rosters_europe"
    assert reader.home("additional", "ECCAR") == "rosters_europe"
    assert reader.home("additional", "CARTA-INTEGRAZIONE-RIFUGIATI (IT)") == "rosters_national"
    assert reader.home("global", "ECCAR") == "rosters_global"


def _tie(tmp_path, file: str, number: int, **cells: str) -> dict[str, str]:
    reader = _reader(tmp_path, file, [])
    row = dict.fromkeys(HEADER, "") | cells
    return reader.tie(row, block_of_row()[(file, number)], {}, "s1", "r1")


def test_a_signature_of_a_brief_is_a_tie_to_the_brief(tmp_path):
    tie = _tie(tmp_path, "national", 66, network="Cities United for Immigration Action (later Cities for Action)",
               city_as_written="Alexandria, VA", country_iso2="US", role="signatory")  # fmt: skip
    assert (tie["relation"], tie["object_kind"], tie["role"]) == ("signed", "document", "signatory")
    assert tie["object"].startswith("Amicus brief")


def test_attendance_is_not_membership_whatever_the_role_word(tmp_path):
    tie = _tie(tmp_path, "european", 854, network="ECCAR", city_as_written="Bologna", role="member")
    assert (tie["relation"], tie["role"]) == ("attended", "participant")


def test_a_lead_among_founders_is_a_founder_too(tmp_path):
    tie = _tie(tmp_path, "global", 671, network="ICCAR-Arab", city_as_written="Casablanca", role="lead")
    assert (tie["relation"], tie["role"]) == ("member", "founder")


@pytest.mark.parametrize(
    ("country", "note", "basis"),
    [
        ("GB", "complete (16); country not stated", "inferred"),
        ("RO", "complete (6); country stated", "stated"),
        ("IE", "civil-society group; ISO code added by me", "inferred"),
        ("", "region, country ambiguous", "unknown"),
        ("NZ", "", "stated"),
    ],
)
def test_whose_word_the_country_is(country, note, basis):
    assert country_basis({"country_iso2": country, "note": note}) == basis


def test_a_locator_names_the_part_of_the_page():
    blocks = block_of_row()
    assert locator(blocks[("european", 740)], {"role": "board"}) == "Steering Committee 2025-2029"
    assert locator(blocks[("european", 463)], {"role": "member"}) == "list of members"
    assert locator(blocks[("european", 91)], {"role": "member"}) == "text of the page"


def test_the_lead_of_a_project_is_in_it_and_leads_it(tmp_path):
    row = {"network": "WELDI", "city_as_written": "Utrecht", "country_iso2": "NL", "role": "lead",
           "valid_from": "2023-06-01", "valid_to": "2025-12-31", "as_of": "2024", "note": "complete (10)"}  # fmt: skip
    reader = _reader(tmp_path, "european", [])
    columns = reader.tie(row, block_of_row()[("european", 1112)], {}, "s1", "r1")
    assert (columns["relation"], columns["role"], columns["end_kind"]) == ("temporary", "partner", "project_end")
    target = reader.office(row, columns, "rosters_europe", "european 1112")
    leading = reader.out.tables[("rosters_europe", "ties")][target.removeprefix("ties:")]
    assert (leading["relation"], leading["role"], leading["roster"]) == ("leads", "lead", "")
    assert (leading["start_kind"], leading["end_kind"]) == ("office", "office")

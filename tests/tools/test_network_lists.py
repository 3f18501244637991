"""Lists of networks and sizes: one page says a thing once, whatever it was transcribed into."""

from pathlib import Path

import pytest

from tools.import_material.network_lists import Reader, home_of
from tools.import_material.output import Output, Row
from tools.import_material.sources import Sources

HEADER = (
    "acronym,name,year_founded,year_ended,initiator,secretariat_city,scale,website,stated_size,stated_size_as_of,"
    "source_url\n"
)
SIZES = "network,stated_size,as_of,source_url\n"
PAGE = "https://example.org/eccar"


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    (tmp_path / "rosters").mkdir()
    out = Output()
    return Reader(tmp_path, out, Sources(out))


def write(reader: Reader, file: str, text: str) -> None:
    (reader.material / "rosters" / file).write_text(text, encoding="utf-8")


def statements(reader: Reader) -> list[Row]:
    return [row for (_, table), rows in reader.out.tables.items() if table == "statements" for row in rows.values()]


def test_each_fact_of_a_row_is_a_statement_of_its_page(reader):
    write(
        reader,
        "additional_networks.csv",
        HEADER + f'MfP,Mayors for Peace,1982,,,,global,,"7,833 cities",2019-10,{PAGE}\n',
    )
    reader.networks("additional")
    found = {row["property"]: (row["value"], row["number"]) for row in statements(reader)}
    assert found == {"founded": ("1982", "1982"), "stated_size": ("7,833 cities", "7833")}


def test_a_page_transcribed_twice_gives_one_statement_and_a_correction(reader):
    write(reader, "european_network_sizes.csv", SIZES + f"ECCAR,116,2015,{PAGE}\nECCAR,116 members,2014,{PAGE}\n")
    reader.sizes("european")
    assert [row["value"] for row in statements(reader)] == ["116"]
    assert [row["outcome"] for row in reader.out.accounting] == ["entered", "not entered"]
    assert [(row["says"], row["should_say"]) for row in reader.out.tables["", "corrections"].values()] == [
        ("2015", "2014")
    ]


def test_another_page_may_say_the_same_again(reader):
    write(reader, "european_network_sizes.csv", SIZES + f"ECCAR,116,2015,{PAGE}\nECCAR,116,2015,{PAGE}/2\n")
    reader.sizes("european")
    assert len(statements(reader)) == 2


def test_members_of_a_programme_in_one_country_do_not_date_the_programme(reader):
    line = f",Intercultural Cities (Mexican members),2010,,Council of Europe,,national,,,,{PAGE}\n"
    write(reader, "national_networks.csv", HEADER + line)
    reader.networks("national")
    assert {row["property"] for row in statements(reader)} == {"members_in_country_since"}


def test_what_is_no_entity_is_left_out_with_its_reason(reader):
    write(reader, "global_networks.csv", HEADER + f"Historical-Hanse,Hanseatic League,,,,,,,,,{PAGE}\n")
    reader.networks("global")
    assert reader.out.accounting[0]["outcome"] == "not entered"
    assert "historical" in reader.out.accounting[0]["reason"]


@pytest.mark.parametrize(
    ("file", "label", "home"),
    [
        ("european", "ECCAR", "rosters_europe"),
        ("additional", "ECCAR", "rosters_europe"),
        ("additional", "Refugee Welcome Zones", "rosters_national"),
        ("additional", "Mercociudades", "rosters_global"),
    ],
)
def test_home_of_a_row(file, label, home):
    assert home_of(file, label) == home

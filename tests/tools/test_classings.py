"""Who classed what: Lacroix only what Table 2 prints, the editors everything else, under their own name."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.import_material import classings, network_rows
from tools.import_material.claims_of_networks import printed_rows
from tools.import_material.output import Output, Row

TABLE_2 = "lacroix2021 Table 2 (published classification)"
OWN = "editorial coding from paper text, to be reviewed"
ROWS = (
    {"name": "Eurocities", "kind": "network", "scale": "regional", "mode": "grassroots", "scope": "generalist",
     "paper": "lacroix2021", "locator": "lacroix2021: Table 2, line 104", "mode_scope_basis": TABLE_2},
    {"name": "RECOSOL", "kind": "network", "scale": "national", "mode": "grassroots", "scope": "specialised",
     "paper": "lacroix2021", "locator": "lacroix2021: Table 2, line 103", "mode_scope_basis": TABLE_2},
    {"name": "Solidacities", "kind": "network", "scale": "regional", "mode": "unclear", "scope": "specialised",
     "topic_focus": "refugee reception", "paper": "oomen2018", "locator": "oomen2018: fn 11, line 49",
     "mode_scope_basis": OWN},
    {"name": "Nansen Initiative", "kind": "initiative", "scale": "global", "mode": "unclear", "scope": "specialised",
     "paper": "stuerner2020", "locator": "stuerner2020: §2.2, line 510", "mode_scope_basis": OWN},
)  # fmt: skip
HEADER = (
    "acronym", "name", "other_names", "kind", "parent", "year_founded", "year_ended", "scale", "world_region", "mode",
    "scope", "topic_focus", "initiator", "host_or_secretariat", "funders", "membership_size_as_stated",
    "functions_or_activities_stated", "paper", "locator", "notes", "source_url", "fields_from_url", "mode_scope_basis",
)  # fmt: skip


@pytest.fixture
def out(tmp_path: Path) -> Output:
    (tmp_path / "domain").mkdir()
    with (tmp_path / "domain/networks.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, HEADER, restval="")
        writer.writeheader()
        writer.writerows(ROWS)
    output = Output()
    classings.run(tmp_path, output)
    return output


def codings(out: Output, coder: str, label: str) -> set[tuple[str, str]]:
    rows: Iterator[Row] = (
        row for (_, table), held in out.tables.items() if table == "codings" for row in held.values()
    )
    return {(row["codebook"], row["code"]) for row in rows if (row["coder"], row["subject"]) == (coder, label)}


def test_a_transnational_network_has_mode_and_scope_from_lacroix(out):
    assert codings(out, classings.LACROIX, "Eurocities") == {
        ("lacroix2021_mode", "GRASS"),
        ("lacroix2021_scope", "GEN"),
    }


def test_of_a_national_network_lacroix_prints_no_scope(out):
    assert codings(out, classings.LACROIX, "RECOSOL") == {("lacroix2021_mode", "GRASS"), ("lacroix2021_scale", "NAT")}
    assert codings(out, classings.EDITORS, "RECOSOL") == {("lacroix2021_scope", "SPEC")}


def test_what_lacroix_prints_is_not_counted_again_as_ours(out):
    assert codings(out, classings.EDITORS, "Eurocities") == {("lacroix2021_scale", "REG")}


def test_what_lacroix_does_not_print_is_ours_alone(out):
    assert codings(out, classings.LACROIX, "Solidacities") == set()
    assert codings(out, classings.EDITORS, "Solidacities") == {
        ("lacroix2021_mode", "UNCLEAR"), ("lacroix2021_scope", "SPEC"), ("lacroix2021_scale", "REG"),
    }  # fmt: skip


def test_a_body_that_is_no_network_is_not_classed(out):
    assert codings(out, classings.EDITORS, "Nansen Initiative") == set()


def test_lacroix_codes_nothing_beyond_the_table(out):
    printed = sum(
        1 + (row["scope"] != "") + (row["level"] == "national")
        for row in classings.decision_table("lacroix_table2.csv")
    )
    held = out.tables["lacroix2021", "codings"].values()
    assert len(held) == printed
    assert {(row["coder"], row["coder_kind"], row["locator"]) for row in held} == {
        (classings.LACROIX, "author of the paper", "Table 2")
    }


def test_every_row_of_a_table_is_read_as_printed(tmp_path):
    file = tmp_path / "domain"
    file.mkdir()
    (file / "fora.csv").write_text("name,notes\nHigh Commissioner s Dialogue,Seebruecke\n", encoding="utf-8")
    assert list(printed_rows(tmp_path, "domain/fora.csv")) == [
        (1, {"name": "High Commissioner's Dialogue", "notes": "Seebrücke"})
    ]


def test_facts_of_a_row_of_one_paper_stand_there(out, tmp_path, monkeypatch):
    read = network_rows.decision_table
    by_hand = ("network_facts.csv", "network_ties.csv")  # no row of this table is taken apart by hand
    monkeypatch.setattr(network_rows, "decision_table", lambda file: () if file in by_hand else read(file))
    network_rows.run(tmp_path, out)
    named = [row for row in out.tables["oomen2018", "statements"].values() if row["subject"] == "Solidacities"]
    assert {(row["property"], row["locator"]) for row in named} == {
        ("named_in", "fn 11"), ("topic", "fn 11"),
    }  # fmt: skip

"""Cities in roles, the annex table as printed, and rows whose source is a page."""

import csv

import pytest

from tools.import_material import page_rows, paper_tables, papers, table1
from tools.import_material.output import Output
from tools.import_material.sources import Sources
from tools.import_material.statements import add_tie

GHENT = {
    "row": "1", "paper_line": "227", "city": "Ghent", "country_printed": "BE", "country_iso2": "BE", "eurocities": "1",
    "gpm": "1", "eccar": "1", "integrating_cities": "1", "solidacities": "1", "arrival_cities": "0", "icorn": "0",
    "partnership_inclusion": "0", "solidarity_cities": "1", "printed_total": "6", "sum_of_marks": "6", "check": "ok",
    "population_2011_printed": "260,341", "population": "260341", "size_class": "M", "size_class_printed": "М",
    "capital": "0", "non_eu_pct": "5.9", "politics_printed": "Social Democratic", "notes": "",
}  # fmt: skip
PAGE = "https://www.anvita.fr/qui-sommes-nous"


def _write(tmp_path, name: str, rows: list[dict[str, str]]) -> None:
    folder = tmp_path / "domain"
    folder.mkdir(exist_ok=True)
    with (folder / name).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def _city(**cells: str) -> dict[str, str]:
    return {"city": "Ghent", "country_iso2": "BE", "role": "member", "network_or_context": "ECCAR",
            "paper": "oomen2018", "locator": "oomen2018: Annex Table 1, line 227", "notes": "",
            "source_url": ""} | cells  # fmt: skip


@pytest.fixture
def out(tmp_path):
    _write(tmp_path, "table1.csv", [GHENT])
    _write(tmp_path, "cities.csv", [
        _city(),
        _city(city="Freetown", country_iso2="SL", role="leadership board at launch (2018)", paper="stuerner2020",
              network_or_context="Mayors Migration Council", locator="stuerner2020: references, line 1076"),
        _city(city="Toronto", country_iso2="CA", role="diffuser / implementation constrained by police",
              network_or_context="sanctuary policy", paper="lacroix_spencer2022", locator="x"),
        _city(city="Briancon", country_iso2="FR", role="founder", network_or_context="ANVITA", paper="lacroix2021",
              locator="", source_url=PAGE),
        _city(city="Grenoble", country_iso2="FR", role="founder", network_or_context="ANVITA", paper="lacroix2021",
              locator="", source_url=PAGE),
    ])  # fmt: skip
    out = Output()
    papers.run(tmp_path, out)
    return out


def test_a_mark_is_a_dated_listing_and_an_empty_cell_is_nothing(out):
    ties = [tie for tie in out.tables[("oomen2018", "ties")].values() if tie["subject"] == "Ghent"]
    assert len(ties) == 6
    assert {tie["listed_as_written"] for tie in ties} == {"2018"}
    assert {tie["locator"] for tie in ties} == {"Annex Table 1, row 1"}
    assert "ICORN" not in {tie["object"] for tie in ties}


def test_each_column_is_a_list_that_is_not_complete(out):
    rosters = out.tables[("oomen2018", "rosters")].values()
    assert len(rosters) == 9
    assert {roster["complete"] for roster in rosters} == {"no"}
    taken = {roster["network"]: roster["rows_taken"] for roster in rosters}
    assert (taken["ECCAR"], taken["ICORN"]) == ("1", "0")


def test_the_other_cells_are_statements_without_a_year_of_their_own(out):
    cells = {row["property"]: row for row in out.tables[("oomen2018", "statements")].values()}
    assert (cells["population"]["value"], cells["population"]["number"]) == ("260,341", "260341")
    assert (cells["population"]["valid_as_written"], cells["population"].get("valid_earliest", "")) == (
        "2011 (column header)", "",
    )  # fmt: skip
    assert (cells["politics"]["value"], cells["capital"]["value"]) == ("Social Democratic", "0")


def test_the_mark_in_the_other_file_is_the_same_statement(out):
    first = next(row for row in out.accounting if row["file"] == papers.FILE and row["row"] == "1")
    assert first["outcome"] == "not entered"
    assert first["reason"].startswith("duplicate transcription of ties:")


def test_a_board_seat_in_a_paper_has_a_public_locator(out):
    (tie,) = out.tables[("stuerner2020", "ties")].values()
    assert (tie["relation"], tie["start_kind"], tie["start_as_written"]) == ("board_seat", "office", "2018")
    assert "line" not in tie["locator"]


def test_sanctuary_policy_is_not_compiled(out):
    third = next(row for row in out.accounting if row["file"] == papers.FILE and row["row"] == "3")
    assert third["outcome"] == "not entered"
    assert "no register" in third["reason"]


def test_a_page_already_read_for_the_rosters_is_not_entered_again(tmp_path, out):
    source = Sources(out).page(PAGE, "rosters_national")
    add_tie(out, "rosters_national", {"subject": "Briançon", "object": "ANVITA", "source": source}, "a")
    page_rows.run(tmp_path, out)
    fourth, fifth = (row for row in out.accounting if row["file"] == papers.FILE and row["row"] in ("4", "5"))
    assert fourth["reason"].startswith("duplicate transcription of ties:")
    assert fifth["outcome"] == "entered"
    (tie,) = (row for row in out.tables[("lacroix2021", "ties")].values() if row["subject"] == "Grenoble")
    assert (tie["source"], tie["relation"]) == (source, "adherence")
    assert "context: lacroix2021" in tie["note"]


def test_columns_of_the_table_are_known_labels():
    assert len(table1.NETWORKS) == 9


def test_a_document_keeps_its_year_scope_and_process_unless_its_row_is_taken_apart(tmp_path):
    row = {
        "year": "2018", "issuing_body": "UNHCR", "title": "A declaration", "type": "declaration",
        "signatories_or_scope": "cities present", "linked_process": "Global Compact", "paper": "oomen2018",
        "locator": "oomen2018: bibliography, line 219", "notes": "", "source_url": "",
    }  # fmt: skip
    _write(tmp_path, "documents.csv", [row])
    out = Output()
    paper_tables.documents(tmp_path, out, Sources(out))
    said = {
        (held["property"], held["value"])
        for (_, table), rows in out.tables.items()
        if table == "statements"
        for held in rows.values()
    }
    assert {("issuer", "UNHCR"), ("issued", "2018")} <= said
    assert {("scope", "cities present"), ("linked_process", "Global Compact")} <= said

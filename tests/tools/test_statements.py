"""Ties and statements are entered once; different rows under one key are told apart."""

from tools.import_material.claims_of_networks import Place, tie
from tools.import_material.output import Output
from tools.import_material.statements import add_correction, add_statement, add_tie, entities_of, index

TIE = {
    "subject_kind": "city", "subject": "Gent", "country": "BE", "country_basis": "stated", "relation": "member",
    "object_kind": "network", "object": "EUROCITIES", "role": "member", "source": "s1", "locator": "list of members",
    "listed_basis": "undated", "note": "one",
}  # fmt: skip


def test_the_same_tie_twice_is_one():
    out = Output()
    first, is_new = add_tie(out, "rosters_europe", TIE, "a")
    second, again = add_tie(out, "rosters_europe", TIE, "b")
    assert (is_new, again) == (True, False)
    assert first.target == second.target == f"ties:{first.id}"


def test_rows_that_differ_only_in_the_remark_get_two_ids():
    out = Output()
    first, _ = add_tie(out, "rosters_europe", TIE, "a")
    second, is_new = add_tie(out, "rosters_europe", TIE | {"note": "another remark"}, "b")
    assert is_new
    assert first.id != second.id


def test_what_one_page_says_of_two_bodies_enters_once_whichever_table_it_was_copied_to():
    out = Output()
    read_for_the_paper = Place("s1", "text of the page", "stuerner2020")
    read_for_the_list = Place("s1", "text of the page", "rosters_national")
    first = tie(out, "ICORN", "secretariat_in", "city", "Stavanger", read_for_the_paper, note="context of a paper")
    assert tie(out, "ICORN", "secretariat_in", "city", "Stavanger", read_for_the_list) == first
    assert tie(out, "ICORN", "secretariat_in", "city", "Oslo", read_for_the_list) != first
    assert tie(out, "ICORN", "secretariat_in", "city", "Stavanger", Place("s2", "p. 1", "stuerner2020")) != first
    assert len([row for (_, table), rows in out.tables.items() if table == "ties" for row in rows]) == 3


def test_an_id_does_not_move_with_cleaned_dates():
    first, _ = add_tie(Output(), "rosters_europe", TIE | {"listed_as_written": "about 2010"}, "a")
    second, _ = add_tie(
        Output(), "rosters_europe", TIE | {"listed_as_written": "about 2010", "listed_earliest": "2009-01-01"}, "a"
    )
    assert first.id == second.id


def test_the_index_finds_what_a_page_said_of_a_name():
    out = Output()
    tie, _ = add_tie(out, "rosters_europe", TIE, "a")
    (found,) = index(out)[("s1", "Gent")]
    assert (found.id, found.collection) == (tie.id, "rosters_europe")


def test_statements_and_corrections_have_stable_ids():
    row = {"subject_kind": "city", "subject": "Gent", "property": "population", "value": "1", "source": "s1",
           "locator": "row 1"}  # fmt: skip
    assert add_statement(Output(), "oomen2018", row) == add_statement(Output(), "oomen2018", row)
    out = Output()
    identifier = add_correction(out, "c1", "role", "founder", "partner", "why")
    assert out.tables[("", "corrections")][identifier]["should_say"] == "partner"


def test_a_label_without_entity_stands_for_itself():
    assert entities_of("narratives") == ("narratives",)
    assert entities_of("GCM/GCR") == ("doc-gcm", "doc-gcr")

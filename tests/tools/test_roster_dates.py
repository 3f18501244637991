"""Dates of one row of a roster file, and what a start or end marks."""

import pytest

from tools.import_material.roster_dates import end_kind, listing_of, spell_of, start_kind


def _row(**cells: str) -> dict[str, str]:
    return {"role": "member", "valid_from": "", "valid_to": "", "as_of": "", "note": ""} | cells


@pytest.mark.parametrize(
    ("as_of", "note", "earliest", "latest", "basis"),
    [
        ("2023", "founding mayors; source date: 2023 or later", "2023-01-01", None, "bound"),
        ("2017", "complete (15 cities and an island); source date: between 2015 and 2017 (undated)",
         "2015-01-01", "2017-12-31", "inferred"),
        ("", "complete list of 13; as_of as stated/estimated: before 2024-04", None, "2024-03-31", "bound"),
        ("2021-02-11", "complete list for the UK at that date (17)", "2021-02-11", "2021-02-11", "stated"),
        ("", "formal accession; source undated", None, None, "undated"),
    ],
)  # fmt: skip
def test_the_date_of_a_list_keeps_what_its_note_says(as_of, note, earliest, latest, basis):
    reading = listing_of(_row(as_of=as_of, note=note))
    first, last = reading.value.earliest, reading.value.latest
    assert (first.isoformat() if first else None, last.isoformat() if last else None) == (earliest, latest)
    assert reading.basis == basis


def test_a_decision_on_the_list_goes_before_the_note():
    assert str(listing_of(_row(note="undated, about Nov 2019"), "about Nov 2019").value.earliest) == "2019-10-01"


@pytest.mark.parametrize(
    ("role", "relation", "note", "kind"),
    [
        ("board", "board_seat", "president", "office"),
        ("member", "member", "date of the council resolution", "council_decision"),
        ("signatory", "adherence", "signed at the conference", "signature"),
        ("member", "adherence", "date = signature of the agreement by the mayor", "signature"),
        ("founder", "member", "founding mayors", "founding"),
        ("partner", "temporary", "complete (16)", "project_start"),
        ("member", "temporary", "first cohort, December 2013", "cohort"),
        ("partner", "designated", "valid_from is the date of a published Index report", "report"),
        ("member", "member", "", "accession"),
    ],
)
def test_what_a_start_marks(role, relation, note, kind):
    assert start_kind(_row(role=role, note=note), relation, in_project=role == "partner") == kind


def test_an_office_or_a_project_ends_without_anybody_leaving():
    assert (end_kind("board_seat"), end_kind("temporary"), end_kind("member")) == ("office", "project_end", "exit")


def test_a_decision_on_a_row_replaces_its_dates():
    decided = {"end_as_written": "2004-05-01 (became a full member)", "end_earliest": "", "end_latest": ""}
    spell = spell_of(_row(valid_from="2003-11-26", valid_to="2004-05-01"), decided)
    assert spell["start_earliest"] == "2003-11-26"
    assert (spell["end_as_written"], spell["end_latest"]) == ("2004-05-01 (became a full member)", "")

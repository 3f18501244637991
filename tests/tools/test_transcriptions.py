"""One page and one written name give one statement; a differing second transcription is a correction."""

import pytest

from tools.import_material.output import Output
from tools.import_material.statements import add_tie
from tools.import_material.transcriptions import Transcriptions


def _row(**cells: str) -> dict[str, str]:
    return {
        "network": "RECI", "city_as_written": "Bilbao", "country_iso2": "ES", "role": "member", "valid_from": "",
        "valid_to": "", "as_of": "", "note": "",
    } | cells  # fmt: skip


@pytest.fixture
def held():
    """A list page of RECI read once: (output, transcriptions, the tie of Bilbao)."""
    out, transcriptions = Output(), Transcriptions()
    row = _row(as_of="2017", note="source date: between 2015 and 2017 (undated)")
    columns = {
        "subject_kind": "city", "subject": "Bilbao", "country": "ES", "relation": "member", "object_kind": "network",
        "object": "RECI", "role": "member", "source": "s1", "locator": "list of members",
        "listed_as_written": "between 2015 and 2017 (undated)", "listed_earliest": "2015-01-01",
        "listed_latest": "2017-12-31",
    }  # fmt: skip
    tie, _ = add_tie(out, "rosters_europe", columns, "european 9001")
    transcriptions.remember("european", 9001, row, "s1", tie)
    return out, transcriptions, tie


def test_the_second_file_finds_the_statement_of_the_first(held):
    _, transcriptions, tie = held
    assert transcriptions.twin("national", 9001, _row(), "s1") == tie


@pytest.mark.parametrize(
    ("file", "cells", "source"),
    [
        ("european", {}, "s1"),  # within one file, two rows are two statements
        ("national", {}, "s2"),  # another page
        ("national", {"city_as_written": "Barcelona"}, "s1"),  # another name
        ("national", {"network": "RPCI"}, "s1"),  # another network
    ],
)
def test_what_is_not_the_same_statement(held, file, cells, source):
    _, transcriptions, _ = held
    assert transcriptions.twin(file, 9002, _row(**cells), source) is None


def test_two_labels_of_one_network_are_the_same_statement():
    out, transcriptions = Output(), Transcriptions()
    row = _row(network="CITTA-DEL-DIALOGO", city_as_written="Bari")
    tie, _ = add_tie(out, "rosters_europe", {"subject": "Bari", "source": "s3", "object": "CITTA-DEL-DIALOGO"}, "a")
    transcriptions.remember("european", 9001, row, "s3", tie)
    again = _row(network="Rete delle Città del Dialogo", city_as_written="Bari")
    assert transcriptions.twin("national", 9001, again, "s3") == tie


def test_a_transcription_without_date_leaves_a_doubt(held):
    out, transcriptions, tie = held
    transcriptions.correct(out, tie, "national", 9001, _row())
    (correction,) = out.tables[("", "corrections")].values()
    assert correction["claim"] == tie.id
    assert correction["field"] == "listed_as_written"
    assert (correction["says"], correction["should_say"]) == ("between 2015 and 2017 (undated)", "")


def test_equal_transcriptions_leave_nothing(held):
    out, transcriptions, tie = held
    same = _row(as_of="2017", note="source date: between 2015 and 2017 (undated)")
    transcriptions.correct(out, tie, "national", 9001, same)
    assert ("", "corrections") not in out.tables


def test_a_decision_names_the_better_reading(held):
    out, transcriptions, tie = held
    transcriptions.correct(out, tie, "national", 449, _row(role="partner", as_of="2017", note="source date: 2015-2017"))
    (correction,) = (c for c in out.tables[("", "corrections")].values() if c["field"] == "role")
    assert correction["should_say"] == "partner"

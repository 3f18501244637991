"""Plans, candidates and attendance never become membership; several places in one row are split."""

from hanse.domain.vocabulary import MEMBERSHIP_RELATIONS
from tools.import_material.decision_files import decision_table
from tools.import_material.output import Output
from tools.import_material.related_facts import _enter_statements, _enter_tie
from tools.import_material.sources import Sources


def test_no_decision_makes_a_membership():
    values = {row["value"] for row in decision_table("related_facts.csv") if row["becomes"] == "tie"}
    assert values.isdisjoint(MEMBERSHIP_RELATIONS)


def test_candidates_in_one_row_become_one_statement_each():
    out = Output()
    row = {"network": "ECCAR", "places": "Palermo; Hagen; Göteborg", "fact": "candidates at the assembly",
           "source_url": "https://a.example/x", "why_not_a_membership": "admission not reported"}  # fmt: skip
    target = _enter_statements(out, Sources(out), row, "candidate", "x 1")
    statements = out.tables[("rosters_europe", "statements")].values()
    assert {row["subject"] for row in statements} == {"Palermo", "Hagen", "Göteborg"}
    assert target.count("statements:") == 3


def test_attendance_is_a_tie_that_admits_nobody():
    out = Output()
    row = {"network": "Australasian Intercultural Cities (workshop)", "city_as_written": "City of Logan",
           "country_iso2": "AU", "as_of": "2019-01-23", "source_url": "https://a.example/x", "source_title": "Report",
           "locator_or_note": "workshop attendee", "why_not_membership": "workshop attendance"}  # fmt: skip
    _enter_tie(out, Sources(out), row, "attended", "x 1")
    (tie,) = out.tables[("rosters_national", "ties")].values()
    assert (tie["relation"], tie["role"], tie["object_kind"]) == ("attended", "participant", "forum")

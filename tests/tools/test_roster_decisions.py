"""How the lists' notes were read: what each is complete for, and that every row is in exactly one block."""

from collections import Counter

import pytest

from hanse.domain.vocabulary import COMPLETENESS, RELATIONS, ROLES
from tools.import_material.roster_decisions import block_of_row, blocks, parse_ranges

ROWS = {"european": 1383, "global": 1065, "national": 1055, "additional": 478}


def _block(file: str, first: int):
    return block_of_row()[(file, first)].reading


def test_ranges_of_rows():
    assert parse_ranges("29-31; 45") == (29, 30, 31, 45)


def test_every_row_of_the_four_files_stands_in_one_block():
    counted = Counter(file for file, _ in block_of_row())
    assert counted == ROWS
    assert all((file, number) in block_of_row() for file, last in ROWS.items() for number in range(1, last + 1))


@pytest.mark.parametrize(
    ("file", "row", "role", "area", "cohort", "count"),
    [
        ("european", 29, "member", "PL", "", "12"),  # the Polish members of Eurocities
        ("european", 61, "member", "GB", "", "17"),  # the United Kingdom, 2021
        ("european", 1334, "board", "", "", "12"),  # the executive committee, 2022-23
        ("european", 740, "board", "", "", "26"),  # the ECCAR steering committee
        ("european", 682, "member", "DE", "", "31"),  # ECCAR, Germany, 2016
        ("european", 912, "member", "NO", "", "26"),  # ICORN, Norway, 2025
        ("european", 232, "member", "", "pilot cities", "11"),
        ("european", 587, "founder", "", "founding municipalities", "10"),
        ("european", 1221, "", "", "phase I", "9"),
        ("european", 607, "member", "", "", "30"),  # a whole national network
        ("national", 172, "", "DE", "Lower Saxony", ""),
        ("national", 572, "member", "CA", "Ontario", "21"),
        ("national", 683, "", "", "Round I, 2016", "20"),
        ("additional", 160, "signatory", "JP", "", "20"),
        ("additional", 467, "board", "AR", "", "8"),
    ],
)
def test_complete_only_within_its_scope(file, row, role, area, cohort, count):
    reading = _block(file, row)
    assert reading["complete"] == "yes"
    assert (reading["for_role"], reading["for_area"], reading["for_cohort"]) == (role, area, cohort)
    assert reading["stated_count"] == count


@pytest.mark.parametrize(
    ("file", "row"),
    [
        ("european", 7),  # "among others"
        ("european", 713),  # 13 of 21 Belgian members
        ("european", 558),  # 18 names, 19 stated
        ("european", 1064),  # 8 of 9
        ("global", 246),  # Paris to Summerland
        ("additional", 147),  # six of seven, the seventh on another page
        ("additional", 350),  # "close to complete"
    ],
)
def test_cut_and_short_lists_are_not_complete(file, row):
    assert _block(file, row)["complete"] == "no"


def test_no_list_of_the_whole_of_these_networks_is_held():
    partial = {"EUROCITIES", "ECCAR", "ICC", "ICORN", "GPM", "UCLG"}
    for block in blocks():
        reading = block.reading
        if reading["network"] in partial and reading["complete"] == "yes":
            is_limited = reading["for_area"] != "" or reading["for_cohort"] != "" or reading["for_role"] == "board"
            assert is_limited, block.key


def test_fewer_rows_than_stated_is_never_complete():
    for block in blocks():
        reading = block.reading
        if reading["complete"] == "yes" and reading["stated_count"] != "" and reading["on_list_of"] == "":
            others = [b for b in blocks() if b.reading["on_list_of"] == block.key]
            taken = len(block.rows) + sum(len(other.rows) - 1 for other in others)
            assert taken >= int(reading["stated_count"]), block.key


def test_decisions_use_the_closed_vocabularies():
    for block in blocks():
        reading = block.reading
        assert reading["list"] in {"yes", "no"}
        assert reading["complete"] in (COMPLETENESS if block.is_list else {""})
        assert reading["relation_override"] in {"", *RELATIONS}
        assert {role.strip() for role in reading["for_role"].split(";")} <= {"", *ROLES}
        assert reading["complete_according_to"] in {"", "source", "compiler"}
        assert reading["reason"] != ""


def test_signatures_and_attendance_are_lists_of_the_text_or_meeting():
    assert _block("national", 66)["relation_override"] == "signed"
    assert _block("national", 66)["object_override"].startswith("Amicus brief")
    assert _block("global", 505)["object_override"].startswith("U20 Tokyo")
    assert _block("european", 854)["relation_override"] == "attended"


def test_a_list_that_an_opponent_made_does_not_enter():
    assert "opponent" in _block("national", 993)["not_entered"]

"""Locators name section or page, never a line of a text file."""

import pytest

from hanse.errors import StructureError
from tools.import_material.locator import locators_by_paper, public_locator, section_at, sections_at


@pytest.mark.parametrize(
    ("paper", "written", "public"),
    [
        ("lacroix2021", "Table 2, line 104, 114, 172", "Table 2"),
        ("heimann2021", "p.1, line 15, 19, 75 (+2)", "p.1"),
        ("oomen2018", "fn 8, 12", "fn 8, 12"),
        ("stuerner2020", "§2.1, line 204", "§II.2.1"),
        ("stuerner2020", "§2.1 Knowledge, line 697", "§IV.2.1"),
        ("stuerner2020", "fn 7, line 317", "fn 7"),
        ("stuerner2020", "abbreviations, line 900", "List of Abbreviations"),
    ],
)
def test_lines_become_sections(paper, written, public):
    assert public_locator(paper, written) == public


def test_locators_of_several_papers_part():
    written = "oomen2018: §Shaming, line 107; lacroix2021: §2.3, line 140; stuerner2020: §2.1; §3.2, line 118, 788"
    assert locators_by_paper(written) == {
        "oomen2018": "§Shaming", "lacroix2021": "§2.3", "stuerner2020": "§I Executive Summary; §IV.3.2",
    }  # fmt: skip


def test_lines_of_a_note_name_each_section_once():
    assert sections_at("lacroix2021", "lines 103, 108, 138") == "§2.2, Table 2; §2.2; §2.3"


def test_an_unknown_paper_stops():
    with pytest.raises(StructureError, match="no sections"):
        section_at("nobody1999", 3)

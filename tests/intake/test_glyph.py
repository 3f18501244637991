"""Marks by families of glyphs: what means presence depends on what stands beside it."""

import pytest

from hanse.intake.glyph import YES, family_of, read_marks

CASES = [
    ("a scanned table", ["\u0667", "v", "\u0445", "x"], {"\u0667", "v"}, {"\u0445", "x"}),
    ("crosses alone", ["x", "", "X"], {"x", "X"}, set()),
    ("crosses against dashes", ["×", "-"], {"×"}, set()),
    ("ticks", ["✓", "✔\ufe0f", "–"], {"✓", "✔\ufe0f"}, set()),
    ("ticks against crosses", ["✓", "✗"], {"✓"}, {"✗"}),
    ("circles", ["●", "○"], {"●"}, {"○"}),
    ("boxes", ["☑", "☐"], {"☑"}, {"☐"}),
    ("grades", ["0", "1", "2", "3"], {"1", "2", "3"}, {"0"}),
    ("numbers of a spreadsheet", ["1.0", "0.0"], {"1.0"}, {"0.0"}),
    ("words", ["yes", "No"], {"yes"}, {"No"}),
    ("German words", ["ja", "nein"], {"ja"}, {"nein"}),
    ("Russian words", ["да", "нет"], {"да"}, {"нет"}),
    ("Chinese words", ["是", "否"], {"是"}, {"否"}),
    ("truth values", ["TRUE", "FALSE"], {"TRUE"}, {"FALSE"}),
    ("years", ["2015", "", "2017"], {"2015", "2017"}, set()),
    ("plus and minus", ["+", "-"], {"+"}, set()),
]


@pytest.mark.parametrize(("name", "cells", "present", "absent"), CASES)
def test_marks(name: str, cells: list[str], present: set[str], absent: set[str]) -> None:
    marks = read_marks(cells)
    assert (marks.present, marks.absent) == (present, absent), name
    assert marks.reason != ""
    assert [marks.says(cell) for cell in present] == [True] * len(present)
    assert [marks.says(cell) for cell in absent] == [False] * len(absent)
    assert marks.says("") is False


def test_a_mark_that_nobody_understands_is_neither() -> None:
    marks = read_marks(["✓", "pending", ""])
    assert marks.doubtful == {"pending"}
    assert marks.says("pending") is None
    assert "pending not understood" in marks.reason


FAMILIES = [("n/a", "blank"), ("?", "blank"), ("Ghent", "other"), ("12.03.2019", "date")]


@pytest.mark.parametrize(("cell", "family"), FAMILIES)
def test_families(cell: str, family: str) -> None:
    assert family_of(cell) == family


def test_the_word_check_is_a_yes() -> None:
    assert [family_of(word) for word in ("check", "Checked", "yes")] == [YES, YES, YES]

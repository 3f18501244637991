"""Blocks, headings and sentences of a report."""

import pytest

from hanse.resolve.mentions.report import Line, Report, is_heading, is_shouted, report_of
from hanse.resolve.mentions.sentence import sentence_at, shown, without_persons

BLOCKS = {
    "paragraphs": ("one line\nand the next\n\nanother", ["one line\nand the next", "another"]),
    "items": ("- one\n- two\n1. three", ["- one", "- two", "1. three"]),
    "rows": ("a\tb\nc\td", ["a\tb", "c\td"]),
    "a short line ends a paragraph": (
        f"{'a long line of running text ' * 3}\nshort end.\nA new paragraph {'with many words ' * 4}",
        [f"{'a long line of running text ' * 3}\nshort end.", f"A new paragraph {'with many words ' * 4}"],
    ),
    "a list of names": ("Ghent\nUtrecht\nLeipzig", ["Ghent", "Utrecht", "Leipzig"]),
    "blank": ("\n \n", []),
}


@pytest.mark.parametrize("case", BLOCKS)
def test_lines_run_on_into_blocks(case: str) -> None:
    text, wanted = BLOCKS[case]
    report = report_of(text)
    assert [report.block_text(index) for index in range(len(report.blocks))] == wanted


def test_an_offset_has_a_line_and_a_column() -> None:
    report = Report([Line(2, 1, "abc"), Line(2, 2, "defg")])
    assert [(report.place(at)[0].number, report.place(at)[1]) for at in (0, 2, 4, 7)] == [
        (1, 1),
        (1, 3),
        (2, 1),
        (2, 4),
    ]


@pytest.mark.parametrize(
    ("text", "heading", "shouted"),
    [
        ("The Role of Cities in Migration", True, False),
        ("The role of cities in migration policy", False, False),
        ("Ghent Joined Eurocities Last Year.", False, False),
        ("CITIES MUST SHARE THEIR VALUES", True, True),
        ("UCLG", False, False),
    ],
)
def test_headings_and_capitals_throughout(text: str, heading: bool, shouted: bool) -> None:
    assert (is_heading(text), is_shouted(text)) == (heading, shouted)


@pytest.mark.parametrize(
    ("block", "word", "sentence"),
    [
        ("One. Two here. Three.", "here", "Two here. "),
        ("Cities (e.g. Ghent) act. Others wait.", "Ghent", "Cities (e.g. Ghent) act. "),
        ("St. Denis and Dr. Who of the U.S. met. Then", "Who", "St. Denis and Dr. Who of the U.S. met. "),
        ("It said so.¹ Ghent went on.", "Ghent", "Ghent went on."),
        ("Ghent\tBE. Yes\t2016", "BE", "Ghent\tBE. Yes\t2016"),
    ],
)
def test_sentences(block: str, word: str, sentence: str) -> None:
    at = block.index(word)
    first, last = sentence_at(block, at, at + len(word))
    assert block[first:last] == sentence


def test_a_long_sentence_is_cut_around_the_mention() -> None:
    text = "word " * 200 + "Ghent " + "word " * 200
    at = text.index("Ghent")
    cut = shown(text, at, at + 5)
    assert len(cut) < 520
    assert cut.startswith("…")
    assert "Ghent" in cut


def test_names_behind_offices_go_and_names_of_entities_stay() -> None:
    text = "Mayor Anna Smith, the Mayors Migration Council and Minister Lee spoke."
    assert without_persons(text) == (
        "Mayor [name removed], the Mayors Migration Council and Minister [name removed] spoke."
    )
    assert without_persons("Mayor Ghent", frozenset({"Ghent"})) == "Mayor Ghent"

"""Plain text: entries, and the titles above them."""

import pytest

from hanse.intake.limits import Limits
from hanse.intake.plain import read_plain


def entries(text: str) -> list[tuple[str, ...]]:
    (grid,) = read_plain(text.encode(), "list.txt", Limits()).grids
    return [line.cells for line in grid.lines[1:] if line is not None]


def test_a_line_apart_from_the_list_is_its_title() -> None:
    found = entries("Members of the Sunken Cities League (March 2024)\n\nVineta\nSchilda\nYs\n")
    assert found == [("Members of the Sunken Cities League (March 2024)", name) for name in ("Vineta", "Schilda", "Ys")]


def test_titles_between_parts_of_a_list_go_with_what_follows() -> None:
    found = entries("Germany\n\nVineta\nSchilda\n\nFrance\n\nYs\nIs\n")
    assert found == [("Germany", "Vineta"), ("Germany", "Schilda"), ("France", "Ys"), ("France", "Is")]


@pytest.mark.parametrize(
    "text",
    ["Vineta\n\nSchilda\n\nYs\n", "Vineta\nSchilda\nYs\n", "- Vineta\n\n- Schilda\n- Ys\n", "Vineta\nSchilda\n\nYs\n"],
)
def test_a_list_with_room_between_its_lines_has_no_title(text: str) -> None:
    assert entries(text) == [("", "Vineta"), ("", "Schilda"), ("", "Ys")]


def test_a_title_alone_is_an_entry() -> None:
    assert entries("Vineta\n") == [("", "Vineta")]

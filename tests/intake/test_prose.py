"""Reports as lines of running text with their place: PDF by page, web pages by block, text by line."""

from pathlib import Path

import pytest

from hanse.errors import StructureError
from hanse.intake.limits import Limits
from hanse.intake.prose import ProseLine, prose_of, read_prose
from tests.intake import making


def places(lines: tuple[ProseLine, ...]) -> list[tuple[int, int, str]]:
    return [(line.page, line.number, line.text) for line in lines]


def test_a_pdf_gives_its_lines_by_page_as_printed() -> None:
    pages = [[(72, 700, "The Council of European Munici-"), (72, 685, "palities met.")], [(72, 700, "Page two")]]
    assert places(prose_of(making.pdf(pages), "a.pdf")) == [
        (1, 1, "The Council of European Munici-"),
        (1, 2, "palities met."),
        (2, 1, "Page two"),
    ]


def test_a_web_page_gives_its_blocks_without_scripts_and_navigation() -> None:
    page = (
        b"<html><head><title>T</title></head><body><nav>Menu</nav><h1>Cities</h1><p>Ghent <b>joined</b> <a>it</a>.<br>"
        b"Later</p><table><tr><td>Ghent</td><td>BE</td></tr></table><ul><li>Utrecht<li>Riga</ul><script>no</script></body>"
    )
    lines = prose_of(page, "a.html")
    assert [line.text for line in lines] == ["# Cities", "Ghent joined it.", "Later", "Ghent\tBE", "Utrecht", "Riga"]
    assert all(line.is_last and line.page == 0 for line in lines)


def test_a_text_keeps_blank_lines_and_counts_pages_at_form_feeds() -> None:
    assert places(prose_of(b"one\n\ntwo\n\x0cthree", "a.txt")) == [
        (1, 1, "one"),
        (1, 2, ""),
        (1, 3, "two"),
        (2, 4, " three"),
    ]
    assert places(prose_of("Málaga".encode("cp1252"), "a.txt")) == [(0, 1, "Málaga")]


def test_other_files_are_read_by_their_rows() -> None:
    lines = prose_of(b"city,country\nGhent,BE\nRiga,LV\n", "a.csv")
    assert "Ghent\tBE" in [line.text for line in lines]


REFUSED = {
    "empty": (b" \n", "a.txt", "empty"),
    "broken pdf": (b"%PDF-1.7\nGhent", "a.pdf", "cannot be read"),
    "pdf without text": (making.pdf([[]]), "a.pdf", "no text"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"x" * 50, "a.png", "picture"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_refused_with_a_reason(case: str) -> None:
    data, name, reason = REFUSED[case]
    with pytest.raises(StructureError, match=reason):
        prose_of(data, name)


def test_limits_hold() -> None:
    with pytest.raises(StructureError, match="more than 10 bytes"):
        prose_of(b"x" * 11, "a.txt", Limits(file_bytes=10))
    with pytest.raises(StructureError, match="more than 1 pages"):
        prose_of(making.pdf([[(72, 700, "a")], [(72, 700, "b")]]), "a.pdf", Limits(pages=1))


def test_a_file_is_read_in_a_process_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Ghent acts.\n", encoding="utf-8")
    assert [line.text for line in read_prose(path)] == ["Ghent acts.", ""]
    with pytest.raises(StructureError, match="cannot be opened"):
        read_prose(tmp_path / "missing.txt")
    with pytest.raises(StructureError, match="no file"):
        read_prose(tmp_path)
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7\nbroken")
    with pytest.raises(StructureError, match="cannot be read"):
        read_prose(tmp_path / "b.pdf")

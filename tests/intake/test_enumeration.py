"""Which texts enumerate names, and which commas part nothing."""

import pytest

from hanse.intake.enumeration import names_in, unfold
from hanse.intake.known import Known
from hanse.intake.reading import read_bytes

COUNTRIES = {"Belgium": "BE", "Italy": "IT", "Germany": "DE", "Luxembourg": "LU", "Spain": "ES"}
CITIES = {
    *("Ghent", "Turin", "Berlin", "Riga", "Luxembourg", "Brighton and Hove", "Gent", "Torino", "San Sebastián"),
    *("柏林", "根特", "都灵", "Βερολίνο", "Ρίγα", "Берлин", "Рига", "Гент"),
}
KNOWN = Known(lambda text: COUNTRIES.get(text, ""), CITIES.__contains__)


@pytest.mark.parametrize(
    ("text", "label", "names"),
    [
        ("Members: Berlin, Ghent and Turin", "Members", ["Berlin", "Ghent", "Turin"]),
        ("Members: Berlin and Ghent.", "Members", ["Berlin", "Ghent"]),
        ("Berlin, Ghent, Riga, and Turin", "", ["Berlin", "Ghent", "Riga", "Turin"]),
        ("Our members are Berlin, Ghent and Turin.", "Our members are", ["Berlin", "Ghent", "Turin"]),
        ("Berlin, Ghent, Riga and Turin are members of it", "", ["Berlin", "Ghent", "Riga", "Turin"]),
        ("Mitglieder: Berlin, Gent und Riga", "Mitglieder", ["Berlin", "Gent", "Riga"]),
        ("Membres : Berlin, Gent et Riga", "Membres", ["Berlin", "Gent", "Riga"]),
        ("Miembros: Berlin; San Sebastián y Riga", "Miembros", ["Berlin", "San Sebastián", "Riga"]),
        ("Città: Berlin, Torino ed Essen e Riga", "Città", ["Berlin", "Torino ed Essen", "Riga"]),
        ("Члены: Берлин, Рига и Гент", "Члены", ["Берлин", "Рига", "Гент"]),
        ("Μέλη: Βερολίνο και Ρίγα", "Μέλη", ["Βερολίνο", "Ρίγα"]),
        ("会员: 柏林、根特、都灵", "会员", ["柏林", "根特", "都灵"]),
        ("Members: Ghent, Brighton and Hove", "Members", ["Ghent", "Brighton and Hove"]),
        ("Members: Ghent (Belgium, since 2015), Turin, Riga", "Members", None),
        ("Germany: Berlin, Leipzig", "Germany", ["Berlin", "Leipzig"]),
        ("Cities: Luxembourg, Berlin and Nowhere", "Cities", ["Luxembourg", "Berlin", "Nowhere"]),
    ],
)
def test_an_enumeration(text: str, label: str, names: list[str] | None) -> None:
    assert names_in(text, KNOWN) == ((label, names) if names is not None else ("", []))


@pytest.mark.parametrize(
    "text",
    [
        "Ghent, Belgium", "Ghent, East Flanders, Belgium", "Brighton and Hove", "Turin", "", ",,,", "Ghent, 2015, yes",
        "Ghent, contact: Jane Doe", "We met Jane, Paul and Mary", "Berlin and Ghent", "Tel: 12, 13 and 14",
        "The list was made, read and signed", "Berlin, Ghent", "Agenda: welcome, coffee and closing",
    ],
)  # fmt: skip
def test_no_enumeration(text: str) -> None:
    assert names_in(text, KNOWN) == ("", [])


def lines(text: str, name: str) -> list[tuple[str, ...]]:
    sheet = unfold(read_bytes(text.encode(), name), KNOWN)
    return [(line.locator, *line.cells) for grid in sheet.grids for line in grid.lines[1:]]


def test_lines_that_a_page_broke_are_one_enumeration() -> None:
    text = "About us\n\nMembers: Berlin, Ghent,\nRiga, San Sebastián\nand Turin.\nWrite to us.\n"
    assert lines(text, "a.txt") == [
        ("line 3 to 5, name 1", "Members", "Berlin"), ("line 3 to 5, name 2", "Members", "Ghent"),
        ("line 3 to 5, name 3", "Members", "Riga"), ("line 3 to 5, name 4", "Members", "San Sebastián"),
        ("line 3 to 5, name 5", "Members", "Turin"), ("line 6", "About us", "Write to us."),
    ]  # fmt: skip


def test_items_of_a_list_that_hold_several_names() -> None:
    page = "<ul><li>Germany: Berlin, Leipzig</li><li>Turin</li></ul>"
    assert [cells[1:] for cells in lines(page, "a.html")] == [
        ("Germany", "Berlin"), ("Germany", "Leipzig"), ("", "Turin"),
    ]  # fmt: skip


def test_a_column_of_several_names_a_cell() -> None:
    text = 'Country,Members,Since\nGermany,"Berlin, Leipzig and Riga",2015\nItaly,Turin,2016\n'
    assert lines(text, "a.csv") == [
        ("row 2, name 1", "Germany", "Berlin", "2015"), ("row 2, name 2", "Germany", "Leipzig", "2015"),
        ("row 2, name 3", "Germany", "Riga", "2015"), ("row 3", "Italy", "Turin", "2016"),
    ]  # fmt: skip


def test_other_columns_with_commas_stay_whole() -> None:
    text = 'City,Topics\nGhent,"Housing, Health and Work"\nTurin,"Housing, Berlin and Riga"\nRiga,Work\n'
    sheet = read_bytes(text.encode(), "a.csv")
    assert unfold(sheet, KNOWN) == sheet


def test_it_is_told_how_much_was_taken_apart() -> None:
    sheet = unfold(read_bytes(b"Members: Berlin, Ghent and Turin\n", "a.txt"), KNOWN)
    assert sheet.remarks[-1] == "1 enumeration was taken apart into 3 names"

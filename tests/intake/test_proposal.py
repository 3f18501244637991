"""Which reading is proposed for lists of every make, and what the reading gives."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hanse.errors import StructureError
from hanse.intake.entry import Entries, Entry, read_entries
from hanse.intake.known import Known
from hanse.intake.mapping import Mapping, load_mapping, save_mapping
from hanse.intake.proposal import propose
from hanse.intake.reading import read_bytes
from hanse.intake.sheet import Grid, Line, Sheet
from tests.intake import making

COUNTRIES = {"Belgium": "BE", "Belgique": "BE", "Italy": "IT", "Latvia": "LV", "Germany": "DE", "BE": "BE", "IT": "IT"}
CITIES = {"Ghent", "Liège", "Turin", "Riga", "Milan", "Leipzig"}
KNOWN = Known(lambda text: COUNTRIES.get(text, ""), CITIES.__contains__, {"Eurocities", "ECCAR", "ICORN"}.__contains__)


def sheet_of(text: str, name: str = "list.csv") -> Sheet:
    return read_bytes(text.encode(), name)


def read(sheet: Sheet, mapping: Mapping | None = None) -> Entries:
    return read_entries(sheet, mapping or propose(sheet, KNOWN), KNOWN)


def short(entries: Entries) -> list[tuple[str, ...]]:
    shown = ("city", "country", "network", "role", "start")
    return [tuple(getattr(entry, name) for name in shown if getattr(entry, name) != "") for entry in entries.taken]


LISTS = {
    "columns with headers": (
        "City,Country,Member since,Role\nGhent,Belgium,2015,Founder\nTurin,Italy,2016,Member\n",
        [("Ghent", "Belgium", "Founder", "2015"), ("Turin", "Italy", "Member", "2016")],
    ),
    "headers of another language": (
        "Ville;Pays;Année d'adhésion\nGhent;Belgique;2015\nLiège;Belgique;2016\n",
        [("Ghent", "Belgique", "2015"), ("Liège", "Belgique", "2016")],
    ),
    "a title above the header": (
        "Our members,,\n,,\nCity,Country,Since\nGhent,Belgium,2015\nTurin,Italy,2016\n",
        [("Ghent", "Belgium", "2015"), ("Turin", "Italy", "2016")],
    ),
    "no header": ("Ghent,BE,2015\nTurin,IT,2016\nMilan,IT,2017\n", [
        ("Ghent", "BE", "2015"), ("Turin", "IT", "2016"), ("Milan", "IT", "2017"),
    ]),
    "a column of networks": (
        "City,Network\nGhent,Eurocities\nGhent,ECCAR\nTurin,ECCAR\n",
        [("Ghent", "Eurocities"), ("Ghent", "ECCAR"), ("Turin", "ECCAR")],
    ),
    "countries in rows of their own": (
        "City,Since\nBelgium,\nGhent,2015\nLiège,2016\nItaly,\nTurin,2017\n",
        [("Ghent", "Belgium", "2015"), ("Liège", "Belgium", "2016"), ("Turin", "Italy", "2017")],
    ),
    "countries behind the names": (
        'Member\n"Ghent, Belgium"\n"Turin, Italy"\n"Riga, Latvia"\n',
        [("Ghent", "Belgium"), ("Turin", "Italy"), ("Riga", "Latvia")],
    ),
    "countries in brackets": (
        "Member\nGhent (Belgium)\nTurin (Italy)\nRiga\n", [("Ghent", "Belgium"), ("Turin", "Italy"), ("Riga",)],
    ),
    "a matrix": (
        "City,Country,Eurocities,ECCAR,ICORN\nGhent,Belgium,x,,x\nTurin,Italy,,x,\n",
        [("Ghent", "Belgium", "Eurocities"), ("Ghent", "Belgium", "ICORN"), ("Turin", "Italy", "ECCAR")],
    ),
    "a matrix of grades": (
        "City,Eurocities,ECCAR\nGhent,0,3\nTurin,1,0\nRiga,2,0\n",
        [("Ghent", "ECCAR"), ("Turin", "Eurocities"), ("Riga", "Eurocities")],
    ),
    "a matrix of years": (
        "City,Eurocities,ECCAR,ICORN\nGhent,2015,,2017\nTurin,,2016,\nRiga,2011,,\n",
        [
            ("Ghent", "Eurocities", "2015"), ("Ghent", "ICORN", "2017"), ("Turin", "ECCAR", "2016"),
            ("Riga", "Eurocities", "2011"),
        ],
    ),
    "a matrix with cities across": (
        "Network,Ghent,Turin\nEurocities,v,v\nECCAR,,v\n",
        [("Ghent", "Eurocities"), ("Turin", "Eurocities"), ("Turin", "ECCAR")],
    ),
    "periods": ("City,Period\nGhent,2015-2019\nTurin,2016-\n", [("Ghent", "2015"), ("Turin", "2016")]),
}  # fmt: skip


@pytest.mark.parametrize("case", LISTS)
def test_lists_of_every_make(case: str) -> None:
    text, expected = LISTS[case]
    assert short(read(sheet_of(text))) == expected


def test_a_list_under_headings_that_are_countries() -> None:
    page = "<h2>Belgium</h2><ul><li>Ghent<li>Liège</ul><h2>Italy</h2><ul><li>Turin</ul><p>Read more about us here.</p>"
    entries = read(sheet_of(page, "page.html"))
    assert short(entries) == [("Ghent", "Belgium"), ("Liège", "Belgium"), ("Turin", "Italy")]
    assert [entry.locator for entry in entries.taken] == ["list 1, item 1", "list 1, item 2", "list 2, item 1"]


def test_marks_of_a_scanned_table() -> None:
    text = "City,Eurocities,ECCAR,ICORN\nGhent,\u0667,v,\u0445\nTurin,x,\u0667,\u0445\nRiga,\u0667,\u0445,v\n"
    entries = read(sheet_of(text))
    assert short(entries) == [
        ("Ghent", "Eurocities"), ("Ghent", "ECCAR"), ("Turin", "ECCAR"), ("Riga", "Eurocities"), ("Riga", "ICORN"),
    ]  # fmt: skip
    assert entries.absent == 4
    assert entries.taken[0] == Entry("row 2, column Eurocities", "Ghent", network="Eurocities", mark="\u0667")


def test_totals_and_attributes_beside_a_matrix_are_no_networks() -> None:
    text = (
        "Cities\tCountry\tEurocities\tECCAR\tICORN\tPartnership\t**\tPopulation\tSize\tCapital\n"
        "Ghent\tBE\t\u0667\tv\t\u0445\tx\t2\t260,341\tM\tx\nTurin\tIT\t\u0667\t\u0445\t\u0667\t\u0667\t3\t870,000\tXL\t\u0445\n"
        "Riga\tLV\t\u0667\t\u0445\t\u0445\t\u0445\t1\t753,000\tXL\t\u0667\n"
    )
    mapping = propose(sheet_of(text), KNOWN)
    assert mapping.networks == ("Eurocities", "ECCAR", "ICORN", "Partnership")
    assert {reason.about: reason.why for reason in mapping.reasons}["form"].endswith("not networks: **, Capital")
    numbers = "City,Eurocities,ECCAR,ICORN,Total\nGhent,1,0,1,2\nTurin,0,0,1,1\nRiga,1,1,1,3\n"
    assert propose(sheet_of(numbers), KNOWN).networks == ("Eurocities", "ECCAR", "ICORN")


def test_every_choice_has_its_reason() -> None:
    mapping = propose(sheet_of(LISTS["columns with headers"][0]), KNOWN)
    told = {reason.about: reason.why for reason in mapping.reasons}
    assert told["city"] == "'City': the header says 'City'; 100% of its cells are names of registered cities"
    assert told["role"].endswith("100% of its cells are words for roles")
    assert {"table", "city", "country", "start", "role"} == set(told)


def test_staff_and_contacts_are_left_out_whatever_their_column_is_called() -> None:
    rows = ("Ghent,Jane Doe,a@ghent.example", "Turin,John Doe,b@turin.example", "Riga,,c@riga.example")
    text = "\n".join(("City,Mayor,X", *rows))
    mapping = propose(sheet_of(text), KNOWN)
    assert mapping.columns == {"city": "City"}
    assert {reason.why for reason in mapping.reasons if reason.about == "left out"} == {
        "'Mayor' holds staff or contacts", "'X' holds staff or contacts",
    }  # fmt: skip


def test_contacts_beside_the_names_of_a_list_are_cut() -> None:
    page = "<h2>Belgium</h2><ul><li>Ghent, jane@ghent.example<li>Liège<li>Bruges (contact: Jane Doe)</ul>"
    entries = read(sheet_of(page, "page.html"))
    assert short(entries) == [("Ghent", "Belgium"), ("Liège", "Belgium"), ("Bruges", "Belgium")]
    assert [entry.removed for entry in entries.taken] == [1, 0, 1]


QUARANTINED = [
    (",Belgium", "there is no name"),
    ("=1+1,Belgium", "this is a formula, not a name"),
    ("@SUM(A1),Belgium", "this is a formula, not a name"),
    ("12,Belgium", "there is no letter in the name"),
    ("City,Country", "the header once more"),
    ("Total,27", "a total, not a city"),
    ("https://ghent.example,Belgium", "this is an address, not a name"),
    ("x" * 200 + ",Belgium", "this is a sentence, not a name"),
]


@pytest.mark.parametrize(("line", "reason"), QUARANTINED)
def test_what_is_no_city_is_quarantined_with_its_reason(line: str, reason: str) -> None:
    entries = read(sheet_of(f"City,Country\nGhent,Belgium\n{line}\nTurin,Italy\nRiga,Latvia\n"))
    assert [(one.locator, one.reason) for one in entries.quarantined] == [("row 3", reason)]
    assert [entry.city for entry in entries.taken] == ["Ghent", "Turin", "Riga"]


def test_a_workbook_with_merged_headers_of_two_lines() -> None:
    rows = [
        ("", "", "Refugees", None, "Rights"), ("City", "Country", "Eurocities", "ICORN", "ECCAR"),
        ("Ghent", "Belgium", "x", None, "x"), ("Turin", "Italy", None, None, "x"), ("Riga", "Latvia", None, "x", None),
    ]  # fmt: skip
    sheet = read_bytes(making.xlsx({"Matrix": rows}, merged=["C1:D1"]), "m.xlsx")
    assert short(read(sheet)) == [
        ("Ghent", "Belgium", "Eurocities"), ("Ghent", "Belgium", "ECCAR"),
        ("Turin", "Italy", "ECCAR"), ("Riga", "Latvia", "ICORN"),
    ]  # fmt: skip


def test_the_best_of_several_tables_is_read_and_the_others_are_named() -> None:
    book = {
        "Notes": [("Read me",), ("made by us",)],
        "Members": [("City", "Country"), ("Ghent", "BE"), ("Turin", "IT")],
    }
    sheet = read_bytes(making.xlsx(book), "m.xlsx")
    mapping = propose(sheet, KNOWN)
    assert mapping.tables == ("sheet Members",)
    assert mapping.reasons[0].why.endswith("not read: sheet Notes")
    assert propose(sheet, KNOWN, table="Members").tables == ("sheet Members",)
    with pytest.raises(StructureError, match="no table 'Board'"):
        propose(sheet, KNOWN, table="Board")


@pytest.mark.parametrize("case", LISTS)
def test_a_mapping_that_is_kept_reads_the_same(case: str, tmp_path: Path) -> None:
    sheet = sheet_of(LISTS[case][0])
    mapping = propose(sheet, KNOWN)
    path = tmp_path / "map.toml"
    path.write_text(save_mapping(mapping), encoding="utf-8")
    loaded = load_mapping(path)
    assert loaded == mapping
    assert read(sheet, loaded) == read(sheet, mapping)


def test_a_mapping_fits_a_newer_sheet_with_columns_in_another_order(tmp_path: Path) -> None:
    mapping = propose(sheet_of("City,Country\nGhent,Belgium\nTurin,Italy\n"), KNOWN)
    assert short(read(sheet_of("Id,Country,City\n1,Latvia,Riga\n"), mapping)) == [("Riga", "Latvia")]
    with pytest.raises(StructureError, match="no table has the columns City, Country"):
        read(sheet_of("Stadt,Land\nRiga,Latvia\n"), mapping)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("form = 'round'", "form is 'round'"),
        ("colour = 'red'", "unknown key colour"),
        ("[columns]\nmayor = 'Mayor'", "unknown column mayor"),
        ("tables = 'a'", "tables is 'a'"),
        ("form = ", "cannot be read as TOML"),
        ("country_rows = 1", "country_rows is 1"),
    ],
)
def test_a_mapping_that_makes_no_sense_is_refused(text: str, what: str, tmp_path: Path) -> None:
    (tmp_path / "map.toml").write_text(text, encoding="utf-8")
    with pytest.raises(StructureError, match=what):
        load_mapping(tmp_path / "map.toml")


def test_a_sheet_without_names_is_refused() -> None:
    with pytest.raises(StructureError, match="no column looks like names of cities"):
        propose(sheet_of("1,2\n3,4\n5,6\n"), KNOWN)


COMMON = ["City", "Country", "Ghent", "Turin", "BE", "x", "v", "1", "0", "2015", "", "Total", "=1"]


@settings(max_examples=150, deadline=None)
@given(
    rows=st.lists(
        st.lists(st.sampled_from(COMMON) | st.text(max_size=8), min_size=1, max_size=5), min_size=1, max_size=8
    )
)  # fmt: skip
def test_any_table_gets_a_reading_that_can_be_kept_or_is_refused(rows: list[list[str]]) -> None:
    grid = Grid("rows", "table", tuple(Line(f"row {number}", tuple(row)) for number, row in enumerate(rows, start=1)))
    sheet = Sheet("a.csv", "delimited text", "", (grid,))
    try:
        mapping = propose(sheet, KNOWN)
    except StructureError:
        return
    entries = read_entries(sheet, mapping, KNOWN)
    assert all(entry.city != "" for entry in entries.taken)
    assert len({entry.locator for entry in entries.taken}) == len(entries.taken)
    assert tomllib.loads(save_mapping(mapping))["columns"] == mapping.columns

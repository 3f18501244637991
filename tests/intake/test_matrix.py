"""Wide matrices: one row a city, one column a network, marks in any glyph, grades with what they mean."""

import io
import random
import tomllib
import zipfile
from pathlib import Path

import pytest

from hanse.domain.dates import FuzzyDate
from hanse.intake.claims import Writer
from hanse.intake.entry import Entries, read_entries
from hanse.intake.known import Known
from hanse.intake.labelled import label_grid
from hanse.intake.mapping import load_mapping, save_mapping
from hanse.intake.proposal import propose
from hanse.intake.reading import read_bytes
from hanse.intake.sheet import Sheet
from hanse.intake.taken import Provenance
from tests.intake import making

KNOWN = Known(
    lambda text: {"Belgium": "BE", "Italy": "IT", "Latvia": "LV"}.get(text, ""),
    {"Ghent", "Turin", "Riga"}.__contains__,
    {"Eurocities", "ECCAR", "ICORN"}.__contains__,
)


def read(sheet: Sheet) -> Entries:
    return read_entries(sheet, propose(sheet, KNOWN), KNOWN)


def found(entries: Entries) -> list[tuple[str, ...]]:
    shown = ("city", "network", "role", "start", "mark", "meaning")
    return [tuple(getattr(entry, name) for name in shown) for entry in entries.taken]


HEADER = (("City", "Country", "Networks", None, None), (None, None, "Eurocities", "ECCAR", "ICORN"))
MARKED = (*HEADER, ("Ghent", "Belgium", "x", None, "x"), ("Turin", "Italy", None, "x", None))
MERGED = {
    "xlsx": making.xlsx({"M": MARKED}, merged=["C1:E1", "A1:A2", "B1:B2"]),
    "xls": making.xls({"M": MARKED}, merged=[(0, 0, 2, 4), (0, 1, 0, 0), (0, 1, 1, 1)]),
    "ods": making.ods_spanned(MARKED, {(0, 2): (1, 3), (0, 0): (2, 1), (0, 1): (2, 1)}),
    "csv": b"City,Country,Networks,,\n,,Eurocities,ECCAR,ICORN\nGhent,Belgium,x,,x\nTurin,Italy,,x,\n",
}


@pytest.mark.parametrize("kind", MERGED)
def test_a_header_of_two_lines_with_merged_cells(kind: str) -> None:
    sheet = read_bytes(MERGED[kind], f"m.{kind}")
    assert label_grid(sheet.grids[0]).labels[2:] == ("Networks / Eurocities", "Networks / ECCAR", "Networks / ICORN")
    assert [(city, network) for city, network, *_ in found(read(sheet))] == [
        ("Ghent", "Eurocities"), ("Ghent", "ICORN"), ("Turin", "ECCAR"),
    ]  # fmt: skip


def test_roles_under_the_name_of_their_network() -> None:
    rows = (("City", "Eurocities", None, "ECCAR", None), (None, "Member", "Board", "Member", "Board"),
            ("Ghent", "x", "x", None, None), ("Turin", "x", None, "x", None))  # fmt: skip
    entries = read(read_bytes(making.xlsx({"M": rows}, merged=["B1:C1", "D1:E1"]), "m.xlsx"))
    assert [entry[:3] for entry in found(entries)] == [
        ("Ghent", "Eurocities", "Member"), ("Ghent", "Eurocities", "Board"), ("Turin", "Eurocities", "Member"),
        ("Turin", "ECCAR", "Member"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("marks", "present"),
    [
        ("v,,v", 2), ("x,,x", 2), ("1,0,1", 2), ("✓,✗,✓", 2), ("yes,no,yes", 2), ("●,○,●", 2), ("v,x,v", 2),
        ("ja,nein,ja", 2), ("X,-,X", 2), ("✔,,✔", 2), ("2015,,2017", 2), ("12/03/2019,,2017-05", 2), ("是,否,是", 2),
        ("member,,observer", 2), ("TRUE,FALSE,TRUE", 2), ("+,-,+", 2), ("☑,☐,☑", 2), ("да,нет,да", 2),
    ],
)  # fmt: skip
def test_marks_in_any_glyph(marks: str, present: int) -> None:
    text = f"City,Country,Eurocities,ECCAR,ICORN\nGhent,Belgium,{marks}\nTurin,Italy,{marks}\nRiga,Latvia,{marks}\n"
    entries = read(read_bytes(text.encode(), "m.csv"))
    assert len(entries.taken) == 3 * present
    assert entries.quarantined == []
    assert {entry.network for entry in entries.taken} == {"Eurocities", "ICORN"}


def test_dates_in_cells_are_starts_and_words_are_roles() -> None:
    text = "City,Eurocities,ECCAR,ICORN\nGhent,2015,observer,x\nTurin,12 March 2019,member,\nRiga,,member,\n"
    entries = read(read_bytes(text.encode(), "m.csv"))
    assert ("Turin", "Eurocities", "", "12 March 2019", "", "") in found(entries)
    assert ("Ghent", "ECCAR", "observer", "", "observer", "") in found(entries)
    assert entries.quarantined == []


@pytest.mark.parametrize("networks", [84, 37])
def test_a_matrix_of_the_field_with_graded_marks(networks: int, tmp_path: Path) -> None:
    """Cities with coordinates and codes, then many networks with grades from 0 to 3, and a sheet that says what for."""
    chance = random.Random(networks)
    names = [f"Network {chr(65 + number % 26)}{number}" for number in range(networks)]
    grades = [[chance.choice((0, 0, 0, 0, 1, 2, 3)) for _ in names] for _ in range(40)]
    rows = [("City", "Country", "ISO", "Latitude", "Longitude", *names)]
    rows += [(f"Town {number}", "Belgium", "BE", 51.0, 3.7, *row) for number, row in enumerate(grades)]  # type: ignore[arg-type]
    legend = (
        ("Grade", "Meaning"),
        (0, "no information"),
        (1, "named on the site of the network"),
        (2, "Member"),
        (3, "Board"),
    )
    sheet = read_bytes(making.xlsx({"Matrix": rows, "Legend": legend}), "matrix.xlsx")
    mapping = propose(sheet, KNOWN)
    assert len(mapping.networks) == networks
    assert mapping.meanings == {
        "0": "no information", "1": "named on the site of the network", "2": "Member", "3": "Board",
    }  # fmt: skip
    path = tmp_path / "map.toml"
    path.write_text(save_mapping(mapping), encoding="utf-8")
    assert load_mapping(path) == mapping
    assert tomllib.loads(path.read_text(encoding="utf-8"))["meanings"]["2"] == "Member"
    entries = read_entries(sheet, mapping, KNOWN)
    expected = [(f"Town {city}", names[place], str(grade)) for city, row in enumerate(grades)
                for place, grade in enumerate(row) if grade > 0]  # fmt: skip
    assert [(entry.city, entry.network, entry.mark) for entry in entries.taken] == expected
    assert entries.absent == 40 * networks - len(expected)
    writer = Writer(Provenance("lists", title="T"), country_of=KNOWN.country_of, identify=lambda *_: (), admission={})
    ties = list(writer.write(entries).ties.values())
    assert {(tie["role"], tie["note"]) for tie in ties} == {
        ("unspecified", 'marked "1", which the list says means "named on the site of the network"'),
        ("member", 'marked "2", which the list says means "Member"'),
        ("board", 'marked "3", which the list says means "Board"'),
    }
    assert len(ties) == len(expected)
    assert writer.listed == FuzzyDate(None, None, "")


def test_grades_that_nobody_explains_are_kept_and_it_is_said() -> None:
    text = "City,Eurocities,ECCAR\nGhent,0,3\nTurin,1,0\nRiga,2,0\n"
    mapping = propose(read_bytes(text.encode(), "m.csv"), KNOWN)
    told = {reason.about: reason.why for reason in mapping.reasons}
    assert "the list does not say what its grades mean" in told["meanings"]
    assert "the grade is kept with each claim" in told["marks"]


@pytest.mark.parametrize(
    ("note", "meanings"),
    [
        ("0 = no; 1 = observer; 2 = member", {"0": "no", "1": "observer", "2": "member"}),
        ("Legend: 1: observer, 2: member", {"1": "observer", "2": "member"}),
        ("See page 2: members", {}),
        ("1 = observer", {}),
    ],
)
def test_a_note_above_the_table_says_what_marks_mean(note: str, meanings: dict[str, str]) -> None:
    text = f'"{note}",,\nCity,Eurocities,ECCAR\nGhent,0,2\nTurin,1,0\nRiga,2,0\n'
    sheet = read_bytes(text.encode(), "m.csv")
    assert propose(sheet, KNOWN).meanings == meanings
    assert len(read(sheet).taken) == 3


def test_a_hollow_sign_counts_where_the_list_says_so() -> None:
    text = '"● = member; ○ = observer",,\nCity,Eurocities,ECCAR\nGhent,●,○\nTurin,○,\nRiga,●,\n'
    assert [(city, role) for city, _, role, *_ in found(read(read_bytes(text.encode(), "m.csv")))] == [
        ("Ghent", "member"), ("Ghent", "observer"), ("Turin", "observer"), ("Riga", "member"),
    ]  # fmt: skip


def test_the_old_workbook_and_its_second_sheet() -> None:
    rows = (("City", "Country", "Since"), ("Ghent", "Belgium", 2015), ("Riga", "Latvia", 2016.0), ("Łódź", None, True))
    sheet = read_bytes(making.xls({"About": [("Our list",)], "Members": rows}), "list.xls")
    assert [grid.name for grid in sheet.grids] == ["sheet About", "sheet Members"]
    assert [line.cells for line in sheet.grids[1].lines[1:]] == [
        ("Ghent", "Belgium", "2015"), ("Riga", "Latvia", "2016"), ("Łódź", "", "TRUE"),
    ]  # fmt: skip
    assert propose(sheet, KNOWN).tables == ("sheet Members",)


def test_an_open_document_with_more_merged_cells_than_a_list_has_is_refused() -> None:
    from dataclasses import replace

    from hanse.errors import StructureError
    from hanse.intake.limits import DEFAULT

    data = making.ods_spanned([("x",) * 30] * 30, {(row, column): (1, 2) for row in range(30) for column in range(30)})
    with pytest.raises(StructureError, match="merged cells"):
        read_bytes(data, "a.ods", replace(DEFAULT, rows=100))
    assert zipfile.ZipFile(io.BytesIO(data)).namelist()[0] == "mimetype"


def test_a_network_whose_marks_nobody_knows_is_named_and_not_read() -> None:
    text = "City,Eurocities,ICORN,ECCAR\nGhent,v,v,zz\nTurin,v,,qq\nRiga,,v,zz\n"
    mapping = propose(read_bytes(text.encode(), "list.csv"), KNOWN)
    assert "not read: ECCAR" in " ".join(str(reason) for reason in vars(mapping).values())


def test_a_control_character_behind_a_grade_is_no_crash() -> None:
    text = "City,Eurocities,ICORN\nGhent,1\x1f,2\nTurin,0\x1f,1\n"
    assert propose(read_bytes(text.encode(), "list.csv"), KNOWN) is not None

"""Official lists on small files of the shape that their publishers give them."""

import time
import zipfile
from pathlib import Path

import pytest

from hanse.errors import StructureError
from hanse.intake.reading import read_bytes
from hanse.intake.standing.geonames import Wanted, read_admin1, read_geonames
from hanse.intake.standing.lau import read_lau
from hanse.intake.standing.nuts import read_nuts
from hanse.intake.standing.unit import Unit, iso_of, names_of, number_of
from tests.intake import making

LAU = ("NUTS 3 CODE", "LAU CODE", "LAU NAME NATIONAL", "LAU NAME LATIN", "CHANGE (Y/N)", "POPULATION",
       "TOTAL AREA (m2)", "DEGURBA", "DEG change compared to last year", "COASTAL AREA (yes/no)")  # fmt: skip
SHEETS = {
    "Combined": (("Country", "Remarks"), ("EL", "as delivered")),
    "BE": (
        LAU,
        ("BE234", "44021", "Gent", "Gent", "no", "265 086", "157960000", 1, "no", "no"),
        ("BE100", "21004", "Bruxelles / Brussel", "Bruxelles / Brussel", "no", 188737, 33090000, 1, "no", "no"),
        ("BE234", "44021", "Gent", "Gent", "no", "265 086", "157960000", 1, "no", "no"),
        ("BE234", "", "Nowhere", "Nowhere", "no", 5, 5, 3, "no", "no"),
        ("BE234", "44099", "n.a.", "n.a.", "no", 5, 5, 3, "no", "no"),
    ),
    "EL": (LAU, ("EL522", "7101", "Θεσσαλονίκη", "Thessaloniki", "no", "n.a.", "", 1, "", "yes")),
}  # fmt: skip


def test_a_workbook_with_a_sheet_a_country() -> None:
    standing = read_lau(read_bytes(making.xlsx(SHEETS), "EU-27-LAU-2023-NUTS-2021.xlsx"))
    assert standing.countries() == ("BE", "GR")
    assert list(standing.units.values()) == [
        Unit("BE", "44021", "Gent", (), "BE234", "1", 265086),
        Unit("BE", "21004", "Bruxelles / Brussel", ("Bruxelles", "Brussel"), "BE100", "1", 188737),
        Unit("GR", "7101", "Θεσσαλονίκη", ("Thessaloniki",), "EL522", "1", None),
    ]
    assert standing.year == "2023"
    assert [(line.locator, line.reason) for line in standing.quarantined] == [
        ("sheet BE, row 4", "says the same as an earlier line"), ("sheet BE, row 5", "there is no code"),
        ("sheet BE, row 6", "there is no name"),
    ]  # fmt: skip


def test_the_table_of_gisco() -> None:
    text = "GISCO_ID,CNTR_CODE,LAU_ID,LAU_NAME,POP_2021,POP_DENS_2021,AREA_KM2,YEAR\n"
    text += "AT_10101,AT,10101,Eisenstadt,14816,345,43,2021\n"
    standing = read_lau(read_bytes(text.encode(), "LAU_RG_01M_2021_4326.csv"))
    assert list(standing.units.values()) == [Unit("AT", "10101", "Eisenstadt", (), "", "", 14816)]
    assert standing.year == "2021"


def test_what_is_no_list_of_municipalities_is_refused() -> None:
    with pytest.raises(StructureError, match="no list of local administrative units") as refused:
        read_lau(read_bytes(b"City,Country\nGhent,BE\n", "a.csv"))
    assert "City, Country" in refused.value.hint


NUTS = "NUTS_ID,LEVL_CODE,CNTR_CODE,NAME_LATN,NUTS_NAME\n" + "".join(
    f"{code},{len(code) - 2},{code[:2]},{name},{name}\n"
    for code, name in (
        ("DE", "Deutschland"), ("DE1", "Baden-Württemberg"), ("DE11", "Stuttgart"), ("DE111", "Stuttgart"),
        ("EL30", "Attiki"), ("DEZZZ", "Extra-Regio"), ("9X", "Nothing"),
    )
)  # fmt: skip


def test_a_classification_with_a_line_a_region() -> None:
    standing = read_nuts(read_bytes(NUTS.encode(), "NUTS_AT_2021.csv"))
    found = [
        (one.scheme, one.code, one.level, one.country, one.parent) for one in standing.regions.values()
    ]  # fmt: skip
    assert found == [
        ("NUTS 2021", "DE", 0, "DE", ""), ("NUTS 2021", "DE1", 1, "DE", "DE"), ("NUTS 2021", "DE11", 2, "DE", "DE1"),
        ("NUTS 2021", "DE111", 3, "DE", "DE11"), ("NUTS 2021", "EL30", 2, "GR", ""),
    ]  # fmt: skip
    assert [line.text for line in standing.quarantined] == ["9X | 0 | 9X | Nothing | Nothing"]
    assert sum(standing.left_out.values()) == 1


def test_a_classification_with_a_column_a_level() -> None:
    rows = (("Code 2024", "Country", "NUTS level 1", "NUTS level 2", "NUTS level 3", "NUTS level"),
            ("BE", "Belgique/België", None, None, None, 0), ("BE2", None, "Vlaams Gewest", None, None, 1),
            ("BE23", None, None, "Oost-Vlaanderen", None, 2), ("BE234", None, None, None, "Arr. Gent", 3))  # fmt: skip
    standing = read_nuts(read_bytes(making.xlsx({"NUTS2024": rows}), "classification.xlsx"))
    assert [(one.scheme, one.code, one.name, one.parent) for one in standing.regions.values()] == [
        ("NUTS 2024", "BE", "Belgique/België", ""), ("NUTS 2024", "BE2", "Vlaams Gewest", "BE"),
        ("NUTS 2024", "BE23", "Oost-Vlaanderen", "BE2"), ("NUTS 2024", "BE234", "Arr. Gent", "BE23"),
    ]  # fmt: skip


def place(key: str, name: str, *, feature: str = "P", code: str = "PPL", country: str = "BE", population: int = 9000,
          others: str = "") -> str:  # fmt: skip
    cells = (key, name, name, others, "51.05", "3.71667", feature, code, country, "", "VLG", "VOV", "44", "44021",
             str(population), "", "10", "Europe/Brussels", "2024-01-01")  # fmt: skip
    return "\t".join(cells) + "\n"


DUMP = (
    place("2797656", "Ghent", population=265086, others="Gand,Gent,Гент") + place("1", "Hamlet", population=12)
    + place("2", "A quarter", code="PPLX") + place("3", "A hill", feature="T", code="HLL")
    + place("4", "Lille", country="FR") + place("5", "Gent", feature="A", code="ADM4", population=265086)
    + "6\tbroken\n"
)  # fmt: skip


def dump(tmp_path: Path, text: str = DUMP, name: str = "BE.txt") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_dump_gives_its_populated_places(tmp_path: Path) -> None:
    standing = read_geonames(dump(tmp_path), Wanted(("BE",)))
    assert list(standing.units.values()) == [
        Unit("BE", "2797656", "Ghent", ("Gand", "Gent", "Гент"), "BE.VLG", "", 265086, 51.05, 3.71667, 2797656)
    ]
    assert standing.left_out == {"under 5,000 inhabitants": 1, "of other kinds": 3, "of other countries": 1}
    assert [(line.locator, line.reason) for line in standing.quarantined] == [
        ("line 7", "the line has 2 columns, not 19")
    ]


def test_a_dump_gives_its_administrative_units(tmp_path: Path) -> None:
    standing = read_geonames(dump(tmp_path), Wanted((), "ADM4", 0))
    assert [(unit.code, unit.name, unit.geonames_id) for unit in standing.units.values()] == [("5", "Gent", None)]


def test_a_dump_in_its_zip_and_the_names_of_divisions(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "BE.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("BE.txt", DUMP)
        archive.writestr("readme.txt", "read me")
    assert len(read_geonames(tmp_path / "BE.zip", Wanted()).units) == 2
    codes = dump(tmp_path, "BE.VLG\tFlanders\tFlanders\t3337388\nFR.32\tHauts-de-France\tHauts-de-France\t1\n", "a.txt")
    assert [(key, region.name) for key, region in read_admin1(codes, ("BE",)).items()] == [
        (("GeoNames admin1", "BE.VLG"), "Flanders")
    ]
    with pytest.raises(StructureError, match="first-level divisions"):
        read_admin1(dump(tmp_path), ())


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"City,Country\nGhent,BE\n" * 10, "no GeoNames dump"),
        (b"x" * 300_000, "bytes in one line"),
        (b"\xff\xfe\x00" * 100, "no UTF-8"),
        (b"PK\x03\x04 broken", "zip"),
        (b"a\n" * 11_000, "cannot be used"),
    ],
)
def test_what_is_no_dump_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "XX.txt"
    path.write_bytes(content)
    begun = time.monotonic()
    with pytest.raises(StructureError, match=reason):
        read_geonames(path, Wanted())
    assert time.monotonic() - begun < 3
    with pytest.raises(StructureError, match="cannot be opened"):
        read_geonames(tmp_path / "missing.txt", Wanted())


@pytest.mark.parametrize(
    ("text", "number"),
    [("265 086", 265086), ("1,234", 1234), ("12.0", 12), ("12.5", None), ("", None), (":", None), ("-1", None),
     ("1\u202f000", 1000), ("9" * 20, None)],
)  # fmt: skip
def test_numbers_as_lists_print_them(text: str, number: int | None) -> None:
    assert number_of(text) == number


def test_codes_and_names() -> None:
    assert [iso_of(code) for code in ("EL", "UK", "de", "X1", "DEU", "")] == ["GR", "GB", "DE", "", "", ""]
    assert names_of("Bozen / Bolzano", "Bozen; Bolzano") == ("Bozen / Bolzano", ("Bozen", "Bolzano"))

"""Reads Eurostat's lists of local administrative units (LAU): the workbook with a sheet a country, or GISCO's table."""

import re
from typing import Final

from hanse.intake.entry import Quarantined, fault_of
from hanse.intake.sheet import Line, Sheet
from hanse.intake.standing.heads import Headed, tables_with
from hanse.intake.standing.unit import Standing, Unit, iso_of, names_of, number_of

# Headers are folded: NUTS_3 CODE is "nuts 3 code".
_HEADS: Final = {
    "region": r"nuts ?3( code)?( \d{4})?|nuts id",
    "code": r"lau ?2? (nat )?code( \d{4})?( national)?|lau ?2? id|lau code",
    "national": r"lau ?2? name( national| nat)?|name national|name 1",
    "latin": r"lau ?2? name (latin|latn|ascii)|name latin|name 2",
    "country": r"cntr code|country( code)?|cc",
    "population": r"(total )?population( \d{4})?|pop( \d{4})?",
    "urbanisation": r"degurba( \d{4})?|degree of urbanisation( \d{4})?",
    "latitude": r"lat(itude)?|y",
    "longitude": r"lon(g|gitude)?|x",
    "year": r"year",
}
_NUTS3: Final = re.compile(r"[A-Z]{2}[0-9A-Z]{3}")
_YEAR: Final = re.compile(r"(?:LAU|lau)[ _-]?(?:RG_\w+?_)?((?:19|20)\d\d)")
_NOTHING: Final = frozenset({"", "n.a.", "n/a", "na", ":", "-"})


def read_lau(sheet: Sheet) -> Standing:
    """Every municipality of the list."""
    standing = Standing()
    for table in tables_with(sheet, _HEADS, ("code", "national"), "list of local administrative units"):
        for line in table.lines:
            _take(table, line, standing)
    stated = _YEAR.search(sheet.file)
    if standing.year == "" and stated is not None:
        standing.year = stated[1]
        standing.remarks.append(f"the year {stated[1]} is that of the file's name")
    return standing


def _take(table: Headed, line: Line, standing: Standing) -> None:
    code, region = table.cell(line, "code"), table.cell(line, "region").upper()
    spellings = [name for name in (table.cell(line, "national"), table.cell(line, "latin")) if name not in _NOTHING]
    shown = " | ".join(cell for cell in line.cells[:5] if cell != "")[:200]
    country = iso_of(table.cell(line, "country")) or (iso_of(region[:2]) if _NUTS3.fullmatch(region) else "")
    country = country or iso_of(table.grid.name.removeprefix("sheet ").strip()[:2])
    if code in _NOTHING and len(spellings) == 0:
        standing.leave_out("lines without code and name")
        return
    fault = _fault(code, spellings, country, table)
    if fault != "":
        standing.quarantined.append(Quarantined(line.locator, shown, fault))
        return
    name, others = names_of(*spellings)
    population = table.cell(line, "population")
    if number_of(population) is None and population not in _NOTHING:
        standing.leave_out("numbers of inhabitants that are no numbers: left blank")
    standing.year = standing.year or table.cell(line, "year")
    standing.add(
        Unit(
            country,
            code,
            name,
            others,
            region if _NUTS3.fullmatch(region) else "",
            table.cell(line, "urbanisation") if table.cell(line, "urbanisation") in ("1", "2", "3") else "",
            number_of(population),
            degrees(table.cell(line, "latitude"), 90),
            degrees(table.cell(line, "longitude"), 180),
        ),
        line.locator,
    )


def _fault(code: str, spellings: list[str], country: str, table: Headed) -> str:
    if code in _NOTHING:
        return "there is no code"
    if len(code) > 20 or not code.isprintable() or ";" in code:
        return "this is no code"
    if len(spellings) == 0:
        return "there is no name"
    if country == "":
        return "its country cannot be told"
    return fault_of(spellings[0], table.header.cells)


def degrees(text: str, most: int) -> float | None:
    """Degrees of latitude or longitude; None where there are none."""
    try:
        value = float(text)
    except ValueError:
        return None
    return round(value, 5) if -most <= value <= most else None

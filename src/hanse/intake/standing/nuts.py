"""Reads Eurostat's classification of regions (NUTS): GISCO's table, or the workbook with a column for each level."""

import re
from typing import Final

from hanse.intake.entry import Quarantined
from hanse.intake.sheet import Line, Sheet
from hanse.intake.standing.heads import Headed, tables_with
from hanse.intake.standing.unit import Region, Standing, iso_of

_HEADS: Final = {
    "code": r"nuts id|nuts code|code( \d{4})?|nuts( \d{4})?",
    "name": r"nuts name|name latn|nuts label|label|name|region",
    "country name": r"country",
    "level 1": r"nuts level 1|nuts 1",
    "level 2": r"nuts level 2|nuts 2",
    "level 3": r"nuts level 3|nuts 3",
}
_CODE: Final = re.compile(r"[A-Z]{2}[0-9A-Z]{0,3}")
_YEAR: Final = re.compile(r"(?:NUTS|nuts|Code)\D{0,12}?((?:19|20)\d\d)")
_NAMES: Final = ("name", "level 3", "level 2", "level 1", "country name")
_EXTRA: Final = "regions outside of every territory (Extra-Regio)"


def read_nuts(sheet: Sheet, scheme: str = "") -> Standing:
    """Every region of the classification; ``scheme`` is its name, as NUTS 2021, where the file does not say it."""
    standing = Standing()
    tables = [
        table for table in tables_with(sheet, _HEADS, ("code",), "classification of regions")
        if any(name in table.places for name in _NAMES)
    ]  # fmt: skip
    year = next((found[1] for table in tables if (found := _YEAR.search(" ".join(table.header.cells)))), "")
    stated = _YEAR.search(sheet.file)
    if scheme == "" and (year != "" or stated is not None):
        scheme = f"NUTS {year or (stated[1] if stated is not None else '')}"
        standing.remarks.append(f"the scheme is {scheme}, as the {'header' if year != '' else 'name of the file'} says")
    standing.year = scheme.rpartition(" ")[2]
    for table in tables:
        for line in table.lines:
            _take(table, line, scheme, standing)
    _check_parents(standing)
    return standing


def _take(table: Headed, line: Line, scheme: str, standing: Standing) -> None:
    code = table.cell(line, "code").strip().upper()
    name = next((text for field in _NAMES if (text := table.cell(line, field)) != ""), "")
    if code == "":
        standing.leave_out("lines without a code")
        return
    country = iso_of(code[:2])
    fault = (
        "this is no code of a region" if _CODE.fullmatch(code) is None or country == ""
        else "there is no name" if name == ""
        else ""
    )  # fmt: skip
    if fault == "" and "Z" in code[2:]:
        standing.leave_out(_EXTRA)
        return
    region = Region(scheme, code, name, len(code) - 2, country, code[:-1] if len(code) > 2 else "")
    first = standing.regions.setdefault((scheme, code), region) if fault == "" else region
    if fault == "" and first is not region:
        fault = "" if first == region else f"its code is taken by {first.name}"
    if fault != "":
        shown = " | ".join(cell for cell in line.cells[:5] if cell != "")[:200]
        standing.quarantined.append(Quarantined(line.locator, shown, fault))


def _check_parents(standing: Standing) -> None:
    """A region whose wider region the file lacks has none."""
    for key, region in list(standing.regions.items()):
        if region.parent != "" and (region.scheme, region.parent) not in standing.regions:
            standing.regions[key] = Region(region.scheme, region.code, region.name, region.level, region.country)

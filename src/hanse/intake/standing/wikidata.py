"""Reads results of queries of Wikidata (CSV, JSON): who is a member of what, inception, official names.

What Wikidata says are candidates for claims: they are listed for review, and only rows that somebody accepted become
claims, with Wikidata as their source and the address of the item as the place where it is said.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from hanse.domain.dates import UNKNOWN_DATE, FuzzyDate
from hanse.errors import StructureError
from hanse.intake.entry import Quarantined, fault_of
from hanse.intake.known import Known
from hanse.intake.person import strip_people
from hanse.intake.sheet import Line, Sheet
from hanse.intake.standing.heads import Headed, tables_with
from hanse.intake.standing.unit import Standing

ADDRESS: Final = "https://www.wikidata.org/"
FOUNDED, OFFICIAL_NAME = "founded", "official_name"
# Names of variables of a query, without their mark; a label beats the address of the same thing.
_HEADS: Final = {
    "item": r"item|city|member|municipality|place|network|organi[sz]ation",
    "label": r"(item|city|member|municipality|place)( ?label| ?name)",
    "object": r"(member ?of|network|organi[sz]ation|group|association)",
    "object label": r"(member ?of|network|organi[sz]ation|group|association)( ?label| ?name)",
    "country": r"(country|iso|iso ?code|country ?code)",
    "country label": r"country( ?label| ?name)",
    "start": r"start( ?time| ?date)?|since|point ?in ?time|from|joined",
    "end": r"end( ?time| ?date)?|until|left",
    "inception": r"inception|founded|foundation",
    "official": r"official ?name|officialname",
}
_ITEM: Final = re.compile(r"^https?://(?:www\.)?wikidata\.org/(?:entity|wiki)/(Q\d{1,12})$")
_UNKNOWN: Final = re.compile(r"^(?:_:|t\d+$|https?://www\.wikidata\.org/\.well-known/genid/)")
_MOMENT: Final = re.compile(r"^([+-]?)(\d{4,})-(\d\d)-(\d\d)(?:T[\d:]+Z?)?$")
COLUMNS: Final = (
    "accept", "says", "subject_kind", "subject", "country", "object", "role", "start", "end", "value", "item",
    "subject_is", "object_is", "held", "remark",
)  # fmt: skip


@dataclass(frozen=True)
class Candidate:
    """Something that Wikidata says and nobody has accepted yet."""

    says: str  # member of | founded | official_name
    subject_kind: str
    subject: str
    country: str
    item: str  # address of the item that says it
    object: str = ""
    start: str = ""
    end: str = ""
    value: str = ""
    remark: str = ""
    role: str = "member"
    accept: str = ""
    locator: str = ""  # line of the file


@dataclass(frozen=True)
class Found:
    """The candidates of a file, and what is none."""

    candidates: tuple[Candidate, ...]
    quarantined: tuple[Quarantined, ...]
    reviewed: bool  # True for a sheet of candidates that somebody has gone through
    remarks: tuple[str, ...] = ()


def read_wikidata(sheet: Sheet, known: Known, kind: str = "") -> Found:
    """The candidates of a query result, or the rows of a sheet of candidates.

    ``kind`` is city or network where the items are, and the file does not show it.
    """
    for grid in sheet.grids:
        if len(grid.lines) > 0 and grid.lines[0].cells[: len(COLUMNS)] == COLUMNS:
            return _reviewed(grid.lines)
    tables = tables_with(sheet, _HEADS, ("item",), "result of a query of Wikidata")
    table = max(tables, key=lambda one: sum(_ITEM.match(one.cell(line, "item")) is not None for line in one.lines))
    if "object" not in table.places and not {"inception", "official"} & table.places.keys():
        raise StructureError(
            "the result says neither member of, inception nor official name", where=sheet.file,
            hint="name the variables ?item ?itemLabel ?memberOf ?memberOfLabel ?start ?end ?inception ?officialName",
        )  # fmt: skip
    kind, told = _kind_of(table, known, kind)
    standing = Standing()
    candidates = [one for line in table.lines for one in _candidates(table, line, kind, known, standing)]
    different = {replace(one, locator=""): one for one in reversed(candidates)}
    return Found(tuple(reversed(different.values())), tuple(standing.quarantined), False, (told,))


def _kind_of(table: Headed, known: Known, kind: str) -> tuple[str, str]:
    if kind != "":
        return kind, f"the items are said to be of the kind {kind}"
    if "object" in table.places or "object label" in table.places:
        return "city", "the items are taken for cities, for they are members of something"
    labels = [table.cell(line, "label") for line in table.lines]
    networks, cities = sum(map(known.is_network, labels)), sum(map(known.is_city, labels))
    kind = "network" if networks > cities else "city"
    return kind, f"the items are taken for kind {kind}: {networks} registered networks, {cities} registered cities"


def _candidates(table: Headed, line: Line, kind: str, known: Known, standing: Standing) -> Iterator[Candidate]:
    match = _ITEM.match(table.cell(line, "item"))
    label, removed = strip_people(table.cell(line, "label"))
    official = strip_people(table.cell(line, "official"))[0]
    subject = label or official
    fault = "the item has no address of Wikidata" if match is None else "the item has no label" if subject == "" else ""
    fault = fault or ("the label is the number of the item" if re.fullmatch(r"Q\d+", subject) else fault_of(subject))
    if match is None or fault != "":
        shown = " | ".join(cell for cell in line.cells[:5] if cell != "")[:200]
        standing.quarantined.append(Quarantined(line.locator, strip_people(shown)[0], fault))
        return
    country = table.cell(line, "country label") or table.cell(line, "country")
    country = "" if _ITEM.match(country) or _UNKNOWN.match(country) else country
    remark = "a contact or name of staff was removed" if removed > 0 else ""
    address = f"{ADDRESS}wiki/{match[1]}"
    base = Candidate("", kind, subject, known.country_of(country), address, remark=remark, locator=line.locator)
    network = table.cell(line, "object label") or table.cell(line, "object")
    if network != "" and not _ITEM.match(network) and not _UNKNOWN.match(network):
        start, end = _known(table.cell(line, "start")), _known(table.cell(line, "end"))
        yield replace(base, says="member of", object=network, start=start, end=end)
    elif network != "":
        reason = "what the item is a member of has no label"
        standing.quarantined.append(Quarantined(line.locator, network[:200], reason))
    if _known(table.cell(line, "inception")) != "":
        yield replace(base, says=FOUNDED, value=table.cell(line, "inception"), role="")
    if official not in ("", label):
        yield replace(base, says=OFFICIAL_NAME, value=official, role="")


def _known(text: str) -> str:
    """A value as written; "" where Wikidata says that it is not known."""
    return "" if _UNKNOWN.match(text) else text


def _reviewed(lines: tuple[Line, ...]) -> Found:
    """The rows of a sheet of candidates; those without yes in their first column stay candidates."""
    candidates = []
    for line in lines[1:]:
        cells = dict(zip(COLUMNS, (line.cell(place) for place in range(len(COLUMNS))), strict=True))
        kept = {name: value for name, value in cells.items() if name in Candidate.__dataclass_fields__}
        candidates.append(Candidate(**kept, locator=line.locator))
    return Found(tuple(candidates), (), True)


def moment(text: str) -> FuzzyDate:
    """A date of Wikidata. Results print 1 January for a year and the first for a month: both stay as wide as that."""
    match = _MOMENT.match(text.strip())
    if match is None or match[1] == "-" or len(match[2]) > 4:
        return FuzzyDate(None, None, text) if text != "" else UNKNOWN_DATE
    year, month, day = int(match[2]), int(match[3]), int(match[4])
    try:
        if month <= 1 and day <= 1:
            return FuzzyDate(date(year, 1, 1), date(year, 12, 31), text)
        if day <= 1:
            following = date(year + month // 12, month % 12 + 1, 1)
            return FuzzyDate(date(year, month, 1), date.fromordinal(following.toordinal() - 1), text)
        return FuzzyDate(date(year, month, day), date(year, month, day), text)
    except ValueError:
        return FuzzyDate(None, None, text)

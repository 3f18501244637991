"""Adds one statement or tie about a body, in the shape shared by every step on networks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.import_material.fuzzy import read_written
from tools.import_material.labels import meaning
from tools.import_material.output import Output, Row, read_rows
from tools.import_material.roster_dates import columns_of
from tools.import_material.sources import Sources
from tools.import_material.statements import add_statement, add_tie, joined

PAGE = "text of the page"
PAPER_NAMES = {
    "oomen2018": "Oomen et al. 2018",
    "stuerner2020": "Stürner 2020",
    "lacroix2021": "Lacroix 2021",
    "heimann2021": "Heimann et al. 2021",
    "lacroix_spencer2022": "Lacroix and Spencer 2022",
}
# What the transcription writes without diacritics or apostrophe.
_PRINTED = {
    "Baden-Wurttemberg": "Baden-Württemberg",
    "Bundnis Stadte Sicherer Hafen": "Bündnis Städte Sicherer Häfen",
    "Communes hospitalieres": "Communes hospitalières",
    "High Commissioner s": "High Commissioner's",
    "Mayor s Office": "Mayor's Office",
    "Seebrucke": "Seebrücke",
    "Seebruecke": "Seebrücke",
    "Sturner": "Stürner",
    "cities access": "cities' access",
    "l accueil": "l'accueil",
    "migracion inclusiva": "migración inclusiva",
}
_SAID = ("source", "subject", "relation", "object_kind", "object", "start_earliest", "start_latest")
_YEAR = re.compile(r"\d{4}")
_ISO = re.compile(r"\d{4}(-\d\d){0,2}")
_FIRST = re.compile(r"(?<![\w.])(\d{1,3}(?:,\d{3})+|\d+)(?![\w,.]*\d)")


@dataclass(frozen=True)
class Place:
    """Where something is said: source id, locator, and the collection that records it."""

    source: str
    locator: str
    collection: str


def place_of(sources: Sources, reference: str, locator: str, collection: str) -> Place:
    """The place that ``reference`` (key of a paper, or address of a page) names; a paper is its own collection."""
    if reference in PAPER_NAMES:
        return Place(sources.paper(reference), locator, reference)
    return Place(sources.page(reference, collection), locator or PAGE, collection)


def state(out: Output, label: str, prop: str, value: str, place: Place, **more: str) -> str:
    """Enter one statement about what ``label`` names; ``more``: kind of the subject, number, unit, valid, key, note."""
    time = more.pop("valid", "")
    if time == value and _ISO.fullmatch(value) is not None:
        time = ""  # a date is its own time
    valid = columns_of("valid", read_written(time))
    kind = more.pop("kind", "") or meaning(label).kind
    more["note"] = cited(more.get("note", ""))
    key = add_statement(
        out,
        place.collection,
        {
            "subject_kind": kind, "subject": label, "property": prop, "value": cited(value), **more, **valid,
            "source": place.source, "locator": place.locator,
        },
    )  # fmt: skip
    return f"statements:{key}"


def printed_rows(material: Path, file: str) -> Iterator[tuple[int, Row]]:
    """The rows of one table on the papers, with what its transcription could not write put right."""
    for number, row in read_rows(material, file):
        yield number, {name: _as_printed(cell) for name, cell in row.items()}


def _as_printed(cell: str) -> str:
    for written, printed in _PRINTED.items():
        cell = cell.replace(written, printed)
    return cell


def cited(text: str) -> str:
    """A remark with citations in place of the keys of papers."""
    for key, name in PAPER_NAMES.items():
        text = re.sub(rf"\b{key}\b", name, text)
    return text


def name_in(out: Output, label: str, paper: str, place: Place, *, kind: str = "", note: str = "") -> str:
    """Say that a paper names a body, once; a remark made later is added to the statement that stands."""
    kind = kind or meaning(label).kind
    for key, row in out.tables[place.collection, "statements"].items():
        if (row["subject_kind"], row["subject"], row["property"]) == (kind, label, "named_in"):
            row["note"] = joined(dict.fromkeys((row["note"], cited(note))))
            return f"statements:{key}"
    return state(out, label, "named_in", PAPER_NAMES[paper], place, kind=kind, note=note)


def state_year(out: Output, label: str, prop: str, value: str, place: Place, note: str = "") -> str:
    """Enter a founding or an end: the value as written, a number where it is one year."""
    year = value if _YEAR.fullmatch(value) is not None else ""
    unit = "year" if year != "" else ""
    return state(out, label, prop, value, place, number=year, unit=unit, valid=value, note=note)


def first_number(text: str) -> str:
    """The first whole number of a text, "" where there is none: "over 1,000 cities in 30 countries" -> "1000"."""
    found = _FIRST.search(text)
    return found[1].replace(",", "") if found is not None else ""


def tie(out: Output, label: str, relation: str, kind: str, other: str, place: Place, **more: str) -> str:
    """Enter one tie of the body that ``label`` names to another, unless the same page said it already; ``more``: start,
    note.
    """
    start = read_written(more.pop("start", ""))
    row: Row = {
        "subject_kind": meaning(label).kind, "subject": label, "relation": relation, "object_kind": kind,
        "object": other, **columns_of("start", start), "source": place.source, "locator": place.locator,
        "note": cited(more.get("note", "")),
    }  # fmt: skip
    for (_, table), rows in sorted(out.tables.items()):
        for key, held in rows.items() if table == "ties" else ():
            if all(held[name] == row[name] for name in _SAID):
                return f"ties:{key}"
    entered, _ = add_tie(out, place.collection, row, f"{label} {relation} {other}")
    return entered.target

"""Dates and their kinds of one row of a roster file: listing, start, end, and how they are meant."""

import re

from hanse.domain.vocabulary import MEMBERSHIP_RELATIONS
from tools.import_material.fuzzy import Reading, read_written
from tools.import_material.output import Row

_SOURCE_DATE = re.compile(r"source date: ([^;]+)")
_STATED_AS_OF = re.compile(r"as_of as stated/estimated: ([^;]+)")
_COUNCIL = re.compile(
    r"council (?:decision|resolution|vote|deliberation|motion|decree|voted)|decision to join|decree to join"
    r"|date of the decision|delib[eé]ration",
    re.IGNORECASE,
)
_COHORT = re.compile(r"\bcohort\b|\bround [ivx]+\b|\bgrantee\b", re.IGNORECASE)
_SIGNATURE = re.compile(r"\bsign(?:ed|s|ing|ature)\b|memorandum|letter of understanding", re.IGNORECASE)


def listing_of(row: Row, written: str = "") -> Reading:
    """When the list or page is from: the decision, else the words of the note, else the ``as_of`` cell."""
    note = row["note"]
    for found in (written, *(m[1] for m in (_SOURCE_DATE.search(note), _STATED_AS_OF.search(note)) if m is not None)):
        reading = read_written(found)
        if found != "" and (reading.basis != "undated" or row["as_of"] == ""):
            return reading
    return read_written(row["as_of"])


def spell_of(row: Row, decided: dict[str, str]) -> Row:
    """Columns of start and end: as written in the row unless a decision on the row says more."""
    columns: Row = {}
    for side, cell in (("start", "valid_from"), ("end", "valid_to")):
        columns |= columns_of(side, read_written(row[cell]))
        for part in ("as_written", "earliest", "latest"):
            name = f"{side}_{part}"
            columns[name] = decided.get(name, columns[name])
    return columns


def columns_of(prefix: str, reading: Reading) -> Row:
    """The three columns of a fuzzy date."""
    earliest, latest = reading.value.earliest, reading.value.latest
    return {
        f"{prefix}_as_written": reading.value.as_written,
        f"{prefix}_earliest": earliest.isoformat() if earliest is not None else "",
        f"{prefix}_latest": latest.isoformat() if latest is not None else "",
    }


def start_kind(row: Row, relation: str, *, in_project: bool) -> str:
    """What the start date marks, from role, relation and the words of the note."""
    note, role = row["note"], row["role"]
    if relation in {"board_seat", "leads"}:
        return "office"
    if relation == "designated":
        return "report" if "report" in note.lower() else "other"
    if _COUNCIL.search(note):
        return "council_decision"
    if _COHORT.search(note) or relation == "funded_by":
        return "cohort"
    if role == "signatory" or _SIGNATURE.search(note):
        return "signature"
    if role == "founder":
        return "founding"
    if relation == "temporary" and in_project:
        return "project_start"
    return "accession" if relation in MEMBERSHIP_RELATIONS else "other"


def end_kind(relation: str) -> str:
    """What the end date marks: an office or a project ends without anybody leaving."""
    if relation in {"board_seat", "leads"}:
        return "office"
    return "project_end" if relation in {"temporary", "supports", "listed"} else "exit"

"""Candidates as a sheet to go through, and what becomes of those that somebody accepted."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from hanse.domain.claim import claim_id
from hanse.domain.dates import FuzzyDate
from hanse.intake.adding import Addition
from hanse.intake.claims import Identify
from hanse.intake.entry import Entries, Entry
from hanse.intake.standing.wikidata import COLUMNS, FOUNDED, Candidate, moment
from hanse.intake.taken import Cells, Taken
from hanse.intake.tiecells import fuzzy
from hanse.intake.words import fold, yes_words
from hanse.package import DataPackage, Row

_MEMBER_OF: Final = "member of"


def is_accepted(candidate: Candidate) -> bool:
    """Whether somebody wrote yes before it."""
    return fold(candidate.accept) in yes_words()


def candidates_text(candidates: Iterable[Candidate], package: DataPackage, identify: Identify) -> str:
    """The sheet of candidates: who is meant by judged names, and how many claims say the same already."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    ties = _by_pair(package, identify)
    for one in candidates:
        subjects = identify(one.subject_kind, one.subject, one.country, one.object)
        objects = identify("network", one.object, "", "") if one.object != "" else ()
        held = sum(len(ties.get((subject, network), ())) for subject in subjects for network in objects)
        told = {"subject_is": "; ".join(subjects), "object_is": "; ".join(objects), "held": str(held) if held else ""}
        row = vars(one) | told
        writer.writerow([_plain(str(row[column])) for column in COLUMNS])
    return buffer.getvalue()


def _plain(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f" {text}" if text[:1] in ("=", "+", "-", "@") else text


def _by_pair(package: DataPackage, identify: Identify) -> dict[tuple[str, str], list[Row]]:
    found: dict[tuple[str, str], list[Row]] = {}
    for tie in package.rows("ties"):
        for subject in identify("city", tie["subject"], tie["country"], tie["object"]):
            for network in identify(tie["object_kind"], tie["object"], "", ""):
                found.setdefault((subject, network), []).append(tie)
    return found


def entries_of(candidates: Sequence[Candidate]) -> Entries:
    """The accepted memberships as entries of a list; the address of the item is their place."""
    taken = [
        Entry(one.item, one.subject, one.country, one.object, one.role, one.start, one.end)
        for one in candidates
        if one.says == _MEMBER_OF and one.subject_kind == "city"
    ]
    return Entries(taken)


def statements_of(candidates: Sequence[Candidate], source: str, collection: str) -> list[Cells]:
    """The accepted single values as statements; a date that is known to the year says the year."""
    rows: dict[str, Cells] = {}
    for one in candidates:
        if one.says == _MEMBER_OF:
            continue
        when = moment(one.value) if one.says == FOUNDED else FuzzyDate(None, None, "")
        value, is_year = _value(one, when)
        identifier = claim_id(
            collection, "statement", (source, one.subject, one.country, one.says, one.value, one.item)
        )
        rows[identifier] = {
            "id": identifier, "subject_kind": one.subject_kind, "subject": one.subject, "country": one.country,
            "property": one.says, "value": value, "number": value if is_year else "", "unit": "year" if is_year else "",
            "source": source, "locator": one.item,
            "note": f'in Wikidata: "{one.value}"' if value != one.value else one.remark,
        } | fuzzy("valid", FuzzyDate(None, None, ""))  # fmt: skip
    return list(rows.values())


def _value(one: Candidate, when: FuzzyDate) -> tuple[str, bool]:
    """(value as shown, whether it is a year)."""
    if when.earliest is None or when.latest is None:
        return one.value, False
    if (when.latest - when.earliest).days > 31:
        return str(when.earliest.year), True
    exact = when.earliest == when.latest
    return when.earliest.isoformat() if exact else when.earliest.isoformat()[:7], False


def without_rosters(taken: Taken) -> Taken:
    """Claims of Wikidata stand on no list: nobody published one."""
    ties: dict[str, Cells] = {key: tie | {"roster": ""} for key, tie in taken.ties.items()}
    return replace(taken, rosters={}, ties=ties)


def with_statements(
    addition: Addition, statements: Sequence[Cells], source: Mapping[str, str], package: DataPackage
) -> Addition:
    """The same with the statements that are new, and their source where it is."""
    held = {row.id for row in package.rows("statements")}
    new = tuple(row for row in statements if row["id"] not in held)
    known = {row.id for row in package.rows("sources")}
    is_new = len(new) > 0 and len(addition.rows["sources"]) == 0 and source["id"] not in known
    sources = (dict(source),) if is_new else addition.rows["sources"]
    unchanged = (*addition.unchanged, *(row["id"] for row in statements if row["id"] in held))
    return replace(addition, rows={**addition.rows, "sources": sources, "statements": new}, unchanged=unchanged)

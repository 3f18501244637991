"""Cells of a tie that follow from its relation, role and entry."""

from typing import Final

from hanse.domain.dates import FuzzyDate
from hanse.domain.vocabulary import MEMBERSHIP_RELATIONS
from hanse.intake.entry import Entry
from hanse.intake.taken import Cells

_STARTS: Final = {"signatory": "signature", "founder": "founding", "grantee": "cohort"}


def start_kind(relation: str, role: str) -> str:
    """What a stated start marks."""
    if relation in ("board_seat", "leads"):
        return "office"
    return _STARTS.get(role, "accession" if relation in MEMBERSHIP_RELATIONS else "other")


def end_kind(relation: str) -> str:
    """What a stated end marks: an office or a project ends without anybody leaving."""
    if relation in ("board_seat", "leads"):
        return "office"
    return "project_end" if relation in ("temporary", "supports", "listed") else "exit"


def note_of(entry: Entry) -> str:
    """What a reader should know of the cell that the name was taken from."""
    told = f', which the list says means "{entry.meaning}"' if entry.meaning != "" else ""
    parts = (
        f'marked "{entry.mark}"{told}' if entry.mark != "" else "",
        f'in the list: "{entry.as_written}"' if entry.as_written != "" else "",
        "a contact or name of staff was removed" if entry.removed > 0 else "",
    )
    return "; ".join(part for part in parts if part != "")


def fuzzy(prefix: str, when: FuzzyDate) -> Cells:
    """The three columns of a fuzzy date."""
    return {
        f"{prefix}_as_written": when.as_written,
        f"{prefix}_earliest": when.earliest.isoformat() if when.earliest is not None else "",
        f"{prefix}_latest": when.latest.isoformat() if when.latest is not None else "",
    }

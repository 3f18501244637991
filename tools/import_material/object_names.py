"""Documents that a list is really about, and bodies named only as actors: entities and judgements of objects.csv.

A list of the signatures of a letter is a roster of that letter, not of the network that organised it.
"""

import hashlib

from tools.import_material.decision_files import decision_table
from tools.import_material.fuzzy import read_written
from tools.import_material.output import Output, Row
from tools.import_material.roster_dates import columns_of

_METHOD = "reading of the list"
_VERSION = "1"
_JUDGED_ON = "2026-11-24"


def run(out: Output) -> None:
    """Enter the documents of objects.csv, and a judgement for each name there."""
    for row in decision_table("objects.csv"):
        if row["kind"] == "document":
            out.add("documents", _document(row))
        out.add("judgements", _judgement(row))


def _document(row: Row) -> Row:
    return {
        "id": row["entity"], "name": row["name"], "kind": row["document_kind"], "issuer": row["issuer"],
        **columns_of("issued", read_written(row["issued"])), "status": "active", "note": row["reason"],
    }  # fmt: skip


def _judgement(row: Row) -> Row:
    parts = (row["kind"], row["object"], "", "", "same", row["entity"], _METHOD, _VERSION)
    return {
        "id": "j" + hashlib.sha256("|".join(parts).encode()).hexdigest()[:12], "kind": row["kind"],
        "name": row["object"], "decision": "same", "entity": row["entity"], "method": _METHOD, "version": _VERSION,
        "coder_kind": "reviewed", "judged_on": _JUDGED_ON, "reason": row["reason"],
    }  # fmt: skip

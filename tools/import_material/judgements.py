"""Adds judgements on written names of networks, documents, organisations, fora, funds and instruments."""

import hashlib

from tools.import_material.output import Output

METHOD = "reading of sources and notes"
VERSION = "1"
JUDGED_ON = "2026-11-24"


def judge(out: Output, kind: str, name: str, entity: str, *, context: str = "", reason: str = "") -> None:
    """Judge ``name`` the same as ``entity``, or not an entity where that is blank; a name is judged once."""
    decision = "same" if entity != "" else "not_an_entity"
    parts = (kind, name, "", context, decision, entity, METHOD, VERSION)
    identifier = "j" + hashlib.sha256("|".join(parts).encode()).hexdigest()[:12]
    if out.has("judgements", identifier):
        return
    out.add(
        "judgements",
        {
            "id": identifier, "kind": kind, "name": name, "context": context, "decision": decision, "entity": entity,
            "method": METHOD, "version": VERSION, "coder_kind": "reviewed", "judged_on": JUDGED_ON, "reason": reason,
        },
    )  # fmt: skip

"""Ids have their shape; merged and split entities say what took over."""

import re
from collections.abc import Iterator

from hanse.package.finding import WARNING, Finding, at
from hanse.package.package import CLAIM_TABLES, DataPackage
from hanse.package.row import Row

_HASHES = {
    **dict.fromkeys(CLAIM_TABLES, r"c[0-9a-f]{12}"),
    "sources": r"s[0-9a-f]{10}",
    "rosters": r"r[0-9a-f]{10}",
    "judgements": r"j[0-9a-f]{12}",
    "corrections": r"k[0-9a-f]{10}",
}
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PREFIXES = {"organisation": "org-", "document": "doc-", "forum": "forum-", "fund": "fund-", "instrument": "ins-"}
_SUCCESSORS = {"active": (0, 0), "merged": (1, 1), "split": (2, 99), "withdrawn": (0, 99)}


def check_id_shapes(package: DataPackage) -> Iterator[Finding]:
    """Ids that do not look as they are minted."""
    for table, shape in _HASHES.items():
        for row in package.rows(table):
            if re.fullmatch(shape, row.id) is None:
                hint = f"mint it with hanse.domain.claim; it has to match {shape}"
                yield at(row, "id", "id shape", "the id is not of the kind used in this table", hint)
    for kind, row in package.entities():
        if _SLUG.fullmatch(row.id) is None:
            yield at(row, "id", "id shape", "the id is not words in small letters joined by hyphens", "mint another id")
        elif not row.id.startswith(_PREFIXES.get(kind, "")):
            hint = f"ids of this kind begin with {_PREFIXES[kind]}"
            yield at(row, "id", "id shape", f"the id does not show that this is a {kind}", hint, severity=WARNING)


def check_successors(package: DataPackage) -> Iterator[Finding]:
    """Merged entities have one successor, split ones several, and each exists and is not the entity itself."""
    known = {row.id for _, row in package.entities()}
    for _, row in package.entities():
        successors = row.values("successor")
        least, most = _SUCCESSORS[row["status"]]
        if not least <= len(successors) <= most:
            message = f"status {row['status']} does not go with {len(successors)} successors"
            yield at(row, "successor", "successor", message, "merged: one id; split: two or more; active: none")
        for successor in successors:
            if successor not in known or successor == row.id:
                hint = "name the id of the entity that took over"
                yield at(row, "successor", "successor", "there is no such other entity", hint, value=successor)
        yield from _check_parent(row, known)


def _check_parent(row: Row, known: set[str]) -> Iterator[Finding]:
    parent = row.get("parent")
    if parent != "" and (parent not in known or parent == row.id):
        yield at(row, "parent", "parent", "there is no such other authority", "name the id of the wider authority")

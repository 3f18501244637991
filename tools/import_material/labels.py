"""What a label of the material stands for, and what a role there amounts to: the decisions of the networks step, read.

What counts as joining is a fact of each network (decisions/admission.csv), not of a role word: a signature joins ECCAR
or ANVITA, it does not join #WithRefugees.
"""

from dataclasses import dataclass
from functools import cache

from hanse.domain.vocabulary import RELATIONS
from hanse.errors import StructureError
from tools.import_material.decision_files import decision_table


@dataclass(frozen=True)
class Meaning:
    """What one label is: kind of entity and its id ("" where it is no entity)."""

    kind: str
    entity: str


# A role that does not admit anybody says this, and no more.
_DEFAULT = {
    "signatory": "signed",
    "board": "board_seat",
    "lead": "leads",
    "partner": "supports",
    "unspecified": "listed",
    "host": "hosted",
    "participant": "attended",
    "member": "listed",
    "founder": "listed",
    "associate": "listed",
    "observer": "listed",
    "grantee": "funded_by",
}
# Nobody is a member of a document, a tool, a fund or a meeting.
_BY_KIND = {
    "instrument": dict.fromkeys(_DEFAULT, "designated"),
    "fund": dict.fromkeys(_DEFAULT, "funded_by"),
    "forum": _DEFAULT | dict.fromkeys(("member", "partner", "associate"), "attended"),
}


@cache
def _labels() -> dict[tuple[str, str], tuple[Meaning, ...]]:
    found: dict[tuple[str, str], tuple[Meaning, ...]] = {}
    for row in decision_table("labels.csv"):
        key = (row["label"], row["context"])
        found[key] = (*found.get(key, ()), Meaning(row["kind"], row["entity"]))
    for row in decision_table("objects.csv"):
        found[(row["object"], "")] = (Meaning(row["kind"], row["entity"]),)
    return found


def meanings(label: str, context: str = "") -> tuple[Meaning, ...]:
    """What ``label`` stands for; several where one cell names several bodies."""
    labels = _labels()
    found = labels.get((label, context)) or labels.get((label, ""))
    if found is None:
        raise StructureError(f"no decision for the label {label!r}", where="decisions/labels.csv", hint="add a row")
    return found


def meaning(label: str, context: str = "") -> Meaning:
    """What ``label`` stands for; the first where one cell names several bodies."""
    return meanings(label, context)[0]


@cache
def _admission() -> dict[str, tuple[frozenset[str], str, dict[str, str]]]:
    """By network: roles that join it, the relation they give, and what other roles say there."""
    rules = {}
    for row in decision_table("admission.csv"):
        others = dict(part.split("=", 1) for part in _parts(row["other_roles"]))
        rules[row["network"]] = (frozenset(_parts(row["joining_acts"])), row["relation"], others)
    return rules


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip() != ""]


def relation_of(role: str, to: Meaning) -> str:
    """What holding ``role`` in that body, document, fund, tool or forum says."""
    joining, relation, others = _admission().get(to.entity, (frozenset[str](), "", {}))
    if role in others:
        found = others[role]
    elif role in joining and relation != "":
        found = relation
    else:
        found = _BY_KIND.get(to.kind, _DEFAULT).get(role, "listed")
    if found not in RELATIONS:
        raise StructureError(f"unknown relation {found!r}", where=f"decisions/admission.csv {to.entity}", hint="fix it")
    return found


def joining_role(to: Meaning) -> str:
    """The role under which one is in that body: partner of a project, member of a network."""
    joining, _, _ = _admission().get(to.entity, (frozenset[str](), "", {}))
    return "partner" if "partner" in joining else "member"

"""Relations against what amounts to joining each network, and offices that must not be memberships."""

from collections.abc import Iterator

from hanse.domain.evidence import is_evidence
from hanse.domain.vocabulary import MEMBERSHIP_RELATIONS
from hanse.package.checks.name import Judged, object_of
from hanse.package.finding import ERROR, WARNING, Finding, at, summed
from hanse.package.package import DataPackage
from hanse.package.row import Row, rows_where

_OFFICES = ("board", "lead", "host")
_OF_OFFICE = ("relation", "role", "start_kind", "end_kind")


def check_relations(package: DataPackage) -> Iterator[Finding]:
    """Membership-class ties that the admission rules of their network do not give, once a network and role."""
    judged = Judged(package)
    rules = {row["network"]: row for row in package.rows("admission")}
    reported: set[tuple[str, str, str]] = set()
    contexts = judged.contexts
    asked: set[tuple[str, ...]] = set()
    for row in package.rows("ties"):
        if row["relation"] not in MEMBERSHIP_RELATIONS or row["object_kind"] != "network":
            continue
        same = (row["object"], row["relation"], row["role"], row.collection)
        if contexts.isdisjoint((row.id, row["subject"])):
            if same in asked:
                continue
            asked.add(same)
        for network in sorted(judged.entities_for(object_of(row))):
            key = (network, row["relation"], row["role"])
            if key not in reported:
                reported.add(key)
                yield from _check_relation(row, network, rules.get(network))


def _check_relation(row: Row, network: str, rule: Row | None) -> Iterator[Finding]:
    severity = ERROR if row["relation"] == "adherence" else WARNING
    if rule is None:
        hint = "add the network to admission.csv, with way unknown where no rule is known"
        yield at(
            row, "relation", "admission", f"no admission rule of {network} gives a relation", hint, severity=severity
        )
    elif rule["relation"] != row["relation"]:
        message = f"joining {network} gives {rule['relation'] or 'no membership'!r} by admission.csv"
        yield at(
            row, "relation", "admission", message, "correct the relation, or the admission rule", severity=severity
        )
    elif row["role"] not in rule.values("joining_acts"):
        message = f"the role {row['role']!r} does not amount to joining {network} by admission.csv"
        yield at(row, "role", "admission", message, "correct the relation, or the joining acts", severity=severity)


def check_offices(package: DataPackage) -> Iterator[Finding]:
    """A board, lead or host spell is no membership, and an office never starts or ends one.

    The one exception is a body that a lead joins by leading, as the lead partner of a project: admission.csv says so.
    """
    judged = Judged(package)
    joining = {row["network"]: row.values("joining_acts") for row in package.rows("admission")}
    for row in rows_where(package.rows("ties"), _OF_OFFICE, _may_be_office):
        networks = judged.entities_for(object_of(row))
        joins = row["role"] != "board" and any(row["role"] in joining.get(network, ()) for network in networks)
        if row["role"] in _OFFICES and not joins:
            hint = "use board_seat, leads or hosted; or name the role in the joining acts of its network"
            yield at(row, "relation", "office", f"the role {row['role']} is an office", hint)
        elif not is_evidence(row["relation"], row["end_kind"], row["start_kind"]):
            column = "end_kind" if row["end_kind"] == "office" else "start_kind"
            hint = "use board_seat, or correct the kind of the date"
            yield at(row, column, "office", "a term of office stands under a membership", hint)


def _may_be_office(row: Row) -> bool:
    return row["relation"] in MEMBERSHIP_RELATIONS and (
        row["role"] in _OFFICES or not is_evidence(row["relation"], row["end_kind"], row["start_kind"])
    )


def check_networks_described(package: DataPackage) -> Iterator[Finding]:
    """Networks without a line on admission, or without the rule by which they are in."""
    networks = [row for row in package.rows("networks") if row["status"] == "active"]
    ruled = {row["network"] for row in package.rows("admission")}
    included = {row["name"] for row in package.rows("inclusion") if row["decision"] == "in"}
    lacking = [row for row in networks if row.id not in ruled]
    hint = "add them with way unknown and basis unknown where no rule is known"
    yield from summed(lacking, networks, "id", "admission", "are not in admission.csv", hint)
    lacking = [row for row in networks if row.id not in included]
    hint = "say which rule lets them in"
    yield from summed(lacking, networks, "id", "inclusion", "are not in inclusion.csv", hint)

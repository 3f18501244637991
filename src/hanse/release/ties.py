"""Recorded ties that are not membership: signed, hosted, board seat, part of, funded by ..."""

import sqlite3
from collections.abc import Iterable, Sequence

from hanse.domain.scope import Scope
from hanse.release.catalogue import Catalogue
from hanse.release.cell import fuzzy, shown, sort_key
from hanse.release.views import EntityRef, Tie

SIDES = ("subject", "object")
# How a written name was judged that stands for no entity; a name without any judgement has none of these.
_READ_AS = {"unsure": "in doubt", "different": "another of the same name", "not_an_entity": "no body of its own"}


def ties_of(catalogue: Catalogue, entity: str, scope: Scope, *, side: str) -> tuple[Tie, ...]:
    """Ties with ``entity`` on ``side`` (subject or object). Membership of a city in a network is not among them."""
    rows = catalogue.database.rows(
        """SELECT ties.* FROM claim_entity JOIN ties ON ties.id = claim_entity.claim
           WHERE entity = ? AND side = ? AND NOT EXISTS (SELECT 1 FROM membership WHERE membership.claim = ties.id)
           ORDER BY ties.id""",
        (entity, side),
    )
    return gather(catalogue, (row for row in rows if _is_shown(catalogue, row, scope)))


def ties_on_roster(catalogue: Catalogue, roster: str, scope: Scope) -> tuple[Tie, ...]:
    """The entries of one roster, whatever they say."""
    rows = catalogue.database.rows("SELECT * FROM ties WHERE roster = ? ORDER BY id", (roster,))
    return gather(catalogue, (row for row in rows if _is_shown(catalogue, row, scope)))


def _is_shown(catalogue: Catalogue, row: sqlite3.Row, scope: Scope) -> bool:
    return (
        catalogue.admits(scope, row["id"])
        and (len(scope.relations) == 0 or row["relation"] in scope.relations)
        and (len(scope.roles) == 0 or row["role"] in scope.roles)
    )


def gather(catalogue: Catalogue, rows: Iterable[sqlite3.Row]) -> tuple[Tie, ...]:
    """One Tie for each subject, relation, object, role and time, with all claims that state it."""
    held = list(rows)
    sides = _sides(catalogue, [row["id"] for row in held])
    readings = _readings(catalogue, [row["id"] for row in held if any((row["id"], one) not in sides for one in SIDES)])
    grouped: dict[tuple[object, ...], list[str]] = {}
    for row in held:
        times = tuple(shown(fuzzy(row, prefix)) for prefix in ("start", "end", "listed"))
        for subject in sides.get((row["id"], "subject"), [None]):
            for other in sides.get((row["id"], "object"), [None]):
                written = (
                    row["subject"] if subject is None else "",
                    row["object"] if other is None else "",
                )
                key = (subject, other, *written, row["relation"], row["role"], *times, row["note"])
                grouped.setdefault(key, []).append(row["id"])
    names = {row["id"]: (row["subject"], row["object"]) for row in held}
    ties = [_tie(catalogue, key, claims, names, readings) for key, claims in grouped.items()]
    return tuple(sorted(ties, key=_order))


def _tie(
    catalogue: Catalogue,
    key: tuple[object, ...],
    claims: Sequence[str],
    names: dict[str, tuple[str, str]],
    readings: dict[tuple[str, str], str],
) -> Tie:
    subject, other, _, _, relation, role, start, end, listed, note = key
    return Tie(
        subject=subject if isinstance(subject, EntityRef) else None,
        subject_as_written=names[claims[0]][0],
        relation=str(relation),
        object=other if isinstance(other, EntityRef) else None,
        object_as_written=names[claims[0]][1],
        role=str(role),
        start=str(start),
        end=str(end),
        listed=str(listed),
        note=str(note),
        claims=catalogue.refs(claims),
        subject_read_as="" if isinstance(subject, EntityRef) else readings.get((claims[0], "subject"), ""),
        object_read_as="" if isinstance(other, EntityRef) else readings.get((claims[0], "object"), ""),
    )


def _sides(catalogue: Catalogue, claims: Sequence[str]) -> dict[tuple[str, str], list[EntityRef | None]]:
    """The entities on each side of each claim; sides without an entity are left out."""
    sides: dict[tuple[str, str], list[EntityRef | None]] = {}
    for claim, side, entity in _of_claims(
        catalogue,
        claims,
        "SELECT claim, side, entity FROM claim_entity WHERE claim IN ({}) ORDER BY claim, side, entity",
    ):
        ref = catalogue.entity(entity)
        if ref is not None:
            sides.setdefault((claim, side), []).append(ref)
    return sides


def _readings(catalogue: Catalogue, claims: Sequence[str]) -> dict[tuple[str, str], str]:
    """How each written name that stands for no entity was judged, with the reason."""
    found = _of_claims(
        catalogue,
        claims,
        """SELECT claim_name.claim, claim_name.side, claim_name.decision, MAX(judgements.reason)
           FROM claim_name
           LEFT JOIN claim_judgement ON claim_judgement.claim = claim_name.claim
                AND claim_judgement.side = claim_name.side
           LEFT JOIN judgements ON judgements.id = claim_judgement.judgement
                AND judgements.decision = claim_name.decision
           WHERE claim_name.decision <> 'same' AND claim_name.claim IN ({})
           GROUP BY claim_name.claim, claim_name.side, claim_name.decision""",
    )
    return {
        (claim, side): (f"{_READ_AS[decision]}: {reason}" if decision != "not_an_entity" else reason)
        if reason
        else _READ_AS[decision]
        for claim, side, decision, reason in found
        if decision in _READ_AS
    }


def _of_claims(catalogue: Catalogue, claims: Sequence[str], query: str) -> Iterable[sqlite3.Row]:
    """Rows of a query about many claims; ``{}`` stands for their ids."""
    for start in range(0, len(claims), 500):
        part = claims[start : start + 500]
        yield from catalogue.database.rows(query.format(", ".join("?" * len(part))), part)


def _order(tie: Tie) -> tuple[object, ...]:
    subject = sort_key(tie.subject) if tie.subject is not None else (tie.subject_as_written.casefold(), "", "")
    other = sort_key(tie.object) if tie.object is not None else (tie.object_as_written.casefold(), "", "")
    return (tie.relation, subject, other, tie.start, tie.listed, tie.role)

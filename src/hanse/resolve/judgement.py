"""Writes judgements: what the resolver proposes as rows of judgements.csv, and what a better one would change.

Nothing here changes what was decided. A person's judgement stands, a reviewed one stands, and an entity that a name
was judged not to mean is never proposed for it again; a newer machine judgement supersedes an older one by its id.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from hanse.resolve.linker import Judgement, Linker
from hanse.resolve.normalise import fold
from hanse.resolve.registry import Registry
from hanse.resolve.resolution import Option, Query, Resolution
from hanse.resolve.resolver import Resolver

METHOD: Final = "resolved against gazetteer and registry"
VERSION: Final = "3"
_KIND: Final = "city"
_MACHINE: Final = "machine"

Row = dict[str, str]


def judgement_id(
    kind: str, name: str, country: str, context: str, decision: str, entity: str, method: str, version: str
) -> str:
    """The id of a judgement: it depends on what is judged, how and by what, not on the day."""
    parts = (kind, name, country, context, decision, entity, method, version)
    return "j" + hashlib.sha256("|".join(parts).encode()).hexdigest()[:12]


def propose(query: Query, found: Resolution, *, judged_on: date, supersedes: str = "") -> Row | None:
    """The judgement that an answer amounts to, as a row; None where it leads to no registered city.

    A match with a registered city is ``same``, several candidates are ``unsure``. A match with a place that is not
    registered needs the city first (see :func:`mint_city_id`); no answer is no judgement.
    """
    if found.decision == "match" and found.city_id != "":
        return _row(query, "same", found.city_id, found.why, judged_on, supersedes)
    if found.decision == "ambiguous":
        return _row(query, "unsure", "", found.why, judged_on, supersedes)
    return None


def _row(query: Query, decision: str, entity: str, reason: str, judged_on: date, supersedes: str) -> Row:
    key = (_KIND, query.name, query.country, query.context, decision, entity, METHOD, VERSION)
    return {
        "id": judgement_id(*key), "kind": _KIND, "name": query.name, "country": query.country,
        "context": query.context, "decision": decision, "entity": entity, "method": METHOD, "version": VERSION,
        "coder_kind": _MACHINE, "judged_on": judged_on.isoformat(), "supersedes": supersedes, "reason": reason,
    }  # fmt: skip


def mint_city_id(option: Option, taken: Iterable[str]) -> str:
    """An id for a place that becomes a registered city: its name and country, then its division, then a number."""
    known = set(taken)
    country = option.country.lower()
    name = "-".join(fold(option.name).split())
    division = "-".join(fold(option.division).split())
    for slug in (name, f"{name}-{division}" if division != "" else name):
        if f"{slug}-{country}" not in known:
            return f"{slug}-{country}"
    number = 2
    while f"{name}-{number}-{country}" in known:
        number += 1
    return f"{name}-{number}-{country}"


@dataclass(frozen=True, slots=True)
class Change:
    """One judged name that the resolver would decide otherwise today."""

    name: str
    country: str
    context: str
    before: str  # decision and entities in force
    after: str  # decision and entity the resolver would give
    effect: str  # what writing would do: supersede it, or let it stand, and for what reason
    row: Row | None  # the judgement that would supersede; None where it stands
    why: str


def changes(
    resolver: Resolver,
    registry: Registry,
    judgements: Sequence[Judgement],
    *,
    judged_on: date,
    least_score: float = 0.0,
    progress: Callable[[float], None] = lambda _: None,
) -> list[Change]:
    """What the resolver would decide otherwise, name by name, before anything is changed.

    Each name is resolved as if nobody had judged it and no city had learnt it as another name. Matches less sure than
    ``least_score`` change nothing.
    """
    blind = resolver.without_judgements()
    by_key: dict[tuple[str, str, str], list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        if judgement.kind == _KIND:
            by_key[judgement.name, judgement.country, judgement.context].append(judgement)
    found = []
    for number, ((name, country, context), group) in enumerate(sorted(by_key.items()), start=1):
        link = Linker(group, successors=registry.successors).link(
            _KIND, name, country, *((context,) if context != "" else ())
        )
        query = Query(name, country, context=context)
        answer = blind.answer(query, explain=False)
        before, after = _words(link.decision, link.entities), _words(*_outcome(answer))
        is_nothing = link.decision == "not_an_entity" and answer.decision == "none"
        if before != after and not is_nothing:
            row, effect = _superseding(query, group, answer, registry, judged_on, least_score)
            found.append(Change(name, country, context, before, after, effect, row, answer.why))
        progress(number / len(by_key))
    return found


def _outcome(answer: Resolution) -> tuple[str, tuple[str, ...]]:
    if answer.decision == "match":
        return "same", (answer.city_id or f"a place not registered: {answer.name}",)
    return ("unsure", ()) if answer.decision == "ambiguous" else ("nothing", ())


def _words(decision: str, entities: Sequence[str]) -> str:
    return f"{decision} {' '.join(entities)}".strip()


def _superseding(
    query: Query,
    group: Sequence[Judgement],
    answer: Resolution,
    registry: Registry,
    judged_on: date,
    least_score: float,
) -> tuple[Row | None, str]:
    """The row that would supersede what is in force, and what writing would do in words."""
    if any(judgement.coder_kind != _MACHINE for judgement in group):
        return None, "stands: a person judged or reviewed it"
    if answer.decision != "match":
        return None, "stands: the resolver alone leaves it open"
    if answer.score < least_score:
        return None, f"stands: only {answer.score:.2f} sure"
    refused = {judgement.entity for judgement in group if judgement.decision == "different"}
    refused |= registry.refused(query.name, query.country)
    newest = max(group, key=lambda judgement: (judgement.judged_on, judgement.id))
    row = propose(query, answer, judged_on=judged_on, supersedes=newest.id)
    if row is None:
        return None, "stands: the place is not registered"
    if row["entity"] in refused or row["id"] == newest.id:
        return None, "stands: judged to be another"
    return row, "superseded"


def undecided(queries: Iterable[Query], registry: Registry) -> list[Query]:
    """Queries of names that nobody judged, each once."""
    return [
        query
        for query in dict.fromkeys(queries)
        if registry.judged(query.name, query.country, query.context).decision == ""
    ]

"""What existing networks are held against: a plan, the places of its area and all that is recorded of networks."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hanse.advise.before_plan import Plan, size_classes
from hanse.advise.gaps_place import count_between
from hanse.advise.work import Work, code_labels, recorded_work
from hanse.release.fold import fold
from hanse.release.standpoint import Standpoint
from hanse.release.values import gather
from hanse.release.views import Value
from hanse.study.authority import Authority, authorities
from hanse.study.memberships import read_memberships
from hanse.study.rule import Rule, rules

_TOPICS = ("topic", "note/aim", "note/activity")  # statements that words are looked for in


@dataclass(frozen=True)
class Ground:
    """What all networks are held against: read once for a plan."""

    plan: Plan
    countries: frozenset[str] | None
    places: Mapping[str, tuple[int, int, int]]  # size -> from, to, places in the area
    authorities: Mapping[str, Authority]
    rules: Mapping[str, Rule]
    works: Mapping[str, Work]
    labels: Mapping[str, str]  # of the codes
    topics: Mapping[str, tuple[Value, ...]]
    reasons: Mapping[str, str]  # of networks with a counted member: why they may enter a statistic, or not
    entering: frozenset[str]


def read_ground(view: Standpoint, plan: Plan, countries: frozenset[str] | None, codebook: str) -> Ground:
    """Read what all networks are held against for ``plan``."""
    held = read_memberships(view)
    enters = frozenset(ref.id for ref, is_in in zip(held.networks, held.admission.enters, strict=True) if is_in)
    return Ground(
        plan=plan,
        countries=countries,
        places=_places(view, plan, countries) if plan.has_size else {},
        authorities=authorities(view),
        rules=rules(view),
        works=recorded_work(view, codebook),
        labels=code_labels(view, codebook),
        topics=_topics(view, plan.topics) if len(plan.topics) > 0 else {},
        reasons={ref.id: reason for ref, reason in zip(held.networks, held.admission.reason, strict=True)},
        entering=enters,
    )


def _places(view: Standpoint, plan: Plan, countries: frozenset[str] | None) -> Mapping[str, tuple[int, int, int]]:
    """Municipalities of the area in each size class of the plan."""
    return {label: (low, high, count_between(view, low, high, countries)) for low, high, label in size_classes(plan)}


def _topics(view: Standpoint, words: Iterable[str]) -> Mapping[str, tuple[Value, ...]]:
    """Statements on topic, aim or activity of each network that hold one of the words."""
    asked = [fold(word) for word in words if fold(word) != ""]
    marks = ", ".join("?" * len(_TOPICS))
    rows = view.contents.database.rows(
        f"""SELECT entity, statements.* FROM statements JOIN claim_entity ON claim = statements.id
            WHERE side = 'subject' AND property IN ({marks}) ORDER BY property, value, statements.id""",
        _TOPICS,
    )
    held: dict[str, list[sqlite3.Row]] = {}
    for row in rows:
        text = fold(row["value"])
        if any(word in text for word in asked) and view.catalogue.admits(view.scope, row["id"]):
            held.setdefault(row["entity"], []).append(row)
    return {entity: gather(view.catalogue, found) for entity, found in held.items()}

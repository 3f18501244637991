"""Checks of sizes: stated sizes by date, entries on dated lists, and the least number of cities recorded."""

from datetime import date

from hanse.domain.dates import parse_as_of
from hanse.domain.vocabulary import MEMBERSHIP_RELATIONS
from hanse.publish.reproduce.evidence import Evidence, Roster, Statement
from hanse.publish.reproduce.finding import Finding
from hanse.publish.reproduce.parameters import Parameters


def _middle(statement: Statement) -> date | None:
    """The day in the middle of the time a statement is for; None where that is open or unknown."""
    first, last = statement.valid.earliest, statement.valid.latest
    return None if first is None or last is None else first + (last - first) / 2


def _as_words(evidence: Evidence, statement: Statement) -> str:
    when = str(statement.valid) if statement.valid.is_known else "undated"
    return f"{statement.value.partition(',')[0]} ({when}, {evidence.sources[statement.source].name})"


def by_date(evidence: Evidence, parameters: Parameters) -> Finding:
    """Whether a published size lies between the nearest sizes that other sources state before and after its date.

    Only sources other than the papers count, and only figures within ``years`` of the date. With figures on one
    side alone nothing is decided.
    """
    entity, when = parameters.text("entity"), parse_as_of(parameters.text("date"))
    published, years = parameters.number("published"), parameters.number("years")
    stated = evidence.stated(entity, parameters.texts("properties"))
    others = [s for s in stated if evidence.is_independent(s.source)]
    dated = [(day, s.number, s) for s in others if s.number is not None and (day := _middle(s)) is not None]
    near = [item for item in dated if abs((item[0] - when).days) <= years * 365.25]
    before = max((item for item in near if item[0] <= when), key=lambda item: item[0], default=None)
    after = min((item for item in near if item[0] > when), key=lambda item: item[0], default=None)
    shown = "; ".join(_as_words(evidence, item[2]) for item in (before, after) if item is not None)
    every = "; ".join(_as_words(evidence, s) for s in others) or "none"
    if before is None or after is None:
        return Finding(
            shown or "no dated size from another source near the date",
            missing=f"a size stated {'before' if before is None else 'after'} {when.year} by another source",
            facts={"near": shown or "none", "all": every},
            claims=tuple(item[2].claim for item in near),
        )
    low, high = min(before[1], after[1]), max(before[1], after[1])
    return Finding(
        shown,
        holds=low <= published <= high,
        facts={"near": shown, "all": every, "low": f"{low:g}", "high": f"{high:g}"},
        claims=(before[2].claim, after[2].claim),
    )


def on_roster(evidence: Evidence, parameters: Parameters) -> Finding:
    """How many entries a list from another source holds that is complete for the network.

    ``date`` and ``years`` limit how far the list may lie from the date; a list without a date counts only where
    ``any_date`` is yes (a project whose partners did not change).
    """
    entity = parameters.text("entity")
    is_any_date = parameters.text("any_date", "no") == "yes"
    complete = {
        roster.id: roster
        for roster in evidence.rosters
        if _is_whole(roster, entity)
        and evidence.is_independent(roster.source)
        and (is_any_date or _is_near(roster.listed.earliest, parameters))
    }
    entries: dict[str, dict[str, str]] = {}
    for tie in evidence.ties:
        if tie.roster in complete and entity in tie.objects:
            entries.setdefault(tie.roster, {})[tie.subject] = tie.claim
    recorded = {t.subjects for t in evidence.ties if entity in t.objects and t.relation in MEMBERSHIP_RELATIONS
                and evidence.is_independent(t.source)}  # fmt: skip
    if len(entries) == 0:
        return Finding(
            f"no complete list; {len(recorded)} cities recorded from other sources",
            missing="a list that is complete for the network at that time",
            facts={"recorded": f"{len(recorded)}"},
        )
    counts = {roster: len(names) for roster, names in entries.items()}
    longest = max(sorted(counts), key=lambda roster: counts[roster])
    source = evidence.sources[complete[longest].source]
    return Finding(
        f"{counts[longest]} entries on the list of {source.name}",
        numbers=(float(counts[longest]),),
        facts={
            "entries": f"{counts[longest]}",
            "source": source.name,
            "names": ", ".join(sorted(entries[longest])),
            "lists": f"{len(entries)}",
        },
        claims=tuple(entries[longest].values()),
    )


def _is_whole(roster: Roster, entity: str) -> bool:
    """The list is complete for the network itself, not only for a country or a board."""
    is_of_members = roster.for_role in ("", "member", "partner")
    return entity in roster.networks and roster.complete == "yes" and roster.for_area == "" and is_of_members


def _is_near(listed: date | None, parameters: Parameters) -> bool:
    if listed is None:
        return False
    when = parse_as_of(parameters.text("date"))
    return abs((listed - when).days) <= parameters.number("years", 1) * 365.25


def at_least(evidence: Evidence, parameters: Parameters) -> Finding:
    """The least number of cities that other sources record in some networks by a date: can refute, never confirm."""
    networks, limit = parameters.texts("entities"), parse_as_of(parameters.text("date"))
    published = parameters.number("published")
    found: dict[tuple[str, ...], str] = {}
    per_network = dict.fromkeys(networks, 0)
    for tie in evidence.ties:
        hit = [network for network in networks if network in tie.objects]
        first = tie.listed.earliest or tie.start.earliest
        if len(hit) == 0 or tie.relation not in MEMBERSHIP_RELATIONS or not evidence.is_independent(tie.source):
            continue
        if first is not None and first <= limit and len(tie.subjects) > 0 and tie.subjects not in found:
            found[tie.subjects] = tie.claim
            per_network[hit[0]] += 1
    shown = ", ".join(f"{evidence.name(network)} {count}" for network, count in per_network.items())
    return Finding(
        f"at least {len(found)} ({shown})",
        holds=False if len(found) > published else None,
        facts={"least": f"{len(found)}", "networks": shown},
        claims=tuple(found.values()),
    )

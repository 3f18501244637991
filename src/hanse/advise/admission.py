"""Admission first: whether an asker may join a network by what is recorded, and what joining takes."""

from collections.abc import Mapping

from hanse.advise.admission_facts import AdmissionFacts, admission_facts
from hanse.advise.join_answer import AdmissionAnswer
from hanse.advise.join_asker import Asker
from hanse.release.cell import sentence
from hanse.release.country import name_of
from hanse.release.standpoint import Standpoint
from hanse.study.area import EVERYWHERE
from hanse.study.rule import Rule, rules

STATED, INFERRED, UNKNOWN, REFUSED = "stated", "inferred", "unknown", "refused"
GROUPS: Mapping[str, str] = {
    STATED: "Its stated area includes it",
    INFERRED: "Its area, inferred from its name, includes it; no area is stated",
    UNKNOWN: "No rule known on where it admits members; that is not taken for open",
}
"""Groups of open answers in their order, by what the area of admission rests on."""

NOT_RECORDED = ""
_LEVELS = {
    "municipality": "municipalities",
    "district": "districts",
    "metropolitan_body": "metropolitan bodies",
    "county": "counties",
    "region": "regions",
    "association": "associations of authorities",
}


def admission_answer(view: Standpoint, asker: Asker, network: str) -> AdmissionAnswer:
    """What is recorded of the way into ``network`` for ``asker``; an empty text is always: not recorded."""
    rule, facts = rules(view)[network], admission_facts(view)[network]
    refusals, unchecked = rule.refusals(asker.authority), _unchecked(rule, asker)
    group = _group(rule, refusals)
    return AdmissionAnswer(
        group=group,
        text=_text(view, rule, facts, asker, group, refusals),
        refusals=refusals,
        unchecked=unchecked,
        area=facts.area,
        area_basis=rule.basis,
        unread=rule.unread,
        levels=tuple(sorted(rule.levels)) if rule.levels is not None else (),
        population_min=rule.population_min,
        population_max=rule.population_max,
        ways=tuple(way for way in rule.ways if way != "unknown"),
        vote="a vote of the council" if "council_vote" in rule.ways else NOT_RECORDED,
        fee=facts.fee,
        languages=NOT_RECORDED,
        online=NOT_RECORDED,
        who_decides=facts.who_decides,
        rule_text=facts.rule_text,
        rule_basis=facts.rule_basis,
        source_title=facts.source_title,
        source_path=facts.source_path,
        url=facts.url,
        locator=facts.locator,
        also_told=facts.also_told,
        publicity=facts.publicity,
        publicity_paths=facts.publicity_paths,
    )


def _group(rule: Rule, refusals: tuple[str, ...]) -> str:
    if len(refusals) > 0:
        return REFUSED
    if rule.basis == "unknown" or len(rule.unread) > 0:
        return UNKNOWN
    return STATED if rule.basis == "stated" else INFERRED


def _unchecked(rule: Rule, asker: Asker) -> tuple[str, ...]:
    """Limits that exist, but cannot be checked as nothing is known of the asker."""
    has_limit = rule.population_min is not None or rule.population_max is not None
    found = ["population"] if has_limit and asker.population is None else []
    if rule.levels is not None and asker.level == "" and asker.assumed_level not in rule.levels:
        found.append("level")
    return tuple(found)


def _text(
    view: Standpoint, rule: Rule, facts: AdmissionFacts, asker: Asker, group: str, refusals: tuple[str, ...]
) -> str:
    parts = [_area_text(view, rule, facts, asker, is_outside="country" in refusals), *_limits(rule, asker, refusals)]
    lead = f"By what is recorded it does not admit {asker.name}. " if group == REFUSED else ""
    return lead + " ".join(parts)


def _area_text(view: Standpoint, rule: Rule, facts: AdmissionFacts, asker: Asker, *, is_outside: bool) -> str:
    named = sentence("the world" if part == EVERYWHERE else name_of(view, part) for part in facts.area)
    if len(rule.unread) > 0:
        return f"Its area ({named}) is not read as countries here, so it is not known whether it admits it."
    if rule.basis == "unknown" or named == "":
        return "No rule on its area is known."
    verb = "does not include" if is_outside else "includes"
    basis = "Its stated area" if rule.basis == "stated" else "The area that its name points to"
    if rule.countries is None:
        return f"{basis} is {named}."
    return f"{basis} ({named}) {verb} {asker.country_name}."


def _limits(rule: Rule, asker: Asker, refusals: tuple[str, ...]) -> list[str]:
    found = []
    if rule.levels is not None:
        admitted = sentence(_LEVELS.get(level, level.replace("_", " ")) for level in sorted(rule.levels))
        found.append(f"It admits {admitted}{_own_level(rule.levels, asker, refusals)}.")
    limits = [
        f"{word} {number:,} inhabitants"
        for word, number in (("at least", rule.population_min), ("at most", rule.population_max))
        if number is not None
    ]
    if len(limits) > 0:
        own = (
            f"; {asker.population:,} are taken here"
            if asker.population is not None
            else "; how many it has is not known"
        )
        found.append(f"It asks for {sentence(limits)}{own}.")
    return found


def _own_level(admitted: frozenset[str], asker: Asker, refusals: tuple[str, ...]) -> str:
    if "level" in refusals:
        return f"; {asker.name} is recorded as a {asker.level.replace('_', ' ')}"
    if asker.assumed_level in admitted:
        return f"; that {asker.name} is a {asker.assumed_level.replace('_', ' ')} is assumed here"
    return ""

"""Admission first: whether an asker may join a network by what is recorded, and what joining takes."""

from collections.abc import Mapping

from hanse.advise.admission_facts import AdmissionFacts, admission_facts
from hanse.advise.join_answer import AdmissionAnswer
from hanse.advise.join_asker import Asker
from hanse.domain.saying import say, say_list, say_together
from hanse.release.country import name_of
from hanse.release.standpoint import Standpoint
from hanse.study.area import EVERYWHERE
from hanse.study.rule import Rule, rules

STATED, INFERRED, UNKNOWN, REFUSED = "stated", "inferred", "unknown", "refused"
GROUPS: Mapping[str, str] = {
    STATED: say("Its stated area includes it"),
    INFERRED: say("Its area, inferred from its name, includes it; no area is stated"),
    UNKNOWN: say("No rule known on where it admits members; that is not taken for open"),
}
"""Groups of open answers in their order, by what the area of admission rests on."""

NOT_RECORDED = ""
_LEVELS = {
    "municipality": say("municipalities"),
    "district": say("districts"),
    "metropolitan_body": say("metropolitan bodies"),
    "county": say("counties"),
    "region": say("regions"),
    "association": say("associations of authorities"),
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
        vote=say("a vote of the council") if "council_vote" in rule.ways else NOT_RECORDED,
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
    outside = "country" in refusals
    refused = say("By what is recorded it does not admit {name}.", name=asker.name) if group == REFUSED else ""
    return say_together(
        (refused, _area_text(view, rule, facts, asker, is_outside=outside), *_limits(rule, asker, refusals))
    )


def _area_text(view: Standpoint, rule: Rule, facts: AdmissionFacts, asker: Asker, *, is_outside: bool) -> str:
    named = say_list(say("the world") if part == EVERYWHERE else name_of(view, part) for part in facts.area)
    if len(rule.unread) > 0:
        return say(
            "Its area ({area}) is not read as countries here, so it is not known whether it admits it.", area=named
        )
    if rule.basis == "unknown" or named == "":
        return say("No rule on its area is known.")
    gaps = {"area": named, "country": asker.country_name}
    if rule.basis == "stated":
        if rule.countries is None:
            return say("Its stated area is {area}.", **gaps)
        if is_outside:
            return say("Its stated area ({area}) does not include {country}.", **gaps)
        return say("Its stated area ({area}) includes {country}.", **gaps)
    if rule.countries is None:
        return say("The area that its name points to is {area}.", **gaps)
    if is_outside:
        return say("The area that its name points to ({area}) does not include {country}.", **gaps)
    return say("The area that its name points to ({area}) includes {country}.", **gaps)


def _limits(rule: Rule, asker: Asker, refusals: tuple[str, ...]) -> list[str]:
    found: list[str] = []
    if rule.levels is not None:
        found.append(_levels(rule.levels, asker, refusals))
    limits = [
        *(
            (say("at least {number} inhabitants", number=rule.population_min),)
            if rule.population_min is not None
            else ()
        ),
        *(
            (say("at most {number} inhabitants", number=rule.population_max),)
            if rule.population_max is not None
            else ()
        ),
    ]
    if len(limits) > 0 and asker.population is not None:
        found.append(
            say("It asks for {limits}; {number} are taken here.", limits=say_list(limits), number=asker.population)
        )
    elif len(limits) > 0:
        found.append(say("It asks for {limits}; how many it has is not known.", limits=say_list(limits)))
    return found


def _levels(levels: frozenset[str], asker: Asker, refusals: tuple[str, ...]) -> str:
    admitted = say_list(_LEVELS.get(level, level.replace("_", " ")) for level in sorted(levels))
    if "level" in refusals:
        own = say(asker.level.replace("_", " "))
        return say("It admits {levels}; {name} is recorded as a {level}.", levels=admitted, name=asker.name, level=own)
    if asker.assumed_level in levels:
        own = say(asker.assumed_level.replace("_", " "))
        return say(
            "It admits {levels}; that {name} is a {level} is assumed here.", levels=admitted, name=asker.name, level=own
        )
    return say("It admits {levels}.", levels=admitted)

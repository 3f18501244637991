"""Which networks a city could join: admission first, then fit, each with reasons; no ranking by benefit."""

from collections.abc import Callable, Iterable

from hanse.advise.admission import GROUPS, REFUSED, admission_answer
from hanse.advise.admission_facts import AdmissionFacts, admission_facts
from hanse.advise.fit import Fitting, fitting
from hanse.advise.fit_reason import caveats_of, reasons_of, would_change_of
from hanse.advise.fit_theme import tidy
from hanse.advise.join_answer import (
    SEEKS,
    AdmissionAnswer,
    Apart,
    Fit,
    Group,
    JoinAdvice,
    NetworkAnswer,
    Present,
    Wishes,
)
from hanse.advise.join_asker import Asker, Described, read_asker
from hanse.advise.ranker_traits import order_for
from hanse.advise.reason import claim_paths, release_day
from hanse.domain.saying import say, say_count
from hanse.errors import UsageError
from hanse.release.cell import sort_key
from hanse.release.networks import FUNCTIONS
from hanse.release.view import View
from hanse.release.views import EntityRef
from hanse.study.memberships import read_memberships
from hanse.study.rule import rules

ORDER = say(
    "Networks stand in groups by what their admission rests on. Inside a group those come first that meet more of what "
    "is sought by a recorded theme or agreed code; then those in which cities like this one are recorded more often "
    "(by distance, country, size, level and shared networks); then A to Z. The order says nothing about benefit."
)
CAVEATS = (
    say(
        "Recorded members chose to take part and networks chose to publish; this says nothing about "
        "cities not recorded."
    ),
    say("What is recorded is partial: a network that is not here, or has few members here, can be a good one to join."),
    say(
        "“No rule known” is not “open”: ask the network. Languages, and whether meetings are online, are not recorded."
    ),
    say("Nothing here says what the city thinks of a topic or a network."),
    say("The order is measured by the recovery of known memberships, not by the quality of advice."),
)


def join(
    view: View,
    who: EntityRef | int | Described,
    wishes: Wishes | None = None,
    *,
    population: int | None = None,
    codebook: str = FUNCTIONS,
) -> JoinAdvice:
    """The networks that ``who`` could join, as far as recorded.

    Use it for any municipality, also one with no recorded tie. It does not say which network is best, nor that a
    network would admit the city: where no rule is known the answer says so.

    Parameters
    ----------
    view : View
    who : EntityRef, int or Described
        A registered city, the GeoNames id of a place of 5,000 inhabitants or more, or country and size.
    wishes : Wishes
        Themes in free words and what is sought, of :data:`hanse.advise.join_answer.SEEKS`.
    population : int
        Inhabitants, instead of those of the gazetteer.
    codebook : str
        Codebook of the recorded work.

    Returns
    -------
    JoinAdvice

    Raises
    ------
    UsageError, NotFoundError : what is asked for cannot be met.

    Source
    ------
    Rules of this project, docs/explanation/advice-join.md.
    """
    wanted = _checked(wishes or Wishes())
    asker = read_asker(view, who, population=population)
    recorded = _recorded(view, asker)
    away = [facts for key, facts in admission_facts(view).items() if key not in {one.network.id for one in recorded}]
    in_scope = [facts for facts in away if view.in_scope(facts.network)]
    joined = [facts for facts in in_scope if facts.is_joined]
    open_ones = [facts for facts in joined if facts.closed == ""]
    answered = [(facts, admission_answer(view, asker, facts.network.id)) for facts in open_ones]
    rosters = view.contents.rosters
    return JoinAdvice(
        context=view.context,
        asker=asker,
        wishes=wanted,
        present=recorded,
        present_text=present_text(view, asker),
        groups=_groups(view, asker, wanted, codebook, answered),
        closed=_apart(joined, lambda one: one.closed, lambda one: one.closed_paths),
        nobody_joins=_apart((facts for facts in in_scope if not facts.is_joined), _no_way, _source),
        refused=_sorted(
            Apart(facts.network, admission.text, _source(facts))
            for facts, admission in answered
            if admission.group == REFUSED
        ),
        order=ORDER,
        inputs=inputs_of(view, asker),
        caveats=(*CAVEATS, *_seek_caveats(wanted)),
        would_change=(
            say("Newer and fuller lists of members, and the networks' own rules of admission."),
            say("Ties of the city that are not recorded here: send them with “correct this”."),
        ),
        lists_held=len(rosters.by_id),
        newest_list=rosters.newest_list,
    )


def present_text(view: View, asker: Asker) -> str:
    """In how many networks the asker is recorded; where in none, in how many lists nothing was found."""
    rosters = view.contents.rosters
    n = len(view.snapshot.counted_in.get(asker.city.id, ())) if asker.city is not None else 0
    if n == 0 and (asker.city is None or asker.city.id not in view.snapshot.of_city):
        return say(
            "No membership recorded in the lists held here ({lists} lists, newest {newest}).",
            lists=len(rosters.by_id),
            newest=rosters.newest_list or say("undated"),
        )
    gaps = {"name": asker.name, "day": view.as_of.isoformat()}
    if n == 0:
        return say("No network counts {name} on {day}: what is recorded has ended, has no date or another.", **gaps)
    return say_count(
        n,
        "{count} network counts {name} on {day}, as far as recorded.",
        "{count} networks count {name} on {day}, as far as recorded.",
        **gaps,
    )


def inputs_of(view: View, asker: Asker) -> tuple[str, ...]:
    """What is taken of the asker and of the release."""
    size = (
        say("{number} inhabitants", number=asker.population)
        if asker.population is not None
        else say("inhabitants not known")
    )
    told = say(
        "{name}: {country}, {size} ({basis}), {level}.",
        name=asker.name,
        country=asker.country_name or say("country not known"),
        size=size,
        basis=say(asker.population_basis),
        level=_level(asker),
    )
    return (told, release_day(view))


def _level(asker: Asker) -> str:
    if asker.level != "":
        return say(asker.level.replace("_", " "))
    if asker.assumed_level != "":
        return say("{level} (assumed)", level=say(asker.assumed_level.replace("_", " ")))
    return say("level not known")


def _checked(wishes: Wishes) -> Wishes:
    unknown = [seek for seek in wishes.seeks if seek not in SEEKS]
    if len(unknown) > 0:
        raise UsageError(f"{unknown[0][:40]!r} is nothing that can be sought", hint=f"one of: {', '.join(SEEKS)}")
    return tidy(wishes)


def _recorded(view: View, asker: Asker) -> tuple[Present, ...]:
    """Every network that the asker is recorded in with any status: none of these is suggested."""
    if asker.city is None:
        return ()
    held = view.snapshot.of_city.get(asker.city.id, ())
    found = [
        Present(
            view.catalogue.entities[pair.network],
            pair.result.status,
            pair.result.is_counted,
            pair.result.why,
            claim_paths((*pair.result.claims, *(record.claim for record in pair.records))),
        )
        for pair in held
    ]
    return tuple(sorted(found, key=lambda one: sort_key(one.network)))


def _groups(
    view: View, asker: Asker, wishes: Wishes, codebook: str, answered: list[tuple[AdmissionFacts, AdmissionAnswer]]
) -> tuple[Group, ...]:
    fits = fitting(view, asker, wishes, codebook)
    order = order_for(view, read_memberships(view), asker)
    answers = [_answer(fits, facts.network, admission) for facts, admission in answered if admission.group != REFUSED]
    answers.sort(key=lambda one: (-_met(one.fit), -order.get(one.network.id, 0.0), sort_key(one.network)))
    return tuple(
        Group(group, title, tuple(one for one in answers if one.admission.group == group))
        for group, title in GROUPS.items()
    )


def _answer(fits: Fitting, network: EntityRef, admission: AdmissionAnswer) -> NetworkAnswer:
    view, fit = fits.view, fits.of(network)
    above = view.contents.structure.parents.get(network.id, frozenset())
    parents = tuple(sorted((ref for key in above if (ref := view.catalogue.entity(key)) is not None), key=sort_key))
    known = rules(view)
    against = {ref: known[ref.id].refusals(fits.asker.authority) if ref.id in known else () for ref in parents}
    return NetworkAnswer(
        network=network,
        admission=admission,
        fit=fit,
        parents=parents,
        reasons=reasons_of(network, fit, fits.asker, has_ties=len(fits.mine) > 0),
        caveats=caveats_of(fit, admission, fits.asker, seeks=fits.wishes.seeks, parents=against),
        would_change=would_change_of(fit, admission),
    )


def _met(fit: Fit) -> int:
    """How many of the wishes something recorded meets."""
    return len(fit.themes) + len({seek for work in fit.work for seek in work.sought_for})


def _no_way(facts: AdmissionFacts) -> str:
    return facts.rule_text or say("No membership is recorded as a way of being in.")


def _source(facts: AdmissionFacts) -> tuple[str, ...]:
    return (facts.source_path,) if facts.source_path != "" else (facts.network.path,)


def _apart(
    facts: Iterable[AdmissionFacts],
    why: Callable[[AdmissionFacts], str],
    paths: Callable[[AdmissionFacts], tuple[str, ...]],
) -> tuple[Apart, ...]:
    return _sorted(Apart(one.network, why(one), paths(one)) for one in facts if why(one) != "")


def _sorted(found: Iterable[Apart]) -> tuple[Apart, ...]:
    return tuple(sorted(found, key=lambda one: sort_key(one.network)))


def _seek_caveats(wishes: Wishes) -> tuple[str, ...]:
    if len(wishes.seeks) == 0:
        return ()
    table = "; ".join(f"{seek}: {', '.join(SEEKS[seek])}" for seek in wishes.seeks)
    return (say("What is sought is read as codes of the functions codebook by a table of ours: {table}.", table=table),)

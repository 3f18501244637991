"""Which municipalities a network could invite: admitted, of areas and sizes it reaches less, with recorded interest."""

from collections import Counter

from hanse.advise.admission_facts import AdmissionFacts, admission_facts
from hanse.advise.reach_answer import LIMIT, MOST, Invitee, ReachAdvice
from hanse.advise.reach_cells import Cell, Reached, cell_of, is_by_country, reached
from hanse.advise.reach_interest import interest
from hanse.advise.reason import Reason, release_inputs
from hanse.domain.saying import say, say_list
from hanse.errors import UsageError
from hanse.release.cell import sort_key
from hanse.release.country import name_of
from hanse.release.networks import coverage_of, stated_sizes
from hanse.release.view import View
from hanse.release.views import EntityRef
from hanse.study.authority import Authority, authorities
from hanse.study.rule import Rule, rules
from hanse.study.universe import CONTINENTS, universe

SILENCE = say(
    "Silence is no refusal: a municipality that is not named, or of which nothing is recorded, has neither declined "
    "nor shown a lack of interest."
)
ORDER = say(
    "By area, then A to Z. Named are municipalities with recorded evidence of interest, in areas and size classes that "
    "are reached less than others, where such can be told; all others are only counted, by area and size class."
)
CAVEATS = (
    say(
        "Reached less means fewer recorded members than places of that area and size; where the list is "
        "partial, some may be members already."
    ),
    say("Being in another network, a signature or a grant is evidence of interest, not a wish to join."),
    say("Places are those of the list named; the gazetteer's stand for municipalities of 5,000 inhabitants and more."),
    say(
        "Recorded members chose to take part and networks chose to publish; this says nothing about "
        "cities not recorded."
    ),
)


def reach(view: View, network: EntityRef, *, limit: int = LIMIT, page: int = 1) -> ReachAdvice:
    """The municipalities that ``network`` could invite, by name where something is recorded of them.

    Use it to look beyond those already in. It does not say that anybody wants to join; whoever is or was recorded in
    the network, in whatever status, is not named.

    Parameters
    ----------
    view : View
    network : EntityRef
    limit : int
        Municipalities named on a page, 1 to 500.
    page : int
        Which page, from 1.

    Returns
    -------
    ReachAdvice

    Raises
    ------
    UsageError : a limit or page that is not there.

    Source
    ------
    Under-representation: :func:`hanse.analysis.representation.representation`; the rest are rules of this project.
    """
    _check(limit, page)
    rule, facts = rules(view)[network.id], admission_facts(view)[network.id]
    invited = _invitable(view, network.id, rule, facts)
    by_country = is_by_country(rule)
    cells = {one.id: cell_of(view, one, by_country=by_country) for one, _ in invited}
    members = view.snapshot.counted_cities.get(network.id, frozenset())
    found = reached(view, rule, members, Counter(cells.values()))
    under = {key for key, cell in found.cells.items() if cell.is_under}
    named = [(one, reasons) for one, reasons in invited if len(under) == 0 or cells[one.id] in under]
    answers = sorted(
        (_invitee(view, one, reasons, rule, found, cells[one.id]) for one, reasons in named),
        key=lambda one: (one.area, sort_key(one.city)),
    )
    return ReachAdvice(
        context=view.context,
        network=network,
        admission_text=_admission(view, rule, facts),
        members=len(members),
        held=coverage_of(view, network.id, len(stated_sizes(view).get(network.id, ())) > 0),
        universe=universe(view).name,
        cells=tuple(found.cells.values()),
        outside=found.outside,
        invitees=tuple(answers[(page - 1) * limit : page * limit]),
        only_under=len(under) > 0,
        total=len(answers),
        page=page,
        limit=limit,
        silence=SILENCE,
        order=ORDER,
        method=found.method,
        inputs=release_inputs(view),
        caveats=(*CAVEATS, *_own_caveats(rule, facts, is_told=len(under) > 0)),
        would_change=(
            say("A full and newer list of its members."),
            say("Its own rule on whom it admits."),
            say("A list of municipalities by size."),
        ),
    )


def _check(limit: int, page: int) -> None:
    if not 1 <= limit <= MOST:
        raise UsageError(f"a limit of {limit} is not there", where="limit", hint=f"give 1 to {MOST}")
    if page < 1:
        raise UsageError(f"there is no page {page}", where="page", hint="pages begin with 1")


def _invitable(
    view: View, network: str, rule: Rule, facts: AdmissionFacts
) -> list[tuple[Authority, tuple[Reason, ...]]]:
    """Admitted municipalities with evidence of interest that are not recorded in the network in any status."""
    if facts.closed != "" or not facts.is_joined:
        return []
    recorded = {pair.city for pair in view.snapshot.of_network.get(network, ())}
    found = []
    for city, reasons in interest(view).items():
        one, ref = authorities(view).get(city), view.catalogue.entities.get(city)
        if one is None or ref is None or ref.subkind != "municipality" or city in recorded or not view.in_scope(ref):
            continue
        if len(rule.refusals(one)) == 0:
            found.append((one, reasons))
    return found


def _invitee(
    view: View, one: Authority, reasons: tuple[Reason, ...], rule: Rule, found: Reached, cell: Cell
) -> Invitee:
    held = found.cells.get(cell)
    has_limit = rule.population_min is not None or rule.population_max is not None
    area = name_of(view, cell[0]) if found.by_country else CONTINENTS.get(cell[0], cell[0])
    return Invitee(
        city=view.catalogue.entities[one.id],
        population=one.population,
        area=area,
        size=cell[1],
        is_under=held is not None and held.is_under,
        unchecked=("population",) if has_limit and one.population is None else (),
        reasons=reasons,
    )


def _admission(view: View, rule: Rule, facts: AdmissionFacts) -> str:
    """Whom the rule admits, or that none is known, or that nobody can join any more."""
    if not facts.is_joined:
        return facts.rule_text or say("No membership is recorded as a way of being in.")
    if facts.closed != "":
        return say("No longer open to joining as far as recorded. {closed}", closed=facts.closed)
    named = say_list(say("the world") if part == "world" else name_of(view, part) for part in facts.area)
    if rule.basis == "unknown" or named == "":
        return say("No rule on its area is known: all places are taken to be admitted, and this is flagged.")
    if rule.basis == "stated":
        return say("Its area is {area} (stated).", area=named)
    return say("Its area is {area} (inferred from the name).", area=named)


def _own_caveats(rule: Rule, facts: AdmissionFacts, *, is_told: bool) -> tuple[str, ...]:
    found: list[str] = []
    if facts.closed != "" or not facts.is_joined:
        found.append(say("Nobody is named, as nobody can join it as far as recorded."))
    if rule.basis == "unknown":
        found.append(say("No rule is known on whom it admits; some of those named may not be admitted."))
    if len(rule.unread) > 0:
        found.append(
            say("The area {area} is not read as countries here and limits nothing.", area=", ".join(rule.unread))
        )
    if not is_told:
        found.append(
            say("No area or size class is told to be reached less than others; the list is not limited to such.")
        )
    return tuple(found)

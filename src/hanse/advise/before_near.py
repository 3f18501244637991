"""One existing network beside a plan: what of the plan is recorded for it, and what it leaves open."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hanse.advise.before_ground import Ground
from hanse.advise.before_plan import Plan
from hanse.advise.work import NOTHING, Work
from hanse.analysis.interval import wilson
from hanse.domain.saying import say, say_list
from hanse.release.admission import admission_of
from hanse.release.cell import shown
from hanse.release.standpoint import Standpoint
from hanse.release.views import Admission, EntityRef, Value
from hanse.study.authority import Authority
from hanse.study.pairs import Share
from hanse.study.rule import Rule

HARDLY = 0.05  # a size is hardly reached where the interval of the share of its places ends below this
NO_END = say("no end recorded")
NO_MEMBER = "no member counted on the day"


@dataclass(frozen=True)
class SizeReach:
    """Places of one size in the plan's area, and how many are recorded as members."""

    size: str
    places: int
    reached: int
    share: Share | None  # None where there is no such place
    is_hardly_reached: bool


@dataclass(frozen=True)
class NearNetwork:
    """An existing network beside the plan. What is not recorded is not known; it never says that something is not so.

    ``meets`` are the parts of the plan that are recorded for it: area, size, functions, topics, levels.
    """

    network: EntityRef
    state: str  # "ended 2018" or "no end recorded"
    meets: tuple[str, ...]
    members: int  # counted on the day, of any level
    members_here: int  # of them within the plan's area, size and levels
    held: str  # what is held of its members near the day, in the words of what may enter a statistic
    enters: bool  # held well enough on the day to enter a statistic
    countries_recorded: tuple[str, ...]  # of the plan, with a counted member
    countries_earlier: tuple[str, ...]  # with a recorded member that is not counted on the day: ended, older, undated
    countries_open: tuple[str, ...]  # without a recorded member
    sizes: tuple[SizeReach, ...]
    functions_recorded: tuple[str, ...]  # of the plan, agreed by coders
    functions_unclear: tuple[str, ...]  # contested, or by one coder only
    functions_absent: tuple[str, ...]  # coders agree that it does not
    functions_not_recorded: tuple[str, ...]
    topics: tuple[Value, ...]  # statements that hold a word of the plan
    admission: Admission | None  # None: no rule known
    not_admitted: tuple[str, ...]  # parts of the plan that its rule leaves out
    leaves_open: tuple[str, ...]
    thin: tuple[str, ...]  # where too little is known to tell


def near_network(view: Standpoint, ref: EntityRef, ground: Ground) -> NearNetwork:
    """``ref`` beside the plan."""
    plan, rule = ground.plan, ground.rules[ref.id]
    entities = view.catalogue.entities
    members = [ground.authorities[city] for city in sorted(view.snapshot.counted_cities.get(ref.id, ()))]
    inside = [one for one in members if ground.countries is None or one.country in ground.countries]
    here = [one for one in inside if plan.takes(one.population, entities[one.id].subkind)]
    sizes = tuple(_reach(label, held, inside) for label, held in ground.places.items()) if plan.has_size else ()
    asked = ground.countries or frozenset()
    recorded = asked & {one.country for one in inside}
    ever = asked & {entities[pair.city].country for pair in view.snapshot.of_network.get(ref.id, ())}
    work = ground.works.get(ref.id, NOTHING)
    functions = {code: _code_state(code, work) for code in plan.functions}
    of = {state: tuple(code for code, found in functions.items() if found == state) for state in _STATES}
    enters = ref.id in ground.entering
    near = NearNetwork(
        network=ref,
        state=state_of(view, ref.id),
        meets=_meets(ground, rule, inside, here, of["recorded"], ref.id),
        members=len(members),
        members_here=len(here),
        held=say(ground.reasons.get(ref.id, NO_MEMBER)),
        enters=enters,
        countries_recorded=tuple(sorted(recorded)),
        countries_earlier=tuple(sorted(ever - recorded)),
        countries_open=tuple(sorted(asked - ever)),
        sizes=sizes,
        functions_recorded=of["recorded"],
        functions_unclear=of["unclear"],
        functions_absent=of["absent"],
        functions_not_recorded=of["not recorded"],
        topics=ground.topics.get(ref.id, ()),
        admission=admission_of(view, ref.id),
        not_admitted=_not_admitted(plan, ground.countries, rule),
        leaves_open=(),
        thin=(),
    )
    return _told(view, near, work, ground)


def state_of(view: Standpoint, network: str) -> str:
    """Whether an end of the network is stated by any source, and when."""
    ends = view.contents.pairs.ends.get(network, ())
    return say("ended {year}", year=shown(ends[-1][0])) if len(ends) > 0 else NO_END


_STATES = ("recorded", "unclear", "absent", "not recorded")


def _code_state(code: str, work: Work) -> str:
    if code in work.agreed:
        return "recorded"
    if code in work.absent:
        return "absent"
    return "unclear" if code in work.contested or code in work.single else "not recorded"


def _reach(label: str, held: tuple[int, int, int], inside: Sequence[Authority]) -> SizeReach:
    least, most, places = held
    reached = {
        one.geonames_id
        for one in inside
        if one.geonames_id is not None and one.population is not None and least <= one.population <= most
    }
    k = min(len(reached), places)
    if places == 0:
        return SizeReach(label, 0, k, None, is_hardly_reached=False)
    found = wilson([k], [places])
    share = Share(k / places, float(found.low[0]), float(found.high[0]))
    return SizeReach(label, places, k, share, is_hardly_reached=share.high < HARDLY)


def _meets(
    ground: Ground,
    rule: Rule,
    inside: Sequence[Authority],
    here: Sequence[Authority],
    functions: Sequence[str],
    network: str,
) -> tuple[str, ...]:
    plan, countries = ground.plan, ground.countries
    is_admitted = rule.countries is not None and countries is not None and not countries.isdisjoint(rule.countries)
    told = {
        "area": countries is not None and (len(inside) > 0 or is_admitted),
        "size": plan.has_size and any(plan.holds(one.population) for one in inside),
        "functions": len(functions) > 0,
        "topics": network in ground.topics,
        "levels": len(plan.levels) > 0 and len(here) > 0,
    }
    return tuple(part for part, is_met in told.items() if is_met)


def _not_admitted(plan: Plan, countries: frozenset[str] | None, rule: Rule) -> tuple[str, ...]:
    """Parts of the plan that the admission rule leaves out; a rule that is not known leaves nothing out."""
    found: list[str] = []
    if countries is not None and rule.countries is not None and not countries <= rule.countries:
        found.append(say("the area") if countries.isdisjoint(rule.countries) else say("a part of the area"))
    if len(plan.levels) > 0 and rule.levels is not None and rule.levels.isdisjoint(plan.levels):
        found.append(say("the levels"))
    least, most = plan.population_min or 0, plan.population_max or 10**9
    smallest, largest = rule.population_min or 0, rule.population_max or 10**9
    if plan.has_size and (most < smallest or least > largest):
        found.append(say("the sizes"))
    elif plan.has_size and (least < smallest or (plan.population_max is not None and most > largest)):
        found.append(say("a part of the sizes"))
    return tuple(found)


def _told(view: Standpoint, near: NearNetwork, work: Work, ground: Ground) -> NearNetwork:
    """The same with its sentences."""
    names = view.catalogue.countries
    leaves: list[str] = []
    if len(near.countries_open) > 0:
        listed = say_list(names.get(code, code) for code in near.countries_open[:6])
        if len(near.countries_open) > 6:
            listed = say("{some} and {count} more", some=listed, count=len(near.countries_open) - 6)
        leaves.append(say("No member recorded in {countries}.", countries=listed))
    hardly = [reach.size for reach in near.sizes if reach.is_hardly_reached]
    if len(hardly) > 0:
        leaves.append(
            say(
                "Few recorded members among places of {sizes} inhabitants in the area.",
                sizes=say_list(map(say, hardly)),
            )
        )
    if len(near.functions_not_recorded) > 0:
        leaves.append(say("Not recorded of its work: {work}.", work=_words(ground, near.functions_not_recorded)))
    if len(near.functions_absent) > 0:
        leaves.append(say("Coders agree that it does not: {work}.", work=_words(ground, near.functions_absent)))
    if len(near.not_admitted) > 0:
        leaves.append(say("Its rule of admission leaves out {parts}.", parts=say_list(near.not_admitted)))
    if near.state != NO_END:
        leaves.append(say("A source states its end ({state}).", state=near.state))
    return replace(near, leaves_open=tuple(leaves), thin=_thin(near, work, ground.rules[near.network.id]))


def _words(ground: Ground, codes: tuple[str, ...]) -> str:
    return "; ".join(ground.labels.get(code, code) for code in codes)


def _thin(near: NearNetwork, work: Work, rule: Rule) -> tuple[str, ...]:
    found: list[str] = []
    if not near.enters:
        found.append(
            say("Its members are not held well enough on this day ({held}): it may have more.", held=near.held)
        )
    if not work.is_recorded:
        found.append(say("No function is agreed by its coders, or nobody coded it."))
    if near.admission is None or near.admission.rule_text == "":
        found.append(say("No rule of admission is known; that does not mean that it is open."))
    elif rule.basis != "stated":
        found.append(say("The area it admits is {basis}.", basis=say(rule.basis)))
    return tuple(found)

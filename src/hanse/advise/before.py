"""Before something is founded: the nearest existing networks, what each leaves open, and who works there already."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hanse.advise.before_ground import Ground, read_ground
from hanse.advise.before_near import NearNetwork, near_network
from hanse.advise.before_plan import Plan, check_plan, read_countries
from hanse.advise.before_present import (
    Present,
    bodies_present,
    cities_present,
    countries_not_searched,
    searches_in,
)
from hanse.advise.field import limited
from hanse.advise.gaps_place import universe_name
from hanse.advise.reason import release_inputs
from hanse.domain.saying import say, say_count
from hanse.release.cell import sort_key, split_list
from hanse.release.networks import FUNCTIONS
from hanse.release.standpoint import Standpoint
from hanse.release.views import Context, CoverageNote, EntityRef
from hanse.study.basis import STANDING

SHOWN = 12  # networks, unless asked for more
CITIES_SHOWN = 200


@dataclass(frozen=True)
class BeforeAdvice:
    """The nearest existing networks to a plan. "Not recorded" never means that something is not done."""

    context: Context
    plan: Plan
    codebook: str
    labels: dict[str, str]  # of the codes of the codebook
    countries: tuple[str, ...]  # of the plan; empty is no limit
    universe: str  # what places are counted from
    order: str
    near: tuple[NearNetwork, ...]
    n_near: int  # networks that meet any part of the plan
    n_compared: int
    present: tuple[Present, ...]  # authorities of the plan's area, size and level in any network: the first of them
    n_present: int
    bodies: tuple[Present, ...]  # that started, pay for or convene one of the networks named
    searches: tuple[CoverageNote, ...]  # recorded searches in the plan's countries
    not_searched: tuple[str, ...]  # countries of the plan that no recorded search names
    inputs: tuple[str, ...]  # what was read, of when
    reasons: tuple[str, ...]
    caveats: tuple[str, ...]
    would_change: tuple[str, ...]
    standing: str = STANDING


def before(view: Standpoint, plan: Plan, *, codebook: str = FUNCTIONS, limit: int = SHOWN) -> BeforeAdvice:
    """The existing networks nearest to a planned one, and what each leaves open.

    Use it before something is founded or funded. It compares what is recorded; it cannot tell whether a plan is
    needed, and a network that records little looks as if it left much open.

    Parameters
    ----------
    view : Standpoint
    plan : Plan
        At least one of area, size, functions, topics, levels.
    codebook : str, default "oomen2018_functions"
        Codebook of the functions.
    limit : int, default 12
        Networks to describe, 1 or more.

    Returns
    -------
    BeforeAdvice

    Raises
    ------
    UsageError : an empty plan, an area that cannot be read as countries, a code, level or field that is not known.

    Notes
    -----
    A network whose area is known and lies wholly outside the plan's is not compared. Cost: one pass over networks and
    their counted members.

    Source
    ------
    Rule of this project; none is printed.
    """
    check_plan(plan, [code for book, code in view.contents.codings.labels if book == codebook])
    countries, kept = read_countries(view, plan.areas), limited(view, plan.field)
    ground = read_ground(view, plan, countries, codebook)
    compared = [ref for ref in _networks(view, kept) if _may_concern(view, ref, ground)]
    met = [one for ref in compared if len((one := near_network(view, ref, ground)).meets) > 0]
    near = tuple(sorted(met, key=_order))[: max(1, limit)]
    present = cities_present(view, ground, kept)
    notes = searches_in(view, countries)
    return BeforeAdvice(
        context=view.context,
        plan=plan,
        codebook=codebook,
        labels=dict(ground.labels),
        countries=tuple(sorted(countries)) if countries is not None else (),
        universe=universe_name(view, countries or ()),
        order=say("By how many parts of the plan are recorded for it, then by how many of its functions, then A to Z."),
        near=near,
        n_near=len(met),
        n_compared=len(compared),
        present=present[:CITIES_SHOWN],
        n_present=len(present),
        bodies=bodies_present(view, {one.network.id for one in near}),
        searches=notes,
        not_searched=countries_not_searched(countries, notes),
        inputs=release_inputs(view),
        reasons=_reasons(met, compared),
        caveats=_caveats(near, countries, notes),
        would_change=(
            say(
                "Complete lists of members near this day, codings of what further networks do, and stated rules of "
                "admission; searches in countries that no search names yet."
            ),
        ),
    )


def _networks(view: Standpoint, kept: frozenset[str] | None) -> list[EntityRef]:
    refs = (ref for ref in view.catalogue.entities.values() if ref.kind == "network" and view.in_scope(ref))
    return sorted((ref for ref in refs if kept is None or ref.id in kept), key=sort_key)


def _may_concern(view: Standpoint, ref: EntityRef, ground: Ground) -> bool:
    """False for a network that is known to work only outside the plan's area, and has no member in it."""
    if ground.countries is None:
        return True
    members = view.snapshot.counted_cities.get(ref.id, frozenset())
    if any(ground.authorities[city].country in ground.countries for city in members):
        return True
    admitted = ground.rules[ref.id].countries
    if admitted is not None:
        return not admitted.isdisjoint(ground.countries)
    works_in = {part.upper() for part in split_list(_area_of(view).get(ref.id, ""))}
    named = works_in & view.catalogue.countries.keys()
    return len(named) == 0 or len(named) < len(works_in) or not named.isdisjoint(ground.countries)


def _area_of(view: Standpoint) -> Mapping[str, str]:
    rows = view.contents.database.rows
    return view.contents.remember(
        ("areas of networks",), lambda: {row[0]: row[1] for row in rows("SELECT id, area FROM networks")}
    )


def _order(near: NearNetwork) -> tuple[int, int, tuple[str, str, str]]:
    return (-len(near.meets), -len(near.functions_recorded), sort_key(near.network))


def _reasons(met: list[NearNetwork], compared: list[EntityRef]) -> tuple[str, ...]:
    return (
        say_count(
            len(met),
            "{count} of the {all} networks whose area is not known to lie elsewhere has at least one part of the plan "
            "on record.",
            "{count} of the {all} networks whose area is not known to lie elsewhere have at least one part of the plan "
            "on record.",
            all=len(compared),
        ),
    )


def _caveats(
    near: Iterable[NearNetwork], countries: frozenset[str] | None, notes: tuple[CoverageNote, ...]
) -> tuple[str, ...]:
    described = list(near)
    thin = sum(not one.enters for one in described)
    found: list[str] = [
        say("Not recorded means that no source held here says it; it never means that a network does not do it."),
        say(
            "Functions are codings of public notes on what networks do; see who coded them on the page of each network."
        ),
    ]
    if thin > 0:
        found.append(
            say(
                "The members of {thin} of the {all} networks named are not held well enough to count.",
                thin=thin,
                all=len(described),
            )
        )
    if countries is not None and len(notes) == 0:
        found.append(say("No recorded search names a country of the plan: little is known because nobody looked."))
    return tuple(found)

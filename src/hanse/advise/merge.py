"""Arithmetic on the recorded members of two networks taken together: on request only, and no recommendation."""

from collections.abc import Mapping
from dataclasses import dataclass

from hanse.advise.reason import release_inputs
from hanse.advise.work import NOTHING, code_labels, recorded_work
from hanse.errors import UsageError
from hanse.release.admission import admission_of
from hanse.release.cell import sort_key
from hanse.release.standpoint import Standpoint
from hanse.release.views import Admission, Context, EntityRef
from hanse.study.basis import STANDING
from hanse.study.memberships import read_memberships
from hanse.study.pairs import is_nested

DISCLAIMER = "Arithmetic on recorded members, not a recommendation."


@dataclass(frozen=True)
class Part:
    """One of the two networks, as it is recorded."""

    network: EntityRef
    members: int
    held: str  # why its members are held well enough to enter a statistic, or why not
    functions: tuple[str, ...]  # agreed codes
    admission: Admission | None
    only_here: tuple[EntityRef, ...]  # members that are not in the other one, A to Z


@dataclass(frozen=True)
class MergeArithmetic:
    """Two networks taken together. ``is_at_least`` says that lists are too thin for the numbers to be exact."""

    disclaimer: str
    context: Context
    first: Part
    second: Part
    both: tuple[EntityRef, ...]
    together: int  # authorities in either
    countries_first: tuple[str, ...]
    countries_second: tuple[str, ...]
    countries_together: tuple[str, ...]
    functions_both: tuple[str, ...]
    functions_together: tuple[str, ...]
    labels: dict[str, str]  # of the codes
    is_nested: bool
    is_at_least: bool
    inputs: tuple[str, ...]  # what was read, of when
    reasons: tuple[str, ...]
    caveats: tuple[str, ...]
    would_change: tuple[str, ...]
    standing: str = STANDING


def merge(view: Standpoint, first: str, second: str) -> MergeArithmetic:
    """What the recorded members, countries and work of two networks come to when they are taken together.

    Use it to answer somebody who asks. It is arithmetic: whether two networks should become one is not a question of
    numbers, and nothing here is evidence for it.

    Parameters
    ----------
    view : Standpoint
    first, second : str
        Ids of two different networks.

    Returns
    -------
    MergeArithmetic

    Raises
    ------
    UsageError : one and the same network twice.
    NotFoundError : no such network.

    Source
    ------
    none: counting.
    """
    one, other = view.ref("network", first), view.ref("network", second)
    if one.id == other.id:
        raise UsageError(f"{one.name} is named twice", where="merge", hint="name two different networks")
    counted, entities = view.snapshot.counted_cities, view.catalogue.entities
    of_one, of_other = counted.get(one.id, frozenset()), counted.get(other.id, frozenset())
    held = reasons_of(view)
    functions = [recorded_work(view).get(ref.id, NOTHING).agreed for ref in (one, other)]
    is_thin = not (held[1].get(one.id, False) and held[1].get(other.id, False))
    return MergeArithmetic(
        disclaimer=DISCLAIMER,
        context=view.context,
        first=_part(view, one, of_one, of_other, held[0], functions[0]),
        second=_part(view, other, of_other, of_one, held[0], functions[1]),
        both=_refs(view, of_one & of_other),
        together=len(of_one | of_other),
        countries_first=_countries(entities, of_one),
        countries_second=_countries(entities, of_other),
        countries_together=_countries(entities, of_one | of_other),
        functions_both=tuple(code for code in functions[0] if code in functions[1]),
        functions_together=tuple(dict.fromkeys([*functions[0], *functions[1]])),
        labels=dict(code_labels(view)),
        is_nested=is_nested(view, one.id, other.id),
        is_at_least=is_thin,
        inputs=release_inputs(view),
        reasons=("Asked for by name; nothing here is computed or shown unless somebody asks for these two networks.",),
        caveats=_caveats(is_thin),
        would_change=("Newer or complete lists of members of either network.",),
    )


def reasons_of(view: Standpoint) -> tuple[Mapping[str, str], Mapping[str, bool]]:
    """Of every network with a counted member: what is held of it in words, and whether that is enough."""
    whole = read_memberships(view)
    ids = [ref.id for ref in whole.networks]
    reasons = dict(zip(ids, whole.admission.reason, strict=True))
    return reasons, dict(zip(ids, whole.admission.enters.tolist(), strict=True))


def _part(
    view: Standpoint,
    ref: EntityRef,
    members: frozenset[str],
    others: frozenset[str],
    held: Mapping[str, str],
    functions: tuple[str, ...],
) -> Part:
    return Part(
        network=ref,
        members=len(members),
        held=held.get(ref.id, "no member counted on the day"),
        functions=functions,
        admission=admission_of(view, ref.id),
        only_here=_refs(view, members - others),
    )


def _refs(view: Standpoint, cities: frozenset[str]) -> tuple[EntityRef, ...]:
    return tuple(sorted((view.catalogue.entities[city] for city in cities), key=sort_key))


def _countries(entities: Mapping[str, EntityRef], cities: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted({entities[city].country for city in cities} - {""}))


def _caveats(is_thin: bool) -> tuple[str, ...]:
    found = (
        "Members of two networks differ in rights, fees and reasons to be in; none of that is in these numbers.",
        "Functions that are not recorded are not known; they are not missing.",
    )
    thin = "The members of at least one of the two are not held well enough: every number is a lower bound."
    return (thin, *found) if is_thin else found

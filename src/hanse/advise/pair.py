"""Two networks in full, up to four side by side: how the pair is read, on what that rests, and who is in how many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hanse.advise.coordinate_basis import NetworkBasis, bases
from hanse.advise.coordinate_step import possible_steps
from hanse.advise.field import FieldOfNetwork, fields
from hanse.advise.overlap_ground import shared_area
from hanse.advise.reading import Reading, reading
from hanse.advise.work import SharedWork, recorded_work, work_of_pair
from hanse.errors import UsageError
from hanse.release.cell import sort_key
from hanse.release.standpoint import Standpoint
from hanse.release.views import EntityRef
from hanse.study.concentration import ConcentrationStudy
from hanse.study.overlap import OverlapStudy
from hanse.study.pair import PairStudy
from hanse.study.pair import pair as study_pair
from hanse.study.rule import rules

MOST_BESIDE = 2  # networks set beside the two


@dataclass(frozen=True)
class Intersection:
    """Cities counted in exactly these networks, of those compared."""

    networks: tuple[str, ...]  # ids
    cities: tuple[EntityRef, ...]  # A to Z


@dataclass(frozen=True)
class PairAnswer(PairStudy):
    """Two networks compared on a day, with the reading of the pair and what it rests on."""

    reading: Reading
    shared_work: SharedWork
    rests_on: tuple[NetworkBasis, ...]  # of those of the two that have a counted member
    shared_area: float | None  # countries that both admit, as a share of the smaller area; None where not known
    fields: tuple[FieldOfNetwork, ...]  # topics of the two
    on_both_boards: tuple[EntityRef, ...]
    in_most: tuple[EntityRef, ...]  # cities in both that are among the most connected in this scope, A to Z
    steps: tuple[str, ...]
    beside: tuple[EntityRef, ...]  # further networks to compare members with
    intersections: tuple[Intersection, ...]  # of the two and those beside, the largest first


def pair_answer(
    view: Standpoint,
    first: str,
    second: str,
    *,
    beside: Sequence[str] = (),
    study: OverlapStudy | None = None,
    connected: ConcentrationStudy | None = None,
) -> PairAnswer:
    """The networks with ids ``first`` and ``second`` compared; ``beside`` are up to two further ids.

    ``study`` and ``connected`` are of the same view, where they were worked out before. Raises NotFoundError for an id
    that is no network, UsageError for one that is named twice or for too many.
    """
    found = study_pair(view, first, second, study=study)
    sides = (found.first.network, found.second.network)
    others = _beside(view, sides, beside)
    one, other = (side.id for side in sides)
    work = work_of_pair(view, one, other, found.codebook)
    read = reading(found.pair, work, view.contents.structure.ancestors)
    held, topics, admitting = bases(view, recorded_work(view, found.codebook)), fields(view), rules(view)
    on_both = tuple(dict.fromkeys(seat.city for seat in found.shared_seats))
    known = {row.city.id for row in connected.most_connected} if connected is not None else set()
    return PairAnswer(
        **vars(found),
        reading=read,
        shared_work=work,
        rests_on=tuple(held[side.id] for side in sides if side.id in held),
        shared_area=shared_area(admitting[one], admitting[other]),
        fields=(topics[one], topics[other]),
        on_both_boards=on_both,
        in_most=tuple(member.city for member in found.shared if member.city.id in known),
        steps=possible_steps(read.reading, work, on_both),
        beside=others,
        intersections=intersections(view, (*sides, *others)),
    )


def _beside(view: Standpoint, sides: Sequence[EntityRef], beside: Sequence[str]) -> tuple[EntityRef, ...]:
    refs = tuple(view.ref("network", key) for key in dict.fromkeys(beside))
    if len(refs) > MOST_BESIDE:
        raise UsageError("more than four networks are not compared at once", where="with", hint="name at most two")
    if any(ref.id == side.id for ref in refs for side in sides):
        raise UsageError("a network is not compared with itself", where="with", hint="name other networks")
    return refs


def intersections(view: Standpoint, networks: Sequence[EntityRef]) -> tuple[Intersection, ...]:
    """The counted cities of ``networks`` by which of them they are in: each city once, the largest group first."""
    counted: Mapping[str, frozenset[str]] = view.snapshot.counted_cities
    groups: dict[tuple[str, ...], list[str]] = {}
    members = {ref.id: counted.get(ref.id, frozenset()) for ref in networks}
    for city in frozenset[str]().union(*members.values()):
        groups.setdefault(tuple(key for key, held in members.items() if city in held), []).append(city)
    entities = view.catalogue.entities
    found = (
        Intersection(key, tuple(sorted((entities[city] for city in cities), key=sort_key)))
        for key, cities in groups.items()
    )
    return tuple(sorted(found, key=lambda one: (-len(one.cities), len(one.networks), one.networks)))

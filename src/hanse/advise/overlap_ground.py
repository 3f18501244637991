"""What the overlap matrix is drawn from: networks with what is held of them, pairs by members, work, area, topic."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from hanse.advise.coordinate import CoordinateAdvice, PairAdvice
from hanse.advise.field import OTHER, fields
from hanse.advise.reading import CANNOT
from hanse.advise.work import NOTHING, recorded_work, work_of_pair
from hanse.release.cell import sort_key
from hanse.release.networks import network_rows
from hanse.release.standpoint import Standpoint
from hanse.release.views import EntityRef
from hanse.study.memberships import Memberships, read_memberships
from hanse.study.pairs import Share
from hanse.study.rule import Rule, rules


@dataclass(frozen=True)
class PlacedNetwork:
    """A row and column of the matrix: a network and what is held of it."""

    network: EntityRef
    label: str  # its acronym, else its name
    members: int  # counted on the day
    enters: bool  # its members are held well enough for a statistic
    held: str  # why it enters or does not
    listed: str  # date of the newest list up to the day; "" where none is dated
    n_codes: int  # codes on which coders agree
    area: str
    fields: tuple[str, ...]
    community: str  # a letter; "" where it was not placed in one


@dataclass(frozen=True)
class PlacedPair:
    """A cell of the matrix. What is not known is None; "at least" where ``is_judged`` is False."""

    first: str  # ids, A to Z by name
    second: str
    shared: int
    is_judged: bool
    why_not: tuple[str, ...]  # ids of the networks that are not held well enough
    containment: Share | None  # shared members as a share of those of the smaller one
    expected: float | None
    q: float | None
    mark: str  # more | fewer | ""
    reading: str
    work_codes: tuple[str, ...] | None  # codes agreed for both; None where one is not coded
    work: float | None  # their rarity as a share of the lesser side's
    area: float | None  # countries that both admit, as a share of the smaller area
    topic: tuple[str, ...] | None  # fields of both
    on_both_boards: tuple[EntityRef, ...]


def placed_networks(
    view: Standpoint, advice: CoordinateAdvice, letters: Mapping[str, str]
) -> tuple[PlacedNetwork, ...]:
    """Every network with a counted member, A to Z; ``letters`` names the community of each that was placed in one."""
    whole, held = read_memberships(view), recorded_work(view, advice.codebook)
    left = {out.network.id: out.reason for out in advice.basis.left_out}
    rows = {row.network.id: row for row in network_rows(view)}
    listed = _newest_lists(view, whole)
    found = (
        PlacedNetwork(
            network=ref,
            label=(rows[ref.id].acronym if ref.id in rows else "") or ref.name,
            members=int(size),
            enters=ref.id not in left,
            held=left.get(ref.id, reason),
            listed=listed[ref.id],
            n_codes=len(held.get(ref.id, NOTHING).agreed),
            area=rows[ref.id].area if ref.id in rows else "",
            fields=fields(view)[ref.id].fields,
            community=letters.get(ref.id, ""),
        )
        for ref, size, reason in zip(whole.networks, whole.graph.network_degrees, whole.admission.reason, strict=True)
    )
    return tuple(sorted(found, key=lambda one: sort_key(one.network)))


def placed_pairs(
    view: Standpoint, advice: CoordinateAdvice, networks: Sequence[PlacedNetwork]
) -> tuple[PlacedPair, ...]:
    """Every pair among ``networks``, A to Z: those that share nothing recorded, too."""
    ordered = sorted(networks, key=lambda one: sort_key(one.network))
    ids = tuple(one.network.id for one in ordered)
    key = ("placed pairs", view.as_of, view.scope, advice.codebook, ids)
    return view.contents.remember(key, lambda: tuple(_pairs(view, advice, ordered)))


def _newest_lists(view: Standpoint, whole: Memberships) -> dict[str, str]:
    day, lists = view.as_of.isoformat(), view.contents.rosters.by_network
    return {
        ref.id: max(
            (roster.listed_latest for roster in lists.get(ref.id, ()) if "" < roster.listed_latest <= day), default=""
        )
        for ref in whole.networks
    }


def _pairs(view: Standpoint, advice: CoordinateAdvice, ordered: Sequence[PlacedNetwork]) -> list[PlacedPair]:
    known = {(pair.first.id, pair.second.id): pair for pair in advice.pairs}
    admitting = rules(view)
    return [
        _pair(view, one, other, known.get((one.network.id, other.network.id)), advice.codebook, admitting)
        for one, other in combinations(ordered, 2)
    ]


def _pair(
    view: Standpoint,
    one: PlacedNetwork,
    other: PlacedNetwork,
    known: PairAdvice | None,
    codebook: str,
    admitting: Mapping[str, Rule],
) -> PlacedPair:
    first, second = one.network.id, other.network.id
    codes, work = _work(view, one, other, codebook)
    pair = known.pair if known is not None else None
    chance = pair.chance if pair is not None else None
    smaller = None
    if pair is not None and pair.is_judged:
        smaller = pair.of_first if pair.first_size <= pair.second_size else pair.of_second
    return PlacedPair(
        first=first,
        second=second,
        shared=known.shared if known is not None else 0,
        is_judged=pair is not None and pair.is_judged,
        why_not=tuple(side.network.id for side in (one, other) if not side.enters),
        containment=smaller,
        expected=chance.expected if chance is not None else None,
        q=chance.q if chance is not None else None,
        mark=chance.mark if chance is not None else "",
        reading=known.reading.reading if known is not None else CANNOT,
        work_codes=codes,
        work=work,
        area=shared_area(admitting[first], admitting[second]),
        topic=_topic(one, other),
        on_both_boards=known.on_both_boards if known is not None else (),
    )


def _work(
    view: Standpoint, one: PlacedNetwork, other: PlacedNetwork, codebook: str
) -> tuple[tuple[str, ...] | None, float | None]:
    if one.n_codes == 0 or other.n_codes == 0:
        return None, None
    found = work_of_pair(view, one.network.id, other.network.id, codebook)
    return found.shared, found.share


def shared_area(one: Rule, other: Rule) -> float | None:
    """Countries that both rules admit, as a share of those of the smaller area; None where an area is not known."""
    if not (_is_known(one) and _is_known(other)):
        return None
    if one.countries is None or other.countries is None:
        return 1.0
    lesser = min(len(one.countries), len(other.countries))
    return len(one.countries & other.countries) / lesser if lesser > 0 else None


def _is_known(rule: Rule) -> bool:
    return rule.basis != "unknown" and len(rule.unread) == 0


def _topic(one: PlacedNetwork, other: PlacedNetwork) -> tuple[str, ...] | None:
    sides = [set(side.fields) - {OTHER} for side in (one, other)]
    return tuple(sorted(sides[0] & sides[1])) if all(len(side) > 0 for side in sides) else None

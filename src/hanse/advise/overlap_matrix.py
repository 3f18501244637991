"""The overlap matrix: networks by networks, in blocks of those that draw on the same cities."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from hanse.advise.coordinate import CoordinateAdvice
from hanse.advise.overlap_ground import PlacedNetwork, PlacedPair, placed_networks, placed_pairs
from hanse.advise.reading import READINGS
from hanse.domain.saying import say
from hanse.errors import UsageError
from hanse.release.standpoint import Standpoint
from hanse.release.views import EntityRef
from hanse.study.basis import Basis
from hanse.study.communities import CommunityStudy

SHOWS = ("members", "containment", "work", "area", "topic")
ORDERS = ("community", "name", "members")
MOST = 80  # networks at once: more cannot be read


@dataclass(frozen=True)
class Asking:
    """What the matrix is asked to show; every value stands in the address of the page."""

    shows: str = "members"
    order: str = "community"
    min_members: int = 0
    only_held: bool = False  # only networks whose members are held well enough for a statistic
    network: str = ""  # id: only its pairs in the list
    reading: str = ""  # only pairs read so in the list


@dataclass(frozen=True)
class Block:
    """Networks that stand together, in the order of the matrix."""

    kind: str  # community | alone | not placed | all
    label: str
    networks: tuple[str, ...]


@dataclass(frozen=True)
class OverlapMatrix:
    """Networks by networks on a day; ``pairs`` holds every cell, A to Z, whatever is listed below the matrix."""

    basis: Basis
    asking: Asking
    network: EntityRef | None
    networks: tuple[PlacedNetwork, ...]  # in the order of rows and columns
    blocks: tuple[Block, ...]
    n_smaller: int  # networks that meet the filters, but are left out as there are too many; the largest are kept
    pairs: tuple[PlacedPair, ...]
    n_listed: int  # pairs that share a recorded member or can be judged
    n_judged: int
    n_more: int  # that share more members than the sizes on both sides explain
    n_fewer: int
    readings: dict[str, int]  # of the listed pairs of the network, before the choice of a reading
    agreement: float | None  # between searches for communities; near 1: the data decide who stands together
    rule: str
    order: str
    caveats: tuple[str, ...]
    inputs: tuple[str, ...]


def overlap_matrix(view: Standpoint, advice: CoordinateAdvice, groups: CommunityStudy, asking: Asking) -> OverlapMatrix:
    """The matrix of ``view``, whose pairs are read in ``advice`` and whose communities are ``groups``.

    Raises UsageError for a choice that there is not.
    """
    _check(asking)
    letters = _letters(groups)
    every = [one for one in placed_networks(view, advice, letters) if _is_kept(one, asking)]
    kept = sorted(every, key=lambda one: (-one.members, one.network.name))[:MOST]
    ids = {one.network.id for one in kept}
    blocks = _blocks([one for one in every if one.network.id in ids], asking.order)
    by_id = {one.network.id: one for one in kept}
    pairs = placed_pairs(view, advice, kept)
    return OverlapMatrix(
        basis=advice.basis,
        asking=asking,
        network=view.catalogue.entities.get(asking.network) if asking.network != "" else None,
        networks=tuple(by_id[key] for block in blocks for key in block.networks),
        blocks=blocks,
        n_smaller=len(every) - len(kept),
        pairs=pairs,
        n_listed=len(_listed(pairs, "")),
        n_judged=sum(pair.is_judged for pair in pairs),
        n_more=sum(pair.mark == "more" for pair in pairs),
        n_fewer=sum(pair.mark == "fewer" for pair in pairs),
        readings=_count(_listed(pairs, asking.network)),
        agreement=groups.agreement,
        rule=advice.rule,
        order=advice.order,
        caveats=advice.caveats,
        inputs=advice.inputs,
    )


def listed_pairs(view: OverlapMatrix) -> list[PlacedPair]:
    """Pairs with something to tell, by reading and A to Z within one: those of the network and reading asked for."""
    found = _listed(view.pairs, view.asking.network)
    return [pair for pair in found if view.asking.reading in ("", pair.reading)]


def _check(asking: Asking) -> None:
    for name, value, known in (("shows", asking.shows, SHOWS), ("order", asking.order, ORDERS)):
        if value not in known:
            raise UsageError(f"{value[:40]!r} is no choice", where=name, hint=f"there are: {', '.join(known)}")
    if asking.reading not in ("", *READINGS):
        raise UsageError(
            f"{asking.reading[:60]!r} is no reading", where="reading", hint=f"there are: {'; '.join(READINGS)}"
        )


def _letters(groups: CommunityStudy) -> Mapping[str, str]:
    """A letter for each community of several networks, in the order of the study; "-" for a network on its own."""
    found: dict[str, str] = {}
    n = 0
    for group in groups.communities:
        letter = "-"
        if len(group.networks) > 1:
            letter, n = _letter(n), n + 1
        found |= {ref.id: letter for ref in group.networks}
    return found


def _letter(at: int) -> str:
    """A to Z, then AA, AB ..."""
    more, place = divmod(at, len(ascii_uppercase))
    return (_letter(more - 1) if more > 0 else "") + ascii_uppercase[place]


def _is_kept(one: PlacedNetwork, asking: Asking) -> bool:
    return one.members >= asking.min_members and (one.enters or not asking.only_held)


def _blocks(networks: Sequence[PlacedNetwork], order: str) -> tuple[Block, ...]:
    """Blocks in the order of the matrix; ``networks`` come A to Z."""
    if order != "community":
        ordered = networks if order == "name" else sorted(networks, key=lambda one: -one.members)
        return (Block("all", "", tuple(one.network.id for one in ordered)),) if len(networks) > 0 else ()
    letters = sorted({one.community for one in networks} - {"", "-"}, key=lambda letter: (len(letter), letter))
    kinds = [("community", letter, say("Community {letter}", letter=letter)) for letter in letters]
    kinds.append(("alone", "-", say("Each a community of its own")))
    kinds.append(("not placed", "", say("Not held well enough to be placed")))
    found = (
        Block(kind, label, tuple(one.network.id for one in networks if one.community == letter))
        for kind, letter, label in kinds
    )
    return tuple(block for block in found if len(block.networks) > 0)


def _listed(pairs: Sequence[PlacedPair], network: str) -> list[PlacedPair]:
    chosen = [
        pair
        for pair in pairs
        if (pair.shared > 0 or pair.is_judged) and (network == "" or network in (pair.first, pair.second))
    ]
    return sorted(chosen, key=lambda pair: READINGS.index(pair.reading))


def _count(pairs: Sequence[PlacedPair]) -> dict[str, int]:
    found = [pair.reading for pair in pairs]
    return {str(name): count for name in READINGS if (count := found.count(name)) > 0}

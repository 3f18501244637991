"""Coordinate: which networks could talk to each other, why, on what that rests, and through which cities."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hanse.advise.coordinate_basis import NetworkBasis, bases
from hanse.advise.coordinate_liaison import Carrier, carriers
from hanse.advise.coordinate_step import possible_steps
from hanse.advise.field import limited
from hanse.advise.reading import CANNOT, READINGS, RULE, Reading, reading
from hanse.advise.reason import release_inputs
from hanse.advise.work import SharedWork, recorded_work, work_of_pair
from hanse.domain.saying import say, say_count
from hanse.release.cell import sort_key
from hanse.release.networks import FUNCTIONS
from hanse.release.standpoint import Standpoint
from hanse.release.views import EntityRef
from hanse.study.basis import Basis
from hanse.study.interlocks import interlocks
from hanse.study.liaison import LiaisonStudy
from hanse.study.overlap import OverlapStudy, overlap
from hanse.study.pairs import OverlapPair
from hanse.study.rule import rules


@dataclass(frozen=True)
class Through:
    """A city counted in both networks, and whether it sits on their boards as far as these are held."""

    city: EntityRef
    on_first_board: bool
    on_second_board: bool


@dataclass(frozen=True)
class PairAdvice:
    """Two networks: the reading, what it rests on, and possible steps."""

    first: EntityRef
    second: EntityRef
    reading: Reading
    shared: int  # members counted in both; "at least" where the pair is not judged
    pair: OverlapPair
    work: SharedWork
    rests_on: tuple[NetworkBasis, NetworkBasis]
    is_apart: bool  # rules of admission leave no country to both: few shared members say nothing
    on_both_boards: tuple[EntityRef, ...]
    through: tuple[Through, ...]  # A to Z; only where one network is asked about
    steps: tuple[str, ...]


@dataclass(frozen=True)
class CoordinateAdvice:
    """Pairs of networks by reading, or the partners of one network; in the stated order, never by benefit."""

    basis: Basis
    network: EntityRef | None
    field: str
    codebook: str
    rule: str
    order: str
    readings: dict[str, int]  # how many of the pairs are read how
    pairs: tuple[PairAdvice, ...]
    n_possible: int  # pairs there are among networks with a counted member; those not listed share no recorded member
    liaison: tuple[Carrier, ...]  # empty where no liaison study was given
    inputs: tuple[str, ...]  # what was read, of when
    reasons: tuple[str, ...]
    caveats: tuple[str, ...]
    would_change: tuple[str, ...]


ORDER = say("By reading, in the order of its rule; within a reading A to Z. Nothing is ordered by benefit.")


def coordinate(
    view: Standpoint,
    network: str | None = None,
    *,
    field: str = "",
    codebook: str = FUNCTIONS,
    study: OverlapStudy | None = None,
    liaison: LiaisonStudy | None = None,
) -> CoordinateAdvice:
    """Which networks could talk to each other; with ``network``, with whom it could, why, and through which cities.

    Use it to begin a conversation. It reads recorded members and recorded work, and most pairs cannot be judged; it
    does not tell that anything is done twice, and a shared member may know reasons for both.

    Parameters
    ----------
    view : Standpoint
    network : str, default None
        Id of a network; None is every pair.
    field : str, default ""
        Only pairs within this field; with ``network``, only partners of it.
    codebook : str, default "oomen2018_functions"
        Codebook of the recorded work.
    study : OverlapStudy, default None
        The pairs of the same view, where they were worked out before; None works them out.
    liaison : LiaisonStudy, default None
        Liaison sets on the same view, to be set beside the pairs; not computed here, as that can take seconds.

    Returns
    -------
    CoordinateAdvice

    Raises
    ------
    NotFoundError : no such network.
    UsageError : a field that no network is of.

    Notes
    -----
    Listed are pairs that can be judged, and pairs with at least one shared recorded member. Chance is a side mark, for
    the family of pairs of the overlap study, whatever the field.

    Source
    ------
    Rule of this project; see :mod:`hanse.advise.reading`.
    """
    ref = view.ref("network", network) if network is not None else None
    study, kept = study if study is not None else overlap(view), limited(view, field)
    held = bases(view, recorded_work(view, codebook))
    boards = {frozenset((pair.first.id, pair.second.id)): pair.cities for pair in interlocks(view).pairs}
    chosen = [pair for pair in study.pairs if _is_asked(pair, ref, kept)]
    pairs = sorted((_advice(view, pair, codebook, held, boards, ref is not None) for pair in chosen), key=_order)
    among = [key for key in held if kept is None or key in kept]
    return CoordinateAdvice(
        basis=study.basis,
        network=ref,
        field=field.strip().lower(),
        codebook=codebook,
        rule=RULE,
        order=ORDER,
        readings=_count(pairs),
        pairs=tuple(pairs),
        n_possible=_n_possible(among, ref),
        liaison=carriers(liaison, ref) if liaison is not None else (),
        inputs=release_inputs(view),
        reasons=_reasons(view, pairs, ref, held),
        caveats=_caveats(pairs, held.values()),
        would_change=tuple(dict.fromkeys(text for pair in pairs for text in pair.reading.would_change)),
    )


def _is_asked(pair: OverlapPair, ref: EntityRef | None, kept: frozenset[str] | None) -> bool:
    ids = (pair.first.id, pair.second.id)
    if ref is not None:
        return ref.id in ids and (kept is None or any(key in kept for key in ids if key != ref.id))
    return kept is None or (ids[0] in kept and ids[1] in kept)


def _advice(
    view: Standpoint,
    pair: OverlapPair,
    codebook: str,
    held: Mapping[str, NetworkBasis],
    boards: Mapping[frozenset[str], tuple[EntityRef, ...]],
    is_detailed: bool,
) -> PairAdvice:
    first, second = pair.first, pair.second
    work = work_of_pair(view, first.id, second.id, codebook)
    read = reading(pair, work, view.contents.structure.ancestors)
    on_both = boards.get(frozenset((first.id, second.id)), ())
    return PairAdvice(
        first=first,
        second=second,
        reading=read,
        shared=pair.shared,
        pair=pair,
        work=work,
        rests_on=(held[first.id], held[second.id]),
        is_apart=_is_apart(view, first.id, second.id),
        on_both_boards=on_both,
        through=_through(view, first.id, second.id) if is_detailed else (),
        steps=possible_steps(read.reading, work, on_both),
    )


def _is_apart(view: Standpoint, first: str, second: str) -> bool:
    one, other = (rules(view)[key].countries for key in (first, second))
    return one is not None and other is not None and one.isdisjoint(other)


def _through(view: Standpoint, first: str, second: str) -> tuple[Through, ...]:
    counted, entities = view.snapshot.counted_cities, view.catalogue.entities
    seats = {board.network.id: {seat.city.id for seat in board.seats} for board in interlocks(view).boards}
    both = counted.get(first, frozenset()) & counted.get(second, frozenset())
    return tuple(
        Through(ref, ref.id in seats.get(first, ()), ref.id in seats.get(second, ()))
        for ref in sorted((entities[city] for city in both), key=sort_key)
    )


def _order(advice: PairAdvice) -> tuple[int, tuple[str, str, str], tuple[str, str, str]]:
    return (READINGS.index(advice.reading.reading), sort_key(advice.first), sort_key(advice.second))


def _count(pairs: Iterable[PairAdvice]) -> dict[str, int]:
    found = [pair.reading.reading for pair in pairs]
    return {name: count for name in READINGS if (count := found.count(name)) > 0}


def _n_possible(among: list[str], ref: EntityRef | None) -> int:
    if ref is not None:
        return sum(key != ref.id for key in among) if ref.id in among else 0
    return len(among) * (len(among) - 1) // 2


def _reasons(
    view: Standpoint, pairs: list[PairAdvice], ref: EntityRef | None, held: Mapping[str, NetworkBasis]
) -> tuple[str, ...]:
    if ref is not None and ref.id not in held:
        day = view.as_of.isoformat()
        return (say("No member of {network} is counted on {day}: nothing can be said.", network=ref.name, day=day),)
    read = sum(pair.reading.reading != CANNOT for pair in pairs)
    return (
        say_count(
            len(pairs),
            "{read} of {count} pair that can be judged or shares a recorded member is read; what is left cannot be "
            "judged, as lists or codings are too thin.",
            "{read} of {count} pairs that can be judged or share a recorded member are read; the others cannot be "
            "judged, as lists or codings are too thin.",
            read=read,
        ),
    )


def _caveats(pairs: list[PairAdvice], held: Iterable[NetworkBasis]) -> tuple[str, ...]:
    kinds = sorted({kind for basis in held for kind in basis.coder_kinds})
    found: list[str] = [
        say("Sharing members or kinds of work is no sign that one of the two is not needed."),
        say("A shared member is one that could speak in both, not one that does."),
    ]
    if len(kinds) > 0:
        coders = ", ".join(kinds)
        found.append(say("Recorded work is what coders ({coders}) agree on from public notes.", coders=coders))
    if any(pair.reading.reading == CANNOT for pair in pairs):
        found.append(say("A pair that cannot be judged may be any of the others."))
    return tuple(found)

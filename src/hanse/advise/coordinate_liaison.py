"""Liaison cities beside advice on coordinating: sets that do equally well, and who in them would carry one network."""

from dataclasses import dataclass

from hanse.release.views import EntityRef
from hanse.study.liaison import CityShare, LiaisonSet, LiaisonStudy


@dataclass(frozen=True)
class Carrier:
    """A set of liaison cities, and who in it carries the network asked about; every carrier where none is named."""

    limits: str
    cap: int | None
    size: int
    lower_bound: int
    is_proved: bool
    n_best: float | None
    n_sampled: int
    cities: tuple[EntityRef, ...]
    alternatives: tuple[tuple[EntityRef, ...], ...]
    shares: tuple[CityShare, ...]  # share of the best sets that each city is in, A to Z
    excluded: tuple[EntityRef, ...]


def carriers(study: LiaisonStudy, ref: EntityRef | None) -> tuple[Carrier, ...]:
    """The three sets of a liaison study; with ``ref`` only those of their cities that would carry it."""
    return tuple(_carrier(found, ref) for found in (study.smallest, study.capped, study.without_most_connected))


def _carrier(found: LiaisonSet, ref: EntityRef | None) -> Carrier:
    carrying = [
        member.city
        for member in found.members
        if ref is None or any(carried.id == ref.id for carried in member.carries)
    ]
    return Carrier(
        limits=found.limits,
        cap=found.cap,
        size=found.size,
        lower_bound=found.lower_bound,
        is_proved=found.is_proved,
        n_best=found.n_best,
        n_sampled=found.n_sampled,
        cities=tuple(carrying),
        alternatives=found.alternatives,
        shares=found.shares,
        excluded=found.excluded,
    )

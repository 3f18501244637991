"""Liaison: the fewest cities that together sit in every network, what else would do as well, and how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hanse.analysis.concentration import most_connected
from hanse.analysis.cover import liaison_set
from hanse.analysis.liaison import Liaison
from hanse.release.cell import sort_key
from hanse.release.standpoint import Standpoint
from hanse.release.views import EntityRef
from hanse.study.basis import Basis
from hanse.study.entering import entering
from hanse.study.memberships import Memberships

CAP = 3  # networks a city carries at most in the variant with a load cap
MOST_CONNECTED = 10
SEED = 4
SAMPLED = 10  # sets sampled for shares where they cannot all be counted


@dataclass(frozen=True)
class LiaisonCity:
    """A city of the set: the networks it would carry, and who could take its place with the rest unchanged."""

    city: EntityRef
    carries: tuple[EntityRef, ...]
    substitutes: tuple[EntityRef, ...]


@dataclass(frozen=True)
class CityShare:
    """The share of the best sets that a city is in; 1 is indispensable."""

    city: EntityRef
    share: float


@dataclass(frozen=True)
class LiaisonSet:
    """One smallest set under the limits named, with its proof or bound and other sets that do as well."""

    limits: str  # in words: "no limit", "each carries at most 3", "without the most-connected"
    cap: int | None
    excluded: tuple[EntityRef, ...]
    size: int
    lower_bound: int  # no smaller set exists
    is_proved: bool
    members: tuple[LiaisonCity, ...]
    alternatives: tuple[tuple[EntityRef, ...], ...]
    n_best: float | None  # how many sets of this size there are; None where they were not counted
    n_sampled: int  # sets the shares are of, 0 where they are of all
    shares: tuple[CityShare, ...]
    unreachable: tuple[EntityRef, ...]  # networks that no city allowed is in
    method: str


@dataclass(frozen=True)
class LiaisonStudy:
    """The smallest set, one with a load cap, and one without the most-connected cities of this scope."""

    basis: Basis
    is_recorded: bool  # every network with a recorded member is to be reached, also those not held well enough
    smallest: LiaisonSet
    capped: LiaisonSet
    without_most_connected: LiaisonSet
    method: str
    notes: tuple[str, ...]


def liaison(
    view: Standpoint,
    *,
    recorded: bool = False,
    cap: int = CAP,
    levels: Sequence[str] = (),
    time_limit: float = 5.0,
    n_samples: int = SAMPLED,
    seed: int = SEED,
) -> LiaisonStudy:
    """Smallest sets of cities that are together in every network that enters; with ``recorded`` in every network
    with a counted member.

    ``cap`` is the load of the second set; ``time_limit`` (seconds) is for searches that do not end at once. Where best
    sets cannot all be counted, shares are of ``n_samples`` of them; with 0 they are left out there.
    """
    options = (recorded, cap, tuple(levels), time_limit, n_samples, seed)

    def compute() -> LiaisonStudy:
        found = entering(view, levels=levels)
        chosen = found.whole if recorded else found.entered
        most = most_connected(chosen.graph, MOST_CONNECTED)
        search = _Search(chosen, time_limit, n_samples, seed)
        smallest = search.find("no limit")
        return LiaisonStudy(
            basis=found.whole.basis() if recorded else found.basis,
            is_recorded=recorded,
            smallest=smallest,
            capped=search.find(f"each city carries at most {cap} networks", cap=cap),
            without_most_connected=search.find("without the most-connected cities in this scope", excluded=most),
            method=smallest.method if recorded else found.method(smallest.method),
            notes=_NOTES,
        )

    return view.contents.remember(("liaison", view.as_of, view.scope, options), compute)


_NOTES = (
    "Sets of equal size are equally good: the set shown is one of them and no recommendation.",
    "A city that is in two networks could carry something from one to the other; whether it would is its own matter.",
)


class _Search:
    """Searches over the same memberships."""

    def __init__(self, chosen: Memberships, time_limit: float, n_samples: int, seed: int) -> None:
        self._chosen, self._time_limit, self._n_samples, self._seed = chosen, time_limit, n_samples, seed

    def find(self, limits: str, *, cap: int | None = None, excluded: Sequence[int] | np.ndarray = ()) -> LiaisonSet:
        """The smallest set under the limits."""
        found = liaison_set(
            self._chosen.graph,
            cap=cap,
            excluded=excluded,
            time_limit=self._time_limit,
            n_samples=self._n_samples,
            rng=np.random.default_rng(self._seed) if self._n_samples > 0 else None,
        )
        return self._named(found, limits, cap, excluded)

    def _named(self, found: Liaison, limits: str, cap: int | None, excluded: Sequence[int] | np.ndarray) -> LiaisonSet:
        cities, shares = self._chosen.cities, found.share
        return LiaisonSet(
            limits=limits,
            cap=cap,
            excluded=self._refs(excluded),
            size=found.size,
            lower_bound=int(np.ceil(found.lower_bound - 1e-6)),
            is_proved=found.is_optimal,
            members=self._members(found),
            alternatives=tuple(self._refs(other) for other in found.alternatives),
            n_best=found.n_best,
            n_sampled=found.n_sampled,
            shares=()
            if shares is None
            else tuple(
                sorted(
                    (CityShare(cities[row], float(shares[row])) for row in np.flatnonzero(shares > 0)),
                    key=lambda row: sort_key(row.city),
                )
            ),
            unreachable=tuple(self._chosen.networks[column] for column in found.unreachable.tolist()),
            method=found.describe(),
        )

    def _members(self, found: Liaison) -> tuple[LiaisonCity, ...]:
        rows = []
        for place, row in enumerate(found.cities.tolist()):
            carried = found.served_networks[found.served_cities == row].tolist()
            networks = sorted((self._chosen.networks[column] for column in carried), key=sort_key)
            others = found.substitutes[place] if place < len(found.substitutes) else ()
            rows.append(LiaisonCity(self._chosen.cities[row], tuple(networks), self._refs(others)))
        return tuple(sorted(rows, key=lambda member: sort_key(member.city)))

    def _refs(self, rows: Sequence[int] | np.ndarray) -> tuple[EntityRef, ...]:
        return tuple(sorted((self._chosen.cities[int(row)] for row in rows), key=sort_key))

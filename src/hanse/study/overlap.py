"""Overlap: which networks share how many cities, and which of that is more than sizes explain."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.correction import Correction
from hanse.analysis.overlap import overlap as count_shared
from hanse.analysis.projection import Null, Projection
from hanse.analysis.schedule import Progress, Scheduler
from hanse.analysis.twomode import Mode
from hanse.analysis.validation import validated
from hanse.release.standpoint import Standpoint
from hanse.release.views import EntityRef
from hanse.study.basis import Basis
from hanse.study.entering import Entering, entering
from hanse.study.pairs import Listed, OverlapPair, is_nested, rows_of

SEED = 4
SAMPLES = 1_000


@dataclass(frozen=True)
class OverlapStudy:
    """Pairs of networks by shared cities, or pairs of cities by shared networks, A to Z."""

    basis: Basis
    mode: str  # "network" or "city": what is paired
    null: str
    uses_rules: bool  # rules of admission are structural zeros of the null model
    alpha: float
    correction: str
    family: str  # which pairs the correction is for, in words
    n_family: int
    n_judged: int  # pairs that can be judged, listed or not
    n_more: int  # listed pairs that share more than sizes explain
    n_fewer: int
    automatic: tuple[EntityRef, ...]  # networks that stand apart, as members are in without an act of their own
    pairs: tuple[OverlapPair, ...]
    method: str
    notes: tuple[str, ...]


def overlap(
    view: Standpoint,
    *,
    null: Null = "sdsm",
    mode: Mode = "network",
    eligibility: bool = True,
    automatic: bool = False,
    levels: Sequence[str] = (),
    alpha: float = 0.05,
    correction: Correction = "fdr_bh",
    n_samples: int = SAMPLES,
    seed: int = SEED,
    scheduler: Scheduler | None = None,
    progress: Progress | None = None,
) -> OverlapStudy:
    """Pairs that share members or can be judged; significance only where both are held well enough.

    ``mode`` "network" pairs networks by cities, "city" pairs cities by the networks that enter. ``n_samples`` and
    ``seed`` are for ``null="fdsm"``. ``scheduler`` and ``progress`` do not change the answer.
    """
    sampled = (n_samples, seed) if null == "fdsm" else ()
    options = (null, mode, eligibility, automatic, tuple(levels), alpha, correction, sampled)

    def compute() -> OverlapStudy:
        found = entering(view, eligibility=eligibility, automatic=automatic, levels=levels)
        sampling: dict[str, Any] = {"n_samples": n_samples} if null == "fdsm" else {}
        tested = validated(
            found.graph,
            mode,
            null=null,
            alpha=alpha,
            correction=correction,
            family="possible" if eligibility else "all",
            rng=np.random.default_rng(seed) if null == "fdsm" else None,
            scheduler=scheduler,
            progress=progress,
            **sampling,
        )
        return _study(view, found, tested, mode)

    return view.contents.remember(("overlap", view.as_of, view.scope, options), compute)


def _study(view: Standpoint, found: Entering, tested: Projection, mode: Mode) -> OverlapStudy:
    pairs = _city_pairs(found, tested) if mode == "city" else _network_pairs(view, found, tested)
    marks = [pair.mark for pair in pairs]
    n_members = len(found.entered.cities if mode == "city" else found.entered.networks)
    return OverlapStudy(
        basis=found.basis,
        mode=mode,
        null=str(tested.params["null"]),
        uses_rules=found.uses_rules,
        alpha=float(tested.params["alpha"]),
        correction=str(tested.params["correction"]),
        family=_FAMILIES[tested.params["family"]],
        n_family=tested.n_family,
        n_judged=n_members * (n_members - 1) // 2,
        n_more=marks.count("more"),
        n_fewer=marks.count("fewer"),
        automatic=found.automatic,
        pairs=pairs,
        method=found.method(tested.describe()),
        notes=_NOTES[mode],
    )


_FAMILIES = {
    "all": "all pairs of what enters, also those that share nothing",
    "possible": "all pairs of what enters that rules of admission let share a member",
}
_NOTES = {
    "network": (
        "Pairs of which one network is not held well enough share at least the number given; nothing is said about "
        "chance.",
        "A part and its whole share members by construction; such pairs are marked as nested.",
    ),
    "city": (
        "Only networks that enter are counted; pairs of cities that share none of them are not listed.",
        "Sharing networks says where two cities could meet, not that they do.",
    ),
}


def _network_pairs(view: Standpoint, found: Entering, tested: Projection) -> tuple[OverlapPair, ...]:
    """Judged pairs of networks, and those that share a recorded member, A to Z."""
    whole, counted = found.whole, count_shared(found.whole.graph, "network")
    place = [whole.columns[ref.id] for ref in found.entered.networks]
    judged = {(place[i], place[j]): at for at, (i, j) in enumerate(zip(*_lists(tested.i, tested.j), strict=True))}
    shared = {(i, j): k for i, j, k in zip(*_lists(counted.i, counted.j, counted.k), strict=True)}
    keys = sorted({*judged, *shared})
    listed = Listed(
        first=np.array([one for one, _ in keys], dtype=np.int64),
        second=np.array([other for _, other in keys], dtype=np.int64),
        shared=np.array([shared.get(key, 0) for key in keys], dtype=np.int64),
        place=np.array([judged.get(key, -1) for key in keys], dtype=np.int64),
    )
    ids = [ref.id for ref in whole.networks]
    return rows_of(
        listed,
        tested,
        refs=whole.networks,
        sizes=whole.graph.network_degrees,
        n_members=whole.graph.n_cities,
        why=[found.why_not(one, other) for one, other in keys],
        nested=[is_nested(view, ids[one], ids[other]) for one, other in keys],
        automatic=[whole.rules[one].is_automatic or whole.rules[other].is_automatic for one, other in keys],
    )


def _city_pairs(found: Entering, tested: Projection) -> tuple[OverlapPair, ...]:
    """Pairs of cities that share a network that enters, A to Z."""
    place = np.flatnonzero(tested.k > 0)
    entered = found.entered
    listed = Listed(tested.i[place], tested.j[place], tested.k[place], place)
    return rows_of(
        listed,
        tested,
        refs=entered.cities,
        sizes=entered.graph.city_degrees,
        n_members=entered.graph.n_networks,
    )


def _lists(*arrays: NDArray[Any]) -> list[list[int]]:
    return [array.tolist() for array in arrays]

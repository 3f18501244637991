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
from hanse.analysis.twomode import Mode, TwoMode
from hanse.analysis.validation import validated
from hanse.domain.saying import say
from hanse.release.standpoint import Standpoint
from hanse.release.views import EntityRef
from hanse.study.basis import Basis
from hanse.study.entering import Entering, entering
from hanse.study.pairs import Listed, OverlapPair, is_nested, rows_of

SEED = 4
SAMPLES = 1_000
_MOST_DROPPED = 80  # networks up to which each is dropped in turn


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

    test = _Test(null, mode, eligibility, alpha, correction, n_samples, seed)

    def compute() -> OverlapStudy:
        found = entering(view, eligibility=eligibility, automatic=automatic, levels=levels)
        return _study(view, found, test, test.of(found.graph, scheduler, progress))

    return view.contents.remember(("overlap", view.as_of, view.scope, options), compute)


@dataclass(frozen=True)
class _Test:
    """How pairs are tested, again and again with the same options."""

    null: Null
    mode: Mode
    eligibility: bool
    alpha: float
    correction: Correction
    n_samples: int
    seed: int

    def of(self, graph: TwoMode, scheduler: Scheduler | None = None, progress: Progress | None = None) -> Projection:
        """All pairs of ``graph``, also those that share nothing."""
        is_sampled = self.null == "fdsm"
        sampling: dict[str, Any] = {"n_samples": self.n_samples} if is_sampled else {}
        return validated(
            graph,
            self.mode,
            null=self.null,
            alpha=self.alpha,
            correction=self.correction,
            family="possible" if self.eligibility else "all",
            rng=np.random.default_rng(self.seed) if is_sampled else None,
            scheduler=scheduler,
            progress=progress,
            **sampling,
        )

    def stays(self, graph: TwoMode, tested: Projection) -> list[bool | None]:
        """Whether the mark of each pair of networks is the same with every other network left out in turn."""
        n = graph.n_networks
        if n > _MOST_DROPPED or self.null == "fdsm":
            return []
        mark = np.zeros((n, n), np.int8)
        mark[tested.i, tested.j] = _signs(tested)
        kept = np.ones((n, n), bool)
        for dropped in range(n):
            others = np.delete(np.arange(n), dropped)
            again = self.of(graph.subset(networks=others))
            one, other = others[again.i], others[again.j]
            kept[one, other] &= mark[one, other] == _signs(again)
        return [bool(value) for value in kept[tested.i, tested.j]]


def _signs(tested: Projection) -> NDArray[np.int8]:
    """1 for more than sizes explain, -1 for fewer, 0 for neither."""
    return np.where(tested.significant, np.where(tested.more, 1, -1), 0).astype(np.int8)


def _study(view: Standpoint, found: Entering, test: _Test, tested: Projection) -> OverlapStudy:
    mode = test.mode
    if mode == "city":
        pairs, n_members = _city_pairs(found, tested), len(found.entered.cities)
    else:
        pairs = _network_pairs(view, found, tested, test.stays(found.graph, tested))
        n_members = len(found.entered.networks)
    marks = [pair.mark for pair in pairs]
    return OverlapStudy(
        basis=found.basis,
        mode=mode,
        null=test.null,
        uses_rules=found.uses_rules,
        alpha=test.alpha,
        correction=test.correction,
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
    "all": say("all pairs of what enters, also those that share nothing"),
    "possible": say("all pairs of what enters that rules of admission let share a member"),
}
_NOTES = {
    "network": (
        say(
            "Pairs of which one network is not held well enough share at least the number given; nothing is said "
            "about chance."
        ),
        say("A part and its whole share members by construction; such pairs are marked as nested."),
        say(
            "Most cities are counted in one network, and this null model lets that number vary: it is slow to mark "
            "more than expected, and quick to mark fewer. The sampled model (fdsm) keeps every number and marks less."
        ),
    ),
    "city": (
        say("Only networks that enter are counted; pairs of cities that share none of them are not listed."),
        say("Sharing networks says where two cities could meet, not that they do."),
    ),
}


def _network_pairs(
    view: Standpoint, found: Entering, tested: Projection, stays: Sequence[bool | None]
) -> tuple[OverlapPair, ...]:
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
        stays=stays,
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

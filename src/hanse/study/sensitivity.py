"""How the headline numbers move when a choice is made differently: day, statuses, nesting, lists, networks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from hanse.analysis.concentration import concentration
from hanse.analysis.nestedness import nestedness
from hanse.analysis.schedule import Scheduler
from hanse.analysis.sensitivity import values_of
from hanse.analysis.twomode import TwoMode
from hanse.analysis.validation import validated
from hanse.release.release import Release
from hanse.release.standpoint import Standpoint
from hanse.release.views import EntityRef
from hanse.study.basis import Basis
from hanse.study.memberships import Memberships, read_memberships
from hanse.study.number import finite
from hanse.study.variant import Variant

BASELINE = "as published"
_TOP = 10
_LIMIT = 0.05
_SURE = ("stated", "observed")


@dataclass(frozen=True)
class Moved:
    """One number as published, and under every other choice; ``low`` and ``high`` are over all of them."""

    statistic: str
    unit: str
    value: float | None
    low: float | None
    high: float | None
    variants: tuple[Variant, ...]


@dataclass(frozen=True)
class SensitivityStudy:
    """Every headline number under one different choice at a time. Choices are not equally plausible."""

    basis: Basis
    moved: tuple[Moved, ...]
    rosters_dropped: int
    networks_dropped: int
    method: str


def gini_with_tie(graph: TwoMode) -> float | None:
    """Gini of memberships over the cities that have one."""
    return concentration(graph, top=()).gini_with_tie


def top_share(graph: TwoMode) -> float | None:
    """Share of memberships that the ten most-connected cities hold."""
    return float(concentration(graph, top=(_TOP,)).top_share[0])


def nodf(graph: TwoMode) -> float | None:
    """NODF of the whole graph."""
    return nestedness(graph).total


def pairs_found(graph: TwoMode) -> float | None:
    """Pairs of networks with more shared members than degrees and rules of admission lead to expect."""
    if graph.n_networks < 2:
        return 0.0
    tested = validated(graph, "network", null="sdsm", family="possible", alpha=_LIMIT)
    return float((tested.significant & tested.more).sum())


STATISTICS: tuple[tuple[str, str, Callable[[TwoMode], float | None]], ...] = (
    ("Gini of memberships over cities with one", "0 to 1", gini_with_tie),
    (f"Share of memberships held by the {_TOP} most-connected cities", "0 to 1", top_share),
    ("Nestedness (NODF)", "0 to 100", nodf),
    (f"Pairs of networks that share more than expected (q at most {_LIMIT})", "pairs", pairs_found),
)


def sensitivity(
    release: Release, view: Standpoint, *, lists: bool = True, scheduler: Scheduler | None = None
) -> SensitivityStudy:
    """The headline numbers of ``view`` again, with one choice at a time made differently; authorities of every level.

    ``lists`` False spares the longest parts: other days, and each list left out in turn. ``scheduler`` is where the
    runs go; None is threads of this process.
    """
    key = ("sensitivity", view.as_of, view.scope, lists)
    return view.contents.remember(key, lambda: _study(release, view, lists, scheduler))


def _study(release: Release, view: Standpoint, lists: bool, scheduler: Scheduler | None) -> SensitivityStudy:
    whole = read_memberships(view)
    entering = whole.entering
    choices = [(BASELINE, BASELINE, None, entering.graph), *_choices(release, view, whole, lists)]
    graphs = [graph for *_, graph in choices]
    moved = []
    for label, unit, statistic in STATISTICS:
        values = [finite(value) for value in values_of(graphs, statistic, scheduler).tolist()]
        variants = tuple(
            Variant(factor, choice, value, network)
            for (factor, choice, network, _), value in zip(choices[1:], values[1:], strict=True)
        )
        known = [value for value in values if value is not None]
        low, high = (min(known), max(known)) if len(known) > 0 else (None, None)
        moved.append(Moved(label, unit, values[0], low, high, variants))
    factors = [factor for factor, *_ in choices]
    return SensitivityStudy(
        basis=entering.basis(of=whole),
        moved=tuple(moved),
        rosters_dropped=factors.count("list left out"),
        networks_dropped=factors.count("network left out"),
        method=(
            f"Each number was computed anew for {len(choices) - 1} choices, one at a time: "
            f"{'another day, ' if lists else ''}stated and observed memberships only, nested bodies counted once, "
            "automatic memberships apart, every recorded membership, "
            f"{'each list and each network' if lists else 'each network'} left out. What enters a statistic was "
            "decided anew each time."
        ),
    )


def _choices(
    release: Release, view: Standpoint, whole: Memberships, lists: bool
) -> Iterator[tuple[str, str, EntityRef | None, TwoMode]]:
    """Factor, choice, network left out, graph: one for every choice that can be made differently."""
    scope, day = view.scope, view.as_of
    others = {date(day.year - 1, 12, 31), date(day.year + 1, 12, 31), release.data_date} - {day} if lists else set()
    for other in sorted(others):
        yield "day", other.isoformat(), None, read_memberships(release.view(other, scope)).entering.graph
    if scope.statuses != _SURE:
        sure = release.view(day, replace(scope, statuses=_SURE))
        yield "statuses counted", "stated and observed only", None, read_memberships(sure).entering.graph
    nested = release.view(day, replace(scope, nesting=not scope.nesting))
    label = "a part and its whole count once" if scope.nesting else "nested bodies as they are"
    yield "nesting", label, None, read_memberships(nested).entering.graph
    chosen = [index for index, rule in enumerate(whole.entering.rules) if not rule.is_automatic]
    if len(chosen) < len(whole.entering.rules):
        yield "automatic memberships", "left out", None, whole.entering.only(chosen).graph
    yield "networks", "every recorded membership", None, whole.graph
    for network in whole.entering.networks if lists else ():
        for roster in view.contents.rosters.by_network.get(network.id, ()):
            if len(view.contents.pairs.lists.entries.get(roster.id, ())) > 0:
                without = release.view(day, replace(scope, without=(*scope.without, roster.id)))
                label = f"{network.name}: list of {roster.listed or 'unknown date'}"
                yield "list left out", label, network, read_memberships(without).entering.graph
    columns = np.arange(len(whole.entering.networks))
    for dropped, network in enumerate(whole.entering.networks):
        rest = whole.entering.only(columns[columns != dropped])
        yield "network left out", network.name, network, rest.graph

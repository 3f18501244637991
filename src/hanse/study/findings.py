"""Sentences about the field that hold whichever one list is left out: what the start page may say aloud."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from hanse.release.release import Release
from hanse.release.standpoint import Standpoint
from hanse.study.basis import Basis
from hanse.study.memberships import Memberships, read_memberships
from hanse.study.number import finite
from hanse.study.universe import SIZES, Universe, universe

SHARES = (0.9, 0.8, 0.75, 2 / 3, 0.6, 0.5)  # bounds that have words of their own
ONE_IN = (2, 3, 4, 5, 8, 10, 15, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000)
SMALL, LARGE = 50_000, 1_000_000
SHARED = ((0, 0), (1, 1), (2, 4), (5, 9), (10, None))


@dataclass(frozen=True)
class Bar:
    """One bar of the drawing of a finding, in the unit of the finding.

    Where it stands for whole numbers, they go from ``low`` to ``high``, both inside; no ``high`` is no end.
    """

    label: str
    value: float
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True)
class Finding:
    """One finding: the value, its least and most over all choices, and the round bound that all of them keep.

    ``key`` says which: ``single`` (share of municipalities that are in one network only, at least ``bound``), ``size``
    (share of places of a million inhabitants and more that are in a network, at least ``bound``; of those under 50,000
    at most ``other``), ``apart`` (share of pairs of networks without a shared municipality, at least ``bound``),
    ``europe`` (share of municipalities that lie in Europe, at least ``bound``). Shares are from 0 to 1.
    """

    key: str
    value: float
    low: float
    high: float
    bound: float
    other: float | None
    counted: int  # what the share is of: municipalities, places, or pairs of networks
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class FindingsStudy:
    """Findings that keep their bound with every list left out in turn, and with every recorded membership counted.

    ``fallen`` are the keys of those that were tried and did not keep any.
    """

    basis: Basis
    findings: tuple[Finding, ...]
    fallen: tuple[str, ...]
    rosters_dropped: int
    method: str


@dataclass(frozen=True)
class _Share:
    """What one choice of memberships says: the share, a second one where there is one, and of how many."""

    value: float
    counted: int
    other: float | None = None


_Measure = Callable[[Memberships, Universe], _Share]


def findings(release: Release, view: Standpoint) -> FindingsStudy:
    """What holds of the networks that may enter a statistic on the day of ``view``, whichever list is left out."""
    key = ("findings", view.as_of, view.scope)
    return view.contents.remember(key, lambda: _study(release, view))


def _study(release: Release, view: Standpoint) -> FindingsStudy:
    whole, among = read_memberships(view, levels=("municipality",)), universe(view)
    choices = [whole.entering, whole, *_without_each_list(release, view)]
    found, fallen = [], []
    for key, measure in _MEASURES.items():
        shares = [measure(choice, among) for choice in choices if choice.graph.n_ties > 0]
        finding = _kept(key, shares, _BARS[key](whole.entering, among)) if len(shares) > 0 else None
        if finding is None:
            fallen.append(key)
        else:
            found.append(finding)
    return FindingsStudy(
        basis=whole.entering.basis(of=whole),
        findings=tuple(found),
        fallen=tuple(fallen),
        rosters_dropped=len(choices) - 2,
        method=(
            "Each share was computed for the networks whose lists are held well enough on the day, again with each of "
            f"{len(choices) - 2} lists left out (what enters was decided anew each time), and again with every "
            "recorded membership. The sentence names a round bound that all of them keep; a sentence that keeps none "
            "is not shown."
        ),
    )


def _without_each_list(release: Release, view: Standpoint) -> Iterator[Memberships]:
    """The memberships that enter with each dated list left out in turn."""
    entries, day = view.contents.pairs.lists.entries, view.as_of.isoformat()
    for roster in view.contents.rosters.by_id.values():
        if roster.listed_latest == "" or roster.listed_latest > day or len(entries.get(roster.id, ())) == 0:
            continue
        without = release.view(view.as_of, replace(view.scope, without=(*view.scope.without, roster.id)))
        yield read_memberships(without, levels=("municipality",)).entering


def _kept(key: str, shares: list[_Share], bars: tuple[Bar, ...]) -> Finding | None:
    """The finding, where a round bound holds for every choice."""
    values = [share.value for share in shares]
    if not all(np.isfinite(values)):
        return None
    low, high, other = min(values), max(values), None
    if key == "size":
        most = max(share.other or 0.0 for share in shares)
        bound = next((1 / count for count in ONE_IN if 1 / count <= low), None)
        other = next((1 / count for count in reversed(ONE_IN) if 1 / count >= most), None)
        if bound is None or other is None or other >= bound:
            return None
    else:
        bound = next((bound for bound in SHARES if bound <= low), None)
    if bound is None:
        return None
    return Finding(key, values[0], low, high, bound, other, shares[0].counted, bars)


def _single(memberships: Memberships, _: Universe) -> _Share:
    degrees = memberships.graph.city_degrees
    counted = int((degrees > 0).sum())
    return _Share(float((degrees == 1).sum() / counted), counted)


def _size(memberships: Memberships, among: Universe) -> _Share:
    sizes = np.array([place.population or 0 for place in among.places])
    taken = _places_taken(memberships, among)
    large, small = sizes >= LARGE, (sizes > 0) & (sizes < SMALL)
    return _Share(_part(taken, large), int(large.sum()), _part(taken, small))


def _apart(memberships: Memberships, _: Universe) -> _Share:
    shared = _shared(memberships)
    return _Share(float((shared == 0).mean()) if len(shared) > 0 else float("nan"), len(shared))


def _europe(memberships: Memberships, among: Universe) -> _Share:
    at = np.flatnonzero(_places_taken(memberships, among))
    inside = sum(among.places[index].continent == "EU" for index in at.tolist())
    return _Share(inside / len(at) if len(at) > 0 else float("nan"), len(at))


def _places_taken(memberships: Memberships, among: Universe) -> NDArray[np.bool_]:
    """True for every place of the universe with a municipality that is counted in a network."""
    return among.ties_by_place(memberships.cities, memberships.graph.city_degrees.tolist()) > 0


def _part(taken: NDArray[np.bool_], group: NDArray[np.bool_]) -> float:
    return float(taken[group].mean()) if group.any() else float("nan")


def _shared(memberships: Memberships) -> NDArray[np.int64]:
    """Municipalities shared by each pair of networks."""
    held = memberships.graph.dense().astype(np.int64)
    return (held.T @ held)[np.triu_indices(memberships.graph.n_networks, 1)]


def _bars_single(memberships: Memberships, _: Universe) -> tuple[Bar, ...]:
    counts = Counter(degree for degree in memberships.graph.city_degrees.tolist() if degree > 0)
    return tuple(Bar(f"{n}", counts[n], n, n) for n in range(1, max(counts, default=0) + 1))


def _bars_size(memberships: Memberships, among: Universe) -> tuple[Bar, ...]:
    taken, groups = _places_taken(memberships, among), among.groups["size"]
    ends = [least - 1 for least, _ in SIZES[1:]]
    shares = [(label, finite(_part(taken, groups == label)), least) for least, label in SIZES]
    return tuple(
        Bar(label, 100 * share, least, end)
        for (label, share, least), end in zip(shares, [*ends, None], strict=True)
        if share is not None
    )


def _bars_apart(memberships: Memberships, _: Universe) -> tuple[Bar, ...]:
    shared = _shared(memberships)
    counts = (int(((shared >= low) & (shared <= (np.inf if high is None else high))).sum()) for low, high in SHARED)
    return tuple(Bar(_span(*ends), count, *ends) for ends, count in zip(SHARED, counts, strict=True))


def _span(low: int, high: int | None) -> str:
    if high is None:
        return f"{low} and more"
    return f"{low}" if low == high else f"{low} to {high}"


def _bars_europe(memberships: Memberships, among: Universe) -> tuple[Bar, ...]:
    taken, groups = _places_taken(memberships, among), among.groups["continent"]
    counts = Counter(groups[taken].tolist())
    return tuple(Bar(name, count) for name, count in sorted(counts.items()) if name != "")


_MEASURES: dict[str, _Measure] = {"single": _single, "size": _size, "apart": _apart, "europe": _europe}
_BARS: dict[str, Callable[[Memberships, Universe], tuple[Bar, ...]]] = {
    "single": _bars_single,
    "size": _bars_size,
    "apart": _bars_apart,
    "europe": _bars_europe,
}

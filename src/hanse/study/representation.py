"""Which kinds of municipalities are in networks, against a named list of all there are."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.representation import representation as arithmetic
from hanse.errors import UsageError
from hanse.release.standpoint import Standpoint
from hanse.release.views import EntityRef
from hanse.study.basis import Basis
from hanse.study.memberships import Memberships, read_memberships
from hanse.study.number import finite
from hanse.study.universe import BELOW, SIZES, Universe, universe

SCHEMES = ("size", "continent", "country")
_SEED = 20_260_000  # of the draws behind the intervals of quotients


@dataclass(frozen=True)
class GroupRow:
    """One group of the universe: its places, those of them with a counted membership, and the memberships they hold.

    ``coverage`` is members / places, from 0 to 1, with its 95 % interval; ``quotient`` is that coverage over the
    coverage of the whole universe (1 is even); None where nobody at all is a member.
    """

    group: str
    places: int
    members: int
    memberships: int
    coverage: float | None
    coverage_low: float | None
    coverage_high: float | None
    quotient: float | None
    quotient_low: float | None
    quotient_high: float | None


@dataclass(frozen=True)
class SchemeResult:
    """The groups of one scheme: size classes from small to large, areas A to Z."""

    scheme: str
    groups: tuple[GroupRow, ...]
    n_unknown: int  # places whose group is not known


@dataclass(frozen=True)
class RepresentationStudy:
    """Who takes part, by size, continent and country. ``network`` is set where only one network is looked at.

    ``n_outside`` counts municipalities with a membership that lie outside the universe: too small, or not in it.
    """

    basis: Basis
    network: EntityRef | None
    universe: str
    n_places: int
    n_members: int
    n_outside: int
    schemes: tuple[SchemeResult, ...]
    method: str


def representation(view: Standpoint, *, network: str | None = None, all_recorded: bool = False) -> RepresentationStudy:
    """Coverage and location quotient by group of municipality.

    By default over networks whose roster is held well enough. With ``network`` over that one alone, however it is
    held; with ``all_recorded`` over every recorded membership, which is a lower bound.
    """
    key = ("representation", view.as_of, view.scope, network, all_recorded)
    return view.contents.remember(key, lambda: _study(view, network, all_recorded))


def _study(view: Standpoint, network: str | None, all_recorded: bool) -> RepresentationStudy:
    whole = read_memberships(view, levels=("municipality",))
    chosen = _chosen(whole, network, all_recorded)
    among = universe(view)
    degrees = chosen.graph.city_degrees.tolist()
    ties = among.ties_by_place(chosen.cities, degrees)
    outside = sum(
        degree > 0 and city.id not in among.of_city for city, degree in zip(chosen.cities, degrees, strict=True)
    )
    results, method = [], ""
    for scheme in SCHEMES:
        result, described = _scheme(scheme, among, ties, outside)
        results.append(result)
        method = method or described
    return RepresentationStudy(
        basis=chosen.basis(of=whole),
        network=view.ref("network", network) if network is not None else None,
        universe=among.name,
        n_places=len(among.places),
        n_members=int((ties > 0).sum()),
        n_outside=outside,
        schemes=tuple(results),
        method=method,
    )


def _chosen(whole: Memberships, network: str | None, all_recorded: bool) -> Memberships:
    if network is None:
        return whole if all_recorded else whole.entering
    if network not in whole.columns:
        raise UsageError(
            f"no municipality is counted in {network!r} on this day",
            where="representation",
            hint="choose another day with as-of, or leave the network out",
        )
    return whole.only([whole.columns[network]])


def _scheme(scheme: str, among: Universe, ties: NDArray[np.int64], outside: int) -> tuple[SchemeResult, str]:
    rng = np.random.default_rng(_SEED)
    found = arithmetic(ties, among.groups[scheme], universe=among.name, rng=rng, n_outside=outside)
    rows = [
        GroupRow(
            group,
            int(found.n_cities[at]),
            int(found.n_members[at]),
            int(found.n_ties[at]),
            finite(found.coverage[at]),
            finite(found.coverage_low[at]),
            finite(found.coverage_high[at]),
            finite(found.quotient[at]),
            finite(found.quotient_low[at]),
            finite(found.quotient_high[at]),
        )
        for at, group in enumerate(found.groups)
    ]
    order = {label: index for index, label in enumerate((BELOW, *(label for _, label in SIZES)))}
    rows.sort(key=lambda row: (order.get(row.group, 0), row.group))
    return SchemeResult(scheme, tuple(rows), found.n_unknown), found.describe()

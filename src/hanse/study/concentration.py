"""How memberships are spread over cities, and who is most connected in this scope."""

from dataclasses import dataclass

import numpy as np

from hanse.analysis.concentration import Concentration, most_connected
from hanse.analysis.concentration import concentration as arithmetic
from hanse.release.cell import sort_key
from hanse.release.standpoint import Standpoint
from hanse.release.views import EntityRef
from hanse.study.basis import Basis
from hanse.study.memberships import Memberships, read_memberships
from hanse.study.number import finite
from hanse.study.universe import universe
from hanse.study.variant import Variant, dropped_networks

TOPS = (1, 5, 10, 20)
_SHOWN = 10


@dataclass(frozen=True)
class DegreeRow:
    """How many cities have how many counted memberships."""

    memberships: int
    cities: int


@dataclass(frozen=True)
class TopShare:
    """The share of all memberships, from 0 to 1, that the most-connected ``cities`` hold."""

    cities: int
    share: float | None


@dataclass(frozen=True)
class Spread:
    """One distribution in short. Gini is from 0 (all alike) towards 1; None where nothing is counted."""

    label: str
    n_cities: int
    n_networks: int
    n_memberships: int
    mean: float | None
    median: float | None
    gini: float | None
    degrees: tuple[DegreeRow, ...]
    tops: tuple[TopShare, ...]


@dataclass(frozen=True)
class Connected:
    """One of the most-connected cities, with the networks it is counted in."""

    city: EntityRef
    networks: tuple[EntityRef, ...]


@dataclass(frozen=True)
class ConcentrationStudy:
    """The distribution first, names only as most-connected in this scope and A to Z.

    ``entering`` counts only networks whose roster is held well enough; ``recorded`` counts every recorded membership;
    ``over_universe`` adds every place of the universe without a recorded membership as a city with none. ``dropped``
    is the Gini of ``entering`` with each network left out in turn.
    """

    basis: Basis
    entering: Spread
    recorded: Spread
    over_universe: Spread
    universe: str
    most_connected: tuple[Connected, ...]
    dropped: tuple[Variant, ...]
    method: str


def concentration(view: Standpoint) -> ConcentrationStudy:
    """How unequally the counted memberships of municipalities are spread in ``view``."""
    key = ("concentration", view.as_of, view.scope)
    return view.contents.remember(key, lambda: _study(view))


def _study(view: Standpoint) -> ConcentrationStudy:
    whole = read_memberships(view, levels=("municipality",))
    entering = whole.entering
    in_graph = _with_tie(entering)
    among = universe(view)
    outside = len(among.places) - len({among.of_city[ref.id] for ref in in_graph.cities if ref.id in among.of_city})
    found = arithmetic(in_graph.graph, top=TOPS)
    return ConcentrationStudy(
        basis=in_graph.basis(of=whole),
        entering=_spread("networks that may enter a statistic", in_graph, found),
        recorded=_spread("every recorded membership", whole, arithmetic(whole.graph, top=TOPS)),
        over_universe=_spread(
            "every place of the universe", in_graph, arithmetic(in_graph.graph, top=TOPS, n_outside=outside)
        ),
        universe=among.name,
        most_connected=_named(whole),
        dropped=dropped_networks(in_graph, gini_of_members),
        method=found.describe(),
    )


def gini_of_members(memberships: Memberships) -> float | None:
    """Gini over the cities that have a tie in what is left."""
    return arithmetic(memberships.graph, top=()).gini_with_tie


def _with_tie(memberships: Memberships) -> Memberships:
    """Only cities that the entering networks count: of the others these lists say nothing."""
    return memberships.rows_only(np.flatnonzero(memberships.graph.city_degrees > 0))


def _spread(label: str, memberships: Memberships, found: Concentration) -> Spread:
    return Spread(
        label=label,
        n_cities=found.n_members,
        n_networks=len(memberships.networks),
        n_memberships=found.n_ties,
        mean=finite(found.mean),
        median=finite(found.median),
        gini=finite(found.gini),
        degrees=tuple(
            DegreeRow(int(degree), int(count))
            for degree, count in zip(found.degree, found.n_with_degree, strict=True)
            if count > 0
        ),
        tops=tuple(TopShare(int(size), finite(share)) for size, share in zip(found.top, found.top_share, strict=True)),
    )


def _named(memberships: Memberships) -> tuple[Connected, ...]:
    named = (
        Connected(
            memberships.cities[row],
            tuple(sorted((memberships.networks[at] for at in memberships.graph.row(row)), key=sort_key)),
        )
        for row in most_connected(memberships.graph, _SHOWN).tolist()
    )
    return tuple(sorted(named, key=lambda one: sort_key(one.city)))

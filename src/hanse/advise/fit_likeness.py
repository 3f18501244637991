"""In what a registered city is like an asker: country, area, size, shared networks; and how far away it lies."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from hanse.advise.join_asker import Asker
from hanse.advise.ranker import kilometres, likeness
from hanse.advise.ranker_traits import traits
from hanse.release.standpoint import Standpoint
from hanse.study.authority import Authority, authorities
from hanse.study.universe import continents, size_class

COUNTRY, AREA, SIZE, SHARED = "country", "area", "size", "shared networks"


@dataclass(frozen=True)
class Likeness:
    """One city beside the asker. ``shared`` are ids of networks that count both; ``weight`` is for choosing only."""

    alike: tuple[str, ...]
    shared: frozenset[str]
    kilometres: int | None
    size: str
    population: int | None
    weight: float

    @property
    def is_peer(self) -> bool:
        """Like the asker: of its country, or of its size in its area, or in a network of its own."""
        return COUNTRY in self.alike or SHARED in self.alike or (AREA in self.alike and SIZE in self.alike)


def likenesses(view: Standpoint, asker: Asker) -> Mapping[str, Likeness]:
    """Every registered authority but the asker and those at its very place, by id."""
    everyone = list(authorities(view).values())
    cities = view.contents.remember(("traits of authorities",), lambda: traits(view, everyone))
    own = traits(view, [asker.authority])
    weights = likeness(own, cities)[0]
    away = kilometres(own, cities)[0]
    counted = view.snapshot.counted_in
    mine = counted.get(asker.city.id, frozenset()) if asker.city is not None else frozenset()
    found = {}
    for index, other in enumerate(everyone):
        is_self = asker.city is not None and other.id == asker.city.id
        at_same_place = asker.geonames_id is not None and other.geonames_id == asker.geonames_id
        if is_self or at_same_place:
            continue
        shared = mine & counted.get(other.id, frozenset())
        weight = float(weights[index]) * (1 + len(shared))
        distance = None if np.isnan(away[index]) else round(float(away[index]))
        found[other.id] = _likeness(view, asker, other, shared, distance, weight)
    return found


def _likeness(
    view: Standpoint, asker: Asker, other: Authority, shared: frozenset[str], distance: int | None, weight: float
) -> Likeness:
    size = size_class(other.population)
    is_area = asker.continent != "" and continents(view).get(other.country, "") == asker.continent
    checks = (
        (COUNTRY, other.country == asker.country != ""),
        (AREA, is_area and other.country != asker.country),
        (SIZE, size == asker.size != ""),
        (SHARED, len(shared) > 0),
    )
    return Likeness(
        alike=tuple(word for word, holds in checks if holds),
        shared=shared,
        kilometres=distance,
        size=size,
        population=other.population,
        weight=weight,
    )

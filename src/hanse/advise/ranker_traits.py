"""The cities of a view as the ranker sees them, and the order it gives for one asker."""

from collections.abc import Mapping, Sequence

import numpy as np

from hanse.advise.join_asker import Asker
from hanse.advise.ranker import SHIPPED, Traits, Weights, likeness, shares
from hanse.release.standpoint import Standpoint
from hanse.study.authority import Authority
from hanse.study.memberships import Memberships
from hanse.study.universe import continents


def traits(view: Standpoint, cities: Sequence[Authority]) -> Traits:
    """What is known of ``cities``, in their order."""
    of = continents(view)
    return Traits(
        country=np.array([city.country for city in cities], dtype=str),
        continent=np.array([of.get(city.country, "") for city in cities], dtype=str),
        level=np.array([city.level for city in cities], dtype=str),
        log_size=np.log(np.array([float(city.population or "nan") for city in cities], dtype=np.float64)),
        latitude=np.array([_number(city.latitude) for city in cities], dtype=np.float64),
        longitude=np.array([_number(city.longitude) for city in cities], dtype=np.float64),
        place=np.array([-1 if city.geonames_id is None else city.geonames_id for city in cities], dtype=np.int64),
    )


def order_for(view: Standpoint, held: Memberships, asker: Asker, weights: Weights = SHIPPED) -> Mapping[str, float]:
    """The share of like cities in every network with a counted member, by id; for ordering only."""
    everyone = view.contents.remember(("traits", view.as_of, view.scope), lambda: traits(view, held.facts))
    like = likeness(traits(view, [asker.authority]), everyone, weights)
    known = np.zeros((1, len(held.networks)), dtype=bool)
    row = held.rows.get(asker.city.id) if asker.city is not None else None
    if row is not None:
        like[0, row] = 0.0
        known[0, held.graph.row(row)] = True
    found = shares(like, known, held.graph.csr(), held.graph.network_degrees.astype(np.float64), weights)[0]
    return {ref.id: float(share) for ref, share in zip(held.networks, found, strict=True)}


def _number(value: float | None) -> float:
    return float("nan") if value is None else value

"""Where a network reaches fewer places than elsewhere: areas and size classes of the places its rule admits."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hanse.advise.reach_answer import ReachCell
from hanse.analysis.representation import Representation, representation
from hanse.domain.saying import say
from hanse.release.country import name_of
from hanse.release.standpoint import Standpoint
from hanse.study.authority import Authority
from hanse.study.rule import Rule
from hanse.study.universe import CONTINENTS, SIZES, continents, size_class, universe

FEW_COUNTRIES = 6  # a rule that names no more countries is shown by country, any other by continent
DRAWS = 1_000
Cell = tuple[str, str]  # code of the area, size class


@dataclass(frozen=True, eq=False)
class Reached:
    """The places a rule admits, by area and size class; ``method`` says how they were compared."""

    cells: Mapping[Cell, ReachCell]
    by_country: bool
    outside: int
    method: str


def cell_of(view: Standpoint, one: Authority, *, by_country: bool) -> Cell:
    """Area and size class of an authority; "" where not known."""
    area = one.country if by_country else continents(view).get(one.country, "")
    return area, size_class(one.population)


def reached(view: Standpoint, rule: Rule, members: frozenset[str], with_evidence: Mapping[Cell, int]) -> Reached:
    """Compare the members of a network with all places that its rule admits, by area and size class.

    Parameters
    ----------
    view : Standpoint
    rule : Rule
        Who may be in; limits of country and inhabitants are applied to the places, levels are not, as places are taken
        for municipalities.
    members : frozenset of str
        Authorities counted in the network.
    with_evidence : mapping
        Municipalities with recorded evidence of interest by cell, to be told beside it.

    Returns
    -------
    Reached

    Source
    ------
    :func:`hanse.analysis.representation.representation`.
    """
    by_country = is_by_country(rule)
    everywhere, places = universe(view), _places(view, by_country=by_country)
    admitted = places.admitted(rule)
    is_member = np.zeros(admitted.size, dtype=bool)
    is_member[[everywhere.of_city[city] for city in members if city in everywhere.of_city]] = True
    is_member &= admitted
    outside = len(members) - int(is_member.sum())
    if not bool(admitted.any()):
        return Reached({}, by_country, outside, say("No place of the universe is admitted."))
    found = representation(
        is_member[admitted].astype(np.int64), places.cell[admitted], universe=everywhere.name,
        rng=np.random.default_rng(4), n_outside=outside, n_draws=DRAWS,
    )  # fmt: skip
    return Reached(_cells(view, found, with_evidence, by_country=by_country), by_country, outside, found.describe())


@dataclass(frozen=True, eq=False)
class _Places:
    """The universe as arrays, one value a place; ``cell`` is area and size class, "" where one is not known.

    ``population`` is inhabitants, NaN where not known.
    """

    country: NDArray[np.str_]
    population: NDArray[np.float64]
    cell: NDArray[np.str_]

    def admitted(self, rule: Rule) -> NDArray[np.bool_]:
        """The places that nothing speaks against by the rule's countries and numbers of inhabitants."""
        inside = np.ones(self.country.size, dtype=bool)
        if rule.countries is not None:
            inside &= np.isin(self.country, sorted(rule.countries))
        if rule.population_min is not None:
            inside &= ~(self.population < rule.population_min)
        if rule.population_max is not None:
            inside &= ~(self.population > rule.population_max)
        return inside


def _places(view: Standpoint, *, by_country: bool) -> _Places:
    def read() -> _Places:
        held = universe(view).places
        pairs = ((one.country if by_country else one.continent, size_class(one.population)) for one in held)
        return _Places(
            np.array([one.country for one in held], dtype=str),
            np.array([float("nan") if one.population is None else one.population for one in held], dtype=np.float64),
            np.array([f"{area}|{size}" if area != "" and size != "" else "" for area, size in pairs], dtype=str),
        )

    return view.contents.remember(("places by cell", by_country), read)


def is_by_country(rule: Rule) -> bool:
    """True where the rule names so few countries that areas are countries."""
    return rule.countries is not None and len(rule.countries) <= FEW_COUNTRIES


def _cells(
    view: Standpoint, found: Representation, with_evidence: Mapping[Cell, int], *, by_country: bool
) -> dict[Cell, ReachCell]:
    cells = {}
    for index, label in enumerate(found.groups):
        area, size = label.split("|")
        high = _known(found.quotient_high[index])
        cells[(area, size)] = ReachCell(
            area=name_of(view, area) if by_country else CONTINENTS.get(area, area),
            area_code=area,
            size=size,
            places=int(found.n_cities[index]),
            members=int(found.n_members[index]),
            coverage=_known(found.coverage[index]),
            coverage_low=_known(found.coverage_low[index]),
            coverage_high=_known(found.coverage_high[index]),
            quotient=_known(found.quotient[index]),
            quotient_low=_known(found.quotient_low[index]),
            quotient_high=high,
            is_under=high is not None and high < 1,
            with_evidence=Counter(with_evidence)[(area, size)],
        )
    sizes = {label: place for place, (_, label) in enumerate(SIZES)}
    return dict(sorted(cells.items(), key=lambda item: (item[1].area, sizes.get(item[0][1], -1))))


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)

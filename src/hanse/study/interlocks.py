"""Interlocks: governing bodies that the same cities sit in, on a day."""

from dataclasses import dataclass

from hanse.analysis.interlock import interlocks as project
from hanse.analysis.twomode import TwoMode
from hanse.release.cell import sort_key
from hanse.release.standpoint import Standpoint
from hanse.release.views import Context, EntityRef
from hanse.study.basis import STANDING
from hanse.study.pairs import is_nested
from hanse.study.seat import Seat, seats


@dataclass(frozen=True)
class Board:
    """The governing body of a network as it is held for the day."""

    network: EntityRef
    seats: tuple[Seat, ...]


@dataclass(frozen=True)
class SharedBoard:
    """Two networks and the cities that sit on both boards."""

    first: EntityRef
    second: EntityRef
    cities: tuple[EntityRef, ...]
    is_nested: bool


@dataclass(frozen=True)
class SeatedCity:
    """A city that sits on more than one board that is held."""

    city: EntityRef
    networks: tuple[EntityRef, ...]


@dataclass(frozen=True)
class InterlockStudy:
    """Boards held for the day, pairs that share a city, and the cities that link them; all A to Z."""

    context: Context
    boards: tuple[Board, ...]
    not_held: tuple[EntityRef, ...]  # networks with counted members and no board held near the day
    pairs: tuple[SharedBoard, ...]
    linking: tuple[SeatedCity, ...]
    n_judged: int  # pairs of boards that are both held
    density: float | None  # share of these that share a city
    method: str
    notes: tuple[str, ...]
    standing: str = STANDING


def interlocks(view: Standpoint) -> InterlockStudy:
    """Which governing bodies share cities on the day of ``view``; a board that is not held is never taken as empty."""
    return view.contents.remember(("interlocks", view.as_of, view.scope), lambda: _study(view))


def _study(view: Standpoint) -> InterlockStudy:
    held, entities = seats(view), view.catalogue.entities
    networks = sorted({seat.network.id for seat in held}, key=lambda key: sort_key(entities[key]))
    cities = sorted({seat.city.id for seat in held}, key=lambda key: sort_key(entities[key]))
    ties = [(seat.city.id, seat.network.id) for seat in held]
    found = project(TwoMode.from_edges(ties, cities=cities, networks=networks))
    pairs = tuple(
        SharedBoard(
            entities[networks[one]],
            entities[networks[other]],
            tuple(entities[cities[row]] for row in both.tolist()),
            is_nested(view, networks[one], networks[other]),
        )
        for one, other, both in zip(found.first.tolist(), found.second.tolist(), found.cities, strict=True)
    )
    known = set(networks)
    without = [entities[key] for key in view.snapshot.counted_cities if key not in known]
    return InterlockStudy(
        context=view.context,
        boards=tuple(Board(entities[key], tuple(seat for seat in held if seat.network.id == key)) for key in networks),
        not_held=tuple(sorted(without, key=sort_key)),
        pairs=pairs,
        linking=_linking(held),
        n_judged=found.n_judged,
        density=found.density,
        method=found.describe(),
        notes=(
            f"A seat counts where a stated term covers the day, or a list or start of the {_years(view)} before names "
            "it and no end has passed.",
            "A board can be held in part only: cities may share more boards than are shown.",
        ),
    )


def _linking(held: tuple[Seat, ...]) -> tuple[SeatedCity, ...]:
    by_city: dict[str, list[Seat]] = {}
    for seat in held:
        by_city.setdefault(seat.city.id, []).append(seat)
    rows = (
        SeatedCity(of_city[0].city, tuple(seat.network for seat in of_city))
        for of_city in by_city.values()
        if len(of_city) > 1
    )
    return tuple(sorted(rows, key=lambda row: sort_key(row.city)))


def _years(view: Standpoint) -> str:
    years = view.contents.freshness_years
    return "year" if years == 1 else f"{years} years"

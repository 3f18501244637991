"""Which of several places of one name a report means: by the country beside it, near it, in the report, and by size."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from hanse.resolve.mentions.entity import Entity

_CLEAR: Final = 3.0  # how many times as likely as the next the first has to be
_UNKNOWN: Final = 5_000  # inhabitants where the gazetteer knows none
_REGISTERED: Final = 4.0
_BESIDE, _ELSEWHERE, _NEAR, _SHARE = 200.0, 0.005, 6.0, 20.0


@dataclass(frozen=True, slots=True)
class Bearer:
    """A place of the gazetteer that bears a name."""

    geonames_id: int
    country: str
    population: int


Bearers = Callable[[str], Sequence[Bearer]]


def nobody(_name: str) -> Sequence[Bearer]:
    """The bearers of a name where no gazetteer is at hand."""
    return ()


@dataclass(frozen=True)
class Surroundings:
    """Countries that a report names: right beside a name, near it, and altogether."""

    beside: str = ""
    near: frozenset[str] = frozenset()
    everywhere: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Choice:
    """The entity meant, None where it is not clear; the candidates, and why."""

    entity: Entity | None
    candidates: tuple[Entity, ...]
    why: str = ""


def choose_city(name: str, entities: Iterable[Entity], bearers: Bearers, around: Surroundings) -> Choice | None:
    """The city that a name means. None where a place elsewhere is meant that is not registered."""
    candidates = _of_one_level(entities)
    places = {place.geonames_id: place for place in bearers(name)}
    weights: dict[str, float] = {}
    for entity in candidates:
        place = places.pop(entity.geonames_id, None)
        size = place.population if place is not None else 0
        weights[entity.id] = _weight(entity.country, size, around) * _REGISTERED
    rivals = [(_weight(place.country, place.population, around), place.country) for place in places.values()]
    best = max(candidates, key=lambda entity: (weights[entity.id], entity.id))
    others = [weight for entity, weight in weights.items() if entity != best.id]
    rival, country = max(rivals, default=(0.0, ""))
    if rival > _CLEAR * weights[best.id] and around.beside == country != "":
        return None
    if weights[best.id] >= _CLEAR * max([*others, rival], default=0.0):
        return Choice(best, candidates, _reason(best, around, len(candidates) + len(rivals)))
    return Choice(None, candidates, "places of this name lie in several countries, and nothing near tells which")


def _of_one_level(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """The candidates; of a city and a wider body of one country and name, the city."""
    found = sorted(entities, key=lambda entity: entity.id)
    local = {entity.country for entity in found if entity.level == "municipality"}
    return tuple(entity for entity in found if entity.level == "municipality" or entity.country not in local)


def _weight(country: str, population: int, around: Surroundings) -> float:
    weight = float(population or _UNKNOWN)
    if around.beside != "":
        weight *= _BESIDE if country == around.beside else _ELSEWHERE
    if country in around.near:
        weight *= _NEAR
    total = around.everywhere.total()
    return weight * (1 + _SHARE * around.everywhere[country] / total) if total > 0 else weight


def _reason(entity: Entity, around: Surroundings, bearers: int) -> str:
    if bearers <= 1:
        return ""
    if around.beside == entity.country:
        return f"{entity.country} stands beside it"
    if entity.country in around.near:
        return f"{entity.country} is named near it"
    return f"the likeliest of {bearers} places of this name"


def choose_body(entities: Sequence[Entity], around: str, named: frozenset[str]) -> Choice:
    """Which of several bodies of one name is meant: by what tells them apart, or by their other names in the report.

    ``around`` holds the words near the name, ``named`` the entities that the report names otherwise.
    """
    own = {entity.id: _words(entity) for entity in entities}
    telling = {
        key: own[key] - set().union(*(words for other, words in own.items() if other != key)) for key in own
    }
    near = frozenset(around.lower().split())
    hits = [entity for entity in entities if len(telling[entity.id] & near) > 0]
    if len(hits) == 1:
        return Choice(hits[0], tuple(entities), "words near it tell which body of this name")
    known = [entity for entity in entities if entity.id in named]
    if len(known) == 1 and len(hits) == 0:
        return Choice(known[0], tuple(entities), "the report names this one by another name too")
    return Choice(None, tuple(entities), "several bodies bear this name, and nothing near tells which")


def _words(entity: Entity) -> set[str]:
    return {
        word.strip("()[],.;:").lower() for name in (entity.name, *entity.names) for word in name.split() if len(word) > 3
    }

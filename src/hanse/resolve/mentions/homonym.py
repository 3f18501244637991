"""Which of several places of one name a report means: by the country beside it, near it, in the report, and by size."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from hanse.resolve.mentions.entity import Entity
from hanse.resolve.mentions.ordinary import ORDINARY
from hanse.resolve.normalise import fold

_CLEAR: Final = 3.0  # how many times as likely as the next the first has to be
_UNKNOWN: Final = 5_000  # inhabitants where the gazetteer knows none
_REGISTERED: Final = 3.0
_PLAIN = 4.0  # for the city that the registry itself calls so, without a state or country behind it
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

    beside: frozenset[str] = frozenset()  # more than one where a code is read in two ways
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
        weights[entity.id] = _weight(entity.country, place.population if place is not None else 0, around)
    rivals = [(_weight(place.country, place.population, around), place.country) for place in places.values()]
    rival, country = max(rivals, default=(0.0, ""))
    # Among registered cities the one that the registry calls so, without a state behind it, comes first.
    ranked = sorted(candidates, key=lambda entity: (-weights[entity.id] * _plainness(entity, name), entity.id))
    best = ranked[0]
    own = weights[best.id] * _REGISTERED
    if rival > _CLEAR * own and country in around.beside and best.country not in around.beside:
        return None
    second = weights[ranked[1].id] * _plainness(ranked[1], name) if len(ranked) > 1 else 0.0
    if weights[best.id] * _plainness(best, name) >= _CLEAR * second and own >= _CLEAR * rival:
        return Choice(best, candidates, _reason(best, around, len(candidates) + len(rivals)))
    return Choice(None, candidates, "places of this name lie in several countries, and nothing near tells which")


def _plainness(entity: Entity, name: str) -> float:
    return _PLAIN if fold(entity.name) == fold(name) else 1.0


def _of_one_level(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """The candidates; of a city and a wider body of one country and name, the city."""
    found = sorted(entities, key=lambda entity: entity.id)
    local = {entity.country for entity in found if entity.level == "municipality"}
    return tuple(entity for entity in found if entity.level == "municipality" or entity.country not in local)


def _weight(country: str, population: int, around: Surroundings) -> float:
    weight = float(population or _UNKNOWN)
    if len(around.beside) > 0:
        weight *= _BESIDE if country in around.beside else _ELSEWHERE
    if country in around.near:
        weight *= _NEAR
    total = around.everywhere.total()
    return weight * (1 + _SHARE * around.everywhere[country] / total) if total > 0 else weight


def _reason(entity: Entity, around: Surroundings, bearers: int) -> str:
    if bearers <= 1:
        return ""
    if entity.country in around.beside:
        return f"{entity.country} stands beside it"
    if entity.country in around.near:
        return f"{entity.country} is named near it"
    return f"the likeliest of {bearers} places of this name"


def choose_body(entities: Sequence[Entity], before: str, behind: str, named: Counter[str]) -> Choice:
    """Which of several bodies of one name is meant: by what tells them apart, or by what else the report names.

    ``before`` and ``behind`` hold the text on both sides; ``named`` counts what the report names without doubt.
    """
    own = {entity.id: _words(entity) for entity in entities}
    seen = Counter(word for words in own.values() for word in words)
    near = list(entities)
    for most in (1, len(entities) - 1):  # words of one candidate alone, then words of several that leave another out
        distance = {
            entity.id: min(
                (_distance(word, before, behind) for word in own[entity.id] if seen[word] <= most), default=math.inf
            )
            for entity in near
        }
        nearest = min(distance.values())
        near = [entity for entity in near if distance[entity.id] == nearest]
        if len(near) == 1:
            return Choice(near[0], tuple(entities), "words near it tell which body of this name")
    near.sort(key=lambda entity: (-named[entity.id], entity.id))
    if named[near[0].id] > named[near[1].id]:
        return Choice(near[0], tuple(entities), "the report names this one elsewhere")
    return Choice(None, tuple(entities), "several bodies bear this name, and nothing near tells which")


def _distance(word: str, before: str, behind: str) -> float:
    """Characters to the nearest place of a word; what stands behind a name tells more than what stands before it."""
    found = behind.find(word)
    back = before.rfind(word)
    ahead = float(found) if found >= 0 else math.inf
    return min(ahead, 2.0 * (len(before) - back - len(word)) if back >= 0 else math.inf)


def _words(entity: Entity) -> set[str]:
    """Words that tell an entity from others of its name: rare ones, and any that stand in brackets for that."""
    found = set()
    for name in (entity.name, entity.acronym, *entity.names):
        bracket = name.partition("(")[2]
        for piece in name.split():
            word = piece.strip("()[],.;:")
            if len(word) > 3 and (word.lower() not in ORDINARY or word in bracket):
                found.add(word)
    return found

"""Answers reconciliation queries: candidates with a score from 0 to 100, and a match where the Resolver says so."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from hanse.resolve.country import country_of
from hanse.resolve.resolution import Option, Query, Resolution
from hanse.web.reconcile.asking import LONGEST_NAME, Beside, NameQuery
from hanse.web.reconcile.entity import PLACE_PREFIX, Desk
from hanse.web.reconcile.vocabulary import CITY, KINDS_BY_NAME, PLACE, TYPES

_PLACED: Final = frozenset({CITY, PLACE})
_FAR: Final = 10.0  # times the population given: then it is most likely not the place meant
_NEAR: Final = 2.0
_CERTAIN: Final = 100.0
_NEGLIGIBLE: Final = 0.1
_SIDE: Final = 70.0  # below, names of other kinds are not offered where no type was asked for


@dataclass(frozen=True)
class Candidate:
    """One entity that a query may mean."""

    id: str
    name: str
    type: str
    score: float
    is_match: bool
    description: str
    features: tuple[tuple[str, float | bool], ...] = ()

    def as_json(self) -> dict[str, object]:
        """As the specification writes it."""
        return {
            "id": self.id,
            "name": self.name,
            "description": self.description,
            "type": [TYPES[self.type].short()],
            "score": round(self.score, 2),
            "features": [{"id": key, "value": value} for key, value in self.features],
            "match": self.is_match,
        }


def needs_resolver(query: NameQuery) -> bool:
    """True where a query may mean a city or place."""
    return len(query.types) == 0 or not _PLACED.isdisjoint(query.types)


def answer_batch(desk: Desk, queries: Mapping[str, NameQuery]) -> dict[str, object]:
    """The candidates of each query of a batch."""
    return {key: {"result": [one.as_json() for one in candidates(desk, query)]} for key, query in queries.items()}


def candidates(desk: Desk, query: NameQuery) -> list[Candidate]:
    """The candidates of one query, the surest first; one match at most."""
    if len(query.name) > LONGEST_NAME:
        return []
    known = _by_identifier(desk, query)
    if known is not None:
        return [known]
    found: list[Candidate] = []
    if query.name != "" and needs_resolver(query):
        found += _placed(desk, query)
    kinds = [kind for kind in query.types if kind in KINDS_BY_NAME] if len(query.types) > 0 else KINDS_BY_NAME
    if query.name != "" and len(kinds) > 0:
        found += [one for one in _named(desk, query, kinds) if len(query.types) > 0 or one.score >= _SIDE]
    if query.is_strict and len(query.types) > 0:
        found = [one for one in found if one.type in query.types]
    if sum(one.is_match for one in found) > 1:  # a city and a network of one name: neither is clearly meant
        found = [replace(one, is_match=False) for one in found]
    return sorted(found, key=lambda one: (-one.score, not one.is_match))[: query.limit]


def _by_identifier(desk: Desk, query: NameQuery) -> Candidate | None:
    """The entity whose identifier was given as the name, or whose GeoNames id stands beside it."""
    number = query.beside.geonames_id
    entity = desk.entity(query.name) if query.name != "" else None
    if entity is None and number > 0 and needs_resolver(query):
        entity = desk.entity(f"{PLACE_PREFIX}{number}")
    if entity is None or (len(query.types) > 0 and entity.type.id not in _wanted(query)):
        return None
    return Candidate(
        entity.id, entity.name, entity.type.id, _CERTAIN, True, f"{desk.describe(entity)}; its identifier", ()
    )


def _wanted(query: NameQuery) -> frozenset[str]:
    """Types that an answer may have: who asks for cities may be told of places that are not registered."""
    wanted = frozenset(query.types)
    return wanted | _PLACED if CITY in wanted and not query.is_strict else wanted


def _placed(desk: Desk, query: NameQuery) -> list[Candidate]:
    """Cities and places that the Resolver finds."""
    beside = query.beside
    resolver = desk.site.matching.open(desk.release).resolver
    resolution = resolver.answer(
        Query(query.name, beside.country, beside.admin, beside.near, beside.context), explain=False
    )
    wanted = _wanted(query) if len(query.types) > 0 else _PLACED
    found = [one for one in _of_resolution(desk, resolution, beside) if one.type in wanted]
    return sorted(found, key=lambda one: -one.score)


def _of_resolution(desk: Desk, resolution: Resolution, beside: Beside) -> list[Candidate]:
    top = resolution.best or (resolution.candidates[0] if len(resolution.candidates) > 0 else None)
    if top is None:
        return []
    scale = resolution.score / top.share if top.share > 0 else 0.0
    found: dict[str, Candidate] = {}
    for option in resolution.candidates:
        key = option.city_id or (f"{PLACE_PREFIX}{option.geonames_id}" if option.geonames_id is not None else "")
        if key == "" or key in found:
            continue  # a division or a part of a city that is not registered has no identifier
        is_best = option is resolution.best
        score = 100 * min(resolution.score, scale * option.share)
        ratio = _ratio(option, beside)
        is_far = ratio > _FAR
        score *= 0.5 if is_far else 1.0
        if score < _NEGLIGIBLE and len(found) > 0:
            continue
        found[key] = Candidate(
            id=key,
            name=option.name,
            type=CITY if option.city_id != "" else PLACE,
            score=score,
            is_match=is_best and resolution.decision == "match" and not is_far,
            description=_describe(desk, option, _reason(resolution, option) if option is top else ""),
            features=_features(option, score, ratio, beside),
        )
    return _nearest_in_size(list(found.values()), beside)


def _reason(resolution: Resolution, option: Option) -> str:
    """Why the first candidate is first, without the name that stands beside it and without the others."""
    if resolution.decision == "match":
        return resolution.why.removeprefix(f"{option.describe()}: ")
    return resolution.why.partition(": ")[0].partition(";")[0]


def _nearest_in_size(found: list[Candidate], beside: Beside) -> list[Candidate]:
    """Of homonyms the one of the population given comes first; it does not become a match by that alone."""
    if beside.population == 0 or any(one.is_match for one in found):
        return found
    fitting = [one for one in found if dict(one.features).get("population_ratio", _FAR) <= _NEAR]
    if len(fitting) != 1:
        return found
    highest = max(one.score for one in found)
    return [replace(one, score=highest) if one is fitting[0] else replace(one, score=0.9 * one.score) for one in found]


def _ratio(option: Option, beside: Beside) -> float:
    """How many times the populations differ; 0 where either is unknown."""
    if beside.population == 0 or option.population == 0:
        return 0.0
    return max(beside.population / option.population, option.population / beside.population)


def _features(option: Option, score: float, ratio: float, beside: Beside) -> tuple[tuple[str, float | bool], ...]:
    features: list[tuple[str, float | bool]] = [
        ("probability", round(score / 100, 4)),
        ("share_among_homonyms", round(option.share, 4)),
        ("is_registered", option.city_id != ""),
    ]
    if beside.country != "":
        features.append(("country_agrees", option.country == country_of(beside.country)))
    if ratio > 0:
        features.append(("population_ratio", round(ratio, 2)))
    return tuple(features)


def _describe(desk: Desk, option: Option, reason: str) -> str:
    country = desk.country_name(option.country)
    kind = option.level.replace("_", " ") if option.city_id != "" else "place, not registered here"
    parts = [kind, *(part for part in (option.division, country) if part not in ("", option.name))]
    if option.population > 0:
        parts.append(f"{option.population:,} inhabitants")
    return ", ".join(parts) + (f"; {reason}" if reason != "" else "")


def _named(desk: Desk, query: NameQuery, kinds: "list[str] | tuple[str, ...]") -> list[Candidate]:
    """Networks and the like of that name; one of another country is no match."""
    country = country_of(query.beside.country)
    found = []
    for one in desk.names.find(query.name, kinds, query.beside.context):
        entity = desk.of_ref(one.entity)
        is_elsewhere = country != "" and entity.country not in ("", country)
        found.append(
            Candidate(
                entity.id,
                entity.name,
                entity.type.id,
                one.score * (0.6 if is_elsewhere else 1.0),
                one.is_match and not is_elsewhere,
                f"{desk.describe(entity)}; {one.why}",
                (("name_similarity", round(one.score / 100, 4)),),
            )
        )
    return found

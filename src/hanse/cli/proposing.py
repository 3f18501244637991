"""Proposes who is meant by names that nobody has judged: registered authorities, new ones, or candidates in doubt.

Nothing is decided here. What is proposed carries the method and its version, a score and a reason; it is written by a
machine's name and gives way to what a person judges.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from hanse.intake.difference import Named
from hanse.package import DataPackage

if TYPE_CHECKING:
    from hanse.resolve.resolution import Option, Resolution
    from hanse.resolve.resolver import Resolver

Cells = dict[str, str]
SURE: Final = 0.9  # score from which a match is proposed; below it a person decides
_SHOWN: Final = 4
_PLACED: Final = "municipality"


@dataclass(frozen=True)
class Candidate:
    """Who could be meant."""

    city: str  # id where registered
    geonames_id: int | None
    name: str
    share: float


@dataclass(frozen=True)
class Proposed:
    """What is proposed for one name as written."""

    name: str
    country: str
    where: str
    outcome: str  # registered | new city | doubtful | not found
    score: float
    why: str
    judgement: Cells | None = None
    city: Cells | None = None  # the row of a city that is new
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True)
class Proposals:
    """Everything proposed for one list, and by what means."""

    names: tuple[Proposed, ...] = ()
    means: str = ""  # what was asked, where it was not the gazetteer
    cities: tuple[Cells, ...] = field(default=())
    judgements: tuple[Cells, ...] = field(default=())

    def of(self, outcome: str) -> tuple[Proposed, ...]:
        """The names with one outcome."""
        return tuple(one for one in self.names if one.outcome == outcome)


def propose_names(
    names: Sequence[Named],
    package: DataPackage,
    resolver: "Resolver",
    today: date,
    *,
    progress: Callable[[float], None] = lambda share: None,
) -> Proposals:
    """What the resolver proposes for each different name and country."""
    from hanse.resolve.resolution import Query

    refused = _refused(package)
    taken = {row.id for row in package.rows("cities")}
    by_place: dict[int, Cells] = {}  # cities that are new in this list
    found: list[Proposed] = []
    different = {(one.name, one.country): one for one in reversed(names)}
    for number, one in enumerate(reversed(different.values()), start=1):
        answer = resolver.answer(Query(one.name, one.country, context=one.network))
        against = {entity for country in {one.country, ""} for entity in refused.get((one.name, country), ())}
        found.append(_proposed(one, answer, against, by_place, taken, today))
        progress(number / len(different))
    judgements = tuple(one.judgement for one in found if one.judgement is not None)
    return Proposals(tuple(found), "", tuple(by_place.values()), judgements)


def _proposed(
    one: Named, answer: "Resolution", refused: set[str], by_place: dict[int, Cells], taken: set[str], today: date
) -> Proposed:
    candidates = tuple(_candidate(option) for option in answer.candidates if option.city_id not in refused)[:_SHOWN]
    best = answer.best
    if answer.decision == "none" or (best is not None and best.city_id in refused and len(candidates) == 0):
        return Proposed(one.name, one.country, one.where, "not found", answer.score, answer.why, None, None, candidates)
    if best is None or answer.score < SURE or best.city_id in refused:
        doubted = replace(answer, decision="ambiguous", best=None)
        row = _judgement(one, doubted, today)
        return Proposed(one.name, one.country, one.where, "doubtful", answer.score, answer.why, row, None, candidates)
    if best.city_id != "":
        row = _judgement(one, answer, today)
        return Proposed(one.name, one.country, one.where, "registered", answer.score, answer.why, row, None, candidates)
    if best.geonames_id is None or best.level != _PLACED:
        why = f"{answer.why}; {best.describe()} is no municipality that the registry holds: add it by hand if it is one"
        row = _judgement(one, replace(answer, decision="ambiguous", best=None), today)
        return Proposed(one.name, one.country, one.where, "doubtful", answer.score, why, row, None, candidates)
    city = by_place.get(best.geonames_id)
    if city is None:
        city = by_place[best.geonames_id] = _city(best, taken)
        taken.add(city["id"])
    row = _judgement(one, replace(answer, best=replace(best, city_id=city["id"])), today)
    return Proposed(one.name, one.country, one.where, "new city", answer.score, answer.why, row, city, candidates)


def _judgement(one: Named, answer: "Resolution", today: date) -> Cells | None:
    from hanse.resolve.judgement import propose
    from hanse.resolve.resolution import Query

    row = propose(Query(one.name, one.country), answer, judged_on=today)
    return None if row is None else row | {"reason": f"{row['reason']} (score {answer.score:.2f})"}


def _city(option: "Option", taken: Iterable[str]) -> Cells:
    """The row of a place that becomes a registered municipality; its level is assumed until a source states it."""
    from hanse.resolve.judgement import mint_city_id

    return {
        "id": mint_city_id(option, taken), "name": option.name, "level": option.level, "level_basis": "assumed",
        "country": option.country, "geonames_id": str(option.geonames_id), "latitude": _degrees(option.latitude),
        "longitude": _degrees(option.longitude), "place_basis": "geonames", "status": "active",
    }  # fmt: skip


def _degrees(value: float | None) -> str:
    return "" if value is None else f"{value:.5f}"


def _candidate(option: "Option") -> Candidate:
    return Candidate(option.city_id, option.geonames_id, option.describe(), round(option.share, 3))


def _refused(package: DataPackage) -> dict[tuple[str, str], set[str]]:
    """Entities that a name was judged not to mean, wherever: they do not come back."""
    found: dict[tuple[str, str], set[str]] = {}
    for row in package.rows("judgements"):
        if row["kind"] == "city" and row["decision"] == "different":
            found.setdefault((row["name"], row["country"]), set()).add(row["entity"])
    return found

"""The registered cities and what was judged of their names: they win over anything the gazetteer proposes."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from hanse.errors import StructureError
from hanse.resolve.linker import UNJUDGED, Judgement, Link, Linker
from hanse.resolve.normalise import fold, squash
from hanse.resolve.strip import cores


@dataclass(frozen=True, slots=True)
class RegisteredCity:
    """A local authority of the registry, as far as resolving needs it."""

    id: str
    name: str
    country: str
    level: str
    geonames_id: int  # 0 where it is no place of the gazetteer
    latitude: float | None
    longitude: float | None
    other_names: tuple[str, ...] = ()


class Registry:
    """Registered cities by id, by place, and by the keys of their names; and the judgements of names."""

    def __init__(
        self,
        cities: Iterable[RegisteredCity] = (),
        judgements: Iterable[Judgement] = (),
        *,
        successors: Mapping[str, str] | None = None,
    ) -> None:
        self.cities = {city.id: city for city in cities}
        self.by_place = {city.geonames_id: city for city in self.cities.values() if city.geonames_id != 0}
        judged = [judgement for judgement in judgements if judgement.kind == "city"]
        self.successors = dict(successors or {})
        self._linker = Linker(judged, successors=successors)
        self._names = frozenset(judgement.name for judgement in judged)
        self.different = _refused(judged)
        self.keys = _keys(self.cities.values())

    @classmethod
    def load(cls, data: Path) -> "Registry":
        """The registry of a data package; withdrawn and merged cities are known by their successors only."""
        rows = [row for row in _rows(data / "entities" / "cities.csv", _CITY_COLUMNS) if row["status"] != "withdrawn"]
        successors = {
            row["id"]: row["successor"] for row in rows if row["status"] == "merged" and row["successor"] != ""
        }
        judgements = _rows(data / "judgements.csv", _JUDGEMENT_COLUMNS)
        cities = [_city(row) for row in rows if row["id"] not in successors]
        return cls(cities, (Judgement.from_row(row) for row in judgements), successors=successors)

    def without_judgements(self) -> "Registry":
        """The cities under their own names alone: what judgements taught is left out."""
        return Registry(replace(city, other_names=()) for city in self.cities.values())

    def judged(self, name: str, country: str, context: str) -> Link:
        """What was decided of a name as written."""
        if name not in self._names:
            return UNJUDGED
        return self._linker.link("city", name, country, *((context,) if context != "" else ()))

    def refused(self, name: str, country: str) -> frozenset[str]:
        """Entities that a name was judged not to mean: they do not come back."""
        return self.different.get((name, country), _NONE) | self.different.get((name, ""), _NONE)


_NONE: frozenset[str] = frozenset()
_CITY_COLUMNS = (
    "id",
    "name",
    "level",
    "country",
    "geonames_id",
    "latitude",
    "longitude",
    "other_names",
    "status",
    "successor",
)
_JUDGEMENT_COLUMNS = (
    "id",
    "kind",
    "name",
    "country",
    "context",
    "decision",
    "entity",
    "coder_kind",
    "judged_on",
    "supersedes",
)


def _rows(path: Path, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """The rows of a table of the data package, its columns checked."""
    if not path.is_file():
        raise StructureError("this file is missing", where=str(path), hint="give the folder of a data package")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream, restval="")
        missing = [column for column in columns if column not in (reader.fieldnames or ())]
        if len(missing) > 0:
            raise StructureError(f"lacks the column {', '.join(missing)}", where=str(path), hint="see hanse validate")
        return list(reader)


def _city(row: dict[str, str]) -> RegisteredCity:
    try:
        return RegisteredCity(
            id=row["id"],
            name=row["name"],
            country=row["country"],
            level=row["level"],
            geonames_id=int(row["geonames_id"] or 0),
            latitude=float(row["latitude"]) if row["latitude"] != "" else None,
            longitude=float(row["longitude"]) if row["longitude"] != "" else None,
            other_names=tuple(name.strip() for name in row["other_names"].split(";") if name.strip() != ""),
        )
    except ValueError as error:
        raise StructureError(
            f"a number cannot be read: {error}", where=f"entities/cities.csv {row['id']}", hint="see hanse validate"
        ) from None


def _refused(judgements: Iterable[Judgement]) -> dict[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for judgement in judgements:
        if judgement.decision == "different" and judgement.context == "":
            found[judgement.name, judgement.country].add(judgement.entity)
    return {key: frozenset(entities) for key, entities in found.items()}


def _keys(cities: Iterable[RegisteredCity]) -> dict[str, tuple[tuple[str, str], ...]]:
    """(id, level stated by the words cut off) by key. A wider body is never meant by the bare name of its city."""
    found: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    for city in cities:
        for name in (city.name, *city.other_names):
            for core in cores(tuple(fold(name).split())):
                if len(core.cut) == 0 or city.level in {core.level, "municipality"}:
                    found[squash(core.key)][city.id, core.level] = None
    return {key: tuple(entries) for key, entries in found.items()}

"""What resolving a name gives: the decision, the authority or place, and the reasons for and against."""

from dataclasses import dataclass
from typing import Literal

Decision = Literal["match", "ambiguous", "none"]


@dataclass(frozen=True, slots=True)
class Query:
    """A written name with what stands beside it."""

    name: str
    country: str = ""  # ISO 3166-1 alpha-2 or alpha-3, or a name in any major language
    admin: str = ""  # a division that the place lies in, by name or code
    near: tuple[float, float] | None = None  # latitude, longitude
    context: str = ""  # label of the list it stands on, for judgements limited to that list


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for or against a candidate; ``weight`` in log odds, positive for."""

    what: str
    weight: float


@dataclass(frozen=True, slots=True)
class Option:
    """One place or authority that a name may mean."""

    geonames_id: int | None  # None where it is no populated place: a division, a wider body
    city_id: str  # id in the registry, "" where not registered
    name: str
    country: str
    division: str  # name of the first-level division, "" where unknown
    latitude: float | None
    longitude: float | None
    level: str
    population: int  # 0 where unknown
    share: float  # of the weight of all options, 0 to 1

    def describe(self) -> str:
        """Name, division and country, for a reader."""
        parts = [self.name, *(part for part in (self.division, self.country) if part not in {"", self.name})]
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Resolution:
    """The answer for one written name."""

    decision: Decision
    score: float  # probability that the best option is meant, 0 to 1
    why: str  # one line a person understands
    best: Option | None = None  # of a match; None otherwise
    candidates: tuple[Option, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @property
    def geonames_id(self) -> int | None:
        """GeoNames id of the place matched."""
        return self.best.geonames_id if self.best is not None else None

    @property
    def city_id(self) -> str:
        """Id of the registered city matched, "" where there is none."""
        return self.best.city_id if self.best is not None else ""

    @property
    def name(self) -> str:
        """Name of what was matched."""
        return self.best.name if self.best is not None else ""

    @property
    def country(self) -> str:
        """Country of what was matched."""
        return self.best.country if self.best is not None else ""

    @property
    def latitude(self) -> float | None:
        """Latitude of what was matched."""
        return self.best.latitude if self.best is not None else None

    @property
    def longitude(self) -> float | None:
        """Longitude of what was matched."""
        return self.best.longitude if self.best is not None else None

    @property
    def level(self) -> str:
        """Level of government of what was matched."""
        return self.best.level if self.best is not None else ""

    @property
    def runner_up(self) -> str:
        """The next best option in words, "" where there is none."""
        others = [option for option in self.candidates if option is not self.best]
        return others[0].describe() if len(others) > 0 else ""

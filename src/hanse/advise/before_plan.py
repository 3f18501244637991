"""A planned network, project or grant, described by what can be compared."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hanse.domain.vocabulary import LEVELS
from hanse.errors import UsageError
from hanse.release.fold import fold
from hanse.release.standpoint import Standpoint
from hanse.study.area import EVERYWHERE, countries_of
from hanse.study.universe import SIZES, continents


@dataclass(frozen=True)
class Plan:
    """What is planned. Everything may be left out: what is not said is not compared.

    ``areas`` are country codes, names of countries, or named areas as Europe; ``population_min`` and
    ``population_max`` are inhabitants, both inside; ``functions`` are codes of a codebook; ``topics`` are words to look
    for in stated topics and aims; ``levels`` are levels of government; ``field`` is the field of networks to compare
    with.
    """

    areas: tuple[str, ...] = ()
    population_min: int | None = None
    population_max: int | None = None
    functions: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    field: str = ""

    @property
    def is_empty(self) -> bool:
        """True where nothing is said that could be compared."""
        return self == Plan(field=self.field)

    @property
    def has_size(self) -> bool:
        """True where a size is given."""
        return self.population_min is not None or self.population_max is not None

    def holds(self, population: int | None) -> bool:
        """True where a number of inhabitants lies within the band; a number that is not known never does."""
        if not self.has_size:
            return True
        if population is None:
            return False
        return (self.population_min or 0) <= population <= (self.population_max or population)

    def takes(self, population: int | None, level: str) -> bool:
        """True for an authority of the plan's size and level, as the registry has them."""
        return self.holds(population) and (len(self.levels) == 0 or level in self.levels)


def read_countries(view: Standpoint, areas: Iterable[str]) -> frozenset[str] | None:
    """The countries of the areas, which may be codes, names of countries, or named areas; None is no limit.

    Raises UsageError for an area that cannot be read as countries: an unreadable limit must not become no limit.
    """
    continent_of = continents(view)
    by_name = {fold(name): code for code, name in view.catalogue.countries.items()}
    named = tuple(_area(text, continent_of, by_name) for text in areas)
    countries, unread = countries_of(named, continent_of)
    if len(unread) > 0:
        raise UsageError(
            f"the area {unread[0]!r} cannot be read as countries",
            where="area",
            hint="give a two-letter code, the name of a country, or Africa, Asia, Europe, Latin America, world",
        )
    return countries


def check_plan(plan: Plan, codes: Iterable[str]) -> None:
    """Refuse what cannot be compared, and say what can."""
    if plan.is_empty:
        raise UsageError(
            "nothing is said about the plan", where="plan", hint="give an area, a size, functions, topics or levels"
        )
    least, most = plan.population_min or 0, plan.population_max
    if least < 0 or (most is not None and most < least):
        raise UsageError(f"no city has {least} to {most} inhabitants", where="size", hint="give the smaller one first")
    known = tuple(codes)
    for values, words, what in ((plan.functions, known, "function"), (plan.levels, tuple(LEVELS), "level")):
        unknown = [value for value in values if value not in words]
        if len(unknown) > 0:
            raise UsageError(f"there is no {what} {unknown[0]!r}", where=what, hint=f"use one of: {', '.join(words)}")


def size_classes(plan: Plan) -> tuple[tuple[int, int, str], ...]:
    """(from, to, name) of the size classes that the plan touches, each cut to the plan's band; inhabitants."""
    least, most = plan.population_min or 0, plan.population_max if plan.population_max is not None else 10**9
    ends = [*(start for start, _ in SIZES[1:]), 10**9 + 1]
    found = []
    for (start, label), end in zip(SIZES, ends, strict=True):
        low, high = max(start, least), min(end - 1, most)
        if low < high:
            found.append((low, high, label))
    return tuple(found)


def _area(text: str, continents: Mapping[str, str], by_name: Mapping[str, str]) -> str:
    stripped = text.strip()
    if stripped.lower() == EVERYWHERE:
        return EVERYWHERE
    if stripped.upper() in continents:
        return stripped.upper()
    return by_name.get(fold(stripped), stripped.title() if stripped.islower() else stripped)

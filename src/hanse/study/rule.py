"""Who may join which network, as far as a rule is known: admission.csv read for arithmetic."""

from collections.abc import Mapping
from dataclasses import dataclass

from hanse.release.cell import integer, split_list
from hanse.release.standpoint import Standpoint
from hanse.study.area import countries_of
from hanse.study.authority import Authority


@dataclass(frozen=True)
class Rule:
    """The admission rule of one network.

    ``countries`` and ``levels`` are None where no limit is known; ``population_min`` and ``population_max`` are
    inhabitants, the first inside and the second inside. ``basis`` says what the area rests on: "stated", "inferred
    from the name" or "unknown" (then everybody is admitted, and flagged). ``unread`` names areas that cannot be read
    as countries. It never comes from who is a member.
    """

    network: str
    countries: frozenset[str] | None
    levels: frozenset[str] | None
    population_min: int | None
    population_max: int | None
    basis: str
    ways: tuple[str, ...]
    unread: tuple[str, ...]

    @property
    def is_automatic(self) -> bool:
        """True where authorities are in without an act of their own."""
        return "automatic" in self.ways

    def refusals(self, authority: Authority) -> tuple[str, ...]:
        """What speaks against ``authority`` by this rule, from "country", "level", "population"; what is not known of
        it never does.
        """
        against = []
        if self.countries is not None and authority.country != "" and authority.country not in self.countries:
            against.append("country")
        if self.levels is not None and authority.level != "" and authority.level not in self.levels:
            against.append("level")
        size = authority.population
        if size is not None and (
            (self.population_min is not None and size < self.population_min)
            or (self.population_max is not None and size > self.population_max)
        ):
            against.append("population")
        return tuple(against)


def rules(view: Standpoint) -> Mapping[str, Rule]:
    """The rule of every network, by id; a network without an entry in admission.csv admits everybody, as unknown."""
    return view.contents.remember(("admission rules",), lambda: _read(view))


def _read(view: Standpoint) -> dict[str, Rule]:
    database = view.contents.database
    continents = {row["code"]: row["continent"] for row in database.rows("SELECT code, continent FROM country")}
    held = {row["network"]: row for row in database.rows("SELECT * FROM admission")}
    found = {}
    for network in (ref.id for ref in view.catalogue.entities.values() if ref.kind == "network"):
        row = held.get(network)
        if row is None:
            found[network] = Rule(network, None, None, None, None, "unknown", (), ())
            continue
        countries, unread = countries_of(split_list(row["area"]), continents)
        levels = split_list(row["levels"])
        found[network] = Rule(
            network=network,
            countries=countries,
            levels=frozenset(levels) if len(levels) > 0 else None,
            population_min=integer(row["population_min"]),
            population_max=integer(row["population_max"]),
            basis=row["area_basis"] or "unknown",
            ways=split_list(row["ways"]),
            unread=unread,
        )
    return found

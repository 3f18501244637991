"""Which rosters can show that a city is missing: complete, dated, and of a scope that covers the city and its role."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from hanse.domain.dates import FuzzyDate
from hanse.domain.scope import Scope
from hanse.domain.status import Omission
from hanse.release.catalogue import Catalogue
from hanse.release.cell import fuzzy, split_list

_NOT_FULL = ("associate", "observer")  # roles that a list of members does not cover, even where they amount to joining


@dataclass(frozen=True)
class CompleteList:
    """One roster that is complete for its scope, with who is on it."""

    roster: str
    listed: FuzzyDate
    recorded_on: date
    collection: str
    source: str
    roles: frozenset[str]  # empty = every role
    countries: frozenset[str]  # empty = everywhere
    cohort: str
    entries: frozenset[str]  # entities on it
    places: frozenset[str]  # GeoNames ids of their places: the list may mean the authority next door
    doubtful: frozenset[str]  # countries of names on it that nobody could match; "" = country unknown


class Lists:
    """The complete lists of each network, and what they leave out."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def omissions(self, city: str, network: str, roles: Iterable[str], scope: Scope) -> tuple[Omission, ...]:
        """The lists of ``network`` that would have to name ``city``, known there in ``roles``, and do not."""
        held = self.by_network.get(network, ())
        if len(held) == 0:
            return ()
        wanted = frozenset(self._as_joined(network, role) for role in roles) or frozenset({"member"})
        place = self._places.get(city, "")
        country = self._catalogue.entities[city].country
        return tuple(
            Omission(one.listed, one.roster, one.recorded_on)
            for one in held
            if _is_within(one, scope)
            and city not in one.entries
            and (place == "" or place not in one.places)
            and (len(one.countries) == 0 or country in one.countries)
            and (len(one.roles) == 0 or wanted <= one.roles)
            and one.doubtful.isdisjoint((country, ""))
            and (one.cohort == "" or self._is_of_cohort(city, network, one.cohort))
        )

    @cached_property
    def by_network(self) -> dict[str, tuple[CompleteList, ...]]:
        """The usable lists of each network."""
        catalogue = self._catalogue
        entries, doubtful = self.entries, self._doubtful()
        recorded = {row[0]: row[1] for row in catalogue.database.rows("SELECT key, recorded_on FROM collections")}
        grouped: dict[str, list[CompleteList]] = defaultdict(list)
        for row in catalogue.database.rows(
            """SELECT rosters.*, roster_reading.network AS of_network FROM rosters
               JOIN roster_reading ON roster = rosters.id
               WHERE is_usable = 1 AND of_network != '' ORDER BY rosters.id"""
        ):
            listed, on_it, network = fuzzy(row, "listed"), entries.get(row["id"], frozenset()), row["of_network"]
            if not listed.is_known:
                continue
            grouped[network].append(
                CompleteList(
                    roster=row["id"],
                    listed=listed,
                    recorded_on=date.fromisoformat(recorded[row["collection"]]),
                    collection=row["collection"],
                    source=row["source"],
                    roles=frozenset(self._as_scoped(network, role) for role in split_list(row["for_role"])),
                    countries=frozenset(split_list(row["for_area"])),
                    cohort=row["for_cohort"],
                    entries=on_it,
                    places=frozenset(self._places[city] for city in on_it if city in self._places),
                    doubtful=frozenset(doubtful.get(row["id"], ())),
                )
            )
        return {network: tuple(lists) for network, lists in grouped.items()}

    @cached_property
    def whole_networks(self) -> frozenset[str]:
        """Networks with a list that is complete for members everywhere, of whatever date."""
        return frozenset(
            network
            for network, lists in self.by_network.items()
            for one in lists
            if len(one.countries) == 0 and one.cohort == "" and (len(one.roles) == 0 or "member" in one.roles)
        )

    @cached_property
    def usable(self) -> frozenset[str]:
        """Rosters whose word that they are complete can be used."""
        rows = self._catalogue.database.rows("SELECT roster FROM roster_reading WHERE is_usable = 1")
        return frozenset(row[0] for row in rows)

    @cached_property
    def scope_words(self) -> dict[str, str]:
        """What each roster is a list of: "" for the whole membership, else its roles, countries and cohort."""
        return {
            row["id"]: self._scope_word(row)
            for row in self._catalogue.database.rows(
                """SELECT rosters.*, roster_reading.network AS of_network FROM rosters
                   JOIN roster_reading ON roster = rosters.id"""
            )
        }

    def _scope_word(self, row: sqlite3.Row) -> str:
        roles = {self._as_scoped(row["of_network"], role) for role in split_list(row["for_role"])}
        parts = (
            "" if len(roles) == 0 or "member" in roles else "; ".join(sorted(roles)),
            "; ".join(split_list(row["for_area"])),
            row["for_cohort"],
        )
        return " / ".join(part for part in parts if part != "")

    @cached_property
    def joining_acts(self) -> dict[str, frozenset[str]]:
        """The roles that amount to joining, by network."""
        rows = self._catalogue.database.rows("SELECT network, joining_acts FROM admission")
        return {row[0]: frozenset(split_list(row[1])) for row in rows}

    @cached_property
    def _places(self) -> dict[str, str]:
        rows = self._catalogue.database.rows("SELECT id, geonames_id FROM cities WHERE geonames_id != ''")
        return {row[0]: row[1] for row in rows}

    @cached_property
    def _cohorts(self) -> dict[tuple[str, str], frozenset[str]]:
        """Cities known to be of a cohort: those on any list of it, by (network, cohort)."""
        cohorts: dict[tuple[str, str], set[str]] = defaultdict(set)
        for lists in self.by_network.items():
            for one in lists[1]:
                if one.cohort != "":
                    cohorts[(lists[0], one.cohort)] |= one.entries
        return {key: frozenset(cities) for key, cities in cohorts.items()}

    def _is_of_cohort(self, city: str, network: str, cohort: str) -> bool:
        return city in self._cohorts.get((network, cohort), frozenset())

    def _as_joined(self, network: str, role: str) -> str:
        """The role as a list of members would cover it: whatever act joins makes a member, save lesser roles."""
        if role in _NOT_FULL:
            return role
        joining = self.joining_acts.get(network, frozenset())
        return "member" if role in joining or role in ("", "member", "founder", "unspecified") else role

    def _as_scoped(self, network: str, role: str) -> str:
        """The role for which a list is complete; a list of founders covers founders only, whoever they are now."""
        return role if role == "founder" else self._as_joined(network, role)

    @cached_property
    def entries(self) -> dict[str, frozenset[str]]:
        """The entities on each roster, by roster; a roster with none is left out."""
        grouped: dict[str, set[str]] = defaultdict(set)
        for roster, entity in self._catalogue.database.rows(
            """SELECT roster, entity FROM ties JOIN claim_entity ON claim = ties.id AND side = 'subject'
               WHERE roster != ''"""
        ):
            grouped[roster].add(entity)
        return {roster: frozenset(entities) for roster, entities in grouped.items()}

    def _doubtful(self) -> dict[str, set[str]]:
        grouped: dict[str, set[str]] = defaultdict(set)
        for roster, country in self._catalogue.database.rows(
            """SELECT roster, claim_name.country FROM ties JOIN claim_name ON claim = ties.id AND side = 'subject'
               WHERE roster != '' AND decision IN ('', 'unsure')"""
        ):
            grouped[roster].add(country)
        return grouped


def _is_within(one: CompleteList, scope: Scope) -> bool:
    of_collection = len(scope.collections) == 0 or one.collection in scope.collections
    of_source = len(scope.sources) == 0 or one.source in scope.sources
    return one.roster not in scope.without and of_collection and of_source

"""Which rosters can show that a city is missing: complete, dated, and of a scope that covers the city and its role."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from hanse.domain.dates import FuzzyDate
from hanse.domain.scope import Scope
from hanse.domain.status import Omission
from hanse.release.catalogue import Catalogue
from hanse.release.cell import fuzzy, split_list
from hanse.release.kept import Kept

_LISTS_KEPT = 2000  # networks of which lists are kept
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

    @property
    def omission(self) -> Omission:
        """What it says of a city that it lacks."""
        return Omission(self.listed, self.roster, self.recorded_on)


class Lists:
    """The complete lists of each network, and what they leave out."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._kept: Kept[str, tuple[CompleteList, ...]] = Kept(_LISTS_KEPT)

    def omissions(self, city: str, network: str, roles: Iterable[str], scope: Scope) -> tuple[Omission, ...]:
        """The lists of ``network`` that would have to name ``city``, known there in ``roles``, and do not."""
        held = self.of_network(network)
        if len(held) == 0:
            return ()
        wanted = frozenset(self.as_joined(network, role) for role in roles) or frozenset({"member"})
        return tuple(
            one.omission
            for one in held
            if _is_within(one, scope) and (len(one.roles) == 0 or wanted <= one.roles) and self.lacks(one, city, held)
        )

    def lacks(self, one: CompleteList, city: str, lists: Sequence[CompleteList]) -> bool:
        """True where ``one`` of the ``lists`` of a network would have to name ``city``, if it has its roles at all."""
        place, country = self._places.get(city, ""), self._catalogue.entities[city].country
        return (
            city not in one.entries
            and (place == "" or place not in one.places)
            and (len(one.countries) == 0 or country in one.countries)
            and one.doubtful.isdisjoint((country, ""))
            and (one.cohort == "" or any(city in other.entries for other in lists if other.cohort == one.cohort))
        )

    def of_network(self, network: str) -> tuple[CompleteList, ...]:
        """The usable lists of one network; those of the networks asked for last are kept."""
        if network not in self._usable_rows:
            return ()
        return self._kept.get(network, lambda: self.read(network))

    @cached_property
    def by_network(self) -> dict[str, tuple[CompleteList, ...]]:
        """The usable lists of each network."""
        return {network: self.of_network(network) for network in self._usable_rows}

    def read(self, network: str) -> tuple[CompleteList, ...]:
        """The usable lists of one network, read anew."""
        return tuple(self._complete_list(row) for row in self._usable_rows.get(network, ()))

    def _complete_list(self, row: sqlite3.Row) -> CompleteList:
        on_it = self._entries_of(row["id"])
        return CompleteList(
            roster=row["id"],
            listed=fuzzy(row, "listed"),
            recorded_on=date.fromisoformat(row["recorded_on"]),
            collection=row["collection"],
            source=row["source"],
            roles=self._roles_of(row),
            countries=frozenset(split_list(row["for_area"])),
            cohort=row["for_cohort"],
            entries=on_it,
            places=frozenset(self._places[city] for city in on_it if city in self._places),
            doubtful=self._doubtful(row["id"]),
        )

    def _roles_of(self, row: sqlite3.Row) -> frozenset[str]:
        return frozenset(self._as_scoped(row["of_network"], role) for role in split_list(row["for_role"]))

    @cached_property
    def _usable_rows(self) -> dict[str, list[sqlite3.Row]]:
        """The dated rosters of each network that can be used, in order of id."""
        grouped: dict[str, list[sqlite3.Row]] = defaultdict(list)
        for row in self._catalogue.database.rows(
            """SELECT rosters.*, roster_reading.network AS of_network, recorded_on FROM rosters
               JOIN roster_reading ON roster = rosters.id JOIN collections ON key = rosters.collection
               WHERE is_usable = 1 AND of_network != '' ORDER BY rosters.id"""
        ):
            if fuzzy(row, "listed").is_known:
                grouped[row["of_network"]].append(row)
        return dict(grouped)

    @cached_property
    def roles(self) -> frozenset[str]:
        """The roles that some usable list is limited to."""
        return frozenset().union(*(self._roles_of(row) for rows in self._usable_rows.values() for row in rows))

    @cached_property
    def whole_networks(self) -> frozenset[str]:
        """Networks with a list that is complete for members everywhere, of whatever date."""
        return frozenset(
            network
            for network, rows in self._usable_rows.items()
            for row in rows
            if len(split_list(row["for_area"])) == 0
            and row["for_cohort"] == ""
            and (len(self._roles_of(row)) == 0 or "member" in self._roles_of(row))
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

    def as_joined(self, network: str, role: str) -> str:
        """The role as a list of members would cover it: whatever act joins makes a member, save lesser roles."""
        if role in _NOT_FULL:
            return role
        joining = self.joining_acts.get(network, frozenset())
        return "member" if role in joining or role in ("", "member", "founder", "unspecified") else role

    def _as_scoped(self, network: str, role: str) -> str:
        """The role for which a list is complete; a list of founders covers founders only, whoever they are now."""
        return role if role == "founder" else self.as_joined(network, role)

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

    def _entries_of(self, roster: str) -> frozenset[str]:
        rows = self._catalogue.database.rows(
            "SELECT entity FROM ties JOIN claim_entity ON claim = ties.id AND side = 'subject' WHERE roster = ?",
            (roster,),
        )
        return frozenset(row[0] for row in rows)

    def _doubtful(self, roster: str) -> frozenset[str]:
        rows = self._catalogue.database.rows(
            """SELECT DISTINCT claim_name.country FROM ties
               JOIN claim_name ON claim = ties.id AND side = 'subject'
               WHERE roster = ? AND decision IN ('', 'unsure')""",
            (roster,),
        )
        return frozenset(row[0] for row in rows)


def _is_within(one: CompleteList, scope: Scope) -> bool:
    of_collection = len(scope.collections) == 0 or one.collection in scope.collections
    of_source = len(scope.sources) == 0 or one.source in scope.sources
    return one.roster not in scope.without and of_collection and of_source

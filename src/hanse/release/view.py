"""The View: all that pages, commands and exports receive of a release, dated and scoped."""

from collections.abc import Sequence

from hanse.release.asking import Narrowing
from hanse.release.city import city_list, city_profile
from hanse.release.claim import claim_view
from hanse.release.country import country_list, country_profile
from hanse.release.coverage import coverage_view
from hanse.release.entity import document_list, document_profile, entity_list, entity_profile
from hanse.release.finding import find
from hanse.release.map import MOST_PLACES, MapFilter, city_map
from hanse.release.mapview import MapView
from hanse.release.matrix import RowFilter, matrix, pair
from hanse.release.matrixview import MatrixView, PairView
from hanse.release.method import method_view
from hanse.release.network import network_profile
from hanse.release.networks import network_list
from hanse.release.overview import overview
from hanse.release.place import place_profile
from hanse.release.search import search, suggest
from hanse.release.source import roster_list, roster_profile, source_list, source_profile
from hanse.release.standpoint import Standpoint
from hanse.release.timeline import Timeline, timeline
from hanse.release.views import (
    CityList,
    CityProfile,
    ClaimView,
    CountryList,
    CountryProfile,
    CoverageView,
    DocumentList,
    EntityList,
    EntityProfile,
    EntityRef,
    MethodView,
    NetworkList,
    NetworkProfile,
    Overview,
    PlaceProfile,
    RosterList,
    RosterProfile,
    SearchResults,
    SourceList,
    SourceProfile,
)


class View(Standpoint):
    """A release on a day within a scope. Every method answers with one frozen dataclass of hanse.release.views."""

    def find(self, kind: str, name: str, country: str | None = None) -> EntityRef:
        """The one entity that a name means; see hanse.release.finding."""
        return find(self, kind, name, country)

    def search(
        self, text: str, limit: int = 20, kind: str | None = None, country: str = "", ties: str = "", offset: int = 0
    ) -> SearchResults:
        """What answers to ``text``, in any script, whole or begun; ``ties`` yes or no: cities in networks or not."""
        return search(self, text, limit=limit, narrowing=Narrowing(kind or "", country, ties), offset=offset)

    def suggest(self, text: str, limit: int = 10) -> SearchResults:
        """The few nearest answers to what is being typed."""
        return suggest(self, text, limit=limit)

    def overview(self) -> Overview:
        """The start page."""
        return overview(self)

    def networks(self, **filters: str) -> NetworkList:
        """Networks by kind, scale, mode, function, area, admission, coverage."""
        return network_list(self, filters)

    def network(self, id_or_name: str) -> NetworkProfile:
        """The profile of one network."""
        return network_profile(self, self.find("network", id_or_name).id)

    def cities(self, **filters: str) -> CityList:
        """Cities by country, level, recorded."""
        return city_list(self, filters)

    def city(self, id_or_name: str, country: str | None = None) -> CityProfile:
        """The profile of one city."""
        return city_profile(self, self.find("city", id_or_name, country).id)

    def place(self, geonames_id: int) -> PlaceProfile:
        """A place of the gazetteer."""
        return place_profile(self, geonames_id)

    def countries(self) -> CountryList:
        """Countries with recorded cities."""
        return country_list(self)

    def country(self, code: str) -> CountryProfile:
        """One country."""
        return country_profile(self, code)

    def matrix(
        self,
        networks: Sequence[str],
        min_memberships: int = 0,
        collection: str | None = None,
        *,
        order: str = "",
        first: int = 0,
        most: int | None = None,
        columns: tuple[int, int | None] = (0, None),
        **filters: str,
    ) -> MatrixView:
        """Cities x ``networks`` (ids or names), from row ``first`` on; filters: country, size, role, status."""
        refs = [self.find("network", network) for network in networks]
        rows = RowFilter(min_memberships, **filters)
        return matrix(
            self, refs, rows=rows, order=order, collection=collection, first=first, most=most, columns=columns
        )

    def pair(self, city: str, network: str) -> PairView:
        """One city in one network: status, reason and evidence, also where nothing is recorded of the two."""
        return pair(self, self.find("city", city), self.find("network", network))

    def map(self, filters: MapFilter | None = None, first: int = 0, most: int = MOST_PLACES) -> MapView:
        """Cities by recorded memberships, with the countries where nobody has searched yet."""
        return city_map(self, MapFilter() if filters is None else filters, first=first, most=most)

    def documents(self, **filters: str) -> DocumentList:
        """Documents by kind and year, newest first."""
        return document_list(self, filters)

    def document(self, key: str) -> EntityProfile:
        """One document."""
        return document_profile(self, self.find("document", key).id)

    def timeline(self, first: int | None = None, last: int | None = None, **filters: str) -> Timeline:
        """Lives of networks, documents and meetings in the years; filters: kind, scale, area, mode."""
        return timeline(self, filters, first, last)

    def entities(self, kind: str) -> EntityList:
        """Every document, forum, fund, instrument or organisation."""
        return entity_list(self, kind)

    def entity(self, key: str) -> EntityProfile:
        """One document, forum, fund, instrument or organisation."""
        return entity_profile(self, key)

    def sources(self, **filters: str) -> SourceList:
        """Sources by kind, collection, year."""
        return source_list(self, filters)

    def source(self, key: str) -> SourceProfile:
        """One source."""
        return source_profile(self, key)

    def rosters(self) -> RosterList:
        """Every roster."""
        return roster_list(self)

    def roster(self, key: str) -> RosterProfile:
        """One roster."""
        return roster_profile(self, key)

    def claim(self, key: str) -> ClaimView:
        """One claim in full, or its tombstone."""
        return claim_view(self, key)

    def coverage(self) -> CoverageView:
        """What was searched, and how much of each network is held."""
        return coverage_view(self)

    def method(self) -> MethodView:
        """Agreement of coders, codebooks, rules, findings."""
        return method_view(self)

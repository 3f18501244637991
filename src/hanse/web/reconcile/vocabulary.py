"""Types and properties that the service knows, in the words that a person sees in a client."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from hanse.domain.vocabulary import ENTITY_KINDS


@dataclass(frozen=True)
class Named:
    """A type or property: what it is called and what it is."""

    id: str
    name: str
    description: str

    def short(self) -> dict[str, str]:
        """As the service writes it beside other things."""
        return {"id": self.id, "name": self.name}

    def full(self) -> dict[str, str]:
        """As the service suggests it."""
        return {"id": self.id, "name": self.name, "description": self.description}


CITY, PLACE = "city", "place"
TYPES: Final[Mapping[str, Named]] = {
    item.id: item
    for item in (
        Named(CITY, "City or other local authority", "a registered local authority: municipality, district, county"),
        Named("network", "Network of cities", "a network, subnetwork, campaign, project or forum of cities"),
        Named("organisation", "Organisation", "a body that starts, pays for or hosts networks"),
        Named("document", "Document", "a declaration, charter, report or plan"),
        Named("forum", "Forum", "a forum of states or international organisations"),
        Named("fund", "Fund", "a fund that cities or networks draw on"),
        Named("instrument", "Instrument", "a tool, standard or index"),
        Named(PLACE, "Place without a registered authority", "a populated place of GeoNames, not registered here"),
    )
}
KINDS_BY_NAME: Final = tuple(kind for kind in TYPES if kind in ENTITY_KINDS and kind != CITY)
_ANY: Final = frozenset(TYPES)
_PLACED: Final = frozenset({CITY, PLACE})
_CITIES, _NETWORKS, _DOCUMENTS = (frozenset({kind}) for kind in (CITY, "network", "document"))


@dataclass(frozen=True)
class Property(Named):
    """A property; ``types`` are those whose entities can have it."""

    types: frozenset[str] = _ANY
    value_type: str = ""  # type of the entities that are its values


ASKED: Final[Mapping[str, Named]] = {  # what can stand beside a name in a query
    item.id: item
    for item in (
        Named("country", "Country", "ISO code, or name in any major language"),
        Named("admin", "State, province or county", "name or code of the division the place lies in"),
        Named("population", "Population", "inhabitants: tells homonyms apart"),
        Named("coordinates", "Coordinates", "latitude,longitude near which the place lies"),
        Named("geonames_id", "GeoNames id", "number of the place in GeoNames"),
        Named("context", "List it stands on", "label of the list: what a name was judged to mean there"),
    )
}
EXTENDED: Final[Mapping[str, Property]] = {  # what can be fetched for an entity
    item.id: item
    for item in (
        Property("name", "Name", "the name it is shown under here"),
        Property("other_names", "Other names", "acronym, former names, names in other languages"),
        Property("page", "Page", "address of its page on this site"),
        Property("country", "Country", "name of the country", _PLACED | {"organisation"}),
        Property("country_code", "Country code", "ISO 3166-1 alpha-2", _PLACED | {"organisation"}),
        Property("latitude", "Latitude", "degrees north", _PLACED),
        Property("longitude", "Longitude", "degrees east", _PLACED),
        Property("geonames_id", "GeoNames id", "number of the place in GeoNames", _PLACED),
        Property("population", "Population", "inhabitants of the place (GeoNames)", _PLACED),
        Property("level", "Level of government", "municipality, district, county ...", _CITIES),
        Property("memberships", "Recorded memberships", "counted on the data date", _CITIES),
        Property("membership_statuses", "Memberships by status", "how many are stated, observed, ended ...", _CITIES),
        Property("networks", "Networks", "networks it is counted in on the data date", _CITIES, "network"),
        Property("acronym", "Acronym", "short name", frozenset({"network", "forum"})),
        Property("kind", "Kind", "kind of network, document or body", _ANY - _PLACED),
        Property("scale", "Scale", "national, regional, global", _NETWORKS),
        Property("area", "Area", "where the network works", _NETWORKS),
        Property("founded", "Founded", "year or years that sources state", _NETWORKS),
        Property("ended", "Ended", "year or years that sources state", _NETWORKS),
        Property("members", "Members recorded", "counted on the data date", _NETWORKS),
        Property("stated_size", "Stated size", "newest number of members that a source states", _NETWORKS),
        Property("website", "Website", "address", _ANY - {PLACE}),
        Property("issuer", "Issuer", "who issued it", _DOCUMENTS),
        Property("issued", "Issued", "date as written", _DOCUMENTS),
    )
}  # fmt: skip


def property_named(key: str) -> Named | None:
    """The property with an id, whether it is asked with or fetched."""
    return EXTENDED.get(key) or ASKED.get(key)

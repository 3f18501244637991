"""What the map shows: places with their memberships, and every country with the searches made there."""

from dataclasses import dataclass

from hanse.release.views import Context, EntityRef


@dataclass(frozen=True)
class MapPlace:
    """A city on the map and in the table beside it."""

    city: EntityRef
    latitude: float | None  # None where no place is known: in the table, not on the map
    longitude: float | None
    population: int | None  # inhabitants, by the gazetteer or official list of the release; None where not known
    memberships: int  # recorded memberships that answer to the filters
    status: str  # the surest of them: stated before observed before last seen
    networks: tuple[str, ...]  # names of the networks, A to Z


@dataclass(frozen=True)
class MapCell:
    """Cities of one field of the grid together, where there are too many to draw each."""

    latitude: float
    longitude: float
    cities: int
    memberships: int


@dataclass(frozen=True)
class MapCountry:
    """A country: what is recorded in it, and how often somebody searched. Without a search nothing follows from 0."""

    code: str
    name: str
    cities: int
    memberships: int
    is_searched: bool
    complete: int  # searches that name the country, by how they ended
    partial: int
    none: int


@dataclass(frozen=True)
class MapView:
    """Cities by recorded memberships, on a day and under filters, and where nobody has searched yet."""

    context: Context
    filters: dict[str, str]
    facets: dict[str, dict[str, int]]  # facet -> value -> cities, each facet under no other filter
    cities: int  # that answer to the filters
    memberships: int
    without_place: int  # of these cities, those without coordinates
    size_unknown: int  # cities left out because a size was asked for and theirs is not known
    first: int  # position of the first of `places` among all, from 0
    places: tuple[MapPlace, ...]  # A to Z
    cells: tuple[MapCell, ...]  # every city with a place, by field; only where there are more than `places` holds
    countries: tuple[MapCountry, ...]  # every country, A to Z by code
    searches_without_country: int  # these name no country and are taken for a search in none
    years: tuple[int, int]  # the first and the last year of which anything is dated
    population_source: str
    sources: tuple[str, ...]  # ids of the sources of the memberships; empty where not every place is given

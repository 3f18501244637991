"""Cities by recorded memberships for the map, its filters, and the countries where nobody has searched yet."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hanse.domain.vocabulary import COUNTED_STATUSES, LEVELS, NETWORK_KINDS, ROLES, STATUSES
from hanse.errors import UsageError
from hanse.release.admission import coverage_notes
from hanse.release.cell import decimal, sort_key
from hanse.release.mapview import MapCell, MapCountry, MapPlace, MapView
from hanse.release.networks import FUNCTIONS
from hanse.release.searched import is_search_for_members, searched
from hanse.release.snapshot import PairStatus
from hanse.release.standpoint import Standpoint

MOST_PLACES = 5_000  # more are drawn as fields of a grid, and given in parts
DEFAULT_LEVEL = "municipality"
ANY_LEVEL = "any"
_GRID = 1  # degrees
_SUREST = tuple(dict.fromkeys((*COUNTED_STATUSES, *STATUSES)))


@dataclass(frozen=True)
class MapFilter:
    """Which memberships count and which cities are shown; "" and None are no limit.

    Without ``status``, memberships that the default count includes are taken. ``network`` is an id, ``function`` a
    code of the codebook of functions on which its coders agree.
    """

    network: str = ""
    function: str = ""
    kind: str = ""
    role: str = ""
    status: str = ""
    country: str = ""
    level: str = DEFAULT_LEVEL
    population_from: int | None = None
    population_to: int | None = None

    def __post_init__(self) -> None:
        words = {"kind": NETWORK_KINDS, "role": ROLES, "status": STATUSES, "level": (*LEVELS, ANY_LEVEL)}
        for name, allowed in words.items():
            value = getattr(self, name)
            if value != "" and value not in allowed:
                raise UsageError(f"no {name} {value!r}", where=name, hint=f"use one of: {', '.join(allowed)}")
        low, high = self.population_from, self.population_to
        if low is not None and high is not None and low > high:
            raise UsageError(f"no city has from {low} to {high} inhabitants", where="population_to")

    def as_dict(self) -> dict[str, str]:
        """The filters that are set, by name; the level always is."""
        chosen = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {name: str(value) for name, value in chosen.items() if value not in ("", None)}


@dataclass(frozen=True)
class _City:
    """What the map knows of a city whatever the day."""

    latitude: float | None
    longitude: float | None
    population: int | None


@dataclass(frozen=True)
class _Found:
    """The memberships that answer to a filter, by city A to Z, and what follows from all of them."""

    cities: tuple[str, ...]
    pairs: Mapping[str, tuple[PairStatus, ...]]
    size_unknown: int
    cells: tuple[MapCell, ...]
    countries: tuple[MapCountry, ...]
    sources: tuple[str, ...]


def city_map(standpoint: Standpoint, wanted: MapFilter, *, first: int = 0, most: int = MOST_PLACES) -> MapView:
    """The map under ``wanted``; where more than ``most`` cities answer, ``most`` of them from ``first`` on."""
    _check(standpoint, wanted)
    key = ("map view", standpoint.as_of, standpoint.scope, wanted, first, most, MOST_PLACES)
    return standpoint.contents.remember(key, lambda: _answer(standpoint, wanted, first, most))


def _answer(standpoint: Standpoint, wanted: MapFilter, first: int, most: int) -> MapView:
    day = (standpoint.as_of, standpoint.scope)
    found = standpoint.contents.remember(("map", *day, wanted), lambda: _find(standpoint, wanted))
    held = _cities(standpoint)
    is_whole = len(found.cities) <= MOST_PLACES
    start = 0 if is_whole else first
    shown = found.cities if is_whole else found.cities[first : first + most]
    notes = [note for note in coverage_notes(standpoint) if is_search_for_members(note)]
    return MapView(
        context=standpoint.context,
        filters=wanted.as_dict(),
        facets=standpoint.contents.remember(("map facets", *day, wanted.level), lambda: _facets(standpoint, wanted)),
        cities=len(found.cities),
        memberships=sum(len(pairs) for pairs in found.pairs.values()),
        without_place=sum(held[city].latitude is None for city in found.cities),
        size_unknown=found.size_unknown,
        first=start,
        places=tuple(_place(standpoint, city, found.pairs[city]) for city in shown),
        cells=() if is_whole else found.cells,
        countries=found.countries,
        searches_without_country=sum(len(note.area) == 0 for note in notes),
        years=_years(standpoint),
        population_source=standpoint.contents.gazetteer,
        sources=found.sources,
    )


def _check(standpoint: Standpoint, wanted: MapFilter) -> None:
    if wanted.network != "":
        standpoint.ref("network", wanted.network)
    if wanted.country not in ("", *standpoint.catalogue.countries):
        raise UsageError(f"no country {wanted.country!r}", where="country", hint="give a two-letter code, as DE")
    codes = [code for book, code in standpoint.contents.codings.labels if book == FUNCTIONS]
    if wanted.function not in ("", *codes):
        raise UsageError(f"no function {wanted.function!r}", where="function", hint=f"use one of: {', '.join(codes)}")


def _find(standpoint: Standpoint, wanted: MapFilter) -> _Found:
    entities, held = standpoint.catalogue.entities, _cities(standpoint)
    grouped: dict[str, list[PairStatus]] = defaultdict(list)
    for pair in _answering(standpoint, wanted):
        grouped[pair.city].append(pair)
    of_level = [city for city in grouped if _is_of(standpoint, city, wanted)]
    sized = [city for city in of_level if _is_sized(held[city].population, wanted)]
    has_limit = wanted.population_from is not None or wanted.population_to is not None
    pairs = {city: tuple(grouped[city]) for city in sized}
    return _Found(
        cities=tuple(sorted(sized, key=lambda city: sort_key(entities[city]))),
        pairs=pairs,
        size_unknown=sum(held[city].population is None for city in of_level) if has_limit else 0,
        cells=_cells(held, pairs) if len(pairs) > MOST_PLACES else (),
        countries=_countries(standpoint, pairs),
        sources=_sources(standpoint, pairs) if len(pairs) <= MOST_PLACES else (),
    )


def _answering(standpoint: Standpoint, wanted: MapFilter) -> Iterable[PairStatus]:
    """The memberships that answer to what is asked of networks, roles and statuses."""
    networks, snapshot = _networks(standpoint, wanted), standpoint.snapshot
    none: frozenset[str] = frozenset()
    held = snapshot.pairs.values() if wanted.network == "" else snapshot.of_network.get(wanted.network, ())
    for pair in held:
        status = pair.result.status
        is_right = pair.result.is_counted if wanted.status == "" else status == wanted.status
        if not is_right or (networks is not None and pair.network not in networks):
            continue
        if wanted.status == "" and pair.network not in snapshot.counted_in.get(pair.city, none):
            continue  # counted in the whole already: a scope without nesting
        if wanted.role == "" or any(record.role == wanted.role for record in pair.records):
            yield pair


def _networks(standpoint: Standpoint, wanted: MapFilter) -> frozenset[str] | None:
    """The networks that a filter leaves; None for all."""
    if (wanted.network, wanted.function, wanted.kind) == ("", "", ""):
        return None
    functions = network_functions(standpoint)
    return frozenset(
        ref.id
        for ref in standpoint.catalogue.entities.values()
        if ref.kind == "network"
        and wanted.network in ("", ref.id)
        and wanted.kind in ("", ref.subkind)
        and (wanted.function == "" or wanted.function in functions.get(ref.id, ()))
    )


def network_functions(standpoint: Standpoint) -> Mapping[str, tuple[str, ...]]:
    """The functions of each network on which the coders agree."""
    scope, codings = standpoint.scope, standpoint.contents.codings
    networks = [ref.id for ref in standpoint.catalogue.entities.values() if ref.kind == "network"]
    return standpoint.contents.remember(
        ("network functions", scope.collections, scope.sources),
        lambda: {key: codings.read_as(key, FUNCTIONS, "agreed", scope) for key in networks},
    )


def _is_of(standpoint: Standpoint, city: str, wanted: MapFilter) -> bool:
    ref = standpoint.catalogue.entities[city]
    return wanted.level in (ANY_LEVEL, "", ref.subkind) and wanted.country in ("", ref.country)


def _is_sized(population: int | None, wanted: MapFilter) -> bool:
    low, high = wanted.population_from, wanted.population_to
    if population is None:
        return low is None and high is None
    return (low is None or population >= low) and (high is None or population <= high)


def _place(standpoint: Standpoint, city: str, pairs: Iterable[PairStatus]) -> MapPlace:
    entities, held = standpoint.catalogue.entities, tuple(pairs)
    known = _cities(standpoint)[city]
    networks = sorted((entities[pair.network] for pair in held), key=sort_key)
    return MapPlace(
        city=entities[city],
        latitude=known.latitude,
        longitude=known.longitude,
        population=known.population,
        memberships=len(held),
        status=min((pair.result.status for pair in held), key=_SUREST.index),
        networks=tuple(network.name for network in networks),
    )


def _facets(standpoint: Standpoint, wanted: MapFilter) -> dict[str, dict[str, int]]:
    """How many cities each value of each filter would leave, taken alone; of the level asked for."""
    entities, functions, snapshot = standpoint.catalogue.entities, network_functions(standpoint), standpoint.snapshot
    of_level = MapFilter(level=wanted.level)
    found: dict[str, set[tuple[str, str]]] = {
        name: set() for name in ("network", "function", "kind", "role", "status", "country")
    }
    levels: set[tuple[str, str]] = set()
    for pair in snapshot.pairs.values():
        city, network = pair.city, entities[pair.network]
        if pair.result.is_counted:
            levels.add((entities[city].subkind, city))
        if not _is_of(standpoint, city, of_level):
            continue
        found["status"].add((pair.result.status, city))
        if pair.result.is_counted:
            found["network"].add((network.id, city))
            found["kind"].add((network.subkind, city))
            found["country"].add((entities[city].country, city))
            found["function"].update((code, city) for code in functions.get(network.id, ()))
            found["role"].update((record.role, city) for record in pair.records if record.role != "")
    counts = {name: Counter(value for value, _ in values) for name, values in (found | {"level": levels}).items()}
    return {name: dict(sorted(count.items())) for name, count in counts.items()}


def _countries(standpoint: Standpoint, pairs: Mapping[str, tuple[PairStatus, ...]]) -> tuple[MapCountry, ...]:
    entities, notes = standpoint.catalogue.entities, searched(standpoint)
    cities, memberships = Counter[str](), Counter[str]()
    for city, held in pairs.items():
        cities[entities[city].country] += 1
        memberships[entities[city].country] += len(held)
    rows = []
    for code, name in sorted(standpoint.catalogue.countries.items()):
        ends = Counter(note.result for note in notes.get(code, ()))
        rows.append(
            MapCountry(
                code, name, cities[code], memberships[code], code in notes, ends["complete"], ends["partial"],
                ends["none"],
            )
        )  # fmt: skip
    return tuple(rows)


def _sources(standpoint: Standpoint, pairs: Mapping[str, tuple[PairStatus, ...]]) -> tuple[str, ...]:
    claims = standpoint.catalogue.claims
    records = (record for held in pairs.values() for pair in held for record in pair.records)
    return tuple(sorted({claims[record.claim].source for record in records}))


def _cells(held: Mapping[str, _City], pairs: Mapping[str, tuple[PairStatus, ...]]) -> tuple[MapCell, ...]:
    cities, memberships = Counter[tuple[int, int]](), Counter[tuple[int, int]]()
    for city, of_city in pairs.items():
        known = held[city]
        if known.latitude is not None and known.longitude is not None:
            field = (int(known.latitude // _GRID), int(known.longitude // _GRID))
            cities[field] += 1
            memberships[field] += len(of_city)
    return tuple(
        MapCell((south + 0.5) * _GRID, (west + 0.5) * _GRID, cities[(south, west)], memberships[(south, west)])
        for south, west in sorted(cities)
    )


def _cities(standpoint: Standpoint) -> Mapping[str, _City]:
    """Place and size of every city: of an official list where one states it, else of the gazetteer."""

    def read() -> dict[str, _City]:
        rows = standpoint.contents.database.rows
        official = {row[0]: int(row[1]) for row in rows(_OFFICIAL)}
        return {
            row["id"]: _City(
                decimal(row["latitude"]), decimal(row["longitude"]), official.get(row["id"], row["inhabitants"] or None)
            )
            for row in rows(_PLACED)
        }

    return standpoint.contents.remember(("map cities",), read)


def _years(standpoint: Standpoint) -> tuple[int, int]:
    """From the first year of which a membership is dated to that of the data."""

    def read() -> tuple[int, int]:
        last = standpoint.contents.data_date.year
        row = standpoint.contents.database.row(_FIRST_DAY)
        days = [day for day in row if day is not None] if row is not None else []
        return (min([int(day[:4]) for day in days] + [last]), last)

    return standpoint.contents.remember(("map years",), read)


_OFFICIAL = "SELECT city, population FROM universe WHERE city != '' AND population != ''"
_PLACED = """SELECT cities.id, cities.latitude, cities.longitude, place.population AS inhabitants FROM cities
    LEFT JOIN place ON cities.geonames_id != '' AND place.geonames_id = CAST(cities.geonames_id AS INTEGER)"""
_FIRST_DAY = """SELECT min(nullif(start_latest, '')), min(nullif(listed_latest, ''))
    FROM membership JOIN ties ON ties.id = membership.claim"""

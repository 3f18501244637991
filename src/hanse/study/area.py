"""The areas that admission rules name, read as sets of countries."""

from collections.abc import Iterable, Mapping

# Continents by their GeoNames code, and countries added or taken out. The readings are ours: sources name areas, they
# do not list countries. An area that is missing here (Mediterranean, Commonwealth, Arab region) is read as everywhere.
_CONTINENTS: Mapping[str, tuple[str, ...]] = {
    "Africa": ("AF",),
    "Asia": ("AS",),
    "Asia-Pacific": ("AS", "OC"),
    "Eurasia": ("AS", "EU"),
    "Europe": ("EU",),
    "Latin America": ("NA", "SA"),
    "Latin America and the Caribbean": ("NA", "SA"),
}
_ADDED: Mapping[str, frozenset[str]] = {"Europe": frozenset({"AM", "AZ", "GE", "TR"})}
_TAKEN_OUT: Mapping[str, frozenset[str]] = {
    name: frozenset({"BM", "CA", "GL", "PM", "US"}) for name in ("Latin America", "Latin America and the Caribbean")
}
EVERYWHERE = "world"


def countries_of(areas: Iterable[str], continents: Mapping[str, str]) -> tuple[frozenset[str] | None, tuple[str, ...]]:
    """The countries of the named areas, and the areas that could not be read.

    ``areas`` are country codes or names of areas, ``continents`` the GeoNames continent of each country. The countries
    are None where there is no limit: nothing named, the world, or an area that cannot be read as countries.
    """
    named = tuple(areas)
    unread = tuple(area for area in named if area != EVERYWHERE and area not in continents and area not in _CONTINENTS)
    if len(named) == 0 or EVERYWHERE in named or len(unread) > 0:
        return None, unread
    return frozenset().union(*(_countries(area, continents) for area in named)), ()


def _countries(area: str, continents: Mapping[str, str]) -> frozenset[str]:
    if area in continents:
        return frozenset({area})
    held = {code for code, continent in continents.items() if continent in _CONTINENTS[area]}
    return frozenset(held | _ADDED.get(area, frozenset())) - _TAKEN_OUT.get(area, frozenset())

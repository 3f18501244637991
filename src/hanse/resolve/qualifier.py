"""What stands beside a name, in brackets, behind a comma or in a column of its own: a country, a division, a level, a
place near by; and whether a candidate lies there.
"""

from dataclasses import dataclass
from typing import Final

from hanse.resolve.country import country_named, country_of
from hanse.resolve.index.names import Form
from hanse.resolve.index.source import FIRST_LEVEL, LONGEST_CODE
from hanse.resolve.level import level_alone
from hanse.resolve.normalise import fold
from hanse.resolve.reading import bare_script
from hanse.resolve.strip import Core, cores
from hanse.resolve.universe import Universe

_NEAR_KM: Final = 35.0
_MARGIN_KM: Final = 4
_MOST: Final = 60
_OF_COUNTRIES: Final = "GB"


@dataclass(frozen=True, slots=True)
class Qualifier:
    """One thing written beside a name, and everything it can mean."""

    written: str
    country: str = ""  # of a country
    divisions: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    level: str = ""

    @property
    def is_understood(self) -> bool:
        """False where it is no country, division, place or level."""
        return self.country != "" or len(self.divisions) + len(self.places) > 0 or self.level != ""


class Qualifiers:
    """Reads qualifiers, and compares candidates with them."""

    def __init__(self, universe: Universe) -> None:
        self._universe = universe
        self._read: dict[tuple[str, str], Qualifier] = {}

    def read(self, written: str, country: str) -> Qualifier:
        """What a qualifier means beside a name in that country ("" where it is not known)."""
        key = (written, country)
        found = self._read.get(key)
        if found is None:
            if len(self._read) > 50_000:
                self._read.clear()
            found = self._read[key] = self._understand(written, country)
        return found

    def _understand(self, written: str, country: str) -> Qualifier:
        words = tuple(fold(written).split())
        if len(words) == 0:
            return Qualifier(written)
        named = country_named(written)
        number = self._universe.country_number(country or "")
        divisions: list[int] = []
        places: list[int] = []
        letters = "".join(words)
        is_code = len(letters) <= LONGEST_CODE and (len(words) == 1 or len(letters) == len(words))
        for core in self._cores(written, words):
            for unit, form in self._universe.gazetteer.find(core.key, number)[:400]:
                if self._universe.is_place(unit):
                    if form <= Form.ALTERNATE and len(core.key) > 3:
                        places.append(unit)
                elif form != Form.CODE or is_code:
                    divisions.append(unit)
        if named == "" and country == "" and is_code and len(divisions) == 0:
            named = country_of(written)
        if named == country == _OF_COUNTRIES and len(divisions) > 0:
            named = ""  # Scotland is written where a country is asked for; beside a name it is a part of one
        is_level = named == "" and (len(divisions) == 0 or not is_code)
        level = level_alone(words) if is_level else ""
        return Qualifier(written, named, tuple(dict.fromkeys(divisions)), tuple(dict.fromkeys(places))[:_MOST], level)

    def _cores(self, written: str, words: tuple[str, ...]) -> tuple[Core, ...]:
        """The words with what is left of them, endings of Han and Hangul cut."""
        bare, level = bare_script(written.strip()) if not written.isascii() else (written, "")
        rest = (Core(tuple(fold(bare).split()), (), frozenset({level}), 0),) if bare != written.strip() else ()
        return (*cores(words), *(core for core in rest if len(core.words) > 0))

    def holds(self, qualifier: Qualifier, unit: int) -> bool:
        """True where a candidate lies in what the qualifier names, or near it where that is a place."""
        universe = self._universe
        if qualifier.country != "" and universe.country(unit) == qualifier.country:
            return True
        if len(qualifier.divisions) > 0:
            return any(self.lies_in(unit, division) for division in qualifier.divisions)
        return any(universe.distance(unit, place) <= _NEAR_KM for place in qualifier.places)

    def lies_in(self, unit: int, division: int) -> bool:
        """True where a unit lies in a division, as far as codes and distances tell."""
        universe = self._universe
        if unit == division:
            return False
        if universe.country(unit) != universe.country(division):
            return False
        same_first = universe.first_level(unit) == universe.first_level(division)
        if universe.gazetteer.kind[division] == FIRST_LEVEL and universe.first_level(unit) >= 0:
            return same_first
        reach = universe.gazetteer.reach[division] + _MARGIN_KM
        return (same_first or universe.first_level(unit) < 0) and universe.distance(unit, division) <= reach

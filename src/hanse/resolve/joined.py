"""Names that a dash, slash or "and" joins: two names of one place, a municipality named after two places, a place and
its part, or several authorities, which are not one.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from hanse.resolve.candidate import Candidate, Search
from hanse.resolve.index.names import Form
from hanse.resolve.qualifier import Qualifiers
from hanse.resolve.reading import Reading, dashed_parts, parts_of, read_name
from hanse.resolve.score import Asked
from hanse.resolve.strip import cores
from hanse.resolve.table import word_set
from hanse.resolve.universe import Universe

Kind = Literal["one place", "one municipality", "part of a city", "several"]

_GOVERNMENTS: Final = frozenset({"government", "metropolitan government", "consolidated government", "metro"})
_SPACED: Final = re.compile(r"\s[-–—/|]|[-–—/|]\s|[/|;+&–—]")
_LISTED: Final = re.compile(r"[;+&]")
_AND: Final = re.compile(r"&|\band\b", re.IGNORECASE)  # in other languages "and" stands in names of municipalities
_JOINT_KM: Final = 15.0
_AND_KM: Final = 300.0
_NEIGHBOURHOOD_KM: Final = 40.0
_ANCHORS: Final = 20
_PART_KM: Final = 25.0
_CITY: Final = 200_000
_TOWN: Final = 50_000  # two towns of this size are two authorities, joined as they may be
_KNOWN_TOWN: Final = 20_000
_MOST_PARTS: Final = 30
# Countries where merged municipalities bear both names with a dash between, and those where only a hyphen does so.
_DOUBLE_NAMED: Final = word_set("GR CY BE CH NL LU AT")
_HYPHENATED: Final = word_set("FR DE IT ES SE PT HU EE LV")

_QUARTERED: Final = word_set("DE AT")


@dataclass(frozen=True, slots=True)
class Joined:
    """What a joined name is, and the units its parts name, one tuple a part."""

    kind: Kind
    parts: tuple[str, ...]
    candidates: tuple[Candidate, ...]  # the candidate meant, or one for each part


class Joiner:
    """Reads joined names."""

    def __init__(self, universe: Universe, search: Search, qualifiers: Qualifiers) -> None:
        self._universe = universe
        self._qualifiers = qualifiers
        self._search = search

    def read(self, reading: Reading, asked: Asked) -> Joined | None:
        """What a joined name is; None where it is none, or where a part of it is not known."""
        text, country = reading.text, asked.country
        parts = dashed_parts(text)
        is_dashed = len(parts) > 1
        if not is_dashed:
            parts = parts_of(text)
        if not 1 < len(parts) <= _MOST_PARTS:
            return None
        has_hyphen = is_dashed and _SPACED.search(text) is None
        if has_hyphen and len(parts) > 2:
            return self._split_at_one_hyphen(text, country)
        found = [self._places(part, country) for part in parts]
        city = self._city_and_county(parts, found, country) if len(parts) == 2 else None
        if city is not None:
            return Joined("one place", parts, (city,))
        if any(len(candidates) == 0 for candidates in found):
            known = self._one_known(text, parts, found, country, has_hyphen=has_hyphen) if is_dashed else None
            return known or (None if has_hyphen else self._several(parts, found))
        if is_dashed and len(parts) == 2 and _LISTED.search(text) is None:
            one = self._one(parts, found, country, has_hyphen=has_hyphen)
            if one is not None:
                return one
        together = self._together(found, _AND_KM if _AND.search(text) is not None else _NEIGHBOURHOOD_KM)
        if has_hyphen and any(self._universe.population(one.unit) < _KNOWN_TOWN for one in together):
            return None  # a hyphen also stands within names
        return Joined("several", parts, together) if len(together) > 1 else None

    def listed(self, reading: Reading, asked: Asked) -> Joined | None:
        """Several authorities with commas between: "Flero, Gambara, Verolanuova e Verolavecchia"."""
        if len(asked.qualifiers) < 2 or any(one.country != "" or len(one.divisions) > 0 for one in asked.qualifiers):
            return None
        parts = parts_of(reading.text)
        found = [self._places(part, asked.country) for part in parts] if len(parts) <= _MOST_PARTS else []
        return self._several(parts, found)

    def _split_at_one_hyphen(self, text: str, country: str) -> Joined | None:
        """A municipality of two names one of which has a hyphen itself: "Ottignies-Louvain-la-Neuve"."""
        for place, letter in enumerate(text):
            if letter == "-" and 0 < place < len(text) - 1:
                parts = (text[:place], text[place + 1 :])
                found = [self._places(part, country) for part in parts]
                if all(len(candidates) > 0 for candidates in found):
                    return self._one(parts, found, country, has_hyphen=True)
        return None

    def _one_known(
        self, text: str, parts: tuple[str, ...], found: list[list[Candidate]], country: str, *, has_hyphen: bool
    ) -> Joined | None:
        """Two names of which one is known: with a slash between two names of one place ("Gallipienzo / Galipentzu"),
        with a hyphen a municipality named after two villages, where such names are usual ("Libramont-Chevigny").
        """
        known = [candidates for candidates in found if len(candidates) > 0]
        if len(parts) != 2 or len(known) != 1:
            return None
        first = self._largest(known[0])
        if "/" in text:
            return Joined("one place", parts, (first,))
        is_clear = all(self._universe.distance(first.unit, one.unit) <= _JOINT_KM for one in known[0])
        if is_clear and has_hyphen and country in _DOUBLE_NAMED | _HYPHENATED:
            return Joined("one municipality", parts, (first,))
        return None

    def _several(self, parts: tuple[str, ...], found: list[list[Candidate]]) -> Joined | None:
        """Several authorities where most parts are places near each other, though not all of them are known."""
        known = self._together([candidates for candidates in found if len(candidates) > 0])
        return Joined("several", parts, known) if len(known) > 1 and len(parts) > 2 else None

    def _together(self, found: list[list[Candidate]], within_km: float = _NEIGHBOURHOOD_KM) -> tuple[Candidate, ...]:
        """One candidate for each part so that all lie in one neighbourhood; () where none do."""
        for first in found[0][:_ANCHORS] if len(found) > 0 else ():
            chosen = [first]
            for candidates in found[1:]:
                near = [one for one in candidates if self._universe.distance(first.unit, one.unit) <= within_km]
                if len(near) == 0:
                    break
                chosen.append(self._largest(near))
            if len(chosen) == len(found):
                return tuple(chosen)
        return ()

    def _city_and_county(self, parts: tuple[str, ...], found: list[list[Candidate]], country: str) -> Candidate | None:
        """The city of "Government of Nashville and Davidson County", consolidated from a city and the county around it.

        "Akron and Summit County" are two authorities: only a word for the one government tells.
        """
        heads = read_name(parts[0]).heads
        words = {word for core in cores(heads[-1])[1:] for word in core.cut} if len(heads) > 0 else set()
        if _GOVERNMENTS.isdisjoint(words):
            return None
        counties = [
            candidate
            for candidate in self._search.exact(read_name(parts[1]), country)
            if self._universe.is_division(candidate.unit) and candidate.core.level == "county"
        ]
        inside = [city for city in found[0] for county in counties if self._qualifiers.lies_in(city.unit, county.unit)]
        return self._largest(inside) if len(inside) > 0 else None

    def _places(self, part: str, country: str) -> list[Candidate]:
        """Places that a part names, or the counties where it states one."""
        return [
            candidate
            for candidate in self._search.exact(read_name(part), country)
            if candidate.form <= Form.ALTERNATE and self._is_meant(candidate)
        ]

    def _is_meant(self, candidate: Candidate) -> bool:
        if candidate.core.level in {"county", "region"}:
            return self._universe.is_wider(candidate.unit)
        return self._universe.is_place(candidate.unit) or self._universe.level(candidate.unit) == "district"

    def _one(
        self, parts: tuple[str, ...], found: list[list[Candidate]], country: str, *, has_hyphen: bool
    ) -> Joined | None:
        first, second = found
        both = {candidate.unit for candidate in second}
        same = [candidate for candidate in first if candidate.unit in both]
        if len(same) > 0:
            return Joined("one place", parts, (self._largest(same),))
        near = [
            (distance, one, other)
            for one in first[:20]
            for other in second[:20]
            if (distance := self._universe.distance(one.unit, other.unit)) <= _PART_KM
        ]
        if len(near) == 0:
            return None
        distance, one, other = min(near, key=lambda entry: (entry[0], entry[1].unit))
        larger, smaller = sorted((one, other), key=lambda candidate: candidate.unit)
        sizes = self._universe.population(larger.unit), self._universe.population(smaller.unit)
        if sizes[0] >= _CITY and sizes[0] > 2 * sizes[1] and (sizes[1] < _TOWN or self._is_quarter(smaller, country)):
            return Joined("part of a city", parts, (smaller, larger))
        if sizes[1] >= _TOWN:
            return Joined("several", parts, (larger, smaller))
        its_country = self._universe.country(one.unit)
        usual = _DOUBLE_NAMED | _HYPHENATED if has_hyphen else _DOUBLE_NAMED
        if distance <= _JOINT_KM and its_country == self._universe.country(other.unit) and its_country in usual:
            return Joined("one municipality", parts, (larger, smaller))
        return None

    def _is_quarter(self, candidate: Candidate, country: str) -> bool:
        """True for a district, and where large quarters are written behind their city: "Wien-Favoriten"."""
        return country in _QUARTERED or self._universe.level(candidate.unit) == "district"

    def _largest(self, candidates: Iterable[Candidate]) -> Candidate:
        return min(candidates, key=lambda candidate: (candidate.form, candidate.unit))

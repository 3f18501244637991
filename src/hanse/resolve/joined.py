"""Names that a dash, slash or "and" joins: two names of one place, a municipality named after two places, a place and
its part, or several authorities, which are not one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from hanse.resolve.candidate import Candidate, Search
from hanse.resolve.index.names import Form
from hanse.resolve.reading import Reading, dashed_parts, parts_of, read_name
from hanse.resolve.table import word_set
from hanse.resolve.universe import Universe

Kind = Literal["one place", "one municipality", "part of a city", "several"]

_JOINT_KM: Final = 15.0
_PART_KM: Final = 25.0
_CITY: Final = 200_000
_MOST_PARTS: Final = 30
# Countries where merged municipalities bear both names with a dash between.
_DOUBLE_NAMED: Final = word_set("GR CY BE CH NL DE AT LU IT ES SE")


@dataclass(frozen=True, slots=True)
class Joined:
    """What a joined name is, and the units its parts name, one tuple a part."""

    kind: Kind
    parts: tuple[str, ...]
    candidates: tuple[Candidate, ...]  # the candidate meant, or one for each part


class Joiner:
    """Reads joined names."""

    def __init__(self, universe: Universe, search: Search) -> None:
        self._universe = universe
        self._search = search

    def read(self, reading: Reading, country: str) -> Joined | None:
        """What a joined name is; None where it is none, or where a part of it is not known."""
        text = reading.text
        parts = dashed_parts(text)
        is_dashed = len(parts) > 1
        if not is_dashed:
            parts = parts_of(text)
        if not 1 < len(parts) <= _MOST_PARTS:
            return None
        found = [self._places(part, country) for part in parts]
        if any(len(candidates) == 0 for candidates in found):
            return self._several(parts, found)
        if is_dashed and len(parts) == 2:
            one = self._one(parts, found, country, has_hyphen="-" in text and " - " not in text)
            if one is not None:
                return one
        return Joined("several", parts, tuple(self._largest(candidates) for candidates in found))

    def _several(self, parts: tuple[str, ...], found: list[list[Candidate]]) -> Joined | None:
        """Several authorities where most parts are places, though not all of them are known."""
        known = [self._largest(candidates) for candidates in found if len(candidates) > 0]
        return Joined("several", parts, tuple(known)) if len(known) > 1 and len(parts) > 2 else None

    def _places(self, part: str, country: str) -> list[Candidate]:
        """Places that a part names."""
        return [
            candidate
            for candidate in self._search.exact(read_name(part), country)
            if self._universe.is_place(candidate.unit) and candidate.form <= Form.SHORT
        ]

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
        if sizes[0] >= _CITY and sizes[0] > 2 * sizes[1]:
            return Joined("part of a city", parts, (smaller, larger))
        if distance <= _JOINT_KM and (has_hyphen or country in _DOUBLE_NAMED - {"IT", "ES", "SE", "DE"}):
            return Joined("one municipality", parts, (larger, smaller))
        return None

    def _largest(self, candidates: Iterable[Candidate]) -> Candidate:
        return min(candidates, key=lambda candidate: (candidate.form, candidate.unit))

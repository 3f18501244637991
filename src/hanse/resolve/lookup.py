"""Candidates for a written name in the gazetteer: which places answer to it, and by which of their names.

This proposes; it decides nothing. A name is tried as written, then without its qualifier, then without the words
that name the office; the first of these that finds a place in the country is used.
"""

from dataclasses import dataclass

from hanse.resolve.gazetteer import Gazetteer, Place
from hanse.resolve.normalise import fold, split_qualifier, take_apart


@dataclass(frozen=True)
class Candidate:
    """One place that answers to a written name."""

    place: Place
    matched: str  # the name of the place that matched, in the gazetteer's spelling
    by: str  # "name" | "alternate name"
    form: str  # "as written" | "without qualifier" | "without administrative words"

    @property
    def population(self) -> int:
        """Inhabitants by GeoNames, 0 where it knows none."""
        return self.place.population


def lookup(gazetteer: Gazetteer, name: str, country: str = "") -> tuple[Candidate, ...]:
    """Places that answer to ``name``, in ``country`` where given, best first.

    A match on the main name comes before one on an alternate name, then the larger place. A first-order division
    written beside the name ("Springfield, IL") limits the candidates to it where any lies there.
    """
    head, qualifier = split_qualifier(name)
    forms = (
        (fold(name), "as written"),
        (fold(head), "without qualifier"),
        (take_apart(name).bare, "without administrative words"),
    )
    for key, form in forms:
        found = [_candidate(place, key, form) for place in gazetteer.named(key) if country in ("", place.country)]
        if len(found) > 0:
            return tuple(sorted(_within(gazetteer, found, qualifier), key=_rank))
    return ()


def _within(gazetteer: Gazetteer, found: list[Candidate], qualifier: str) -> list[Candidate]:
    """Those in the division that the qualifier names ("MO, USA"), or all where none lies there."""
    written = qualifier.split(",")
    inside = [
        candidate
        for candidate in found
        if candidate.place.admin1 in {gazetteer.division(candidate.place.country, part) for part in written} - {""}
    ]
    return inside if len(inside) > 0 else found


def _candidate(place: Place, key: str, form: str) -> Candidate:
    if fold(place.name) == key:
        return Candidate(place, place.name, "name", form)
    matched = next((other for other in place.other_names if fold(other) == key), place.name)
    return Candidate(place, matched, "alternate name", form)


def _rank(candidate: Candidate) -> tuple[bool, int, int]:
    return (candidate.by != "name", -candidate.population, candidate.place.geonames_id)

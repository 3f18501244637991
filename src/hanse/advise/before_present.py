"""Who works in the area of a plan already, and where anybody searched."""

from collections.abc import Iterable
from dataclasses import dataclass

from hanse.advise.before_ground import Ground
from hanse.advise.field_bridge import body_ties
from hanse.release.admission import coverage_notes
from hanse.release.cell import sort_key
from hanse.release.standpoint import Standpoint
from hanse.release.views import CoverageNote, EntityRef


@dataclass(frozen=True)
class Present:
    """A city or body of the plan's area that is active already, and in which networks; A to Z."""

    who: EntityRef
    networks: tuple[EntityRef, ...]


def cities_present(view: Standpoint, ground: Ground, kept: frozenset[str] | None) -> tuple[Present, ...]:
    """Authorities of the area, size and level that are counted in a network, A to Z."""
    entities, found = view.catalogue.entities, []
    for city, networks in view.snapshot.counted_in.items():
        one = ground.authorities[city]
        is_here = ground.countries is None or one.country in ground.countries
        held = [network for network in networks if kept is None or network in kept]
        if is_here and len(held) > 0 and ground.plan.takes(one.population, entities[city].subkind):
            found.append(Present(entities[city], tuple(sorted((entities[key] for key in held), key=sort_key))))
    return tuple(sorted(found, key=lambda present: sort_key(present.who)))


def bodies_present(view: Standpoint, networks: set[str]) -> tuple[Present, ...]:
    """Bodies that started, pay for, convene or take in one of ``networks``, A to Z."""
    held: dict[str, list[str]] = {}
    for network, body in body_ties(view):
        if network in networks:
            held.setdefault(body, []).append(network)
    entities = view.catalogue.entities
    found = [
        Present(entities[body], tuple(sorted((entities[key] for key in keys), key=sort_key)))
        for body, keys in held.items()
    ]
    return tuple(sorted(found, key=lambda present: sort_key(present.who)))


def searches_in(view: Standpoint, countries: frozenset[str] | None) -> tuple[CoverageNote, ...]:
    """The recorded searches that name one of ``countries``; all of them where there is no limit."""
    notes = coverage_notes(view)
    return notes if countries is None else tuple(note for note in notes if not countries.isdisjoint(note.area))


def countries_not_searched(countries: frozenset[str] | None, notes: Iterable[CoverageNote]) -> tuple[str, ...]:
    """The countries that none of ``notes`` names."""
    named = {code for note in notes for code in note.area}
    return tuple(sorted((countries or frozenset()) - named))

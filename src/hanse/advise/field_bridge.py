"""Bridges between two fields: cities and bodies that are active in both."""

from collections.abc import Iterable
from dataclasses import dataclass

from hanse.advise.field import fields, networks_of
from hanse.errors import UsageError
from hanse.release.cell import sort_key
from hanse.release.standpoint import Standpoint
from hanse.release.views import Context, EntityRef
from hanse.study.basis import STANDING

_BODIES = ("initiated_by", "funded_by", "convened_by", "member_of")  # of a network, to a body


@dataclass(frozen=True)
class Bridge:
    """A city or body with a recorded tie to networks of both fields."""

    who: EntityRef
    first: tuple[EntityRef, ...]  # networks of the first field, A to Z
    second: tuple[EntityRef, ...]


@dataclass(frozen=True)
class Bridges:
    """Who is active in two fields, A to Z."""

    context: Context
    first: str
    second: str
    first_networks: int  # networks of the field with a counted member on the day
    second_networks: int
    first_cities: int  # authorities counted in at least one of them
    second_cities: int
    both: tuple[EntityRef, ...]  # networks that are of both fields themselves
    cities: tuple[Bridge, ...]
    bodies: tuple[Bridge, ...]
    reasons: tuple[str, ...]
    caveats: tuple[str, ...]
    would_change: tuple[str, ...]
    standing: str = STANDING


def bridges(view: Standpoint, first: str, second: str) -> Bridges:
    """Cities and bodies with ties to networks of two fields.

    Use it to find who could carry experience from one field into another. A city that is not listed may well work in
    both: only recorded memberships are seen.

    Parameters
    ----------
    view : Standpoint
    first, second : str
        Fields, as "migration" and "climate"; see :func:`hanse.advise.field.known_fields`.

    Returns
    -------
    Bridges
        A to Z. A network of both fields is named in ``both`` and makes no bridge by itself.

    Raises
    ------
    UsageError : the fields are one and the same, or no network is of one of them.

    Source
    ------
    Rule of this project; none is printed.
    """
    one, other = first.strip().lower(), second.strip().lower()
    if one == other:
        raise UsageError("a field has no bridge to itself", where="fields", hint="name two different fields")
    of_one, of_other = networks_of(view, one), networks_of(view, other)
    both = of_one & of_other
    sides = (of_one - both, of_other - both)
    counted = view.snapshot.counted_cities
    here = [[network for network in side if len(counted.get(network, ())) > 0] for side in (of_one, of_other)]
    return Bridges(
        context=view.context,
        first=one,
        second=other,
        first_networks=len(here[0]),
        second_networks=len(here[1]),
        first_cities=len({city for network in here[0] for city in counted[network]}),
        second_cities=len({city for network in here[1] for city in counted[network]}),
        both=_refs(view, both),
        cities=_cities(view, sides),
        bodies=_bodies(view, sides),
        reasons=(
            f"A bridge is counted in a network of {one} and in another of {other} on {view.as_of.isoformat()}; a body "
            "has started, paid for, convened or taken in networks of both.",
        ),
        caveats=(_about_fields(view, (of_one | of_other)), *_thin(here, (one, other))),
        would_change=("Lists of members of further networks, and statements of their fields.",),
    )


def _refs(view: Standpoint, keys: Iterable[str]) -> tuple[EntityRef, ...]:
    return tuple(sorted((view.catalogue.entities[key] for key in keys), key=sort_key))


def _cities(view: Standpoint, sides: tuple[frozenset[str], frozenset[str]]) -> tuple[Bridge, ...]:
    entities = view.catalogue.entities
    found = [
        Bridge(entities[city], _refs(view, networks & sides[0]), _refs(view, networks & sides[1]))
        for city, networks in view.snapshot.counted_in.items()
        if not networks.isdisjoint(sides[0]) and not networks.isdisjoint(sides[1])
    ]
    return tuple(sorted(found, key=lambda bridge: sort_key(bridge.who)))


def _bodies(view: Standpoint, sides: tuple[frozenset[str], frozenset[str]]) -> tuple[Bridge, ...]:
    held: dict[str, set[str]] = {}
    for network, body in body_ties(view):
        held.setdefault(body, set()).add(network)
    entities = view.catalogue.entities
    found = [
        Bridge(entities[body], _refs(view, networks & sides[0]), _refs(view, networks & sides[1]))
        for body, networks in held.items()
        if not networks.isdisjoint(sides[0]) and not networks.isdisjoint(sides[1])
    ]
    return tuple(sorted(found, key=lambda bridge: sort_key(bridge.who)))


def body_ties(view: Standpoint) -> tuple[tuple[str, str], ...]:
    """(network, body) for every body that started, pays for, convenes or takes in a network; cities are not bodies."""
    marks = ", ".join("?" * len(_BODIES))
    rows = view.contents.database.rows(
        f"""SELECT subject.entity, object.entity, ties.id FROM ties
            JOIN claim_entity AS subject ON subject.claim = ties.id AND subject.side = 'subject'
            JOIN claim_entity AS object ON object.claim = ties.id AND object.side = 'object'
            WHERE relation IN ({marks}) ORDER BY 1, 2""",
        _BODIES,
    )
    entities, scope = view.catalogue.entities, view.scope
    return tuple(
        dict.fromkeys(
            (network, body)
            for network, body, claim in rows
            if network in entities
            and body in entities
            and entities[network].kind == "network"
            and entities[body].kind != "city"
            and view.catalogue.admits(scope, claim)
        )
    )


def _about_fields(view: Standpoint, networks: frozenset[str]) -> str:
    known = fields(view)
    stated = sum(known[network].basis == "stated" for network in networks)
    return (
        f"The field of {stated} of {len(networks)} networks is stated by a source; the others are taken for the field "
        "of the collection they came with, or for outside it."
    )


def _thin(here: list[list[str]], names: tuple[str, str]) -> tuple[str, ...]:
    empty = [name for networks, name in zip(here, names, strict=True) if len(networks) == 0]
    return tuple(f"No network of {name} has a counted member on this day: nothing can be said." for name in empty)

"""Cities like one: grouped by what they have in common, A to Z inside, with those in no common network."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from hanse.advise.fit_likeness import AREA, COUNTRY, SHARED, SIZE, Likeness, likenesses
from hanse.advise.fit_reason import alike_text
from hanse.advise.join import inputs_of, present_text
from hanse.advise.join_asker import Asker, Described, read_asker
from hanse.advise.peers_answer import LIMIT, AlikeCity, AlikeGroup, PeersAdvice
from hanse.domain.saying import say, say_list
from hanse.errors import UsageError
from hanse.release.cell import sort_key
from hanse.release.standpoint import Standpoint
from hanse.release.view import View
from hanse.release.views import EntityRef
from hanse.study.universe import SIZES

_GROUPS: tuple[tuple[tuple[str, ...], str], ...] = (
    ((COUNTRY, SIZE, SHARED), say("Same country, same size class, and a network in common")),
    ((COUNTRY, SIZE), say("Same country and same size class, no network in common")),
    ((AREA, SIZE, SHARED), say("Same area and size class, and a network in common")),
    ((COUNTRY, SHARED), say("Same country and a network in common, another size class")),
    ((AREA, SIZE), say("Same area and size class, no network in common")),
    ((SIZE, SHARED), say("Same size class and a network in common, another area")),
    ((COUNTRY,), say("Same country, another size class, no network in common")),
    ((AREA, SHARED), say("Same area and a network in common, another size class")),
    ((SHARED,), say("A network in common, another area and size class")),
)
"""Groups in their order; cities that share less than one of these are not listed."""

ORDER = say(
    "Authorities of its level, in groups by what is in common: country, size class, area, networks that count both. "
    "Inside a group A to Z; where there are too many, those listed share more networks or lie nearer. No rank is meant."
)
CAVEATS = (
    say("Alike in country, size and recorded networks is not alike in politics, means or wishes."),
    say("“No network in common” means: none in the lists held here counts both on this day."),
    say(
        "Recorded members chose to take part and networks chose to publish; this says nothing about "
        "cities not recorded."
    ),
)


def peers(
    view: View, who: EntityRef | int | Described, *, population: int | None = None, limit: int = LIMIT
) -> PeersAdvice:
    """The registered cities most like ``who``, with reasons.

    Use it to find whom to ask. It does not say that they would do the same.

    Parameters
    ----------
    view : View
    who : EntityRef, int or Described
        As for :func:`hanse.advise.join.join`.
    population : int
        Inhabitants, instead of those of the gazetteer.
    limit : int
        Cities named in each group, 1 or more.

    Returns
    -------
    PeersAdvice

    Raises
    ------
    UsageError, NotFoundError : what is asked for cannot be met.

    Source
    ------
    Rules of this project, docs/explanation/advice-join.md.
    """
    if limit < 1:
        raise UsageError(f"a limit of {limit} lists nothing", where="limit", hint="give 1 or more")
    asker = read_asker(view, who, population=population)
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    like = likenesses(view, asker)
    level = asker.level or asker.assumed_level or "municipality"
    for city, one in like.items():
        ref = view.catalogue.entities.get(city)
        if ref is not None and ref.subkind == level and view.in_scope(ref):
            found[one.alike].append(city)
    return PeersAdvice(
        context=view.context,
        asker=asker,
        present_text=present_text(view, asker),
        groups=tuple(
            _group(view, like, alike, title, found[alike], limit) for alike, title in _GROUPS if len(found[alike]) > 0
        ),
        places_alike=_places_alike(view, asker),
        order=ORDER,
        inputs=inputs_of(view, asker),
        caveats=CAVEATS,
        would_change=_would_change(asker),
    )


def _group(
    view: Standpoint, like: Mapping[str, Likeness], alike: tuple[str, ...], title: str, cities: list[str], limit: int
) -> AlikeGroup:
    chosen = sorted(cities, key=lambda city: (-len(like[city].shared), -like[city].weight, city))[:limit]
    named = sorted((_alike(view, city, like[city]) for city in chosen), key=lambda one: sort_key(one.city))
    return AlikeGroup(alike, title, len(cities), tuple(named))


def _alike(view: Standpoint, city: str, like: Likeness) -> AlikeCity:
    entities = view.catalogue.entities
    shared = _refs(view, like.shared)
    text = alike_text(like.alike, shared)
    if like.kilometres is not None:
        text = say("{alike}; {distance} km away", alike=text, distance=like.kilometres)
    return AlikeCity(
        city=entities[city],
        population=like.population,
        size=like.size,
        alike=like.alike,
        shared=shared,
        counted=len(view.snapshot.counted_in.get(city, ())),
        kilometres=like.kilometres,
        text=text,
    )


def _refs(view: Standpoint, keys: Iterable[str]) -> tuple[EntityRef, ...]:
    return tuple(sorted((view.catalogue.entities[key] for key in keys), key=sort_key))


def _places_alike(view: Standpoint, asker: Asker) -> int:
    """Places of its country and size class at which no authority is registered."""
    least = next((number for number, label in SIZES if label == asker.size), None)
    if least is None:
        return 0
    above = next((number for number, _ in SIZES if number > least), None)
    itself = asker.geonames_id if asker.geonames_id is not None else -1
    return view.contents.database.number(
        """SELECT count(*) FROM place WHERE country = ? AND population >= ? AND population < ? AND geonames_id != ?
           AND geonames_id NOT IN (SELECT CAST(geonames_id AS INTEGER) FROM cities WHERE geonames_id != '')""",
        (asker.country, least, above if above is not None else 10**12, itself),
    )


def _would_change(asker: Asker) -> tuple[str, ...]:
    missing = [word for word, value in (("size", asker.size), ("area", asker.continent)) if value == ""]
    known = (say("The {missing} of the city.", missing=say_list(map(say, missing))),) if len(missing) > 0 else ()
    return (*known, say("Newer and fuller lists of members."))

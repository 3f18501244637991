"""Search in every script: whole names, acronyms, beginnings, words, slips of the pen; entities before bare places.

The index gives its entries in the order of weight, so that however many answer to a query, only the weightiest few
hundred are looked at: the time does not grow with the number of cities.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hanse.release.asking import Narrowing, Query, by_start, by_words, read_query
from hanse.release.matching import Held, Near, found_items, found_places
from hanse.release.spelling import nearest_words, vocabulary
from hanse.release.standpoint import Standpoint
from hanse.release.views import SearchHit, SearchResults

_DEPTH = 200  # entries of each index that a page looks at
_SUGGESTING = 60  # the same while somebody types
_FEW = 4  # hits, below which a slip of the pen is thought of
_SOURCES = 3  # suggested at most
_OF_A_KIND = 4  # suggestions, while there are others
_FITS = ("exact", "acronym", "begins", "word", "typo")
_GROUPS = {"glossary": 1, "place": 2, "source": 3}  # entities and countries come before


@dataclass(frozen=True)
class Found:
    """What answers to a query, in reading order."""

    hits: tuple[SearchHit, ...]
    is_capped: bool
    is_near: bool


def search(standpoint: Standpoint, text: str, *, limit: int, narrowing: Narrowing, offset: int = 0) -> SearchResults:
    """What in the release answers to ``text``, with counts by facet over all of it."""
    query = read_query(text)
    everything = _find(standpoint, query, Narrowing(), _DEPTH)
    chosen = [hit for hit in everything.hits if narrowing.admits(hit.kind, hit.country, has_ties=hit.has_ties)]
    is_capped = everything.is_capped
    if is_capped and narrowing != Narrowing():
        found = _find(standpoint, query, narrowing, _DEPTH)
        chosen, is_capped = list(found.hits), found.is_capped
    dwelt = (hit for hit in everything.hits if hit.kind in ("city", "place"))
    return SearchResults(
        context=standpoint.context,
        query=query.text,
        hits=tuple(chosen[offset : offset + limit]),
        total=len(chosen),
        by_kind=_counted(hit.kind for hit in everything.hits),
        by_country=_counted(hit.country for hit in everything.hits if hit.country != ""),
        by_ties=_counted("yes" if hit.has_ties else "no" for hit in dwelt),
        is_capped=is_capped,
        is_near=everything.is_near,
    )


def warm(standpoint: Standpoint) -> None:
    """Read now what the first search would have to wait for."""
    for index in ("item_words", "place_words"):
        vocabulary(standpoint.contents, index)
    suggest(standpoint, "a", limit=1)


def suggest(standpoint: Standpoint, text: str, *, limit: int) -> SearchResults:
    """The nearest few answers, of several kinds where there are, those of one kind together."""
    query = read_query(text)
    found = _find(standpoint, query, Narrowing(), _SUGGESTING)
    taken: Counter[str] = Counter()
    first: list[SearchHit] = []
    later: list[SearchHit] = []
    for hit in found.hits:
        taken[hit.kind] += 1
        if hit.kind == "source" and taken["source"] > _SOURCES:
            continue  # often many of one title
        (first if taken[hit.kind] <= _OF_A_KIND else later).append(hit)
    shown = {hit.path for hit in [*first, *later][:limit]}
    hits = [hit for hit in found.hits if hit.path in shown]
    kinds = list(dict.fromkeys(hit.kind for hit in hits))
    return SearchResults(
        context=standpoint.context,
        query=query.text,
        hits=tuple(sorted(hits, key=lambda hit: kinds.index(hit.kind))),
        total=len(found.hits),
        by_kind=_counted(hit.kind for hit in found.hits),
        is_capped=found.is_capped,
        is_near=found.is_near,
    )


def _find(standpoint: Standpoint, query: Query, narrowing: Narrowing, depth: int) -> Found:
    """Hits in reading order; where there are next to none, also what differs from the query by little."""
    if query.is_blank:
        return Found((), is_capped=False, is_near=False)
    expressions = [by_start(query)] if len(query.pairs) == 0 else []
    expressions += [by_words(query)] if not query.is_brief else []
    held, is_capped = _gather(standpoint, query, [one + narrowing.clause() for one in expressions], depth)
    near: list[Held] = []
    if narrowing == Narrowing() and len(query.pairs) == 0 and _is_poor(held):
        known = {one.hit.path for one in held}
        near = [one for one in _mistyped(standpoint, query, depth) if one.hit.path not in known]
    admitted = (one for one in held if narrowing.admits(one.hit.kind, one.hit.country, has_ties=one.hit.has_ties))
    ordered = (*sorted(admitted, key=_place_among), *sorted(near, key=_place_among))
    return Found(tuple(one.hit for one in ordered), is_capped, is_near=len(held) == 0 and len(near) > 0)


def _gather(
    standpoint: Standpoint, query: Query, expressions: Sequence[str], depth: int, near: Near | None = None
) -> tuple[list[Held], bool]:
    items, more_items = found_items(standpoint, query, expressions, depth, near)
    places, more_places = found_places(standpoint, query, expressions, depth, near)
    return [*items, *places], more_items or more_places


def _mistyped(standpoint: Standpoint, query: Query, depth: int) -> list[Held]:
    """What the query may have meant: each of its words as it is, or as one of the words near to it."""
    found: list[Held] = []
    for index, gather in (("item_words", found_items), ("place_words", found_places)):
        near: Near = {}
        for number, word in enumerate(query.words, start=1):
            is_last = number == len(query.words)
            near[word] = dict(nearest_words(standpoint.contents, index, word, is_unfinished=is_last))
        if any(len(words) > 0 for words in near.values()):
            expression = by_words(query, {word: tuple(others) for word, others in near.items()})
            found += gather(standpoint, query, [expression], depth, near)[0]
    best = min((one.distance for one in found), default=0)
    return [one for one in found if one.distance <= best]


def _is_poor(held: Sequence[Held]) -> bool:
    """True where nothing recorded was found, no place bears the name, and little else was found."""
    return len(held) < _FEW and all(one.fit != "exact" and one.hit.kind in ("place", "source") for one in held)


def _place_among(one: Held) -> tuple[int, int, int, int, bool, int, int, str, str]:
    """What decides the order of hits; acronyms stand with whole names, right after those of their group."""
    fit = _FITS.index(one.fit)
    group = _GROUPS.get(one.hit.kind, 0)
    block = 0 if fit <= 1 and not one.is_short else max(fit, 2)
    return (
        block, one.distance, group, fit, one.is_other_name, -one.weight, -one.population, one.hit.title.casefold(),
        one.hit.path,
    )  # fmt: skip


def _counted(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))

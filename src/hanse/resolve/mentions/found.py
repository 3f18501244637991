"""What was found in a report before it is decided which entity is meant: words, and the names they are written as."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hanse.resolve.mentions.acronyms import Named
from hanse.resolve.mentions.casing import Setting, is_written_as
from hanse.resolve.mentions.entity import CITY, KINDS
from hanse.resolve.mentions.lexicon import Hit
from hanse.resolve.mentions.longer import longer_name
from hanse.resolve.mentions.naming import Name
from hanse.resolve.mentions.place import says_city
from hanse.resolve.mentions.report import Report
from hanse.resolve.mentions.words import Word


@dataclass(frozen=True, slots=True)
class Found:
    """A hit with the names it may stand for, before it is decided which."""

    hit: Hit
    begin: int
    end: int
    names: tuple[Name, ...]
    block: int

    @property
    def kind(self) -> str:
        return self.names[0].kind


def read_hit(hit: Hit, report: Report, words: Sequence[Word], settings: Sequence[Setting]) -> Found | None:
    """A hit with the names that it is written as; None where it is written as none of them."""
    begin, end = words[hit.first].begin, words[hit.last].end
    block = report.block_at(begin)
    setting = settings[block]
    names = tuple(name for name in hit.names if is_written_as(name, hit, words, report.text, setting))
    names = _fitting(names, report.text, begin, end, setting)
    return Found(hit, begin, end, names, block) if len(names) > 0 else None


def _fitting(names: tuple[Name, ...], text: str, begin: int, end: int, setting: Setting) -> tuple[Name, ...]:
    """The names of the kind that a hit is read as: a body before a place, a city before a country."""
    order = {kind: place for place, kind in enumerate(("network", "organisation", "document"))}
    bodies = [name for name in names if name.kind in order]
    if len(bodies) > 0:
        first = min(order[name.kind] for name in bodies)
        sure = [name for name in bodies if not name.is_weak] or bodies
        return tuple(name for name in sure if order[name.kind] == first) or tuple(sure)
    others = tuple(name for name in names if name.kind not in {CITY, "country", "division"})
    if len(others) > 0:
        return others
    cities = tuple(name for name in names if name.kind == CITY)
    places = tuple(name for name in names if name.kind != CITY)
    if len(cities) > 0 and longer_name(text, begin, end, (setting.begin, setting.end)) == "":
        return cities if len(places) == 0 or not cities[0].is_generic or says_city(text, begin, end) else places
    return places


def longest_first(found: Iterable[Found]) -> list[Found]:
    """What was found without what overlaps something that begins before it, or is longer."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (one.hit.first, -one.hit.last)):
        if len(kept) == 0 or one.hit.first > kept[-1].hit.last:
            kept.append(one)
    return kept


def named_in_full(found: Iterable[Found]) -> list[Named]:
    """Where one entity is named in full."""
    return [
        Named(one.begin, one.end, one.names[0].entity)
        for one in found
        if one.kind in KINDS
        and len({name.entity.id for name in one.names}) == 1
        and any(name.is_full or name.kind == CITY or not name.is_weak for name in one.names)
        and not all(name.is_acronym for name in one.names)
    ]


def written_small(text: str, words: Sequence[Word], found: Sequence[Found]) -> set[str]:
    """Names of cities that the report writes as often without a capital as with one."""
    single = {one.names[0].keys[0] for one in found if one.kind == CITY and len(one.names[0].keys) == 1}
    counts: Counter[str] = Counter()
    for word in words:
        if word.key in single:
            counts[word.key] += 1 if text[word.begin].islower() else -1
    return {key for key, number in counts.items() if number >= 0}


def is_word(one: Found, lower: set[str]) -> bool:
    """True where a city's name is a word, or is written without a capital in this report."""
    return any(name.is_generic for name in one.names) or (len(one.names[0].keys) == 1 and one.names[0].keys[0] in lower)

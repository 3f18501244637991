"""Finds mentions in a report: names are looked up, judged by how and where they are written, and given an entity."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hanse.resolve.country import country_of
from hanse.resolve.mentions.acronyms import Named, aliases, defined_otherwise, heads
from hanse.resolve.mentions.casing import Setting, is_written_as
from hanse.resolve.mentions.citation import is_cited, reference_blocks
from hanse.resolve.mentions.entity import CITY, KINDS, Entity, load_entities
from hanse.resolve.mentions.homonym import Bearers, Choice, Surroundings, choose_body, choose_city, nobody
from hanse.resolve.mentions.lexicon import Hit, Lexicon
from hanse.resolve.mentions.longer import longer_name
from hanse.resolve.mentions.naming import Name, names_of
from hanse.resolve.mentions.place import Spot, says_city, sure_places
from hanse.resolve.mentions.report import Report, is_heading, is_shouted
from hanse.resolve.mentions.sentence import sentence_at, shown
from hanse.resolve.mentions.words import Word, key_of, words_of

MATCH, AMBIGUOUS = "match", "ambiguous"
_NEAR: Final = 150
_CODE: Final = re.compile(r"(?:, | \(|\t)([A-Z]{2,3})\b")  # of a country behind a name

Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a report that stands for an entity of the registry."""

    begin: int
    end: int
    surface: str
    kind: str
    decision: str
    entity: str  # "" where it is ambiguous
    name: str  # of the entity in the registry
    candidates: tuple[str, ...]
    in_reference: bool
    page: int
    line: int
    column: int
    sentence: str
    why: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A hit with the names it may stand for, before it is decided which."""

    hit: Hit
    begin: int
    end: int
    names: tuple[Name, ...]
    block: int

    @property
    def kind(self) -> str:
        return self.names[0].kind


class Finder:
    """Finds mentions of the entities it was made from."""

    def __init__(self, entities: Iterable[Entity], bearers: Bearers = nobody) -> None:
        entities = tuple(entities)
        self.kinds = {entity.id: entity.kind for entity in entities}
        self._names = names_of(entities)
        self._lexicon = Lexicon(self._names)
        self._spelt = frozenset(name.entity.id for name in self._names if name.is_full)
        self._heads = heads(self._names)
        self._bearers = bearers

    @classmethod
    def load(cls, data: Path, bearers: Bearers = nobody) -> "Finder":
        """The finder of a data package."""
        return cls(load_entities(data), bearers)

    def find(self, report: Report, progress: Progress = lambda _: None) -> list[Mention]:
        """The mentions in a report, in order, none of them overlapping another."""
        if len(report.blocks) == 0:
            return []
        text = report.text
        words = words_of(text, self._lexicon.words)
        progress(0.3)
        settings = [_setting(report, index) for index in range(len(report.blocks))]
        found = self._scan(self._lexicon, report, words, settings)
        progress(0.6)
        found = self._with_short_forms(report, words, settings, found)
        found = self._supported(text, found)
        progress(0.8)
        return self._decided(report, words, found)

    def _scan(
        self, lexicon: Lexicon, report: Report, words: Sequence[Word], settings: Sequence[Setting]
    ) -> list["_Found"]:
        """Names in order from the left, the longest at each word."""
        text = report.text
        begins = {key for key in {word.key for word in words} if lexicon.begins(key)}
        found: list[_Found] = []
        behind = 0
        for at, word in enumerate(words):
            if at < behind or word.key not in begins:
                continue
            for hit in lexicon.hits(words, text, at):
                one = _read(hit, report, words, settings)
                if one is not None:
                    found.append(one)
                    behind = hit.last + 1
                    break
        return found

    def _with_short_forms(
        self, report: Report, words: Sequence[Word], settings: Sequence[Setting], found: list["_Found"]
    ) -> list["_Found"]:
        """What was found, and the short forms that the report introduces."""
        named = _named(found)
        more = aliases(report.text, named)
        known = {one.entity.id for one in named}
        for head, entity in self._heads.items():
            if entity.id in known:
                more.append(Name(head, tuple(map(key_of, head.split())), entity, is_head=True))
        own = {(name.entity.id, name.text) for name in self._names if name.is_acronym}
        more = [name for name in more if (name.entity.id, name.text) not in own]
        if len(more) == 0:
            return found
        return _longest_first([*found, *self._scan(Lexicon(more), report, words, settings)])

    def _supported(self, text: str, found: Sequence["_Found"]) -> list["_Found"]:
        """What was found, without weak names of entities that the report does not name otherwise."""
        named = _named(found)
        known = {one.entity.id for one in named}
        otherwise = defined_otherwise(text, named)
        kept = []
        for one in found:
            names = tuple(
                name
                for name in one.names
                if (not name.is_weak or name.entity.id in known)
                and not (name.is_acronym and name.entity.id in self._spelt and text[one.begin : one.end] in otherwise)
            )
            if len(names) > 0:
                kept.append(_Found(one.hit, one.begin, one.end, names, one.block))
        return kept

    def _decided(self, report: Report, words: Sequence[Word], found: Sequence["_Found"]) -> list[Mention]:
        lower = _written_small(report.text, words, found)
        spots = [Spot(one.begin, one.end, one.kind) for one in found]
        sure = sure_places(report.text, spots, [_is_word(one, lower) for one in found])
        references = reference_blocks(report)
        countries = _countries(found)
        named = _counted(report.text, found)
        by_block: dict[int, list[_Found]] = defaultdict(list)
        kept: dict[int, set[str]] = defaultdict(set)
        for one in found:
            by_block[one.block].append(one)
            kept[one.block].update(report.text[one.begin : one.end].split())
        mentions = []
        for place, one in enumerate(found):
            if one.kind not in KINDS:
                continue
            if one.kind == CITY and not sure[place]:
                continue
            choice = self._choose(report, one, by_block[one.block], countries, named)
            if choice is not None:
                words_kept = frozenset(kept[one.block])
                mentions.append(_mention(report, one, choice, words_kept, one.block in references))
        return mentions

    def _choose(
        self,
        report: Report,
        one: "_Found",
        neighbours: Sequence["_Found"],
        countries: dict[tuple[str, ...], Counter[str]],
        named: Counter[str],
    ) -> Choice | None:
        entities = list({name.entity.id: name.entity for name in one.names}.values())
        if one.kind == CITY:
            around = _surroundings(report, one, neighbours, countries)
            return choose_city(one.names[0].text, entities, self._bearers, around)
        if len(entities) == 1:
            return Choice(entities[0], ())
        return choose_body(entities, *_sides(report.text, one), named)


def _sides(text: str, one: "_Found") -> tuple[str, str]:
    """The text before and behind what was found."""
    return text[max(0, one.begin - _NEAR) : one.begin], text[one.end : one.end + _NEAR]


def _counted(text: str, found: Sequence["_Found"]) -> Counter[str]:
    """How often a report names each entity without doubt."""
    counts: Counter[str] = Counter()
    for one in found:
        entities = list({name.entity.id: name.entity for name in one.names}.values())
        if len(entities) == 1:
            counts[entities[0].id] += 1
        elif one.kind != CITY:
            choice = choose_body(entities, *_sides(text, one), Counter())
            if choice.entity is not None:
                counts[choice.entity.id] += 1
    return counts


def _read(hit: Hit, report: Report, words: Sequence[Word], settings: Sequence[Setting]) -> "_Found | None":
    """A hit with the names that it is written as; None where it is written as none of them."""
    begin, end = words[hit.first].begin, words[hit.last].end
    block = report.block_at(begin)
    setting = settings[block]
    names = tuple(name for name in hit.names if is_written_as(name, hit, words, report.text, setting))
    names = _fitting(names, report.text, begin, end, setting)
    return _Found(hit, begin, end, names, block) if len(names) > 0 else None


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


def _setting(report: Report, index: int) -> Setting:
    block = report.blocks[index]
    text = report.block_text(index)
    return Setting(is_heading(text), is_shouted(text), block.begin, block.end)


def _named(found: Iterable["_Found"]) -> list[Named]:
    """Where one entity is named in full."""
    return [
        Named(one.begin, one.end, one.names[0].entity)
        for one in found
        if one.kind in KINDS
        and len({name.entity.id for name in one.names}) == 1
        and any(name.is_full or name.kind == CITY or not name.is_weak for name in one.names)
        and not all(name.is_acronym for name in one.names)
    ]


def _longest_first(found: Iterable["_Found"]) -> list["_Found"]:
    """What was found without what overlaps something that begins before it, or is longer."""
    kept: list[_Found] = []
    for one in sorted(found, key=lambda one: (one.hit.first, -one.hit.last)):
        if len(kept) == 0 or one.hit.first > kept[-1].hit.last:
            kept.append(one)
    return kept


def _written_small(text: str, words: Sequence[Word], found: Sequence["_Found"]) -> set[str]:
    """Names of cities that the report writes as often without a capital as with one."""
    single = {one.names[0].keys[0] for one in found if one.kind == CITY and len(one.names[0].keys) == 1}
    counts: Counter[str] = Counter()
    for word in words:
        if word.key in single:
            counts[word.key] += 1 if text[word.begin].islower() else -1
    return {key for key, number in counts.items() if number >= 0}


def _is_word(one: "_Found", lower: set[str]) -> bool:
    """True where a city's name is a word, or is written without a capital in this report."""
    return any(name.is_generic for name in one.names) or (len(one.names[0].keys) == 1 and one.names[0].keys[0] in lower)


def _countries(found: Iterable["_Found"]) -> dict[tuple[str, ...], Counter[str]]:
    """How often a report names each country, or a city that lies in one country only; under () in all, else by name."""
    counts: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for one in found:
        if one.kind in {CITY, "country", "division"}:
            countries = {name.entity.country for name in one.names}
            if len(countries) == 1:
                counts[()].update(countries)
                counts[one.names[0].keys].update(countries if one.kind == CITY else ())
    return counts


def _surroundings(
    report: Report, one: "_Found", neighbours: Sequence["_Found"], countries: dict[tuple[str, ...], Counter[str]]
) -> Surroundings:
    """The countries beside a name and in its sentence."""
    block = report.blocks[one.block]
    first, last = sentence_at(report.block_text(one.block), one.begin - block.begin, one.end - block.begin)
    code = _CODE.match(report.text, one.end)
    beside = {country_of(code[1])} - {""} if code is not None else set()
    near = set()
    for other in neighbours:
        if other.kind not in {"country", "division"}:
            continue
        if 0 <= other.begin - one.end <= 3 and not report.text[one.end : other.begin].strip(" ,(\t[/-"):
            beside.update(name.entity.country for name in other.names)
        if block.begin + first <= other.begin < block.begin + last and not _is_spent(report.text, other, neighbours):
            near.add(other.names[0].entity.country)
    own = countries[one.names[0].keys]
    return Surroundings(frozenset(beside), frozenset(near), countries[()] - own)


def _is_spent(text: str, country: "_Found", neighbours: Iterable["_Found"]) -> bool:
    """True where a country stands behind a city and tells of that one alone."""
    return any(
        one.kind == CITY and 0 <= country.begin - one.end <= 3 and not text[one.end : country.begin].strip(" ,(")
        for one in neighbours
    )


def _mention(report: Report, one: "_Found", choice: Choice, kept: frozenset[str], in_reference: bool) -> Mention:
    block = report.blocks[one.block]
    text = report.block_text(one.block)
    first, last = sentence_at(text, one.begin - block.begin, one.end - block.begin)
    line, column = report.place(one.begin)
    at = one.begin - block.begin - first
    entity = choice.entity
    return Mention(
        one.begin,
        one.end,
        report.text[one.begin : one.end],
        one.kind,
        MATCH if entity is not None else AMBIGUOUS,
        entity.id if entity is not None else "",
        entity.name if entity is not None else "",
        tuple(candidate.id for candidate in choice.candidates),
        in_reference or is_cited(report.text, one.begin, one.end),
        line.page,
        line.number,
        column,
        shown(text[first:last], at, at + one.end - one.begin, kept),
        choice.why,
    )

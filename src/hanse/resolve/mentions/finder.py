"""Finds mentions in a report: names are looked up, judged by how and where they are written, and given an entity."""

import gc
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hanse.resolve.mentions.acronyms import aliases, defined_otherwise, heads
from hanse.resolve.mentions.around import counted, countries_named, sides, surroundings
from hanse.resolve.mentions.casing import Setting
from hanse.resolve.mentions.citation import is_cited, reference_blocks
from hanse.resolve.mentions.entity import CITY, KINDS, Entity, load_entities
from hanse.resolve.mentions.found import Found, is_word, longest_first, named_in_full, read_hit, written_small
from hanse.resolve.mentions.homonym import Bearers, Choice, choose_body, choose_city, nobody
from hanse.resolve.mentions.lexicon import Lexicon
from hanse.resolve.mentions.naming import Name, names_of
from hanse.resolve.mentions.place import Spot, sure_places
from hanse.resolve.mentions.report import Report, is_heading, is_shouted
from hanse.resolve.mentions.sentence import sentence_at, shown
from hanse.resolve.mentions.words import Word, key_of, words_of

MATCH, AMBIGUOUS = "match", "ambiguous"

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


@contextmanager
def without_collection() -> Iterator[None]:
    """Without looking for cycles among the many small objects of a report: there are none, and it takes a third."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


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
        with without_collection():
            return self._found_in(report, progress) if len(report.blocks) > 0 else []

    def _found_in(self, report: Report, progress: Progress) -> list[Mention]:
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
    ) -> list[Found]:
        """Names in order from the left, the longest at each word."""
        text = report.text
        begins = {key for key in {word.key for word in words} if lexicon.begins(key)}
        found: list[Found] = []
        behind = 0
        for at, word in enumerate(words):
            if at < behind or word.key not in begins:
                continue
            for hit in lexicon.hits(words, text, at):
                one = read_hit(hit, report, words, settings)
                if one is not None:
                    found.append(one)
                    behind = hit.last + 1
                    break
        return found

    def _with_short_forms(
        self, report: Report, words: Sequence[Word], settings: Sequence[Setting], found: list[Found]
    ) -> list[Found]:
        """What was found, and the short forms that the report introduces."""
        named = named_in_full(found)
        more = aliases(report.text, named)
        known = {one.entity.id for one in named}
        for head, entity in self._heads.items():
            if entity.id in known:
                more.append(Name(head, tuple(map(key_of, head.split())), entity, is_head=True))
        own = {(name.entity.id, name.text) for name in self._names if name.is_acronym}
        more = [name for name in more if (name.entity.id, name.text) not in own]
        if len(more) == 0:
            return found
        return longest_first([*found, *self._scan(Lexicon(more), report, words, settings)])

    def _supported(self, text: str, found: Sequence[Found]) -> list[Found]:
        """What was found, without weak names of entities that the report does not name otherwise."""
        named = named_in_full(found)
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
                kept.append(Found(one.hit, one.begin, one.end, names, one.block))
        return kept

    def _decided(self, report: Report, words: Sequence[Word], found: Sequence[Found]) -> list[Mention]:
        lower = written_small(report.text, words, found)
        spots = [Spot(one.begin, one.end, one.kind) for one in found]
        sure = sure_places(report.text, spots, [is_word(one, lower) for one in found])
        references = reference_blocks(report)
        countries = countries_named(found)
        named = counted(report.text, found)
        by_block: dict[int, list[Found]] = defaultdict(list)
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
        one: Found,
        neighbours: Sequence[Found],
        countries: dict[tuple[str, ...], Counter[str]],
        named: Counter[str],
    ) -> Choice | None:
        entities = list({name.entity.id: name.entity for name in one.names}.values())
        if one.kind == CITY:
            around = surroundings(report, one, neighbours, countries)
            return choose_city(one.names[0].text, entities, self._bearers, around)
        if len(entities) == 1:
            return Choice(entities[0], ())
        return choose_body(entities, *sides(report.text, one), named)


def _setting(report: Report, index: int) -> Setting:
    block = report.blocks[index]
    text = report.block_text(index)
    return Setting(is_heading(text), is_shouted(text), block.begin, block.end)


def _mention(report: Report, one: Found, choice: Choice, kept: frozenset[str], in_reference: bool) -> Mention:
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

"""What a report says of its short forms: "United Cities (UC)", rows of abbreviations, the head of a long name."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from hanse.resolve.mentions.entity import Entity
from hanse.resolve.mentions.naming import Name, is_acronym, spells
from hanse.resolve.mentions.words import SMALL, keys_of
from hanse.resolve.table import word_set

_BRACKETED: Final = re.compile(
    r"[\"”“’*_\])]{0,3}(?: (?:[A-Z]\w+)){0,4}\s?\([\"“*_\[]{0,2}([A-Za-z][\w&.-]{1,11})[\"”*_\]\\-]{0,3}(?:\(#\))?\)"
)
_DEFINED: Final = re.compile(
    r"((?:[A-ZÀ-Þ][\w’'-]+(?:,? (?:of|for|and|the|on|in|de|des|du|et|&))* ){2,9})\(([A-Za-z][\w&-]{1,11})\)"
)
_ROW: Final = re.compile(r"^([^\t\n]{2,14})\t+([^\t\n]* [^\t\n]*)$", re.MULTILINE)
_AUTHORITY: Final = word_set("City Capital Municipal Council Authority Municipality Metropolitan Government District")
_PREPOSITIONS: Final = frozenset({"on", "for"})
_BARE: Final = word_set("cities city regions region mayors municipalities counties towns communities council")


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch of the text that names one entity in full."""

    begin: int
    end: int
    entity: Entity


def aliases(text: str, named: Iterable[Named]) -> list[Name]:
    """The short forms that a report sets behind a full name, as names of its entity in this report."""
    found: dict[str, dict[str, Entity]] = defaultdict(dict)
    for one in named:
        short = _bracketed(text, one) or _in_row(text, one)
        if short != "":
            found[short][one.entity.id] = one.entity
    return [
        Name(short, keys_of(short), next(iter(entities.values())), is_acronym=True)
        for short, entities in sorted(found.items())
        if len(entities) == 1
    ]


def _bracketed(text: str, one: Named) -> str:
    match = _BRACKETED.match(text, one.end)
    if match is None:
        return ""
    between = match[0].partition("(")[0].split()
    if any(word.strip('"”“’*_])') not in {"", *_AUTHORITY} for word in between):
        return ""
    if one.entity.kind == "city" and len(between) == 0:
        return ""
    short = match[1].rstrip("-")
    return short if is_acronym(short) and _may_stand_for(short, text[one.begin : match.start(1)]) else ""


def _in_row(text: str, one: Named) -> str:
    """The cell before a name that begins a cell: a list of abbreviations."""
    if one.entity.kind == "city" or one.begin == 0 or text[one.begin - 1] != "\t":
        return ""
    line = text[text.rfind("\n", 0, one.begin) + 1 : one.begin - 1]
    cell = line.rpartition("\t")[2].strip()
    return cell if is_acronym(cell) and _may_stand_for(cell, text[one.begin : one.end]) else ""


def _may_stand_for(short: str, words: str) -> bool:
    """True where the letters of an acronym stand in the words in this order, the first at the beginning of one."""
    letters = iter(words.lower())
    first = short[0].lower()
    return any(word[0] == first for word in keys_of(words)) and all(
        letter in letters for letter in short.lower() if letter.isalpha()
    )


def defined_otherwise(text: str, named: Sequence[Named]) -> frozenset[str]:
    """Acronyms that a report gives another meaning: "International Criminal Court (ICC)"."""
    ends = {one.end for one in named}
    begins = {one.begin for one in named}
    own: set[str] = set()
    other: set[str] = set()
    for words, short, begin, end in _definitions(text):
        if begin in begins or not ends.isdisjoint(range(end - 3, end + 1)):
            own.add(short)
        elif spells(words, short):
            other.add(short)
    return frozenset(other - own)


def _definitions(text: str) -> Iterator[tuple[str, str, int, int]]:
    """Words, the acronym set beside them, and where the words begin and end."""
    for match in _DEFINED.finditer(text):
        yield match[1], match[2], match.start(1), match.end(1)
    for match in _ROW.finditer(text):
        if is_acronym(match[1].strip()):
            yield match[2], match[1].strip(), match.start(2), match.end(2)


def heads(names: Iterable[Name]) -> dict[str, Entity]:
    """The first words of long names, up to "on" or "for", where only one entity's names begin with them."""
    found: dict[str, tuple[str, Entity]] = {}
    begins: Counter[tuple[str, ...]] = Counter()
    owners: dict[tuple[str, ...], set[str]] = defaultdict(set)
    every = [name for name in names if not name.is_acronym and name.kind not in {"city", "country", "division"}]
    for name in every:
        for size in range(2, min(6, len(name.keys)) + 1):
            begins[name.keys[:size]] += 1
            owners[name.keys[:size]].add(name.entity.id)
    for name in every:
        if name.kind in {"network", "organisation"}:
            head = _head(name)
            if head != "" and owners[keys_of(head)] == {name.entity.id}:
                found[head] = (head, name.entity)
    return {head: entity for head, (_, entity) in found.items()}


def _head(name: Name) -> str:
    """The words of a name before its first "on" or "for"."""
    words = name.text.split()
    cut = next((place for place, word in enumerate(words) if word in _PREPOSITIONS), 0)
    head = words[:cut]
    content = [key for key in keys_of(" ".join(head)) if key not in SMALL]
    if len(content) < 2 or set(content) <= _BARE or not all(word[0].isupper() for word in head if word not in SMALL):
        return ""
    return " ".join(head)

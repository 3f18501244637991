"""What a report itself says of its short forms: "United Cities (UC)", rows of abbreviations, the head of a long name."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from hanse.resolve.mentions.entity import Entity
from hanse.resolve.mentions.naming import Name, is_acronym
from hanse.resolve.mentions.words import SMALL, keys_of
from hanse.resolve.table import word_set

_BRACKETED: Final = re.compile(r"[\"”“’*_\])]{0,3}(?: (?:[A-Z]\w+)){0,4}\s?\([\"“*_\[]{0,2}([A-Za-z][\w&.-]{1,11})[\"”*_\]\\-]{0,3}(?:\(#\))?\)")
_DEFINED: Final = re.compile(r"((?:[A-ZÀ-Þ][\w’'-]+(?:,? (?:of|for|and|the|on|in|de|des|du|et|&))* ){2,9})\(([A-Za-z][\w&-]{1,11})\)")
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
    if any(word.strip("\"”“’*_])") not in {"", *_AUTHORITY} for word in between):
        return ""
    if one.entity.kind == "city" and len(between) == 0:
        return ""
    return match[1].rstrip("-") if is_acronym(match[1].rstrip("-")) else ""


def _in_row(text: str, one: Named) -> str:
    """The cell before a name that begins a cell: a list of abbreviations."""
    if one.entity.kind == "city" or one.begin == 0 or text[one.begin - 1] != "\t":
        return ""
    line = text[text.rfind("\n", 0, one.begin) + 1 : one.begin - 1]
    cell = line.rpartition("\t")[2].strip()
    return cell if is_acronym(cell) else ""


def defined_otherwise(text: str, named: Sequence[Named]) -> frozenset[tuple[str, str]]:
    """(acronym, entity id) that a report gives another meaning: "International Criminal Court (ICC)"."""
    ends = {one.end: one.entity.id for one in named}
    found: dict[str, set[str]] = defaultdict(set)
    for words, short, end in _definitions(text):
        meant = next((ends[at] for at in range(end, end - 4, -1) if at in ends), "")
        if meant == "" and _spells(words, short):
            found[short].add("")
        elif meant != "":
            found[short].add(meant)
    return frozenset((short, "") for short, meanings in found.items() if meanings == {""})


def _definitions(text: str) -> Iterator[tuple[str, str, int]]:
    for match in _DEFINED.finditer(text):
        yield match[1], match[2], match.end(1)
    for line in text.split("\n"):
        cells = line.split("\t")
        if len(cells) == 2 and is_acronym(cells[0].strip()) and " " in cells[1]:
            yield cells[1], cells[0].strip(), -1


def _spells(words: str, short: str) -> bool:
    """True where the last words begin with the letters of an acronym, small words left out or not."""
    letters = [letter.lower() for letter in short if letter.isalnum()]
    pieces = re.findall(r"[^\W_]+", words.lower())
    for kept in (pieces, [piece for piece in pieces if piece not in SMALL]):
        if [piece[0] for piece in kept[-len(letters) :]] == letters:
            return True
    return False


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

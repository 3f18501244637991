"""From entities to the names that are looked for: variants of each name, and how freely it may be written."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from hanse.resolve.country import country_named, country_names
from hanse.resolve.mentions.entity import CITY, Entity
from hanse.resolve.mentions.ordinary import AMBIGUOUS, COUNTRIES_TOO, ORDINARY, WEAK_ACRONYMS
from hanse.resolve.mentions.words import SMALL, keys_of
from hanse.resolve.normalise import fold
from hanse.resolve.strip import cores
from hanse.resolve.table import read_table, split_words

_BRACKET: Final = re.compile(r"\s*\(([^()]*)\)")
_DASH: Final = re.compile(r"\s+[-–—/]\s+")
_YEARS: Final = re.compile(r"[\s,-]+(?:19|20)\d\d(?:\s*[-–]\s*\d{2,4})?\s*$")
_FOR_THE_EU: Final = re.compile(r"(.+) for the EU")
_PIECE: Final = re.compile(r"[^\W_]+")
_PREFIX: Final = re.compile(r"^(?:the|EU|UN)\s+(?=\S+\s)", re.IGNORECASE)
_ACRONYM: Final = re.compile(r"[^\W\d_]*[A-ZÀ-Þ&][^\W_&]*(?:[-&][^\W_]+)*")
_MARKS: Final = frozenset(",:;()/")
_SHORTEST: Final = 3
_LONG: Final = 3  # words that carry meaning, from which on a name is known in any spelling


@dataclass(frozen=True, slots=True)
class Name:
    """One way of writing an entity, and what has to hold where it is met."""

    text: str
    keys: tuple[str, ...]
    entity: Entity
    is_acronym: bool = False
    is_generic: bool = False  # made of ordinary words alone
    is_weak: bool = False  # counts only where the report names the entity in full too
    is_full: bool = False  # the entity's name in full, which lets its acronym count
    is_head: bool = False  # the first words of a longer name, in a report that gives it in full

    @property
    def kind(self) -> str:
        """The kind of the entity."""
        return self.entity.kind

    @property
    def content(self) -> tuple[str, ...]:
        """The words that carry meaning."""
        return tuple(key for key in self.keys if key not in SMALL)

    @property
    def is_lower(self) -> bool:
        """True where the registry itself writes the name without capitals."""
        return self.text.islower()

    @property
    def marks(self) -> frozenset[str]:
        """The punctuation that may stand between the words."""
        return _MARKS & frozenset(self.text)


def is_acronym(text: str) -> bool:
    """True for one word with two capitals or more, or a capital and digits: ECCAR, MC2CM, C40, UCLG-CISDP, GCoM."""
    if _ACRONYM.fullmatch(text) is None or len(text) > 14:
        return False
    capitals = sum(letter.isupper() for letter in text)
    return capitals >= 2 or (capitals == 1 and len(text) <= 4 and any(letter.isdigit() for letter in text))


def names_of(entities: Iterable[Entity]) -> list[Name]:
    """Every name to look for, and names of countries and divisions, which tell where a city lies."""
    found: dict[tuple[str, tuple[str, ...], bool], Name] = {}
    for entity in entities:
        for name in _of_city(entity) if entity.kind == CITY else _of_body(entity):
            key = (entity.id, name.keys, name.is_acronym)
            known = found.get(key)
            if known is None or (known.is_weak and not name.is_weak):
                found[key] = name
    return [*found.values(), *_of_countries()]


def _of_body(entity: Entity) -> Iterator[Name]:
    """Names of a network, an organisation, a document or any other named thing."""
    if entity.acronym != "" and is_acronym(entity.acronym):
        yield _acronym(entity, entity.acronym, is_only=False)
    for place, written in enumerate((entity.name, entity.acronym, *entity.names)):
        for text, is_whole in _variants(written, entity.acronym) if written != "" else ():
            if is_acronym(text):
                yield _acronym(entity, text, is_only=place == 0 and len(entity.names) == 0)
                continue
            keys = keys_of(text)
            content = [key for key in keys if key not in SMALL]
            if len(content) == 0 or sum(map(len, keys)) < _SHORTEST or (content[0].isdigit() and len(content) < 2):
                continue
            generic = len(content) <= _LONG and all(key in ORDINARY for key in content)
            if not is_whole and generic and len(content) < 2:
                continue
            yield Name(text, keys, entity, False, generic, generic and not is_whole, len(content) > 1)


def _acronym(entity: Entity, text: str, *, is_only: bool) -> Name:
    capitals = sum(letter.isupper() for letter in text)
    weak = text.upper() in WEAK_ACRONYMS or (capitals <= 2 and len(text) <= 2)
    return Name(text, keys_of(text), entity, True, text.lower() in ORDINARY, weak and not is_only and text != "EU")


def _variants(name: str, acronym: str) -> Iterator[tuple[str, bool]]:
    """A name and what it may be written as; False for a part of it that says less than the whole."""
    name = name.strip().lstrip("#").strip('"“”')
    inner = _BRACKET.findall(name)
    outer = _BRACKET.sub("", name).strip() if len(inner) > 0 else ""
    own = [part for part in inner if is_acronym(part) and (part == acronym or spells(outer, part))]
    if len(own) > 0 or is_acronym(outer):
        yield outer, True
        yield from ((part, True) for part in (*own, *(inner if is_acronym(outer) and spells(inner[0], outer) else ())))
    elif len(inner) > 0:
        yield name, True
        yield outer, False
        yield name.replace("(", "").replace(")", ""), True
    else:
        yield name, True
    parts = _DASH.split(name)
    if len(parts) == 2:
        least = 2 if " / " in name else _LONG
        yield from (
            (part, _content(part) >= _LONG) for part in parts if is_acronym(part) or len(keys_of(part)) >= least
        )
    turned = _FOR_THE_EU.fullmatch(name)
    if turned is not None:
        yield f"EU {turned[1]}", True
    bare = _YEARS.sub("", name)
    if bare != name and len(keys_of(bare)) >= _LONG:
        yield bare, True
    rest = _PREFIX.sub("", name)
    if rest != name and len(keys_of(rest)) >= _LONG:
        yield rest, True


def _content(text: str) -> int:
    """How many words of a text carry meaning."""
    return sum(key not in SMALL for key in keys_of(text))


def spells(words: str, short: str) -> bool:
    """True where the last of some words begin with the letters of an acronym, small words left out or not."""
    letters = [letter.lower() for letter in short if letter.isalnum()]
    pieces = [piece.lower() for piece in _PIECE.findall(words)]
    for kept in (pieces, [piece for piece in pieces if piece not in SMALL]):
        if [piece[0] for piece in kept[-len(letters) :]] == letters:
            return True
    return False


def _of_city(entity: Entity) -> Iterator[Name]:
    """Names of a local authority, with the words for its office and, where that says the same, without them."""
    for text in dict.fromkeys((entity.name, *entity.names)):
        yield from _city_name(text, entity)
        bare = _BRACKET.sub("", text).strip()
        if bare != text:
            yield from _city_name(bare, entity)
        words = tuple(fold(bare).split())
        for core in cores(words):
            if len(core.cut) > 0 and entity.level == "municipality" and core.level in {"", "municipality"}:
                yield from (name for name in _city_name(_restored(bare, core.words), entity) if not name.is_generic)


def _restored(text: str, words: tuple[str, ...]) -> str:
    """The stretch of a written name that folded words stand for; "" where it cannot be told."""
    pieces = text.split()
    for size in range(len(pieces), 0, -1):
        for start in range(len(pieces) - size + 1):
            piece = " ".join(pieces[start : start + size]).strip(" ,;()")
            if tuple(fold(piece).split()) == words:
                return piece
    return ""


def _city_name(text: str, entity: Entity) -> Iterator[Name]:
    keys = keys_of(text)
    if len(keys) == 0 or sum(map(len, keys)) < _SHORTEST or all(key in SMALL or key.isdigit() for key in keys):
        return
    if text[0].islower() and keys[0] in SMALL:
        return
    if text != entity.name and (country_named(text) != "" or " ".join(keys) in _division_names()):
        return
    content = [key for key in keys if key not in SMALL]
    ambiguous = len(content) == 1 and (content[0] in AMBIGUOUS or content[0] in ORDINARY or content[0] in COUNTRIES_TOO)
    yield Name(text, keys, entity, is_generic=ambiguous)


def _division_names() -> frozenset[str]:
    """Names of states and provinces where "New York" is always more than one thing: of English-speaking federations."""
    return frozenset(" ".join(name.keys) for name in _of_countries() if name.kind == "division") - {"new york"}


def _of_countries() -> list[Name]:
    global _countries  # noqa: PLW0603 - read once; the table does not change
    if len(_countries) == 0:
        _countries = list(_read_countries())
    return _countries


_countries: list[Name] = []
_MORE_NAMES: Final = {
    "UK": "GB", "United Kingdom": "GB", "England": "GB", "Scotland": "GB", "Wales": "GB", "Northern Ireland": "GB",
    "Great Britain": "GB", "USA": "US", "US": "US", "U.S.": "US", "United States": "US", "Russia": "RU",
    "Czech Republic": "CZ", "South Korea": "KR", "Korea": "KR", "Turkey": "TR", "The Netherlands": "NL",
}  # fmt: skip
_FEDERATIONS: Final = frozenset({"US", "CA", "AU"})


def _read_countries() -> Iterator[Name]:
    names = {name: code for code, name in country_names().items()} | _MORE_NAMES
    for text, code in names.items():
        yield Name(text, keys_of(text), Entity(f"country-{code}", "country", text, country=code), is_acronym(text))
    for row in read_table("divisions.tsv"):
        if row["country"] in _FEDERATIONS and row["level"] == "region":
            entity = Entity(f"division-{row['country']}-{row['code']}", "division", row["name"], country=row["country"])
            yield Name(row["name"], keys_of(row["name"]), entity)
            yield from (Name(code, keys_of(code), entity, True) for code in split_words(row["codes"]) if len(code) <= 3)

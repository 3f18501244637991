"""Other keys a name may be meant by: inflected forms, articles, umlauts spelt out, numbers, abbreviations."""

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import cache
from itertools import product

from hanse.resolve.office_words import articles
from hanse.resolve.reading import Words
from hanse.resolve.strip import without_particles
from hanse.resolve.table import read_table, split_words, word_set


class How(IntEnum):
    """In which way a key was come by, the surest first."""

    EXACT = 0
    PARTICLE = 1  # "of", "de" stood before it
    ARTICLE = 2
    UMLAUT = 3
    NUMBER = 4
    ABBREVIATION = 5
    INFLECTED = 6
    SOUND = 7
    DIVISION = 8  # the name of a division stood behind it
    SHORTENED = 9
    PART = 10  # what stood behind it was not understood
    FUZZY = 11
    INNER = 12  # it is the beginning or end of a longer name
    LETTER = 14  # a letter transliterated otherwise
    OF_AREA = 13  # the name of an area or place near by stood behind it


_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"), ("oo", "o"), ("ss", "s"))
_UMLAUT_COUNTRIES = word_set("DE AT CH LI LU SE FI DK NO EE IS FO HU TR BE NL")
_NUMBERS = {
    "1": "primero", "2": "dos", "3": "tres", "4": "cuatro", "5": "cinco", "6": "seis", "7": "siete", "8": "ocho",
    "9": "nueve", "10": "diez", "11": "once", "12": "doce", "15": "quince", "17": "diecisiete", "18": "dieciocho",
    "20": "veinte", "24": "veinticuatro", "25": "veinticinco", "30": "treinta",
}  # fmt: skip
_NUMBER_WORDS = {word: number for number, word in _NUMBERS.items()} | {"primo": "1", "uno": "1"}
_ROUGH = (("kh", ("h", "ch")), ("ch", ("h", "kh")), ("h", ("ch", "kh")), ("gh", ("g",)), ("dz", ("z", "j")))
_LENITED = re.compile(r"([bcdfgmpst])h")  # how Irish names begin behind an office: Bhaile Átha Cliath
_SHORTEST_STEM = 3
# Countries whose names are transliterated into Latin letters, in several ways.
TRANSLITERATED = word_set(
    "AE AF AM AZ BD BG BH BT BY CN CY DJ DZ EG EH ER ET GE GR IL IN IQ IR JO JP KG KH KM KP KR KW KZ LA LB LK LY "
    "MA MD ME MK MM MN MR MV NP OM PK PS QA RS RU SA SD SO SY TD TH TJ TM TN TW UA UZ YE XK"
)


def variants(words: Words, country: str) -> Iterator[tuple[str, How]]:
    """Keys besides the plain one, with the way each was come by."""
    yield from _without_article(words)
    key = "".join(words)
    if country == "" or country in _UMLAUT_COUNTRIES:
        for spelt, letter in _UMLAUTS:
            if spelt in key:
                yield key.replace(spelt, letter), How.UMLAUT
    if country in TRANSLITERATED:
        yield from ((key, How.LETTER) for key in _other_letters(words))
    for index, word in enumerate(words):
        other = _NUMBERS.get(word) or _NUMBER_WORDS.get(word)
        if other is not None:
            yield "".join((*words[:index], other, *words[index + 1 :])), How.NUMBER
    if country == "IE" and any(_LENITED.match(word) is not None for word in words):
        yield "".join(_LENITED.sub(r"\1", word) for word in words), How.INFLECTED
    for inflected in base_forms(words, country):
        yield inflected, How.INFLECTED


def _other_letters(words: Words) -> Iterator[str]:
    """Keys with other Latin letters for the sound that begins Greek, Slavic and Arabic names: Chania, Hania, Khania."""
    for index, word in enumerate(words):
        for written, others in _ROUGH:
            if word.startswith(written) and len(word) > _SHORTEST_STEM:
                for other in others:
                    yield "".join((*words[:index], other + word.removeprefix(written), *words[index + 1 :]))
                break


def _without_article(words: Words) -> Iterator[tuple[str, How]]:
    rest, article = without_particles(words)
    if rest != words:
        if article != "":
            yield article + "".join(rest), How.PARTICLE
        yield "".join(rest), How.PARTICLE
    if len(words) > 1 and words[0] in articles():
        yield "".join(words[1:]), How.ARTICLE


@cache
def _inflections() -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Endings with what may stand in their place, by country."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for row in read_table("inflections.tsv"):
        replacements = split_words(row["replacements"]) or ("",)
        if row["replacements"].strip().startswith(";") or row["replacements"].rstrip().endswith(";"):
            replacements = tuple(dict.fromkeys((*replacements, "")))
        for country in row["countries"].split():
            found.setdefault(country, []).append((row["ending"], replacements))
    return {country: tuple(rules) for country, rules in found.items()}


def base_forms(words: Words, country: str) -> Iterator[str]:
    """Keys of the nominatives that an inflected name may come from, by the language of the country."""
    rules = _inflections().get(country, ())
    if len(rules) == 0:
        return
    stems = [_base_forms_of(word, rules) if len(word) > _SHORTEST_STEM else () for word in words]
    for last in stems[-1]:
        yield "".join((*words[:-1], last))
    if 1 < len(words) <= 3:
        for choice in product(*((*stem, word) for stem, word in zip(stems, words, strict=True))):
            if choice[:-1] != words[:-1]:
                yield "".join(choice)


def _base_forms_of(word: str, rules: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for ending, replacements in rules:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST_STEM - 1:
            found.update(dict.fromkeys(stem + replacement for replacement in replacements))
    found.pop(word, None)
    return tuple(found)

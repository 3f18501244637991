"""Numbered parts of cities: "District 4 of Bucharest", "Budapest III", "Lyon 1er", "Praha 22", "Yaoundé 6"."""

import re
from typing import Final

from hanse.resolve.reading import Words
from hanse.resolve.table import word_set

_ROMAN = re.compile(r"(?=[ivxl])(x{0,3}l?x{0,3})(ix|iv|v?i{0,3})")
_NUMBER = re.compile(r"\d{1,2}(?:st|nd|rd|th|er|e|eme|ieme|o|a|\.)?")
_WORDS: Final = word_set(
    "district districts arrondissement kerulet keruleti ker sector sectorul sectorului ward borough bezirk stadtbezirk "
    "stadsdeel bydel zone commune municipality council city of the de du ul al no nr office town hall government "
    "primaria mairie municipio circoscrizione onkormanyzat onkormanyzata arr distrito comuna local authority"
)


def without_number(words: Words) -> tuple[Words, str]:
    """The words of the city and the number of its part; ("", "") where no number stands there."""
    numbers = [word for word in words if _NUMBER.fullmatch(word) or (len(word) <= 5 and _is_roman(word))]
    if len(numbers) != 1 or len(words) < 2:
        return (), ""
    place = words.index(numbers[0])
    has_word = any(word in _WORDS for word in words)
    if not has_word and place != len(words) - 1:
        return (), ""
    before = tuple(word for word in words[:place] if word not in _WORDS)
    rest = before if len(before) > 0 else tuple(word for word in words[place + 1 :] if word not in _WORDS)
    return (rest, numbers[0]) if len(rest) > 0 else ((), "")


def _is_roman(word: str) -> bool:
    return _ROMAN.fullmatch(word) is not None

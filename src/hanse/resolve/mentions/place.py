"""Whether a name that may be a city's stands for the city: what it needs around it where it is a word as well."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_CITY_OF: Final = re.compile(
    r"\b(?:city|cities|town|municipality|municipalities|mayors?|council|councils|authorities in|interview|interviews|"
    r"ville|stadt|comune|ayuntamiento|ajuntament|gemeente|municipio|mairie|maire|sindaco|alcalde|bürgermeister|"
    r"city councils?|cities (?:such as|like|including))\s+(?:of|de|di|d['’]|von|van)?\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_IN: Final = re.compile(r"\b(?:in|from|near|outside|nach|aus|à)\s+$")
_GOES_ON: Final = re.compile(r"\s*,?\s*(?:and|or)\s+[a-z]")  # "in reading and writing"
_MAYOR: Final = re.compile(r"['’]?s?\s+(?:mayor|city council|city government|municipality|town hall|council)\b", re.IGNORECASE)
_LIST: Final = re.compile(r"[\s,;()/\t|*\]_[\"“”·•–-]*(?:and|or|und|et|y|e|&)?[\s,*[\]_\"“]*")
_PLACE_KINDS: Final = frozenset({"city", "country", "division"})


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something was found, of which kind, and whether its name is sure to be one."""

    begin: int
    end: int
    kind: str
    block: int
    is_sure: bool


def means_a_place(text: str, spots: Sequence[Spot], at: int, is_word: bool) -> bool:
    """True where the name at a spot stands for a place. Names that are no words always do."""
    if not is_word:
        return True
    spot = spots[at]
    before = text[max(0, spot.begin - 60) : spot.begin]
    behind = text[spot.end : spot.end + 40]
    if _CITY_OF.search(before) is not None or _MAYOR.match(behind) is not None:
        return True
    if _has_place_beside(text, spots, at):
        return True
    return _IN.search(before) is not None and _GOES_ON.match(behind) is None


def _has_place_beside(text: str, spots: Sequence[Spot], at: int) -> bool:
    """True where nothing but marks of a list part the name from a sure place."""
    spot = spots[at]
    for other in (at - 1, at + 1):
        if not 0 <= other < len(spots) or spots[other].kind not in _PLACE_KINDS or not spots[other].is_sure:
            continue
        gap = text[spots[other].end : spot.begin] if other < at else text[spot.end : spots[other].begin]
        if len(gap) <= 12 and _LIST.fullmatch(gap) is not None:
            return True
    return False

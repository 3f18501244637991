"""Whether a name that may be a city's stands for the city: what it needs around it where it is a word as well."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_CITY_OF: Final = re.compile(
    r"\b(?:city|cities|town|municipality|municipalities|mayors?|council|councils|borough|boroughs|"
    r"authorities in|interview|interviews|"
    r"ville|stadt|comune|ayuntamiento|ajuntament|gemeente|municipio|mairie|maire|sindaco|alcalde|bürgermeister|"
    r"city councils?|cities (?:such as|like|including))\s+(?:of|de|di|d['’]|von|van)?\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_IN: Final = re.compile(r"\b(?:[Ii]n|[Ff]rom|near|outside|nach|aus|à)\s+$")
_GOES_ON: Final = re.compile(r"\s*,?\s*(?:and|or)\s+[a-z]")  # "in reading and writing"
_MAYOR: Final = re.compile(
    r"['’]?s?\s+(?:mayor|city council|city government|municipality|town hall|council)\b", re.IGNORECASE
)
_LIST: Final = re.compile(r"[\s,;()/\t|*\]_[\"“”·•–-]*(?:and|or|und|et|y|e|&)?[\s,*[\]_\"“]*")
_PLACE_KINDS: Final = frozenset({"city", "country", "division"})


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something was found, and of which kind."""

    begin: int
    end: int
    kind: str


def says_city(text: str, begin: int, end: int) -> bool:
    """True where the words beside a name say that it is a city: "the city of Luxembourg", "Nice's mayor"."""
    before = text[max(0, begin - 60) : begin]
    return _CITY_OF.search(before) is not None or _MAYOR.match(text, end) is not None


def sure_places(text: str, spots: Sequence[Spot], words: Sequence[bool]) -> list[bool]:
    """Which spots stand for places; one whose name is a word (``words``) does beside a place, or where it is said."""
    sure = [spot.kind in _PLACE_KINDS and not word for spot, word in zip(spots, words, strict=True)]
    for at, spot in enumerate(spots):
        if not sure[at] and spot.kind in _PLACE_KINDS:
            sure[at] = says_city(text, spot.begin, spot.end) or _is_in(text, spot)
    for order in (range(len(spots)), reversed(range(len(spots)))):
        for at in order:
            if not sure[at] and spots[at].kind in _PLACE_KINDS:
                sure[at] = _has_place_beside(text, spots, sure, at)
    return sure


def _is_in(text: str, spot: Spot) -> bool:
    """True behind "in" or "from", where no list of other words follows."""
    before, behind = text[max(0, spot.begin - 20) : spot.begin], text[spot.end : spot.end + 40]
    return _IN.search(before) is not None and _GOES_ON.match(behind) is None


def _has_place_beside(text: str, spots: Sequence[Spot], sure: Sequence[bool], at: int) -> bool:
    """True where nothing but marks of a list part the name from a sure place."""
    spot = spots[at]
    for other in (at - 1, at + 1):
        if not 0 <= other < len(spots) or not sure[other]:
            continue
        gap = text[spots[other].end : spot.begin] if other < at else text[spot.end : spots[other].begin]
        if len(gap) <= 12 and _LIST.fullmatch(gap) is not None:
            return True
    return False

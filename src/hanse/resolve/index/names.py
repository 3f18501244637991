"""The keys under which the gazetteer holds a place or division, and how good each of them is."""

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import Final

from hanse.resolve.index.source import PLACE, Unit
from hanse.resolve.normalise import fold
from hanse.resolve.office_words import ENDINGS, articles
from hanse.resolve.strip import cores
from hanse.resolve.table import word_set

_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_PARTS = re.compile(r"\s*/\s*|\s+[-–]\s+")
_CODE = re.compile(r"[A-Z]{2,4}|[A-Z]{2}[ -]?[A-Z]{3}")
# Between these words and the name of a river, forest or landscape lies what people leave out.
_LAST_OF_ENDINGS: Final = frozenset(ending[-1] for ending in ENDINGS)
LINKS: Final = word_set(
    "am an im in bei ob vor unter upon on under by sur en les lez lès sous aux sul sulla sull sullo nel nella nei "
    "nelle nad pod u v pri aan op bij over vid ved de del della do da dos das di"
)
SURE_LINKS: Final = word_set("am an im bei ob vor upon on sur sul sulla sull nad pod aan")

# First words that name a landscape or tell places of one name apart, never a municipality by themselves.
GENERIC: Final = word_set(
    "alto alta alti bassa basso bassi valle valli val vall vallee monte monti colli colline terre terra lago "
    "laghi parco costa riviera pianura piana cuenca sierra ribera comarca campo nuova nuovo nueva nuevo nova novo "
    "new nouveau vila villa ville vilanova villanova villanueva villeneuve saint santa san nossa porto puerto "
    "port pont ponte grand gran grande petit upper lower great little north south east west nord sud est ouest "
    "norte sur ober unter gross klein bad stari novi nowy stary nove stare velika mala rio river lake mount fort "
    "cape cabo isla ile isola union unione"
)
# Words behind a name that tell parts of one place apart.
_PARTS_OF_ONE: Final = word_set(
    "alto alta alti bassa basso bassi superiore inferiore sopra sotto centro center centre central capoluogo paese "
    "stazione scalo marina terme nuovo nuova vecchio vecchia nord sud est ouest ovest oriental occidental grand grande "
    "petit petite haut bas haute basse bourg ville village town city station heights superior inferior baja bajo "
    "arriba abajo dorf stadt gornji donji gornja donja velki veliki mali gorna dolna north south east west"
)
_SHORTEST_PART: Final = 4
GOES_ON: Final = "."  # ends the key of any beginning: what follows is known by its first letters


class Form(IntEnum):
    """Which form of a name a key is, the best first."""

    MAIN = 0  # the name itself
    SHORT = 1  # a name without its article, bracket or office
    ALTERNATE = 2  # another name
    PARTIAL = 3  # a name cut before "am", "upon", "de"
    CODE = 4  # the letters of a division


def keys_of(unit: Unit) -> list[tuple[str, Form, str]]:
    """Folded names of a unit with their form, and the name each was made from; the same key may come twice."""
    found = [(fold(unit.name), Form.MAIN, unit.name)]
    for other in unit.other_names:
        if unit.kind == PLACE and other.isupper() and _CODE.fullmatch(other):
            continue
        found.append((fold(other), Form.ALTERNATE, other))
        if "(" in other and (outside := _BRACKETS.sub("", other).strip()) not in {"", other}:
            found.append((fold(outside), Form.SHORT, other))  # "Sambreville (Tamines)": a municipality and its village
        if other[-1:] in _LAST_OF_ENDINGS:
            ending = next((ending for ending in ENDINGS if other.endswith(ending)), "")
            if ending != "" and len(other) - len(ending) >= 2:
                found.append((fold(other.removesuffix(ending)), Form.SHORT, other))
    for name in (unit.name,) if unit.kind == PLACE else (unit.name, *unit.other_names):
        found.extend(_shortened(name, is_place=unit.kind == PLACE))
    found.extend((fold(code), Form.CODE, code) for code in unit.codes)
    return found


def _shortened(name: str, *, is_place: bool) -> Iterator[tuple[str, Form, str]]:
    """The forms in which people shorten a name."""
    if not name.isascii() or not name.isalpha():
        for part in {_BRACKETS.sub("", name), *_PARTS.split(name)} - {name, ""}:
            yield fold(part), Form.SHORT, name
    words = tuple(fold(_BRACKETS.sub("", name)).split())
    if len(words) < 2:
        return
    if words[0] in articles():
        yield " ".join(words[1:]), Form.SHORT, name
    for core in cores(words)[1:]:
        yield " ".join(core.words), Form.SHORT if core.doubtful == 0 or not is_place else Form.PARTIAL, name
    for index in range(1, len(words) - 1):
        if words[index] in LINKS and words[index - 1] not in LINKS:
            form = Form.SHORT if words[index] in SURE_LINKS else Form.PARTIAL
            yield " ".join(words[:index]), form, name


def parts_of_name(name: str) -> Iterator[str]:
    """Keys of the ends of a name of several words, and of its beginning where the rest tells parts of one place apart.

    Municipalities are often listed as a part of what their seat is called: "Roveleto di Cadeo", "Simsbury Center".
    """
    words = fold(_BRACKETS.sub("", name)).split()
    for cut in range(1, len(words)):
        head, tail = words[:cut], words[cut:]
        yield "".join(head) + GOES_ON
        if _stands_alone(tail):
            yield "".join(tail)
        if all(word in _PARTS_OF_ONE or word in articles() for word in tail) and _stands_alone(head):
            yield "".join(head)


def _stands_alone(words: list[str]) -> bool:
    key = "".join(words)
    return words[0] not in LINKS and words[-1] not in LINKS and key not in GENERIC and len(key) >= _SHORTEST_PART

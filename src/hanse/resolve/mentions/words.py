"""The words of a text with their offsets, in the form they are compared in; words cut at the end of a line rejoined."""

import re
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from hanse.resolve.normalise import fold
from hanse.resolve.table import word_set

# Scripts written without spaces, or with endings set to names, are compared letter by letter.
_ALONE: Final = r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_WORD: Final = re.compile(rf"{_ALONE}|(?:(?!{_ALONE})[^\W_][\u0300-\u036f\u00ad\u200b-\u200d]*)+|&")
_HIDDEN: Final = re.compile(r"https?://\S+|\bwww\.\S+|\bdoi\.org/\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_CUT: Final = re.compile(r"[-\u00ad\u2010\ufffe]\n[ ]*")
_MARKS: Final = re.compile(r"[\u00ad\u200b-\u200d]")
SMALL: Final = word_set(
    "a an the of on for in to at by and or with from de des du la le les l d et a der die das dem den des und von zur "
    "zum fur fuer y e el los las del da do das dos di della delle dei degli i il lo gli van het een en te voor til og"
)
_SPELT: Final = {
    "programme": "program", "programmes": "program", "centre": "center", "centres": "center", "labour": "labor",
    "harbour": "harbor", "harbours": "harbor", "neighbourhood": "neighborhood",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its offsets in the text and the form it is compared in."""

    begin: int
    end: int
    key: str


def words_of(text: str, known: Container[str] = frozenset()) -> list[Word]:
    """The words of a text outside addresses of pages and mail.

    A word cut in two at the end of a line is joined where the whole is one of the ``known`` words.
    """
    hidden = [match.span() for match in _HIDDEN.finditer(text)]
    found: list[Word] = []
    for word in _outside(_WORD.finditer(text), hidden):
        if len(found) > 0 and text[word.begin].islower() and _CUT.fullmatch(text, found[-1].end, word.begin):
            whole = found[-1].key + word.key
            if whole in known:
                found[-1] = Word(found[-1].begin, word.end, whole)
                continue
        found.append(word)
    return found


def _outside(matches: Iterator[re.Match[str]], hidden: list[tuple[int, int]]) -> Iterator[Word]:
    following = iter([*hidden, (1 << 62, 1 << 62)])
    begin, end = next(following)
    for match in matches:
        while match.start() >= end:
            begin, end = next(following)
        if not begin <= match.start() < end:
            yield Word(match.start(), match.end(), key_of(match[0]))


@lru_cache(maxsize=200_000)
def key_of(word: str) -> str:
    """The form in which a word is compared: without case, accents, ligatures and soft hyphens."""
    if word == "&":
        return "and"
    plain = _MARKS.sub("", unicodedata.normalize("NFKC", word))
    if plain.isascii():
        return plain.lower()
    return fold(plain).replace(" ", "") or plain.casefold()


def keys_of(name: str) -> tuple[str, ...]:
    """The words of a name, as they are compared."""
    return tuple(key_of(match[0]) for match in _WORD.finditer(name))


@lru_cache(maxsize=200_000)
def stem(key: str) -> str:
    """A word of a long name without what spelling and number vary: Organisation, Organizations."""
    key = _SPELT.get(key, key)
    key = key.replace("isation", "ization")
    return key[:-1] if len(key) > 4 and key.endswith("s") and not key.endswith("ss") else key

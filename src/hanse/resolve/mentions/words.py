"""The words of a text with their offsets, in the form they are compared in; words cut at the end of a line rejoined."""

import re
import unicodedata
from collections.abc import Container
from functools import lru_cache
from typing import Final, NamedTuple

from hanse.resolve.normalise import fold
from hanse.resolve.table import word_set

# Scripts written without spaces, or with endings set to names, are compared letter by letter.
_ALONE: Final = r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_WORD: Final = re.compile(
    rf"{_ALONE}|(?:(?!{_ALONE})"
    rf"[^\W_\u00b2\u00b3\u00b9\u2070-\u2079\u2080-\u2089][\u0300-\u036f\u00ad\u200b-\u200d]*)+|&"
)
_UNUSUAL: Final = re.compile(rf"{_ALONE}|[\u0300-\u036f\u00ad\u200b-\u200d]")
_PLAIN_WORD: Final = re.compile(r"[^\W_\u00b2\u00b3\u00b9\u2070-\u2079\u2080-\u2089]+|&")
_HIDDEN: Final = re.compile(r"https?://\S+|\bwww\.\S+|\bdoi\.org/\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_CUT: Final = re.compile(r"(?:[-\u00ad\u2010]\n[ ]*|\ufffe\n?)(?=[^\W\d_])(?![A-ZÀ-Þ])")
_MARKS: Final = re.compile(r"[\u00ad\u200b-\u200d]")
SMALL: Final = word_set(
    "a an the of on for in to at by and or with from de des du la le les l d et a der die das dem den des und von zur "
    "zum fur fuer y e el los las del da do das dos di della delle dei degli i il lo gli van het een en te voor til og"
)
_SPELT: Final = {
    "programme": "program", "programmes": "program", "centre": "center", "centres": "center", "labour": "labor",
    "harbour": "harbor", "harbours": "harbor", "neighbourhood": "neighborhood",
}  # fmt: skip


class Word(NamedTuple):
    """One word: its offsets in the text and the form it is compared in."""

    begin: int
    end: int
    key: str


class _Keys(dict[str, str]):
    """The key of each different word, made once."""

    def __missing__(self, word: str) -> str:
        key = self[word] = key_of(word)
        return key


def words_of(text: str, known: Container[str] = frozenset()) -> list[Word]:
    """The words of a text outside addresses of pages and mail.

    A word cut in two at the end of a line is joined where the whole is one of the ``known`` words.
    """
    word = _WORD if _UNUSUAL.search(text) is not None else _PLAIN_WORD
    keys = _Keys()
    found: list[Word] = []
    begin = 0
    for hidden in _HIDDEN.finditer(text):
        found += [Word(*match.span(), keys[match[0]]) for match in word.finditer(text, begin, hidden.start())]
        begin = hidden.end()
    found += [Word(*match.span(), keys[match[0]]) for match in word.finditer(text, begin)]
    return _rejoined(text, found, known)


def _rejoined(text: str, words: list[Word], known: Container[str]) -> list[Word]:
    """The words, those cut in two at the end of a line made whole."""
    cuts = {match.start(): match.end() for match in _CUT.finditer(text)}
    if len(cuts) == 0:
        return words
    found: list[Word] = []
    for word in words:
        last = found[-1] if len(found) > 0 else None
        if last is not None and cuts.get(last.end) == word.begin and last.key + word.key in known:
            found[-1] = Word(last.begin, word.end, last.key + word.key)
        else:
            found.append(word)
    return found


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

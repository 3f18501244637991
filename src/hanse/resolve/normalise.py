"""Written names to comparable keys: script, accents, punctuation and "Saint".

A key only serves comparison; the name as written stays in the claim. ``fold`` keeps words apart, ``squash`` runs
them together ("Phanat Nikhom", "Phanatnikhom"), ``sound`` levels what transliteration and spelling vary most.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from anyascii import anyascii

from hanse.resolve.table import word_set

_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[\x00-\u024f\u0259\u02b0-\u036f\u1e00-\u1eff\u2000-\u206f]*")
_NOT_WORD = re.compile(r"[\W_]+")
_ASCII_WORDS = {code: " " for code in range(128) if not chr(code).isalnum()}
_ASCII_WORDS |= {code: chr(code).lower() for code in range(ord("A"), ord("Z") + 1)}


_SIGNS = "ьъЬЪ\u02b9\u02ba"  # soft and hard signs would part words


class _Transliteration(dict[int, str]):
    """What each character is in ASCII, asked for once: anyascii reads every character by itself."""

    def __missing__(self, code: int) -> str:
        text = self[code] = "" if chr(code) in _SIGNS else anyascii(chr(code))
        return text


_TO_ASCII = _Transliteration()
SAINTS: Final = word_set(
    "st saint sainte ste sankt sint san sant santa santo sao sta sto sv sveti sveta svety svaty svata swiety swieta "
    "szent agios agia agioi aghios aghia ayios ayia agiou agias sankta sanct sank sen saints stt"
)
_SOUNDS_WITH_H: Final = (("shch", "s"), ("tsch", "c"), ("sch", "s"), ("sh", "s"), ("zh", "z"), ("ph", "f"), ("h", ""))
_SOUNDS: Final = (("ou", "u"), ("ae", "e"), ("oe", "o"), ("ue", "u"), ("x", "ks"), ("ck", "k"))
_ALIKE = str.maketrans("yjwqcz", "iivkks")
_ASCII_WORDS[ord("&")] = " and "
_TWICE = re.compile(r"(.)\1+")


def fold(name: str) -> str:
    """A name in lower-case ASCII words; Han characters stay, since their reading depends on the language.

    "St", "Sankt", "São" and their like all become "saint"; punctuation parts words.
    """
    if name.isascii():
        words = name.translate(_ASCII_WORDS).split()
    else:
        text = unicodedata.normalize("NFKC", name).casefold()
        if _HAN.search(text) is not None:
            words = _NOT_WORD.sub(" ", text).split()
        else:
            words = text.translate(_TO_ASCII).translate(_ASCII_WORDS).split()
    if SAINTS.isdisjoint(words):
        return " ".join(words)
    return " ".join("saint" if word in SAINTS else word for word in words)


def squash(folded: str) -> str:
    """A folded name without the spaces between its words: the key names are looked up by."""
    return folded.replace(" ", "")


# Small words that lists leave out, add or exchange within a name.
_SMALL: Final = word_set(
    "a al am an and as at d da das de degli dei del dell della delle dello dem den der des di die do dos du e el "
    "els en es et i il im in l la las le les lo los na nad nei nel nella nelle och of og on op os per sul sulla "
    "sulle sullo sur the und upon y zu"
)


def loose(folded: str) -> str:
    """The sound of a folded name without small words and soft vowels.

    "Murillo el Fruto" and "Murillo del Fruto" share it, as do "Viliejka" and "Vileyka".
    """
    return soft(sound("".join(without_small(folded.split()))))


def loose_of_all(folded: Sequence[str]) -> list[str]:
    """``loose`` of many names, several times faster: all in one text. No name may hold a line break."""
    text = "\n".join("".join(without_small(name.split())) if " " in name else name for name in folded)
    return soft(sound(text)).split("\n") if len(folded) > 0 else []


def soft(heard: str) -> str:
    """A sound without the i that some transliterations write before a vowel."""
    return _SOFT.sub("", heard)


_SOFT: Final = re.compile("i(?=[aeou])")


def without_small(words: Sequence[str]) -> Sequence[str]:
    """Words without the small ones, unless nothing else is there."""
    kept = [word for word in words if word not in _SMALL]
    return kept if len(kept) > 0 else list(words)


def sound(key: str) -> str:
    """A key under which spellings meet that differ as transliterations do: y and i, w and v, doubled letters, h."""
    for written, heard in (*_SOUNDS_WITH_H, *_SOUNDS) if "h" in key else _SOUNDS:
        if written in key:
            key = key.replace(written, heard)
    return _TWICE.sub(r"\1", key.translate(_ALIKE))


def is_latin(name: str) -> bool:
    """True where a name is written in Latin letters, with accents or without."""
    return name.isascii() or _LATIN.fullmatch(name) is not None

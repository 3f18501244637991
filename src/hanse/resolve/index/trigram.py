"""Three-letter pieces of keys, as numbers: what two spellings of one name still share."""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

_LETTERS: Final = "#0123456789abcdefghijklmnopqrstuvwxyz"
ALPHABET: Final = frozenset(_LETTERS[1:])
_BASE: Final = len(_LETTERS)
TRIGRAMS: Final = _BASE**3
_NUMBER: Final = {letter: number for number, letter in enumerate(_LETTERS)}
_NUMBER_OF_BYTE = np.zeros(256, "u2")
_NUMBER_OF_BYTE[[ord(letter) for letter in _LETTERS]] = np.arange(_BASE)


def trigrams(key: str) -> list[int]:
    """The different pieces of a key, its ends marked: of "ulm" #ul, ulm, lm#."""
    numbers = [0, *(_NUMBER.get(letter, 0) for letter in key), 0]
    return list({(a * _BASE + b) * _BASE + c for a, b, c in zip(numbers, numbers[1:], numbers[2:], strict=False)})


def trigrams_of_all(keys: list[str]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Pieces of many keys and the number of the key each belongs to, in order of the keys."""
    text = ("#" + "##".join(keys) + "#").encode("ascii")
    numbers = _NUMBER_OF_BYTE[np.frombuffer(text, "u1")].astype("u4")
    lengths = np.array([len(key) + 2 for key in keys], "i8")
    owners = np.repeat(np.arange(len(keys), dtype="u4"), lengths)
    pieces = (numbers[:-2] * _BASE + numbers[1:-1]) * _BASE + numbers[2:]
    within = owners[:-2] == owners[2:]
    return pieces[within].astype("u2"), owners[:-2][within]

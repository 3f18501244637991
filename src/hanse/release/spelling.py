"""Words that a mistyped word may have meant: one or two slips away from it, the weightiest first."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from hanse.release.contents import Contents

_OFFERED = 8
_SHORTEST, _LONG = 4, 8  # letters of words that may hold one slip, and two
_LOOKED_AT = 2_500  # words that go through the exact comparison, the weightiest first
_SPACE = ord("\n")


@dataclass(frozen=True)
class Vocabulary:
    """The words of an index in the order of weight, and which letters stand in each (a bit a letter or digit)."""

    text: bytes
    starts: NDArray[np.int64]
    lengths: NDArray[np.int64]
    letters: NDArray[np.uint64]
    initials: NDArray[np.uint8]

    def word(self, place: int) -> str:
        """The word at ``place``."""
        start = int(self.starts[place])
        return self.text[start : start + int(self.lengths[place])].decode()


def slips(word: str) -> int:
    """How many slips of the pen a word of that length may hold."""
    return 0 if len(word) < _SHORTEST else 1 if len(word) < _LONG else 2


def nearest_words(contents: Contents, index: str, word: str, *, is_unfinished: bool) -> tuple[tuple[str, int], ...]:
    """Words of the index that ``word`` may have meant, with the number of slips.

    ``is_unfinished`` also takes it for the mistyped beginning of a longer word with the same first letter.
    """
    most = slips(word)
    if most == 0 or not word.isascii():
        return ()
    held = vocabulary(contents, index)
    if len(held.starts) == 0:
        return ()
    asked = _letters(word)
    changed = np.bitwise_count(held.letters ^ asked) <= 2 * most
    whole = np.flatnonzero(changed & (np.abs(held.lengths - len(word)) <= most))
    found = _compare(held, whole, word, None, most)
    if is_unfinished:
        lacking = np.bitwise_count(asked & ~held.letters) <= most
        longer = np.flatnonzero(lacking & (held.lengths > len(word)) & (held.initials == ord(word[0])))
        for cut in (len(word), len(word) + 1):
            found = _compare(held, longer, word, cut, most) | found
    ranked = sorted(found.items(), key=lambda one: one[1])[:_OFFERED]
    return tuple((held.word(place), distance) for place, (distance, _) in ranked)


def vocabulary(contents: Contents, index: str) -> Vocabulary:
    """The words of an index, read once."""
    return contents.remember(("vocabulary", index), lambda: _vocabulary(contents, index))


def _compare(
    held: Vocabulary, places: NDArray[np.intp], word: str, cut: int | None, most: int
) -> dict[int, tuple[int, int]]:
    """Distance and place of every word within ``most`` slips, compared as far as ``cut`` letters."""
    looked = [int(place) for place in places[:_LOOKED_AT]]
    choices = [held.word(place)[:cut] for place in looked]
    near = process.extract(word, choices, scorer=OSA.distance, score_cutoff=most, limit=None)
    return {looked[number]: (int(distance), looked[number]) for _, distance, number in near}


def _letters(word: str) -> np.uint64:
    bits = 0
    for letter in word.encode():
        bits |= 1 << (letter & 63)
    return np.uint64(bits)


def _vocabulary(contents: Contents, index: str) -> Vocabulary:
    row = contents.database.row("SELECT words FROM vocabulary WHERE kept = ?", (index,))
    text = row["words"].encode("ascii") if row is not None else b""
    if text == b"":
        none = np.zeros(0, dtype=np.int64)
        return Vocabulary(b"", none, none, none.astype(np.uint64), none.astype(np.uint8))
    letters = np.frombuffer(text, dtype=np.uint8)
    ends = np.append(np.flatnonzero(letters == _SPACE), len(letters)).astype(np.int64)
    starts = np.concatenate([np.zeros(1, dtype=np.int64), ends[:-1] + 1])
    bits = np.where(letters == _SPACE, np.uint64(0), np.uint64(1) << (letters & 63).astype(np.uint64))
    return Vocabulary(text, starts, ends - starts, np.bitwise_or.reduceat(bits, starts), letters[starts])

"""Looks names up word by word: as they are written, and long ones by the words that carry meaning alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from hanse.resolve.mentions.naming import Name
from hanse.resolve.mentions.words import SMALL, Word, stem

_LONG: Final = 3  # words that carry meaning, from which on small words, plurals and spelling may vary
_SMALL_BETWEEN: Final = 3
_END: Final = ""  # where a name ends, its node holds the names under this key
_FREE: Final = frozenset(" \t\n'’‘\"“”„«»*_#-–—‐\u00ad\ufffe/&[]^`")
_WIDEST: Final = 6  # characters between two words of a name

Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that spell a name: ``first`` to ``last`` (of the words of the text), and the names they spell."""

    first: int
    last: int
    names: tuple[Name, ...]


class Lexicon:
    """Names by their words."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._exact: Node = {}
        self._loose: Node = {}
        self.words: set[str] = set()
        for name in names:
            self.add(name)

    def add(self, name: Name) -> None:
        """Take a name in."""
        self.words.update(name.keys)
        _insert(self._exact, name.keys, name)
        content = name.content
        if len(content) >= _LONG and not name.is_acronym and name.kind != "city":
            _insert(self._loose, [stem(key) for key in content], name)

    def begins(self, key: str) -> bool:
        """True where a name may begin with a word."""
        return key in self._exact or stem(key) in self._loose

    def hits(self, words: Sequence[Word], text: str, start: int) -> list[Hit]:
        """What the words from ``start`` on spell, the longest first."""
        found: dict[int, dict[Name, None]] = {}
        key = words[start].key
        following = words[start + 1].key if start + 1 < len(words) else _END
        node = self._exact.get(key)
        if node is not None and (_END in node or following in node):
            _follow(node, words, text, start, found)
        node = self._loose.get(stem(key)) if key not in SMALL else None
        if node is not None and (following in SMALL or stem(following) in node):
            _follow_loosely(node, words, text, start, found)
        if len(found) == 0:
            return []
        return [Hit(start, last, tuple(found[last])) for last in sorted(found, reverse=True)]


def _insert(node: Node, keys: Iterable[str], name: Name) -> None:
    for key in keys:
        node = node.setdefault(key, {})
    node.setdefault(_END, []).append(name)


def _follow(node: Node, words: Sequence[Word], text: str, start: int, found: dict[int, dict[Name, None]]) -> None:
    at = start
    while True:
        _take(node, words, text, start, at, found)
        at += 1
        if at == len(words) or not _may_run_on(text, words[at - 1].end, words[at].begin):
            return
        following = node.get(words[at].key)
        if following is None:
            return
        node = following


def _follow_loosely(
    node: Node, words: Sequence[Word], text: str, start: int, found: dict[int, dict[Name, None]]
) -> None:
    at, small = start, 0
    while True:
        at += 1
        if at == len(words) or not _may_run_on(text, words[at - 1].end, words[at].begin):
            return
        key = words[at].key
        following = node.get(stem(key))
        if following is None:
            if key not in SMALL or small == _SMALL_BETWEEN:
                return
            small += 1
            continue
        node, small = following, 0
        _take(node, words, text, start, at, found)


def _take(
    node: Node, words: Sequence[Word], text: str, start: int, last: int, found: dict[int, dict[Name, None]]
) -> None:
    names = node.get(_END)
    if names is None:
        return
    marks = _marks_between(words, text, start, last)
    for name in names:
        if marks <= name.marks:
            found.setdefault(last, {})[name] = None


def _marks_between(words: Sequence[Word], text: str, start: int, last: int) -> set[str]:
    """The punctuation between the words that is not free."""
    found: set[str] = set()
    for index in range(start, last):
        gap = text[words[index].end : words[index + 1].begin]
        if gap not in {" ", ""}:
            found.update(gap)
    return found - _FREE


def _may_run_on(text: str, end: int, begin: int) -> bool:
    """True where a name may go on from one word to the next: no cell, paragraph or sentence ends between them."""
    if begin - end == 1 and text[end] == " ":
        return True
    if begin - end > _WIDEST:
        return False
    gap = text[end:begin]
    return "\t" not in gap and gap.count("\n") <= 1 and not any(mark in gap for mark in ".!?|•")

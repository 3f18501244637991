"""Whether words that spell a name are written as one: capitals, quotes, and what stands beside them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from hanse.resolve.mentions.lexicon import Hit
from hanse.resolve.mentions.naming import Name
from hanse.resolve.mentions.ordinary import CUES
from hanse.resolve.mentions.words import SMALL, Word

_SENTENCE_START: Final = re.compile(r"(?:^|[.!?:…]|\n\s*\n|\n\s*[-*•▶►–—])[\s\"“”'‘’*_(\[#>]*$")
_OPENING: Final = frozenset("\"“„«*_[‘'#")
_LIST_LEFT: Final = re.compile(r"(?:[,;:>(\t/|]|(?:^|\n)\s*(?:[-*•▶►–—]|\d+[.)])?)\s*$")
_LIST_RIGHT: Final = re.compile(r"\s*(?:[,;)\t<|(/]|\.?\s*(?:$|\n))")
_SHORT_ACRONYM: Final = 4
_NEAR: Final = 60
_LONG: Final = 3  # words that carry meaning, from which on a title is known without its capitals


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a hit stands: in a heading, in a text of capitals throughout."""

    is_heading: bool = False
    is_shouted: bool = False
    begin: int = 0  # of its block
    end: int = 0


def is_written_as(name: Name, hit: Hit, words: Sequence[Word], text: str, setting: Setting) -> bool:
    """True where the words of a hit are written as this name may be."""
    begin, end = words[hit.first].begin, words[hit.last].end
    surface = text[begin:end]
    if name.is_acronym:
        return _acronym_fits(name, surface, setting)
    if name.kind in {"city", "country", "division"}:
        return _place_fits(hit, words, text, surface)
    return _body_fits(name, hit, words, text, setting)


def _acronym_fits(name: Name, surface: str, setting: Setting) -> bool:
    if name.is_generic and setting.is_shouted:
        return False
    if surface in {name.text, name.text.upper()}:
        return True
    letters = sum(letter.isalpha() for letter in name.text)
    joined = name.text.replace("-", "").replace(" ", "")
    if surface.replace("-", "").replace(" ", "") == joined:
        return letters > _SHORT_ACRONYM
    return letters > _SHORT_ACRONYM and not name.is_generic and surface[:1].isupper()


def _place_fits(hit: Hit, words: Sequence[Word], text: str, surface: str) -> bool:
    """Every word that carries meaning begins with a capital, where its script has any."""
    own = words[hit.first : hit.last + 1]
    content = [word for word in own if word.key not in SMALL] or own
    return len(surface) > 1 and not any(text[word.begin].islower() for word in content)


def _body_fits(name: Name, hit: Hit, words: Sequence[Word], text: str, setting: Setting) -> bool:
    begin, end = words[hit.first].begin, words[hit.last].end
    content = [text[word.begin] for word in words[hit.first : hit.last + 1] if word.key not in SMALL]
    capital = [not letter.islower() for letter in content]
    if (name.is_weak or name.is_head) and not all(capital):
        return False
    if name.is_head:
        return _GOES_ON.match(text, end) is None
    if name.kind == "document" and len(name.content) >= _LONG:
        return True
    if name.is_lower or (not name.is_generic and len(content) > 1 and len(name.content) > 1):
        return capital[0] or len(content) > 1
    if len(content) == 1:
        return _single_fits(name, begin, end, text, setting, is_capital=capital[0])
    alone = _stands_alone(text, begin, end, setting)
    if all(capital):
        return not ((setting.is_heading or setting.is_shouted) and name.is_generic) or alone or _cue(text, begin, end)
    if _cue(text, begin, end) or _is_marked(text, begin, end):
        return True
    if capital[0]:
        return alone or _in_list(text, begin, end) or not starts_sentence(text, begin, setting.begin)
    return False


def _single_fits(name: Name, begin: int, end: int, text: str, setting: Setting, *, is_capital: bool) -> bool:
    """A name of one word begins with a capital; one that is a word anyhow must not owe it to its place."""
    if not is_capital:
        return False
    if not name.is_generic:
        return True
    if setting.is_heading or setting.is_shouted:
        return _stands_alone(text, begin, end, setting) or _cue(text, begin, end)
    return True


def starts_sentence(text: str, begin: int, block: int) -> bool:
    """True where a capital says nothing, since a sentence or block begins there."""
    return _SENTENCE_START.search(text[max(block, begin - _NEAR) : begin]) is not None


def _stands_alone(text: str, begin: int, end: int, setting: Setting) -> bool:
    """True where the block, or the cell, holds the name and nothing else."""
    left = text[setting.begin : begin].rpartition("\t")[2]
    right = text[end : setting.end].partition("\t")[0]
    return not any(letter.isalnum() for letter in left + right)


def _in_list(text: str, begin: int, end: int) -> bool:
    """True where marks of a list part the name from what stands before and behind it."""
    before, behind = text[max(0, begin - _NEAR) : begin], text[end : end + _NEAR]
    return _LIST_LEFT.search(before) is not None and _LIST_RIGHT.match(behind) is not None


def _is_marked(text: str, begin: int, end: int) -> bool:
    """True between quotes, in emphasis, as a link or behind a hash."""
    before, behind = text[max(0, begin - 1) : begin], text[end : end + 1]
    return before in _OPENING and (behind in {'"', "”", "“", "»", "*", "_", "]", "’", "'"} or before == "#")


_GOES_ON: Final = re.compile(r"\s+(?:for|on|of)\b")
_CUE: Final = re.compile(r"[\s\"”'’*_\])]{0,3}([^\W\d_]+)")


def _cue(text: str, begin: int, end: int) -> bool:
    """True where the word behind a name says what it is: a network, a project."""
    found = _CUE.match(text, end)
    return found is not None and found[1].lower() in CUES

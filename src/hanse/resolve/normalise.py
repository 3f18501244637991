"""Written names to comparable keys: script, accents, punctuation, "Saint", and the words that name the office.

A key only serves comparison. The name as written stays in the claim; what a removed word said about the level
of government ("Landkreis", "Comune di") is kept by :func:`stated_level`.
"""

import re
import unicodedata
from dataclasses import dataclass

from anyascii import anyascii

from hanse.resolve.office_words import AFTER, BEFORE, ENDINGS, IN_BRACKETS, Phrases

_HAN = re.compile(r"[\u3400-\u9fff]")
_NOT_WORD = re.compile(r"\W+|_")
_BRACKETS = re.compile(r"\s*[(\[（]([^)\]）]*)[)\]）]\s*")
_SAINTS = frozenset({"st", "saint", "sainte", "ste", "sankt", "sint"})


@dataclass(frozen=True)
class NameParts:
    """A written name taken apart: the bare name, its qualifier ("IL", "Saale"), and the level its words state."""

    bare: str  # key without the words that name an office
    qualifier: str  # what stood in brackets or after a comma, as written
    level: str  # a level of LEVELS, "" where the words state none


def fold(name: str) -> str:
    """A name in lower-case ASCII words; Han characters stay, since their reading depends on the language.

    "St", "Sankt", "Sint" and their like all become "saint"; punctuation parts words.
    """
    text = unicodedata.normalize("NFKC", name).casefold()
    text = text if _HAN.search(text) else anyascii(text).casefold()
    words = _NOT_WORD.sub(" ", text).split()
    return " ".join("saint" if word in _SAINTS else word for word in words)


def split_qualifier(name: str) -> tuple[str, str]:
    """("Springfield", "IL") from "Springfield, IL"; ("Halle", "Saale") from "Halle (Saale)"; "" where there is none."""
    match = _BRACKETS.search(name)
    if match is not None and match.start() > 0:
        return f"{name[: match.start()]} {name[match.end() :]}".strip(), match.group(1).strip()
    head, _, tail = name.partition(",")
    return head.strip(), tail.strip()


def take_apart(name: str) -> NameParts:
    """The bare name, qualifier and stated level of a written name."""
    head, qualifier = split_qualifier(unicodedata.normalize("NFKC", name))
    head, ending = _cut_ending(head)
    words, before = _cut(tuple(fold(head).split()), BEFORE, at_start=True)
    words, after = _cut(words, AFTER, at_start=False)
    level = ending or before or after or IN_BRACKETS.get(fold(qualifier), "")
    return NameParts(" ".join(words), qualifier, level)


def stated_level(name: str) -> str:
    """The level of government that the written name itself states, "" where it does not."""
    return take_apart(name).level


def _cut_ending(head: str) -> tuple[str, str]:
    """Cut one Han or Hangul ending, and what precedes the last word, where two characters or more remain."""
    for ending, level in ENDINGS.items():
        if head.endswith(ending) and len(head) - len(ending) >= 2:
            return head.removesuffix(ending).rsplit(maxsplit=1)[-1], level
    return head, ""


def _cut(words: tuple[str, ...], phrases: Phrases, *, at_start: bool) -> tuple[tuple[str, ...], str]:
    """Cut the longest phrase at one end, unless nothing would remain."""
    for phrase, level in phrases:
        end = words[: len(phrase)] if at_start else words[-len(phrase) :]
        if end == phrase and len(words) > len(phrase):
            return (words[len(phrase) :] if at_start else words[: -len(phrase)]), level
    return words, ""

"""The sentence around a mention, with what tells of persons taken out."""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import Final

from hanse.domain.contacts import strip_contacts

_END: Final = re.compile(
    r"(?<=[.!?])[\"”’')\]*_]*(?:\^?\d{1,2}|[¹²³⁰⁴-⁹]+)?\s+(?=[\"“‘'(\[*_]*[A-ZÀ-ÞΑ-ΩА-Я0-9])|\n\s*\n|(?<=[。！？])"
)
_SHORTENED: Final = re.compile(
    r"(?:\b(?:e\.\s?g|i\.\s?e|cf|vs|etc|al|St|Sta|Ste|Dr|Mr|Mrs|Ms|Prof|No|Nr|Art|Fig|Vol|pp?|approx|"
    r"ca|bzw|z\. ?B|u\. ?a|[A-ZÀ-Þ])|\b(?:[A-Z]\.)+[A-Z])\.[\"”’')\]*_]*\s*$"
)
_LONGEST: Final = 500
_CUT: Final = re.compile(r"([^\W\d_]{3})-\n(?=[^\W\d_]{3})(?![A-ZÀ-Þ])")
_SPACE: Final = re.compile(r"[ \n\r\xa0]+")
# Words behind an office that name a body or a meeting: "Mayors Migration Council".
_NO_PERSON: Final = (
    "Summit|Forum|Council|Conference|Office|Mechanism|Migration|Dialogue|Network|Initiative|Challenge|Declaration|For|"
    "Letter|Alliance|Coalition|Climate|Task|Taskforce|Adapt|Against|Association|Commission|European"
)
_TITLED: Final = re.compile(
    r"\b(?P<title>(?:Deputy |Vice[- ]|Lord |Lady |former |Former )?(?:Mayors?|Mayoress|Councillors?|"
    r"Presidents?|Commissioners?|Ministers?|"
    r"Secretary-General|Governors?|Professors?|Prof\.|Dr\.?|Mr\.?|Mrs\.?|Ms\.?|Mx\.?|Sir|Dame|Herr|"
    r"Frau|Bürgermeister(?:in)?|"
    r"Oberbürgermeister(?:in)?|Maire|Alcalde(?:sa)?|Sindac[oa]|Burgemeester))"
    rf"(?P<name>(?:,? (?:and |& )?(?!(?:{_NO_PERSON}|(?:Deputy |Vice |Prime )?(?:Mayor|Minister|President))s?\b)"
    r"[A-ZÀ-Þ][\w’'-]+(?: (?:van|von|de|der|den|da|di|del|la))?){1,4})"
)
_MAY_TELL: Final = re.compile(
    r"@|\+\d|(?i:\b(?:tel|phone|fax|mob|tél)|mayor|council|president|commissioner|minister|secretary|"
    r"governor|prof|\bdr\b|"
    r"\bm[rsx]s?\b|\bsir\b|dame|herr|frau|meister|maire|alcalde|sindac|burgemeester)"
)
REMOVED: Final = "[name removed]"


def sentence_at(block: str, begin: int, end: int) -> tuple[int, int]:
    """Where the sentence that holds ``begin`` to ``end`` of a block begins and ends; a row or item is one sentence."""
    if "\t" in block:
        return 0, len(block)
    starts = _starts(block)
    behind = bisect_left(starts, end)
    return starts[max(0, bisect_right(starts, begin) - 1)], starts[behind] if behind < len(starts) else len(block)


@lru_cache(maxsize=4_096)
def _starts(block: str) -> tuple[int, ...]:
    """Where the sentences of a block begin."""
    found = [0]
    for match in _END.finditer(block):
        if _SHORTENED.search(block[max(0, match.start() - 12) : match.start()]) is None:
            found.append(match.end())
    return tuple(found)


def shown(sentence: str, begin: int, end: int, kept: frozenset[str] = frozenset()) -> str:
    """A sentence as it is shown: on one line, without names behind titles and contacts, cut where it is long.

    ``begin`` and ``end`` place the mention in it; ``kept`` are words that are names of entities, never of persons.
    """
    if len(sentence) > _LONGEST:
        left = max(0, min(begin - _LONGEST // 2, len(sentence) - _LONGEST))
        right = max(end, left + _LONGEST)
        head, tail = "…" if left > 0 else "", "…" if right < len(sentence) else ""
        sentence = f"{head}{sentence[left:right]}{tail}"
    sentence = _CUT.sub(r"\1", sentence).replace("-\n", "-")
    text = _SPACE.sub(" ", sentence.lstrip("# ").replace("\t", " | ")).strip()
    return without_persons(text, kept)


@lru_cache(maxsize=4_096)
def without_persons(text: str, kept: frozenset[str] = frozenset()) -> str:
    """``text`` without the names that follow a title or office, and without addresses of mail and telephones."""

    def removed(match: re.Match[str]) -> str:
        name = match["name"]
        words = {word.strip(",&'’").removesuffix("'s").removesuffix("’s") for word in name.split()}
        if not words.isdisjoint(kept):
            return match[0]
        return f"{match['title']} {REMOVED}"

    if _MAY_TELL.search(text) is None:
        return text
    return _TITLED.sub(removed, strip_contacts(text)[0])

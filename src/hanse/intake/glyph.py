"""Reads the marks of a matrix by families of glyphs, so that lookalikes of a bad scan count as what they stand for."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from hanse.intake.words import fold, no_words, role_named, yes_words
from hanse.intake.writtendate import read_date

TICK, CROSS, FILLED, HOLLOW, PARTLY = "tick", "cross", "filled sign", "hollow sign", "half-filled sign"
YES, NO, NUMBER, DATE, BLANK, OTHER = "yes", "no", "number", "date", "blank", "other"
WORD = "word for a role"

_FAMILIES: Final = {
    # A tick as print, keyboards and text recognition give it: Latin v, Greek nu, a root sign, Arabic-Indic seven.
    TICK: "✓✔☑✅√vVνѵѴⅴ˅ʋ⋁∨٧۷ᴠ\U0001f5f8\U0001f5f9",
    CROSS: "xXхХχΧ×✕✖✗✘╳❌❎☒⨯☓ⅹⅩ",  # Latin x, Cyrillic ha, Greek chi, signs
    FILLED: "●■◆•⬤⚫◉⬛▪★⭐*+➕⬥▲",
    HOLLOW: "○□◇◯⬜▫☆☐°△⚪",
    PARTLY: "◐◑◒◓◔◕",
    BLANK: "-–—−‐‑‒.…/·_~ー",
    NO: "➖∅",
}
_OF_SIGN: Final = {sign: family for family, signs in _FAMILIES.items() for sign in signs}
_NUMBER: Final = re.compile(r"\d{1,2}(?:[.,]0+)?")
_NOT_STATED: Final = frozenset({"n/a", "na", "n.a.", "k.a.", "nd", "?", "??", "unknown", "not known"})


@lru_cache(maxsize=16384)
def family_of(mark: str) -> str:
    """The family of one cell of a matrix."""
    text = mark.strip()
    signs = [sign for sign in text if sign not in "\ufe0f\ufe0e ()[]."] or list(text)
    if text == "" or text.casefold() in _NOT_STATED:
        return BLANK
    families = {_OF_SIGN.get(sign, "") for sign in signs}
    if len(families) == 1 and families != {""} and len(signs) <= 3:
        return families.pop()
    if text.isdecimal() and len(text) == 4 and 1800 <= int(text) <= 2100:
        return DATE
    if _NUMBER.fullmatch(text) is not None:
        return NUMBER
    word = fold(text)
    if word in yes_words():
        return YES
    if word in no_words():
        return NO
    if role_named(text) != "":
        return WORD
    return DATE if read_date(text) is not None else OTHER


@dataclass(frozen=True)
class Marks:
    """How the marks of one matrix are read: those that say "is in it", those that do not, and why."""

    present: frozenset[str]
    absent: frozenset[str]
    doubtful: frozenset[str]
    reason: str

    def says(self, mark: str) -> bool | None:
        """True where the mark says that the city is in it, False where it does not, None where nobody knows."""
        text = mark.strip()
        family = family_of(text)
        if text in self.present or family == DATE:
            return True
        if family == BLANK or text in self.absent:
            return False
        return None


def read_marks(values: Iterable[str]) -> Marks:
    """The reading of the marks of a whole matrix, by what stands beside what.

    A cross means presence where it is the only sign or stands against signs of absence, and absence where it stands
    against ticks. A number above nought is presence, in whatever grade.
    """
    counts = Counter(value.strip() for value in values)
    by_family: dict[str, set[str]] = {}
    for mark in counts:
        by_family.setdefault(family_of(mark), set()).add(mark)
    positive = {TICK, FILLED, YES, DATE, PARTLY, WORD} & by_family.keys()
    numbers = by_family.get(NUMBER, set())
    if any(_value(mark) > 0 for mark in numbers):
        positive.add(NUMBER)
    present = {mark for family in positive - {NUMBER} for mark in by_family[family]}
    present |= {mark for mark in numbers if _value(mark) > 0}
    absent = {mark for family in (NO, HOLLOW) for mark in by_family.get(family, set())}
    absent |= {mark for mark in numbers if _value(mark) == 0}
    crosses = by_family.get(CROSS, set())
    reasons = [_told(family, by_family[family], "presence") for family in sorted(positive)]
    if len(crosses) > 0 and len(positive) == 0:
        present |= crosses
        reasons.append(_told(CROSS, crosses, "presence, for nothing else does"))
    elif len(crosses) > 0:
        absent |= crosses
        reasons.append(_told(CROSS, crosses, "absence, for other signs mean presence"))
    if len(absent - crosses) > 0:
        reasons.append(f"{_listed(absent - crosses)} read as absence")
    doubtful = by_family.get(OTHER, set())
    if len(doubtful) > 0:
        reasons.append(f"{_listed(doubtful)} not understood")
    if len(present & numbers) > 1:
        reasons.append("the grade is kept with each claim")
    return Marks(frozenset(present), frozenset(absent), frozenset(doubtful), "; ".join(reasons))


def with_legend(marks: Marks, legend: Mapping[str, str]) -> Marks:
    """The same, where the list itself says of a mark that it stands for a role, or for nothing."""
    present = {mark for mark, meaning in legend.items() if role_named(meaning) != ""}
    absent = {mark for mark, meaning in legend.items() if set(fold(meaning).split()[:2]) & no_words()} - present
    return Marks(
        (marks.present | present) - absent, (marks.absent | absent) - present, marks.doubtful - present - absent,
        marks.reason,
    )  # fmt: skip


def _value(mark: str) -> int:
    return int(re.split(r"[.,]", mark)[0])


def _told(family: str, marks: set[str], meaning: str) -> str:
    return f"{family} ({_listed(marks)}) read as {meaning}"


def _listed(marks: Iterable[str]) -> str:
    shown = sorted(marks)
    names = [f"{mark} (U+{ord(mark):04X})" if len(mark) == 1 and not mark.isascii() else mark for mark in shown[:6]]
    return ", ".join(names) + (f" and {len(shown) - 6} more" if len(shown) > 6 else "")

"""Words that name an office or a kind of area in names of authorities, by language, with the level they state.

"Landkreis" states a county, "Comune di" a municipality; "Council" stands in names of several levels and states none.
The words are in ``tables/office_words.tsv``, as they are written; here they are keys (see ``normalise.fold``).
"""

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from hanse.resolve.normalise import fold
from hanse.resolve.table import read_table, split_words

Side = Literal["before", "after"]
Words = tuple[str, ...]


@dataclass(frozen=True)
class OfficeWord:
    """One word or phrase that names an office."""

    words: Words
    level: str  # a level of LEVELS, "" where it states none
    is_office: bool  # False where the word also stands in names themselves: City, Villa, Stad
    languages: tuple[str, ...]


# Endings written without a space, longest first.
ENDINGS: Final = {
    "특별자치시": "municipality", "특별시": "municipality", "광역시": "municipality", "시청": "municipality",
    "군청": "municipality", "구청": "district", "시": "municipality", "군": "municipality", "구": "district",
    "人民政府": "", "市政府": "municipality", "市役所": "municipality", "町役場": "municipality",
    "村役場": "municipality",
    "自治州": "county", "地区": "county", "市": "municipality", "町": "municipality", "村": "municipality",
    "镇": "municipality", "鎮": "municipality", "県": "region", "區": "district", "区": "district", "县": "county",
    "縣": "county", "都": "region", "府": "region", "省": "region",
}  # fmt: skip
# Beginnings written without a space (Thai), longest first.
BEGINNINGS: Final = {
    "เทศบาลนคร": "municipality", "เทศบาลเมือง": "municipality", "เทศบาลตำบล": "municipality", "เทศบาล": "municipality",
    "องค์การบริหารส่วนตำบล": "municipality", "อำเภอ": "county", "จังหวัด": "county", "เมือง": "municipality",
}  # fmt: skip


@cache
def office_words(side: Side) -> dict[str, tuple[OfficeWord, ...]]:
    """Words that stand on that side of a name, by the word nearest to the end, longest phrase first."""
    found: dict[Words, OfficeWord] = {}
    for row in read_table("office_words.tsv"):
        if row["side"] not in {side, "both"}:
            continue
        for phrase in split_words(row["words"]):
            words = tuple(fold(phrase).split())
            if len(words) == 0:
                continue
            found[words] = _merged(found.get(words), words, row)
    by_end: dict[str, list[OfficeWord]] = {}
    for words, word in found.items():
        by_end.setdefault(words[0] if side == "before" else words[-1], []).append(word)
    return {end: tuple(sorted(words, key=lambda word: -len(word.words))) for end, words in by_end.items()}


def _merged(known: OfficeWord | None, words: Words, row: dict[str, str]) -> OfficeWord:
    """The word with one more language; it states no level where languages disagree, and the careful reading wins."""
    is_office = row["strength"] == "office"
    if known is None:
        return OfficeWord(words, row["level"], is_office, (row["language"],))
    level = (
        known.level
        if row["level"] in {known.level, ""}
        else row["level"]
        if known.level == ""
        else _agreed(known.level, row["level"])
    )
    return OfficeWord(
        words, level, known.is_office and is_office, tuple(dict.fromkeys((*known.languages, row["language"])))
    )


def _agreed(one: str, other: str) -> str:
    """The level two languages mean by one word ("district", "departement"); "" where they contradict each other."""
    return one if one == other else ""


@cache
def particles() -> dict[str, tuple[Words, ...]]:
    """Particles between an office and a name ("of", "de la"), by first word, longest first."""
    return _by_first("particle")


@cache
def articles() -> frozenset[str]:
    """Articles that may begin a name of a place or stand behind it after a comma."""
    return frozenset(" ".join(words) for group in _by_first("article").values() for words in group)


def _by_first(kind: str) -> dict[str, tuple[Words, ...]]:
    found: dict[str, set[Words]] = {}
    for row in read_table("particles.tsv"):
        if row["kind"] == kind:
            for phrase in split_words(row["words"]):
                words = tuple(fold(phrase).split())
                found.setdefault(words[0], set()).add(words)
    return {first: tuple(sorted(group, key=lambda words: (-len(words), words))) for first, group in found.items()}

"""The level of government that a written name itself states."""

from functools import lru_cache
from typing import Final

from hanse.resolve.normalise import fold
from hanse.resolve.office_words import office_words
from hanse.resolve.reading import Reading, bare_script, read_name
from hanse.resolve.strip import cores, joint_level

_CODE_LENGTH = 3  # "IL" behind a comma is Illinois, not the Turkish word for a province


# What words mean in one country: (word, country) to the level there.
_LOCAL: Final = {
    **dict.fromkeys((("canton", country) for country in ("CR", "EC")), "municipality"),
    **dict.fromkeys((("metropolitan city", country) for country in ("KR", "NP")), "municipality"),
    **dict.fromkeys((("district", country) for country in ("DE", "AT", "CZ", "SK", "PL")), "county"),
    ("regional council", "AU"): "municipality",
    ("regional", "AU"): "municipality",
}  # fmt: skip


@lru_cache(maxsize=4096)
def local_level(level: str, country: str, cut: tuple[str, ...]) -> str:
    """The level that words state in a country: a canton is a region in Switzerland, a municipality in Costa Rica."""
    if level == "region" and country in {"CR", "EC"}:
        return "municipality"
    return next((_LOCAL[word, country] for word in cut if (word, country) in _LOCAL), level)


def level_alone(words: tuple[str, ...]) -> str:
    """The level that words state which are nothing but the word for an office: "(Landkreis)"."""
    while len(words) > 0 and words[-1] in {"of", "de", "di"}:
        words = words[:-1]
    if sum(map(len, words)) <= _CODE_LENGTH:
        return ""
    found = {
        word.level
        for table, end in ((office_words("before"), words[0]), (office_words("after"), words[-1]))
        for word in table.get(end, ())
        if word.words == words
    }
    return joint_level(frozenset(found - {""}))


def stated_level(name: str) -> str:
    """The level that the words of a name state, "" where they state none ("Council" stands in names of several)."""
    return level_of(read_name(name))


def level_of(reading: Reading) -> str:
    """The level that the words of a name state that was taken apart."""
    for qualifier in reading.qualifiers:
        level = level_alone(tuple(fold(qualifier).split()))
        if level != "":
            return level
    if not reading.text.isascii():
        level = bare_script(reading.text)[1]
        if level != "":
            return level
    every = cores(reading.heads[-1]) if len(reading.heads) > 0 else ()
    return next((core.level for core in every if core.level != "" and core.doubtful == 0), "")


def is_office(words: tuple[str, ...], *, surely: bool = True) -> bool:
    """True where words are nothing but offices: "Mayor", "City Council"; not ``surely``, "City" as well."""
    last = cores(words)[-1].words if len(words) > 0 else ()
    table = office_words("before")
    return len(last) > 0 and any(
        word.words == last and (word.is_office or not surely) for word in table.get(last[0], ())
    )

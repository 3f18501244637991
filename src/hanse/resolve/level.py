"""The level of government that a written name itself states."""

from hanse.resolve.normalise import fold
from hanse.resolve.office_words import office_words
from hanse.resolve.reading import bare_script, read_name
from hanse.resolve.strip import cores, joint_level

_CODE_LENGTH = 3  # "IL" behind a comma is Illinois, not the Turkish word for a province


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
    reading = read_name(name)
    for qualifier in reading.qualifiers:
        level = level_alone(tuple(fold(qualifier).split()))
        if level != "":
            return level
    if not name.isascii():
        level = bare_script(reading.text)[1]
        if level != "":
            return level
    every = cores(reading.heads[-1]) if len(reading.heads) > 0 else ()
    return next((core.level for core in every if core.level != "" and core.doubtful == 0), "")


def is_office(words: tuple[str, ...]) -> bool:
    """True where words are nothing but offices: "Mayor", "City Council"."""
    last = cores(words)[-1].words if len(words) > 0 else ()
    table = office_words("before")
    return len(last) > 0 and any(word.words == last and word.is_office for word in table.get(last[0], ()))

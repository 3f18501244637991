"""Cuts words that name an office off a name, from both ends, in steps: "Municipality of Quezon City" leaves first
"quezon city", then "quezon", since "City" may belong to the name.
"""

from dataclasses import dataclass
from functools import lru_cache

from hanse.resolve.office_words import OfficeWord, Side, office_words, particles

Words = tuple[str, ...]
# The article that a particle contains: "Ville du Havre" is the city of Le Havre.
ARTICLE_IN = {
    "de la": "la", "de los": "los", "de las": "las", "de les": "les", "de l": "l", "del": "el", "della": "la",
    "dello": "lo", "dell": "l", "delle": "le", "degli": "gli", "dei": "i", "du": "le", "des": "les", "do": "o",
    "da": "a", "dos": "os", "das": "as", "of the": "the", "de sa": "sa",
}  # fmt: skip
_SPECIFIC = ("association", "county", "region", "metropolitan_body", "district", "municipality")


@dataclass(frozen=True, slots=True)
class Core:
    """What is left of a name, and what was cut off it."""

    words: Words
    cut: tuple[str, ...]  # the phrases cut off, as keys
    levels: frozenset[str]  # levels they state
    doubtful: int  # how many of them may belong to the name
    article: str = ""  # what the particle before the name held: of "Comune della Spezia" la

    @property
    def key(self) -> str:
        """The key the rest is looked up by."""
        return "".join(self.words)

    @property
    def level(self) -> str:
        """The level that the words cut off state, "" where none does."""
        return joint_level(self.levels)


@lru_cache(maxsize=1024)
def joint_level(levels: frozenset[str]) -> str:
    """One level for several words: "City and County of" is a municipality, "Provincial Council" a county."""
    if "municipality" in levels and "county" in levels:
        return "municipality"
    return next((level for level in _SPECIFIC if level in levels), "")


@lru_cache(maxsize=65536)
def cores(words: Words) -> tuple[Core, ...]:
    """The name itself and what is left of it after each way of cutting, the least cut first."""
    found: dict[Words, Core] = {}
    for left in _ends(words, "before"):
        for right in _ends(words[len(words) - len(left.words) :], "after"):
            doubtful = left.doubtful + right.doubtful
            core = Core(right.words, left.cut + right.cut, left.levels | right.levels, doubtful, left.article)
            known = found.get(core.words)
            if known is None or core.doubtful < known.doubtful:
                found[core.words] = core
    return tuple(sorted(found.values(), key=lambda core: (core.doubtful, len(core.cut))))


def _ends(words: Words, side: Side) -> list[Core]:
    """The words uncut, without the office at that end, and without what may be part of the name as well."""
    stages = [Core(words, (), frozenset(), 0)]
    while True:
        now = stages[-1]
        word = _at_end(now.words, side)
        if word is None:
            break
        behind = now.words[len(word.words) :] if side == "before" else now.words[: -len(word.words)]
        levels = now.levels | {word.level} if word.level != "" else now.levels
        cut = (*now.cut, " ".join(word.words))
        doubtful = now.doubtful + (not word.is_office)
        rest, article = without_particles(behind) if side == "before" else (behind, "")
        if rest != behind:
            stages.append(Core(behind, cut, levels, doubtful))
        stages.append(Core(rest, cut, levels, doubtful, article))
    return stages


def _at_end(words: Words, side: Side) -> OfficeWord | None:
    """The longest office word at that end that leaves something over."""
    table = office_words(side)
    for word in table.get(words[0] if side == "before" else words[-1], ()) if len(words) > 1 else ():
        length = len(word.words)
        if length < len(words) and (words[:length] if side == "before" else words[-length:]) == word.words:
            return word
    return None


def without_particles(words: Words) -> tuple[Words, str]:
    """The words without particles at their beginning, unless nothing else is there, and the article they held."""
    for particle in particles().get(words[0], ()):
        if len(particle) < len(words) and words[: len(particle)] == particle:
            rest, article = without_particles(words[len(particle) :])
            return rest, article or ARTICLE_IN.get(" ".join(particle), "")
    return words, ""

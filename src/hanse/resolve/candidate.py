"""Finds what a written name may stand for: by its key, by other keys it may be meant by, by keys spelt alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import OSA

from hanse.resolve.country import country_named
from hanse.resolve.index.names import GENERIC, GOES_ON, LINKS, SURE_LINKS, Form
from hanse.resolve.normalise import fold, soft, sound, without_small
from hanse.resolve.office_words import articles
from hanse.resolve.qualifier import Qualifiers
from hanse.resolve.reading import Reading, Words, bare_script, spelt_out
from hanse.resolve.strip import Core, cores
from hanse.resolve.table import word_set
from hanse.resolve.universe import Universe
from hanse.resolve.variant import How, variants

NOTHING_CUT: Final = frozenset[str]()
# Levels that a name need not state: a wider body is meant only where it does.
_LOCAL_LEVELS: Final = frozenset({"municipality", "district"})
_LINK_LETTERS: Final = word_set("a i b o v n u")  # an der, im, bei, ob der, vor der, nad, upon
_SHORTEST_PART: Final = 4
_TOGETHER_KM: Final = 15.0
_AREA_KM: Final = 20.0
_MOST_KEYS: Final = 40
_MOST_UNITS: Final = 400  # of one key; the largest come first
_LONGEST_FUZZY: Final = 60
_SHORTEST_FUZZY: Final = 4
_SHORT_TOKEN: Final = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """One unit that a written name may stand for, and how it was found."""

    unit: int
    form: Form
    how: How
    core: Core
    key: str
    is_whole: bool = False  # found by everything written, the qualifiers included
    is_registered: bool = False
    edits: int = 0  # letters by which the keys differ
    heard: int = 0  # letters by which their sounds differ
    worst: float = 0.0  # share of letters that differ in the word that differs most


class Search:
    """Candidates for readings, from the surest way to the least sure."""

    def __init__(self, universe: Universe, qualifiers: Qualifiers) -> None:
        self._universe = universe
        self._qualifiers = qualifiers

    def exact(self, reading: Reading, country: str) -> list[Candidate]:
        """Units of which a name is what was written, with and without the words of an office."""
        found: list[Candidate] = []
        number = self._universe.country_number(country)
        several = len(reading.heads) > 1
        for place, words in enumerate(reading.heads):
            for core in self._cores(reading, words):
                is_whole = several and place == 0
                if is_whole and core.words[-1] != words[-1]:
                    continue  # what stands behind or in brackets is no office: "Alton, IL" is not Alton the province
                for key in (core.key, core.article + core.key) if core.article != "" else (core.key,):
                    found.extend(self._at(key, core, How.EXACT, country, number, is_whole=is_whole))
        return found

    def _cores(self, reading: Reading, words: Words) -> tuple[Core, ...]:
        if reading.text.isascii():
            return cores(words)
        bare, level = bare_script(reading.text)
        if bare == reading.text:
            return cores(words)
        rest = tuple(fold(bare).split())
        levels = frozenset({level}) - {""}
        return (
            (*cores(words), Core(rest, (reading.text.replace(bare, ""),), levels, 0)) if len(rest) > 0 else cores(words)
        )

    def _at(
        self, key: str, core: Core, how: How, country: str, number: int, *, is_whole: bool = False
    ) -> Iterator[Candidate]:
        for unit, form in self._universe.find(key, number)[:_MOST_UNITS]:
            if form != Form.CODE:
                yield Candidate(unit, form, how, core, key, is_whole)
        for unit, form, level in self._universe.registered(key, country):
            its_level = self._universe.level(unit)
            is_whole_name = level == "" and len(core.cut) == 0
            is_of_level = its_level in _LOCAL_LEVELS or core.level == its_level
            if is_of_level or is_whole_name or len(self._universe.find(key, number)) == 0:
                yield Candidate(unit, form, how, core, key, is_whole, is_registered=True)

    def varied(self, reading: Reading, country: str) -> list[Candidate]:
        """Units found by inflected forms, articles, umlauts, abbreviations, and by sound."""
        found: list[Candidate] = []
        number = self._universe.country_number(country)
        for core in self._forms(reading):
            for key, how in variants(core.words, country):
                found.extend(self._at(key, core, how, country, number))
            found.extend(self._sounding(core, number))
        for words in spelt_out(reading.head):
            for core in cores(words):
                found.extend(self._at(core.key, core, How.ABBREVIATION, country, number))
        return found

    def _sounding(self, core: Core, number: int) -> Iterator[Candidate]:
        gazetteer = self._universe.gazetteer
        heard_as = soft(sound(core.key))
        for key_number in gazetteer.sounding(" ".join(core.words))[:_MOST_KEYS]:
            key = gazetteer.key(key_number)
            if key == core.key or len(key) < _SHORTEST_FUZZY:
                continue
            edits, heard = OSA.distance(key, core.key), OSA.distance(soft(sound(key)), heard_as)
            for unit, form in gazetteer.units(key_number, number)[:_MOST_UNITS]:
                if form <= Form.ALTERNATE:
                    how = self._small_words_apart(core, unit) if form == Form.MAIN else How.SOUND
                    yield Candidate(unit, form, how, core, key, edits=edits, heard=heard)

    def _small_words_apart(self, core: Core, unit: int) -> How:
        """PARTICLE where only small words within the name differ, ARTICLE where one at its beginning does."""
        name = tuple(fold(self._universe.name(unit)).split())
        if without_small(name) != without_small(core.words):
            return How.SOUND
        return How.PARTICLE if name[:1] == core.words[:1] else How.ARTICLE

    def _forms(self, reading: Reading) -> list[Core]:
        """What is left of the name in each way of cutting, without what stood behind or in brackets."""
        words = reading.heads[-1] if len(reading.heads) > 0 else ()
        return list(self._cores(reading, words)) if len(words) > 0 else []

    def shortened(self, reading: Reading, country: str) -> list[Candidate]:
        """Units found by the beginning of a name: before letters that stand for words, before a division or country."""
        found: list[Candidate] = []
        number = self._universe.country_number(country)
        for core in self._forms(reading):
            for cut in range(len(core.words) - 1, 0, -1):
                head, tail = core.words[:cut], core.words[cut:]
                if tail[0] in SURE_LINKS and len(tail) > 1:
                    found.extend(self._beginning(core, head, How.SHORTENED, country))
                    continue
                tail = tail[1:] if tail[0] in LINKS and len(tail) > 1 else tail
                is_initial = all(len(word) <= _SHORT_TOKEN for word in tail) or tail[0] in _LINK_LETTERS
                if len(tail[0]) == 1 and is_initial:
                    begun = [*self._beginning(core, head, How.SHORTENED, country), *self._longer(core, head, number)]
                    found.extend(one for one in begun if self._fits(one, tail))
                elif country_named(" ".join(tail)) == country != "":
                    found.extend(self._beginning(core, head, How.DIVISION, country))
                elif country != "":
                    inside = [unit for unit, _ in self._universe.find("".join(tail), number) if self._is_wide(unit)]
                    found.extend(
                        one
                        for one in (self._beginning(core, head, How.DIVISION, country) if len(inside) > 0 else ())
                        if any(self._qualifiers.lies_in(one.unit, division) for division in inside)
                    )
        return found

    def first_part(self, reading: Reading, country: str) -> list[Candidate]:
        """The one place that the first words name where what follows is not known: "Pecetto Torinese"."""
        forms = self._forms(reading)
        if country == "" or len(forms) == 0 or forms[-1].level == "association" or reading.is_dashed:
            return []
        number = self._universe.country_number(country)
        core = forms[-1]
        for cut in range(len(core.words) - 1, 0, -1):
            head, tail = core.words[:cut], core.words[cut:]
            key = "".join(head)
            if tail[0] in LINKS or head[-1] in LINKS or key in GENERIC or len(key) < _SHORTEST_PART:
                continue
            places = [(unit, form) for unit, form in self._universe.find(key, number) if form <= Form.ALTERNATE]
            inside = self._districts(core, tail, places, number)
            if len(inside) > 0:
                return inside
            named = [unit for unit, form in places if form == Form.MAIN and self._universe.is_place(unit)]
            if len(named) == 1 and len(tail[0]) > _SHORT_TOKEN and not self._is_place(tail, number):
                rest = Core(head, core.cut, core.levels, core.doubtful)
                return [Candidate(named[0], Form.MAIN, How.PART, rest, key)]
            if len(places) > 0:
                return []
        return []

    def _districts(self, core: Core, tail: Words, cities: list[tuple[int, Form]], number: int) -> list[Candidate]:
        """The district of a city that stands behind its name: "Seoul Gangnam-gu"."""
        return [
            Candidate(unit, form, How.DIVISION, Core(tail, core.cut, core.levels, core.doubtful), "".join(tail))
            for unit, form in self._universe.find("".join(tail), number)
            if form <= Form.ALTERNATE
            and self._universe.level(unit) == "district"
            and any(self._universe.distance(unit, city) <= _AREA_KM for city, _ in cities)
        ]

    def longer(self, reading: Reading, country: str) -> list[Candidate]:
        """Places whose name goes on before or behind what was written, where all of them lie together."""
        forms = self._forms(reading)
        if country == "" or len(forms) == 0 or forms[-1].level == "association" or reading.is_dashed:
            return []
        number = self._universe.country_number(country)
        for core in forms:
            if core.doubtful > 1 or core.words[0] in articles():
                continue
            units = self._universe.gazetteer.partly(core.key, number)
            if len(units) > 0 and all(self._universe.distance(units[0], unit) <= _TOGETHER_KM for unit in units):
                return [Candidate(units[0], Form.MAIN, How.INNER, core, core.key)]
        return []

    def of_area(self, reading: Reading, country: str) -> list[Candidate]:
        """Places that the words before a link name, the area behind it left out: "Soiano del Lago"."""
        forms = self._forms(reading)
        if country == "" or len(forms) == 0 or forms[-1].level == "association":
            return []
        number = self._universe.country_number(country)
        core = forms[-1]
        for cut in range(len(core.words) - 2, 0, -1):
            head, tail = core.words[:cut], core.words[cut:]
            if tail[0] not in LINKS or head[-1] in LINKS:
                continue
            area = tail[1:] if tail[1] not in LINKS or len(tail) < 3 else tail[2:]
            places = [
                unit
                for unit, form in self._universe.find("".join(head), number)
                if form == Form.MAIN and self._universe.is_place(unit)
            ]
            if len(places) == 0:
                continue
            beside = [unit for unit in places if self._is_in_area(unit, "".join(area), number)]
            rest = Core(head, core.cut, core.levels, core.doubtful)
            return [Candidate(unit, Form.MAIN, How.OF_AREA, rest, rest.key) for unit in beside]
        return []

    def _is_in_area(self, unit: int, area: str, number: int) -> bool:
        """True where a division or place of that name lies around, or other places that are named after the area."""
        for other, form in self._universe.find(area, number):
            if form > Form.ALTERNATE:
                continue
            if self._universe.is_division(other) and self._qualifiers.lies_in(unit, other):
                return True
            if self._universe.distance(unit, other) <= _TOGETHER_KM:
                return True
        named = (other for other in self._universe.gazetteer.partly(area, number) if other != unit)
        return any(self._universe.distance(unit, other) <= _AREA_KM for other in named)

    def _is_place(self, words: Words, number: int) -> bool:
        """True where some beginning of the words names a place: then several are joined."""
        return any(
            self._universe.is_place(unit) and form <= Form.ALTERNATE
            for cut in range(len(words), 0, -1)
            for unit, form in self._universe.find("".join(words[:cut]), number)
        )

    def _is_wide(self, unit: int) -> bool:
        return self._universe.is_division(unit) and self._universe.is_wider(unit)

    def _beginning(self, core: Core, head: Words, how: How, country: str) -> Iterator[Candidate]:
        for rest in cores(head):
            whole = Core(rest.words, core.cut + rest.cut, core.levels | rest.levels, core.doubtful + rest.doubtful)
            yield from self._at(whole.key, whole, how, country, self._universe.country_number(country))

    def _longer(self, core: Core, head: Words, number: int) -> Iterator[Candidate]:
        rest = Core(head, core.cut, core.levels, core.doubtful)
        for unit in self._universe.gazetteer.partly(rest.key + GOES_ON, number)[:_MOST_UNITS]:
            yield Candidate(unit, Form.SHORT, How.SHORTENED, rest, rest.key)

    def _fits(self, candidate: Candidate, initials: Words) -> bool:
        """True where the name of a candidate goes on as the letters say: "Mülheim a d R" as "an der Ruhr"."""
        behind = fold(self._universe.name(candidate.unit)).split()[len(candidate.core.words) :]
        if len(behind) == 0:
            return len(initials) > 1 and initials[0] in _LINK_LETTERS
        return all(word.startswith(letters) for word, letters in zip(behind, initials, strict=False))

    def alike(self, reading: Reading, country: str) -> list[Candidate]:
        """Units of which a name is spelt nearly as what was written."""
        found: list[Candidate] = []
        number = self._universe.country_number(country)
        gazetteer = self._universe.gazetteer
        keys = {core.key: core for core in reversed(self._forms(reading)) if core.doubtful <= 1}
        for written, core in list(keys.items())[:2]:
            allowed = edits_allowed(len(written), reading.lost)
            if allowed == 0 or len(written) > _LONGEST_FUZZY:
                continue
            heard_as = sound(written)
            for key_number in gazetteer.similar(written, allowed, number):
                key = gazetteer.key(key_number)
                edits = OSA.distance(written, key, score_cutoff=allowed)
                if edits > allowed:
                    continue
                heard = OSA.distance(heard_as, sound(key))
                for unit, form in gazetteer.units(key_number, number)[:_MOST_UNITS]:
                    if form <= Form.ALTERNATE:
                        worst = self._worst(core, unit, edits) if form == Form.MAIN else edits / len(written)
                        one = Candidate(unit, form, How.FUZZY, core, key, edits=edits, heard=heard, worst=worst)
                        found.append(one)
        return found

    def _worst(self, core: Core, unit: int, edits: int) -> float:
        """How much of one word differs: in "Villa Larca" and "Villa María" two of five letters, not of ten."""
        words = fold(self._universe.name(unit)).split()
        if len(words) != len(core.words):
            return edits / len(core.key)
        return max(
            OSA.distance(one, other) / max(len(one), len(other)) for one, other in zip(words, core.words, strict=True)
        )


def edits_allowed(length: int, lost: int = 0) -> int:
    """How many letters may differ in a key of that length."""
    allowed = 0 if length < 5 else 1 if length < 8 else 2 if length < 13 else 3
    return max(allowed, min(lost, 3)) if length >= 4 else 0

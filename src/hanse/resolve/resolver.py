"""Resolves written names to places and local authorities, and says why."""

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from hanse.resolve.answer import Answers
from hanse.resolve.batch import Progress, resolve_many
from hanse.resolve.candidate import Candidate, Search
from hanse.resolve.country import country_named, country_of
from hanse.resolve.index.gazetteer import Gazetteer
from hanse.resolve.index.names import Form
from hanse.resolve.joined import Joiner
from hanse.resolve.level import is_office, level_of, stated_level
from hanse.resolve.numbered import without_number
from hanse.resolve.office_words import particles
from hanse.resolve.qualifier import Qualifiers
from hanse.resolve.reading import Reading, Words, dashed_parts, read_name
from hanse.resolve.registry import Registry
from hanse.resolve.resolution import Query, Resolution
from hanse.resolve.score import Asked, Scored, Scorer
from hanse.resolve.strip import cores
from hanse.resolve.universe import Universe

_SHORT_WORD: Final = 2  # "Île-de" is no name
_OWN_NAMES: Final = frozenset({Form.MAIN, Form.ALTERNATE})
_SURE: Final = 2.0  # log odds at which no less sure way is tried


class Resolver:
    """Answers which place or authority a written name means. Safe to share between threads."""

    def __init__(self, gazetteer: Gazetteer, registry: Registry | None = None) -> None:
        self.source: tuple[Path, Path | None] | None = None  # the files it was opened from
        self._registry = registry if registry is not None else Registry()
        self._universe = Universe(gazetteer, self._registry)
        self._qualifiers = Qualifiers(self._universe)
        self._search = Search(self._universe, self._qualifiers)
        search = self._search
        self._ways = (
            search.varied, search.shortened, search.of_area, search.alike, search.first_part, search.longer,
        )  # fmt: skip
        self._joiner = Joiner(self._universe, self._search, self._qualifiers)
        self._scorer = Scorer(self._universe, self._qualifiers)
        self._answers = Answers(self._universe, self._qualifiers, self._scorer)

    @classmethod
    def open(cls, index: Path, data: Path | None = None) -> "Resolver":
        """A resolver on a compiled gazetteer and the registry of a data package."""
        resolver = cls(Gazetteer(index), Registry.load(data) if data is not None else None)
        resolver.source = (index, data)
        return resolver

    def without_judgements(self) -> "Resolver":
        """A resolver that knows the registered cities, but nothing that was judged of names."""
        return Resolver(self._universe.gazetteer, self._registry.without_judgements())

    def position_of(self, city: str) -> tuple[float, float] | None:
        """Latitude and longitude of a registered city, None where they are not known."""
        unit = self._universe.unit_of(city)
        return self._universe.position(unit) if unit >= 0 else None

    @property
    def registry(self) -> Registry:
        """The registered cities and their judged names."""
        return self._registry

    def resolve(
        self,
        name: str,
        country: str = "",
        admin: str = "",
        near: tuple[float, float] | None = None,
        context: str = "",
    ) -> Resolution:
        """Resolve one name.

        ``country`` is a code or a name in any major language, ``admin`` a division the place lies in, ``near`` a
        position, ``context`` the label of the list that the name stands on.
        """
        return self.answer(Query(name, country, admin, near, context))

    def resolve_many(
        self,
        queries: Iterable[Query],
        *,
        workers: int | None = None,
        progress: Progress = lambda _, __: None,
    ) -> list[Resolution]:
        """Resolve many names, each different query once, in several processes where they are worth it.

        ``workers`` is at most so many processes; by default one for each core. A match carries its reasons in ``why``
        alone; ``answer`` lists the evidence.
        """
        count = workers if workers is not None else os.cpu_count() or 1
        return resolve_many(self, list(queries), workers=count, progress=progress)

    def answer(self, query: Query, *, explain: bool = True) -> Resolution:
        """Resolve one name with what stands beside it; without ``explain`` a match carries no list of evidence."""
        found = self._answer(query, explain=explain)
        if query.country == "" or country_of(query.country) != "":
            return found
        return replace(found, why=f"{found.why}; the country “{query.country}” is not understood")

    def _answer(self, query: Query, *, explain: bool) -> Resolution:
        reading = self._without_office_head(read_name(query.name), country_of(query.country))
        asked = self._asked(query, reading)
        judged = self._answers.judged(query, asked)
        if judged is not None:
            return judged
        if self._names_nothing(reading, asked.country):
            return Resolution("none", 0.0, "no name is written, only an office" if reading.text != "" else "no name")
        found = self._found(reading, asked)
        if not self._is_sure(found):
            reading, asked = self._with_dashed_qualifier(reading, asked)
            found = self._found(reading, asked)
        listed = self._joiner.listed(reading, asked)
        if listed is not None:
            return self._answers.joined(listed, asked)
        if not self._is_sure(found):
            numbered = self._numbered(reading, asked)
            if numbered is not None:
                return numbered
            joined = self._joiner.read(reading, asked)
            if joined is not None:
                return self._answers.joined(joined, asked)
            found = self._found_otherwise(reading, asked, found)
        return self._answers.decide(reading, asked, self._not_refused(found, query, asked), explain=explain)

    def _without_office_head(self, reading: Reading, country: str) -> Reading:
        """ "Chairperson, Johnson County": the name behind the comma, where only an office stands before it."""
        while len(reading.qualifiers) > 0 and len(reading.heads) > 0 and self._is_office(reading, country):
            following = read_name(", ".join(reading.qualifiers))
            reading = replace(following, repairs=reading.repairs, lost=reading.lost)
        return reading

    def _is_office(self, reading: Reading, country: str) -> bool:
        """True where a name is nothing but offices, and no place is called so whose country or division is written:
        "Union City, CA" and "Council, Idaho" are places, "Council, Twin Cities" is none.
        """
        words = _without_last_particle(reading)
        if not is_office(words):
            return False
        if not self._is_called(words, country):
            return True
        read = [self._qualifiers.read(text, country) for text in reading.qualifiers]
        return not any(one.country != "" or len(one.divisions) > 0 for one in read)

    def _is_called(self, words: Words, country: str) -> bool:
        """True where something bears that name."""
        key = "".join(words)
        found = self._universe.find(key, self._universe.country_number(country))
        return any(form <= Form.ALTERNATE for _, form in found) or len(self._universe.registered(key, country)) > 0

    def _names_nothing(self, reading: Reading, country: str) -> bool:
        """True for "Municipality of", "City Council": nothing is left where the office is cut."""
        if len(reading.heads) == 0:
            return True
        words = _without_last_particle(reading)
        is_bare = len(reading.qualifiers) == 0 and is_office(words, surely=False)
        return is_bare and not any(self._is_called(core.words, country) for core in cores(words))

    def _asked(self, query: Query, reading: Reading) -> Asked:
        country = country_of(query.country)
        if country == "":
            country = next((code for text in reading.qualifiers if (code := country_named(text)) != ""), "")
        texts = (*reading.qualifiers, *((query.admin,) if query.admin != "" else ()))
        qualifiers = tuple(self._qualifiers.read(text, country) for text in texts)
        level = next((one.level for one in qualifiers if one.level != ""), "")
        if any(stated_level(text) == "association" for text in reading.qualifiers):
            level = "association"
        return Asked(
            country,
            qualifiers,
            query.near,
            reading.lost,
            level,
            stated=level_of(reading),
            is_inverted=reading.is_inverted,
        )

    def _with_dashed_qualifier(self, reading: Reading, asked: Asked) -> tuple[Reading, Asked]:
        """ "Loja - Spain" as "Loja, Spain": what stands behind a dash, where it is a country or wider division."""
        if not reading.is_dashed:
            return reading, asked
        *front, last = dashed_parts(reading.text) or ("",)
        qualifier = self._qualifiers.read(last, asked.country)
        wide = [unit for unit in qualifier.divisions if self._universe.is_wider(unit)]
        is_stated = stated_level(last) in {"county", "region"}  # "Mykolayiv-Lviv Oblast"
        heads = read_name(front[0]).heads if len(front) == 1 else ()
        if (
            len(heads) == 0
            or len(heads[-1][-1]) <= _SHORT_WORD
            or (qualifier.country == "" and (len(wide) == 0 or (len(qualifier.places) > 0 and not is_stated)))
        ):
            return reading, asked
        country = asked.country or qualifier.country
        shorter = read_name(front[0])
        return shorter, replace(
            asked, country=country, qualifiers=(*asked.qualifiers, qualifier), stated=stated_level(front[0])
        )

    def _found(self, reading: Reading, asked: Asked) -> list[Scored]:
        return self._scored(self._search.exact(reading, asked.country), asked)

    def _found_otherwise(self, reading: Reading, asked: Asked, found: list[Scored]) -> list[Scored]:
        """Candidates by less and less sure ways, until one is sure."""
        for way in self._ways:
            found = found + self._scored(way(reading, asked.country), asked)
            if self._is_sure(found):
                break
        return found

    def _scored(self, candidates: Iterable[Candidate], asked: Asked) -> list[Scored]:
        return [self._scorer.score(candidate, asked) for candidate in candidates]

    def _numbered(self, reading: Reading, asked: Asked) -> Resolution | None:
        """The city of which a name states a numbered part."""
        for words in reading.heads:
            rest, number = without_number(words)
            if len(rest) > 0:
                cities = self._found(replace(reading, heads=(rest,), text=" ".join(rest)), asked)
                answer = self._answers.numbered(reading, asked, cities, number) if self._is_sure(cities) else None
                if answer is not None:
                    return answer
        return None

    def _not_refused(self, found: list[Scored], query: Query, asked: Asked) -> list[Scored]:
        """Candidates without those that the name was judged not to mean."""
        refused = self._registry.refused(query.name, asked.country)
        if len(refused) == 0:
            return found
        units = {self._universe.unit_of(city) for city in refused}
        return [one for one in found if one.candidate.unit not in units]

    def _is_sure(self, found: list[Scored]) -> bool:
        """True where some candidate needs no other way: none that is a division without the word for it.

        "Vilniaus" may be short for Vilniaus apskritis; rather it is Vilnius, inflected.
        """
        return any(
            one.log_odds >= _SURE
            and (one.candidate.form in _OWN_NAMES or not self._universe.is_division(one.candidate.unit))
            for one in found
        )


def _without_last_particle(reading: Reading) -> Words:
    """The words of a name without an "of" at the end, where it is written small: "Of" is a town in Turkey."""
    words = reading.heads[-1]
    is_particle = len(words) > 1 and (words[-1],) in particles().get(words[-1], ())
    return words[:-1] if is_particle and reading.head.rsplit(maxsplit=1)[-1].islower() else words

"""From scored candidates to an answer: match, ambiguous or none, with its reasons in words."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import Final

import numpy as np

from hanse.resolve.country import country_names
from hanse.resolve.index.names import Form
from hanse.resolve.index.source import FIRST_LEVEL
from hanse.resolve.joined import Joined
from hanse.resolve.normalise import fold
from hanse.resolve.qualifier import Qualifiers
from hanse.resolve.reading import Reading
from hanse.resolve.resolution import Evidence, Option, Query, Resolution
from hanse.resolve.score import Asked, Scored, Scorer, probability, shares
from hanse.resolve.universe import Universe, kilometres
from hanse.resolve.variant import How

MATCH: Final = 0.75
_MATCH_ANYWHERE: Final = 0.85  # without a country, homonyms are the rule
_SAME_PLACE_KM: Final = 20.0
_FAR_KM: Final = 300.0  # from the position given: what was judged of the name means another place
_OPTIONS: Final = 6
_ALWAYS_SHOWN: Final = 2
_NEGLIGIBLE: Final = 0.001
_COMPARED: Final = 40
_CLOSE: Final = 5.0  # log weight within which the spelling is compared letter by letter
_SPELT_SO: Final = 0.9
_RUN_TOGETHER: Final = 2.5
_IN_FULL: Final = 1.5
_CITY: Final = 100_000
_WIDER: Final = frozenset({"county", "region", "metropolitan_body"})
_PLACE_RATHER: Final = 1.5  # a municipality that is a place of the gazetteer is shown as that place
_UNITS_KEPT: Final = 20_000
_Known = tuple[int | None, str, str, str, str, float | None, float | None, str, int]


class Answers:
    """Writes answers."""

    def __init__(self, universe: Universe, qualifiers: Qualifiers, scorer: Scorer) -> None:
        self._universe = universe
        self._qualifiers = qualifiers
        self._scorer = scorer
        self._known = lru_cache(maxsize=_UNITS_KEPT)(self._described)

    def decide(self, reading: Reading, asked: Asked, found: Sequence[Scored], *, explain: bool = True) -> Resolution:
        """The answer that scored candidates allow; its evidence is listed only where somebody reads it."""
        ranked = self._ranked(reading, found)
        if len(ranked) == 0:
            return Resolution("none", 0.0, self._nothing(asked))
        portions = shares([one.log_weight for one in ranked])
        first = ranked[0]
        together = [one is first or self._is_one_place(first, one, asked) for one in ranked]
        share = sum(portion for portion, same in zip(portions, together, strict=True) if same)
        first = self._representative([one for one, same in zip(ranked, together, strict=True) if same])
        trust = probability(first.log_odds)
        score = share * trust
        wanted = MATCH if asked.country != "" else _MATCH_ANYWHERE
        options = tuple(
            self._option(one, portion, asked)
            for place, (one, portion) in enumerate(zip(ranked[:_OPTIONS], portions, strict=False))
            if place < _ALWAYS_SHOWN or portion >= _NEGLIGIBLE
        )
        evidence = self._scorer.evidence(first.candidate, asked) if explain or score < wanted else ()
        if score >= wanted:
            best = self._placed(self._option(first, share, asked), options)
            others = tuple(option for option, same in zip(options, together, strict=False) if not same)
            why = self._why_match(reading, asked, first, best, others)
            return Resolution("match", score, why, best, (best, *others), evidence)
        if trust >= MATCH:
            return Resolution("ambiguous", score, self._why_ambiguous(asked, options), None, options, evidence)
        return Resolution("none", score, self._why_none(asked, first, options[0], evidence), None, options, evidence)

    def _ranked(self, reading: Reading, found: Sequence[Scored]) -> list[Scored]:
        """The best way to each unit, the weightiest unit first."""
        best: dict[int, Scored] = {}
        for one in found:
            known = best.get(one.candidate.unit)
            if known is None or (one.log_weight, one.log_odds) > (known.log_weight, known.log_odds):
                best[one.candidate.unit] = one
        ranked = sorted(best.values(), key=lambda one: (-one.log_weight, one.candidate.unit))[:_COMPARED]
        if len(ranked) < 2 or ranked[1].log_weight < ranked[0].log_weight - _CLOSE:
            return ranked
        spelt = [
            self._spelt_so(reading, one) if one.log_weight > ranked[0].log_weight - _CLOSE else one for one in ranked
        ]
        return sorted(spelt, key=lambda one: (-one.log_weight, one.candidate.unit))

    def _representative(self, group: Sequence[Scored]) -> Scored:
        """Which of several candidates that are one place stands for it: a registered city first, then the surest."""
        registered = [
            one
            for one in group
            if self._universe.city(one.candidate.unit) is not None and one.log_odds >= group[0].log_odds - 1.0
        ]
        places = [
            one
            for one in group
            if self._universe.is_place(one.candidate.unit) and one.log_odds >= group[0].log_odds - _PLACE_RATHER
        ]
        if len(registered) == 0 and self._universe.level(group[0].candidate.unit) == "municipality" and len(places) > 0:
            return max(places, key=lambda one: one.log_odds)
        chosen = registered or [one for one in group if one.candidate.form <= group[0].candidate.form]
        return max(chosen, key=lambda one: one.log_odds)

    def _placed(self, best: Option, options: Sequence[Option]) -> Option:
        """An authority without a position of its own lies where the place of its name lies."""
        if best.latitude is not None:
            return best
        at = next((one for one in options if one.latitude is not None and fold(one.name) == fold(best.name)), best)
        return replace(best, latitude=at.latitude, longitude=at.longitude)

    def _spelt_so(self, reading: Reading, one: Scored) -> Scored:
        """A candidate weighs more where its name is written with the same accents and spaces.

        "Stadt Bergen" is the town of Bergen, although Stadtbergen has the same letters.
        """
        name = self._universe.gazetteer_name(one.candidate.unit)
        written = reading.text.casefold()
        bonus = 0.0
        if fold(name) == " ".join(one.candidate.core.words):
            bonus = _SPELT_SO
            if len(one.candidate.core.words) > 1 and len(one.candidate.core.cut) == 0:
                bonus += _IN_FULL  # every word that was written: Weil der Stadt is not Weil
            if not written.isascii() and name.casefold() in written:
                bonus += _SPELT_SO
        elif len(one.candidate.core.words) > 1 and one.candidate.form == Form.MAIN and " " not in fold(name):
            bonus = -_RUN_TOGETHER
        return Scored(one.candidate, one.log_odds, one.log_weight + bonus)

    def _is_one_place(self, first: Scored, other: Scored, asked: Asked) -> bool:
        """True where two candidates are the same place in two roles: a town, and the district or county around it."""
        universe = self._universe
        one, two = first.candidate.unit, other.candidate.unit
        for inner, outer in ((one, two), (two, one)):
            if universe.is_division(outer) and self._qualifiers.lies_in(inner, outer):
                return True
        if universe.distance(one, two) > _SAME_PLACE_KM:
            return False
        for body, seat in ((first, other), (other, first)):
            if universe.level(body.candidate.unit) in _WIDER and asked.wanted_level(seat.candidate) in _WIDER:
                return True  # the seat of the county that is meant
        return first.candidate.key == other.candidate.key or fold(universe.name(one)) == fold(universe.name(two))

    def judged(self, query: Query, asked: Asked) -> Resolution | None:
        """What was decided of the name; None where nobody did, or of a place elsewhere than the question says."""
        link = self._universe.registry.judged(query.name, asked.country, query.context)
        if link.decision in {"", "different"} or self._is_elsewhere(link.entities, query, asked):
            return None
        options = tuple(self._registered(entity) for entity in link.entities)
        known = tuple(option for option in options if option is not None)
        decided = f"judged before ({', '.join(link.judgements[:3])})"
        if link.decision == "same" and len(known) == 1:
            evidence = (Evidence(decided, 9.0),)
            return Resolution("match", 1.0, f"{known[0].describe()}: {decided}", known[0], known, evidence)
        if link.decision == "same" and len(known) > 1:
            names = " and ".join(option.name for option in known)
            return Resolution("ambiguous", 1.0 / len(known), f"stands for {names} together: {decided}", None, known)
        if link.decision == "unsure":
            return Resolution("ambiguous", 0.5, f"left open: {decided}", None, known)
        if link.decision == "not_an_entity":
            return Resolution("none", 0.0, f"no local authority: {decided}")
        return None

    def _is_elsewhere(self, entities: Sequence[str], query: Query, asked: Asked) -> bool:
        """True where all that was judged lies outside the division asked for, or far from the position given.

        What was decided of "Portland" alone does not hold of "Portland" in a column that says Maine.
        """
        if query.admin == "" and query.near is None:
            return False
        universe = self._universe
        said = self._qualifiers.read(query.admin, asked.country)
        units = [unit for entity in entities if (unit := universe.unit_of(entity)) >= 0]
        return len(units) > 0 and all(
            (at := universe.position(unit)) is not None
            and (
                (query.near is not None and kilometres(at, query.near) > _FAR_KM)
                or (len(said.divisions) > 0 and not self._qualifiers.holds(said, unit))
            )
            for unit in units
        )

    def _registered(self, entity: str) -> Option | None:
        unit = self._universe.unit_of(entity)
        return self._option_of(unit, 1.0) if unit >= 0 else None

    def joined(self, joined: Joined, asked: Asked) -> Resolution:
        """The answer for a name that joins several."""
        scored = [self._scorer.score(candidate, asked) for candidate in joined.candidates]
        options = tuple(self._option(one, 1.0 / len(scored), asked) for one in scored)
        first = options[0]
        if joined.kind == "one place":
            score = probability(scored[0].log_odds)
            if score >= MATCH:
                return Resolution("match", score, f"{first.describe()}: two names of one place", first, options)
        if joined.kind == "one municipality":
            names = " and ".join(option.name for option in options)
            both = self._without_place(first, "–".join(joined.parts), "municipality")
            return Resolution("match", 0.85, f"a municipality named after {names}, placed at the larger", both, options)
        if joined.kind == "part of a city":
            why = f"{first.describe()}: a part of {options[1].name}"
            return Resolution("match", 0.85, why, first, options)
        names = ", ".join(option.name for option in options)
        return Resolution("none", 0.0, f"joins several authorities: {names}", None, options)

    def numbered(self, reading: Reading, asked: Asked, found: Sequence[Scored], number: str) -> Resolution | None:
        """The answer for a numbered part of a city; None where the city is none."""
        city = self.decide(reading, asked, found)
        if city.best is None or city.best.population < _CITY:
            return None
        part = self._without_place(city.best, f"{city.best.name} {number}", "district")
        why = f"part {number} of {city.best.describe()}, placed at the city"
        return Resolution("match", city.score, why, part, (part, city.best), city.evidence)

    def _without_place(self, option: Option, name: str, level: str) -> Option:
        """An authority at a place which is not the authority of that place."""
        return Option(
            None, "", name, option.country, option.division, option.latitude, option.longitude, level, 0, option.share
        )

    def _option(self, scored: Scored, share: float, asked: Asked) -> Option:
        option = self._option_of(scored.candidate.unit, share)
        wanted = asked.wanted_level(scored.candidate)
        if wanted in _WIDER and option.level == "municipality":
            return self._without_place(option, option.name, wanted)
        if wanted == "district" and option.level == "municipality" and option.city_id == "":
            return replace(option, level=wanted)
        return option

    def _option_of(self, unit: int, share: float) -> Option:
        return Option(*self._known(unit), share)

    def _described(self, unit: int) -> _Known:
        """What an option says of a unit, whatever its share."""
        universe = self._universe
        position = universe.position(unit)
        city = universe.city(unit)
        return (
            universe.gazetteer.geonames[unit] if universe.is_place(unit) else None,
            city.id if city is not None else "",
            universe.name(unit),
            universe.country(unit),
            self._division(unit),
            round(position[0], 5) if position is not None else None,
            round(position[1], 5) if position is not None else None,
            universe.level(unit),
            universe.population(unit),
        )

    @cached_property
    def _division_units(self) -> dict[int, int]:
        """The unit of each first-level division, by its number."""
        kinds = np.frombuffer(self._universe.gazetteer.kind, "u1")
        units = np.flatnonzero(kinds == FIRST_LEVEL)
        return {self._universe.gazetteer.first[int(unit)]: int(unit) for unit in units}

    def _division(self, unit: int) -> str:
        division = self._division_units.get(self._universe.first_level(unit), -1)
        return self._universe.gazetteer.name(division) if division not in {-1, unit} else ""

    def _nothing(self, asked: Asked) -> str:
        return f"nothing of that name is known{_in(asked.country)}"

    def _why_match(self, reading: Reading, asked: Asked, first: Scored, best: Option, others: Sequence[Option]) -> str:
        parts = [_FOUND_BY[first.candidate.form] + _FOUND_HOW[first.candidate.how]]
        if best.geonames_id is None and best.city_id == "" and best.level in _WIDER:
            parts.append(f"the {best.level.replace('_', ' ')}, not the municipality of that name")
        if len(reading.repairs) > 0:
            parts.append("after " + ", ".join(reading.repairs))
        parts += [
            f"in or near {one.written}" for one in asked.qualifiers if self._qualifiers.holds(one, first.candidate.unit)
        ]
        if len(others) == 0:
            parts.append(f"nothing else of that name{_in(asked.country)}")
        else:
            more = f" and {len(others) - 1} more" if len(others) > 1 else ""
            parts.append(f"ahead of {others[0].describe()}{more}")
        return f"{best.describe()}: " + "; ".join(parts)

    def _why_ambiguous(self, asked: Asked, options: Sequence[Option]) -> str:
        likely = [option for option in options if option.share >= 0.02]
        shown = "; ".join(option.describe() for option in likely[:4])
        return f"{len(likely)} of that name{_in(asked.country)}, none clearly meant: {shown}"

    def _why_none(self, asked: Asked, first: Scored, best: Option, evidence: Sequence[Evidence]) -> str:
        against = min(evidence, key=lambda one: one.weight, default=Evidence("", 0.0))
        reason = f": {against.what}" if against.weight < -1 else ""
        return f"nothing of that name is sure{_in(asked.country)}; nearest is {best.describe()}{reason}"


def _in(country: str) -> str:
    return f" in {country_names().get(country, country)}" if country != "" else ""


_FOUND_BY: Final = {
    Form.MAIN: "its name", Form.ALTERNATE: "another name of it", Form.SHORT: "a short form of its name",
    Form.PARTIAL: "the beginning of its name", Form.CODE: "its code",
}  # fmt: skip
_FOUND_HOW: Final = {
    How.EXACT: "", How.PARTICLE: "", How.ARTICLE: ", an article apart", How.UMLAUT: ", an umlaut spelt out",
    How.NUMBER: ", a number spelt out",
    How.ABBREVIATION: ", an abbreviation spelt out", How.INFLECTED: ", inflected", How.SOUND: ", spelt as it sounds",
    How.DIVISION: ", with its division behind it", How.SHORTENED: ", abbreviated at the end",
    How.PART: ", a part of what was written", How.FUZZY: ", spelt nearly alike",
    How.INNER: ", of which a part was written", How.LETTER: ", transliterated otherwise",
    How.OF_AREA: ", the area written behind it apart",
}  # fmt: skip

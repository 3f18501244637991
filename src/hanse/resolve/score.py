"""How sure a candidate is: evidence for and against in log odds, and its share among everything else of that name.

``trust`` is the probability that the candidate is meant, given that nothing else of the same name is; ``share`` is
its part of the weight of all candidates. Their product is the score.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from hanse.resolve.candidate import Candidate
from hanse.resolve.index.names import Form
from hanse.resolve.index.shadow import DEEPEST
from hanse.resolve.level import local_level
from hanse.resolve.qualifier import Qualifier, Qualifiers
from hanse.resolve.resolution import Evidence
from hanse.resolve.universe import Universe, kilometres
from hanse.resolve.variant import TRANSLITERATED, How
from hanse.resolve.weights import (
    AT_SEAT,
    BASE,
    CONTRADICTED,
    FORM,
    FORM_WORDS,
    GUESSED,
    HOW,
    HOW_WORDS,
    INSIDE,
    MUNICIPALITY_AS,
    NAMES_POWER,
    NEAR_SCALE_KM,
    OF_SEAT,
    PROVINCE_WIDE,
    RELATIVE_FORM,
    SEAT_COUNTRIES,
    SIZE_POWER,
    SMALLEST,
    WHOLE,
    WHOLE_ALONE,
    WIDER_AS,
    WIDER_NAMES,
    spelling,
)

_SEVERAL = 2
_UNITS_KEPT = 20_000
_SHORT_NAME = 2  # words, an article among them


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known besides the name."""

    country: str
    qualifiers: tuple[Qualifier, ...] = ()
    near: tuple[float, float] | None = None
    lost: int = 0
    level: str = ""  # stated by a qualifier
    stated: str = ""  # by the words of the name
    is_inverted: bool = False  # an article stood behind a comma

    def wanted_level(self, candidate: Candidate) -> str:
        """The level that the name or a qualifier states."""
        core = candidate.core
        level = self.level or core.level or (self.stated if len(core.cut) == 0 else "")
        return local_level(level, self.country, core.cut) if level != "" or len(core.cut) > 0 else ""


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its evidence summed up."""

    candidate: Candidate
    log_odds: float  # absolute: how sure
    log_weight: float  # relative to other candidates of the name


class Scorer:
    """Weighs candidates."""

    def __init__(self, universe: Universe, qualifiers: Qualifiers) -> None:
        self._universe = universe
        self._qualifiers = qualifiers
        self._certainties: dict[tuple[Form, int, bool, bool, bool], float] = {}
        self._size = lru_cache(maxsize=_UNITS_KEPT)(self._weight_of_size)
        self._inhabited = lru_cache(maxsize=_UNITS_KEPT)(self._weight_of_inhabitants)

    def score(self, candidate: Candidate, asked: Asked) -> Scored:
        """A candidate with the sum of its evidence."""
        total = self._certainty(candidate, asked)
        between = self._between(candidate, asked)
        relative = RELATIVE_FORM[candidate.form] - 5.0 * candidate.core.doubtful
        relative += self._size(candidate.unit, asked.country != "")
        if candidate.how in {How.FUZZY, How.SOUND}:
            relative += 2.0 * self._spelling(candidate, asked)
        elif candidate.how != How.EXACT:
            relative += 1.5 * HOW[candidate.how]
        relative += self._of_registry(candidate, asked) + self._of_whole(candidate, asked)
        if self._is_seat_only(candidate, asked):
            relative += 4.0 * AT_SEAT
        if between <= CONTRADICTED + 2.0:
            relative += CONTRADICTED
        return Scored(candidate, total + between, relative + between)

    def _of_whole(self, candidate: Candidate, asked: Asked) -> float:
        """What it weighs that a name holds all that was written: more where nothing else makes sense of it.

        "Halle (Westf.)" is no other Halle, although Westf. is no division.
        """
        if not candidate.is_whole:
            return 0.0
        return WHOLE if all(one.is_understood for one in asked.qualifiers) else WHOLE + WHOLE_ALONE

    def _of_registry(self, candidate: Candidate, asked: Asked) -> float:
        """What being registered weighs against others of the name: more for a wider body that the name states."""
        if not candidate.is_registered:
            return 0.0
        if asked.country == "":
            return 0.7  # that a city is registered says little of who else bears its name elsewhere
        level = self._universe.level(candidate.unit)
        is_wider = level not in {"municipality", "district"}
        if is_wider and len(candidate.core.cut) == 0:
            return 5.0  # a wider body written in full
        return 3.0 if is_wider and asked.wanted_level(candidate) in {level, ""} else 2.0

    def _certainty(self, candidate: Candidate, asked: Asked) -> float:
        """The sum of the absolute evidence; that of an exact name depends on few things and is kept."""
        if candidate.how != How.EXACT:
            return sum(weight for _, weight in self._absolute(candidate, asked))
        is_short = len(candidate.key) <= 3 and candidate.key.isascii()
        key = (candidate.form, candidate.core.doubtful, is_short, candidate.is_registered, asked.country != "")
        known = self._certainties.get(key)
        if known is None:
            known = self._certainties[key] = sum(weight for _, weight in self._absolute(candidate, asked))
        return known

    def _is_seat_only(self, candidate: Candidate, asked: Asked) -> bool:
        """True for a place where the name states a wider body: the division or body of that name comes first."""
        wanted = asked.wanted_level(candidate)
        return wanted in {"county", "region", "metropolitan_body"} and self._universe.is_place(candidate.unit)

    def _weight_of_size(self, unit: int, has_country: bool) -> float:
        population = self._universe.population(unit)
        if not self._universe.is_place(unit):
            is_wider = self._universe.is_wider(unit)
            population = min(population, WIDER_AS) if is_wider else population or MUNICIPALITY_AS
        weight = SIZE_POWER * math.log(population + SMALLEST)
        if not self._universe.is_place(unit):
            return weight + WIDER_NAMES
        gazetteer = self._universe.gazetteer
        weight += NAMES_POWER[has_country] * math.log1p(gazetteer.other_names[unit])
        weight += INSIDE * gazetteer.inside[unit] / DEEPEST
        return weight + OF_SEAT[gazetteer.seat[unit]]

    def _weight_of_inhabitants(self, unit: int) -> float:
        return 0.25 * (math.log10(self._universe.population(unit) + 100) - 3.5)

    def _between(self, candidate: Candidate, asked: Asked) -> float:
        """The sum of the evidence that tells candidates of one name apart."""
        total = self._inhabited(candidate.unit) + sum(weight for _, weight in self._of_level(candidate, asked))
        if len(asked.qualifiers) > 0 and not candidate.is_whole:
            total += sum(self._of_qualifier(candidate, one, asked)[1] for one in asked.qualifiers)
        return total + self._of_position(candidate, asked.near)[1] if asked.near is not None else total

    def _spelling(self, candidate: Candidate, asked: Asked) -> float:
        """What letters that differ weigh; little where names are transliterated and the sound is the same."""
        is_transliterated = candidate.heard == 0 and self._universe.country(candidate.unit) in TRANSLITERATED
        return spelling(candidate, asked.lost) + (2.2 if is_transliterated else 0.0)

    def _known(self, candidate: Candidate) -> float:
        """A guess is the better, the larger and better known the place is."""
        population = self._universe.population(candidate.unit)
        names = self._universe.gazetteer.other_names[candidate.unit] if self._universe.is_place(candidate.unit) else 4
        return min(1.0, 0.45 * (math.log10(population + 100) - 3.5) + 0.3 * (math.log1p(names) - 2.0))

    def evidence(self, candidate: Candidate, asked: Asked) -> tuple[Evidence, ...]:
        """The reasons for and against a candidate, the base left out."""
        found = [*self._absolute(candidate, asked), *self._either(candidate, asked)]
        return tuple(Evidence(what, round(weight, 2)) for what, weight in found if what != "" and weight != 0.0)

    def _absolute(self, candidate: Candidate, asked: Asked) -> Iterator[tuple[str, float]]:
        """Evidence on how sure the name is, the same for every place of that name."""
        yield "", BASE[asked.country != ""]
        yield FORM_WORDS[candidate.form], FORM[candidate.form]
        if candidate.how in {How.FUZZY, How.SOUND}:
            yield f"{HOW_WORDS[candidate.how]}, {candidate.edits} letters differ", self._spelling(candidate, asked)
        elif candidate.how == How.INFLECTED:
            yield self._of_inflection(candidate, asked)
        elif candidate.how == How.ARTICLE:
            yield HOW_WORDS[candidate.how], self._of_article(candidate, asked)
        else:
            yield HOW_WORDS[candidate.how], HOW[candidate.how]
        if candidate.how in GUESSED:
            yield "how well the place is known", self._known(candidate)
        if candidate.how in {How.ARTICLE, How.PARTICLE} and candidate.form == Form.SHORT:
            yield "another article", -4.0
        if candidate.core.doubtful > 0:
            yield "a word left out may belong to the name", -0.2 * candidate.core.doubtful
        if len(candidate.key) <= 3 and candidate.key.isascii():
            yield "a short name", -1.2
        if candidate.is_registered:
            yield "a registered name", 1.5

    def _of_article(self, candidate: Candidate, asked: Asked) -> float:
        """An article matters less where the list keeps it apart ("Beniardà, La"), or where the name is long."""
        if asked.is_inverted:
            return HOW[How.ARTICLE] + 1.6
        return HOW[How.ARTICLE] + (1.8 if len(candidate.core.words) > _SHORT_NAME else 0.0)

    def _of_inflection(self, candidate: Candidate, asked: Asked) -> tuple[str, float]:
        """An inflected form is expected beside an office; adjectives of Slavic names may come from several places."""
        if asked.country in TRANSLITERATED:
            return HOW_WORDS[How.INFLECTED], HOW[How.INFLECTED] - 0.3
        if len(candidate.core.cut) > 0:
            return "an inflected form beside an office", HOW[How.INFLECTED] + 1.0
        return HOW_WORDS[How.INFLECTED], HOW[How.INFLECTED]

    def _either(self, candidate: Candidate, asked: Asked) -> Iterator[tuple[str, float]]:
        """Evidence that tells candidates of one name apart."""
        yield from self._of_level(candidate, asked)
        if not candidate.is_whole:
            yield from (self._of_qualifier(candidate, qualifier, asked) for qualifier in asked.qualifiers)
        yield "size of the place", self._inhabited(candidate.unit)
        if asked.near is not None:
            yield self._of_position(candidate, asked.near)

    def _of_level(self, candidate: Candidate, asked: Asked) -> Iterator[tuple[str, float]]:
        if candidate.is_registered and len(candidate.core.cut) == 0:
            return  # the registry knows it by all that was written
        wanted = asked.wanted_level(candidate)
        level = self._universe.level(candidate.unit)
        is_wider = level in {"county", "region"}
        if wanted in {"county", "region"}:
            if is_wider:
                yield "of the level that the name states", 0.5
            elif self._universe.is_division(candidate.unit):
                yield "a division of another level", -0.5
            elif self._universe.country(candidate.unit) in SEAT_COUNTRIES:
                yield f"the seat of the {wanted}, not the {wanted}", AT_SEAT
            else:
                yield f"the name states a {wanted}", -6.0
        elif wanted == "association" and level != "association":
            yield "the name states an association", -6.0
        elif is_wider:
            is_meant = wanted == "municipality" and self._universe.country(candidate.unit) not in PROVINCE_WIDE
            yield f"a {level}, which the name does not say", -5.0 if is_meant else -2.0
        elif level in {"association", "metropolitan_body"} and wanted != level:
            yield f"a {level.replace('_', ' ')}, which the name does not say", -3.0

    def _of_qualifier(self, candidate: Candidate, qualifier: Qualifier, asked: Asked) -> tuple[str, float]:
        if not qualifier.is_understood:
            return f"“{qualifier.written}” is not understood", -0.6
        if self._qualifiers.holds(qualifier, candidate.unit):
            return f"lies in or near {qualifier.written}", 1.5
        if qualifier.level != "" or (qualifier.country == "" and self._is_nowhere(candidate)):
            return "", 0.0
        if qualifier.country not in {"", asked.country}:
            return f"{qualifier.written} stands beside it", -2.5
        if qualifier.country != "" or len(qualifier.divisions) > 0:
            return f"does not lie in {qualifier.written}", CONTRADICTED
        return f"does not lie near {qualifier.written}", -1.2

    def _is_nowhere(self, candidate: Candidate) -> bool:
        """True for a registered city of which neither division nor position is known: nothing tells against it."""
        return self._universe.first_level(candidate.unit) < 0 and self._universe.position(candidate.unit) is None

    def _of_position(self, candidate: Candidate, near: tuple[float, float]) -> tuple[str, float]:
        position = self._universe.position(candidate.unit)
        if position is None:
            return "its position is not known", -1.0
        distance = kilometres(position, near)
        return f"{distance:,.0f} km from the position given", 2.0 - min(6.0, 2.0 * math.log1p(distance / NEAR_SCALE_KM))


def probability(log_odds: float) -> float:
    """Log odds as a probability."""
    return 1.0 / (1.0 + math.exp(-max(-40.0, min(40.0, log_odds))))


def shares(log_weights: Sequence[float]) -> list[float]:
    """The share of each weight in their sum."""
    if len(log_weights) < _SEVERAL:
        return [1.0] * len(log_weights)
    largest = max(log_weights)
    weights = [math.exp(weight - largest) for weight in log_weights]
    total = sum(weights)
    return [weight / total for weight in weights]

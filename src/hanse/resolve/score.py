"""How sure a candidate is: evidence for and against in log odds, and its share among everything else of that name.

``trust`` is the probability that the candidate is meant, given that nothing else of the same name is; ``share`` is
its part of the weight of all candidates. Their product is the score.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from hanse.resolve.candidate import Candidate
from hanse.resolve.index.names import Form
from hanse.resolve.qualifier import Qualifier, Qualifiers
from hanse.resolve.resolution import Evidence
from hanse.resolve.table import word_set
from hanse.resolve.universe import Universe, kilometres
from hanse.resolve.variant import How

BASE: Final = {True: 4.2, False: 3.0}  # with the country known, without
FORM: Final = {Form.MAIN: 0.0, Form.ALTERNATE: -0.5, Form.SHORT: -0.8, Form.PARTIAL: -2.2, Form.CODE: -9.0}
RELATIVE_FORM: Final = {Form.MAIN: 0.0, Form.ALTERNATE: -3.0, Form.SHORT: -2.5, Form.PARTIAL: -4.0, Form.CODE: -9.0}
HOW: Final = {
    How.EXACT: 0.0, How.ARTICLE: -0.4, How.UMLAUT: -0.5, How.NUMBER: -0.3, How.ABBREVIATION: -0.7, How.INFLECTED: -1.0,
    How.SOUND: -1.2, How.DIVISION: -0.5, How.SHORTENED: -1.5, How.PART: -1.5, How.FUZZY: -2.0,
}  # fmt: skip
SIZE_POWER: Final = 1.1
SMALLEST: Final = 300
WIDER_AS: Final = 20_000  # a county or region counts as a town of this size
NEAR_SCALE_KM: Final = 30.0
SEAT_COUNTRIES: Final = word_set("DE AT IT ES PL CZ SK PT TR JP PE CL CU VN TH LA CN TW ID CH KR AR HU SE FI LT EE")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known besides the name."""

    country: str
    qualifiers: tuple[Qualifier, ...] = ()
    near: tuple[float, float] | None = None
    lost: int = 0
    level: str = ""  # stated by a qualifier
    is_unknown: bool = False  # a country was written that is none

    def wanted_level(self, candidate: Candidate) -> str:
        """The level that the name or a qualifier states."""
        return self.level or candidate.core.level


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

    def score(self, candidate: Candidate, asked: Asked) -> Scored:
        """A candidate with the sum of its evidence."""
        total = sum(weight for _, weight in self._absolute(candidate, asked))
        between = sum(weight for _, weight in self._either(candidate, asked))
        relative = RELATIVE_FORM[candidate.form] - 3.0 * candidate.core.doubtful + self._size(candidate)
        if candidate.how != How.EXACT:
            relative += 1.5 * HOW[candidate.how]
        relative += 2.0 * candidate.is_registered + 1.0 * candidate.is_whole
        return Scored(candidate, total + between, relative + between)

    def _size(self, candidate: Candidate) -> float:
        population = self._universe.population(candidate.unit)
        if not self._universe.is_place(candidate.unit) and self._universe.is_wider(candidate.unit):
            population = min(population, WIDER_AS)
        return SIZE_POWER * math.log(population + SMALLEST)

    def evidence(self, candidate: Candidate, asked: Asked) -> tuple[Evidence, ...]:
        """The reasons for and against a candidate, the base left out."""
        found = [*self._absolute(candidate, asked), *self._either(candidate, asked)]
        return tuple(Evidence(what, round(weight, 2)) for what, weight in found if what != "" and weight != 0.0)

    def _absolute(self, candidate: Candidate, asked: Asked) -> Iterator[tuple[str, float]]:
        """Evidence on how sure the name is, the same for every place of that name."""
        yield "", BASE[asked.country != ""]
        yield _FORM_WORDS[candidate.form], FORM[candidate.form]
        yield _HOW_WORDS[candidate.how], HOW[candidate.how]
        if candidate.how in {How.FUZZY, How.SOUND}:
            yield f"{candidate.edits} letters differ", -spelling_cost(candidate, asked.lost)
        if candidate.how == How.ARTICLE and candidate.form == Form.SHORT:
            yield "another article", -4.0
        if candidate.core.doubtful > 0:
            yield "a word left out may belong to the name", -0.2 * candidate.core.doubtful
        if len(candidate.key) <= 3 and candidate.key.isascii():
            yield "a short name", -1.2
        if candidate.is_registered:
            yield "a registered name", 1.5

    def _either(self, candidate: Candidate, asked: Asked) -> Iterator[tuple[str, float]]:
        """Evidence that tells candidates of one name apart."""
        yield from self._of_level(candidate, asked)
        for qualifier in asked.qualifiers:
            if candidate.is_whole:
                break
            yield self._of_qualifier(candidate, qualifier)
        population = self._universe.population(candidate.unit)
        yield "size of the place", 0.25 * (math.log10(population + 100) - 3.5)
        if asked.near is not None:
            yield self._of_position(candidate, asked.near)

    def _of_level(self, candidate: Candidate, asked: Asked) -> Iterator[tuple[str, float]]:
        wanted = asked.wanted_level(candidate)
        level = self._universe.level(candidate.unit)
        is_wider = level in {"county", "region"}
        if wanted in {"county", "region"}:
            if is_wider:
                yield "of the level that the name states", 0.5
            elif self._universe.is_division(candidate.unit):
                yield "a division of another level", -0.5
            elif self._universe.country(candidate.unit) in SEAT_COUNTRIES:
                yield f"the seat of the {wanted}, not the {wanted}", -1.5
            else:
                yield f"the name states a {wanted}", -6.0
        elif wanted == "association" and level != "association":
            yield "the name states an association", -6.0
        elif is_wider:
            yield f"a {level}, which the name does not say", -5.0 if wanted == "municipality" else -2.0
        elif level in {"association", "metropolitan_body"} and wanted != level:
            yield f"a {level.replace('_', ' ')}, which the name does not say", -3.0

    def _of_qualifier(self, candidate: Candidate, qualifier: Qualifier) -> tuple[str, float]:
        if not qualifier.is_understood:
            return f"“{qualifier.written}” is not understood", -0.6
        if self._qualifiers.holds(qualifier, candidate.unit):
            return f"lies in or near {qualifier.written}", 1.5
        if qualifier.level != "":
            return "", 0.0
        if qualifier.country != "" or len(qualifier.divisions) > 0:
            return f"does not lie in {qualifier.written}", -4.0
        return f"does not lie near {qualifier.written}", -1.2

    def _of_position(self, candidate: Candidate, near: tuple[float, float]) -> tuple[str, float]:
        position = self._universe.position(candidate.unit)
        if position is None:
            return "its position is not known", -1.0
        distance = kilometres(position, near)
        return f"{distance:,.0f} km from the position given", 2.0 - min(6.0, 2.0 * math.log1p(distance / NEAR_SCALE_KM))


def spelling_cost(candidate: Candidate, lost: int) -> float:
    """What letters that differ cost: more in a short name, less where the sound is the same or letters were lost."""
    edits = candidate.edits - min(lost, candidate.edits) * 0.8
    if candidate.how == How.SOUND:
        return 0.3 * edits
    heard = min(candidate.heard, edits)
    per_letter = 1.2 + 8.0 / max(4, len(candidate.key) - 2)
    return 0.5 * per_letter * edits + 0.5 * per_letter * heard


def probability(log_odds: float) -> float:
    """Log odds as a probability."""
    return 1.0 / (1.0 + math.exp(-max(-40.0, min(40.0, log_odds))))


def shares(log_weights: Sequence[float]) -> list[float]:
    """The share of each weight in their sum."""
    if len(log_weights) == 0:
        return []
    largest = max(log_weights)
    weights = [math.exp(weight - largest) for weight in log_weights]
    total = sum(weights)
    return [weight / total for weight in weights]


_FORM_WORDS: Final = {
    Form.MAIN: "its name in the gazetteer", Form.ALTERNATE: "another name of it",
    Form.SHORT: "a short form of its name",
    Form.PARTIAL: "the beginning of its name", Form.CODE: "its code",
}  # fmt: skip
_HOW_WORDS: Final = {
    How.EXACT: "", How.ARTICLE: "with or without an article", How.UMLAUT: "umlaut spelt out",
    How.NUMBER: "number spelt out",
    How.ABBREVIATION: "abbreviation spelt out", How.INFLECTED: "an inflected form", How.SOUND: "spelt as it sounds",
    How.DIVISION: "a division written behind the name", How.SHORTENED: "abbreviated at the end",
    How.PART: "only a part of what was written", How.FUZZY: "spelt nearly alike",
}  # fmt: skip

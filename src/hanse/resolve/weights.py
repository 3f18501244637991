"""The weights of evidence, in log odds, and what each is called. All that was fitted stands here.

They were set in two steps on names as local authorities write them, halves of the file checked against each other:
which of several places of one name is meant (the relative weights, a conditional logit), and whether a name that is
spelt otherwise means the place found (the weights of spelling, a logistic regression). See
docs/explanation/name-resolution.md.
"""

from typing import Final

from hanse.resolve.candidate import Candidate
from hanse.resolve.index.names import Form
from hanse.resolve.index.source import NO_SEAT, SEAT, UNKNOWN
from hanse.resolve.table import word_set
from hanse.resolve.variant import How

# An exact name, with the country known and without.
BASE: Final = {True: 4.2, False: 3.0}
FORM: Final = {Form.MAIN: 0.0, Form.ALTERNATE: -0.5, Form.SHORT: -0.8, Form.PARTIAL: -2.2, Form.CODE: -9.0}
# The same, against other places of the name.
RELATIVE_FORM: Final = {Form.MAIN: 0.0, Form.ALTERNATE: -3.5, Form.SHORT: -0.7, Form.PARTIAL: -4.0, Form.CODE: -9.0}
HOW: Final = {
    How.EXACT: 0.0, How.PARTICLE: -0.4, How.ARTICLE: -3.3, How.UMLAUT: -0.5, How.NUMBER: -0.3, How.ABBREVIATION: -0.7,
    How.INFLECTED: -1.8, How.SOUND: -2.1, How.DIVISION: -0.5, How.SHORTENED: -1.5, How.PART: -1.8, How.FUZZY: -2.1,
    How.INNER: -2.0, How.OF_AREA: -1.0, How.LETTER: -1.0,
}  # fmt: skip
# Ways that are guesses: there the size of the place counts more.
GUESSED: Final = frozenset({How.ARTICLE, How.INFLECTED, How.SOUND, How.PART, How.FUZZY, How.INNER})
# Which of several places of one name: powers of population and of the number of other names, which count less where
# the country is not known: they differ between countries.
SIZE_POWER: Final = 0.65
# Whether a place is the seat of an administration.
OF_SEAT: Final = {UNKNOWN: 0.0, SEAT: 2.3, NO_SEAT: -2.5}
INSIDE: Final = -2.2  # at the centre of a city four times as large: a quarter of it rather than a municipality
NAMES_POWER: Final = {True: 1.55, False: 1.0}  # places are the better known, the more names they have
WIDER_NAMES: Final = 3.5  # divisions have no other names in the table
SMALLEST: Final = 300
WIDER_AS: Final = 20_000  # a county or region counts as a town of this size
MUNICIPALITY_AS: Final = 30_000  # a municipality without a place of its own, where its size is not known
CONTRADICTED: Final = -7.0  # lies outside the country or division written beside it
WHOLE: Final = 6.0  # a name that holds what stands in brackets or behind a comma too
WHOLE_ALONE: Final = 4.0  # besides, where what stands there is neither division nor place
AT_SEAT: Final = -1.5  # the seat of a county or region, where the name states one
NEAR_SCALE_KM: Final = 30.0
# Countries with metropolitan municipalities that bear the name of their province.
PROVINCE_WIDE: Final = word_set("TR")
# Countries whose counties and provinces are named after their seat.
SEAT_COUNTRIES: Final = word_set("DE AT IT ES PL CZ SK PT TR JP PE CL CU VN TH LA CN TW ID CH KR AR HU SE FI LT EE")

FORM_WORDS: Final = {
    Form.MAIN: "its name in the gazetteer", Form.ALTERNATE: "another name of it",
    Form.SHORT: "a short form of its name",
    Form.PARTIAL: "the beginning of its name", Form.CODE: "its code",
}  # fmt: skip
HOW_WORDS: Final = {
    How.EXACT: "", How.PARTICLE: "a particle apart", How.ARTICLE: "an article apart", How.UMLAUT: "umlaut spelt out",
    How.NUMBER: "number spelt out",
    How.ABBREVIATION: "abbreviation spelt out", How.INFLECTED: "an inflected form", How.SOUND: "spelt as it sounds",
    How.DIVISION: "a division written behind the name", How.SHORTENED: "abbreviated at the end",
    How.PART: "only a part of what was written", How.FUZZY: "spelt nearly alike",
    How.INNER: "a part of its name", How.LETTER: "a letter transliterated otherwise",
    How.OF_AREA: "the area written behind the name",
}  # fmt: skip


def spelling(candidate: Candidate, lost: int) -> float:
    """What letters that differ weigh: more in a short name, less where the sound is the same or letters were lost.

    The numbers were fitted to names that nothing else explains; they replace the certainty of an exact name.
    """
    edits = candidate.edits - min(lost, candidate.edits) * 0.8
    length = len(candidate.core.key)
    weight = -2.4 - 1.2 * edits - 1.6 * edits / length - 1.5 * candidate.heard / length
    if length >= 9:
        weight += 1.3
    if candidate.form != Form.MAIN:
        weight -= 0.9
    return weight - (0.9 if candidate.worst > 0.3 else 0.0)

"""Candidate claims: what sentences suggest, with what they do not."""

from collections.abc import Callable

import pytest

from hanse.resolve.mentions.claims import Candidate, candidates
from hanse.resolve.mentions.finder import Finder
from hanse.resolve.mentions.report import report_of

Suggest = Callable[[str], list[Candidate]]


@pytest.fixture
def suggest(finder: Finder) -> Suggest:
    """The candidate claims of a text."""

    def of(text: str) -> list[Candidate]:
        report = report_of(text)
        return candidates(report, finder.find(report))

    return of


CASES = {
    "is a member of": ("Ghent is a founding member of ECCAR.", [("member", "ghent-be", "eccar", "", "stated")]),
    "several": (
        "Ghent, Utrecht and Leipzig are members of ECCAR.",
        [("member", city, "eccar", "", "stated") for city in ("leipzig-de", "utrecht-nl", "ghent-be")],
    ),
    "members include": (
        "ECCAR members include Bologna and Nancy.",
        [("member", city, "eccar", "", "stated") for city in ("bologna-it", "nancy-fr")],
    ),
    "joined in": ("Ghent joined Eurocities in 1999.", [("joined", "ghent-be", "eurocities", "1999", "stated")]),
    "a date ahead": ("In 2016 Ghent joined Eurocities.", [("joined", "ghent-be", "eurocities", "2016", "stated")]),
    "not": ("Ghent has not joined Eurocities.", [("joined", "ghent-be", "eurocities", "", "negated")]),
    "plans": ("Vienna plans to join ICORN.", [("joined", "vienna-at", "icorn", "", "planned")]),
    "signed": (
        "Bristol signed the Marrakech Declaration in December 2018.",
        [("signed", "bristol-gb", "doc-marrakech-declaration", "December 2018", "stated")],
    ),
    "was signed by": (
        "The Marrakech Declaration was signed by Montreal and Bristol.",
        [("signed", city, "doc-marrakech-declaration", "", "stated") for city in ("montreal-ca", "bristol-gb")],
    ),
    "founded": ("Eurocities was founded in 1986.", [("founded", "eurocities", "", "1986", "stated")]),
    "founded first": ("Founded in 2004, ECCAR grew.", [("founded", "eccar", "", "2004", "stated")]),
    "hosted": (
        "Barcelona hosted the Global Mayoral Forum in 2014.",
        [("hosted", "barcelona-es", "global-mayoral-forum", "2014", "stated")],
    ),
    "took place in": (
        "The Global Mayoral Forum took place in Quito in 2016.",
        [("hosted", "quito-ec", "global-mayoral-forum", "2016", "stated")],
    ),
    "launched": ("UCLG launched the Mayors Mechanism.", [("launched", "uclg", "mayors-mechanism", "", "stated")]),
    "nothing": ("Ghent likes Eurocities, and Utrecht does too.", []),
    "another sentence": ("Ghent joined. Eurocities grew.", []),
    "a citation": ("Growth came later (Ghent joined; Eurocities 2016, p. 7).", []),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_sentence_suggests(case: str, suggest: Suggest) -> None:
    text, wanted = CASES[case]
    found = suggest(text)
    assert [(one.relation, one.subject, one.object, one.date, one.modality) for one in found] == wanted


def test_a_candidate_tells_where_it_stands_and_which_words_suggest_it(suggest: Suggest) -> None:
    (one,) = suggest("Before.\n\nIn short, Ghent joined Eurocities in 1999.")
    assert (one.line, one.cue, one.sentence) == (3, "joined", "In short, Ghent joined Eurocities in 1999.")
    assert (one.subject_name, one.object_name) == ("Ghent", "Eurocities")


def test_a_date_of_the_next_clause_is_not_taken(suggest: Suggest) -> None:
    (first, second) = suggest("Vienna joined ICORN; Zurich hosted Eurocities in 2030.")
    assert (first.date, second.date) == ("", "2030")


def test_the_same_claim_of_one_sentence_comes_once(suggest: Suggest) -> None:
    found = suggest("Eurocities (EUROCITIES) was founded in 1986 and was created in 1986.")
    assert [(one.relation, one.subject) for one in found] == [("founded", "eurocities")]

"""A claim as a sentence, and what stands beside it."""

from hanse.release import Release
from hanse.release.views import CorrectionView
from hanse.web.pages.claim import correction_words, is_verbatim, sentence_of


def test_a_tie_and_a_value_read_as_sentences(release: Release) -> None:
    tie = release.view().claim("c000000000001")
    assert sentence_of(tie).startswith(f"“{tie.fields['subject']}” ")
    assert tie.source.publisher in sentence_of(tie)
    value = release.view().claim("c000000000106")
    assert "population: 1" in sentence_of(value)


def test_words_of_the_source_are_told_from_our_reading() -> None:
    assert is_verbatim("subject")
    assert is_verbatim("listed_as_written")
    assert not is_verbatim("listed_earliest")
    assert not is_verbatim("relation")


def test_a_correction_says_what_and_when() -> None:
    correction = CorrectionView("k1", "value", "1,200", "12,000", "a digit is missing", "confirmed", "2024-02-01")
    words = correction_words(correction)
    assert words == "It says: 1,200. It should say: 12,000. a digit is missing. Recorded 1 February 2024, confirmed."
    doubt = CorrectionView("k2", "value", "", "", "Doubtful.", "noted", "2024-02-01")
    assert correction_words(doubt) == "Doubtful. Recorded 1 February 2024, noted."

"""What the profile of a network says in words."""

from dataclasses import replace

from hanse.release import Release
from hanse.release.views import Value
from hanse.web.pages.network import books_of, latest_size, members_words, summary_of, ways_of
from hanse.web.pages.overview import founding_title
from hanse.web.site import Codebook


def test_the_summary_counts_and_quotes_the_stated_size(release: Release) -> None:
    view = release.view().network("sunken-cities-league")
    assert summary_of(view) == ("2 members counted on 30 June 2024. Size as stated: some ten cities (November 2023).")
    assert "1 stated, 1 last seen, 1 ended, 1 no longer listed" in members_words(view)
    quiet = release.view().network("quiet-network")
    assert summary_of(quiet).startswith("No member is recorded in the lists held here.")


def test_the_latest_size_is_the_one_of_the_latest_year(release: Release) -> None:
    view = release.view().network("quiet-network")
    sizes = tuple(
        Value("stated_size", text, None, "", valid, "", ()) for text, valid in (("4", "2020"), ("9", "2023"), ("7", ""))
    )
    found = latest_size(replace(view, sizes=sizes))
    assert found is not None
    assert found.value == "9"
    assert latest_size(replace(view, sizes=())) is None


def test_ways_in_are_never_invented(release: Release) -> None:
    view = release.view().network("sunken-cities-league")
    assert ways_of(view) == "application, council vote"
    assert view.admission is not None
    unknown = replace(view, admission=replace(view.admission, ways=("unknown",)))
    assert ways_of(unknown) == ways_of(replace(view, admission=None)) == "not known from the sources held here"


def test_codes_that_no_note_shows_stand_apart(release: Release) -> None:
    books = books_of(release.view().network("open-gates").codings, {})
    functions = next(book for book in books if book.title == "Mini functions")
    assert [(words, row.reading) for words, row in functions.lines] == [("Sharing", "contested")]
    assert functions.silent == ("Story-telling",)


def test_classes_of_codebooks_with_one_code_stand_in_one_table(release: Release) -> None:
    known = {"mini_mode": Codebook("mini_mode", "Who started it", True, ())}
    *_, classes = books_of(release.view().network("sunken-cities-league").codings, known)
    assert classes.title == "How it is classed"
    assert [words for words, _ in classes.lines] == ["Who started it: Started by cities"]


def test_the_title_on_founding_is_a_finding_only_where_there_is_one(release: Release) -> None:
    view = release.view().overview()
    assert founding_title(view) == "Networks by year of founding"
    network = view.founded[0][2]
    many = tuple((2001, "", network) for _ in range(18)) + tuple((1990, "", network) for _ in range(2))
    assert founding_title(replace(view, founded=many)) == (
        "18 of the 20 networks with a recorded year of founding began in 2000 or later"
    )
    even = tuple((2001, "", network) for _ in range(10)) + tuple((1990, "", network) for _ in range(10))
    assert founding_title(replace(view, founded=even)) == "Networks by year of founding"

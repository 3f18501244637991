"""Sources, rosters and claims of the mini world."""

import pytest

from hanse.errors import NotFoundError
from hanse.release import View


def test_the_list_of_sources(view: View) -> None:
    sources = view.sources()
    assert len(sources.rows) == 11
    assert sources.facets["kind"] == {"authority": 2, "network": 7, "press": 1, "research": 1}
    assert sources.facets["year"] == {
        "": 2,
        "2015": 1,
        "2018": 1,
        "2019": 1,
        "2020": 1,
        "2021": 1,
        "2022": 1,
        "2023": 3,
    }
    assert {row.id for row in view.sources(kind="press").rows} == {"s0000000003"}


def test_a_source_shows_its_lists_and_claims(view: View) -> None:
    source = view.source("s0000000002")
    assert (source.source.title, source.source.published, source.source.claims) == ("Our members", "1 March 2020", 5)
    assert [roster.id for roster in source.rosters] == ["r0000000002"]
    assert {claim.id for claim in source.claims} == {f"c00000000000{digit}" for digit in "4567"} | {"c000000000104"}


def test_an_unknown_date_is_blank(view: View) -> None:
    assert view.source("s0000000006").source.published == ""


def test_a_roster_shows_every_entry_also_those_not_matched(view: View) -> None:
    roster = view.roster("r0000000005")
    assert [(tie.subject_as_written, tie.subject.id if tie.subject else "") for tie in roster.entries] == [
        ("Avalon", ""),
        ("Neuburg", "neuburg-at"),
        ("竜宮市", "ryugu-jp"),
        ("Ys", "ys-fr"),
    ]


def test_a_name_that_stands_for_nothing_says_how_it_was_judged(view: View) -> None:
    avalon, neuburg, *_ = view.roster("r0000000005").entries
    assert avalon.subject_read_as == "in doubt: no authority of that name could be found"
    assert (avalon.object_read_as, neuburg.subject_read_as) == ("", "")


def test_a_name_for_two_authorities_gives_two_entries(view: View) -> None:
    entries = [
        tie for tie in view.roster("r0000000007").entries if tie.subject_as_written == "Vineta (City and County)"
    ]
    assert {tie.subject.id for tie in entries if tie.subject is not None} == {"vineta-de", "county-vineta-de"}


def test_a_claim_is_shown_verbatim_with_source_roster_and_judgements(view: View) -> None:
    claim = view.claim("c000000000007")
    assert claim.fields["subject"] == "Δήμος Ατλαντίδας"
    assert "source" not in claim.fields
    assert "end_as_written" not in claim.fields  # blank there
    assert (claim.source.title, claim.locator) == ("Our members", "list of members")
    assert claim.roster is not None
    assert claim.roster.id == "r0000000002"
    assert {one.id for one in claim.judgements} == {"j000000000017", "j000000000001"}
    assert claim.subject is not None
    assert claim.object is not None
    assert (claim.subject.id, claim.object.id) == ("atlantis-gr", "sunken-cities-league")


def test_a_superseded_judgement_is_not_read(view: View) -> None:
    assert "j000000000021" not in {one.id for one in view.claim("c000000000006").judgements}


def test_a_correction_stands_beside_the_claim(view: View) -> None:
    claim = view.claim("c000000000106")
    assert claim.fields["value"] == "1,200"
    assert [(one.says, one.should_say, one.status) for one in claim.corrections] == [("1,200", "12,000", "confirmed")]


@pytest.mark.parametrize("ask", ["source", "roster", "claim"])
def test_what_is_not_there_is_not_found(view: View, ask: str) -> None:
    with pytest.raises(NotFoundError):
        getattr(view, ask)("nothing")

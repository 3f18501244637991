"""The truth table of the status rule, and what has to hold for any evidence."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanse.domain.dates import FuzzyDate, parse_iso
from hanse.domain.status import Evidence, Listing, Omission, Spell, is_evidence, status_of
from hanse.domain.vocabulary import MEMBERSHIP_RELATIONS, RELATIONS, STATUSES

RECORDED = date(2026, 11, 22)


def d(text):
    """A date of the table: ISO, "2015.." open towards later, "..2015" towards earlier, "2015..2017" between."""
    if ".." not in text:
        return parse_iso(text)
    first, last = text.split("..")
    earliest = parse_iso(first).earliest if first != "" else None
    latest = parse_iso(last).latest if last != "" else None
    return FuzzyDate(earliest, latest, text)


def spell(start="", end="", claim="spell"):
    return Spell(d(start) if start else None, d(end) if end else None, claim, RECORDED)


def listed(when="", claim="list"):
    return Listing(d(when) if when else None, f"roster of {claim}", claim, RECORDED)


def omitted(when, roster="complete list"):
    return Omission(d(when) if when else None, roster, RECORDED)


def world(*items, network_end=""):
    return Evidence(
        spells=tuple(item for item in items if isinstance(item, Spell)),
        listings=tuple(item for item in items if isinstance(item, Listing)),
        omissions=tuple(item for item in items if isinstance(item, Omission)),
        network_end=d(network_end) if network_end else None,
    )


# Berlin in Solidarity Cities: a third party lists it about 2016, Table 1 of 2018 is not a complete roster,
# the city states accession on 10 January 2019.
BERLIN = world(listed("2015..2017", "third party"), spell("2019-01-10", claim="accession"))
# Leipzig in EUROCITIES: listed in 2009. Its board seat from 2023 is not evidence and so is not here.
LEIPZIG = world(spell("2009", claim="joined"), listed("2009-10-23"))
# Krakow in EUROCITIES: associate in 1992, a member by 2007, rejoined by resolution of 2 July 2025, and missing
# from the list of May 2025.
KRAKOW = world(
    spell("1992-11-09", claim="associate"),
    listed("2007..", "city page"),
    listed("2012", "Polish list"),
    spell("2025-07-02", claim="resolution"),
    omitted("2025-05-18"),
)

TABLE = [
    # 1 ended
    ("a stated end lies before the date", world(spell("2010", "2015-06-30")), "2016-01-01", "ended"),
    ("the end without a start", world(spell("", "2015-06-30")), "2015-07-01", "ended"),
    ("the day of the end itself still belongs", world(spell("2010", "2015-06-30")), "2015-06-30", "stated"),
    ("an end in a year counts from its last day", world(spell("2010", "2015")), "2015-12-31", "stated"),
    ("an end in a year counts after its last day", world(spell("2010", "2015")), "2016-01-01", "ended"),
    ("an end 'by 2015' counts after 2015", world(spell("2010", "..2015")), "2016-01-01", "ended"),
    ("an end of one source closes the spell of another",
     world(spell("2010", claim="a"), spell("", "2015", "b")), "2017", "ended"),
    ("the network ended", world(spell("2010"), network_end="2018-12-31"), "2019-01-01", "ended"),
    ("the network ended, on its last day", world(spell("2010"), network_end="2018-12-31"), "2018-12-31", "stated"),
    ("the network ended, known only by a list", world(listed("2018"), network_end="2018"), "2019-01-01", "ended"),
    ("the network ended, list without date", world(listed(), network_end="2018"), "2019-01-01", "ended"),
    ("an ended network, nothing recorded of the city", world(network_end="2018"), "2019-01-01", "unknown"),
    ("the end of the network closes a rejoining too",
     world(spell("2000", "2005"), spell("2010"), network_end="2018"), "2020", "ended"),
    ("left, and rejoins later", world(spell("2000", "2005"), spell("2010", claim="again")), "2007", "ended"),
    ("the list after rejoining does not contradict the end",
     world(spell("2000", "2005"), spell("2010", claim="again"), listed("2012")), "2007", "ended"),
    # 2 disputed
    ("Berlin after the list, before accession", BERLIN, "2018-12-31", "disputed"),
    ("Berlin on the eve of accession", BERLIN, "2019-01-09", "disputed"),
    ("Berlin while the list may not yet have been made", BERLIN, "2017-06-30", "unknown"),
    ("listed before the earliest of two starts",
     world(listed("2010"), spell("2015", claim="a"), spell("2018", claim="b")), "2012", "disputed"),
    ("not certainly before a start in that year", world(listed("2010"), spell("2012")), "2012-06-30", "observed"),
    ("the earlier of two starts covers", world(listed("2010"), spell("2011", claim="a"), spell("2018", claim="b")),
     "2015", "stated"),
    ("a start 'by 2018' contradicts nothing", world(listed("2010"), spell("..2018")), "2012", "observed"),
    ("an undated list contradicts nothing", world(listed(), spell("2015")), "2012", "unknown"),
    ("a list '2010 or later' is not seen before it was taken down", world(listed("2010.."), spell("2015")), "2012",
     "unknown"),
    ("listed after a stated end, the date between", world(spell("2000", "2005"), listed("2008")), "2006-06-30",
     "disputed"),
    ("listed after a stated end and before rejoining",
     world(spell("2000", "2005"), listed("2008"), spell("2012", claim="again")), "2009-06-30", "disputed"),
    ("a list in the year of the end is not certainly later", world(spell("2000", "2005"), listed("2005")), "2006",
     "ended"),
    # 3 stated
    ("Berlin after accession", BERLIN, "2019-06-30", "stated"),
    ("Berlin on the day of accession", BERLIN, "2019-01-10", "stated"),
    ("Leipzig before the board seat", LEIPZIG, "2015", "stated"),
    ("Leipzig while it holds the board seat", LEIPZIG, "2024", "stated"),
    ("Leipzig in the year it joined", LEIPZIG, "2009-12-31", "stated"),
    ("Krakow as associate", KRAKOW, "2000", "stated"),
    ("Krakow as member", KRAKOW, "2015", "stated"),
    ("Krakow the day before the list that omits it", KRAKOW, "2025-05-17", "stated"),
    ("Krakow after the resolution", KRAKOW, "2025-07-02", "stated"),
    ("a blank end runs on", world(spell("1986")), "2026", "stated"),
    ("overlapping starts agree, the narrow one covers", world(spell("2019", claim="a"), spell("2019-01-10", claim="b")),
     "2019-02-01", "stated"),
    ("a start in a year covers from its last day", world(spell("2019")), "2019-12-31", "stated"),
    ("a start in a year does not cover before", world(spell("2019")), "2019-12-30", "unknown"),
    ("a start 'by 2018' covers from then", world(spell("..2018")), "2018-12-31", "stated"),
    ("a start '2015 or later' covers from its recording", world(spell("2015..")), "2026-11-22", "stated"),
    ("a start '2015 or later' not before its recording", world(spell("2015..")), "2020", "unknown"),
    ("rejoined after an end", world(spell("2000", "2005"), spell("2010", claim="again")), "2011", "stated"),
    ("a stated end to come is not contradicted by a list",
     world(spell("2010", "2020"), omitted("2015")), "2016", "stated"),
    ("a list that omits before the start contradicts nothing", world(spell("2010"), omitted("2005")), "2012",
     "stated"),
    ("a list of the year of the start is not certainly later", world(spell("2010"), omitted("2010")), "2012",
     "stated"),
    ("a list of unknown date contradicts nothing", world(spell("2010"), omitted("")), "2012", "stated"),
    # 4 no longer listed
    ("Krakow on the day of the list that omits it", KRAKOW, "2025-05-18", "no_longer_listed"),
    ("Krakow on the eve of the resolution", KRAKOW, "2025-07-01", "no_longer_listed"),
    ("listed, then omitted", world(listed("2018"), omitted("2020-05")), "2021", "no_longer_listed"),
    ("omitted, but the later list is not made yet", world(listed("2018"), omitted("2020-05")), "2020-04-30",
     "observed"),
    ("a running start, then omitted", world(spell("2010"), omitted("2015-05-01")), "2016", "no_longer_listed"),
    ("omitted, then rejoined and omitted again",
     world(spell("2000", "2005"), spell("2010", claim="again"), omitted("2015")), "2017", "no_longer_listed"),
    ("omitted before it was listed", world(omitted("2015"), listed("2018")), "2019", "observed"),
    ("listed in the year of the omission", world(listed("2020"), omitted("2020-05")), "2021", "observed"),
    # 5 and 6 observed, last seen
    ("within three years", world(listed("2020-03-01")), "2023-03-01", "observed"),
    ("a day more than three years", world(listed("2020-03-01")), "2023-03-02", "last_seen"),
    ("the newest list counts", world(listed("2010", "old"), listed("2020", "new")), "2021", "observed"),
    ("a later list does not count backwards", world(listed("2010", "old"), listed("2020", "new")), "2015",
     "last_seen"),
    ("'2015 or later' ages from 2015", world(listed("2015..")), "2026-11-22", "last_seen"),
    ("'2025 or later' is fresh on the day it was taken down", world(listed("2025..")), "2026-11-22", "observed"),
    ("'2025 or later' is not seen before", world(listed("2025..")), "2026-01-01", "unknown"),
    ("a copy made by 2024 counts from that day", world(listed("..2024-04-21")), "2024-04-21", "observed"),
    ("'about 2016' is seen from the end of its range", world(listed("2015..2017")), "2017-12-31", "observed"),
    ("a stated end, then a later list, the date after both", world(spell("2000", "2005"), listed("2008")), "2009",
     "observed"),
    ("a start contradicted by omission, then listed again",
     world(spell("2010"), omitted("2015-05-01"), listed("2017")), "2018", "observed"),
    # 7 undated
    ("only on a list without date", world(listed()), "2020", "undated"),
    ("membership said without any date", world(spell()), "2020", "undated"),
    ("an undated list beside one that omits", world(listed(), omitted("2015")), "2020", "undated"),
    ("an undated list beside a later dated one", world(listed("", "x"), listed("2023", "y")), "2020", "unknown"),
    ("an undated list beside an earlier dated one", world(listed("", "x"), listed("2019", "y")), "2020", "observed"),
    # 8 and 9 not listed, unknown
    ("missing from a complete list", world(omitted("2015-05-01")), "2016", "not_listed"),
    ("missing from a complete list, on its day", world(omitted("2015-05-01")), "2015-05-01", "not_listed"),
    ("the complete list is not made yet", world(omitted("2015-05-01")), "2015-04-30", "unknown"),
    ("missing from a complete list, listed later", world(omitted("2015"), listed("2018")), "2016", "not_listed"),
    ("missing from a complete list, joins later", world(omitted("2015"), spell("2018")), "2016", "not_listed"),
    ("nothing recorded", world(), "2020", "unknown"),
    ("listed only later", world(listed("2021")), "2020", "unknown"),
    ("starts only later", world(spell("2021")), "2020", "unknown"),
]  # fmt: skip


@pytest.mark.parametrize(("evidence", "as_of", "status"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_truth_table(evidence, as_of, status):
    result = status_of(evidence, parse_iso(as_of).latest)
    assert result.status == status
    assert result.why.endswith(".")


def test_the_table_reaches_every_status():
    assert {row[3] for row in TABLE} == set(STATUSES)


def test_a_disputed_tie_is_not_counted_and_names_both_claims():
    result = status_of(BERLIN, date(2018, 12, 31))
    assert not result.is_counted
    assert result.claims == ("accession", "third party")
    assert result.rosters == ("roster of third party",)
    assert result.why == "On a list (2015..2017) before the earliest start that a source states (2019-01-10)."


def test_starts_that_agree_are_named_together_and_others_are_not():
    evidence = world(spell("2019", claim="a"), spell("2019-01-10", claim="b"), spell("2021", claim="c"))
    assert status_of(evidence, date(2022, 1, 1)).claims == ("a", "b")


def test_no_longer_listed_names_the_list_that_omits():
    result = status_of(KRAKOW, date(2025, 6, 1))
    assert result.rosters == ("complete list",)
    assert result.claims == ("Polish list",)


def test_leipzig_is_never_disputed():
    days = [date(year, month, 1) for year in range(2005, 2027) for month in range(1, 13)]
    assert "disputed" not in {status_of(LEIPZIG, day).status for day in days}


def test_the_freshness_window_is_an_argument():
    evidence = world(listed("2020-02-29"))
    assert status_of(evidence, date(2021, 3, 1), freshness_years=1).status == "observed"
    assert status_of(evidence, date(2021, 3, 2), freshness_years=1).status == "last_seen"
    assert status_of(evidence, date(2020, 3, 1), freshness_years=0).status == "last_seen"


@pytest.mark.parametrize("relation", sorted(RELATIONS))
def test_only_membership_class_relations_are_evidence(relation):
    assert is_evidence(relation, "") == (relation in MEMBERSHIP_RELATIONS)


@pytest.mark.parametrize("relation", ["board_seat", "leads", "hosted", "signed", "attended", "listed", "designated"])
def test_offices_meetings_and_signatures_are_never_evidence(relation):
    assert not is_evidence(relation, "office")
    assert not is_evidence(relation, "exit")


def test_a_term_of_office_is_no_evidence_even_under_a_membership_word():
    assert not is_evidence("member", "office")
    assert not is_evidence("member", "", "office")
    assert is_evidence("member", "exit", "accession")


# What has to hold for any evidence.

_days = st.dates(date(2000, 1, 1), date(2026, 12, 31))


@st.composite
def _fuzzy(draw):
    first, last = sorted((draw(_days), draw(_days)))
    kind = draw(st.sampled_from(["exact", "range", "later", "earlier"]))
    return {
        "exact": FuzzyDate(first, first),
        "range": FuzzyDate(first, last),
        "later": FuzzyDate(first, None),
        "earlier": FuzzyDate(None, last),
    }[kind]


_maybe = st.none() | _fuzzy()
_names = st.text("abcdef", min_size=1, max_size=3)
_recorded = st.none() | st.just(RECORDED)
_spells = st.builds(Spell, _maybe, _maybe, _names, _recorded)
_listings = st.builds(Listing, _maybe, st.none() | _names, _names, _recorded)
_omissions = st.builds(Omission, _maybe, _names, _recorded)
_evidence = st.builds(
    Evidence,
    st.lists(_spells, max_size=3).map(tuple),
    st.lists(_listings, max_size=3).map(tuple),
    st.lists(_omissions, max_size=2).map(tuple),
    _maybe,
)


@given(_evidence, _days)
def test_every_evidence_has_one_status_with_a_reason(evidence, as_of):
    result = status_of(evidence, as_of)
    assert result.status in STATUSES
    assert result.why.endswith(".")
    assert "None" not in result.why


@given(_evidence, _days, st.randoms(use_true_random=False))
def test_the_order_of_evidence_does_not_matter(evidence, as_of, random):
    shuffled = replace(
        evidence,
        spells=tuple(random.sample(evidence.spells, len(evidence.spells))),
        listings=tuple(random.sample(evidence.listings, len(evidence.listings))),
        omissions=tuple(random.sample(evidence.omissions, len(evidence.omissions))),
    )
    assert status_of(shuffled, as_of) == status_of(evidence, as_of)


@given(_evidence, _days, _listings)
def test_another_listing_never_takes_a_stated_membership_away(evidence, as_of, listing):
    if status_of(evidence, as_of).status == "stated":
        more = replace(evidence, listings=(*evidence.listings, listing))
        assert status_of(more, as_of).status == "stated"


@given(_evidence, _days)
def test_nothing_is_counted_without_a_spell_or_a_listing(evidence, as_of):
    bare = replace(evidence, spells=(), listings=())
    result = status_of(bare, as_of)
    assert not result.is_counted
    assert result.status in ("not_listed", "unknown")


@given(_evidence, _days)
def test_a_counted_status_names_the_claims_that_decided(evidence, as_of):
    result = status_of(evidence, as_of)
    known = {item.claim for item in (*evidence.spells, *evidence.listings)}
    assert set(result.claims) <= known
    assert not result.is_counted or len(result.claims) > 0


@given(_evidence, _days)
def test_an_undated_listing_alone_changes_no_count(evidence, as_of):
    more = replace(evidence, listings=(*evidence.listings, Listing(None, None, "undated")))
    assert status_of(more, as_of).is_counted == status_of(evidence, as_of).is_counted


@given(_evidence, _days)
def test_nothing_is_counted_after_the_network_has_ended(evidence, as_of):
    closed = replace(evidence, network_end=FuzzyDate(date(1999, 1, 1), date(1999, 12, 31)))
    assert not status_of(closed, as_of).is_counted


@given(_evidence, _days, _days)
def test_without_ends_and_omissions_a_stated_membership_goes_on(evidence, one, other):
    first, second = sorted((one, other))
    running = Evidence(tuple(replace(spell, end=None) for spell in evidence.spells), evidence.listings)
    if status_of(running, first).status == "stated":
        assert status_of(running, second).status == "stated"


@given(_evidence, _days)
def test_an_omission_never_adds_to_the_count(evidence, as_of):
    fewer = replace(evidence, omissions=())
    if status_of(evidence, as_of).is_counted:
        assert status_of(fewer, as_of).is_counted

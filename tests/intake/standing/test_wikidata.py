"""What Wikidata says are candidates, each with the address of its item."""

import json
from datetime import date

import pytest

from hanse.errors import StructureError
from hanse.intake.known import Known
from hanse.intake.reading import read_bytes
from hanse.intake.standing.accepting import statements_of
from hanse.intake.standing.wikidata import COLUMNS, Candidate, Found, moment, read_wikidata

COUNTRIES = {"Belgium": "BE", "Latvia": "LV"}
KNOWN = Known(lambda text: COUNTRIES.get(text, ""), {"Ghent"}.__contains__, {"Eurocities"}.__contains__)
ITEM = "http://www.wikidata.org/entity/"


def read(text: str, name: str = "query.csv", kind: str = "") -> Found:
    return read_wikidata(read_bytes(text.encode(), name), KNOWN, kind)


def test_members_with_their_dates() -> None:
    found = read(
        "item,itemLabel,memberOf,memberOfLabel,countryLabel,start,end\n"
        f"{ITEM}Q1296,Ghent,{ITEM}Q1,Eurocities,Belgium,1990-01-01T00:00:00Z,\n"
        f"{ITEM}Q1773,Riga,{ITEM}Q1,Eurocities,Latvia,http://www.wikidata.org/.well-known/genid/a1,t123\n"
        f"{ITEM}Q1773,Riga,{ITEM}Q1,Eurocities,Latvia,,\n"
        f"{ITEM}Q5,Q5,{ITEM}Q1,Eurocities,,,\n"
        f"{ITEM}Q6,Nowhere,{ITEM}Q2,,,,\n"
        "Ghent,Ghent,x,Eurocities,,,\n"
    )
    shown = ("says", "subject", "country", "object", "start", "end", "item")
    assert [tuple(getattr(one, name) for name in shown) for one in found.candidates] == [
        ("member of", "Ghent", "BE", "Eurocities", "1990-01-01T00:00:00Z", "", "https://www.wikidata.org/wiki/Q1296"),
        ("member of", "Riga", "LV", "Eurocities", "", "", "https://www.wikidata.org/wiki/Q1773"),
    ]  # fmt: skip
    assert [line.reason for line in found.quarantined] == [
        "the label is the number of the item", "what the item is a member of has no label",
        "the item has no address of Wikidata",
    ]  # fmt: skip


def test_inception_and_official_names_of_networks_as_json() -> None:
    binding = {
        "item": {"type": "uri", "value": f"{ITEM}Q1"}, "itemLabel": {"type": "literal", "value": "Eurocities"},
        "inception": {"type": "literal", "value": "1986-01-01T00:00:00Z"},
        "officialName": {"type": "literal", "value": "EUROCITIES asbl"},
    }  # fmt: skip
    found = read(json.dumps({"head": {"vars": list(binding)}, "results": {"bindings": [binding]}}), "query.json")
    assert [(one.says, one.subject_kind, one.value) for one in found.candidates] == [
        ("founded", "network", "1986-01-01T00:00:00Z"), ("official_name", "network", "EUROCITIES asbl"),
    ]  # fmt: skip
    rows = statements_of(found.candidates, "s0123456789", "wikidata")
    assert [(row["property"], row["value"], row["number"], row["locator"]) for row in rows] == [
        ("founded", "1986", "1986", "https://www.wikidata.org/wiki/Q1"),
        ("official_name", "EUROCITIES asbl", "", "https://www.wikidata.org/wiki/Q1"),
    ]
    assert "1986-01-01T00:00:00Z" in rows[0]["note"]
    text = f"item,itemLabel,inception\n{ITEM}Q1,Ghent,1200-01-01\n"
    assert [read(text, kind=kind).candidates[0].subject_kind for kind in ("", "network")] == ["city", "network"]


def test_a_result_that_says_nothing_of_use_is_refused() -> None:
    with pytest.raises(StructureError, match="neither member of"):
        read(f"item,itemLabel\n{ITEM}Q1,Ghent\n")
    with pytest.raises(StructureError, match="no result of a query"):
        read("name,size\nGhent,1\nRiga,2\n")


def test_a_sheet_of_candidates_is_known_by_its_columns() -> None:
    found = read(",".join(COLUMNS) + "\nyes,member of,city,Ghent,BE,Eurocities,member,,,,https://x/Q1,,,,\n")
    assert found.reviewed
    assert found.candidates == (
        Candidate("member of", "city", "Ghent", "BE", "https://x/Q1", "Eurocities", accept="yes", locator="row 2"),
    )


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1990-01-01T00:00:00Z", date(1990, 1, 1), date(1990, 12, 31)),
        ("1990-12-01T00:00:00Z", date(1990, 12, 1), date(1990, 12, 31)),
        ("1990-05-01", date(1990, 5, 1), date(1990, 5, 31)),
        ("+1990-05-17T00:00:00Z", date(1990, 5, 17), date(1990, 5, 17)),
        ("1990-00-00T00:00:00Z", date(1990, 1, 1), date(1990, 12, 31)), ("-0044-03-15T00:00:00Z", None, None),
        ("1990-13-40", None, None), ("lately", None, None), ("", None, None),
    ],
)  # fmt: skip
def test_dates_stay_as_wide_as_they_may_be(text: str, earliest: date | None, latest: date | None) -> None:
    found = moment(text)
    assert (found.earliest, found.latest, found.as_written) == (earliest, latest, text)

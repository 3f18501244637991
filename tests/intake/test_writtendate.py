"""Dates as people write them, in many languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanse.intake.writtendate import read_date

CASES = [
    ("2015", "2015-01-01", "2015-12-31"),
    ("2015-03", "2015-03-01", "2015-03-31"),
    ("2016-03-01 14:30", "2016-03-01", "2016-03-01"),
    ("2019-03-01T00:00:00Z", "2019-03-01", "2019-03-01"),
    ("2019/03/01", "2019-03-01", "2019-03-01"),
    ("12.03.2019", "2019-03-12", "2019-03-12"),
    ("3/4/2019", "2019-03-04", "2019-04-03"),  # either way round
    ("13/4/2019", "2019-04-13", "2019-04-13"),
    ("4/13/2019", "2019-04-13", "2019-04-13"),
    ("04/2015", "2015-04-01", "2015-04-30"),
    ("March 12, 2019", "2019-03-12", "2019-03-12"),
    ("12th of March 2019", "2019-03-12", "2019-03-12"),
    ("12. März 2019", "2019-03-12", "2019-03-12"),
    ("1er mars 2019", "2019-03-01", "2019-03-01"),
    ("12 de marzo de 2019", "2019-03-12", "2019-03-12"),
    ("giugno 2018", "2018-06-01", "2018-06-30"),
    ("setembro 2011", "2011-09-01", "2011-09-30"),
    ("10 maart 2011", "2011-03-10", "2011-03-10"),
    ("5 maja 2016", "2016-05-05", "2016-05-05"),
    ("červenec 2014", "2014-07-01", "2014-07-31"),
    ("června 2014", "2014-06-01", "2014-06-30"),
    ("szeptember 2012", "2012-09-01", "2012-09-30"),
    ("28 октября 2017", "2017-10-28", "2017-10-28"),
    ("вересень 2017", "2017-09-01", "2017-09-30"),
    ("Ιούνιος 2016", "2016-06-01", "2016-06-30"),
    ("Ağustos 2015", "2015-08-01", "2015-08-31"),
    ("elokuu 2015", "2015-08-01", "2015-08-31"),
    ("2019年3月1日", "2019-03-01", "2019-03-01"),
    ("2019년 3월", "2019-03-01", "2019-03-31"),
    ("مارس 2018", "2018-03-01", "2018-03-31"),
    ("listopad 2017", "2017-10-01", "2017-11-30"),  # October in Croatian, November in Polish and Czech
    ("Mitglied seit 2016", "2016-01-01", "2016-12-31"),
    ("depuis 2016", "2016-01-01", "2016-12-31"),
    ("spring 2016", "2016-01-01", "2016-12-31"),
    ("about 2016", "2015-01-01", "2017-12-31"),
    ("vor 2012", None, "2012-12-31"),
    ("before May 2012", None, "2012-05-31"),
    ("2015 or later", "2015-01-01", None),
    ("2015+", "2015-01-01", None),
    ("2015-2017", "2015-01-01", "2017-12-31"),
    ("2015/16", "2015-01-01", "2016-12-31"),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), CASES)
def test_dates_in_words(text: str, earliest: str | None, latest: str | None) -> None:
    found = read_date(text)
    assert found is not None
    shown = (found.earliest and found.earliest.isoformat(), found.latest and found.latest.isoformat())
    assert (*shown, found.as_written) == (earliest, latest, text)


NO_DATES = ["31.02.2019", "hello", "Ghent", "12345", "1,204", "v", "3 of 2015 in 17", "0000", "99/99/2019"]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date(text: str) -> None:
    assert read_date(text) is None


def test_the_order_of_day_and_month_may_be_known() -> None:
    first, second = read_date("3/4/2019", day_first=True), read_date("3/4/2019", day_first=False)
    assert first is not None
    assert second is not None
    assert (str(first.earliest), str(second.earliest)) == ("2019-04-03", "2019-03-04")


@given(
    st.text(max_size=40) | st.from_regex(r"(since |about |before )?\d{1,4}[./ -]\d{1,2}[./ -]\d{2,4}", fullmatch=True)
)
def test_any_text_is_a_date_or_none(text: str) -> None:
    found = read_date(text)
    assert found is None or found.earliest is None or found.latest is None or found.earliest <= found.latest

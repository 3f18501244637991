"""Written dates become ranges of days; what the words leave open stays open."""

import pytest

from tools.import_material.fuzzy import read_date, read_written

CASES = [
    ("2018", "2018-01-01", "2018-12-31", "stated"),
    ("2016-11", "2016-11-01", "2016-11-30", "stated"),
    ("2019-01-10", "2019-01-10", "2019-01-10", "stated"),
    ("10 January 2019", "2019-01-10", "2019-01-10", "stated"),
    ("2015 or later", "2015-01-01", "", "bound"),
    ("2010-09 or later", "2010-09-01", "", "bound"),
    ("undated (2022 or later)", "2022-01-01", "", "bound"),
    ("2023 or earlier", "", "2023-12-31", "bound"),
    ("before 2024-04", "", "2024-03-31", "bound"),
    ("after 2012", "2013-01-01", "", "bound"),
    ("undated (crawled 2024-04-21)", "", "2024-04-21", "bound"),
    ("2016 (before November)", "2016-01-01", "2016-10-31", "bound"),
    ("2022 (after 24 October 2022)", "2022-10-25", "2022-12-31", "bound"),
    ("between 2015 and 2017 (undated)", "2015-01-01", "2017-12-31", "inferred"),
    ("between 2022-10 and 2023-06 (inferred from office holders)", "2022-10-01", "2023-06-30", "inferred"),
    ("about 2010", "2009-01-01", "2011-12-31", "inferred"),
    ("c. 2019", "2018-01-01", "2020-12-31", "inferred"),
    ("about Nov 2019", "2019-10-01", "2019-12-31", "inferred"),
    ("about 2007-2008", "2007-01-01", "2008-12-31", "inferred"),
    ("about late 2016", "2016-04-01", "2017-03-31", "inferred"),
    ("2014 (end)", "2014-07-01", "2014-12-31", "inferred"),
    ("2017 (early)", "2017-01-01", "2017-06-30", "inferred"),
    ("2024-03 (year inferred)", "2024-03-01", "2024-03-31", "inferred"),
    ("2018-12 (year inferred)", "2018-12-01", "2018-12-31", "inferred"),
    ("2019-2021", "2019-01-01", "2021-12-31", "inferred"),
    ("2024-12/2025-01", "2024-12-01", "2025-01-31", "inferred"),
    ("FY2023 (令和5年度)", "2023-04-01", "2024-03-31", "stated"),
    ("2025-07-09 (last edit)", "2025-07-09", "2025-07-09", "stated"),
    ("programme 2022-26", "2022-01-01", "2026-12-31", "inferred"),
    ("captured 2019-06-12", "", "2019-06-12", "bound"),
    ("undated (2019)", "2019-01-01", "2019-12-31", "inferred"),
    ("undated (from 2020)", "2020-01-01", "", "bound"),
    ("undated", "", "", "undated"),
    ("undated (82 members)", "", "", "undated"),
    ("Friday 17 February (year not shown)", "", "", "undated"),
    ("", "", "", "undated"),
]


@pytest.mark.parametrize(("written", "earliest", "latest", "basis"), CASES)
def test_words_become_a_range_and_stay_as_written(written, earliest, latest, basis):
    reading = read_date(written)
    first, last = reading.value.earliest, reading.value.latest
    assert (first.isoformat() if first else "", last.isoformat() if last else "") == (earliest, latest)
    assert reading.basis == basis
    assert reading.value.as_written == written


def test_a_decision_on_a_date_goes_before_the_rules():
    doubtful = "page stamp 2024-11 is doubtful: the text has Marco Minniti as minister of the interior"
    assert read_date(doubtful).basis == "stated"
    assert read_written(doubtful).basis == "undated"


def test_a_range_within_which_something_happened_keeps_both_sides():
    reading = read_written("2006-08/2007-06")
    assert reading.value.earliest is not None
    assert (reading.value.earliest.isoformat(), str(reading.value.latest)) == ("2006-08-01", "2007-06-30")

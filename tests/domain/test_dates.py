from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanse.domain.dates import UNKNOWN_DATE, FuzzyDate, display_range, parse_as_of, parse_iso, span_words

DAYS = st.dates(date(1000, 1, 1), date(9999, 12, 31))
SIDES = st.none() | DAYS


@st.composite
def fuzzy(draw):
    one, other = draw(SIDES), draw(SIDES)
    if one is not None and other is not None and one > other:
        one, other = other, one
    return FuzzyDate(one, other)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2019-2", date(2019, 2, 1), date(2019, 2, 28)),
        ("2019-01-10", date(2019, 1, 10), date(2019, 1, 10)),
    ],
)
def test_iso_names_a_range_of_days(text, earliest, latest):
    assert parse_iso(text) == FuzzyDate(earliest, latest, text)


@pytest.mark.parametrize("text", ["", "19", "2019-13", "2019-02-30", "2019/01", "about 2016", "2019-01-10T00:00"])
def test_other_texts_are_refused(text):
    with pytest.raises(ValueError):
        parse_iso(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [("2018", date(2018, 12, 31)), ("2024-02", date(2024, 2, 29)), ("2019-06-30", date(2019, 6, 30))],
)
def test_an_as_of_date_means_its_last_day(text, day):
    assert parse_as_of(text) == day


def test_a_range_may_not_run_backwards():
    with pytest.raises(ValueError, match="lies after"):
        FuzzyDate(date(2020, 1, 2), date(2020, 1, 1))


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        (None, None, "date unknown"),
        (None, date(2024, 4, 21), "by 2024-04-21"),
        (date(2015, 1, 1), None, "2015-01-01 or later"),
        (date(2019, 1, 10), date(2019, 1, 10), "2019-01-10"),
        (date(2019, 1, 1), date(2019, 12, 31), "2019"),
        (date(2015, 1, 1), date(2017, 12, 31), "2015 to 2017"),
        (date(2020, 2, 1), date(2020, 2, 29), "2020-02"),
        (date(2019, 1, 1), date(2019, 6, 30), "2019-01-01 to 2019-06-30"),
    ],
)
def test_ranges_are_shown_in_the_shortest_exact_words(earliest, latest, words):
    assert display_range(earliest, latest) == words


def test_the_words_of_the_source_are_shown_where_there_are_any():
    assert str(FuzzyDate(date(2015, 1, 1), None, "2015 or later")) == "2015 or later"
    assert str(UNKNOWN_DATE) == "date unknown"
    assert not UNKNOWN_DATE.is_known


@given(DAYS)
def test_a_day_written_as_iso_reads_back(day):
    assert parse_iso(day.isoformat()) == FuzzyDate(day, day, day.isoformat())
    assert parse_iso(day.isoformat()).is_exact


@given(st.integers(1000, 9999), st.integers(1, 12))
def test_a_month_lies_in_its_year_and_its_days_in_it(year, month):
    whole, part = parse_iso(f"{year:04d}"), parse_iso(f"{year:04d}-{month:02d}")
    assert whole.overlaps(part)
    assert whole.earliest <= part.earliest <= part.latest <= whole.latest
    assert part.earliest.month == part.latest.month == month


@given(fuzzy(), fuzzy())
def test_overlap_is_mutual_and_excludes_certain_order(one, other):
    assert one.overlaps(other) == other.overlaps(one)
    if one.latest is not None and other.earliest is not None and one.latest < other.earliest:
        assert not one.overlaps(other)


@given(fuzzy(), DAYS)
def test_a_date_is_never_both_before_and_after_a_day(value, day):
    assert not (value.before(day) and value.after(day))
    if not value.is_known:
        assert not value.before(day)
        assert not value.after(day)


@given(fuzzy(), fuzzy(), fuzzy())
def test_dates_sort_in_one_order(a, b, c):
    assert (a < b) or (b < a) or (a._key() == b._key())
    if a <= b <= c:
        assert a <= c


@given(DAYS, DAYS)
def test_display_of_a_single_year_month_or_day_reads_back(one, other):
    earliest, latest = sorted((one, other))
    words = display_range(earliest, latest)
    if " " not in words:
        read = parse_iso(words)
        assert (read.earliest, read.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2004", "", "since 2004"),
        ("", "2012-03", "until 2012-03"),
        ("2004", "2012", "2004 to 2012"),
        ("2004", "2004", "2004"),
        ("", "", ""),
        ("since the mid-1990s (no exact year)", "", "since the mid-1990s (no exact year)"),
        ("by 2024-01-16 (exact join date not stated)", "", "start: by 2024-01-16 (exact join date not stated)"),
        ("", "former member (end date not given)", "end: former member (end date not given)"),
        ("2011", "later replaced by Capaci", "since 2011; end: later replaced by Capaci"),
    ],
)
def test_a_span_in_words_doubles_none(start, end, words):
    assert span_words(start, end) == words

"""Dates as the material words them ("2015 or later", "between 2015 and 2017", "crawled 2024-04-21") as ranges of days.

What the words leave open stays open. ``basis`` says how the range was reached: stated (as it stands), bound (the
words give one side only), inferred (the compiler's reading of the context), undated (nothing usable).
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from hanse.domain.dates import FuzzyDate, parse_iso
from tools.import_material.decision_files import decision_table

_MONTHS = {
    word.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, word in enumerate(names)
    if word != ""
} | {"sept": 9}
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY_MONTH_YEAR = re.compile(rf"\b(\d{{1,2}}) ({_MONTH}) (\d{{4}})\b", re.IGNORECASE)
_MONTH_YEAR = re.compile(rf"\b({_MONTH}),? (\d{{4}})\b", re.IGNORECASE)
_ISO = r"((?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)(?![\d-])"
_TWO_DIGITS = re.compile(r"(?<![\d-])((?:19|20)\d{2})[-/–](\d{2})(?![\d-])")
_PART = {"early": (1, 6), "beginning": (1, 6), "first half": (1, 6), "mid": (4, 9), "late": (7, 12), "end": (7, 12),
         "second half": (7, 12), "spring": (3, 6), "summer": (6, 9), "autumn": (9, 12), "winter": (1, 12)}  # fmt: skip
_ABOUT = re.compile(r"\b(?:about|around|approx\.?|ca\.|c\.|circa|approximately)(?![\w-])", re.IGNORECASE)
_INFERRED = re.compile(
    r"infer|estimat|by (?:context|weekday)|from (?:the )?(?:address|weekday)|address id", re.IGNORECASE
)


@dataclass(frozen=True)
class Reading:
    """A range of days and how it was reached (stated, bound, inferred, undated)."""

    value: FuzzyDate
    basis: str


UNDATED = Reading(FuzzyDate(None, None, ""), "undated")


def read_written(text: str) -> Reading:
    """The range of a written date: from decisions/dates.csv where a person had to decide, else by rule."""
    for row in decision_table("dates.csv"):
        if row["written"] == text.strip() != "":
            return Reading(FuzzyDate(_day(row["earliest"]), _day(row["latest"]), text.strip()), row["basis"])
    return read_date(text)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text != "" else None


def read_date(text: str) -> Reading:
    """The range that ``text`` gives; ``text`` itself stays as the words of the source."""
    written = text.strip()
    if written == "":
        return UNDATED
    plain = _in_iso(written)
    for rule in (_exact, _between, _open_later, _open_earlier, _fiscal_year, _part_of_year, _range, _single):
        found = rule(plain)
        if found is not None:
            earliest, latest, basis = found
            if basis == "stated" and _INFERRED.search(written):
                basis = "inferred"
            return Reading(FuzzyDate(earliest, latest, written), basis)
    return Reading(FuzzyDate(None, None, written), "undated")


_Found = tuple[date | None, date | None, str]


def _in_iso(text: str) -> str:
    """English day-month-year and month-year dates rewritten as ISO, so that one set of rules reads all."""
    text = _DAY_MONTH_YEAR.sub(lambda m: f"{m[3]}-{_month(m[2]):02d}-{int(m[1]):02d}", text)
    return _MONTH_YEAR.sub(lambda m: f"{m[2]}-{_month(m[1]):02d}", text)


def _month(word: str) -> int:
    return _MONTHS[word.lower().rstrip(".")]


def _days(iso: str) -> tuple[date, date]:
    """First and last day of an ISO year, month or day."""
    value = parse_iso(iso)
    if value.earliest is None or value.latest is None:
        raise ValueError(f"not a date: {iso!r}")
    return value.earliest, value.latest


def _exact(text: str) -> _Found | None:
    match = re.fullmatch(_ISO, text)
    return None if match is None else (*_days(match[1]), "stated")


def _between(text: str) -> _Found | None:
    match = re.search(rf"between {_ISO} and {_ISO}", text)
    return None if match is None else (_days(match[1])[0], _days(match[2])[1], "inferred")


def _open_later(text: str) -> _Found | None:
    match = re.search(rf"{_ISO}(?: \(?[^)]*\)?)? or later", text) or re.search(
        rf"\b(?:since|from|not before) {_ISO}", text
    )
    if match is not None:
        return _days(match[1])[0], None, "bound"
    match = re.search(rf"^{_ISO} \(after {_ISO}\)", text)
    if match is not None:
        return _days(match[2])[1] + timedelta(days=1), _days(match[1])[1], "bound"
    match = re.search(rf"\bafter {_ISO}", text)
    return None if match is None else (_days(match[1])[1] + timedelta(days=1), None, "bound")


def _open_earlier(text: str) -> _Found | None:
    match = re.search(rf"^{_ISO} \(before ({_MONTH})\)", text, re.IGNORECASE)
    if match is not None:
        first = _days(match[1])[0]
        return first, date(first.year, _month(match[2]), 1) - timedelta(days=1), "bound"
    match = re.search(rf"{_ISO} or earlier", text)
    match = match or re.search(rf"\b(?:crawled|captured|archived|copied|no later than|by|until) {_ISO}", text)
    if match is not None:
        return None, _days(match[1])[1], "bound"
    match = re.search(rf"\bbefore {_ISO}", text)
    return None if match is None else (None, _days(match[1])[0] - timedelta(days=1), "bound")


def _fiscal_year(text: str) -> _Found | None:
    match = re.search(r"\bFY ?(\d{4})", text)
    return None if match is None else (date(int(match[1]), 4, 1), date(int(match[1]) + 1, 3, 31), "stated")


def _part_of_year(text: str) -> _Found | None:
    words = "|".join(_PART)
    match = re.search(rf"\b({words})[ -](?:of )?(\d{{4}})\b", text) or re.search(rf"\b(\d{{4}}) \(({words})\)", text)
    if match is None:
        return None
    word, year = (match[1], match[2]) if match[1] in _PART else (match[2], match[1])
    first, last = _PART[word]
    earliest, latest = date(int(year), first, 1), _days(f"{year}-{last:02d}")[1]
    if _ABOUT.search(text):
        return _shift(earliest, -3), _shift(latest + timedelta(days=1), 3) - timedelta(days=1), "inferred"
    return earliest, latest, "inferred"


def _range(text: str) -> _Found | None:
    short = _TWO_DIGITS.search(text)
    if short is not None and int(short[2]) > 12:  # "2016-17"; "2016-11" is a month
        return _days(short[1])[0], _days(short[1][:2] + short[2])[1], "inferred"
    match = re.search(rf"\b{_ISO} ?(?:/|–|to|and|or) ?{_ISO}", text) or re.search(
        r"\b((?:19|20)\d{2}) ?[-–/] ?((?:19|20)\d{2})\b", text
    )
    if match is None or match[1] > match[2]:
        return None
    return _days(match[1])[0], _days(match[2])[1], "inferred"


def _single(text: str) -> _Found | None:
    guessed = re.fullmatch(rf"undated \((?:about )?{_ISO}\)", text)
    if text.startswith("undated") and guessed is None:
        return None
    match = re.search(rf"(?<![\d/-]){_ISO}", text)
    if match is None:
        return None
    earliest, latest = _days(match[1])
    if not _ABOUT.search(text):
        return earliest, latest, "stated" if guessed is None else "inferred"
    if len(match[1]) == 4:
        return date(earliest.year - 1, 1, 1), date(latest.year + 1, 12, 31), "inferred"
    return _shift(earliest, -1), _shift(latest + timedelta(days=1), 1) - timedelta(days=1), "inferred"


def _shift(day: date, months: int) -> date:
    """The same day ``months`` later, or the last of that month."""
    total = day.year * 12 + day.month - 1 + months
    last = _days(f"{total // 12}-{total % 12 + 1:02d}")[1]
    return date(last.year, last.month, min(day.day, last.day))

"""Reads dates as people write them, in many languages, to the range of days that they can mean."""

import calendar
import re
import unicodedata
from datetime import date
from functools import cache, lru_cache
from typing import Final

from hanse.domain.dates import FuzzyDate, parse_iso

# Beginnings of the names of months, January to December; the longest that fits counts.
_MONTHS: Final = (
    "jan; gen; ene; janv; januar; ianuar; sty; led; січ; янв; януари; ιαν; oca; jaan; sau; يناير; ינואר; "
    "tammi; siječ; urtarril; xan",
    "feb; fév; fev; febr; lut; úno; uno; лют; фев; φεβ; şub; sub; veeb; vas; فبراير; פברואר; helmi; "
    "veljač; şubat",
    "mar; mär; mars; mrt; maart; márc; brez; bře; бер; мар; μαρ; mär; kov; مارس; מרץ; maalis; ožuj; martie",
    "apr; avr; abr; kwi; dub; кві; апр; απρ; nis; bal; aprill; أبريل; אפריל; huhti; travanj; ápr",
    "may; mai; maj; mei; mag; máj; maio; kvě; kve; тра; май; мај; μαϊ; μαι; geg; مايو; מאי; touko; "
    "svibanj; mayıs",
    "jun; juin; giu; cze; čer; cer; чер; июн; юни; ιουν; haz; bir; juun; يونيو; יוני; kesä; lipanj; iun; "
    "juny; jún; lipnj; června",
    "jul; juil; lug; lip; červenec; červenc; лип; июл; юли; ιουλ; tem; lie; juul; يوليو; יולי; heinä; "
    "srpanj; srpnj; iul; xul; júl",
    "aug; aoû; aou; ago; sie; srp; серп; сер; авг; αυγ; ağu; agu; rugp; elok; أغسطس; אוגוסט; kolovoz; ağustos",
    "sep; set; szept; wrz; zář; zar; вер; сен; септ; σεπ; eyl; rugs; سبتمبر; ספטמבר; syys; rujan; rujn",
    "oct; okt; ott; out; paź; paz; říj; rij; жов; окт; οκτ; eki; spa; أكتوبر; אוקטובר; loka; ekim",
    "nov; lis; листоп; ноя; ноем; νοε; kas; lap; نوفمبر; נובמבר; marras; studeni; noiem",
    "dec; dez; déc; dic; des; dets; gru; pro; груд; дек; δεκ; ara; gruo; ديسمبر; דצמבר; joulu; prosin; aralık",
)  # fmt: skip
_ABOUT: Final = (
    r"about|around|approx\w*|c|ca|circa|um|etwa|vers|environ|hacia|alrededor de|omkring|około|kolem|около|περίπου|"
    r"yaklaşık|~"
)
_BEFORE: Final = (
    r"before|until|by|up to|vor|bis|avant|jusqu.?(?:à|en)|antes de|hasta|prima del?|fino al?|antes|até|voor|tot|før|"
    r"innan|przed|do|до|πριν"
)
_AFTER: Final = r"after|nach|après|después de|dopo il|depois de|na|efter|po|после|μετά"
_OR_LATER: Final = (
    r"or later|and later|onwards?|oder später|ou plus tard|o después|o más tarde|ou depois|of later|eller senere|\+"
)
_SINCE: Final = (
    r"since|from|seit|ab|depuis|desde|dal|des de|sinds|vanaf|siden|sedan|od|de la|din|от|с|з|από|en|in|im|am|on|"
    r"the|el|le|il|den|member since|joined|signed|mitglied seit|membre depuis"
)
_UNKNOWN: Final = frozenset(
    ("", "-", "–", "—", "?", "n/a", "na", "n.a.", "unknown", "undated", "tbc", "tbd", "k.a.", "s.d.", "n.d.")
)
_EAST_ASIAN: Final = re.compile(r"(\d{4}) ?[年년](?: ?(\d{1,2}) ?[月월](?: ?(\d{1,2}) ?[日일])?)?")
_NUMERIC: Final = re.compile(r"(\d{1,2})([./-]) ?(\d{1,2})[./-] ?(\d{4})\.?")
_YEAR_FIRST: Final = re.compile(
    r"(\d{4})[./-](\d{1,2})(?:[./-](\d{1,2}))?(?:[ t]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?z?)?\.?"
)
_MONTH_YEAR: Final = re.compile(r"(\d{1,2})[./-](\d{4})")
_RANGE: Final = re.compile(r"(\d{4})\s*(?:-|–|—|/|to|bis|à|a|al|до|until)\s*(\d{4}|\d{2})")
_YEAR: Final = re.compile(r"(?<!\d)((?:1[89]|20)\d{2})(?!\d)")


@lru_cache(maxsize=16384)
def read_date(text: str, *, day_first: bool | None = None) -> FuzzyDate | None:
    """The days that a written date can mean; None where it is no date that can be read.

    ``day_first`` says how 3/4/2019 is meant; where that is not known, both days bound the range.
    """
    written = text.strip()
    plain = " ".join(unicodedata.normalize("NFKC", written).casefold().replace("’", "'").split())
    if plain in _UNKNOWN:
        return FuzzyDate(None, None, "")
    try:
        found = _read(plain, day_first)
    except ValueError:
        return None  # a day that does not exist
    return FuzzyDate(found[0], found[1], written) if found is not None else None


def is_unknown(text: str) -> bool:
    """True for a blank, a dash, a word that says the date is not known."""
    return text.strip().casefold() in _UNKNOWN


Days = tuple[date | None, date | None]


def _read(text: str, day_first: bool | None) -> Days | None:
    for words, reading in ((_BEFORE, _by), (_AFTER, _after), (_ABOUT, _about), (_SINCE, _same)):
        match = re.fullmatch(rf"(?:{words})(?:(?<=~)|[.:] ?| )(\S.*)", text)
        if match is not None and (found := _read(match[1], day_first)) is not None:
            return reading(found)
    match = re.fullmatch(rf"(.*?\d)\s*(?:{_OR_LATER})", text)
    if match is not None and (found := _read(match[1], day_first)) is not None:
        return found[0], None
    match = _RANGE.fullmatch(text)
    if match is not None and not _is_month(match):
        last = match[2] if len(match[2]) == 4 else match[1][:2] + match[2]
        return date(int(match[1]), 1, 1), date(int(last), 12, 31)
    return _numeric(text, day_first) or _worded(text)


def _numeric(text: str, day_first: bool | None) -> Days | None:
    match = _YEAR_FIRST.fullmatch(text) or _EAST_ASIAN.fullmatch(text)
    if match is not None or re.fullmatch(r"\d{4}", text) is not None:
        parts = [part for part in (match.groups() if match is not None else (text,)) if part is not None]
        return _days(*(int(part) for part in parts))
    match = _MONTH_YEAR.fullmatch(text)
    if match is not None:
        return _days(int(match[2]), int(match[1]))
    match = _NUMERIC.fullmatch(text)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if match[2] in ".-" or first > 12:
        return _days(year, second, first)
    if second > 12 or first == second:
        return _days(year, first, second)
    if day_first is not None:
        return _days(year, second, first) if day_first else _days(year, first, second)
    both = sorted((date(year, second, first), date(year, first, second)))
    return both[0], both[1]


def _worded(text: str) -> Days | None:
    """A year with the name of a month and perhaps a day; a year with other words alone means that year."""
    years = _YEAR.findall(text)
    if len(years) != 1:
        return None
    rest = re.sub(r"(?<=\d)(?:st|nd|rd|th|er|º|ª|e|\.)(?!\w)", " ", _YEAR.sub(" ", text))
    words = [
        word
        for word in re.split(r"[\s,.()']+", rest)
        if word not in ("", "de", "del", "of", "den", "di", "г", "року", "года")
    ]
    days = [word for word in words if word.isdecimal()]
    months = [month for word in words if not word.isdecimal() and (month := _month(word)) != 0]
    if len(months) == 1 and len(days) <= 1:
        first, last = _days(int(years[0]), months[0], *(int(day) for day in days))
        if any(_bare(word).startswith("listopad") for word in words):  # October in Croatian, November in Polish, Czech
            first = _days(int(years[0]), 10, *(int(day) for day in days))[0]
        return first, last
    return _days(int(years[0])) if len(days) == 0 and len(months) == 0 and len(words) <= 3 else None


@cache
def _stems() -> tuple[tuple[str, int], ...]:
    stems = {
        _bare(stem): number for number, stems in enumerate(_MONTHS, start=1) for stem in stems.split(";")
    }  # fmt: skip
    return tuple(sorted(stems.items(), key=lambda item: -len(item[0])))


def _month(word: str) -> int:
    bare = _bare(word)
    return next((number for stem, number in _stems() if bare.startswith(stem)), 0)


def _bare(word: str) -> str:
    folded = unicodedata.normalize("NFKD", word.strip().casefold())
    return "".join(sign for sign in folded if not unicodedata.combining(sign))


def _days(year: int, month: int = 0, day: int = 0) -> Days:
    value = parse_iso("-".join([f"{year:04d}", *(f"{part:02d}" for part in (month, day) if part > 0)]))
    if not 1000 <= year <= 2200:
        raise ValueError(year)
    return value.earliest, value.latest


def _is_month(match: re.Match[str]) -> bool:
    """2019-03 is a month, 2015/16 a span of years."""
    return len(match[2]) == 2 and int(match[2]) <= 12 and "-" in match[0]


def _same(days: Days) -> Days:
    return days


def _by(days: Days) -> Days:
    return None, days[1]


def _after(days: Days) -> Days:
    return days[0], None


def _about(days: Days) -> Days:
    """A year to either side."""
    first, last = days
    return _moved(first, -1), _moved(last, 1)


def _moved(day: date | None, years: int) -> date | None:
    if day is None:
        return None
    year = day.year + years
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))

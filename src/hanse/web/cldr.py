"""How a language writes numbers, dates, lists and countries, from CLDR (Unicode) as Babel carries it.

Everything is read once a process. English keeps the house style of the site: thin spaces, 1 March 2019, a, b and c.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, lru_cache

from babel import Locale
from babel.dates import format_skeleton
from babel.numbers import get_decimal_symbol, get_group_symbol, get_minus_sign_symbol

ENGLISH = "en"
NARROW_SPACE = "\u202f"
NO_BREAK_SPACE = "\u00a0"
_LEAST_GROUPED = {"es": 10_000}  # minimumGroupingDigits of CLDR: 1540, but 15.400
_COMMAS = {"ar": "، "}
_BIDI_MARKS = {ord("\u200e"): None, ord("\u200f"): None}


@cache
def locale_of(language: str) -> Locale:
    """The data of CLDR for a language."""
    return Locale.parse(language)


@cache
def signs(language: str) -> Mapping[int, str]:
    """What takes the place of the comma, the point and the hyphen of a number as Python writes it."""
    if language == ENGLISH:
        return {ord(","): NARROW_SPACE, ord("-"): "−"}
    minus = get_minus_sign_symbol(language).translate(_BIDI_MARKS)
    group, decimal = get_group_symbol(language), get_decimal_symbol(language)
    return {ord(","): group, ord("."): decimal, ord("-"): "−" if minus == "-" else minus}


def number(value: float, digits: int, language: str) -> str:
    """A number with its thousands apart; digits are those of Europe in every language."""
    if -_LEAST_GROUPED.get(language, 0) < value < _LEAST_GROUPED.get(language, 0):
        return f"{value:.{digits}f}".translate(signs(language))
    return f"{value:,.{digits}f}".translate(signs(language))


@cache
def percent_pattern(language: str) -> str:
    """ "{0} %", with what the language puts between number and sign."""
    if language == ENGLISH:
        return "{0} %"
    pattern = locale_of(language).percent_formats[None].pattern
    return "{0}" + str(pattern).removeprefix("#,##0").translate(_BIDI_MARKS)


@lru_cache(maxsize=8192)
def month(year: int, number_of_month: int, language: str) -> str:
    """ "March 2019"."""
    first = date(year, number_of_month, 1)
    return first.strftime("%B %Y") if language == ENGLISH else _dated("yMMMM", first, language)


@lru_cache(maxsize=16_384)
def full_day(moment: date, language: str) -> str:
    """ "1 March 2019"."""
    if language == ENGLISH:
        return f"{moment.day} {month(moment.year, moment.month, language)}"
    return _dated("yMMMMd", moment, language)


def _dated(skeleton: str, moment: date, language: str) -> str:
    return str(format_skeleton(skeleton, moment, locale=locale_of(language)))


@cache
def _list_parts(language: str) -> tuple[str, str, str]:
    """What stands between two, between the first of many, and before the last."""
    if language == ENGLISH:
        return " and ", ", ", " and "
    found = locale_of(language).list_patterns["standard"]
    between = [str(found[key]).replace("{0}", "").replace("{1}", "") for key in ("2", "middle", "end")]
    return between[0], between[1], between[2]


def listed(items: Sequence[str], language: str) -> str:
    """ "a", "a and b", "a, b and c"."""
    two, middle, end = _list_parts(language)
    if len(items) == 2:
        return two.join(items)
    return middle.join(items[:-1]) + end + items[-1] if len(items) > 2 else "".join(items)


def commas(items: Sequence[str], language: str) -> str:
    """ "a, b, c", with the comma of the language."""
    return _COMMAS.get(language, ", ").join(items)


@cache
def territory(code: str, language: str) -> str:
    """The name of a country, "" where CLDR has none."""
    return str(locale_of(language).territories.get(code, ""))


@lru_cache(maxsize=65_536)
def sort_key(text: str) -> tuple[str, str]:
    """A to Z with accents and case aside, as European languages and, by letters, Arabic file their words."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold(), text

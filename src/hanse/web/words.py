"""Filters for templates: numbers, dates, countries and plurals as a reader expects them."""

import calendar
import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from hanse.domain.saying import Said
from hanse.web import cldr
from hanse.web.language import current, gettext, ngettext, prefix

_ISO = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")
_ISO_INSIDE = re.compile(r"\b\d{4}-\d{2}(?:-\d{2})?\b")
_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")


def number(value: float | None, digits: int = 0) -> str:
    """A number as the language writes it, in English 1 540 598; an en dash where there is none."""
    return "–" if value is None else cldr.number(value, digits, current())


def span(low: int, high: int | None) -> str:
    """Whole numbers from ``low`` to ``high``: "5", "5 to 9", and "10 and more" where there is no end."""
    if high is None:
        return gettext("%(low)s and more") % {"low": number(low)}
    return number(low) if low == high else gettext("%(low)s to %(high)s") % {"low": number(low), "high": number(high)}


def percent(share: float | None, digits: int = 0) -> str:
    """A share of one in percent: 12 %; an en dash where there is none."""
    if share is None:
        return "–"
    return cldr.percent_pattern(current()).format(cldr.number(share * 100, digits, current()))


def day(text: str) -> str:
    """A date as precise as it is given: 2019, March 2019, 1 March 2019; other words stay as they are."""
    if isinstance(text, Said):
        worded = gettext(text.message) if text.number is None else ngettext(text.message, text.plural, text.number)
        return worded.format_map({name: _filled(value) for name, value in text.values.items()})
    return _day(text, current())


def _filled(value: object) -> object:
    if isinstance(value, str):
        return day(value)
    return number(value) if isinstance(value, int) and not isinstance(value, bool) else value


@lru_cache(maxsize=16_384)
def _day(text: str, language: str) -> str:
    match = _ISO.match(text)
    if match is None:
        return _ISO_INSIDE.sub(lambda found: _day(found.group(), language), text)
    year, month, day_of_month = match.groups()
    if month is None:
        return year
    try:
        if day_of_month is None:
            return cldr.month(int(year), int(month), language)
        return cldr.full_day(date(int(year), int(month), int(day_of_month)), language)
    except ValueError:  # 2019-13, 2019-02-30: as it is written
        return text


def plural(count: int, one: str, many: str = "") -> str:
    """ "1 city", "2 cities": the number, then the word that goes with it."""
    worded = ngettext(f"%(num)s {one}", f"%(num)s {many or one + 's'}", count)
    return worded % {"num": number(count)}


def plain(text: str) -> str:
    """A word of the vocabulary as prose: no_longer_listed -> no longer listed."""
    return _plain(text) if current() == cldr.ENGLISH else gettext(_plain(text))


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return text.replace("_", " ")


def listed(items: Iterable[str]) -> str:
    """Words joined for a reader: "a", "a and b", "a, b and c"."""
    return cldr.listed([str(item) for item in items], current())


def commas(items: Iterable[str]) -> str:
    """Words parted by the comma of the language."""
    return cldr.commas([str(item) for item in items], current())


def sentence(text: str) -> str:
    """``text`` with a capital first letter and the rest untouched."""
    return text[:1].upper() + text[1:]


def web_address(url: str) -> str:
    """``url`` if it is a plain web address, else nothing: other schemes never become links."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc else ""


def host(url: str) -> str:
    """The site an address belongs to, without www."""
    try:
        return urlsplit(url).netloc.removeprefix("www.")
    except ValueError:
        return ""


def linked(text: str) -> Markup:
    """Text of our own content files, escaped, with [words](/path) turned into links."""

    def anchor(match: re.Match[str]) -> str:
        label, target = match.groups()
        where = prefix() + target if target.startswith("/") else target
        return f'<a href="{where}">{label}</a>' if target.startswith(("/", "https://", "#")) else label

    return Markup(_LINK.sub(anchor, str(escape(text))))


def year_of(text: str) -> str:
    """The first year named in a date, or nothing."""
    found = re.search(r"\b(1[5-9]\d\d|20\d\d)\b", text)
    return found.group() if found else ""


def year_fraction(iso: str) -> float:
    """An ISO day as a year with fraction, for time axes."""
    moment = date.fromisoformat(iso)
    return moment.year + (moment.timetuple().tm_yday - 1) / (366 if calendar.isleap(moment.year) else 365)

"""Filters for templates: numbers, dates, countries and plurals as a reader expects them."""

import calendar
import re
from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

from markupsafe import Markup, escape

NARROW_SPACE = "\u202f"
_ISO = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")
_ISO_INSIDE = re.compile(r"\b\d{4}-\d{2}(?:-\d{2})?\b")
_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")


def number(value: float | None, digits: int = 0) -> str:
    """A number with thin spaces between thousands: 1 540 598; an en dash where there is none."""
    if value is None:
        return "–"
    return f"{value:,.{digits}f}".replace(",", NARROW_SPACE).replace("-", "−")


@lru_cache(maxsize=4096)
def day(text: str) -> str:
    """A date as precise as it is given: 2019, March 2019, 1 March 2019; other words stay as they are."""
    match = _ISO.match(text)
    if match is None:
        return _ISO_INSIDE.sub(lambda found: day(found.group()), text)
    year, month, day_of_month = match.groups()
    if month is None:
        return year
    if not 1 <= int(month) <= 12:
        return text
    name = calendar.month_name[int(month)]
    return f"{name} {year}" if day_of_month is None else f"{int(day_of_month)} {name} {year}"


def plural(count: int, one: str, many: str = "") -> str:
    """ "1 city", "2 cities": the number, then the word that goes with it."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def plain(text: str) -> str:
    """A word of the vocabulary as prose: no_longer_listed -> no longer listed."""
    return text.replace("_", " ")


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
        return f'<a href="{target}">{label}</a>' if target.startswith(("/", "https://", "#")) else label

    return Markup(_LINK.sub(anchor, str(escape(text))))


def year_of(text: str) -> str:
    """The first year named in a date, or nothing."""
    found = re.search(r"\b(1[5-9]\d\d|20\d\d)\b", text)
    return found.group() if found else ""


def year_fraction(iso: str) -> float:
    """An ISO day as a year with fraction, for time axes."""
    moment = date.fromisoformat(iso)
    return moment.year + (moment.timetuple().tm_yday - 1) / (366 if calendar.isleap(moment.year) else 365)

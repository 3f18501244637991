"""No string is left untranslated: every page in a language whose catalogue puts each message between brackets.

A text outside the brackets must be data (it stands in the JSON twin of the page), a number, a date or a name of the
site.
"""

import gettext
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

import pytest
from babel.messages.pofile import read_po

from hanse.release import Release
from hanse.web import evidence, language, marks
from hanse.web.app import create_app
from hanse.web.cldr import territory
from tests.web.conftest import Get, client

SPOKEN = "fr"  # its numbers, dates and countries, with messages of its own
ANALYSES = (
    "/", "/regions/europe", "/analyses/findings", "/map", "/graph", "/matrix", "/timeline", "/search?q=sunken",
    "/overlap", "/regions", "/advice", "/before", "/gaps",
    "/analyses", "/analyses/concentration", "/analyses/liaison", "/analyses/sensitivity",
    "/analyses/eligibility", "/analyses/representation", "/analyses/growth",
    "/cities/vineta-de/advice", "/networks/open-gates/advice",
)  # fmt: skip
PAGES = (
    *ANALYSES,
    "/networks", "/networks?kind=network", "/networks/open-gates", "/networks/harbour-group", "/cities",
    "/cities/vineta-de", "/countries", "/countries/DE", "/documents", "/fora", "/funds", "/instruments",
    "/organisations", "/sources", "/rosters", "/coverage", "/method", "/ethics", "/governance", "/correct", "/glossary",
    "/accessibility",
    "/data", "/compare", "/match", "/cities?as_of=x", "/networks/nothing-like-it",
)  # fmt: skip
DATA_ONLY = {"code", "kbd", "bdi", "option"}  # option: values of data, or messages that are looked at elsewhere
ALLOWED = ("Gent\nLinköpings kommun\nMoab, UT\nΘεσσαλονίκης\nKreisfreie Stadt Mannheim",)  # examples of names
NAMES = {"Hanse", "English", "Français", "Español", "Deutsch", "العربية", "GeoNames", "OpenRefine", "CC BY 4.0"}
_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_SHORT = r"janv|févr|avr|juil|sept|oct|nov|déc"
_BARE = re.compile(rf"[\W\d_]+|\b(?:{_MONTHS})\b|\b[a-z_]+\.csv\b|\bGeoNames\b|\b(?:{_SHORT})\.|\b[pq] ≤")


class Bracketed(gettext.NullTranslations):
    """A catalogue that knows every message: each comes back between brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


class Texts(HTMLParser):
    """Text of a page outside of scripts, drawings' numbers and elements that hold data alone."""

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[tuple[str, bool]] = []
        self.found: list[str] = []
        self.run = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        is_data = tag in DATA_ONLY or "verbatim" in (held.get("class") or "") or held.get("lang") == "en"
        for name in ("aria-label", "title", "placeholder", "data-label", "alt"):
            if held.get(name) and not is_data and not self._in_data():
                self.found.append(str(held[name]))
        if tag not in ("br", "meta", "link", "input", "img", "hr"):
            self.stack.append((tag, is_data or tag in ("script", "style")))

    def handle_endtag(self, tag: str) -> None:
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self._in_data() and data.strip():
            self.found.append(data.strip())

    def _in_data(self) -> bool:
        return any(is_data for _, is_data in self.stack)


def outside(page: str) -> Iterator[str]:
    """What stands outside the brackets, which may hold one another and run over several elements."""
    parser = Texts()
    parser.feed(page)
    depth = 0
    for text in parser.found:
        rest = ""
        for sign in text:
            depth += {"⟦": 1, "⟧": -1}.get(sign, 0)
            rest += sign if depth == 0 and sign != "⟧" else ""
        if _BARE.sub("", rest) != "":
            yield rest.strip()


@pytest.fixture
def get_bracketed(release: Release, monkeypatch: pytest.MonkeyPatch) -> Iterator[Get]:
    catalogue = Bracketed()
    monkeypatch.setattr(language, "catalogue", lambda code: catalogue if code == SPOKEN else gettext.NullTranslations())
    kept: list[Callable[[], None]] = [
        marks._ref.cache_clear, marks._status.cache_clear, evidence._kept_line.cache_clear,
    ]  # fmt: skip
    for clear in kept:
        clear()
    yield client(create_app(lambda: release))
    for clear in kept:
        clear()
    language.choose(language.DEFAULT)


def texts_of(value: Any) -> Iterator[str]:
    """Every text of a JSON document."""
    if isinstance(value, dict):
        for key, held in value.items():
            yield str(key)
            yield from texts_of(held)
    elif isinstance(value, list):
        for held in value:
            yield from texts_of(held)
    elif value is not None:
        yield str(value)


@cache
def known_messages() -> frozenset[str]:
    """Every message that is not a single word: those must not stand on a page as they are, whatever the twin holds."""
    template = read_po(BytesIO((language.LOCALE / "messages.pot").read_bytes()))
    return frozenset(str(entry.id) for entry in template if isinstance(entry.id, str) and " " in entry.id)


def is_data(text: str, data: str, countries: set[str]) -> bool:
    """True for what the twin holds, whole or part by part, and the catalogues do not."""
    if text in known_messages():
        return False
    parts = [part.strip(" .,;:·()“”\u202f\u00a0→–") for part in re.split(r" · |, |; |: |\n| \(|\) |“|”", text)]
    named = NAMES | countries
    if text in named or any(
        name.endswith(text) for name in countries if len(text) > 3
    ):  # behind a match that is marked
        return True
    return all(part == "" or part in named or part in data or _BARE.sub("", part) == "" for part in parts)


@pytest.mark.parametrize("address", PAGES)
def test_no_string_is_left_untranslated(get_bracketed: Get, release: Release, address: str) -> None:
    path, mark, query = address.partition("?")
    page = get_bracketed(f"/{SPOKEN}{address}").text
    twin = get_bracketed(f"{'/index' if path == '/' else path}.json{mark}{query}").json
    held = release.contents.database.rows("SELECT key, title FROM collections")
    data = "\n".join((*texts_of(twin), *(row["title"] for row in held), release.version, json.dumps(address)))
    known = release.contents.catalogue.countries
    countries = {territory(code, SPOKEN) or name for code, name in known.items()}  # CLDR lacks what is no more
    left = [text for text in dict.fromkeys(outside(page)) if text not in ALLOWED and not is_data(text, data, countries)]
    assert left == [], "\n".join(left)

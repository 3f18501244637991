"""Words by which lists head their columns, in the languages that lists come in, and the words for roles and marks."""

import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

CITY, COUNTRY, NETWORK, ROLE = "city", "country", "network", "role"
START, END, LISTED, PERIOD = "start", "end", "listed", "period"
PERSON = "person"  # staff, contacts, addresses: never taken


def fold(text: str) -> str:
    """Text for comparison: small letters without accents, signs as blanks."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(
        " " if unicodedata.category(sign)[0] in "PSZC" else sign for sign in folded if not unicodedata.combining(sign)
    )
    return " ".join(plain.split())


@cache
def _words(section: str) -> dict[str, frozenset[str]]:
    """The folded words of a section of words.toml by what they mean."""
    content = tomllib.loads((files("hanse.intake") / "words.toml").read_text(encoding="utf-8"))
    return {name: frozenset(fold(word) for word in text.split(";")) - {""} for name, text in content[section].items()}


@cache
def _fields() -> dict[str, str]:
    """Field by header word; the first field keeps a word that two claim, so the order of fields matters."""
    found: dict[str, str] = {}
    for field, words in _words("headers").items():
        for word in sorted(words):
            found.setdefault(word, field)
    return found


@cache
def _roles() -> dict[str, str]:
    return {word: role for role, words in _words("roles").items() for word in words}


def field_named(header: str) -> tuple[str, bool]:
    """(field, whether the whole header is that word) of a column header; ("", False) where it says nothing."""
    words = fold(header)
    if words in _fields():
        return _fields()[words], True
    parts = words.split()
    for size in range(min(len(parts) - 1, 4), 0, -1):
        found = {
            field for start in range(len(parts) - size + 1)
            if (field := _fields().get(" ".join(parts[start : start + size])) or "") != ""
        }  # fmt: skip
        if PERSON in found:
            return PERSON, False
        if len(found) == 1:
            return found.pop(), False
        if len(found) > 1:
            break
    return "", False


def role_named(text: str) -> str:
    """The role that a word in any of the languages means; "" where it is none."""
    return _roles().get(fold(text), "")


@cache
def yes_words() -> frozenset[str]:
    """Words for yes."""
    return _words("marks")["yes"]


@cache
def no_words() -> frozenset[str]:
    """Words for no."""
    return _words("marks")["no"] - yes_words()


@cache
def and_words() -> frozenset[str]:
    """Words for and."""
    return _words("enumeration")["and"]


@cache
def particles() -> frozenset[str]:
    """Small words inside names of places."""
    return _words("enumeration")["particles"]

"""Countries by code or by name in any major language (Unicode CLDR), ISO 3166-1."""

from functools import cache

from hanse.resolve.normalise import fold
from hanse.resolve.table import read_table, split_words

# Codes in use that are not of ISO 3166-1: of the European Union, of Kosovo, of former names.
_MORE_CODES = {"UK": "GB", "EL": "GR", "XKX": "XK", "RKS": "XK", "KOS": "XK", "ROM": "RO", "ZAR": "CD", "TMP": "TL"}


@cache
def _codes() -> dict[str, str]:
    """Alpha-2 by every code."""
    found = dict(_MORE_CODES)
    for row in read_table("countries.tsv"):
        found[row["code"]] = found[row["iso3"]] = row["code"]
    return found


@cache
def _names() -> dict[str, str]:
    """Alpha-2 by the key of a name; a name that two countries bear in two languages is left out."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for row in read_table("countries.tsv"):
        for key in split_words(row["keys"]):
            if found.setdefault(key, row["code"]) != row["code"]:
                shared.add(key)
    return {key: code for key, code in found.items() if key not in shared}


@cache
def country_names() -> dict[str, str]:
    """The English name of each country by its code."""
    return {row["code"]: row["name"] for row in read_table("countries.tsv")}


def country_of(written: str) -> str:
    """The alpha-2 code of a country written as code or name, "" where it is none."""
    text = written.strip().strip(".")
    return _codes().get(text.upper(), "") or country_named(text)


def country_named(written: str) -> str:
    """The alpha-2 code of a country written as a name, "" where it is none."""
    words = fold(written)
    return _names().get(words, "") or _names().get(words.removeprefix("the "), "")

"""Reads single cells by their type in the schema, and says in words what is wrong with one."""

import re
from collections.abc import Callable, Collection
from datetime import date
from functools import lru_cache

from hanse.domain import vocabulary

_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_COUNTRY = re.compile(r"^[A-Z]{2}$")
_YES_NO = {"yes": True, "no": False}


@lru_cache(maxsize=8192)
def parse_day(text: str) -> date:
    """The day that ``text`` names; raises ValueError unless it is YYYY-MM-DD and exists."""
    if _DAY.match(text) is None:
        raise ValueError("not a day; write YYYY-MM-DD")
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"no such day ({error}); write YYYY-MM-DD") from None


def parse_integer(text: str) -> int:
    """``text`` as a whole number; raises ValueError for separators, decimals and words."""
    if re.fullmatch(r"-?\d+", text) is None:
        raise ValueError("not a whole number; write digits only")
    return int(text)


def parse_decimal(text: str) -> float:
    """``text`` as a number with a decimal point; raises ValueError for anything else, also nan and inf."""
    if re.fullmatch(r"-?\d+(\.\d+)?([eE][+-]?\d+)?", text) is None:
        raise ValueError("not a number; write digits with a decimal point")
    return float(text)


def parse_list(text: str) -> tuple[str, ...]:
    """The values of a cell that holds several, separated by semicolons; blanks between them are dropped."""
    return tuple(value for part in text.split(";") if (value := part.strip()) != "")


def parse_flag(text: str) -> bool:
    """True for yes, False for no; raises ValueError for anything else."""
    if text not in _YES_NO:
        raise ValueError("neither yes nor no")
    return _YES_NO[text]


def _check_country(text: str) -> None:
    if _COUNTRY.match(text) is None:
        raise ValueError("not a country code; write two capital letters (ISO 3166-1)")


def words_of(name: str) -> tuple[str, ...]:
    """The closed vocabulary called ``name`` in hanse.domain.vocabulary."""
    words: Collection[str] = getattr(vocabulary, name)
    return tuple(words)


def _word_checker(name: str) -> Callable[[str], object]:
    words = frozenset(words_of(name))
    choices = ", ".join(words_of(name))

    def check_word(text: str) -> None:
        if text not in words:
            raise ValueError(f"not one of the words allowed here; use one of: {choices}")

    return check_word


_PARSERS: dict[str, Callable[[str], object] | None] = {
    "text": None,
    "id": None,
    "list": None,
    "int": parse_integer,
    "float": parse_decimal,
    "bool": parse_flag,
    "date": parse_day,
    "iso2": _check_country,
}


def checker_of(column_type: str) -> Callable[[str], object] | None:
    """What raises ValueError for a wrong cell of ``column_type``; None where any text will do."""
    base = column_type.removesuffix("?")
    if base.startswith("word:"):
        return _word_checker(base.removeprefix("word:"))
    if base.startswith("ref:"):
        return None
    return _PARSERS[base]

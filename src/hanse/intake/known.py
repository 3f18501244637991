"""What a reader of lists may ask of the registry; whoever composes the steps answers."""

from collections.abc import Callable
from dataclasses import dataclass


def _code(text: str) -> str:
    """Two capital letters are taken for a country code."""
    written = text.strip()
    return written if len(written) == 2 and written.isascii() and written.isalpha() and written.isupper() else ""


def _nothing(_: str) -> bool:
    return False


@dataclass(frozen=True)
class Known:
    """Evidence from outside the file for what its columns hold."""

    country_of: Callable[[str], str] = _code  # the code of a country as written, "" where it is none
    is_city: Callable[[str], bool] = _nothing  # whether a city is known by that name
    is_network: Callable[[str], bool] = _nothing
    is_place: Callable[[str], bool] = _nothing  # whether a place of the gazetteer is called so, registered or not


NOTHING_KNOWN = Known()

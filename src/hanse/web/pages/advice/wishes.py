"""What a visitor asks advice with: themes, what is sought, inhabitants; read from an address and put into another."""

import re

from hanse.advise.join_answer import SEEKS, Wishes
from hanse.errors import UsageError
from hanse.web.context import Asked
from hanse.web.language import gettext as _
from hanse.web.language import noted as N_

LARGEST = 50_000_000  # inhabitants
SEEK_WORDS = {
    "knowledge": N_("knowledge and exchange"),
    "funds": N_("funds"),
    "voice": N_("a voice in politics"),
}
_GROUPED = re.compile(r"[0-9]{1,3}(?:[ ,.'\u2019\u00a0\u202f][0-9]{3})+")  # 35 000, 35,000, 35.000


def read_wishes(asked: Asked) -> Wishes:
    """Themes and what is sought; words that are not known are refused by whoever answers."""
    return Wishes(asked.values("theme"), asked.values("seek"))


def wish_pairs(asked: Asked) -> tuple[tuple[str, str], ...]:
    """The same as query values, for a link to another page."""
    wishes, size = read_wishes(asked), asked.value("size")
    pairs = [("theme", ", ".join(wishes.themes))] if len(wishes.themes) > 0 else []
    pairs += [("seek", seek) for seek in wishes.seeks]
    return tuple([*pairs, ("size", size)] if size != "" else pairs)


def read_number(asked: Asked, name: str, *, high: int = LARGEST) -> int | None:
    """A number of inhabitants, also with its thousands parted; None where the field is empty."""
    text = asked.value(name)
    if text == "":
        return None
    plain = re.sub(r"[^0-9]", "", text) if _GROUPED.fullmatch(text) else text
    if not plain.isascii() or not plain.isdecimal() or len(plain) > 12 or not 1 <= int(plain) <= high:
        raise UsageError(f"{text[:40]!r} is no number of inhabitants", where=name, hint=f"give 1 to {high:,}")
    return int(plain)


def few(asked: Asked, name: str, most: int) -> tuple[str, ...]:
    """The values of a field that may be given several times, at most ``most`` of them."""
    found = asked.values(name)
    if len(found) > most:
        raise UsageError(f"{len(found)} values are given", where=name, hint=f"give at most {most}")
    return found


def seek_choices(wishes: Wishes) -> list[tuple[str, str, bool]]:
    """(value, words, whether it is sought) of everything that may be sought."""
    return [(seek, _(SEEK_WORDS.get(seek, seek)), seek in wishes.seeks) for seek in SEEKS]

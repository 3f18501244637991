"""Founds a collection: what a body of claims says of itself before its first list comes in."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from hanse.domain.vocabulary import REDISTRIBUTION
from hanse.errors import UsageError
from hanse.intake.mapping import quoted

_KEY: Final = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_UNKNOWN: Final = "unknown"
_HOW: Final = "Taken in with hanse intake; names as the sources write them, contacts and names of staff cut."


@dataclass(frozen=True)
class Founding:
    """What is said of a new collection."""

    key: str
    title: str
    licence: str  # in words, or "unknown"
    redistribution: str
    citation: str = ""


def check_founding(founding: Founding) -> None:
    """Refuse a collection of which something is not said that a reader has to know."""
    if _KEY.fullmatch(founding.key) is None:
        raise UsageError(
            f"{founding.key!r} is no key", where="--collection", hint="small letters, digits and _, as rosters_asia"
        )
    if founding.licence.strip() == "":
        hint = 'say it in words, as --licence "CC BY 4.0", or --licence unknown'
        raise UsageError("a new collection needs its licence", where="--licence", hint=hint)
    if founding.redistribution not in REDISTRIBUTION:
        what = f"{founding.redistribution!r} is not known" if founding.redistribution != "" else "this is not said"
        hint = "yes: rows are passed on; derived_only: what follows from them; no: neither"
        raise UsageError(f"whether a new collection may be passed on: {what}", where="--redistribution", hint=hint)


def founding_text(founding: Founding, recorded_on: date) -> str:
    """The collection.toml of a new collection. An unknown licence stays blank."""
    licence = "" if founding.licence.strip().lower() == _UNKNOWN else founding.licence.strip()
    told = {"title": founding.title, "citation": founding.citation, "licence": licence}
    lines = [f"{key} = {quoted(text)}" for key, text in told.items()]
    lines += [f"redistribution = {quoted(founding.redistribution)}", f"recorded_on = {recorded_on.isoformat()}"]
    lines += [f"how_taken = {quoted(_HOW)}", 'coder_kind = "compiler"']
    return "\n".join(lines) + "\n"

"""The scope for which a list is complete, as written on the command line: role=board,country=PL,cohort=..."""

from dataclasses import dataclass

from hanse.domain.vocabulary import ROLES
from hanse.errors import UsageError

_WHERE = "--complete-for"
_HINT = "for example role=member, or role=board,country=PL,cohort=first round,by=source; all for everything"


@dataclass(frozen=True)
class CompleteFor:
    """Roles, countries and cohort within which every member is on the list; empty = not limited."""

    roles: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    cohort: str = ""
    according_to: str = "compiler"  # source | compiler


def parse_scope(text: str) -> CompleteFor:
    """The scope in words of the command line; refuses what it does not know."""
    roles, countries, cohort, by = [], [], "", "compiler"
    for part in [] if text.strip().lower() == "all" else text.split(","):
        key, is_pair, value = part.partition("=")
        key, value = key.strip().lower(), value.strip()
        if is_pair == "" or value == "":
            raise UsageError(f"{part.strip()!r} is no scope", where=_WHERE, hint=_HINT)
        if key == "role":
            if value not in ROLES:
                raise UsageError(f"{value!r} is no role", where=_WHERE, hint=f"use one of: {', '.join(ROLES)}")
            roles.append(value)
        elif key == "country":
            if not (len(value) == 2 and value.isascii() and value.isalpha()):
                raise UsageError(f"{value!r} is no country code", where=_WHERE, hint="write two letters, as PL")
            countries.append(value.upper())
        elif key == "cohort":
            cohort = value
        elif key == "by" and value in ("source", "compiler"):
            by = value
        else:
            raise UsageError(f"{part.strip()!r} is no scope", where=_WHERE, hint=_HINT)
    return CompleteFor(tuple(sorted(set(roles))), tuple(sorted(set(countries))), cohort, by)

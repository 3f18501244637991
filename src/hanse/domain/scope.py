"""What a view is limited to: kinds of network and tie, statuses, countries, collections and sources."""

from collections.abc import Iterable
from dataclasses import dataclass

from hanse.domain.saying import say
from hanse.domain.vocabulary import NETWORK_KINDS, RELATIONS, ROLES, STATUSES
from hanse.errors import UsageError

_VOCABULARIES = {"kinds": NETWORK_KINDS, "relations": RELATIONS, "roles": ROLES, "statuses": STATUSES}
_LISTS = {
    "kinds": "kind of network",
    "relations": "relation",
    "roles": "role",
    "statuses": "status",
    "countries": "country",
    "collections": "collection",
    "sources": "source",
    "without": "without the list",
}


@dataclass(frozen=True)
class Scope:
    """Limits of a view; an empty tuple is no limit.

    Values are kept sorted and once each, so that equal scopes compare and hash alike. ``nesting`` True counts
    nested bodies as they are; False counts a city that is in a network and in a part of it once. ``without`` names
    rosters that are taken for not held.
    """

    kinds: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    nesting: bool = True
    collections: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in _LISTS:
            values = _tidy(name, getattr(self, name))
            object.__setattr__(self, name, values)

    @property
    def is_limited(self) -> bool:
        """True where at least one limit is set."""
        return len(self.as_dict()) > 0

    def as_dict(self) -> dict[str, tuple[str, ...]]:
        """Only the limits that are set, by name; ``nesting`` appears as ("no",) where it is off."""
        limits: dict[str, tuple[str, ...]] = {name: getattr(self, name) for name in _LISTS}
        limits = {name: values for name, values in limits.items() if len(values) > 0}
        return limits if self.nesting else limits | {"nesting": ("no",)}

    def describe(self) -> str:
        """The scope in one sentence for a reader."""
        parts = [
            say("{label} {values}", label=say(label), values=" or ".join(getattr(self, name)))
            for name, label in _LISTS.items()
            if len(getattr(self, name)) > 0
        ]
        limits = _say_parts(parts)
        if self.nesting:
            return say("{limits}.", limits=limits)
        return say("{limits}; a city in a network and in a part of it counts once.", limits=limits)


def _say_parts(parts: Iterable[str]) -> str:
    """Limits one after the other, or that there are none."""
    told = ""
    for part in parts:
        told = (
            say("{limits}; {limit}", limits=told, limit=part) if told != "" else say("Limited to {limit}", limit=part)
        )
    return told or say("Everything recorded")


def _tidy(name: str, values: Iterable[str]) -> tuple[str, ...]:
    if isinstance(values, str):
        raise UsageError(f"{name} is a list of values, not the text {values!r}", where="scope", hint="give a tuple")
    tidy = tuple(sorted({value.strip().upper() if name == "countries" else value.strip() for value in values}))
    vocabulary = _VOCABULARIES.get(name)
    unknown = [] if vocabulary is None else [value for value in tidy if value not in vocabulary]
    if vocabulary is not None and len(unknown) > 0:
        raise UsageError(
            f"unknown {_LISTS[name]} {', '.join(repr(value) for value in unknown)}",
            where="scope",
            hint=f"use one of: {', '.join(vocabulary)}",
        )
    return tidy

"""Composes intake with resolution: what is known of names, and who answers to them by the judgements of a package."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from hanse.cli.proposing import Proposals, Proposed
from hanse.intake.claims import Identify
from hanse.intake.difference import Named
from hanse.intake.known import Known
from hanse.intake.words import fold
from hanse.package import DataPackage
from hanse.resolve.country import country_of
from hanse.resolve.linker import Judgement, Linker

_METHOD: Final = "exact name of a registered authority"
_VERSION: Final = "1"
_SEVERAL: Final = 2


@dataclass(frozen=True)
class Names:
    """The names of a data package: judged ones, and those of its entities."""

    linker: Linker
    by_name: dict[tuple[str, str, str], frozenset[str]]  # (kind, folded name, country) -> entities
    known: Known

    def identify(self, kind: str, name: str, country: str, context: str) -> tuple[str, ...]:
        """The entities that a name was judged to be; () where nobody judged it."""
        return self.linker.link(kind, name, country, *((context,) if context != "" else ())).entities

    def identify_object(self, kind: str, name: str, country: str, context: str) -> tuple[str, ...]:
        """As :meth:`identify`; a network may also be called by a name that its record holds."""
        found = self.identify(kind, name, country, context)
        if len(found) > 0 or kind == "city":
            return found
        named = self.by_name.get((kind, fold(name), ""), frozenset())
        return tuple(named) if len(named) == 1 else ()

    def identify_with(self, proposals: Proposals) -> Identify:
        """As :meth:`identify_object`, and by what is proposed where nobody judged."""
        proposed = {
            (row["name"], row["country"]): (row["entity"],) for row in proposals.judgements if row["entity"] != ""
        }

        def identify(kind: str, name: str, country: str, context: str) -> tuple[str, ...]:
            found = self.identify_object(kind, name, country, context)
            return found if len(found) > 0 or kind != "city" else proposed.get((name, country), ())

        return identify

    def decide(self, kind: str, name: str, country: str, context: str) -> str:
        """What was decided of a name; "" where nothing was."""
        return self.linker.link(kind, name, country, *((context,) if context != "" else ())).decision

    def registered(self, names: Iterable[Named], today: date) -> Proposals:
        """Names that one registered authority bears exactly: all that can be proposed without a gazetteer."""
        found = []
        for one in {(one.name, one.country): one for one in names}.values():
            bearing = self.by_name.get(("city", fold(one.name), one.country), frozenset()) if one.country != "" else ()
            if len(bearing) == 1:
                row = _proposal(one.name, one.country, next(iter(bearing)), today)
                found.append(
                    Proposed(one.name, one.country, one.where, "registered", 1.0, row["reason"], row, None, ())
                )
            else:
                why = "no registered authority of this country bears this name alone"
                found.append(Proposed(one.name, one.country, one.where, "not found", 0.0, why))
        judgements = tuple(one.judgement for one in found if one.judgement is not None)
        return Proposals(tuple(found), "names of registered authorities only, without the gazetteer", (), judgements)


def names_of(package: DataPackage, is_place: Callable[[str], bool] = lambda text: False) -> Names:
    """The names that a package knows; ``is_place`` asks the gazetteer where there is one."""
    judgements = [Judgement.from_row(row.cells) for row in package.rows("judgements")]
    cities = package.rows("cities")
    successors = {row.id: row["successor"] for row in cities if row["status"] == "merged" and row["successor"] != ""}
    countries = {row.id: row["country"] for row in cities}
    found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for kind, row in package.entities():
        if row["status"] != "active":
            continue
        for name in (row["name"], row.cells.get("acronym", ""), *row.values("other_names")):
            found[kind, fold(name), row["country"] if kind == "city" else ""].add(row.id)
    same = [judgement for judgement in judgements if judgement.decision == "same"]
    called = {
        kind: {fold(judgement.name) for judgement in same if judgement.kind == kind}
        | {name for of_kind, name, _ in found if of_kind == kind}
        for kind in ("city", "network")
    }
    known = Known(
        country_of=country_of,
        is_place=is_place,
        is_city=lambda text: fold(text) in called["city"],
        is_network=lambda text: len(text) >= _SEVERAL and fold(text) in called["network"],
    )
    linker = Linker(judgements, successors=successors, countries=countries)
    return Names(linker, {key: frozenset(entities) for key, entities in found.items()}, known)


def _proposal(name: str, country: str, entity: str, today: date) -> dict[str, str]:
    parts = ("city", name, country, "", "same", entity, _METHOD, _VERSION)
    return {
        "id": "j" + hashlib.sha256("|".join(parts).encode()).hexdigest()[:12], "kind": "city", "name": name,
        "country": country, "context": "", "decision": "same", "entity": entity, "method": _METHOD, "version": _VERSION,
        "coder_kind": "machine", "judged_on": today.isoformat(), "supersedes": "",
        "reason": "the only registered authority of this country with that name",
    }  # fmt: skip

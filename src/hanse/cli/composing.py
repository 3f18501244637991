"""Composes intake with resolution: what is known of names, and who answers to them by the judgements of a package."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

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

    def proposals(self, names: Iterable[tuple[str, str]], today: date) -> list[dict[str, str]]:
        """Rows of judgements.csv for (name, country) that nobody judged and that one registered authority bears."""
        rows = []
        for name, country in dict.fromkeys(names):
            if self.linker.link("city", name, country).decision != "" or country == "":
                continue
            found = self.by_name.get(("city", fold(name), country), frozenset())
            if len(found) == 1:
                rows.append(_proposal(name, country, next(iter(found)), today))
        return rows


def names_of(package: DataPackage) -> Names:
    """The names that a package knows."""
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

"""Finds which municipalities of an official list are registered authorities, and at which place they lie."""

import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from hanse.cli.lookup import Opener
from hanse.cli.proposing import SURE
from hanse.intake.standing.unit import Unit
from hanse.intake.standing.universe import Meant
from hanse.intake.words import fold
from hanse.package import DataPackage, Row

_LEVEL: Final = "municipality"
_BY_ID, _BY_NAME, _RESOLVED = "geonames id", "exact name", "resolved"


@dataclass
class Linked:
    """Who is meant by id of the unit, and where it could not be told."""

    meant: dict[str, Meant] = field(default_factory=dict)
    doubtful: list[tuple[Unit, str]] = field(default_factory=list)


def link_units(
    units: Iterable[Unit], package: DataPackage, resolver: Opener, progress: Callable[[float], None]
) -> Linked:
    """By the id of the place, else by a name that one authority and one municipality bear, else as resolved."""
    held = list(units)
    cities = [row for row in package.rows("cities") if row["level"] == _LEVEL and row["status"] == "active"]
    linked = Linked()
    by_place = {int(row["geonames_id"]): row for row in cities if row["geonames_id"] != ""}
    for unit in held:
        if unit.geonames_id in by_place:
            linked.meant[unit.id] = Meant(by_place[unit.geonames_id].id, _BY_ID)
    rest = [unit for unit in held if unit.geonames_id is None]
    _by_name(rest, cities, linked)
    if resolver is not None:
        _resolved(rest, resolver, {row.id for row in cities}, linked, progress)
    return linked


def _by_name(units: list[Unit], cities: list[Row], linked: Linked) -> None:
    bearing: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in cities:
        for name in (row["name"], *row.values("other_names")):
            bearing[row["country"], fold(name)].add(row.id)
    named: dict[tuple[str, str], list[Unit]] = defaultdict(list)
    for unit in units:
        for name in {fold(name) for name in (unit.name, *unit.other_names)}:
            named[unit.country, name].append(unit)
    for key, found in named.items():
        registered = bearing.get(key, set())
        if len(registered) == 1 and len(found) == 1:
            linked.meant.setdefault(found[0].id, Meant(next(iter(registered)), _BY_NAME))
        elif len(registered) > 0:
            why = f"{len(found)} on the list and {len(registered)} registered bear this name: {', '.join(registered)}"
            linked.doubtful += [(unit, why) for unit in found]


def _resolved(
    units: list[Unit], resolver: Opener, cities: set[str], linked: Linked, progress: Callable[[float], None]
) -> None:
    """Places and authorities that the resolver is sure of; what two municipalities would share, neither gets."""
    from hanse.resolve.batch import resolve_many
    from hanse.resolve.resolution import Query

    if resolver is None:
        return
    queries = [Query(unit.name, unit.country) for unit in units]
    workers = os.cpu_count() or 1
    answers = resolve_many(resolver(), queries, workers=workers, progress=lambda done, of: progress(done / max(1, of)))
    sure = {
        unit.id: answer.best
        for unit, answer in zip(units, answers, strict=True)
        if answer.best is not None and answer.score >= SURE and answer.best.level == _LEVEL
    }
    places = Counter(best.geonames_id for best in sure.values() if best.geonames_id is not None)
    taken = Counter(best.city_id for best in sure.values() if best.city_id != "")
    taken.update({meant.city: 1 for meant in linked.meant.values()})
    for key, best in sure.items():
        if best.geonames_id is not None and places[best.geonames_id] > 1:
            continue
        known = linked.meant.get(key)
        city, basis = (known.city, known.basis) if known is not None else ("", "")
        if known is None and best.city_id in cities and taken[best.city_id] == 1:
            city, basis = best.city_id, _RESOLVED
        elif known is not None and best.city_id not in ("", known.city):
            continue
        linked.meant[key] = Meant(city, basis, best.geonames_id, best.latitude, best.longitude)

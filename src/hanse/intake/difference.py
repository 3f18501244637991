"""Holds a new list against the newest earlier list of the same network: newly listed, gone, renamed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from hanse.domain.dates import FuzzyDate
from hanse.intake.adding import ties_on
from hanse.intake.claims import Identify
from hanse.intake.taken import Cells, Taken
from hanse.intake.words import fold
from hanse.package import DataPackage, Row

_ALIKE: Final = 82.0  # of 100: names that may be one name written twice


@dataclass(frozen=True)
class Named:
    """A name with its country and network."""

    name: str
    country: str
    network: str
    where: str = ""


@dataclass(frozen=True)
class Renamed:
    """A city that the earlier list wrote otherwise."""

    before: str
    now: str
    country: str
    network: str
    is_certain: bool  # judged to be one authority; else the names are only alike


@dataclass(frozen=True)
class Compared:
    """One new list held against an earlier one of the same network."""

    network: str
    earlier: str  # id of the earlier roster, "" where there is none
    earlier_date: str
    says: str  # what follows from names that are missing, and why


def named(tie: Mapping[str, str] | Row) -> Named:
    """The name that a tie is about."""
    return Named(tie["subject"], tie["country"], tie["object"], tie["locator"])


@dataclass(frozen=True)
class Difference:
    """What one new list changes."""

    compared: Compared
    newly: tuple[Named, ...] = ()
    gone: tuple[Named, ...] = ()
    renamed: tuple[Renamed, ...] = ()


def difference(roster: Cells, taken: Taken, package: DataPackage, identify: Identify) -> Difference:
    """The list that ``roster`` stands for against the newest earlier one."""
    ties = [tie for tie in taken.ties.values() if tie["roster"] == roster["id"]]
    earlier = _earlier(roster, package, identify)
    if earlier is None:
        return Difference(Compared(roster["network"], "", "", "no earlier list of this network with a date is held"))
    before = ties_on(package, earlier.id)
    entities = {entity for tie in ties for entity in _entities(tie, identify)}
    names = {(tie["subject"], tie["country"]) for tie in ties}
    missing = [tie for tie in before if not _is_on(tie, names, entities, identify)]
    renamed = list(_renamed(before, ties, identify))
    old = {entity for tie in before for entity in _entities(tie, identify)}
    old_names = {(tie["subject"], tie["country"]) for tie in before}
    newly = [tie for tie in ties if not _is_on(tie, old_names, old, identify)]
    alike = list(_alike(missing, newly))
    covered, says = _covered(roster, earlier, missing)
    doubtful = {one.before for one in alike}
    gone = tuple(named(tie) for tie in covered if tie["subject"] not in doubtful)
    compared = Compared(roster["network"], earlier.id, str(earlier.fuzzy("listed")), says)
    return Difference(compared, tuple(named(tie) for tie in newly), gone, (*renamed, *alike))


def _earlier(roster: Cells, package: DataPackage, identify: Identify) -> Row | None:
    """The newest dated list of the same network from before this one, one for the same roles first."""
    latest = roster["listed_latest"] or roster["listed_earliest"]
    network = set(identify("network", roster["network"], "", ""))
    found = [
        row for row in package.rows("rosters")
        if row.id != roster["id"] and "" < _day(row.fuzzy("listed")) < latest
        and (row["network"] == roster["network"] or len(network & set(identify("network", row["network"], "", ""))) > 0)
    ]  # fmt: skip
    return max(found, key=lambda row: _likeness(row, roster), default=None)


def _likeness(row: Row, roster: Cells) -> tuple[bool, bool, bool, str, str]:
    """What makes an earlier list the one to hold a new one against: the same scope, complete, new."""
    same_role, same_area = row["for_role"] == roster["for_role"], row["for_area"] == roster["for_area"]
    return (same_role, same_area, row["complete"] == "yes", _day(row.fuzzy("listed")), row.id)


def _day(value: FuzzyDate) -> str:
    day = value.latest or value.earliest
    return day.isoformat() if day is not None else ""


def _covered(new: Cells, old: Row, missing: Sequence[Row]) -> tuple[list[Row], str]:
    """The missing names of which both lists say that they would have them, and what follows in words."""
    if len(missing) == 0:
        return [], "every name of the earlier list is on this one"
    if new["complete"] != "yes" or old["complete"] != "yes":
        which = "this list is" if new["complete"] != "yes" else "the earlier list is"
        told = f"{len(missing)} names of the earlier list are missing"
        return [], f"{told}; nothing follows, as {which} not said to be complete"
    if new["for_cohort"] not in ("", old["for_cohort"]):
        return [], f"{len(missing)} names are missing; nothing follows, as the lists are of different cohorts"
    roles = [_values(new["for_role"]), _values(old["for_role"])]
    areas = [_values(new["for_area"]), _values(old["for_area"])]
    inside = [
        tie for tie in missing
        if all(len(scope) == 0 or tie["role"] in scope for scope in roles)
        and all(len(scope) == 0 or tie["country"] in scope for scope in areas)
    ]  # fmt: skip
    outside = len(missing) - len(inside)
    told = f"; {outside} more lie outside the scope for which both are complete" if outside > 0 else ""
    return inside, f"{len(inside)} names are missing within the scope for which both lists are complete{told}"


def _values(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in text.split(";")) - {""}


def _entities(tie: Mapping[str, str] | Row, identify: Identify) -> tuple[str, ...]:
    return identify("city", tie["subject"], tie["country"], tie["object"])


def _is_on(tie: Mapping[str, str] | Row, names: set[tuple[str, str]], entities: set[str], identify: Identify) -> bool:
    return (tie["subject"], tie["country"]) in names or len(entities & set(_entities(tie, identify))) > 0


def _renamed(before: Sequence[Row], now: Sequence[Cells], identify: Identify) -> Iterator[Renamed]:
    """Names judged to be one authority, and written otherwise."""
    written: dict[str, Row] = {entity: tie for tie in before for entity in _entities(tie, identify)}
    old_names = {tie["subject"] for tie in before}
    for tie in now:
        for entity in _entities(tie, identify):
            earlier = written.get(entity)
            if earlier is not None and tie["subject"] not in old_names:
                yield Renamed(earlier["subject"], tie["subject"], tie["country"], tie["object"], True)


def _alike(missing: Sequence[Row], new: Sequence[Cells]) -> Iterator[Renamed]:
    """Missing and new names so alike that one may be the other: for a person to judge."""
    for gone in missing:
        for tie in new:
            same_country = "" in (gone["country"], tie["country"]) or gone["country"] == tie["country"]
            if same_country and fuzz.token_set_ratio(fold(gone["subject"]), fold(tie["subject"])) >= _ALIKE:
                yield Renamed(gone["subject"], tie["subject"], tie["country"], tie["object"], False)
                break

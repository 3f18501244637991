"""Holds a new list against the newest earlier list of the same network: newly listed, gone, renamed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from rapidfuzz import fuzz

from hanse.domain.dates import FuzzyDate
from hanse.intake.adding import ties_on
from hanse.intake.claims import Identify
from hanse.intake.taken import Cells, Taken
from hanse.intake.words import fold
from hanse.package import DataPackage, Row

_Tie = Mapping[str, str] | Row
T = TypeVar("T", bound=_Tie)
_OTHER_ROLES: Final = frozenset(("board", "lead", "host", "participant", "observer", "grantee"))
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


def named(tie: _Tie) -> Named:
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
    roles = frozenset(tie["role"] for tie in ties)
    earlier = _earlier(roster, roles, package, identify)
    if earlier is None:
        return Difference(Compared(roster["network"], "", "", "no earlier list of this network with a date is held"))
    before = ties_on(package, earlier.id)
    missing = _not_on(before, _Listed(ties, identify))
    renamed = list(_renamed(before, ties, identify))
    newly = _not_on(ties, _Listed(before, identify))
    alike = list(_alike(missing, newly))
    covered, says = _covered(roster, earlier, missing)
    doubtful = {one.before for one in alike}
    gone = tuple(named(tie) for tie in covered if tie["subject"] not in doubtful)
    compared = Compared(roster["network"], earlier.id, str(earlier.fuzzy("listed")), says)
    return Difference(compared, tuple(named(tie) for tie in newly), gone, (*renamed, *alike))


def _earlier(roster: Cells, roles: frozenset[str], package: DataPackage, identify: Identify) -> Row | None:
    """The newest dated list of the same network from before this one, one for the same roles first."""
    latest = roster["listed_latest"] or roster["listed_earliest"]
    network = set(identify("network", roster["network"], "", ""))
    found = [
        row for row in package.rows("rosters")
        if row.id != roster["id"] and "" < _day(row.fuzzy("listed")) < latest
        and (row["network"] == roster["network"] or len(network & set(identify("network", row["network"], "", ""))) > 0)
    ]  # fmt: skip
    return max(found, key=lambda row: _likeness(row, roster, roles), default=None)


def _likeness(row: Row, roster: Cells, roles: frozenset[str]) -> tuple[bool, bool, bool, str, str]:
    """What makes an earlier list the one to hold a new one against: the same scope, complete, new."""
    of_row = _values(row["for_role"])
    fits = len(of_row) == 0 or len(of_row & (_values(roster["for_role"]) or roles)) > 0
    same_area = row["for_area"] == roster["for_area"]
    return (fits, same_area, row["complete"] == "yes", _day(row.fuzzy("listed")), row.id)


def _day(value: FuzzyDate) -> str:
    day = value.latest or value.earliest
    return day.isoformat() if day is not None else ""


def _covered(new: Cells, old: Row, missing: Sequence[Row]) -> tuple[list[Row], str]:
    """The missing names of which both lists say that they would have them, and what follows in words."""
    if len(missing) == 0:
        return [], "every name of the earlier list is on this one"
    if new["complete"] != "yes" or old["complete"] != "yes":
        which = "this list is" if new["complete"] != "yes" else "the earlier list is"
        told = f"{_names(len(missing))} missing that the earlier list has"
        return [], f"{told}; nothing follows, as {which} not said to be complete"
    if new["for_cohort"] not in ("", old["for_cohort"]):
        return [], f"{_names(len(missing))} missing; nothing follows, as the lists are of different cohorts"
    roles = [_values(new["for_role"]), _values(old["for_role"])]
    areas = [_values(new["for_area"]), _values(old["for_area"])]
    inside = [
        tie for tie in missing
        if all(len(scope) == 0 or tie["role"] in scope for scope in roles)
        and all(len(scope) == 0 or tie["country"] in scope for scope in areas)
    ]  # fmt: skip
    outside = len(missing) - len(inside)
    told = f"; {outside} more lie outside the scope for which both are complete" if outside > 0 else ""
    return inside, f"{_names(len(inside))} missing within the scope for which both lists are complete{told}"


def _names(number: int) -> str:
    return f"{number} name is" if number == 1 else f"{number} names are"


def _values(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in text.split(";")) - {""}


def _entities(tie: _Tie, identify: Identify) -> tuple[str, ...]:
    return identify("city", tie["subject"], tie["country"], tie["object"])


class _Listed:
    """Who is on a list, and in what class of role: an office on a board is not a membership."""

    def __init__(self, ties: Sequence[_Tie], identify: Identify) -> None:
        self._identify = identify
        self._entities = {(entity, _class(tie)) for tie in ties for entity in _entities(tie, identify)}
        self._countries: dict[tuple[str, str], set[str]] = defaultdict(set)
        for tie in ties:
            self._countries[fold(tie["subject"]), _class(tie)].add(tie["country"])

    def has(self, tie: _Tie) -> bool:
        """True where the city is on it, by judgement or by name; a country left out fits every country."""
        if any((entity, _class(tie)) in self._entities for entity in _entities(tie, self._identify)):
            return True
        countries = self._countries.get((fold(tie["subject"]), _class(tie)), set())
        return len(countries) > 0 and (tie["country"] in countries or "" in countries or tie["country"] == "")


def _not_on(ties: Sequence[T], listed: _Listed) -> list[T]:
    return [tie for tie in ties if not listed.has(tie)]


def _class(tie: _Tie) -> str:
    return tie["role"] if tie["role"] in _OTHER_ROLES else "member"


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

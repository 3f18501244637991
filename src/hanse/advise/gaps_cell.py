"""One cell of the gaps: places of one country and size, and how many are recorded in networks of one kind of work."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hanse.advise.gaps_place import registered_units
from hanse.advise.gaps_search import NO_SEARCH, Searches, count_searches
from hanse.advise.work import Work
from hanse.analysis.interval import wilson
from hanse.release.standpoint import Standpoint
from hanse.release.views import CoverageNote
from hanse.study.pairs import Share
from hanse.study.rule import Rule

NOT_SEARCHED = "not yet searched"
WITHOUT_RESULT = "searched without result"
HARDLY = "hardly reached"
REACHED = "reached"
TOO_FEW = "too few places to tell"
STATES = (HARDLY, TOO_FEW, REACHED, WITHOUT_RESULT, NOT_SEARCHED)
LEAST = 0.05  # hardly reached: the 95 % interval of members / places ends below this

ANY_WORK = ""


@dataclass(frozen=True)
class GapCell:
    """Places of one country and size class, and the municipalities among them that are recorded as members.

    ``members`` and ``share`` are None where nobody searched, or a search found no list: then there is nothing to count.
    """

    country: str
    size: str
    work: str  # a code; "" is any network, whatever it does
    state: str  # one of STATES
    places: int
    members: int | None
    share: Share | None
    networks: int  # with this recorded work and a counted member in the country, of any size
    admitting: int  # with this recorded work, and an area of admission that is known to hold the country
    admitting_unknown: int  # with this recorded work, whose area of admission is not known
    searches: Searches


@dataclass(frozen=True)
class Networks:
    """The networks of one kind of work."""

    work: str
    ids: frozenset[str]


def networks_by_work(works: Mapping[str, Work], ids: Iterable[str], codes: Sequence[str]) -> tuple[Networks, ...]:
    """All networks first, then those of each code that coders agree on."""
    kept = frozenset(ids)
    by_code = (Networks(code, frozenset(key for key in kept if key in works and code in works[key].agreed))
               for code in codes)  # fmt: skip
    return (Networks(ANY_WORK, kept), *by_code)


class Reach:
    """Which networks count an authority of each country on the day."""

    def __init__(self, view: Standpoint) -> None:
        self.counted_in, self._units = view.snapshot.counted_in, registered_units(view)
        self._countries: dict[str, set[str]] = {}
        for city, networks in self.counted_in.items():
            self._countries.setdefault(view.catalogue.entities[city].country, set()).update(networks)

    def members(self, country: str, size: str, networks: frozenset[str]) -> int:
        """Municipalities of that country and size that are counted in one of ``networks``."""
        none: frozenset[str] = frozenset()
        return sum(
            any(not networks.isdisjoint(self.counted_in.get(city, none)) for city in cities)
            for cities in self._units.get((country, size), ())
        )

    def present(self, country: str, networks: frozenset[str]) -> int:
        """How many of ``networks`` count an authority of the country, of any size and level."""
        return len(self._countries.get(country, set()) & networks)


def cells_of(
    country: str,
    sizes: Mapping[str, int],
    notes: Sequence[CoverageNote],
    kinds: Sequence[Networks],
    reach: Reach,
    rules: Mapping[str, Rule],
) -> list[GapCell]:
    """The cells of one country: sizes from small to large, within each any work first, then code by code."""
    drafts = []
    for kind in kinds:
        searches = count_searches(notes, kind.ids.__contains__)
        admitting = Counter(_admits(rules[key], country) for key in kind.ids)
        for size, places in sizes.items():
            members = reach.members(country, size, kind.ids) if searches.found_lists else None
            drafts.append((size, kind, searches, admitting, places, members))
    low_high = wilson([draft[5] or 0 for draft in drafts], [draft[4] for draft in drafts])
    order = {size: place for place, size in enumerate(sizes)}
    cells = [
        _cell(country, reach.present(country, draft[1].ids), draft, (float(low), float(high)))
        for draft, low, high in zip(drafts, low_high.low, low_high.high, strict=True)
    ]
    return sorted(cells, key=lambda cell: order[cell.size])  # stable: the order of the work stays


Draft = tuple[str, Networks, Searches, Counter[str], int, int | None]


def _cell(country: str, present: int, draft: Draft, bounds: tuple[float, float]) -> GapCell:
    size, kind, searches, admitting, places, members = draft
    share = Share(members / places, *bounds) if members is not None else None
    return GapCell(
        country=country,
        size=size,
        work=kind.work,
        state=_state(searches, members, share),
        places=places,
        members=members,
        share=share,
        networks=present,
        admitting=admitting["yes"],
        admitting_unknown=admitting["unknown"],
        searches=searches,
    )


def _state(searches: Searches, members: int | None, share: Share | None) -> str:
    if searches == NO_SEARCH:
        return NOT_SEARCHED
    if members is None or share is None:
        return WITHOUT_RESULT
    if share.high < LEAST:
        return HARDLY
    return TOO_FEW if members == 0 else REACHED


def _admits(rule: Rule, country: str) -> str:
    if rule.countries is None:
        return "unknown"
    return "yes" if country in rule.countries else "no"

"""How well the membership of each network is held near a day: the facts that decide what enters a statistic."""

from collections.abc import Mapping, Sequence
from datetime import date

from hanse.analysis.admissible import RosterFacts
from hanse.release.networks import newest_size, stated_sizes, year_of_value
from hanse.release.standpoint import Standpoint
from hanse.release.views import RosterView

WHOLE = ""  # the scope of a list of the whole membership
_RECENT = ("stated", "observed")  # counted near the day, not only long ago


def roster_facts(view: Standpoint, networks: Sequence[str]) -> tuple[RosterFacts, ...]:
    """The rosters of ``networks`` as facts, and what all lists and pages together hold of each against its size.

    A network is numbered by its position in ``networks``. The second kind of fact counts the members stated or
    observed on the day against the newest size that the network states within the freshness window; it says that
    enough is held where no single list does.
    """
    columns = {network: index for index, network in enumerate(networks)}
    facts = [
        _of_roster(view, roster, column)
        for network, column in columns.items()
        for roster in view.contents.rosters.by_network.get(network, ())
        if _is_counted(view, roster)
    ]
    facts.extend(_together(view, columns))
    return tuple(facts)


def decimal_year(day: date) -> float:
    """``day`` as a year with a fraction, January the first being the whole year."""
    start, end = date(day.year, 1, 1), date(day.year + 1, 1, 1)
    return day.year + (day - start).days / (end - start).days


def _is_counted(view: Standpoint, roster: RosterView) -> bool:
    scope, source = view.scope, view.catalogue.sources[roster.source]
    of_source = len(scope.sources) == 0 or roster.source in scope.sources
    of_collection = len(scope.collections) == 0 or source.collection in scope.collections
    return of_collection and of_source and roster.id not in scope.without


def _of_roster(view: Standpoint, roster: RosterView, column: int) -> RosterFacts:
    held = len(view.contents.pairs.lists.entries.get(roster.id, ()))
    is_usable = roster.id in view.contents.pairs.lists.usable
    complete = roster.complete if roster.complete != "yes" or is_usable else "no"
    return RosterFacts(
        network=column,
        held=held,
        stated=roster.stated_count,
        complete=complete,  # type: ignore[arg-type]  # a word of COMPLETENESS, checked by validation
        dated=decimal_year(date.fromisoformat(roster.listed_latest)) if roster.listed_latest != "" else None,
        scope=view.contents.pairs.lists.scope_words.get(roster.id, WHOLE),
    )


def _together(view: Standpoint, columns: Mapping[str, int]) -> list[RosterFacts]:
    sizes, found, year = stated_sizes(view), [], view.as_of.year
    for network, column in columns.items():
        size = newest_size(value for value in sizes.get(network, ()) if year_of_value(value) <= f"{year}")
        if size is None or size.number is None or year_of_value(size) < f"{year - view.contents.freshness_years}":
            continue
        statuses = view.snapshot.status_counts_of("network", network)
        recent = sum(statuses.get(word, 0) for word in _RECENT)
        found.append(RosterFacts(column, recent, int(size.number), "no", decimal_year(view.as_of), WHOLE))
    return found

"""What a result rests on: the day and scope, what entered, what was left out and why, how admission was read."""

from dataclasses import dataclass

from hanse.release.views import Context, EntityRef

STANDING = (
    "Recorded members chose to take part and networks chose to publish; this says nothing about cities not recorded."
)


@dataclass(frozen=True)
class LeftOut:
    """A network that did not enter a statistic, with the best that can be said of its rosters."""

    network: EntityRef
    reason: str  # a word of hanse.analysis.admissible.Reason


@dataclass(frozen=True)
class Basis:
    """What stands beside every result of an analysis."""

    context: Context
    n_cities: int  # with a membership in a network that entered
    n_networks: int
    n_memberships: int
    left_out: tuple[LeftOut, ...]
    rules_stated: int  # networks that entered whose admission area is stated
    rules_inferred: int  # whose area is inferred from the name
    rules_unknown: int  # whose area is not known: everybody is taken to be admitted
    exceptions: int  # memberships that the rule of their network does not admit
    standing: str = STANDING

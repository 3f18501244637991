"""The same statistic again after one choice is made differently."""

from collections.abc import Callable
from dataclasses import dataclass

from hanse.release.views import EntityRef
from hanse.study.memberships import Memberships
from hanse.study.number import finite


@dataclass(frozen=True)
class Variant:
    """One choice made differently, and the value then; None where it has none. ``network`` is the one left out."""

    factor: str
    choice: str
    value: float | None
    network: EntityRef | None = None


def dropped_networks(memberships: Memberships, statistic: Callable[[Memberships], float | None]) -> tuple[Variant, ...]:
    """The statistic with each network left out in turn, in order of id."""
    columns = range(len(memberships.networks))
    return tuple(
        Variant(
            "network left out",
            memberships.networks[dropped].name,
            finite(statistic(memberships.only(column for column in columns if column != dropped))),
            memberships.networks[dropped],
        )
        for dropped in columns
    )

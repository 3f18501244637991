"""Communities: networks that draw on the same cities, and how firm such a division is."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.community import communities as arithmetic
from hanse.analysis.schedule import Progress, Scheduler
from hanse.release.cell import sort_key
from hanse.release.standpoint import Standpoint
from hanse.release.views import EntityRef
from hanse.study.basis import Basis
from hanse.study.entering import Entering, entering
from hanse.study.tested import AgainstChance, against_chance, random_graphs

SAMPLES = 39
STARTS, SHAKES = 4, 3
SEED = 4


@dataclass(frozen=True)
class Community:
    """Networks and the cities whose memberships lie mostly among them, each A to Z."""

    networks: tuple[EntityRef, ...]
    cities: tuple[EntityRef, ...]


@dataclass(frozen=True)
class CommunityStudy:
    """A division with the largest modularity found. Read ``agreement`` first: where it is low, the data do not decide
    who belongs together.

    ``agreement`` is the mean adjusted Rand index between searches (1: all agree, near 0: none do).
    """

    basis: Basis
    uses_rules: bool
    modularity: float | None
    agreement: float | None
    n_starts: int
    n_samples: int
    seed: int
    chance: AgainstChance | None
    communities: tuple[Community, ...]  # by the name of their first network
    n_without: int  # cities without a membership in a network that enters
    method: str
    notes: tuple[str, ...]


def communities(
    view: Standpoint,
    *,
    eligibility: bool = True,
    automatic: bool = False,
    levels: Sequence[str] = (),
    n_samples: int = SAMPLES,
    seed: int = SEED,
    scheduler: Scheduler | None = None,
    progress: Progress | None = None,
) -> CommunityStudy:
    """Communities of what enters, with modularity beside that of ``n_samples`` random graphs; 0 draws none."""
    options = (eligibility, automatic, tuple(levels), n_samples, seed)

    def compute() -> CommunityStudy:
        found = entering(view, eligibility=eligibility, automatic=automatic, levels=levels)
        result = arithmetic(
            found.graph,
            rng=np.random.default_rng(seed),
            n_starts=STARTS,
            n_shakes=SHAKES,
            null=random_graphs(found.graph, n_samples, seed, progress),
            scheduler=scheduler,
        )
        return CommunityStudy(
            basis=found.basis,
            uses_rules=eligibility,
            modularity=result.modularity,
            agreement=result.agreement,
            n_starts=STARTS,
            n_samples=n_samples,
            seed=seed,
            chance=against_chance(result.null),
            communities=_named(found, result.cities, result.networks),
            n_without=int((result.cities < 0).sum()),
            method=found.method(result.describe()),
            notes=_NOTES,
        )

    return view.contents.remember(("communities", view.as_of, view.scope, options), compute)


_NOTES = (
    "Random graphs have communities too: the value counts only beside chance.",
    "Each member is put into one community, also where it belongs to several.",
)


def _named(found: Entering, cities: NDArray[np.int64], networks: NDArray[np.int64]) -> tuple[Community, ...]:
    held = found.entered
    groups = [
        Community(
            tuple(sorted((held.networks[at] for at in np.flatnonzero(networks == label)), key=sort_key)),
            tuple(sorted((held.cities[at] for at in np.flatnonzero(cities == label)), key=sort_key)),
        )
        for label in range(int(max(cities.max(initial=-1), networks.max(initial=-1))) + 1)
    ]
    return tuple(sorted(groups, key=_first_name))


def _first_name(group: Community) -> tuple[str, str, str]:
    members = group.networks or group.cities
    return sort_key(members[0]) if len(members) > 0 else ("", "", "")

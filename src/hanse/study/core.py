"""Core and periphery: a small set of cities and the networks that nearly all of them share, if there is one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.coreperiphery import core_periphery
from hanse.analysis.kcore import core_numbers
from hanse.analysis.schedule import Progress
from hanse.release.cell import sort_key
from hanse.release.standpoint import Standpoint
from hanse.release.views import EntityRef
from hanse.study.basis import Basis
from hanse.study.entering import entering
from hanse.study.tested import AgainstChance, against_chance, random_graphs

SAMPLES = 99
SEED = 4


@dataclass(frozen=True)
class Densities:
    """Memberships as a share of those that are possible, in the four blocks; None where nothing is possible."""

    core_cities_core_networks: float | None
    core_cities_other_networks: float | None
    other_cities_core_networks: float | None
    other_cities_other_networks: float | None


@dataclass(frozen=True)
class InnermostCore:
    """The part in which every member has at least ``ties`` ties to others of the part (the innermost k-core)."""

    ties: int
    cities: tuple[EntityRef, ...]
    networks: tuple[EntityRef, ...]


@dataclass(frozen=True)
class CoreStudy:
    """The best split into two cores and two peripheries, beside chance, and the innermost k-core; names A to Z.

    ``fit`` is the correlation with the pattern of a core, None where no core is defined. ``is_more_than_degrees`` says
    whether random graphs with the same degrees fit less well (p at most 0.05); None where none were drawn.
    """

    basis: Basis
    uses_rules: bool
    fit: float | None
    is_exact: bool
    core_cities: tuple[EntityRef, ...]
    core_networks: tuple[EntityRef, ...]
    density: Densities
    n_samples: int
    seed: int
    chance: AgainstChance | None
    is_more_than_degrees: bool | None
    explained: float | None  # share of the memberships that one product of corenesses describes
    explained_chance: AgainstChance | None
    innermost: InnermostCore
    method: str
    notes: tuple[str, ...]


def core(
    view: Standpoint,
    *,
    eligibility: bool = True,
    automatic: bool = False,
    levels: Sequence[str] = (),
    n_samples: int = SAMPLES,
    seed: int = SEED,
    progress: Progress | None = None,
) -> CoreStudy:
    """Core and periphery of what enters, tested against ``n_samples`` random graphs with the same degrees; 0 draws
    none.
    """
    options = (eligibility, automatic, tuple(levels), n_samples, seed)

    def compute() -> CoreStudy:
        found = entering(view, eligibility=eligibility, automatic=automatic, levels=levels)
        graph, held = found.graph, found.entered
        result = core_periphery(graph, null=random_graphs(graph, n_samples, seed, progress))
        numbers = core_numbers(graph)
        chance, inner = against_chance(result.null_fit), numbers.innermost
        return CoreStudy(
            basis=found.basis,
            uses_rules=eligibility,
            fit=result.fit,
            is_exact=result.is_exact,
            core_cities=_named(held.cities, result.core_cities),
            core_networks=_named(held.networks, result.core_networks),
            density=Densities(*result.density[0], *result.density[1]),
            n_samples=n_samples,
            seed=seed,
            chance=chance,
            is_more_than_degrees=None if chance is None else chance.p_upper <= 0.05,
            explained=result.explained,
            explained_chance=against_chance(result.null_explained),
            innermost=InnermostCore(
                inner,
                _named(held.cities, (numbers.cities == inner) & (inner > 0)),
                _named(held.networks, (numbers.networks == inner) & (inner > 0)),
            ),
            method=found.method(f"{result.describe()} {numbers.describe()}"),
            notes=_NOTES,
        )

    return view.contents.remember(("core", view.as_of, view.scope, options), compute)


_NOTES = (
    "Any table with very unequal sizes splits into a core and a periphery; only the test says whether there is more.",
    "Being in a core is being recorded in certain networks; it does not say who leads.",
)


def _named(refs: Sequence[EntityRef], chosen: NDArray[np.bool_]) -> tuple[EntityRef, ...]:
    kept: Iterable[EntityRef] = (refs[int(at)] for at in np.flatnonzero(chosen))
    return tuple(sorted(kept, key=sort_key))

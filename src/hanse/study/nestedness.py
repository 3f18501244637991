"""Nestedness: whether cities with few memberships are in the networks that everybody is in."""

from collections.abc import Sequence
from dataclasses import dataclass

from hanse.analysis.nestedness import nestedness as arithmetic
from hanse.analysis.schedule import Progress
from hanse.release.standpoint import Standpoint
from hanse.study.basis import Basis
from hanse.study.entering import entering
from hanse.study.memberships import Memberships
from hanse.study.tested import AgainstChance, against_chance, random_graphs
from hanse.study.variant import Variant, dropped_networks

SAMPLES = 199
SEED = 4


@dataclass(frozen=True)
class NestednessStudy:
    """NODF from 0 (no smaller set lies inside a larger one) to 100 (all do), each part beside chance.

    ``dropped`` is ``total`` with each network left out in turn.
    """

    basis: Basis
    uses_rules: bool
    total: float | None
    cities: float | None
    networks: float | None
    n_cities: int  # with a membership in a network that enters
    n_networks: int
    n_samples: int
    seed: int
    total_chance: AgainstChance | None
    cities_chance: AgainstChance | None
    networks_chance: AgainstChance | None
    dropped: tuple[Variant, ...]
    method: str
    notes: tuple[str, ...]


def nestedness(
    view: Standpoint,
    *,
    eligibility: bool = True,
    automatic: bool = False,
    levels: Sequence[str] = (),
    n_samples: int = SAMPLES,
    seed: int = SEED,
    progress: Progress | None = None,
) -> NestednessStudy:
    """NODF of what enters, with z and p against ``n_samples`` random graphs with the same degrees; 0 draws none."""
    options = (eligibility, automatic, tuple(levels), n_samples, seed)

    def compute() -> NestednessStudy:
        found = entering(view, eligibility=eligibility, automatic=automatic, levels=levels)
        graph = found.graph
        result = arithmetic(graph, null=random_graphs(graph, n_samples, seed, progress))
        return NestednessStudy(
            basis=found.basis,
            uses_rules=eligibility,
            total=result.total,
            cities=result.cities,
            networks=result.networks,
            n_cities=result.n_cities,
            n_networks=result.n_networks,
            n_samples=n_samples,
            seed=seed,
            total_chance=against_chance(result.null_total),
            cities_chance=against_chance(result.null_cities),
            networks_chance=against_chance(result.null_networks),
            dropped=dropped_networks(found.entered, _total),
            method=found.method(result.describe()),
            notes=_NOTES,
        )

    return view.contents.remember(("nestedness", view.as_of, view.scope, options), compute)


_NOTES = (
    "Unequal sizes alone make any table look nested: read the value beside chance, never by itself.",
    "National networks that admit one country only make a table less nested by their rules.",
)


def _total(memberships: Memberships) -> float | None:
    return arithmetic(memberships.graph).total

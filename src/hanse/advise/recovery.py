"""Recovery of known memberships: how high rankers put a membership that was held back. Not the quality of advice.

A membership that is recorded says that a city joined and that a list was published; one that is not recorded says
nothing. So a ranker is measured by what it finds again, beside simple ones, among the same candidates.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from hanse.advise.ranker import SHIPPED, Weights
from hanse.advise.ranker_traits import traits
from hanse.advise.recovery_rank import BASELINES, Ranker, World, like_cities, reciprocal_ranks
from hanse.advise.recovery_split import Bools, Floats, Ints, Split, hold_back, relatives_of
from hanse.release.standpoint import Standpoint
from hanse.release.views import Context
from hanse.study.memberships import Memberships, read_memberships
from hanse.study.universe import SIZES, size_class

SHIPPED_RANKER, TUNED = "like cities (shipped weights)", "like cities (nested cross-validation)"
COLD = "cold start, 20,000 to 120,000 inhabitants"
COLD_RANGE = (20_000, 120_000)
FOLDS, DRAWS, LEVEL = 5, 2_000, 0.95
AIM = 1.1  # times the best baseline
GRID: tuple[Weights, ...] = tuple(
    Weights(near=near, area=area, size=size, shared=shared, damping=damping)
    for near, area, size, shared, damping in product((0.0, 5.0, 20.0), (0.05, 0.1), (1.0, 2.0), (0.0, 1.0), (0.0, 0.1))
)
"""The weights that nested cross-validation chooses among."""


@dataclass(frozen=True)
class Recovered:
    """How well one ranker finds memberships of one kind again.

    ``mrr`` is the mean reciprocal rank in (0, 1] with its bootstrap interval over cities; ``ratio`` is that over the
    best baseline of the same kind of memberships, paired, with its interval.
    """

    ranker: str
    is_baseline: bool
    mrr: float
    low: float
    high: float
    ratio: float
    ratio_low: float
    ratio_high: float


@dataclass(frozen=True)
class Part:
    """Memberships of one kind: by size of the city, by what else is known of it, or a cold start."""

    name: str
    memberships: int
    cities: int
    best_baseline: str
    rankers: tuple[Recovered, ...]


@dataclass(frozen=True)
class Recovery:
    """The recovery of known memberships on a day."""

    context: Context
    cities: int
    networks: int
    memberships: int
    refused: int  # memberships left out, as the rule of the network does not admit the city
    parts: tuple[Part, ...]
    chosen: tuple[Weights, ...]  # by fold
    folds: int
    draws: int
    level: float
    seed: int
    outcome: str  # in one sentence: gain over the best baseline, and whether it reaches what was aimed at
    method: str


def recover(
    view: Standpoint,
    *,
    grid: Sequence[Weights] = GRID,
    folds: int = FOLDS,
    draws: int = DRAWS,
    seed: int = 4,
) -> Recovery:
    """Hold back every counted membership of ``view`` in turn and see who finds it again.

    Use it to say what the order of `join` is worth against simpler ones. It does not tell whether advice is good:
    a city can be well advised to join a network that no city like it is in.

    Parameters
    ----------
    view : Standpoint
    grid : sequence of Weights
        What nested cross-validation chooses among.
    folds : int
        Folds of cities; the weights for a fold are chosen on the other cities alone, whose ties are all it sees.
    draws : int
        Bootstrap draws over cities.
    seed : int
        Of folds and draws.

    Returns
    -------
    Recovery

    Source
    ------
    Mean reciprocal rank: Voorhees (1999), The TREC-8 question answering track report. Nested cross-validation: Varma
    and Simon (2006), doi:10.1186/1471-2105-7-91. Bootstrap over cities: Efron (1979), doi:10.1214/aos/1176344552.
    """
    held = read_memberships(view)
    world = World(traits(view, held.facts), held.graph.csr())
    kin = relatives_of([ref.id for ref in held.networks], view.contents.structure.parents)
    admitted = admits(held)
    rng = np.random.default_rng(seed)
    fold_of = rng.permutation(world.ties.shape[0]) % folds
    chosen = [_choose(world, admitted, kin, fold_of != fold, grid) for fold in range(folds)]
    warm, cold = (hold_back(held.graph.dense(), admitted, kin, cold=is_cold) for is_cold in (False, True))
    sizes = np.array([size_class(fact.population) for fact in held.facts], dtype=str)
    found = _ranks(world, warm, fold_of, chosen)
    parts = [_part(name, found, warm, rows, rng, draws) for name, rows in _kinds(warm, sizes)]
    inhabitants = np.array([fact.population or 0 for fact in held.facts], dtype=np.int64)[cold.city]
    rows = (inhabitants >= COLD_RANGE[0]) & (inhabitants <= COLD_RANGE[1])
    parts.append(_part(COLD, _ranks(world, cold, fold_of, chosen), cold, rows, rng, draws))
    return Recovery(
        context=view.context,
        cities=len(held.cities),
        networks=len(held.networks),
        memberships=held.graph.n_ties,
        refused=warm.n_refused,
        parts=tuple(parts),
        chosen=tuple(chosen),
        folds=folds,
        draws=draws,
        level=LEVEL,
        seed=seed,
        outcome=_outcome(parts[0]),
        method=METHOD,
    )


METHOD = (
    "Each counted membership is held back in turn, together with those of the same city in parents, children and "
    "branches of the same parent. It is sought among the networks with a counted member whose rule admits the city, "
    "without the other networks of the city; the candidates are the same for every ranker. In a cold start all "
    "memberships of the city are held back. The mean reciprocal rank counts 1 for a first place, 1/2 for a second; "
    "equal scores share their places. Intervals are bootstrap intervals over cities. This is the recovery of known "
    "memberships, not the quality of advice."
)


def admits(held: Memberships) -> Bools:
    """Whom the rule of each network admits, shape (n_cities, n_networks); a recorded exception is not admitted."""
    allowed = (
        held.graph.eligibility.mask().copy() if held.graph.eligibility is not None else np.ones(held.graph.shape, bool)
    )
    for row, column in held.exceptions:
        allowed[row, column] = False
    return allowed


def _choose(world: World, admitted: Bools, kin: Bools, training: Bools, grid: Sequence[Weights]) -> Weights:
    """The weights that find most again among the training cities, which see no tie of the others."""
    rows = np.flatnonzero(training)
    part = World(world.cities.only(rows), world.ties[rows])
    split = hold_back(part.ties.toarray() > 0, admitted[rows], kin, cold=False)
    if split.city.size == 0:
        return SHIPPED
    scores = [float(_rr(like_cities(weights), part, split).mean()) for weights in grid]
    return grid[int(np.argmax(scores))]


def _ranks(world: World, split: Split, fold_of: Ints, chosen: Sequence[Weights]) -> Mapping[str, Floats]:
    """Reciprocal ranks of every ranker, each shape (n,)."""
    found = {name: _rr(ranker, world, split) for name, ranker in BASELINES.items()}
    found[SHIPPED_RANKER] = _rr(like_cities(SHIPPED), world, split)
    tuned = np.zeros(split.city.size)
    for fold, weights in enumerate(chosen):
        rows = fold_of[split.city] == fold
        if bool(rows.any()):
            tuned[rows] = _rr(like_cities(weights), world, split.only(rows))
    found[TUNED] = tuned
    return found


def _rr(ranker: Ranker, world: World, split: Split) -> Floats:
    return reciprocal_ranks(ranker(world, split), split.network, split.candidates)


def _kinds(split: Split, sizes: NDArray[np.str_]) -> list[tuple[str, Bools]]:
    of_city = sizes[split.city]
    is_known = split.known.any(axis=1)
    return [
        ("all", np.ones(split.city.size, dtype=bool)),
        ("with another membership to go by", is_known),
        ("without", ~is_known),
        *((f"{label} inhabitants", of_city == label) for _, label in SIZES),
        ("size not known, or below 5,000", ~np.isin(of_city, [label for _, label in SIZES])),
    ]


def _part(
    name: str, found: Mapping[str, Floats], split: Split, rows: Bools, rng: np.random.Generator, draws: int
) -> Part:
    """Means over the rows with intervals from drawing cities again; the same draws for every ranker."""
    cities, number = np.unique(split.city[rows], return_inverse=True)
    counts = np.bincount(number, minlength=cities.size).astype(np.float64)
    if cities.size == 0:
        return Part(name, 0, 0, "", ())
    drawn = rng.multinomial(cities.size, np.full(cities.size, 1 / cities.size), size=draws)
    sums = {key: np.bincount(number, values[rows], cities.size) for key, values in found.items()}
    means = {key: (float(one.sum() / counts.sum()), drawn @ one / (drawn @ counts)) for key, one in sums.items()}
    best = max(BASELINES, key=lambda key: means[key][0])
    return Part(
        name, int(rows.sum()), int(cities.size), best, tuple(_recovered(key, means[key], means[best]) for key in means)
    )


def _recovered(name: str, own: tuple[float, Floats], best: tuple[float, Floats]) -> Recovered:
    ends = [(1 - LEVEL) / 2, (1 + LEVEL) / 2]
    low, high = (float(end) for end in np.quantile(own[1], ends))
    ratio_low, ratio_high = (float(end) for end in np.quantile(own[1] / best[1], ends))
    return Recovered(name, name in BASELINES, own[0], low, high, own[0] / best[0], ratio_low, ratio_high)


def _outcome(part: Part) -> str:
    tuned = next((one for one in part.rankers if one.ranker == TUNED), None)
    if tuned is None:
        return "There is no membership to hold back."
    gain, low, high = (100 * (ratio - 1) for ratio in (tuned.ratio, tuned.ratio_low, tuned.ratio_high))
    aim = "reaches" if tuned.ratio >= AIM else "is below"
    if low <= 0:
        return f"No gain over {part.best_baseline} is shown ({gain:+.1f} %, interval {low:+.1f} to {high:+.1f} %)."
    return (
        f"{gain:.1f} % over {part.best_baseline}, the best baseline (interval {low:.1f} to {high:.1f} %); this {aim} "
        f"the {100 * (AIM - 1):.0f} % aimed at."
    )

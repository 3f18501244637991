"""Liaison cities: the fewest cities that together sit in every network, how sure that is, and who else could do it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import scipy.sparse as sp
from numpy.typing import ArrayLike, NDArray

from hanse.analysis.covercount import Counted, count_all, sample, worth_considering
from hanse.analysis.coverproblem import CoverProblem, reduce_problem
from hanse.analysis.coverservice import assign, serve_evenly, substitutes
from hanse.analysis.coversolve import Solved, exact, minimise, quick, used_in
from hanse.analysis.liaison import Liaison
from hanse.analysis.twomode import TwoMode

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_LARGEST = 20_000  # distinct rows up to which branch and bound is tried


def liaison_set(
    graph: TwoMode,
    *,
    demand: ArrayLike = 1,
    cap: int | None = None,
    excluded: ArrayLike = (),
    costs: ArrayLike | None = None,
    search: bool = True,
    time_limit: float = 30.0,
    n_alternatives: int = 3,
    slack: float = 0.0,
    share: bool = True,
    n_samples: int = 20,
    rng: np.random.Generator | None = None,
) -> Liaison:
    """The fewest cities that together are members of every network.

    Use it to see how few cities could link all networks, and to look for others than the usual ones (``excluded``,
    ``cap``, ``costs``). It says who could carry something from network to network by being in both; not who would.

    Parameters
    ----------
    graph : TwoMode
    demand : int or array of int, shape (n_networks,), default 1
        Cities wanted in each network; 0 leaves a network aside.
    cap : int, default None
        Networks one city may serve; None sets no limit.
    excluded : array of int, default ()
        Cities that may not be chosen, such as the most connected ones.
    costs : array of float, shape (n_cities,), default None
        Positive; None counts every city as 1.
    search : bool, default True
        Whether to go on by branch and bound where the quick search does not prove its answer; not done beyond 20,000
        distinct sets of networks.
    time_limit : float, default 30
        Seconds that may take; then the best found and its bound are given. Alternatives and the sample may each take
        as long again.
    n_alternatives : int, default 3
        Other sets of at most the cost + ``slack``, each as different as possible from those before; none where the
        set found is not proved to be best.
    slack : float, default 0
        What an alternative may cost more.
    share : bool, default True
        Whether to work out in what share of all best sets each city is.
    n_samples : int, default 20
        Best sets sampled for that where they cannot all be counted.
    rng : numpy.random.Generator, default None
        Source of that sample; without it the share is left out there.

    Returns
    -------
    Liaison

    Raises
    ------
    ValueError : a demand or cap that is negative, costs that are not positive, a city that does not exist.

    Notes
    -----
    Cities with the same networks (and cost) are one class; a network that another implies is left out; both leave all
    best sets as they are. A greedy search under Lagrangian prices gives a set and a bound, branch and bound (HiGHS)
    closes the gap. Networks without a candidate are named in ``unreachable`` and left aside. Within a class the first
    city stands for all: see ``substitutes`` and ``share``. Counting is exact for one city a network at equal cost, by
    a search that reduced costs keep small; it gives up after 20 million steps a part. Cost: milliseconds to seconds
    at 10,000 cities, seconds at 200,000.

    Source
    ------
    Caprara, Fischetti and Toth (1999), A heuristic method for the set covering problem,
    doi:10.1287/opre.47.5.730 (prices and greedy); Huangfu and Hall (2018), doi:10.1007/s12532-017-0130-5 (HiGHS).

    Reproduces
    ----------
    none

    Examples
    --------
    >>> from hanse.analysis.toys import mini
    >>> found = liaison_set(mini())
    >>> found.cities.tolist(), found.is_optimal, found.n_best
    ([0, 3], True, 7.0)
    """
    wanted = _checked_demand(graph, demand, cap)
    candidates, price = _checked_cities(graph, excluded, costs)
    problem = reduce_problem(graph, candidates=candidates, costs=price, demand=wanted, cap=cap)
    solved = _solve(graph, problem, search=search, time_limit=time_limit)
    chosen = problem.chosen(solved.used)
    is_worked_out = solved.is_optimal and problem.cover.size.size <= _LARGEST
    others = _alternatives(problem, solved, n_alternatives, slack, time_limit) if is_worked_out else []
    counted = _counted(problem, solved, n_samples, time_limit, rng) if share and is_worked_out else None
    served = serve_evenly(graph, chosen, problem.demand, cap)
    return Liaison(
        cities=chosen,
        cost=solved.cost,
        lower_bound=solved.bound,
        served_cities=served[0],
        served_networks=served[1],
        unreachable=np.flatnonzero((wanted > 0) & (problem.demand == 0)),
        short=problem.short,
        substitutes=substitutes(graph, chosen, problem.demand, candidates, price) if cap is None else (),
        alternatives=tuple(problem.chosen(used) for used in others),
        n_best=None if counted is None else counted.n_best,
        share=None if counted is None else _by_city(graph, problem, counted),
        n_sampled=0 if counted is None else counted.n_sampled,
        n_candidates=int(candidates.sum()),
        largest_demand=int(wanted.max(initial=0)),
        cap=cap,
        slack=slack,
        has_costs=price is not None,
    )


def _checked_demand(graph: TwoMode, demand: ArrayLike, cap: int | None) -> Ints:
    wanted = np.broadcast_to(np.asarray(demand, dtype=np.int64), (graph.n_networks,)).copy()
    if bool((wanted < 0).any()) or (cap is not None and cap < 1):
        raise ValueError("a demand is negative or the cap below 1; ask for 0 cities or more, and serve 1 or more")
    return wanted


def _checked_cities(
    graph: TwoMode, excluded: ArrayLike, costs: ArrayLike | None
) -> tuple[NDArray[np.bool_], Floats | None]:
    out = np.asarray(excluded, dtype=np.int64)
    if out.size > 0 and not (out.min() >= 0 and out.max() < graph.n_cities):
        raise ValueError(f"excluded names cities {out.min()} to {out.max()}; there are {graph.n_cities}")
    candidates = np.ones(graph.n_cities, bool)
    candidates[out] = False
    if costs is None:
        return candidates, None
    price = np.asarray(costs, dtype=float)
    if price.shape != (graph.n_cities,) or not bool((price > 0).all()):
        raise ValueError(f"costs have to be {graph.n_cities} positive numbers")
    return candidates, price


def _solve(graph: TwoMode, problem: CoverProblem, *, search: bool, time_limit: float) -> Solved:
    best = quick(problem)
    if search and not best.is_optimal and problem.cover.size.size <= _LARGEST:
        found = exact(problem, time_limit=time_limit)
        if found is not None:
            bound = max(best.bound, found.bound)
            best = replace(found if found.cost <= best.cost else best, bound=bound)
    if np.isfinite(best.cost):
        return replace(best, bound=min(best.bound, best.cost))
    able, _ = assign(graph.subset(problem.cities), np.arange(problem.cities.size), problem.demand, problem.cover.cap)
    used = np.bincount(problem.class_of[np.unique(able)], minlength=problem.cover.size.size)
    return Solved(used, float(used @ problem.cover.cost), best.bound)


def _alternatives(problem: CoverProblem, solved: Solved, count: int, slack: float, time_limit: float) -> list[Ints]:
    """Other sets of classes within the cost, each with as few as possible of the classes met so far."""
    cover, found = problem.cover, [solved.used]
    useful = worth_considering(problem, solved.cost + slack)
    while len(found) <= count and cover.demand.size > 0:
        met = np.sum(found, axis=0).astype(float)
        rows, limits = [cover.cost], [solved.cost + slack + 1e-6]
        for used in found:
            if used.max() <= 1:
                rows.append((used > 0).astype(float))
                limits.append(float(used.sum()) - 1)
        result = minimise(
            problem,
            met + 1e-3 * cover.cost / cover.cost.max(),
            time_limit=time_limit / max(count, 1),
            useful=useful,
            rows=sp.csr_array(np.array(rows)),
            at_most=np.array(limits),
        )
        if result.x is None:
            break
        used = used_in(problem, result)
        if any(np.array_equal(used, other) for other in found):
            break
        found.append(used)
    return found[1:]


def _counted(
    problem: CoverProblem, solved: Solved, n_samples: int, time_limit: float, rng: np.random.Generator | None
) -> Counted | None:
    if problem.cover.demand.size == 0:
        return Counted(1.0, np.zeros(problem.cover.size.size), 0)  # nobody is needed
    counted = count_all(problem, solved.used) if problem.is_plain else None
    if counted is None and rng is not None:
        counted = sample(problem, solved.cost, n_samples=n_samples, time_limit=time_limit / max(n_samples, 1), rng=rng)
    return counted


def _by_city(graph: TwoMode, problem: CoverProblem, counted: Counted) -> Floats:
    shares = np.zeros(graph.n_cities)
    shares[problem.cities] = counted.share[problem.class_of]
    return shares

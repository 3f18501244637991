"""Statistics of the structure beside other packages: ``python -m bench.structure`` where these are installed.

Packages that are not installed are left out, and named. ``--large FILE.npz`` takes a graph of the largest size from a
file; without it one is drawn, ``--large none`` leaves it out.
"""

import argparse
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from bench.analysis import tasks
from bench.analysis.graphs import fresh, large, medium
from bench.analysis.measure import Row, compare
from hanse.analysis.community import communities
from hanse.analysis.coreperiphery import core_periphery
from hanse.analysis.cover import liaison_set
from hanse.analysis.kcore import core_numbers
from hanse.analysis.modularity import modularity
from hanse.analysis.nestedness import nestedness
from hanse.analysis.nullmodels.chain import randomise
from hanse.analysis.twomode import TwoMode
from hanse.analysis.warm import warm

Rows = Iterator[Row]


def wired(graph: TwoMode) -> "object":
    """The graph as igraph has it, cities first."""
    import igraph

    rows = np.repeat(np.arange(graph.n_cities), graph.city_degrees)
    edges = np.stack([rows, graph.indices.astype(np.int64) + graph.n_cities], axis=1)
    return igraph.Graph(n=graph.n_cities + graph.n_networks, edges=edges.tolist())


def cores(path: Path | None, *, has_large: bool) -> Rows:
    """Core numbers."""
    graphs = {"M": medium()} | ({"L": large(path)} if has_large else {})
    for name, graph in graphs.items():
        peer = wired(graph)
        row = compare(
            f"core numbers, {name}",
            "",
            lambda graph=graph: core_numbers(fresh(graph)),
            {"igraph": peer.coreness},  # type: ignore[attr-defined]
        )
        row.notes.append(f"(innermost {core_numbers(graph).innermost}, igraph {max(peer.coreness())})")  # type: ignore[attr-defined]
        yield row


def divisions() -> Rows:
    """Communities: time, and Barber's Q in the note."""
    import leidenalg

    graph = medium()
    peer = wired(graph)
    kinds = [0] * graph.n_cities + [1] * graph.n_networks

    def leiden() -> float | None:
        layers = leidenalg.CPMVertexPartition.Bipartite(
            peer, resolution_parameter_01=1 / graph.n_ties, degree_as_node_size=True, types=kinds
        )
        optimiser = leidenalg.Optimiser()
        optimiser.set_rng_seed(1)
        optimiser.optimise_partition_multiplex(list(layers), layer_weights=[1, -1, -1])
        labels = np.array(layers[0].membership)
        return modularity(graph, labels[: graph.n_cities], labels[graph.n_cities :])

    found = communities(graph, rng=np.random.default_rng(1), n_starts=2)
    row = compare(
        "communities, 2 searches, M",
        "",
        lambda: communities(fresh(graph), rng=np.random.default_rng(1), n_starts=2),
        {"leidenalg, bipartite, 1 search": leiden},
        runs=3,
        peer_runs=1,
    )
    row.notes.append(f"(Q {found.modularity:.4f}, leidenalg {leiden():.4f})")
    yield row


def liaisons(path: Path | None, *, has_large: bool) -> Rows:
    """Smallest liaison sets."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    graph = medium()
    ties = graph.csr().astype(float)

    def highs() -> object:
        rules = LinearConstraint(ties.T, lb=1)
        return milp(
            np.ones(graph.n_cities), integrality=np.ones(graph.n_cities), bounds=Bounds(0, 1), constraints=rules
        )

    row = compare(
        "liaison set with proof, M",
        "",
        lambda: liaison_set(fresh(graph), share=False, n_alternatives=0),
        {"HiGHS on all cities": highs},
    )
    row.notes.append(f"({liaison_set(graph, n_alternatives=0).size} cities)")
    yield row
    yield compare(
        "the same with the count of all best sets", "", lambda: liaison_set(fresh(graph), n_alternatives=0), {}
    )
    if has_large:
        found = liaison_set(large(path))
        row = compare("liaison set with bound, L", "", lambda: liaison_set(fresh(large(path))), {}, runs=3)
        row.notes.append(f"({found.size} cities, bound {found.lower_bound:g})")
        yield row


def against_chance() -> Rows:
    """Statistics with their random graphs."""
    graph = medium()

    def nested() -> object:
        return nestedness(graph, null=randomise(graph, 200, rng=np.random.default_rng(1)))

    def split() -> object:
        return core_periphery(graph, null=randomise(graph, 10, rng=np.random.default_rng(1)))

    yield compare("NODF with z, p from 200 graphs, M", "", nested, {}, runs=3)
    yield compare("core and periphery, M", "", lambda: core_periphery(fresh(graph)), {}, runs=3)
    yield compare("core and periphery with 10 graphs, M", "", split, {}, runs=3)


def main() -> None:
    """Print each row as soon as it is measured."""
    parser = argparse.ArgumentParser(prog="python -m bench.structure", description=__doc__)
    parser.add_argument("--large", default="", help="npz of the large graph, or none; default: drawn")
    parser.add_argument("--only", default="", help="comma-separated parts")
    options = parser.parse_args()
    has_large = options.large != "none"
    path = Path(options.large) if options.large not in ("", "none") else None
    parts: dict[str, Callable[[], Rows]] = {
        "paths": lambda: tasks.structure(path),
        "resampling": tasks.resampling,
        "cores": lambda: cores(path, has_large=has_large),
        "communities": divisions,
        "liaisons": lambda: liaisons(path, has_large=has_large),
        "chance": against_chance,
    }
    print(f"structure: {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}; medians")
    print(warm().describe())
    for name in [name for name in options.only.split(",") if name] or list(parts):
        try:
            for row in parts[name]():
                print("\n".join(row.lines()), flush=True)
        except ImportError as error:
            print(f"{name}: left out, {error.name} is not installed", flush=True)


if __name__ == "__main__":
    main()

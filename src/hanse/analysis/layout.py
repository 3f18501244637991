"""Where to draw cities and networks: positions that do not change as long as the ties do not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hanse.analysis.narrative import narrative, several
from hanse.analysis.twomode import TwoMode

Floats = NDArray[np.float64]
WIDTH, HEIGHT = 1_000.0, 720.0  # of the sheet the positions lie on
MARGIN = 28.0
_ROUNDS, _WORK = 600, 30_000_000  # at most so many rounds; fewer where nodes and ties times rounds are more than that
_SCALING, _GRAVITY, _OPENING, _TOLERANCE = 10.0, 0.02, 1.2, 1.0
_APART = 200  # rounds of pushing apart what overlaps
_CROWD = 1_200  # nodes above which marks become smaller


@dataclass(frozen=True, eq=False)
class Layout:
    """Positions on a sheet of ``width`` x ``height``, from the top left.

    Attributes
    ----------
    cities, networks : array of float, shape (n_cities, 2) and (n_networks, 2)
        x and y of each, in the order of the graph.
    city_radius, network_radius : array of float
        Half the size of each mark: its area grows with the number of ties.
    width, height : float
    n_rounds : int
        Rounds of settling.
    n_overlaps : int
        Pairs of marks that still overlap.
    """

    cities: Floats
    networks: Floats
    city_radius: Floats
    network_radius: Floats
    width: float
    height: float
    n_rounds: int
    n_overlaps: int

    @property
    def params(self) -> dict[str, object]:
        """What was asked for."""
        return {"n_rounds": self.n_rounds, "width": self.width, "height": self.height}

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What has to hold for the picture to mean what it shows."""
        return ("Members of the same networks belong near each other.",)

    @property
    def missing(self) -> str:
        """Treatment of missing data."""
        return "A tie that is not counted pulls nothing together."

    def describe(self) -> str:
        """A methods paragraph with references."""
        nodes = len(self.cities) + len(self.networks)
        return narrative(
            [
                f"Positions of {several(nodes, 'node')} after {several(self.n_rounds, 'round')} of ForceAtlas2: nodes "
                "push each other away by the number of their ties, ties pull their ends together, and a weak force "
                "pulls all to the middle; far nodes are taken together (Barnes and Hut).",
                "Each city starts between its networks. Marks that overlap are pushed apart at the end.",
                "Only who is tied to whom has a meaning: left, right, up, down and distances between members without "
                "a tie have none.",
            ],
            references=[
                "Jacomy, Venturini, Heymann and Bastian (2014), ForceAtlas2, a continuous graph layout algorithm for "
                "handy network visualization designed for the Gephi software, doi:10.1371/journal.pone.0098679",
            ],
        )


def layout(graph: TwoMode, *, rng: np.random.Generator, n_rounds: int | None = None) -> Layout:
    """Positions for drawing the graph: members of the same networks lie near each other.

    Use it to draw. It does not tell how close two cities are: other positions would show the same ties as well.

    Parameters
    ----------
    graph : TwoMode
        Cities x networks.
    rng : numpy.random.Generator
        For the places from which networks start; the same seed gives the same positions.
    n_rounds : int, default None
        Rounds of settling; None takes 600, and fewer for graphs of more than 50,000 nodes and ties.

    Returns
    -------
    Layout

    Raises
    ------
    ValueError : ``n_rounds`` is negative.

    Notes
    -----
    Repeated ties count once. Members without a tie are pulled to the middle and pushed to the rim. Time
    O(rounds x (nodes x log(nodes) + ties)); memory O(nodes + ties).

    Source
    ------
    Jacomy et al. (2014), ForceAtlas2, doi:10.1371/journal.pone.0098679: repulsion by degree plus one, linear
    attraction, speeds that shrink where nodes swing. Different: the start is not random for cities, and marks are
    kept apart after settling instead of meanwhile.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> from hanse.analysis.toys import mini
    >>> found = layout(mini(), rng=np.random.default_rng(0), n_rounds=20)
    >>> found.cities.shape, found.networks.shape
    ((4, 2), (4, 2))
    """
    if n_rounds is not None and n_rounds < 0:
        raise ValueError(f"n_rounds = {n_rounds} counts rounds: give 0 or more")
    n, m = graph.n_cities, graph.n_networks
    size = n + m
    rounds = min(_ROUNDS, max(20, _WORK // max(size + graph.n_ties, 1))) if n_rounds is None else n_rounds
    degree = np.concatenate([graph.city_degrees, graph.network_degrees]).astype(float)
    sizes = mark_sizes(graph.city_degrees, graph.network_degrees, size)
    radius = np.concatenate(sizes)
    if size == 0:
        none = np.zeros((0, 2))
        return Layout(none, none, radius, radius, WIDTH, HEIGHT, 0, 0)
    at = _settled(graph, degree, rng, rounds)
    overlaps = _fitted(at, radius)
    return Layout(at[:n], at[n:], radius[:n], radius[n:], WIDTH, HEIGHT, rounds, overlaps)


def _settled(graph: TwoMode, degree: Floats, rng: np.random.Generator, rounds: int) -> Floats:
    from hanse.analysis.kernels.layout import settle

    n = graph.n_cities
    at = _start(graph, rng)
    x, y = np.ascontiguousarray(at[:, 0]), np.ascontiguousarray(at[:, 1])
    rows = np.repeat(np.arange(n), np.diff(graph.indptr))
    settle(
        x, y, degree + 1.0, rows, graph.indices.astype(np.int64) + n, rounds, _SCALING, _GRAVITY, _OPENING, _TOLERANCE
    )
    return np.column_stack([x, y])


def _start(graph: TwoMode, rng: np.random.Generator) -> Floats:
    """Networks at random in a disc; each city in the middle of its networks, a little aside of the others there."""
    n, m = graph.n_cities, graph.n_networks
    wide = 10.0 * np.sqrt(n + m)
    turn, out = rng.uniform(0, 2 * np.pi, m), wide * np.sqrt(rng.uniform(0, 1, m))
    networks = np.column_stack([out * np.cos(turn), out * np.sin(turn)])
    rows = np.repeat(np.arange(n), np.diff(graph.indptr))
    cities = np.zeros((n, 2))
    np.add.at(cities, rows, networks[graph.indices])
    cities /= np.maximum(graph.city_degrees, 1)[:, None]
    angle = np.arange(n) * 2.399963229728653
    cities += (wide / 40) * np.column_stack([np.cos(angle), np.sin(angle)]) * rng.uniform(0.2, 1, (n, 1))
    return np.concatenate([cities, networks])


def mark_sizes(city_degrees: ArrayLike, network_degrees: ArrayLike, n_nodes: int) -> tuple[Floats, Floats]:
    """Half the size of the mark of each city and network by its ties; smaller ones where ``n_nodes`` have to fit.

    Ties of one day are never more than those of all days, so marks drawn for a day fit where those of all days do.
    """
    shrink = min(1.0, float(np.sqrt(_CROWD / max(n_nodes, 1))))
    cities = (1.1 + 1.1 * np.sqrt(np.asarray(city_degrees, dtype=np.float64))) * shrink
    return cities, (3.4 + 0.6 * np.sqrt(np.asarray(network_degrees, dtype=np.float64))) * shrink


def _fitted(at: Floats, radius: Floats) -> int:
    """Turn, shrink and move positions, in place, so that they fill the sheet; marks pushed apart."""
    from hanse.analysis.kernels.layout import separate

    at -= np.average(at, axis=0, weights=radius)
    _, axes = np.linalg.eigh(at.T @ at)
    axes = axes[:, ::-1] * np.where(axes[:, ::-1][0] < 0, -1.0, 1.0)  # the long axis across, each with a fixed sign
    at[:] = _evened(at @ axes)
    _into_sheet(at)
    x, y = np.ascontiguousarray(at[:, 0]), np.ascontiguousarray(at[:, 1])
    overlaps = int(separate(x, y, radius, 1.2 * min(1.0, float(radius.min())), _APART))
    at[:, 0], at[:, 1] = x, y
    if np.any(at < 0) or np.any(at > (WIDTH, HEIGHT)):
        _into_sheet(at)
    return overlaps


def _evened(at: Floats) -> Floats:
    """Positions half as they are and half by rank in each direction: the crowded middle gets room."""
    n = len(at)
    ranks = np.empty_like(at)
    for side in range(2):
        order = np.argsort(at[:, side], kind="stable")
        ranks[order, side] = np.linspace(at[:, side].min(), at[:, side].max(), n)
    return np.asarray(0.5 * at + 0.5 * ranks, dtype=np.float64)


def _into_sheet(at: Floats) -> None:
    """Spread positions over the sheet, each direction by itself, at most so much more one way than the other."""
    low, high = at.min(axis=0), at.max(axis=0)
    room = np.array([WIDTH, HEIGHT]) - 2 * MARGIN
    factor = room / np.maximum(high - low, 1e-9)
    factor = np.minimum(factor, 1.6 * factor.min())
    at -= (low + high) / 2
    at *= factor
    at += (WIDTH / 2, HEIGHT / 2)

"""Chains of random graphs with the same degrees on both sides, and whether they mix."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.kernels.trades import to_bits, to_indices, trade_rows
from hanse.analysis.twomode import TwoMode
from hanse.errors import UsageError

Bits = NDArray[np.uint64]
MIXED = 0.05  # largest autocorrelation of ties between two samples that counts as mixed
_MOST_WORDS = 250_000_000  # of 64 bits: two gigabytes
REFERENCES = (
    "Godard and Neal (2022), fastball: a fast algorithm to randomly sample bipartite graphs with fixed degree "
    "sequences, doi:10.1093/comnet/cnac049",
    "Strona et al. (2014), A fast and unbiased procedure to randomize ecological binary matrices with fixed row and "
    "column totals, doi:10.1038/ncomms5114",
)


@dataclass(frozen=True)
class Sampling:
    """How random graphs are drawn.

    ``n_samples`` graphs come from ``chains`` chains that each start from the data, deal ``burn_in`` x trades_per_row
    trades a row before the first sample and ``trades_per_row`` between samples. ``seeds`` has one number a chain, so
    the result is the same however the chains are spread.
    """

    n_samples: int
    trades_per_row: float
    chains: int
    burn_in: int
    seeds: tuple[int, ...]

    @property
    def shares(self) -> tuple[int, ...]:
        """Samples of each chain."""
        return tuple((self.n_samples + chain) // self.chains for chain in range(self.chains))


@dataclass(frozen=True)
class Mixing:
    """Whether the samples can count as independent.

    ``autocorrelation`` is that of ties between two samples that follow each other in a chain: 0 is independent, 1
    unchanged. ``reaches_all`` is False where rules of admission may cut the graphs with these degrees into parts that
    trades do not connect.
    """

    autocorrelation: float
    reaches_all: bool

    @property
    def is_adequate(self) -> bool:
        """Autocorrelation is at most 0.05 and trades reach every graph."""
        return self.autocorrelation <= MIXED and self.reaches_all

    def describe(self) -> str:
        """One sentence."""
        text = f"Between two samples, ties keep an autocorrelation of {max(0.0, self.autocorrelation):.3f}"
        text += "." if self.autocorrelation <= MIXED else ": too much, raise trades_per_row."
        if not self.reaches_all:
            text += " Rules of admission overlap without being nested, so trades may not reach every graph."
        return text


def randomise(
    graph: TwoMode,
    n_samples: int,
    *,
    rng: np.random.Generator,
    trades_per_row: float = 20.0,
    chains: int = 8,
    burn_in: int = 5,
) -> Iterator[TwoMode]:
    """Random graphs with the same degrees on both sides, one after the other.

    Use it to see what a quantity looks like by chance, or through
    :func:`~hanse.analysis.nullmodels.distribution.null_distribution`. It does not keep anything but degrees and rules.

    Parameters
    ----------
    graph : TwoMode
        Cities x networks; ties move only to cells that are open. Names and attributes stay.
    n_samples : int
        Graphs.
    rng : numpy.random.Generator
        Source of the seeds of the chains.
    trades_per_row, chains, burn_in
        As for :func:`~hanse.analysis.nullmodels.fdsm.fdsm`; trades are between the rows of the smaller side.

    Yields
    ------
    TwoMode

    Raises
    ------
    ValueError : a number is not positive.
    UsageError : the graph is too large to hold as bits.

    Notes
    -----
    Nothing is drawn before it is asked for. Cost: a trade takes O(columns / 64 + ties dealt out).

    Source
    ------
    Godard and Neal (2022), doi:10.1093/comnet/cnac049; Strona et al. (2014), doi:10.1038/ncomms5114.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> from hanse.analysis.toys import mini
    >>> drawn = next(randomise(mini(), 1, rng=np.random.default_rng(1)))
    >>> drawn.city_degrees.tolist() == mini().city_degrees.tolist()
    True
    """
    yield from graphs_of(graph, sampling_of(rng, n_samples, trades_per_row, chains, burn_in))


def sampling_of(rng: np.random.Generator, n_samples: int, trades_per_row: float, chains: int, burn_in: int) -> Sampling:
    if n_samples < 1 or chains < 1 or burn_in < 0 or not trades_per_row > 0:
        raise ValueError(
            f"n_samples = {n_samples}, chains = {chains}, burn_in = {burn_in}, trades_per_row = {trades_per_row}: "
            "give at least one sample and chain, and trades"
        )
    chains = min(chains, n_samples)
    seeds = tuple(int(seed) for seed in rng.integers(0, 2**63, chains))
    return Sampling(n_samples, float(trades_per_row), chains, burn_in, seeds)


@dataclass(frozen=True, eq=False)
class Plan:
    """A graph as sets of bits, with what a trade has to know."""

    bits: Bits
    allowed: Bits
    group: NDArray[np.int32]
    restricted: bool
    row_class: NDArray[np.int32]
    column_class: NDArray[np.int32]
    n_classes: tuple[int, int]

    @classmethod
    def of(cls, side: TwoMode) -> Plan:
        """Read a graph; raises UsageError where it is too large to hold."""
        words = words_of(side)
        if side.n_cities * words > _MOST_WORDS:
            raise UsageError(
                f"{side.n_cities:,} x {side.n_networks:,} cells are too many to shuffle in memory",
                hint="Use null='bicm', which needs no samples.",
            )
        bits = np.zeros((side.n_cities, words), np.uint64)
        to_bits(side.indptr, side.indices, bits)
        rows, columns = side.city_classes, side.network_classes
        if side.eligibility is None:
            allowed, group = np.zeros((1, words), np.uint64), np.zeros(side.n_cities, np.int32)
        else:
            cells = side.eligibility.allowed[:, side.eligibility.network_group]
            padded = np.zeros((cells.shape[0], 64 * words), bool)
            padded[:, : side.n_networks] = cells
            allowed = np.packbits(padded, axis=1, bitorder="little").view("<u8").astype(np.uint64)
            group = side.eligibility.city_group
        restricted = side.eligibility is not None
        return cls(bits, allowed, group, restricted, rows.of, columns.of, (len(rows), len(columns)))

    def trade(self, bits: Bits, trades_per_row: float, state: Bits) -> None:
        """Change ``bits`` by as many trades as that makes."""
        if bits.shape[0] > 1:
            trades = max(1, round(trades_per_row * bits.shape[0]))
            trade_rows(bits, self.allowed, self.group, self.restricted, trades, state)


def words_of(side: TwoMode) -> int:
    """Words of 64 bits that hold the columns of one row."""
    return max(1, -(-side.n_networks // 64))


def reaches_all(side: TwoMode) -> bool:
    """Whether trades connect all graphs with these degrees."""
    return side.eligibility is None or side.eligibility.is_laminar


def graphs_of(graph: TwoMode, sampling: Sampling) -> Iterator[TwoMode]:
    """The graphs of all chains, one chain after the other."""
    turned = graph.n_cities > graph.n_networks
    side = graph.transposed() if turned else graph
    plan = Plan.of(side)
    for share, seed in zip(sampling.shares, sampling.seeds, strict=True):
        bits, state = plan.bits.copy(), np.array([seed], np.uint64)
        for _ in range(sampling.burn_in):
            plan.trade(bits, sampling.trades_per_row, state)
        for _ in range(share):
            plan.trade(bits, sampling.trades_per_row, state)
            indices = np.empty(side.n_ties, np.int32)
            to_indices(bits, indices)
            drawn = replace(side, indices=indices)
            yield drawn.transposed() if turned else drawn

"""The one value all analyses start from: which city is in which network."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import numpy as np
import scipy.sparse as sp
from numpy.typing import ArrayLike, NDArray

from hanse.analysis.classes import Classes, equal_degree, equal_rows
from hanse.analysis.eligibility import Eligibility

Mode = Literal["city", "network"]


@dataclass(frozen=True, eq=False)
class TwoMode:
    """Two-mode membership: rows are cities, columns are networks, a cell is True where a tie is counted.

    Also called a biadjacency (or incidence) matrix. It is unweighted: a tie given twice counts once. A cell without
    a tie means "not counted", so the caller decides, and says, what unknown was taken for before building one.

    Attributes
    ----------
    indptr : array of int64, shape (n_cities + 1,)
        Row starts in ``indices``.
    indices : array of int32, shape (n_ties,)
        Networks of each city, ascending within a city.
    n_networks : int
        Columns.
    cities, networks : tuple of str
        Names or ids in order; empty where the members are only numbered.
    eligibility : Eligibility or None
        Which cells may hold a tie; None where every city may join every network.
    city_attributes, network_attributes : mapping of str to array
        Anything known of the members, one value a member (country, population, area).

    Raises
    ------
    ValueError : the arrays do not describe such a matrix, or a tie lies where ``eligibility`` allows none.
    """

    indptr: NDArray[np.int64]
    indices: NDArray[np.int32]
    n_networks: int
    cities: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()
    eligibility: Eligibility | None = None
    city_attributes: Mapping[str, NDArray[Any]] = field(default_factory=dict)
    network_attributes: Mapping[str, NDArray[Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Make the arrays read-only and check them."""
        for name, kind in (("indptr", np.int64), ("indices", np.int32)):
            array = np.ascontiguousarray(getattr(self, name), dtype=kind).view()
            array.setflags(write=False)
            object.__setattr__(self, name, array)
        _check_rows(self.indptr, self.indices, self.n_networks)
        _check_members("cities", self.n_cities, self.cities, self.city_attributes)
        _check_members("networks", self.n_networks, self.networks, self.network_attributes)
        if self.eligibility is not None:
            _check_eligible(self, self.eligibility)

    def __repr__(self) -> str:
        """Sizes only."""
        return f"TwoMode({self.n_cities} cities, {self.n_networks} networks, {self.n_ties} ties)"

    # -- how it is made ------------------------------------------------------------------------------------------

    @classmethod
    def from_edges(
        cls,
        edges: Iterable[tuple[str, str]],
        *,
        cities: Sequence[str] | None = None,
        networks: Sequence[str] | None = None,
        eligibility: Eligibility | None = None,
    ) -> TwoMode:
        """Read (city, network) pairs of names.

        Parameters
        ----------
        edges : iterable of (str, str)
            One tie each; repetitions count once.
        cities, networks : sequence of str, default None
            All members in the order wanted, with those that have no tie; None takes those named, A to Z.
        eligibility : Eligibility, default None
            Over the same cities and networks in the same order.

        Returns
        -------
        TwoMode

        Raises
        ------
        ValueError : a name is not among ``cities`` or ``networks``, or is listed there twice.

        Examples
        --------
        >>> TwoMode.from_edges([("Ghent", "A"), ("Lyon", "A"), ("Lyon", "B")]).dense().astype(int).tolist()
        [[1, 0], [1, 1]]
        """
        pairs = list(edges)
        rows = _numbered("cities", [city for city, _ in pairs], cities)
        columns = _numbered("networks", [network for _, network in pairs], networks)
        made = cls.from_indices(
            [rows[city] for city, _ in pairs],
            [columns[network] for _, network in pairs],
            shape=(len(rows), len(columns)),
        )
        return replace(made, cities=tuple(rows), networks=tuple(columns), eligibility=eligibility)

    @classmethod
    def from_indices(cls, cities: ArrayLike, networks: ArrayLike, *, shape: tuple[int, int]) -> TwoMode:
        """Read ties as two arrays of int of the same length, counted from 0; repetitions count once."""
        rows, columns = np.asarray(cities, dtype=np.int64), np.asarray(networks, dtype=np.int64)
        for name, index, size in (("cities", rows, shape[0]), ("networks", columns, shape[1])):
            if index.size > 0 and not (index.min() >= 0 and index.max() < size):
                raise ValueError(f"{name} holds {index.min()} to {index.max()}; there are {size}, counted from 0")
        if rows.shape != columns.shape:
            raise ValueError(f"{rows.size} cities and {columns.size} networks; a tie is one of each")
        return cls.from_sparse(sp.coo_array((np.ones(rows.size, np.int8), (rows, columns)), shape=shape))

    @classmethod
    def from_dense(cls, matrix: ArrayLike) -> TwoMode:
        """Read a table of 0 and 1 (or bool), shape (n_cities, n_networks)."""
        cells = np.asarray(matrix)
        if cells.ndim != 2:
            raise ValueError(f"the matrix has {cells.ndim} dimensions; give cities x networks")
        _check_binary(cells)
        rows, columns = np.nonzero(cells)
        return cls.from_indices(rows, columns, shape=(cells.shape[0], cells.shape[1]))

    @classmethod
    def from_sparse(cls, matrix: Any) -> TwoMode:
        """Read a scipy sparse matrix or array; any value other than 0 is a tie, NaN is refused."""
        if matrix.nnz > 0 and matrix.dtype.kind in "fc" and not bool(np.isfinite(matrix.data).all()):
            raise ValueError("the matrix holds NaN or infinity; decide what unknown ties count as first")
        cells = sp.coo_array(matrix)
        tie = cells.data != 0
        ones = np.ones(int(tie.sum()), np.int32)
        rows = sp.coo_array((ones, (cells.coords[0][tie], cells.coords[1][tie])), shape=cells.shape).tocsr()
        rows.sum_duplicates()
        return cls(rows.indptr, rows.indices, int(rows.shape[1]))

    @classmethod
    def from_csv(cls, path: Path, *, blank: Literal["refuse", "absent"] = "refuse") -> TwoMode:
        """Read a CSV: either columns ``city`` and ``network`` (one tie a row) or a table of 0 and 1 with names.

        Parameters
        ----------
        path : pathlib.Path
            UTF-8. A header naming ``city`` and ``network`` means a list of ties; otherwise the first column names
            the cities and the header the networks.
        blank : {"refuse", "absent"}, default "refuse"
            What an empty cell of a table means. Unknown is not 0 unless you say so.

        Returns
        -------
        TwoMode

        Raises
        ------
        StructureError, RowError (hanse.errors) : what, which row, which column, what to do.
        """
        from hanse.analysis.matrixfile import read_csv

        return read_csv(path, blank=blank)

    @classmethod
    def from_npz(cls, path: Path) -> TwoMode:
        """Read a sparse matrix as ``scipy.sparse.save_npz`` writes it, cities x networks; raises StructureError."""
        from hanse.analysis.matrixfile import read_npz

        return read_npz(path)

    # -- what it holds -------------------------------------------------------------------------------------------

    @property
    def n_cities(self) -> int:
        """Rows."""
        return int(self.indptr.size) - 1

    @property
    def n_ties(self) -> int:
        """Cells that are True."""
        return int(self.indices.size)

    @property
    def shape(self) -> tuple[int, int]:
        """(n_cities, n_networks)."""
        return self.n_cities, self.n_networks

    @cached_property
    def city_degrees(self) -> NDArray[np.int64]:
        """Networks of each city, shape (n_cities,)."""
        return np.diff(self.indptr)

    @cached_property
    def network_degrees(self) -> NDArray[np.int64]:
        """Cities of each network, shape (n_networks,)."""
        return np.bincount(self.indices, minlength=self.n_networks).astype(np.int64)

    def row(self, city: int) -> NDArray[np.int32]:
        """Networks of one city, ascending."""
        return self.indices[self.indptr[city] : self.indptr[city + 1]]

    def city_name(self, city: int) -> str:
        """Name of a city, or its number where the cities are not named."""
        return self.cities[city] if len(self.cities) > 0 else str(city)

    def network_name(self, network: int) -> str:
        """Name of a network, or its number where the networks are not named."""
        return self.networks[network] if len(self.networks) > 0 else str(network)

    def csr(self) -> sp.csr_array:
        """The same as a new scipy array of int32 ones, shape (n_cities, n_networks)."""
        ones = np.ones(self.n_ties, np.int32)
        return sp.csr_array((ones, self.indices.copy(), self.indptr.copy()), shape=self.shape)

    def dense(self) -> NDArray[np.bool_]:
        """The full matrix, shape (n_cities, n_networks); for small data and tests."""
        cells = np.zeros(self.shape, bool)
        cells[np.repeat(np.arange(self.n_cities), self.city_degrees), self.indices] = True
        return cells

    # -- the same from elsewhere ---------------------------------------------------------------------------------

    @cached_property
    def _by_network(self) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.int64]]:
        numbered = sp.csr_array((np.arange(self.n_ties), self.indices, self.indptr), shape=self.shape).tocsc()
        return numbered.indptr.astype(np.int64), numbered.indices.astype(np.int32), numbered.data

    @property
    def position(self) -> NDArray[np.int64]:
        """Where each tie, read network by network, stands in ``indices``; int64, shape (n_ties,)."""
        return self._by_network[2]

    @cached_property
    def _transposed(self) -> TwoMode:
        indptr, indices, _ = self._by_network
        turned = TwoMode(
            indptr,
            indices,
            self.n_cities,
            self.networks,
            self.cities,
            None if self.eligibility is None else self.eligibility.transposed(),
            self.network_attributes,
            self.city_attributes,
        )
        turned.__dict__["_transposed"] = self  # turned twice it is itself, with all that is known of it
        return turned

    def transposed(self) -> TwoMode:
        """The same with networks as rows: what holds for pairs of cities then holds for pairs of networks."""
        return self._transposed

    def side(self, mode: Mode) -> TwoMode:
        """Itself for "city", transposed for "network": rows are always the side asked about."""
        if mode not in ("city", "network"):
            raise ValueError(f"mode {mode!r} is neither 'city' nor 'network'")
        return self if mode == "city" else self._transposed

    def subset(self, cities: ArrayLike | None = None, networks: ArrayLike | None = None) -> TwoMode:
        """Some of the cities and networks (arrays of indices, in the order given; None keeps all)."""
        rows = np.arange(self.n_cities) if cities is None else np.asarray(cities, dtype=np.int64)
        columns = np.arange(self.n_networks) if networks is None else np.asarray(networks, dtype=np.int64)
        part = self.csr()[rows][:, columns]
        part.sort_indices()
        return TwoMode(
            part.indptr,
            part.indices,
            int(columns.size),
            tuple(self.cities[index] for index in rows) if len(self.cities) > 0 else (),
            tuple(self.networks[index] for index in columns) if len(self.networks) > 0 else (),
            None if self.eligibility is None else self.eligibility.subset(rows, columns),
            {name: values[rows] for name, values in self.city_attributes.items()},
            {name: values[columns] for name, values in self.network_attributes.items()},
        )

    def within_eligibility(self, eligibility: Eligibility) -> tuple[TwoMode, NDArray[np.int64]]:
        """Put rules on it, taking out the ties that they do not allow.

        Parameters
        ----------
        eligibility : Eligibility
            Over the same cities and networks.

        Returns
        -------
        (TwoMode, array of int64, shape (n_taken_out, 2))
            The rest with the rules on it, and city and network of each tie taken out: show them, they contradict
            either the rule or the roster.
        """
        rows = np.repeat(np.arange(self.n_cities), self.city_degrees)
        inside = eligibility.allows(rows, self.indices)
        kept = TwoMode.from_indices(rows[inside], self.indices[inside], shape=self.shape)
        taken_out = np.stack([rows[~inside], self.indices[~inside].astype(np.int64)], axis=1)
        return replace(self, indptr=kept.indptr, indices=kept.indices, eligibility=eligibility), taken_out

    # -- members that are alike ----------------------------------------------------------------------------------

    @property
    def _city_group(self) -> NDArray[np.int32]:
        return np.zeros(self.n_cities, np.int32) if self.eligibility is None else self.eligibility.city_group

    @cached_property
    def city_classes(self) -> Classes:
        """Cities of equal degree and eligibility group: exchangeable under every null model with fixed degrees."""
        return equal_degree(self.city_degrees, self._city_group)

    @cached_property
    def network_classes(self) -> Classes:
        """Networks of equal degree and eligibility group; needs no second order of the ties."""
        if self.eligibility is None:
            return equal_degree(self.network_degrees, np.zeros(self.n_networks, np.int32))
        return equal_degree(self.network_degrees, self.eligibility.network_group)

    @cached_property
    def city_twins(self) -> Classes:
        """Cities with exactly the same networks and the same eligibility group, in order of first appearance."""
        return equal_rows(self.indptr, self.indices, self._city_group)

    @property
    def network_twins(self) -> Classes:
        """Networks with exactly the same cities and the same eligibility group."""
        return self._transposed.city_twins


def _numbered(name: str, used: list[str], given: Sequence[str] | None) -> dict[str, int]:
    """Number of each name, in the order given or A to Z."""
    names = sorted(set(used)) if given is None else list(given)
    numbers = {text: index for index, text in enumerate(names)}
    if len(numbers) != len(names):
        twice = next(text for index, text in enumerate(names) if numbers[text] != index)
        raise ValueError(f"{name} lists {twice!r} twice; names have to be distinct")
    unknown = next((text for text in used if text not in numbers), None)
    if unknown is not None:
        raise ValueError(f"{unknown!r} is not among the {len(names)} {name} given; add it or leave {name} out")
    return numbers


def _check_rows(indptr: NDArray[np.int64], indices: NDArray[np.int32], n_networks: int) -> None:
    if indptr.ndim != 1 or indptr.size == 0 or indptr[0] != 0 or indptr[-1] != indices.size:
        raise ValueError("indptr has to start at 0 and end at the number of ties")
    if bool((np.diff(indptr) < 0).any()):
        raise ValueError("indptr falls: each city starts where the one before ends")
    if indices.size == 0:
        return
    if indices.size >= 2**31:
        raise ValueError(f"{indices.size:,} ties are more than can be numbered (2,147,483,647)")
    if not (indices.min() >= 0 and indices.max() < n_networks):
        raise ValueError(f"indices hold networks {indices.min()} to {indices.max()}; there are {n_networks}")
    rising = np.diff(indices) > 0
    starts = indptr[1:-1]
    rising[starts[(starts > 0) & (starts < indices.size)] - 1] = True
    if not bool(rising.all()):
        raise ValueError("the networks of a city have to ascend, each named once; use from_indices")


def _check_members(name: str, count: int, names: tuple[str, ...], attributes: Mapping[str, NDArray[Any]]) -> None:
    if len(names) not in (0, count):
        raise ValueError(f"{len(names)} names for {count} {name}; give one each or none")
    for key, values in attributes.items():
        if len(values) != count:
            raise ValueError(f"attribute {key!r} has {len(values)} values for {count} {name}")


def _check_eligible(graph: TwoMode, eligibility: Eligibility) -> None:
    if (eligibility.n_cities, eligibility.n_networks) != graph.shape:
        raise ValueError(
            f"eligibility covers {eligibility.n_cities} x {eligibility.n_networks}, the graph {graph.shape}"
        )
    rows = np.repeat(np.arange(graph.n_cities), np.diff(graph.indptr))
    outside = np.flatnonzero(~eligibility.allows(rows, graph.indices))
    if outside.size > 0:
        city, network = graph.city_name(int(rows[outside[0]])), graph.network_name(int(graph.indices[outside[0]]))
        raise ValueError(
            f"{outside.size} ties lie where eligibility allows none, first {city!r} in {network!r}; "
            "correct the rule, or take them out by within_eligibility and show them"
        )


def _check_binary(cells: NDArray[Any]) -> None:
    if cells.dtype.kind == "b" or cells.size == 0:
        return
    if cells.dtype.kind not in "iuf" or not bool(np.isin(cells, (0, 1)).all()):
        raise ValueError("the matrix holds values other than 0 and 1; decide what unknown ties count as first")
